"""Asks why the rest of a poll goes on without another station that keeps the ledger."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from stemkast.windows.setup.look import BODY, GAP, WIDE, text
from stemkast.windows.shared.typefaces import font

translate = QCoreApplication.translate


class WaiverDialog(QDialog):
    """A reason in words, which stands in the ledger.

    Signals: answered(str).
    """

    answered = Signal(str)

    def __init__(self, poll: int, parent: QWidget) -> None:
        super().__init__(parent)
        title = translate("Setup", "Do without a second copy")
        self.setWindowTitle(title)
        self.setModal(True)
        self.setMinimumWidth(480)
        says = translate(
            "Setup",
            "For the rest of poll %1 a green light promises the disk of the hall alone. Why? The reason stands in the "
            "ledger and in the record.",
        )
        self.reason = QLineEdit()
        self.reason.setFont(font(BODY))
        self.reason.setAccessibleName(translate("Setup", "Reason"))
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, parent=self
        )
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setText(title)
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(translate("Setup", "Cancel"))
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(False)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.accepted.connect(lambda: self.answered.emit(self.reason.text().strip()))
        self.reason.textChanged.connect(
            lambda typed: self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(typed.strip()))
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        column.setSpacing(GAP)
        for widget in (text(says=says.replace("%1", str(poll))), self.reason, self.buttons):
            column.addWidget(widget)
