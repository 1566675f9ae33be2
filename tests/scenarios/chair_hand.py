"""Somebody at the chair's window with a keyboard: what is pressed, what is answered, and what is waited for."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from firmware_protocol.emulator.fleet import Fleet
from firmware_protocol.emulator.hall import EmulatedHall
from firmware_protocol.emulator.people import VotingPeople
from hall_server.disk import folder as hall_folder
from hall_server.disk.folder import Wanted
from stemkast.assembly.events import Role
from stemkast.assembly.shown import ScreenState
from stemkast.demo.plan import Plan
from stemkast.demo.replay import Replay
from stemkast.hall_client.chair.actions import ChairAction
from stemkast.hall_client.chair.agenda_order import Stop
from stemkast.hall_client.chair.check_list import CheckPoint
from stemkast.hall_client.chair.poll_view import PollView
from stemkast.hall_client.chair.state import ChairState
from stemkast.hall_client.chair.undo import Undone
from stemkast.hall_client.chair.view import ChairView, Snapshot
from stemkast.hall_client.connection.commands import CommandSender
from stemkast.hall_client.following.stream import EntryStream
from stemkast.hall_client.hall_here.local_hall import LocalHall
from stemkast.hall_client.qt_bridge import HallBridge
from stemkast.windows.chair.chair_window import ChairWindow
from stemkast.windows.chair.dialogs import Question, TextQuestion
from stemkast.windows.chair.labels import KEYS
from stemkast.windows.hall_screen.hall_screen import HallScreen
from stemkast.windows.shared.language import install_language
from stemkast.windows.shared.typefaces import load_typefaces
from tests.patience import MILLISECONDS as PATIENCE

A = ChairAction
Fill = Callable[[Question], None]
_NOT_HERE = {CheckPoint.REPLICAS, CheckPoint.COMMITTEE}
"""Points that a hall on one computer without a committee leaves open."""


class ChairHand:
    """The window on a running hall, and the keyboard before it.

    Attributes:
        admin: somebody else, who can add to the agenda.
        devices: the keypads and base stations in the hall.
    """

    def __init__(self, qtbot: QtBot, hall: LocalHall, devices: EmulatedHall, folder: Path) -> None:
        self.devices = devices
        self.folder = folder
        self.admin = CommandSender(hall.address(Role.ADMIN))
        self._qtbot = qtbot
        self._last: Snapshot | None = None
        preview = HallScreen(moving=False)
        self._window = ChairWindow(preview, preview.show_state, settle=0)
        qtbot.addWidget(self._window)
        address = hall.address(Role.CHAIR)
        self.bridge = HallBridge(
            lambda entry, state, aside: EntryStream(address, entry, state, on_aside=aside),
            CommandSender(address),
            view=ChairView(hall.name(Role.CHAIR)),
        )
        self._window.command.connect(self.bridge.send)
        self.refused: list[object] = []
        self.bridge.refused.connect(lambda refusal, _command: self.refused.append(refusal))
        self.bridge.snapshot.connect(self._show)
        self.bridge.start()
        self._window.show()
        self._be_active()

    @property
    def state(self) -> ChairState:
        """What the window shows."""
        assert self._last is not None
        return self._last.chair

    @property
    def screen(self) -> ScreenState:
        """What the hall sees."""
        assert self._last is not None
        return self._last.screen

    @property
    def poll(self) -> PollView:
        """The poll at hand."""
        assert self.state.poll is not None
        return self.state.poll

    def until(self, holds: Callable[[], object]) -> None:
        """Waits; a refusal meanwhile fails."""
        self._qtbot.waitUntil(lambda: bool(self._last is not None and (holds() or self.refused)), timeout=PATIENCE)
        assert not self.refused

    def enter(self, fill: Fill | None = None) -> ChairAction:
        """The one large key; returns what it was for, once something else is next."""
        action = self.state.next
        self._key(Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, fill)
        self.until(lambda: self.state.next not in (action, A.WAIT))
        return action

    def press(self, action: ChairAction, fill: Fill | None = None) -> None:
        """The key of an action that stands beside the next one; `fill` answers its question."""
        combination = QKeySequence(KEYS[action])[0]
        self._key(combination.key(), combination.keyboardModifiers(), fill)

    def call(self, *proposals: str) -> None:
        """Selects these on the agenda and calls them."""
        self.select(*proposals)
        self.press(A.CALL_SELECTED)
        self.until(lambda: self.state.matter is not None and self.state.matter.proposals == proposals)

    def select(self, *proposals: str) -> None:
        """Selects on the agenda, as clicks do."""
        tree = self._window.findChild(QTreeWidget)
        assert tree is not None
        tree.clearSelection()
        for line in _lines(tree):
            stop = line.data(0, Qt.ItemDataRole.UserRole)
            if isinstance(stop, Stop) and stop.proposals and set(stop.proposals) <= set(proposals):
                tree.setCurrentItem(line, 0, QItemSelectionModel.SelectionFlag.Select)

    def get_ready(self, reason: str) -> list[CheckPoint]:
        """Waives what is open on the check list before the first real poll, for a reason; returns what that was.

        What this hall cannot have is open for good; keypads and base stations are waited for.
        """
        waived = []
        self.until(lambda: self.state.next is A.WAIVE and {row.point for row in self.state.checks.open} <= _NOT_HERE)
        while self.state.next is A.WAIVE:
            left = self.state.checks.open
            waived.append(left[0].point)
            self._key(Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, lambda question: _fill(question, reason))
            self.until(lambda left=left: len(self.state.checks.open) < len(left))
        return waived

    def undo(self, what: Undone) -> None:
        """Ctrl+Z, which says beforehand that it will do this; until the hall did it."""
        self.until(lambda: self.state.undo.what is what)
        before = self.state.undo
        self.press(A.UNDO)
        self.until(lambda: self.state.undo != before)

    def put_to_the_vote(self, expected: int) -> None:
        """From announcement to closing, once `expected` municipalities voted; an objection has announced it already."""
        if self.state.next is not A.OPEN:
            assert self.enter() is A.ANNOUNCE
        assert self.enter() is A.OPEN
        self.until(lambda: self.poll.turnout.voted == expected)
        assert self.enter() is A.CLOSE

    def _key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier, fill: Fill | None) -> None:
        self._qtbot.keyClick(self._window, key, modifiers)
        if fill is None:
            return
        self._qtbot.waitUntil(lambda: bool(self._window.findChildren(Question)), timeout=PATIENCE)
        question = self._window.findChildren(Question)[-1]
        fill(question)
        question.accept()
        self._qtbot.waitUntil(lambda: not self._window.findChildren(Question), timeout=PATIENCE)
        self._be_active()

    def _be_active(self) -> None:
        self._window.activateWindow()
        self._qtbot.waitUntil(self._window.isActiveWindow, timeout=PATIENCE)

    def _show(self, snapshot: Snapshot) -> None:
        self._last = snapshot
        self._window.show_state(snapshot.chair, snapshot.screen)


@contextmanager
def chair_hand(
    qtbot: QtBot, app: object, plan: Plan, folder: Path, choices: Mapping[int, Mapping[str, int]]
) -> Iterator[ChairHand]:
    """A prepared hall in which everybody has a keypad, and `choices` says what is pressed: poll, municipality, key."""
    load_typefaces()
    install_language(app, "nl")  # type: ignore[arg-type]
    fleet = Fleet(len(plan.present), 1)
    hall_folder.init(folder, Wanted(plan.agenda.assembly, plan.agenda.date, plan.agenda.place, fleet.public_key))
    people = VotingPeople(lambda poll, code: choices.get(poll, {}).get(code), 0.0, 1)
    with (
        EmulatedHall(fleet, people=people) as devices,
        LocalHall(folder, devices.base_station_paths + devices.cradle_paths) as hall,
    ):
        Replay(plan, hall, devices, 0.0, lambda _progress: None, lambda _decision, _assembly: None).prepare()
        hand = ChairHand(qtbot, hall, devices, folder)
        try:
            hand.until(lambda: hand.state.present == len(plan.present))
            yield hand
        finally:
            hand.bridge.stop()
            hand.admin.close()


def _fill(question: Question, text: str) -> None:
    assert isinstance(question, TextQuestion)
    question.field.setText(text)


def _lines(tree: QTreeWidget) -> Iterator[QTreeWidgetItem]:
    for number in range(tree.topLevelItemCount()):
        item = tree.topLevelItem(number)
        if item is not None:
            yield item
            yield from (item.child(below) for below in range(item.childCount()))
