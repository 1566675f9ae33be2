"""Asks why the rest of a poll goes on without another station that keeps the ledger."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from stemkast.windows.setup.look import BODY, text
from stemkast.windows.setup.question import Question
from stemkast.windows.shared.typefaces import font

translate = QCoreApplication.translate


class WaiverDialog(Question):
    """A reason in words, which stands in the ledger.

    Signals: answered(str).
    """

    answered = Signal(str)

    def __init__(self, poll: int, parent: QWidget) -> None:
        title = translate("Setup", "Do without a second copy")
        super().__init__(title, title, parent)
        says = translate(
            "Setup",
            "For the rest of poll %1 a green light promises the disk of the hall alone. Why? The reason stands in the "
            "ledger and in the record.",
        )
        self.reason = QLineEdit()
        self.reason.setFont(font(BODY))
        self.reason.setAccessibleName(translate("Setup", "Reason"))
        self.answer_button.setEnabled(False)
        self.reason.textChanged.connect(lambda typed: self.answer_button.setEnabled(bool(typed.strip())))
        self.accepted.connect(lambda: self.answered.emit(self.reason.text().strip()))
        self.column.addWidget(text(says=says.replace("%1", str(poll))))
        self.column.addWidget(self.reason)
        self.finish()
        self.reason.setFocus()
