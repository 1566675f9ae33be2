"""Questions about a poll: how much longer, in which words, and with what a lot is drawn."""

import secrets

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSpinBox, QWidget

from stemkast.hall_client.chair.commands import Said
from stemkast.windows.chair.dialogs import Question
from stemkast.windows.chair.look import BODY, text
from stemkast.windows.shared.native import sized

translate = QCoreApplication.translate
_LONGEST = 600
_SEED_SIZE = 16


class SecondsQuestion(Question):
    """Asks for the seconds from now on; 0 is open-ended."""

    def __init__(self, title: str, seconds: int, parent: QWidget) -> None:
        says = translate("Chair", "How many seconds from now?")
        super().__init__(title, says, parent)
        self.field = QSpinBox()
        sized(self.field, BODY)
        self.field.setRange(0, _LONGEST)
        self.field.setSingleStep(5)
        self.field.setValue(seconds)
        self.field.setSpecialValueText(translate("Chair", "open-ended"))
        self.field.setAccessibleName(says)
        self.fields.addWidget(self.field)
        self.field.selectAll()

    def said(self) -> Said:
        """The seconds."""
        return Said(seconds=self.field.value())


class WordsQuestion(Question):
    """Asks for the words of a declaration, and proposes those that the minutes would have."""

    def __init__(self, title: str, words: str, parent: QWidget) -> None:
        says = translate("Chair", "The words with which the chair declares the result; the record will have them.")
        super().__init__(title, says, parent)
        self.field = QPlainTextEdit(words)
        sized(self.field, BODY)
        self.field.setTabChangesFocus(True)
        self.field.setFixedHeight(120)
        self.field.setAccessibleName(says)
        self.field.textChanged.connect(self._check)
        self.fields.addWidget(self.field)

    def said(self) -> Said:
        """The words in one line."""
        return Said(text=" ".join(self.field.toPlainText().split()))

    def _check(self) -> None:
        self._allow(bool(self.field.toPlainText().strip()))


class LotQuestion(Question):
    """Asks with what the lot is drawn, and where that comes from: thrown in the hall, or made by this computer.

    Who draws follows from it, and it is recorded: anybody can draw again. What somebody typed is never said to be of
    this computer.

    Attributes: seed: what the dice showed, say; source: who threw them.
    """

    def __init__(self, title: str, parent: QWidget) -> None:
        says = translate(
            "Chair",
            "The lot follows from what stands here, and both lines are recorded: anybody can draw again. "
            "Throw dice in the hall and type what they show, or leave what this computer made.",
        )
        super().__init__(title, says, parent)
        self._made = secrets.token_hex(_SEED_SIZE)
        self._of_this_computer = translate("Chair", "random numbers of this computer")
        self.seed, self.source = QLineEdit(self._made), QLineEdit(self._of_this_computer)
        for label, field in (
            (translate("Chair", "What was thrown or drawn"), self.seed),
            (translate("Chair", "Where it comes from, in words that the record will have"), self.source),
        ):
            above = text(BODY)
            above.setText(label)
            above.setBuddy(field)
            sized(field, BODY)
            field.setAccessibleName(label)
            field.textChanged.connect(self._check)
            self.fields.addWidget(above)
            self.fields.addWidget(field)
        self.seed.textEdited.connect(self._thrown)
        self.seed.selectAll()

    def said(self) -> Said:
        """The source in words, and the seed as bytes of UTF-8."""
        return Said(text=self.source.text().strip(), seed=self.seed.text().strip().encode())

    def _thrown(self, typed: str) -> None:
        if typed.strip() != self._made and self.source.text() == self._of_this_computer:
            self.source.clear()

    def _check(self) -> None:
        seed, source = self.seed.text().strip(), self.source.text().strip()
        self._allow(bool(seed and source) and (seed == self._made or source != self._of_this_computer))
