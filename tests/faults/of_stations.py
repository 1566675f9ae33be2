"""What happens to stations: they are killed, hang, or their cable is pulled."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from signal import SIGKILL

from stemkast.assembly.events import Role
from tests.faults.fault import Fault, Where
from tests.faults.hall import KEEPERS, RunningHall
from tests.faults.station import Station


def _keeper(hall: RunningHall, chance: random.Random) -> Station:
    return hall.stations[chance.choice(KEEPERS).value]


@contextmanager
def keeper_killed(hall: RunningHall, chance: random.Random) -> Iterator[None]:
    """A control station loses power, perhaps while it writes; it starts again on what it kept."""
    station = _keeper(hall, chance)
    station.kill()
    yield
    station.start()


@contextmanager
def screen_killed(hall: RunningHall, _chance: random.Random) -> Iterator[None]:
    """The hall screen loses power."""
    station = hall.stations[Role.SCREEN.value]
    station.kill()
    yield
    station.start()


@contextmanager
def host_killed(hall: RunningHall, _chance: random.Random) -> Iterator[None]:
    """The computer at the back that lends a base station loses power."""
    hall.host.end(SIGKILL)
    yield
    hall.start_host()


@contextmanager
def frozen(hall: RunningHall, chance: random.Random) -> Iterator[None]:
    """A station hangs with its connection open and reads nothing."""
    station = chance.choice(list(hall.stations.values()))
    station.freeze()
    yield
    station.thaw()


@contextmanager
def one_cut_off(hall: RunningHall, chance: random.Random) -> Iterator[None]:
    """The cable of a station is pulled."""
    station = chance.choice(list(hall.stations.values()))
    station.cable.pull()
    yield
    station.cable.put_in()


@contextmanager
def all_cut_off(hall: RunningHall, _chance: random.Random) -> Iterator[None]:
    """The switch loses power: no station hears the hall, or another station."""
    for station in hall.stations.values():
        station.cable.pull()
    yield
    for station in hall.stations.values():
        station.cable.put_in()


@contextmanager
def host_cut_off(hall: RunningHall, _chance: random.Random) -> Iterator[None]:
    """The cable of the host of base stations is pulled: the base station lives, and carries nothing."""
    hall.host_cable.pull()
    yield
    hall.host_cable.put_in()


KILLED = Fault("kill -9 of a control station", Where.STATION, keeper_killed)
CUT_OFF = Fault("network partition: one station", Where.STATION, one_cut_off, needs_own=True)
FAULTS = (
    KILLED,
    Fault("kill -9 of the hall screen", Where.STATION, screen_killed),
    Fault("kill -9 of the host of a base station", Where.STATION, host_killed),
    Fault("a station hangs (SIGSTOP)", Where.STATION, frozen),
    CUT_OFF,
    Fault("network partition: every station", Where.STATION, all_cut_off, needs_own=True),
    Fault("network partition: the host of a base station", Where.STATION, host_cut_off, needs_own=True),
)
