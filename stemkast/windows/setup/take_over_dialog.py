"""Asks what is needed to go on with a hall that is gone: is the old machine off, the 24 words, copies, lines."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QWidget,
)

from stemkast.hall_client.hall_here.taking_over import TakeOver, are_words
from stemkast.windows.setup.look import BODY, speak, text
from stemkast.windows.setup.question import Question
from stemkast.windows.shared.file_button import FileButton
from stemkast.windows.shared.numbers import whole
from stemkast.windows.shared.typefaces import Weight, font

translate = QCoreApplication.translate
_LOW = 82
_WORDS = 24


class TakeOverDialog(Question):
    """Asks, and says while typing whether the words fit. `copy` is what this station kept, so many `entries`.

    `lines` are the serial lines of this computer.

    Signals: answered(TakeOver).
    """

    answered = Signal(object)

    def __init__(self, copy: Path, entries: int, lines: Sequence[str], port: int, parent: QWidget) -> None:
        super().__init__(translate("Setup", "Take over as the hall"), translate("Setup", "Take over"), parent)
        self._copies = [copy]
        self._entries = entries
        self._port = port
        self.off = QCheckBox(translate("Setup", "The old machine is off, and stays off"))
        self.off.setFont(font(BODY, Weight.SEMIBOLD))
        self.words = QPlainTextEdit()
        self.words.setFont(font(BODY))
        self.words.setFixedHeight(_LOW)
        self.words.setTabChangesFocus(True)
        self.words.setAccessibleName(translate("Setup", "The 24 words of the succession key"))
        self.says = text(BODY, voice="soft")
        self.copies = text(BODY)
        more = FileButton(translate("Setup", "Add the copy of another station…"), folder=True)
        more.chosen.connect(self.add_copy)
        self.lines = QListWidget()
        self.lines.setFont(font(BODY))
        self.lines.setFixedHeight(_LOW)
        self.lines.setAccessibleName(translate("Setup", "Lines of base stations and cradles on this computer"))
        for each in lines:
            QListWidgetItem(each, self.lines).setCheckState(_checked(True))
        why = translate("Setup", "Two halls at once would part the keypads between them.")
        for widget in (
            text(BODY, voice="soft", says=why),
            self.off,
            text(BODY, Weight.SEMIBOLD, says=translate("Setup", "The 24 words from the closed envelope")),
            self.words,
            self.says,
            text(BODY, Weight.SEMIBOLD, says=translate("Setup", "Copies; the longest goes on")),
            self.copies,
            more,
            text(BODY, Weight.SEMIBOLD, says=translate("Setup", "Base stations and cradles on this computer")),
            self.lines,
        ):
            self.column.addWidget(widget)
        self.finish()
        self.words.textChanged.connect(self._check)
        self.off.toggled.connect(lambda _: self._check())
        self.accepted.connect(lambda: self.answered.emit(self.wanted()))
        self._show_copies()
        self._check()
        self.off.setFocus()

    def add_copy(self, folder: Path) -> None:
        """Looks at this copy too."""
        if folder not in self._copies:
            self._copies.append(folder)
        self._show_copies()

    def wanted(self) -> TakeOver:
        """What was answered."""
        items = [self.lines.item(number) for number in range(self.lines.count())]
        lines = tuple(item.text() for item in items if item.checkState() == _checked(True))
        return TakeOver(tuple(self._copies), self._typed(), lines, self._port)

    def _typed(self) -> str:
        """The words without numbers and points between them, as they stand on the sheet."""
        return " ".join(word for word in self.words.toPlainText().lower().split() if word.strip(".").isalpha())

    def _show_copies(self) -> None:
        own = translate("Setup", "of this station, %1 entries").replace("%1", whole(self._entries))
        self.copies.setText("\n".join([f"• {own}", *(f"• {each}" for each in self._copies[1:])]))

    def _check(self) -> None:
        count = len(self._typed().split())
        fits = are_words(self._typed())
        if fits:
            self.says.setText(translate("Setup", "The words fit each other."))
        elif count < _WORDS:
            self.says.setText(translate("Setup", "%1 of 24 words").replace("%1", str(count)))
        else:
            self.says.setText(translate("Setup", "These words do not fit each other; mind order and spelling."))
        speak(self.says, "good" if fits else "bad" if count >= _WORDS else "soft")
        self.answer_button.setEnabled(fits and self.off.isChecked())


def _checked(checked: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked
