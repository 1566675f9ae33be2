"""A whole poll in virtual time with everything going wrong: P-28, P-36, P-67 to P-71, P-80, P-84. Seed by seed."""

import os
import random
from collections import Counter
from dataclasses import dataclass
from functools import cache

import pytest

from firmware_protocol import messages as m
from firmware_protocol.ballot import Light
from firmware_protocol.emulator.air import AirParameters
from firmware_protocol.emulator.base_station import BaseStation
from firmware_protocol.emulator.clock import VirtualClock, run_until
from firmware_protocol.emulator.faults import NONE, FaultMaker, Faults, FaultyFrames
from firmware_protocol.emulator.fleet import Fleet
from firmware_protocol.emulator.room import Room
from firmware_protocol.emulator.seat import PowerLoss
from tests.firmware_protocol.emulator.reference_hall import ReferenceHall

KEYPADS, STATIONS, POWER_LOSSES = 40, 3, 10
SEEDS = int(os.environ.get("SOAK_SEEDS", "4"))
"""`make soak` takes a hundred."""
BAD = Faults(loss=0.1, duplication=0.05, corruption=0.01, reordering=0.03)


@dataclass(frozen=True, slots=True)
class Ended:
    """What the evening left behind."""

    lights: dict[str, tuple[Light, int]]
    votes: list[tuple[str, int, int]]
    lost: int
    corrupted: int
    repeated: int
    repetitions: int
    noise: int


class Evening:
    """A room and a hall, joined by lines of 921,600 baud that go wrong, and a script by the seed."""

    def __init__(self, seed: int, faults: Faults = BAD, clockless: int = 0) -> None:
        self.clock = VirtualClock()
        self.fleet = Fleet(KEYPADS, seed, self.clock)
        serials = [each.serial for each in self.fleet.members]
        self.room = Room(
            self.fleet,
            STATIONS,
            0,
            self.clock,
            lambda _seat: None,
            AirParameters(faults=faults),
            frozenset(serials[:clockless]),
            seed,
        )
        self.hall = ReferenceHall(self.room.scheduler, STATIONS, seed)
        self.random = random.Random(f"evening {seed}")
        self.makers = [FaultMaker(faults, f"line {seed} {number}") for number in range(2 * STATIONS)]
        for number, station in enumerate(self.room.base_stations):
            self._join(number, station)
        for member in self.fleet.members:
            self.hall.hand_out(self.room.seats[member.serial].keypad, member.public_key)

    def _join(self, number: int, station: BaseStation) -> None:
        up, down = FaultyFrames(self.makers[2 * number]), FaultyFrames(self.makers[2 * number + 1])
        plugged = [True]

        def from_station(data: bytes) -> None:
            arriving = up.carry(data)
            self.room.scheduler.after(2, lambda: self.hall.received(number, arriving) if plugged[0] else None)

        def to_station() -> None:
            if not plugged[0]:
                return
            arriving = down.carry(b"".join(self.hall.outgoing(number)))
            if arriving:
                self.room.scheduler.after(2, lambda: station.received(arriving))
            self.room.scheduler.after(1, to_station)

        def pull() -> None:
            plugged[0] = False
            station.unplug()

        station.plug(from_station)
        to_station()
        station.pull = pull  # type: ignore[attr-defined]

    def pull(self, number: int) -> None:
        """Unplugs a base station."""
        self.room.base_stations[number].pull()  # type: ignore[attr-defined]

    def put_back(self, number: int) -> None:
        """Plugs it in again."""
        self.hall.replugged(number)
        self._join(number, self.room.base_stations[number])

    def at(self, moment: int) -> None:
        """Lets time go by."""
        run_until(self.room.scheduler, self.clock, moment)

    def press_all(self, begin: int, end: int, share: float = 1.0) -> None:
        """Everybody, or a share of all, presses something between two moments; some change their minds."""
        for seat in self.room.seats.values():
            for _ in range(self.random.choice([1, 1, 1, 2, 3])):
                if self.random.random() <= share:
                    key = self.random.choice([1, 2, 3])
                    self.room.scheduler.at(self.random.randint(begin, end), lambda s=seat, k=key: s.press(k))  # type: ignore[misc]

    def ended(self) -> Ended:
        """How it stands."""
        harm = [self.room.air.harm.harm, *(maker.harm for maker in self.makers)]
        return Ended(
            self.room.lights(),
            [(entry.serial, entry.vote.counter, entry.vote.choice) for entry in self.hall.ledger],
            sum(each.lost for each in harm),
            sum(each.corrupted for each in harm),
            self.room.air.repeated + sum(each.repeated for each in self.room.base_stations),
            self.hall.repetitions,
            self.hall.noise,
        )


