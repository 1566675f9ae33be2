"""What happens to the hall's machine: it is killed, hangs, is lost; its disk and its clock go wrong."""

import random
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from tests.faults.bad_disk import BadDisk
from tests.faults.fault import Fault, Where
from tests.faults.hall import DidNotHappen, RunningHall

_HOUR = 3600
_SLOW = 150
"""Milliseconds that every commit takes more."""


@contextmanager
def killed(hall: RunningHall, _chance: random.Random) -> Iterator[None]:
    """Power goes; it starts again on the same machine."""
    hall.server.kill()
    yield
    hall.serve()


@contextmanager
def taken_over(hall: RunningHall, _chance: random.Random) -> Iterator[None]:
    """The machine is lost with its disk in the middle of everything; the copies of stations go on elsewhere."""
    hall.server.kill()
    hall.take_over()
    yield


@contextmanager
def hung(hall: RunningHall, _chance: random.Random) -> Iterator[None]:
    """It stands still and all its connections stay; then it goes on as if nothing had been."""
    hall.server.process.send_signal(signal.SIGSTOP)
    yield
    hall.server.process.send_signal(signal.SIGCONT)


def disk(how: Callable[[BadDisk], None]) -> Callable[[RunningHall, random.Random], AbstractContextManager[None]]:
    """The system says so of every file of the ledger."""

    @contextmanager
    def does(hall: RunningHall, _chance: random.Random) -> Iterator[None]:
        how(hall.disk)
        yield
        hall.disk.is_well()

    return does


@contextmanager
def clock_jumps(hall: RunningHall, chance: random.Random) -> Iterator[None]:
    """It is set an hour and more ahead or back, and later right."""
    hall.disk.clock_is(chance.choice([-1, 1]) * chance.randint(_HOUR, 5 * _HOUR))
    yield
    hall.disk.is_well()


@contextmanager
def filled(hall: RunningHall, _chance: random.Random) -> Iterator[None]:
    """The disk on which the ledger is really is full; somebody makes room."""
    crowd = hall.folder.parent / "holiday.mp4"
    with crowd.open("wb", buffering=0) as file:
        try:
            while file.write(bytes(1 << 16)):
                pass
        except OSError:
            pass
    yield
    crowd.unlink()


@contextmanager
def read_only_at_start(hall: RunningHall, _chance: random.Random) -> Iterator[None]:
    """The disk is mounted read-only when the hall is to start: it says why it does not, and starts afterwards."""
    place = hall.folder.parent
    hall.server.kill()
    _mount(place, "ro")
    try:
        _refuses_to_start(hall.folder)
        yield
    finally:
        _mount(place, "rw")
    hall.serve()


def _mount(place: Path, how: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{how}", str(place)], check=True)


def _refuses_to_start(folder: Path) -> None:
    serve = [sys.executable, "-m", "hall_server", "serve", str(folder), "--listen", "127.0.0.1:0"]
    done = subprocess.run(serve, capture_output=True, text=True, timeout=60, check=False)
    if done.returncode == 0 or "Traceback" in done.stderr or len(done.stderr.strip().splitlines()) != 1:
        raise DidNotHappen(f"a hall on a read-only disk says in one sentence why not; it said {done.stderr!r}")


def _of_disk(name: str, how: Callable[[BadDisk], None]) -> Fault:
    return Fault(name, Where.HALL, disk(how))


KILLED = Fault("kill -9 of the server", Where.HALL, killed)
TAKEN_OVER = Fault("take-over from the stations' copies", Where.HALL, taken_over)
FAULTS = (
    KILLED,
    TAKEN_OVER,
    Fault("the server hangs (SIGSTOP)", Where.HALL, hung),
    _of_disk("every write fails: disk full (ENOSPC)", BadDisk.is_full),
    _of_disk("every write fails: read-only (EROFS)", BadDisk.is_read_only),
    _of_disk("every fsync fails (EIO)", BadDisk.is_broken),
    _of_disk("every fsync is slow", lambda disk: disk.is_slow(_SLOW)),
    Fault("the clock jumps by hours", Where.HALL, clock_jumps),
    Fault("a file system that is really full (tmpfs)", Where.HALL, filled, needs_own=True),
    Fault("a file system mounted read-only at the start", Where.HALL, read_only_at_start, needs_own=True),
)
