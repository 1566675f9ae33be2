"""The result as the operator checks it before it is declared: percentage, word, and the votes per option."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from stemkast.assembly.events import PollKind
from stemkast.assembly.outcome import Outcome
from stemkast.assembly.poll_state import PollState
from stemkast.assembly.shown import ResultShown
from stemkast.hall_client.chair.poll_view import PollView
from stemkast.windows.chair.look import BODY, GAP, HEADING, ROOM, text
from stemkast.windows.shared import words
from stemkast.windows.shared.numbers import percent_in_sentence, whole
from stemkast.windows.shared.palette import LIGHT
from stemkast.windows.shared.typefaces import Weight

translate = QCoreApplication.translate


class ResultTable(QWidget):
    """Hidden while there is no result."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._result: ResultShown | None = None
        self._summary = text(HEADING, Weight.BOLD)
        self._where = text(BODY, colour=LIGHT.soft)
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(ROOM)
        self._rows.setVerticalSpacing(2)
        self._rows.setColumnStretch(0, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, GAP, 0, 0)
        layout.setSpacing(GAP)
        layout.addWidget(self._summary)
        layout.addLayout(self._rows)
        layout.addWidget(self._where)
        self.hide()

    def show_result(self, poll: PollView) -> None:
        """Shows the result of this poll, if it has one."""
        self.setVisible(poll.result is not None)
        if poll.result is None:
            return
        self._where.setText(_where(poll))
        if poll.result == self._result:
            return
        self._result = poll.result
        self._summary.setText(_summary(poll.result))
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for number, (name, votes, municipalities) in enumerate(_lines(poll.result)):
            self._rows.addWidget(_cell(name), number, 0)
            self._rows.addWidget(_cell(whole(votes), right=True, weight=Weight.BOLD), number, 1)
            self._rows.addWidget(_cell(f"({whole(municipalities)})", right=True, colour=LIGHT.soft), number, 2)


def _summary(result: ResultShown) -> str:
    parts = []
    if result.percentage is not None:
        parts.append(percent_in_sentence(result.percentage))
    if result.outcome is not None:
        parts.append(words.outcome(result.outcome))
    if result.outcome is Outcome.CHOSEN and result.leading is not None:
        parts.append(result.leading)
    return "  ·  ".join(parts)


def _lines(result: ResultShown) -> list[tuple[str, int, int]]:
    tallies = [*result.tallies, *([result.abstained] if result.abstained is not None else [])]
    lines = [(words.option(tally.option), tally.votes, tally.municipalities) for tally in tallies]
    missing = result.turnout.present - result.turnout.voted
    missing_votes = result.turnout.present_votes - result.turnout.voted_votes
    return [*lines, (translate("Chair", "Present, did not vote"), missing_votes, missing)]


def _where(poll: PollView) -> str:
    if poll.on_screen:
        return translate("Chair", "The hall sees this result.")
    if poll.kind is PollKind.TEST:
        return translate("Chair", "The hall does not see this result. A test poll decides nothing.")
    if poll.state is not PollState.CLOSED:
        return translate("Chair", "The hall sees something else now.")
    not_yet = translate("Chair", "The hall does not see this result yet.")
    return f"“{poll.words}”\n{not_yet}" if poll.words else not_yet


def _cell(value: str, right: bool = False, weight: Weight = Weight.REGULAR, colour: str = LIGHT.ink) -> QLabel:
    label = text(BODY, weight, colour)
    label.setText(value)
    if right:
        label.setWordWrap(False)
        label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
    return label
