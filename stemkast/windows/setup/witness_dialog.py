"""Asks whether a station is to be a witness, with the key that is to be the same at the station itself."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from stemkast.ledger.note import VerifierKey
from stemkast.windows.setup.look import BODY, HEADING, text
from stemkast.windows.setup.question import Question
from stemkast.windows.shared.typefaces import Weight

translate = QCoreApplication.translate


class WitnessDialog(Question):
    """What it means, and that it is for good.

    Signals: answered(VerifierKey).
    """

    answered = Signal(object)

    def __init__(self, station: str, key: VerifierKey, parent: QWidget) -> None:
        super().__init__(translate("Setup", "Enrol a witness"), translate("Setup", "Enrol"), parent)
        means = translate(
            "Setup",
            "What %1 cosigns counts from then on, and in a roll call it can be one of the two posts. "
            "The name stands for this key for good: another computer needs another name.",
        )
        self.key = text(HEADING, Weight.BOLD, says=key.called)
        self.accepted.connect(lambda: self.answered.emit(key))
        compare = translate(
            "Setup",
            "The same has to stand at the station: below in the window of the committee; elsewhere as the guide says.",
        )
        self.column.addWidget(text(says=means.replace("%1", station)))
        self.column.addWidget(self.key)
        self.column.addWidget(text(BODY, voice="soft", says=compare))
        self.finish()
        self.answer_button.setFocus()
