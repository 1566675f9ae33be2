"""What was promised of the hall: votes a second, growth, latency with ten stations, restart, a new station."""

import re
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import cycle
from pathlib import Path

import httpx
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from stemkast.assembly.events import Role
from stemkast.hall_client.following.control_station import ControlStation
from tests.bench.big_hall import BigHall, Feeder, ServedHall, votes_of

ROUNDS = 12
_BARE = 3_000
_PATIENCE = 120.0
_ROLES = (Role.CHAIR, Role.DESK, Role.COMMITTEE, Role.ADMIN)


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds of processor of one vote in the hall and of one bare verification, and megabytes at the end.

    `restart` is by the clock on the wall, `restart_processor` what it took of all cores: they part on a busy machine.
    """

    vote: float
    bare: float
    megabytes: float
    restart: float = 0.0
    restart_processor: float = 0.0
    catch_up: float = 0.0
    entries: int = 0


@dataclass(frozen=True, slots=True)
class VoteTimes:
    """The hall's own histogram: how many votes were answered within so many seconds, the last of them infinite."""

    within: tuple[tuple[float, int], ...]

    def above(self, limit: float) -> float:
        """The share of votes that took longer than `limit`, the bound of a bucket."""
        return 1 - next(count for le, count in self.within if le >= limit) / self.within[-1][1]

    def percentile(self, share: float) -> float:
        """The bound of the bucket in which this share of all is reached."""
        return next(le for le, count in self.within if count >= share * self.within[-1][1])


def bare_verification() -> float:
    """Seconds that the library `cryptography` takes to verify one signature, on one core, now."""
    key, message = Ed25519PrivateKey.generate(), bytes(120)
    public, signature = key.public_key(), key.sign(message)
    begin = time.process_time()
    for _ in range(_BARE):
        public.verify(signature, message)
    return (time.process_time() - begin) / _BARE


def pace(keypads: int, rounds: int = 1, restarts: bool = False) -> Pace:
    """Every keypad votes so many times over one base station."""
    with tempfile.TemporaryDirectory(prefix="stemkast-") as made:
        hall, feeder = BigHall(Path(made) / "hall", keypads), Feeder()
        with hall.served(feeder.path) as served:
            feeder.settle(1.5)
            announced = served.open_poll()
            feeder.settle(0.5)
            votes = [each for counter in range(1, rounds + 1) for each in votes_of(hall.holders, announced, counter)]
            before = bare_verification()
            begun = served.seconds_of_processor
            feeder.feed(votes)
            used = served.seconds_of_processor - begun
            bare = (before + bare_verification()) / 2
            megabytes = served.megabytes
        feeder.close()
        found = Pace(used / len(votes), bare, megabytes)
        return _restarted(hall, found) if restarts else found


def _restarted(hall: BigHall, found: Pace) -> Pace:
    with hall.served() as served:
        processor = served.seconds_of_processor
        entries = _entries(served)
        caught = _caught_up(served, hall.folder.parent / "copy", entries)
        return replace(
            found,
            restart=served.seconds_to_start,
            restart_processor=processor,
            catch_up=caught,
            entries=entries,
        )


def _entries(served: ServedHall) -> int:
    address = served.address(Role.ADMIN)
    answer = httpx.get(f"{address.http}/health", headers=address.headers, trust_env=False, timeout=_PATIENCE)
    return int(answer.json()["size"])


def _caught_up(served: ServedHall, folder: Path, entries: int) -> float:
    station = ControlStation(served.address(Role.CHAIR), folder, "voorzitter")
    begin = time.monotonic()
    station.start()
    _wait(lambda: station.replica.size >= entries)
    took = time.monotonic() - begin
    station.stop()
    return took


def vote_times(keypads: int, stations: int) -> VoteTimes:
    """All vote within a second, with so many stations that keep the ledger; from frame in to receipt out."""
    with tempfile.TemporaryDirectory(prefix="stemkast-") as made:
        folder = Path(made)
        hall, feeder = BigHall(folder / "hall", keypads), Feeder()
        with hall.served(feeder.path) as served:
            feeder.settle(1.5)
            keeping = [
                ControlStation(served.address(role), folder / f"copy {number}", f"copy {number}")
                for number, role in zip(range(stations), cycle(_ROLES), strict=False)
            ]
            for each in keeping:
                each.start()
            size = _entries(served)
            _wait(lambda: all(each.replica.size >= size for each in keeping))
            announced = served.open_poll()
            feeder.settle(0.5)
            votes = votes_of(hall.holders, announced)
            begin = time.monotonic()
            for number in range(0, len(votes), 10):
                feeder.feed(votes[number : number + 10])
                feeder.settle(max(0.0, begin + number / len(votes) - time.monotonic()))
            page = httpx.get(f"{served.address(Role.ADMIN).http}/metrics", trust_env=False).text
            for each in keeping:
                each.stop()
        feeder.close()
    found = re.findall(r'stemkast_vote_seconds_bucket\{le="([^"]+)"\} ([0-9.e+]+)', page)
    return VoteTimes(tuple((float(le.replace("+Inf", "inf")), round(float(count))) for le, count in found))


def _wait(until: Callable[[], bool]) -> None:
    deadline = time.monotonic() + _PATIENCE
    while not until():
        assert time.monotonic() < deadline, "it did not come about"
        time.sleep(0.005)
