"""What happens between keypads and hall: frames and packets go wrong, base stations and keypads lose power."""

import random
from collections.abc import Iterator
from contextlib import contextmanager

from firmware_protocol.emulator.faults import NONE, Faults
from firmware_protocol.emulator.seat import PowerLoss
from tests.faults.fault import Fault, Where
from tests.faults.hall import RunningHall

_ON_THE_AIR = Faults(loss=0.2, duplication=0.1, corruption=0.02, reordering=0.1)
_ON_LINES = Faults(loss=0.05, duplication=0.2, corruption=0.05, truncation=0.02, reordering=0.2)


@contextmanager
def frames_go_wrong(hall: RunningHall, _chance: random.Random) -> Iterator[None]:
    """Frames overtake each other, come twice, harmed or not at all, on every line and on the air."""
    hall.house.devices.go_wrong(_ON_THE_AIR, _ON_LINES)
    yield
    hall.house.devices.go_wrong(NONE, NONE)


@contextmanager
def base_station_out(hall: RunningHall, chance: random.Random) -> Iterator[None]:
    """Somebody trips over the cable of a base station."""
    number = chance.randrange(2)
    hall.house.devices.unplug(number)
    yield
    hall.house.devices.replug(number)


@contextmanager
def base_station_stuck(hall: RunningHall, chance: random.Random) -> Iterator[None]:
    """The program of a base station hangs with its cable in."""
    number = chance.randrange(2)
    hall.house.devices.get_stuck(number)
    yield
    hall.house.devices.get_stuck(number, False)


@contextmanager
def keypads_lose_power(hall: RunningHall, chance: random.Random) -> Iterator[None]:
    """Half of the keypads lose power in the middle of their next press."""
    serials = hall.house.serials
    for serial in chance.sample(serials, len(serials) // 2):
        hall.house.devices.lose_power_at_next_press(serial, chance.choice(list(PowerLoss)))
    yield


FRAMES = Fault("frames and packets reordered, doubled, harmed, lost", Where.LINE, frames_go_wrong)
FAULTS = (
    FRAMES,
    Fault("a base station is unplugged", Where.LINE, base_station_out),
    Fault("a base station hangs", Where.LINE, base_station_stuck),
    Fault("keypads lose power in mid-press", Where.LINE, keypads_lose_power),
)
