"""The chair's window: it assembles panels, gets frozen states and gives commands; it holds nothing else."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from typing import TypeAlias

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMainWindow, QScrollArea, QVBoxLayout, QWidget

from stemkast.assembly.commands import Command
from stemkast.assembly.refusal import Reason, Refusal
from stemkast.assembly.shown import ScreenState
from stemkast.hall_client.chair.actions import ChairAction
from stemkast.hall_client.chair.agenda_order import Stop
from stemkast.hall_client.chair.check_list import CheckPoint
from stemkast.hall_client.chair.commands import Said, commands_for, ordered
from stemkast.hall_client.chair.state import ChairState
from stemkast.hall_client.following.hall_trouble import HallTrouble
from stemkast.windows.chair.action_bar import ActionBar
from stemkast.windows.chair.action_buttons import ActionButtons
from stemkast.windows.chair.agenda_panel import AgendaPanel
from stemkast.windows.chair.check_panel import CheckPanel
from stemkast.windows.chair.dialogs import Question
from stemkast.windows.chair.keys_list import KeysList
from stemkast.windows.chair.labels import AT_AGENDA, AT_CHAIR, AT_MATTER, AT_SCREEN
from stemkast.windows.chair.look import BODY, ROOM, WIDE
from stemkast.windows.chair.matter_panel import MatterPanel
from stemkast.windows.chair.poll_panel import PollPanel
from stemkast.windows.chair.preview_panel import PreviewPanel
from stemkast.windows.chair.questions import question_for, reason_to_waive
from stemkast.windows.chair.selection_words import unselected
from stemkast.windows.chair.silent_list import SilentList
from stemkast.windows.chair.speakers_list import SpeakersList
from stemkast.windows.chair.style import STYLE
from stemkast.windows.chair.undo_line import UndoLine
from stemkast.windows.shared.native import house_palette, rescale
from stemkast.windows.shared.palette import LIGHT
from stemkast.windows.shared.typefaces import font

translate = QCoreApplication.translate
_SETTLE = 600
_DEFAULT_SECONDS = 30
_DRAWN = (1366, 768)
_LARGEST_SCALE, _SCALE_STEP = 1.6, 0.02


Lists: TypeAlias = dict[ChairAction, SpeakersList | SilentList | KeysList]


def _utc_now() -> datetime:
    return datetime.now(UTC)


class ChairWindow(QMainWindow):
    """Leads an assembly by hand.

    Signals: command(Command): what the chair asks of the hall.

    `preview` is a hall screen, `show_screen` hands it a state; `seconds` the countdown that is proposed; `settle` how
    many milliseconds the large button rests after it became another one.
    """

    command = Signal(object)

    def __init__(
        self,
        preview: QWidget,
        show_screen: Callable[[ScreenState], None],
        *,
        seconds: int = _DEFAULT_SECONDS,
        settle: int = _SETTLE,
        clock: Callable[[], datetime] = _utc_now,
    ) -> None:
        super().__init__()
        self._state: ChairState | None = None
        self._factor = 1.0
        self._selected: tuple[Stop, ...] = ()
        self.setWindowTitle(translate("Chair", "Chair"))
        self.setMinimumSize(1180, 680)
        self.setPalette(house_palette(LIGHT))
        self.setFont(font(BODY))
        self.setStyleSheet(STYLE)
        self._buttons = (
            ActionButtons(AT_AGENDA, 2),
            ActionButtons(AT_MATTER, 2, translate("Chair", "Also possible now")),
            ActionButtons(AT_SCREEN, 2, translate("Chair", "Show to the hall")),
            ActionButtons(AT_CHAIR, 2),
        )
        at_agenda, self._at_matter, at_screen, at_chair = self._buttons
        self._agenda = AgendaPanel(at_agenda)
        self._matter = MatterPanel()
        self._poll = PollPanel(clock)
        self._preview = PreviewPanel(preview, show_screen, at_screen, at_chair)
        self._checks = CheckPanel()
        self._checks.waive.connect(self._waive)
        self._undo = UndoLine()
        self._undo.wanted.connect(self.do)
        self._bar = ActionBar(seconds, settle, self._undo)
        self._agenda.selected.connect(self._select)
        self._agenda.ordered.connect(self._order)
        speakers = SpeakersList(self)
        speakers.command.connect(lambda command: self._tell((command,)))
        self._lists: Lists = {
            ChairAction.SPEAKERS: speakers,
            ChairAction.SILENT: SilentList(self),
            ChairAction.HELP: KeysList(self),
        }
        for buttons in self._buttons:
            buttons.wanted.connect(self.do)
        self._bar.wanted.connect(self.do)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            enter = QShortcut(QKeySequence(key), self, self._bar.press)
            enter.setAutoRepeat(False)
        self._lay_out()
        self._bar.setFocus()

    def show_state(self, state: ChairState, screen: ScreenState) -> None:
        """Shows one moment. A refusal stays until something else is asked, or something else is next."""
        refusal = self._state.refusal if self._state is not None and state.next is self._state.next else None
        state = replace(state, refusal=state.refusal or refusal)
        self._state = state
        self._agenda.show_state(state)
        self._matter.show_state(state)
        self._poll.show_state(state)
        self._checks.show_state(state)
        self._undo.show_state(state)
        for buttons in self._buttons:
            buttons.show_state(state)
        self._preview.show_state(state, screen)
        self._bar.show_state(state)
        for each in self._lists.values():
            each.show_state(state)
        rescale(self, self._factor)

    def show_refusal(self, refusal: object) -> None:
        """Says in a plain sentence why the last command was refused."""
        if self._state is not None and isinstance(refusal, Refusal):
            self._state = replace(self._state, refusal=refusal)
            self._bar.show_state(self._state)

    def show_connected(self, connected: bool) -> None:
        """Whether the hall can be heard; once it is, it does not matter that it did not answer before."""
        self._preview.show_connected(connected)
        refusal = self._state.refusal if self._state is not None else None
        if connected and refusal is not None and refusal.reason is Reason.NOT_READY:
            self._tell(())

    def show_trouble(self, trouble: object) -> None:
        """What is the matter with the hall, a `HallTrouble`."""
        if isinstance(trouble, HallTrouble):
            self._preview.show_trouble(trouble)

    def do(self, action: ChairAction) -> None:
        """Sends an action to the hall, after its question if it has one."""
        if self._state is None:
            return
        says = unselected(action, self._selected, self._state)
        if says:
            self._agenda.setFocus()
            self._bar.say(says)
            return
        if action is ChairAction.CHECK_LIST:
            self._checks.toggle()
            return
        if action in self._lists:
            self._lists[action].show()
            self._lists[action].activateWindow()
            return
        question = question_for(action, self._state, self)
        if question is None:
            self._send(action, Said(seconds=self._bar.seconds, selected=self._selected))
        else:
            self._ask(question, action, Said(selected=self._selected))

    def _ask(self, question: Question, action: ChairAction, known: Said) -> None:
        question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        question.answered.connect(
            lambda said: self._send(action, replace(said, selected=known.selected, point=known.point or said.point))
        )
        question.open()

    def _waive(self, point: CheckPoint) -> None:
        self._ask(reason_to_waive(point, self), ChairAction.WAIVE, Said(point=point))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Letters grow with the window, so that a chair reads it from three metres."""
        super().resizeEvent(event)
        factor = min(_LARGEST_SCALE, max(1.0, min(self.width() / _DRAWN[0], self.height() / _DRAWN[1])))
        if abs(factor - self._factor) > _SCALE_STEP:
            self._factor = factor
            rescale(self, factor)
            self._agenda.refresh()

    def _send(self, action: ChairAction, said: Said) -> None:
        if self._state is not None:
            self._tell(commands_for(action, self._state, said))

    def _order(self, items: tuple[str, ...]) -> None:
        self._tell(ordered(items))

    def _tell(self, commands: Iterable[Command]) -> None:
        """What is asked now; why the last thing was refused matters no more."""
        if self._state is not None and self._state.refusal is not None:
            self._state = replace(self._state, refusal=None)
            self._bar.show_state(self._state)
        self._bar.say("")
        for command in commands:
            self.command.emit(command)

    def _select(self, stops: tuple[Stop, ...]) -> None:
        self._selected = stops
        self._bar.say("")

    def _lay_out(self) -> None:
        middle = QWidget()
        middle.setObjectName("column")
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, ROOM, 0)
        column.setSpacing(ROOM)
        for panel in (self._matter, self._checks, self._poll, self._at_matter):
            column.addWidget(panel)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(middle)
        panels = QHBoxLayout()
        panels.setContentsMargins(WIDE, WIDE, WIDE, ROOM)
        panels.setSpacing(WIDE)
        panels.addWidget(self._agenda, 30)
        panels.addWidget(scroll, 40)
        panels.addWidget(self._preview, 34)
        line = QFrame()
        line.setObjectName("line")
        line.setFixedHeight(1)
        whole = QWidget()
        rows = QVBoxLayout(whole)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(panels, 1)
        rows.addWidget(line)
        rows.addWidget(self._bar)
        self.setCentralWidget(whole)
