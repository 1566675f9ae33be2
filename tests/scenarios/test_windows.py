"""The chair's window leads a real hall: a key press goes through server, ledger and stream, back to the screen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from firmware_protocol.emulator.fleet import Fleet
from firmware_protocol.emulator.hall import EmulatedHall
from firmware_protocol.emulator.people import VotingPeople
from hall_server.disk import folder as hall_folder
from hall_server.disk.folder import Wanted
from stemkast.assembly.events import Role
from stemkast.assembly.state import ProposalStatus
from stemkast.demo.plan import Plan, make_plan
from stemkast.demo.replay import Replay
from stemkast.hall_client.chair.actions import ChairAction
from stemkast.hall_client.chair.check_list import CheckPoint
from stemkast.hall_client.chair.state import ChairState
from stemkast.hall_client.chair.view import Snapshot
from stemkast.hall_client.connection.commands import CommandSender
from stemkast.hall_client.following.stream import EntryStream
from stemkast.hall_client.hall_here.local_hall import LocalHall
from stemkast.hall_client.qt_bridge import HallBridge
from stemkast.verifier import Report, verify
from stemkast.windows.chair.chair_window import ChairWindow
from stemkast.windows.chair.dialogs import TextQuestion
from stemkast.windows.hall_screen.hall_screen import HallScreen
from stemkast.windows.shared.language import install_language
from stemkast.windows.shared.typefaces import load_typefaces
from tests.patience import MILLISECONDS
from tests.scenarios.conftest import WEIGHTS, files, weighted

# The offscreen platform has no window manager that could hold a dialog to its size, and says so.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    decisions = [weighted("Begroting", "aangenomen", "64,11"), weighted("Motie", "verworpen", "30,62")]
    agenda, _, register, _, present, *_ = files(tmp_path / "files", decisions)
    made = make_plan(Path(agenda).read_bytes(), Path(register).read_bytes(), Path(present).read_bytes(), 1)
    assert isinstance(made, Plan), made
    return made


class Led:
    """A chair's window on a running hall, and the last snapshot that it was shown."""

    def __init__(self, window: ChairWindow, bridge: HallBridge, folder: Path) -> None:
        self.window = window
        self.folder = folder
        self.last: Snapshot | None = None
        bridge.snapshot.connect(self._show)

    def _show(self, snapshot: Snapshot) -> None:
        self.last = snapshot
        self.window.show_state(snapshot.chair, snapshot.screen)

    @property
    def state(self) -> ChairState:
        """What the window shows."""
        assert self.last is not None
        return self.last.chair

    @property
    def voted(self) -> int:
        """How many municipalities voted in the poll at hand."""
        return self.state.poll.turnout.voted if self.state.poll is not None else 0

    @property
    def screen(self) -> str:
        """The name of what the hall sees."""
        return type(self.last.screen).__name__ if self.last is not None else ""


@pytest.fixture
def led(qtbot: QtBot, qapp: object, plan: Plan, tmp_path: Path) -> Iterator[Led]:
    load_typefaces()
    install_language(qapp, "nl")  # type: ignore[arg-type]
    fleet = Fleet(len(plan.present), 1)
    folder = tmp_path / "hall"
    hall_folder.init(folder, Wanted("Proef", "2024-06-12", "Utrecht", fleet.public_key))
    people = VotingPeople(lambda poll, code: plan.choices[poll].get(code), 0.0, 1)
    with (
        EmulatedHall(fleet, people=people) as devices,
        LocalHall(folder, devices.base_station_paths + devices.cradle_paths) as hall,
    ):
        Replay(plan, hall, devices, 0.0, lambda _progress: None, lambda _decision, _assembly: None).prepare()
        preview = HallScreen(moving=False)
        window = ChairWindow(preview, preview.show_state, settle=0)
        qtbot.addWidget(window)
        address = hall.address(Role.CHAIR)
        bridge = HallBridge(
            lambda entry, state, aside: EntryStream(address, entry, state, on_aside=aside), CommandSender(address)
        )
        window.command.connect(bridge.send)
        made = Led(window, bridge, folder)
        bridge.start()
        window.show()
        yield made
        bridge.stop()


NOT_HERE = {CheckPoint.KEYPADS, CheckPoint.REPLICAS, CheckPoint.COMMITTEE}
"""What is open in a hall on one computer without committee or test poll: its keypads speak once a minute (P-25)."""


def press_enter(qtbot: QtBot, led: Led) -> ChairAction:
    """Presses the one large key, once everybody voted where that matters; returns what it was for."""
    state = led.state
    if state.next is ChairAction.CLOSE:
        qtbot.waitUntil(
            lambda: led.state.poll is not None and led.state.poll.turnout.voted == state.present, timeout=MILLISECONDS
        )
    if state.next is ChairAction.WAIVE:
        qtbot.waitUntil(lambda: {row.point for row in led.state.checks.open} <= NOT_HERE, timeout=MILLISECONDS)
    action, left = led.state.next, led.state.checks.open
    qtbot.keyClick(led.window, Qt.Key.Key_Return)
    if action is ChairAction.WAIVE:  # nothing is waived without a reason
        question = led.window.findChildren(TextQuestion)[-1]
        question.field.setText("zonder commissie geoefend")
        question.accept()
        qtbot.waitUntil(lambda: len(led.state.checks.open) < len(left), timeout=MILLISECONDS)
        qtbot.waitUntil(lambda: not led.window.findChildren(TextQuestion), timeout=MILLISECONDS)
        led.window.activateWindow()
        qtbot.waitUntil(led.window.isActiveWindow, timeout=MILLISECONDS)
        return action
    qtbot.waitUntil(lambda: led.state.next not in (action, ChairAction.WAIT), timeout=MILLISECONDS)
    return action


def test_an_assembly_is_led_with_one_key(qtbot: QtBot, led: Led) -> None:
    qtbot.waitUntil(lambda: led.last is not None and led.state.present == len(WEIGHTS), timeout=MILLISECONDS)
    done: list[ChairAction] = []
    screens: dict[ChairAction, str] = {}
    while led.state.next is not ChairAction.CLOSE_ASSEMBLY:
        action = press_enter(qtbot, led)
        done.append(action)
        screens[action] = led.screen
        assert len(done) < 20, done
    one_poll = [ChairAction.CALL_NEXT, ChairAction.ANNOUNCE, ChairAction.OPEN, ChairAction.CLOSE, ChairAction.DECLARE]
    assert [each for each in done if each in one_poll][-10:] == one_poll * 2
    assert screens[ChairAction.OPEN] == "PollOpenShown"
    assert screens[ChairAction.DECLARE] == "ResultShown"
    statuses = [row.status for row in led.state.agenda if row.proposal]
    assert statuses == [ProposalStatus.ADOPTED, ProposalStatus.REJECTED]


def test_what_was_led_by_hand_is_recounted(qtbot: QtBot, led: Led) -> None:
    qtbot.waitUntil(lambda: led.last is not None and led.state.present == len(WEIGHTS), timeout=MILLISECONDS)
    while led.state.next is not ChairAction.DECLARE:
        press_enter(qtbot, led)
    press_enter(qtbot, led)
    report = verify(led.folder / "assembly.ledger", running=True)
    assert isinstance(report, Report)
    assert report.ok, [check for check in report.checks if not check.ok]
    assert [(matter.outcome, matter.percentage) for matter in report.polls] == [("adopted", "64,11")]