def bad_evening(seed: int) -> Ended:
    evening = Evening(seed, clockless=3)
    evening.at(1000)
    evening.hall.announce(1)
    evening.at(3000)
    evening.hall.control(m.Action.OPEN)
    evening.press_all(3000, 9000)
    seats = list(evening.room.seats.values())
    for seat in evening.random.sample(seats, POWER_LOSSES):
        when = evening.random.choice(list(PowerLoss))
        moment = evening.random.randint(3000, 6000)
        evening.room.scheduler.at(moment, lambda s=seat, w=when: s.lose_power_at_next_press(w))  # type: ignore[misc]
    evening.room.scheduler.at(5000, lambda: evening.pull(seed % STATIONS))
    evening.room.scheduler.at(7500, lambda: evening.put_back(seed % STATIONS))
    evening.at(14_000)
    evening.hall.control(m.Action.CLOSING)
    evening.at(15_000)
    evening.hall.control(m.Action.CLOSED)
    evening.at(28_000)
    return evening.ended()


@cache
def evening_of(seed: int) -> Ended:
    """The first evening of this seed."""
    return bad_evening(seed)


def right(ended: Ended) -> None:
    """Every green vote is in the ledger exactly once, and stands; every other keypad is red or blank."""
    times = Counter((serial, counter) for serial, counter, _ in ended.votes)
    assert set(times.values()) <= {1}
    last = {}
    for serial, counter, choice in ended.votes:
        last[serial] = max(last.get(serial, (0, 0)), (counter, choice))
    for serial, (light, confirmed) in ended.lights.items():
        assert light is not Light.WAITING, serial
        if light is Light.GREEN:
            assert last[serial][1] == confirmed, serial


@pytest.mark.rule("P-80")
@pytest.mark.parametrize("seed", range(SEEDS))
def test_every_green_vote_is_in_the_ledger_once_and_nobody_waits(seed: int) -> None:
    ended = evening_of(seed)
    right(ended)
    green = sum(light is Light.GREEN for light, _ in ended.lights.values())
    assert green >= KEYPADS - POWER_LOSSES - 5
    assert ended.lost > 200
    assert ended.corrupted > 10
    assert ended.repeated > 30
    assert ended.repetitions > 0


def test_the_same_seed_is_the_same_evening() -> None:
    assert bad_evening(0) == evening_of(0)
    assert evening_of(0) != evening_of(1)


def test_on_a_good_evening_everybody_is_green_at_once() -> None:
    evening = Evening(1, NONE)
    evening.at(1000)
    evening.hall.announce(1)
    evening.at(2000)
    evening.hall.control(m.Action.OPEN)
    evening.at(2100)
    for seat in evening.room.seats.values():
        seat.press(1)
    evening.at(2200)
    ended = evening.ended()
    assert {light for light, _ in ended.lights.values()} == {Light.GREEN}
    assert len(ended.votes) == KEYPADS
    assert (ended.lost, ended.noise, ended.repetitions) == (0, 0, 0)


@pytest.mark.rule("P-69")
def test_a_base_station_that_dies_in_mid_poll_costs_no_vote() -> None:
    """Its keypads join another one, without being handed out anew, and repeat what was not answered."""
    evening = Evening(3, NONE)
    evening.at(1000)
    evening.hall.announce(1)
    evening.at(2000)
    evening.hall.control(m.Action.OPEN)
    evening.at(2100)
    evening.pull(0)
    for seat in evening.room.seats.values():
        seat.press(1)
    evening.at(2400)
    waiting = [serial for serial, (light, _) in evening.room.lights().items() if light is Light.WAITING]
    assert len(waiting) >= KEYPADS // STATIONS
    evening.at(7000)
    right(evening.ended())
    assert {light for light, _ in evening.room.lights().values()} == {Light.GREEN}
    assert len(evening.hall.ledger) == KEYPADS


def test_jammed_keypads_turn_red() -> None:
    evening = Evening(4, NONE)
    evening.at(1000)
    evening.hall.announce(1)
    evening.at(2000)
    evening.hall.control(m.Action.OPEN)
    evening.at(2100)
    for number in range(STATIONS):
        evening.pull(number)
    for seat in evening.room.seats.values():
        seat.press(1)
    evening.at(8000)
    assert {light for light, _ in evening.room.lights().values()} == {Light.RED}
    assert evening.hall.ledger == []
