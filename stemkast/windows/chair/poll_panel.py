"""The poll at hand: its state, turnout and countdown; the result for the operator once it is closed.

While a poll runs there is nothing here that could tell its direction: the state that it shows has none.
"""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from stemkast.assembly.events import PollKind
from stemkast.assembly.poll_state import PollState
from stemkast.hall_client.chair.poll_view import PollView
from stemkast.hall_client.chair.state import ChairState
from stemkast.windows.chair.look import BODY, FIGURE, GAP, HEADING, ROOM, text
from stemkast.windows.chair.result_table import ResultTable
from stemkast.windows.chair.statuses import poll_state
from stemkast.windows.shared.numbers import whole
from stemkast.windows.shared.palette import LIGHT
from stemkast.windows.shared.ring import seconds_left, whole_seconds
from stemkast.windows.shared.typefaces import Weight

translate = QCoreApplication.translate
_TICK = 200


class PollPanel(QFrame):
    """Shows `ChairState.poll`; hidden when there is none. `clock` gives the time for the countdown."""

    def __init__(self, clock: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._poll: PollView | None = None
        self.setObjectName("card")
        self._state = text(HEADING, Weight.BOLD)
        self._test = text(BODY, Weight.BOLD, LIGHT.on_accent)
        self._test.setObjectName("test")
        self._test.setWordWrap(False)
        self._voted = text(FIGURE, Weight.BOLD)
        self._votes = text(FIGURE, Weight.BOLD)
        self._left = text(FIGURE, Weight.BOLD)
        self._of_present = text(BODY, colour=LIGHT.soft)
        self._of_votes = text(BODY, colour=LIGHT.soft)
        self._seconds = text(BODY, colour=LIGHT.soft)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(translate("Chair", "Votes in"))
        for label in (self._of_present, self._of_votes, self._seconds):
            label.setWordWrap(False)
        self._result = ResultTable()
        self._ticking = QTimer(self)
        self._ticking.setInterval(_TICK)
        self._ticking.timeout.connect(self._count_down)
        self._lay_out()
        self.hide()

    def show_state(self, state: ChairState) -> None:
        """Shows the poll at hand."""
        self._poll = state.poll
        self.setVisible(state.poll is not None)
        if state.poll is None:
            self._ticking.stop()
            return
        poll = state.poll
        called = translate("Chair", "Roll call") + "  ·  " if poll.roll_call else ""
        self._state.setText(called + poll_state(poll.state, poll.kind))
        self._test.setVisible(poll.kind is PollKind.TEST)
        self._test.setText(translate("Chair", "TEST"))
        self._voted.setText(whole(poll.turnout.voted))
        self._of_present.setText(translate("Chair", "of %1 municipalities").replace("%1", whole(poll.turnout.present)))
        self._votes.setText(whole(poll.turnout.voted_votes))
        self._of_votes.setText(translate("Chair", "of %1 votes").replace("%1", whole(poll.turnout.present_votes)))
        self._bar.setMaximum(max(1, poll.turnout.present_votes))
        self._bar.setValue(poll.turnout.voted_votes)
        self._bar.setVisible(poll.result is None)
        self._result.show_result(poll)
        self._count_down()

    def _count_down(self) -> None:
        poll = self._poll
        if poll is None or poll.state is not PollState.OPEN or poll.opened_at is None:
            self._ticking.stop()
            self._left.setText("")
            self._seconds.setText("")
            return
        if poll.seconds == 0:
            self._left.setText("")
            self._seconds.setText(translate("Chair", "no countdown"))
            return
        left = seconds_left(poll.opened_at, poll.seconds, self._clock())
        self._left.setText(str(whole_seconds(left)))
        self._seconds.setText(translate("Chair", "seconds"))
        self._ticking.start()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._state, 1)
        head.addWidget(self._test)
        figures = QGridLayout()
        figures.setHorizontalSpacing(ROOM)
        figures.setVerticalSpacing(0)
        columns = ((self._voted, self._of_present), (self._votes, self._of_votes), (self._left, self._seconds))
        for column, (figure, unit) in enumerate(columns):
            figures.addWidget(figure, 0, column)
            figures.addWidget(unit, 1, column)
            figures.setColumnStretch(column, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(ROOM, ROOM, ROOM, ROOM)
        layout.setSpacing(GAP)
        layout.addLayout(head)
        layout.addLayout(figures)
        layout.addWidget(self._bar)
        layout.addWidget(self._result)
