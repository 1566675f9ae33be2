"""The bridge between a hall and the windows, with a real hall as a child process."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from hall_server.disk import folder as hall_folder
from hall_server.disk.folder import Wanted
from stemkast.assembly.commands import OpenPoll, Record
from stemkast.assembly.events import AgendaItemAdded, ChairTaken, MatterCalled, Role
from stemkast.assembly.proposals import AgendaItem
from stemkast.assembly.refusal import Reason
from stemkast.assembly.shown import ItemShown, Welcome
from stemkast.hall_client.chair.view import Snapshot
from stemkast.hall_client.connection.address import HallAddress
from stemkast.hall_client.connection.commands import Accepted, CommandSender
from stemkast.hall_client.desk.aside import KIND
from stemkast.hall_client.desk.book import DeskBook, DeskHall
from stemkast.hall_client.desk.work import DeskWork
from stemkast.hall_client.following.hall_trouble import HallTrouble
from stemkast.hall_client.following.not_followed import NotFollowed, ReplicaFault
from stemkast.hall_client.following.stream import EntryStream
from stemkast.hall_client.hall_here.local_hall import LocalHall
from stemkast.hall_client.qt_bridge import ANEW, DISBELIEVED, Aside, HallBridge
from stemkast.ledger.errors import Obstacle
from tests.hall_server.house import House
from tests.hall_server.small_hall import Server
from tests.patience import MILLISECONDS

TIMEOUT = MILLISECONDS


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[LocalHall]:
    hall_folder.init(tmp_path / "hall", Wanted("ALV", "2023-06-14", "Groningen", b"f" * 32))
    with LocalHall(tmp_path / "hall", []) as served:
        yield served


class Watched:
    """A bridge and everything that it said."""

    def __init__(self, address: HallAddress) -> None:
        self.snapshots: list[Snapshot] = []
        self.refused: list[object] = []
        self.connected: list[bool] = []
        self.bridge = HallBridge(
            lambda on_entry, on_state, aside: EntryStream(
                address, on_entry, on_state, on_aside=aside, on_anew=lambda: aside(ANEW, None)
            ),
            CommandSender(address),
        )
        self.broken: list[str] = []
        self.bridge.broken.connect(self.broken.append)
        self.bridge.snapshot.connect(self.snapshots.append)
        self.bridge.refused.connect(lambda refusal, _command: self.refused.append(refusal))
        self.bridge.connected.connect(self.connected.append)
        self.bridge.start()

    def is_chaired_by(self, name: str) -> bool:
        """Whether the last snapshot says so."""
        return bool(self.snapshots) and self.snapshots[-1].chair.chair == name


def test_commands_go_out_and_come_back_as_snapshots(hall: LocalHall, qtbot: QtBot) -> None:
    chair = Watched(hall.address(Role.CHAIR))
    try:
        qtbot.waitUntil(lambda: bool(chair.snapshots), timeout=TIMEOUT)
        assert chair.connected == [True]
        assert isinstance(chair.snapshots[-1].screen, Welcome)
        chair.bridge.send(Record(ChairTaken("Jan van Zanen")))
        chair.bridge.send(Record(AgendaItemAdded(AgendaItem("01", "Opening"))))
        chair.bridge.send(Record(MatterCalled("01", ())))
        qtbot.waitUntil(lambda: isinstance(chair.snapshots[-1].screen, ItemShown), timeout=TIMEOUT)
        last = chair.snapshots[-1]
        assert last.chair.chair == "Jan van Zanen"
        assert last.entries == 4
        assert chair.refused == []
        chair.bridge.send(OpenPoll(7, 30))
        qtbot.waitUntil(lambda: bool(chair.refused), timeout=TIMEOUT)
        assert chair.refused[0].reason is Reason.UNKNOWN
    finally:
        chair.bridge.stop()


def test_a_hall_that_goes_away_is_said_and_the_last_state_stays(tmp_path: Path, qtbot: QtBot) -> None:
    hall_folder.init(tmp_path / "hall", Wanted("ALV", "2023-06-14", "Groningen", b"f" * 32))
    served = LocalHall(tmp_path / "hall", [])
    chair = Watched(served.address(Role.CHAIR))
    try:
        qtbot.waitUntil(lambda: bool(chair.snapshots), timeout=TIMEOUT)
        served.close()
        qtbot.waitUntil(lambda: chair.connected[-1] is False, timeout=TIMEOUT)
        chair.bridge.send(Record(ChairTaken("Jan van Zanen")))
        qtbot.waitUntil(lambda: bool(chair.refused), timeout=TIMEOUT)
        assert chair.refused[0].reason is Reason.NOT_READY
        assert chair.snapshots[-1].chair.meeting == "ALV"
    finally:
        chair.bridge.stop()


def takes_the_chair(server: Server, *names: str) -> None:
    sender = CommandSender(server.station(Role.CHAIR))
    for each in names:
        assert isinstance(sender.send(Record(ChairTaken(each))), Accepted)
    sender.close()


@pytest.mark.parametrize("unkept", [1, 9], ids=["the next hall is longer", "the next hall is shorter"])
def test_a_screen_that_heard_more_than_the_next_hall_has_shows_what_that_has(
    tmp_path: Path, qtbot: QtBot, unkept: int
) -> None:
    """It keeps nothing: what the lost machine told it alone did not happen."""
    with House(tmp_path) as house:
        with house.serve() as first:
            house.follow(first, Role.CHAIR)
            house.prepare(first)
            screen = Watched(first.station(Role.SCREEN))
            qtbot.waitUntil(lambda: screen.is_chaired_by("De voorzitter"), timeout=TIMEOUT)
            house.kept(Role.CHAIR, lambda: screen.snapshots[-1].entries)
            house.stations.pop(Role.CHAIR).stop()
            takes_the_chair(first, *[f"Niet bewaard {number}" for number in range(unkept)])
            qtbot.waitUntil(lambda: screen.is_chaired_by(f"Niet bewaard {unkept - 1}"), timeout=TIMEOUT)
            first.kill()
        with house.take_over(Role.CHAIR) as second:
            qtbot.waitUntil(lambda: screen.is_chaired_by("De voorzitter"), timeout=TIMEOUT)
            takes_the_chair(second, "Daarna")
            qtbot.waitUntil(lambda: screen.is_chaired_by("Daarna"), timeout=TIMEOUT)
            assert screen.broken == []
            screen.bridge.stop()


class LyingStream:
    """A stream whose hall says something that no ledger can hold."""

    def __init__(
        self, on_entry: Callable[[int, bytes], None], on_state: Callable[[bool], None] = lambda _connected: None
    ) -> None:
        self._on_entry = on_entry
        self._on_state = on_state

    def start(self) -> None:
        self._on_state(True)
        self._on_entry(0, b'{"event": "nothing"}')

    def stop(self) -> None:
        pass


def test_a_hall_that_breaks_the_rules_is_no_longer_believed(hall: LocalHall, qtbot: QtBot) -> None:
    bridge = HallBridge(lambda on_entry, *_: LyingStream(on_entry), CommandSender(hall.address(Role.CHAIR)))
    with qtbot.waitSignal(bridge.broken, timeout=TIMEOUT) as said:
        bridge.start()
    assert said.args[0]
    bridge.stop()


@pytest.mark.parametrize(("fault", "is_told"), [(ReplicaFault.NOT_KEPT, True), (ReplicaFault.REWRITTEN, False)])
def test_a_station_that_cannot_keep_is_still_told_what_is_the_matter_with_the_hall(
    hall: LocalHall, qtbot: QtBot, fault: ReplicaFault, is_told: bool
) -> None:
    asides: list[Callable[[str, object], None]] = []

    def make_stream(entry: Callable[[int, bytes], None], state: Callable[[bool], None], aside: Aside) -> EntryStream:
        asides.append(aside)
        return EntryStream(hall.address(Role.CHAIR), entry, state)

    bridge = HallBridge(make_stream, CommandSender(hall.address(Role.CHAIR)))
    told: list[HallTrouble] = []
    bridge.trouble.connect(told.append)
    why = NotFollowed(fault, "")
    asides[0](DISBELIEVED, why)
    asides[0]("hall", {"not_written": "full"})
    first, *others = told
    assert first == HallTrouble(why)
    assert others == ([HallTrouble(why, Obstacle.FULL)] if is_told else [])
    bridge.stop()


def test_a_bridge_that_never_started_stops(hall: LocalHall, qtbot: QtBot) -> None:
    HallBridge(lambda on_entry, *_: LyingStream(on_entry), CommandSender(hall.address(Role.CHAIR))).stop()


class LostStream:
    """A stream that is told of a keypad in a cradle, loses the hall, and has just reached it again."""

    def __init__(self, on_state: Callable[[bool], None], on_aside: Callable[[str, object], None]) -> None:
        self._on_state = on_state
        self._on_aside = on_aside

    def start(self) -> None:
        self._on_state(True)
        self._on_aside(KIND, told_of("SK-0001"))
        self._on_state(False)
        self._on_state(True)

    def stop(self) -> None:
        self._on_state(False)


def told_of(serial: str) -> dict[str, object]:
    """The aside of a hall that sees this keypad in a cradle."""
    cradle = {"path": "houder", "serial": serial, "key": "", "battery": 80, "firmware": "1.0"}
    seen = {**cradle, "usual_firmware": "1.0", "usual": True, "proof": "given"}
    return {"cradles": [seen], "attending": [], "offers": [], "low": {}, "desks": ["balie 1"]}


class Heard:
    """A desk at such a stream, and what it was told, in order."""

    def __init__(self, hall: LocalHall) -> None:
        self.bridge = HallBridge(
            lambda _on_entry, on_state, on_aside: LostStream(on_state, on_aside),
            CommandSender(hall.address(Role.DESK)),
            view=DeskBook(),
        )
        self.work = DeskWork(
            "balie 1", self.bridge.send, lambda _: None, lambda _: None, lambda: datetime.now(UTC), "houder"
        )
        self.told: list[DeskHall | bool] = []
        self.bridge.snapshot.connect(self.work.look)
        self.bridge.snapshot.connect(self.told.append)
        self.bridge.connected.connect(self.work.hear)
        self.bridge.connected.connect(self.told.append)
        self.bridge.start()

    @property
    def states(self) -> list[bool]:
        return [each for each in self.told if isinstance(each, bool)]


def test_what_was_told_before_the_hall_went_away_is_shown_before_that_is(hall: LocalHall, qtbot: QtBot) -> None:
    """Else a desk takes the cradle of then for the one of now, until the hall tells it again."""
    heard = Heard(hall)
    try:
        qtbot.waitUntil(lambda: heard.states == [True, False, True], timeout=TIMEOUT)
        _, shown, *_ = heard.told
        assert isinstance(shown, DeskHall), "before it is said that the hall is away"
        assert shown.now.cradle_of("SK-0001") is not None
        assert heard.work.state.keypad.serial == ""
    finally:
        heard.bridge.stop()


def test_no_signal_follows_the_end(hall: LocalHall, qtbot: QtBot) -> None:
    """Who listened may be gone, and what is under way would find nobody there."""
    heard = Heard(hall)
    qtbot.waitUntil(lambda: heard.states[-1:] == [True], timeout=TIMEOUT)
    heard.bridge.refresh()
    heard.bridge.stop()
    told = len(heard.told)
    QCoreApplication.processEvents()
    assert heard.told[told:] == []


def test_who_believes_a_hall_no_more_does_not_hear_it(hall: LocalHall, qtbot: QtBot) -> None:
    states: list[bool] = []
    bridge = HallBridge(
        lambda on_entry, on_state, _aside: LyingStream(on_entry, on_state), CommandSender(hall.address(Role.CHAIR))
    )
    bridge.connected.connect(states.append)
    bridge.start()
    try:
        qtbot.waitUntil(lambda: states == [True, False], timeout=TIMEOUT)
    finally:
        bridge.stop()
