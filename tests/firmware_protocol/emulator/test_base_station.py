"""Base stations and cradles, each at the end of a link: P-06, P-67 to P-71."""

import pytest

from firmware_protocol import codec, envelope
from firmware_protocol import messages as m
from firmware_protocol.addresses import radio_address
from firmware_protocol.emulator.air import AirParameters
from firmware_protocol.emulator.base_station import Station
from firmware_protocol.emulator.clock import VirtualClock, run_until
from firmware_protocol.emulator.fleet import Fleet
from firmware_protocol.emulator.room import Room
from firmware_protocol.framing import Frame, FrameKind
from firmware_protocol.keypad import Key
from firmware_protocol.keypad_state import KeypadState
from firmware_protocol.line import OVER_CRADLE, Delivered
from firmware_protocol.link import Link
from tests.firmware_protocol.parties import Hall, pair

IDENTIFY = codec.encode(m.Identify())


class Small:
    """Three keypads, two base stations and a cradle in virtual time, and the hall's end of each line."""

    def __init__(self, slots: int = 1024, keypads: int = 3) -> None:
        self.clock = VirtualClock()
        self.fleet = Fleet(keypads, 1, self.clock)
        self.changed: list[str] = []
        changed = self.changed.append
        self.room = Room(
            self.fleet, 2, 1, self.clock, lambda seat: changed(seat.keypad.serial), AirParameters(slots=slots)
        )
        self.seats = list(self.room.seats.values())
        self.links = {station.name: Link() for station in self.room.stations}
        self.heard: dict[str, list[Frame]] = {name: [] for name in self.links}
        for station in self.room.stations:
            self.plug(station)
        self.go_on(50)

    def plug(self, station: Station) -> None:
        self.links[station.name] = Link()
        station.plug(lambda data: self._up(station.name, data))

    def _up(self, name: str, data: bytes) -> None:
        for event in self.links[name].receive(data, self.clock.now):
            if isinstance(event, Delivered) and not envelope.is_authenticated(event.frame.payload):
                self.heard[name].append(event.frame)

    def say(self, name: str, kind: FrameKind, payload: bytes, serial: str = "", slot: int = 0) -> None:
        assert self.links[name].send(kind, radio_address(serial) if serial else 0, payload, slot)
        self.go_on(30)

    def go_on(self, milliseconds: int) -> None:
        for _ in range(milliseconds):
            run_until(self.room.scheduler, self.clock, self.clock.now + 1)
            for station in self.room.stations:
                data = b"".join(self.links[station.name].outgoing(self.clock.now))
                if data:
                    station.received(data)

    def take(self, name: str) -> list[Frame]:
        self.go_on(30)
        heard, self.heard[name] = self.heard[name], []
        return heard

    def hand_out_all(self, hall: Hall) -> None:
        for seat in self.seats:
            pair(seat.keypad, hall)


@pytest.fixture
def small() -> Small:
    return Small()


def test_p06_a_base_station_says_who_it_is(small: Small) -> None:
    small.say("BS-1", FrameKind.STATION, IDENTIFY)
    (answer,) = small.take("BS-1")
    assert answer.kind is FrameKind.STATION
    assert codec.decode(answer.payload) == m.StationInformation("BS-1", m.StationRole.BASE_STATION, 1024)


def test_p06_the_answer_comes_behind_what_it_holds(small: Small) -> None:
    for seat in small.seats:
        small.room.air.send_up(seat, b"vote")
    small.go_on(5)
    small.say("BS-1", FrameKind.STATION, IDENTIFY)
    heard = small.take("BS-1")
    assert [each.kind for each in heard] == [FrameKind.UP] * 2 + [FrameKind.STATION]
    assert [(each.slot, each.address, each.signal) for each in heard[:2]] == [
        (number, small.seats[place].address, -52) for number, place in ((0, 0), (1, 2))
    ]


@pytest.mark.parametrize("payload", [b"", b"noise", codec.encode(m.Removed("SK-0001"))])
def test_p06_to_anything_else_it_says_nothing(small: Small, payload: bytes) -> None:
    small.say("BS-1", FrameKind.STATION, payload)
    assert small.take("BS-1") == []


def test_p06_a_broadcast_reaches_every_keypad_that_camps_there(small: Small) -> None:
    hall = Hall()
    small.hand_out_all(hall)
    small.say("BS-1", FrameKind.BROADCAST, hall.announcement())
    states = [seat.keypad.state for seat in small.seats]
    assert states == [KeypadState.ANNOUNCED, KeypadState.IDLE, KeypadState.ANNOUNCED]


def test_p06_what_is_for_one_reaches_one(small: Small) -> None:
    hall = Hall()
    small.hand_out_all(hall)
    serial = small.seats[0].keypad.serial
    small.say("BS-1", FrameKind.DOWN, hall.to_keypad(m.Release(1), serial), serial)
    small.say("BS-1", FrameKind.DOWN, hall.to_keypad(m.Release(1), "SK-0099"), "SK-0099")
    states = [seat.keypad.state for seat in small.seats]
    assert states == [KeypadState.UNASSIGNED, KeypadState.IDLE, KeypadState.IDLE]


def test_p31_no_offer_is_taken_over_the_air(small: Small) -> None:
    serial = small.seats[0].keypad.serial
    for slot in (0, OVER_CRADLE):
        small.say("BS-1", FrameKind.DOWN, Hall().offer(serial), serial, slot)
    assert small.seats[0].keypad.state is KeypadState.UNASSIGNED


