"""What may not get through to a keypad, tried from the hall's end of real lines: P-03, P-05, P-06 and P-31."""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from firmware_protocol import codec
from firmware_protocol import messages as m
from firmware_protocol.addresses import radio_address
from firmware_protocol.ballot import Light
from firmware_protocol.emulator.fleet import Fleet
from firmware_protocol.emulator.hall import EmulatedHall
from firmware_protocol.framing import FrameKind
from firmware_protocol.keypad import Key
from firmware_protocol.messages import Action
from tests.firmware_protocol.emulator.lines import PATIENCE, HallEnd
from tests.firmware_protocol.parties import Hall

NOBODY = ("", "SK-0001")
"""What SK-0001 shows while it is unassigned."""


class Room:
    """Four keypads on two base stations, two cradles, every line opened, and the hall that speaks through them."""

    def __init__(self, emulated: EmulatedHall, lines: ExitStack) -> None:
        self.emulated = emulated
        self.hall = Hall()
        self.stations = [lines.enter_context(HallEnd(path)) for path in emulated.base_station_paths]
        self.cradles = [lines.enter_context(HallEnd(path)) for path in emulated.cradle_paths]

    def offer(self, serial: str, pairing: int = 1) -> None:
        """Places a keypad in the first cradle and offers it an assignment, until it shows that."""
        self.emulated.insert(0, serial)
        assert isinstance(self.cradles[0].hear_message(), m.Information)
        self.cradles[0].say(FrameKind.DOWN, self.hall.offer(serial, pairing), serial)
        self.shows(serial, "Utrecht 75", "akkoord?")

    def pair(self, serial: str, pairing: int = 1) -> None:
        self.offer(serial, pairing)
        self.emulated.press(serial, Key.YES)
        self.cradles[0].hear()
        self.emulated.remove(0)
        assert self.cradles[0].hear_message() == m.Removed(serial)

    def shows(self, serial: str, *lines: str) -> None:
        until(lambda: self.emulated.display(serial) == lines)


def until(met: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not met():
        assert time.monotonic() < deadline, "it did not come about"
        time.sleep(0.002)


@pytest.fixture
def room() -> Iterator[Room]:
    with EmulatedHall(Fleet(4, seed=3), base_stations=2, cradles=2) as emulated, ExitStack() as lines:
        yield Room(emulated, lines)


def test_p06_a_station_answers_behind_what_it_held(room: Room) -> None:
    room.pair("SK-0003")
    announcement = room.hall.announcement()
    for message in (announcement, room.hall.control(Action.OPEN, announcement)):
        room.stations[0].say(FrameKind.BROADCAST, message)
    room.shows("SK-0003", "Motie", "1 voor 2 tegen 3 onthouding")
    room.emulated.press("SK-0003", 1)
    until(lambda: room.emulated.light("SK-0003") is Light.WAITING)
    vote, (*again, station) = room.stations[0].hear(), room.stations[0].identify()
    assert (vote.kind, vote.slot, vote.address, vote.signal) == (FrameKind.UP, 1, radio_address("SK-0003"), -52)
    assert all(each.payload == vote.payload for each in again), "said again, since nobody answered"
    assert station.sequence == ([vote, *again][-1].sequence + 1) % 65_536


@pytest.mark.parametrize(
    "garbage",
    [b"\xff" * 5000, b"\0" * 50, bytes(range(256)) * 4, b"\x05abc\0", b"\x03\x01"],
    ids=["long", "zeros", "every byte", "cobs", "short"],
)
def test_p03_p06_a_station_survives_garbage(room: Room, garbage: bytes) -> None:
    for line in (room.stations[0], room.cradles[0]):
        line.raw(garbage + b"\0")
        line.say(FrameKind.STATION, b"garbage in a good frame")
        line.say(FrameKind.STATION, codec.encode(m.StationInformation("BS-9", m.StationRole.CRADLE, 1)))
        line.say(FrameKind.UP, codec.encode(m.Identify()))
        line.say(FrameKind.BROADCAST, garbage[:1000])
        line.say(FrameKind.DOWN, garbage[:1000], "SK-0001")
        assert len(line.identify()) == 1


def test_p05_only_keypads_with_this_address_are_told(room: Room) -> None:
    room.pair("SK-0001", 1)
    room.pair("SK-0003", 2)
    release = room.hall.to_keypad(m.Release(1), "SK-0001")
    for other in ("", "SK-0002", "SK-0003"):
        room.stations[0].say(FrameKind.DOWN, release, other)
    room.stations[0].identify()
    assert room.emulated.display("SK-0001") == ("Utrecht 75", "")
    room.stations[0].say(FrameKind.DOWN, release, "SK-0001")
    room.shows("SK-0001", *NOBODY)
    assert room.emulated.display("SK-0003") == ("Utrecht 75", "")


def test_p31_an_offer_that_comes_another_way_reaches_nobody(room: Room) -> None:
    """Through a base station, into an empty cradle, or as a broadcast."""
    offer, station, cradle = room.hall.offer("SK-0001"), room.stations[0], room.cradles[0]
    station.say(FrameKind.DOWN, offer, "SK-0001")
    station.say(FrameKind.BROADCAST, offer)
    cradle.say(FrameKind.DOWN, offer, "SK-0001")
    assert len(station.identify()) == len(cradle.identify()) == 1
    room.emulated.insert(0, "SK-0001")
    cradle.hear()
    cradle.say(FrameKind.BROADCAST, offer)
    cradle.identify()
    assert room.emulated.display("SK-0001") == NOBODY


def test_p31_what_was_offered_ends_when_another_keypad_is_placed(room: Room) -> None:
    room.offer("SK-0001")
    room.emulated.insert(0, "SK-0002")
    assert room.cradles[0].hear_message() == m.Removed("SK-0001")
    assert isinstance(room.cradles[0].hear_message(), m.Information)
    room.emulated.press("SK-0001", Key.YES)
    assert room.emulated.display("SK-0001") == NOBODY
    room.emulated.remove(0)
    room.emulated.remove(0)
    assert room.cradles[0].hear_message() == m.Removed("SK-0002")
    assert len(room.cradles[0].identify()) == 1
