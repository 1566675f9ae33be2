"""Questions about a poll: how much longer, in which words, and where the chance of a lot comes from."""

import secrets

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPlainTextEdit, QSpinBox, QWidget

from stemkast.hall_client.chair.commands import Said
from stemkast.windows.chair.dialogs import Question, TextQuestion
from stemkast.windows.chair.look import BODY
from stemkast.windows.shared.native import sized

translate = QCoreApplication.translate
_LONGEST = 600
_SEED_SIZE = 32


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


class LotQuestion(TextQuestion):
    """Asks where the chance of a lot comes from, and draws it when that is answered."""

    def __init__(self, title: str, parent: QWidget) -> None:
        says = translate("Chair", "Where the chance comes from, in words that the record will have")
        super().__init__(title, says, parent, translate("Chair", "random numbers of this computer"))

    def said(self) -> Said:
        """The source in words, and 32 random bytes of it."""
        return Said(text=self.field.text().strip(), seed=secrets.token_bytes(_SEED_SIZE))
