"""The bridge between a hall and the windows, with a real hall as a child process."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
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

    def __init__(self, on_entry: Callable[[int, bytes], None]) -> None:
        self._on_entry = on_entry

    def start(self) -> None:
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
