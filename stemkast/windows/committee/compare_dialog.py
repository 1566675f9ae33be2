"""The ceremony: a member types what another screen shows of the fingerprint, and this station looks whether it fits."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from stemkast.assembly.events import RootCompared
from stemkast.hall_client.committee.state import Witness
from stemkast.windows.committee.look import BODY, HEADING, ROOM, TITLE, WIDE, Tone, text, toned
from stemkast.windows.shared.typefaces import Weight, font

translate = QCoreApplication.translate


class CompareDialog(QDialog):
    """Signals: compared(RootCompared): what was typed fits what this station has; nothing is recorded otherwise.

    The first two groups are covered here, so that they are read elsewhere.
    """

    compared = Signal(object)

    def __init__(self, witness: Witness, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._witness = witness
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Committee", "Compare the fingerprint"))
        self.setMinimumWidth(640)
        says = text(BODY)
        says.setText(
            translate(
                "Committee",
                "Read the first two groups of the fingerprint from another screen, aloud, and type them here. "
                "They are covered below, so that nobody copies them.",
            )
        )
        last = witness.read_aloud
        shown = text(HEADING, Weight.SEMIBOLD, Tone.SOFT)
        shown.setText("●●●● ●●●● " + " ".join(last.groups[2:]) if last is not None else "")
        self.field = QLineEdit()
        self.field.setFont(font(TITLE, Weight.BOLD))
        self.field.setMaxLength(9)
        self.field.setPlaceholderText("0000 0000")
        self.field.setAccessibleName(translate("Committee", "The first two groups of four, read from another screen"))
        self.says = text(BODY, Weight.SEMIBOLD)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.button(QDialogButtonBox.StandardButton.Ok).setText(translate("Committee", "Compare"))
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(translate("Committee", "Cancel"))
        buttons.accepted.connect(self._compare)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        layout.setSpacing(ROOM)
        for widget in (says, shown, self.field, self.says, buttons):
            layout.addWidget(widget)
        for each in (*self.findChildren(QLabel), *self.findChildren(QPushButton)):
            each.setFont(font(BODY))
        self.field.setFocus()

    def show_witness(self, witness: Witness) -> None:
        """Other checkpoints came while people read."""
        self._witness = witness

    def _compare(self) -> None:
        found = self._witness.compared(self.field.text())
        if found is not None:
            self.compared.emit(RootCompared(found.size, found.root))
            self.accept()
            return
        toned(self.says, Tone.WRONG)
        self.says.setText(
            translate(
                "Committee",
                "This is not what this station has. Read it again; if it stays so, call the chair: "
                "the other screen follows another ledger.",
            )
        )
        self.field.selectAll()
        self.field.setFocus()
