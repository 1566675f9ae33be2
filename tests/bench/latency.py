"""From *closed* to the result at operator and committee, and from *show* to every screen: real hall, real stations.

Ten stations follow one hall, each a process of its own with the client that its window has: eight of them keep the
ledger. 342 keypads vote in every round. Measured to the frozen state that the window is given to paint; closed is when
the hall wrote it down, show is when the chair's command is sent.
"""

import json
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMetaObject, Qt

from stemkast.assembly.commands import AnnouncePoll, ClosePoll, Command, DeclareResult, OpenPoll, Record
from stemkast.assembly.events import AgendaItemAdded, MatterCalled, PollKind, ProposalAdded, Role
from stemkast.assembly.proposals import AgendaItem, Proposal, Question
from stemkast.assembly.shown import ResultShown
from stemkast.hall_client.chair.view import ChairView, Snapshot
from stemkast.hall_client.connection.address import HallAddress
from stemkast.hall_client.connection.commands import Accepted, CommandSender
from stemkast.hall_client.following.control_station import ControlStation
from stemkast.hall_client.following.stream import EntryStream
from stemkast.hall_client.qt_bridge import HallBridge
from tests.bench.big_hall import BigHall, Feeder, ServedHall, announcement_of, votes_of

KEYPADS = 342
STATIONS = (
    *(Role.CHAIR, Role.CHAIR, Role.COMMITTEE, Role.COMMITTEE, Role.ADMIN, Role.DESK, Role.DESK, Role.DESK),
    *(Role.SCREEN, Role.SCREEN),
)
PROMISE = 0.1
"""Seconds that 99 of a hundred may take at most."""
_ROUNDS = 12
_PATIENCE = 180.0
_SEE_RESULT = {Role.CHAIR, Role.COMMITTEE}


@dataclass(frozen=True, slots=True)
class Spread:
    """Seconds within which half of them came, and 99 of a hundred; of so many."""

    p50: float
    p99: float
    count: int


@dataclass(frozen=True, slots=True)
class Latencies:
    """`result`: from closed to the result at chair and committee. `screen`: from show to each screen."""

    result: Spread
    screen: Spread
    stations: int
    keypads: int


def latencies(rounds: int = _ROUNDS, keypads: int = KEYPADS) -> Latencies:
    """So many polls, one after the other."""
    results: list[float] = []
    screens: list[float] = []
    with tempfile.TemporaryDirectory(prefix="stemkast-") as made:
        folder = Path(made)
        hall, feeder = BigHall(folder / "hall", keypads), Feeder()
        with hall.served(feeder.path) as served, _stations(served, folder) as stations:
            feeder.settle(1.5)
            chair = _Chair(served, stations, feeder)
            for number in range(1, rounds + 1):
                announced = chair.open(number, hall.folder)
                feeder.settle(0.5)
                votes = votes_of(hall.holders, announced, number, number)
                for start in range(0, len(votes), 10):
                    feeder.feed(votes[start : start + 10])
                chair.until(lambda each, number=number: each.voted.get(number) == keypads)
                results += chair.close(number)
                screens += chair.show(number)
            chair.end()
        feeder.close()
    return Latencies(_spread(results), _spread(screens), len(STATIONS), keypads)


