"""The whole emulated hall, spoken to over its serial lines: P-05, P-06, and the way of a vote."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from firmware_protocol import codec, envelope
from firmware_protocol import messages as m
from firmware_protocol.ballot import Light
from firmware_protocol.emulator.fleet import Fleet
from firmware_protocol.emulator.hall import EmulatedHall
from firmware_protocol.emulator.people import VotingPeople
from firmware_protocol.framing import FrameKind
from firmware_protocol.keypad import Key
from tests.firmware_protocol.emulator.lines import PATIENCE, HallEnd
from tests.firmware_protocol.parties import Hall

COUNT = 5


@pytest.fixture
def emulated() -> Iterator[EmulatedHall]:
    with EmulatedHall(Fleet(COUNT, seed=3), base_stations=2, cradles=2) as hall:
        yield hall


def until(met: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not met():
        assert time.monotonic() < deadline, "it did not come about"
        time.sleep(0.002)


def hand_out(emulated: EmulatedHall, cradle: HallEnd, hall: Hall, serial: str, pairing: int) -> bytes:
    """Places a keypad, offers it and says yes; returns the acceptance."""
    emulated.insert(0, serial)
    information = cradle.hear_message()
    assert isinstance(information, m.Information)
    assert information.serial == serial
    cradle.say(FrameKind.DOWN, hall.offer(serial, pairing), serial)
    until(lambda: emulated.display(serial) == ("Utrecht 75", "akkoord?"))
    emulated.press(serial, Key.YES)
    acceptance = cradle.hear().payload
    emulated.remove(0)
    assert cradle.hear_message() == m.Removed(serial)
    return acceptance


def test_p06_every_line_says_what_it_is(emulated: EmulatedHall) -> None:
    told = []
    for path in emulated.base_station_paths + emulated.cradle_paths:
        with HallEnd(path) as line:
            told.append(codec.decode(line.identify()[-1].payload))
    base, cradle = m.StationRole.BASE_STATION, m.StationRole.CRADLE
    assert told == [
        m.StationInformation("BS-1", base, 1024),
        m.StationInformation("BS-2", base, 1024),
        m.StationInformation("CR-1", cradle, 1),
        m.StationInformation("CR-2", cradle, 1),
    ]


def test_the_way_of_a_vote(emulated: EmulatedHall) -> None:
    hall, serial = Hall(), "SK-0002"
    with HallEnd(emulated.cradle_paths[0]) as cradle, HallEnd(emulated.base_station_paths[1]) as station:
        assert emulated.display(serial) == ("", serial)
        acceptance = hand_out(emulated, cradle, hall, serial, pairing=1)
        announcement = hall.announcement()
        station.say(FrameKind.BROADCAST, announcement)
        station.say(FrameKind.BROADCAST, hall.control(m.Action.OPEN, announcement))
        until(lambda: emulated.display(serial) == ("Motie", "1 voor 2 tegen 3 onthouding"))
        assert emulated.light(serial) is Light.OFF
        emulated.press(serial, 2)
        frame = station.hear()
        assert (frame.kind, frame.signal) == (FrameKind.UP, -52)
        key = emulated.fleet.members[1].public_key
        vote = envelope.open_signed(frame.payload, key, envelope.vote_aad(announcement, acceptance))
        assert vote == codec.encode(m.Vote(1, 1, 1, 2))
        assert emulated.light(serial) is Light.WAITING
        station.say(FrameKind.DOWN, hall.receipt(frame.payload, serial), serial)
        until(lambda: emulated.light(serial) is Light.GREEN)
        assert emulated.display(serial) == ("✓ tegen", "")


def test_people_accept_and_vote_by_themselves() -> None:
    hall = Hall()
    people = VotingPeople(lambda _poll, _municipality: 1, pace=0.02, seed=1)
    fleet = Fleet(COUNT, seed=3)
    with (
        EmulatedHall(fleet, base_stations=1, people=people) as emulated,
        HallEnd(emulated.cradle_paths[0]) as cradle,
        HallEnd(emulated.base_station_paths[0]) as station,
    ):
        for pairing, member in enumerate(fleet.members, start=1):
            emulated.insert(0, member.serial)
            cradle.hear()
            cradle.say(FrameKind.DOWN, hall.offer(member.serial, pairing), member.serial)
            assert envelope.peek(cradle.hear().payload) == hall.assignment(member.serial, pairing)
            emulated.remove(0)
            cradle.hear()
        announcement = hall.announcement()
        station.say(FrameKind.BROADCAST, announcement)
        station.say(FrameKind.BROADCAST, hall.control(m.Action.OPEN, announcement))
        said: set[bytes] = set()
        while len(said) < COUNT:  # each again and again, since nobody answers
            said.add(station.hear().payload)
    votes = map(envelope.peek, said)
    read = [codec.decode(each) for each in votes if isinstance(each, bytes)]
    assert sorted(vote.pairing for vote in read if isinstance(vote, m.Vote)) == [1, 2, 3, 4, 5]


def test_p06_a_keypad_lies_in_one_cradle_at_a_time(emulated: EmulatedHall) -> None:
    first, second = map(HallEnd, emulated.cradle_paths)
    with first, second:
        emulated.insert(0, "SK-0001")
        assert isinstance(first.hear_message(), m.Information)
        emulated.insert(1, "SK-0001")
        assert first.hear_message() == m.Removed("SK-0001")
        assert isinstance(second.hear_message(), m.Information)


def test_a_press_of_no_goes_up_the_cradle(emulated: EmulatedHall) -> None:
    with HallEnd(emulated.cradle_paths[0]) as cradle:
        emulated.insert(0, "SK-0001")
        cradle.hear()
        cradle.say(FrameKind.DOWN, Hall().offer("SK-0001"), "SK-0001")
        until(lambda: emulated.display("SK-0001")[1] == "akkoord?")
        emulated.press("SK-0001", Key.NO)
        assert cradle.hear_message() == m.Declined("SK-0001", 1)


@pytest.mark.parametrize("serial", ["SK-0000", "SK-0006", ""])
def test_an_unknown_keypad_is_the_callers_fault(emulated: EmulatedHall, serial: str) -> None:
    with pytest.raises(KeyError):
        emulated.press(serial, 1)
    with pytest.raises(KeyError):
        emulated.insert(0, serial)
    with pytest.raises(IndexError):
        emulated.insert(2, "SK-0001")
    with pytest.raises(IndexError):
        emulated.remove(2)
    assert emulated.display("SK-0001") == ("", "SK-0001")


def open_files() -> set[str]:
    return {entry.name for entry in Path("/proc/self/fd").iterdir()}


def test_stopped_it_leaves_no_line_and_no_file_open() -> None:
    before = open_files()
    emulated = EmulatedHall(Fleet(1, seed=3))
    paths = emulated.base_station_paths + emulated.cradle_paths
    assert all(Path(path).exists() for path in paths)
    emulated.start()
    emulated.stop()
    assert open_files() == before
    with pytest.raises(OSError, match="Bad file descriptor"):
        emulated.press("SK-0001", 1)


def test_one_that_was_never_started_can_be_stopped() -> None:
    before = open_files()
    EmulatedHall(Fleet(1, seed=3)).stop()
    assert open_files() == before
