"""Asks for an agenda item: number, title, whether it is for decision."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from stemkast.assembly.proposals import AgendaItem, ItemKind
from stemkast.windows.setup.look import BODY, GAP, WIDE, text
from stemkast.windows.shared import words as shared_words
from stemkast.windows.shared.typefaces import font

translate = QCoreApplication.translate


class ItemDialog(QDialog):
    """An item that is new, or one of the draft, whose number stays.

    Signals: answered(AgendaItem).
    """

    answered = Signal(object)

    def __init__(self, taken: frozenset[str], parent: QWidget, item: AgendaItem | None = None) -> None:
        super().__init__(parent)
        self._taken = taken if item is None else frozenset()
        self.setWindowTitle(translate("Setup", "Agenda item"))
        self.setModal(True)
        self.setMinimumWidth(480)
        self.number, self.title = QLineEdit(item.number if item else ""), QLineEdit(item.title if item else "")
        self.number.setReadOnly(item is not None)
        self.kind = QComboBox()
        for kind in ItemKind:
            self.kind.addItem(shared_words.item_kind(kind), kind)
        self.kind.setCurrentIndex(list(ItemKind).index(item.kind) if item else 0)
        form = QFormLayout()
        form.setSpacing(GAP)
        for says, field in (
            (translate("Setup", "Number"), self.number),
            (translate("Setup", "Title"), self.title),
            (translate("Setup", "Kind"), self.kind),
        ):
            field.setFont(font(BODY))
            field.setAccessibleName(says)
            form.addRow(text(says=says), field)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, parent=self
        )
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setText(translate("Setup", "Into the draft"))
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(translate("Setup", "Cancel"))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.accepted.connect(lambda: self.answered.emit(self.item()))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        layout.addLayout(form)
        layout.addWidget(self.buttons)
        for line in (self.number, self.title):
            line.textChanged.connect(self._check)
        self._check()

    def item(self) -> AgendaItem:
        """The item as it stands in the fields."""
        return AgendaItem(self.number.text().strip(), self.title.text().strip(), ItemKind(self.kind.currentData()))

    def _check(self) -> None:
        number, title = self.number.text().strip(), self.title.text().strip()
        complete = bool(number and title) and number not in self._taken
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(complete)