def _spread(seconds: list[float]) -> Spread:
    ordered = sorted(seconds)
    return Spread(ordered[len(ordered) // 2], ordered[min(len(ordered) - 1, len(ordered) * 99 // 100)], len(ordered))


class _Station:
    """A station in a process of its own, and what it was given to paint: by poll, when it first was."""

    def __init__(self, role: Role, address: HallAddress, folder: Path) -> None:
        self.role = role
        self.voted: dict[int, int] = {}
        self.closed: dict[int, float] = {}
        self.result: dict[int, float] = {}
        self.shown: dict[int, float] = {}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.bench.latency", role.value, address.address, address.token, str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self._reading = threading.Thread(target=self._read, daemon=True)
        self._reading.start()

    def end(self) -> None:
        """In an orderly way."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        assert self._process.wait(_PATIENCE) == 0
        self._reading.join()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            said = json.loads(line)
            getattr(self, said["what"]).setdefault(said["poll"], said["value"])


@contextmanager
def _stations(served: ServedHall, folder: Path) -> Iterator[list[_Station]]:
    stations = [_Station(role, served.address(role), folder / f"copy {number}") for number, role in enumerate(STATIONS)]
    try:
        yield stations
    finally:
        for each in stations:
            each.end()


class _Chair:
    """Leads, and lets the base station go on meanwhile."""

    def __init__(self, served: ServedHall, stations: list[_Station], feeder: Feeder) -> None:
        self._stations = stations
        self._feeder = feeder
        self._sender = CommandSender(served.address(Role.CHAIR))
        self._asking = ThreadPoolExecutor(1)
        self._ask(Record(AgendaItemAdded(AgendaItem("01", "Meting"))))

    def open(self, number: int, folder: Path) -> bytes:
        """A poll about a proposal of its own, to its opening; the hash of the announcement."""
        proposal = Proposal(f"01-{number}", "01", f"Voorstel {number}")
        self._ask(Record(ProposalAdded(proposal)))
        self._ask(Record(MatterCalled("01", (proposal.id,))))
        self._ask(AnnouncePoll(PollKind.REAL, Question(proposal.subject, (proposal.id,))))
        self._ask(OpenPoll(number, 0))
        return announcement_of(folder)

    def close(self, number: int) -> list[float]:
        """Seconds from closed to the result, of chairs and committees."""
        self._ask(ClosePoll(number))
        self.until(lambda each: number in each.closed and (number in each.result or each.role not in _SEE_RESULT))
        return [each.result[number] - each.closed[number] for each in self._stations if each.role in _SEE_RESULT]

    def show(self, number: int) -> list[float]:
        """Seconds from the command that shows the result to each screen."""
        began = time.time()
        self._ask(DeclareResult(number, ""))
        self.until(lambda each: number in each.shown)
        return [each.shown[number] - began for each in self._stations if each.role is Role.SCREEN]

    def until(self, holds: Callable[[_Station], bool]) -> None:
        """Waits for every station."""
        deadline = time.monotonic() + _PATIENCE
        while not all(holds(each) for each in self._stations):
            assert time.monotonic() < deadline, "it did not come about"
            self._feeder.settle(0.002)

    def end(self) -> None:
        """Nothing is asked any more."""
        self._asking.shutdown()
        self._sender.close()

    def _ask(self, command: Command) -> None:
        answer = self._asking.submit(self._sender.send, command)
        while not answer.done():
            self._feeder.settle(0.002)
        assert isinstance(answer.result(), Accepted), answer.result()


class _Painter:
    """Says what it was given to paint, once each. In the thread of the windows."""

    def __init__(self, say: Callable[[str, int, float], None]) -> None:
        self._say = say
        self._said: set[tuple[str, int]] = set()

    def look(self, snapshot: Snapshot) -> None:
        """The next moment."""
        poll, screen = snapshot.chair.poll, snapshot.screen
        if isinstance(screen, ResultShown):
            self._once("shown", screen.ballot.poll, time.time())
        if poll is None:
            return
        if poll.result is not None:
            self._once("result", poll.number, time.time())
        if poll.turnout.voted == poll.turnout.present:
            self._once("voted", poll.number, poll.turnout.voted)

    def _once(self, what: str, poll: int, value: float) -> None:
        if (what, poll) not in self._said:
            self._said.add((what, poll))
            self._say(what, poll, value)


def _tell(what: str, poll: int, value: float) -> None:
    sys.stdout.write(json.dumps({"what": what, "poll": poll, "value": value}) + "\n")
    sys.stdout.flush()


def station(role: Role, address: HallAddress, folder: Path) -> None:
    """One station, until its input ends."""
    application = QCoreApplication([])

    def note_closed(taken: Callable[[int, bytes], None]) -> Callable[[int, bytes], None]:
        def take(index: int, body: bytes) -> None:
            if body.endswith(b'"event":"poll_closed"}'):
                said = json.loads(body)
                _tell("closed", said["data"]["poll"], datetime.fromisoformat(said["at"]).timestamp())
            taken(index, body)

        return take

    def make(
        entry: Callable[[int, bytes], None], state: Callable[[bool], None], aside: Callable[[str, object], None]
    ) -> ControlStation | EntryStream:
        if role is Role.SCREEN:
            return EntryStream(address, note_closed(entry), state, on_aside=aside)
        return ControlStation(address, folder, folder.name, note_closed(entry), state, aside)

    bridge = HallBridge(make, CommandSender(address), view=ChairView())
    painter = _Painter(_tell)  # a signal holds whom it tells only weakly
    bridge.snapshot.connect(painter.look)
    bridge.start()
    threading.Thread(target=_until_input_ends, args=(application,), daemon=True).start()
    application.exec()
    bridge.stop()


def _until_input_ends(application: QCoreApplication) -> None:
    sys.stdin.read()
    QMetaObject.invokeMethod(application, "quit", Qt.ConnectionType.QueuedConnection)  # type: ignore[call-overload]


if __name__ == "__main__":
    station(Role(sys.argv[1]), HallAddress(sys.argv[2], sys.argv[3]), Path(sys.argv[4]))
