"""Asks for an agenda item: number, title, whether it is for decision."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QWidget

from stemkast.assembly.proposals import AgendaItem, ItemKind
from stemkast.windows.setup.look import BODY, GAP, text
from stemkast.windows.setup.question import Question
from stemkast.windows.shared import words as shared_words
from stemkast.windows.shared.typefaces import font

translate = QCoreApplication.translate


class ItemDialog(Question):
    """An item that is new, or one of the draft, whose number stays.

    Signals: answered(AgendaItem).
    """

    answered = Signal(object)

    def __init__(self, taken: frozenset[str], parent: QWidget, item: AgendaItem | None = None) -> None:
        super().__init__(translate("Setup", "Agenda item"), translate("Setup", "Into the draft"), parent)
        self._taken = taken if item is None else frozenset()
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
        self.accepted.connect(lambda: self.answered.emit(self.item()))
        self.column.addLayout(form)
        self.finish()
        for line in (self.number, self.title):
            line.textChanged.connect(self._check)
        self._check()

    def item(self) -> AgendaItem:
        """The item as it stands in the fields."""
        return AgendaItem(self.number.text().strip(), self.title.text().strip(), ItemKind(self.kind.currentData()))

    def _check(self) -> None:
        number, title = self.number.text().strip(), self.title.text().strip()
        complete = bool(number and title) and number not in self._taken
        self.answer_button.setEnabled(complete)