def test_p06_a_cradle_tells_of_the_keypad_that_is_placed_and_taken_out(small: Small) -> None:
    (cradle,) = small.room.cradles
    cradle.insert(small.seats[0])
    cradle.insert(small.seats[1])
    cradle.remove()
    cradle.remove()
    assert cradle.seat is None
    heard = small.take("CR-1")
    told = [codec.decode(each.payload) for each in heard]
    assert [type(each) for each in told] == [m.Information, m.Removed, m.Information, m.Removed]
    assert [getattr(each, "serial", None) for each in told] == ["SK-0001", "SK-0001", "SK-0002", "SK-0002"]
    assert {each.slot for each in heard} == {OVER_CRADLE}


def test_p06_asked_who_it_is_a_cradle_tells_of_its_keypad_too(small: Small) -> None:
    small.say("CR-1", FrameKind.STATION, IDENTIFY)
    (answer,) = small.take("CR-1")
    assert codec.decode(answer.payload) == m.StationInformation("CR-1", m.StationRole.CRADLE, 1)
    small.room.insert(small.room.cradles[0], small.seats[0])
    small.take("CR-1")
    small.say("CR-1", FrameKind.STATION, IDENTIFY)
    assert [type(codec.decode(each.payload)) for each in small.take("CR-1")] == [m.StationInformation, m.Information]


def test_p06_an_offer_in_the_cradle_is_accepted_there(small: Small) -> None:
    hall, seat = Hall(), small.seats[0]
    small.room.insert(small.room.cradles[0], small.seats[0])
    small.say("CR-1", FrameKind.DOWN, hall.offer("SK-0001"), "SK-0001")
    assert seat.keypad.state is KeypadState.OFFERED
    seat.press(Key.YES)
    acceptance = small.take("CR-1")[-1]
    assert envelope.peek(acceptance.payload) == hall.assignment("SK-0001")


def test_p31_taken_out_of_the_cradle_the_offer_is_over(small: Small) -> None:
    small.room.insert(small.room.cradles[0], small.seats[0])
    small.say("CR-1", FrameKind.DOWN, Hall().offer("SK-0001"), "SK-0001")
    small.room.cradles[0].remove()
    assert small.seats[0].keypad.press(Key.YES) == []


def test_p06_an_empty_cradle_and_a_broadcast_do_nothing(small: Small) -> None:
    small.say("CR-1", FrameKind.DOWN, Hall().offer("SK-0001"), "SK-0001")
    small.room.insert(small.room.cradles[0], small.seats[0])
    hall = Hall()
    pair(small.seats[0].keypad, hall)
    small.say("CR-1", FrameKind.BROADCAST, hall.announcement())
    assert small.seats[0].keypad.state is KeypadState.IDLE


@pytest.mark.rule("P-67")
def test_a_base_station_has_no_more_slots_than_it_says() -> None:
    small = Small(slots=2, keypads=6)
    placed = [small.room.air.carrier_of(seat) for seat in small.seats]
    assert placed.count(None) == 2
    assert not small.room.air.place(small.seats[4], small.room.base_stations[0])


@pytest.mark.rule("P-68")
def test_a_keypad_sends_in_its_slot_and_nobody_collides(small: Small) -> None:
    for seat in small.seats:
        small.room.air.send_up(seat, seat.keypad.serial.encode())
    small.go_on(10)
    for name, expected in (("BS-1", [b"SK-0001", b"SK-0003"]), ("BS-2", [b"SK-0002"])):
        assert [each.payload for each in small.take(name)] == expected


@pytest.mark.rule("P-69")
def test_without_its_base_station_a_keypad_joins_another_and_says_so(small: Small) -> None:
    small.hand_out_all(Hall())
    first, second = small.room.base_stations
    first.unplug()
    small.go_on(900)
    assert small.room.air.carrier_of(small.seats[0]) is first
    small.go_on(700)
    assert small.room.air.carrier_of(small.seats[0]) is second
    small.room.air.send_up(small.seats[0], b"hello")
    assert [each.payload for each in small.take("BS-2")] == [b"hello"]


@pytest.mark.rule("P-70")
def test_a_base_station_without_a_hall_does_not_beacon(small: Small) -> None:
    first = small.room.base_stations[0]
    assert first.beacons
    first.get_stuck()
    assert not first.beacons
    first.get_stuck(False)
    assert first.beacons
    first.unplug()
    assert not first.beacons
    small.plug(first)
    assert not first.beacons
    small.go_on(300)
    assert first.beacons


@pytest.mark.rule("P-71")
def test_a_keypad_that_is_off_is_not_reached_and_one_that_is_on_again_says_so(small: Small) -> None:
    hall = Hall()
    small.hand_out_all(hall)
    seat = small.seats[0]
    seat.power_off()
    small.say("BS-1", FrameKind.BROADCAST, hall.announcement())
    seat.press(1)
    assert seat.keypad.state is KeypadState.IDLE
    assert small.room.air.repeated == 0
    small.say("BS-1", FrameKind.DOWN, hall.to_keypad(m.Release(1), "SK-0001"), "SK-0001")
    assert small.room.air.repeated == 7, "eight times, and then no more"
    before = len(small.changed)
    seat.power_on()
    assert seat.keypad.state is KeypadState.IDLE
    assert len(small.changed) > before
