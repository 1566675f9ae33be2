"""Base stations and cradles, each on a pseudo-terminal: P-06."""

import os
import select
import time
from collections.abc import Iterator
from contextlib import closing

import pytest

from firmware_protocol import codec, envelope
from firmware_protocol import messages as m
from firmware_protocol.addresses import radio_address
from firmware_protocol.emulator.fleet import Fleet
from firmware_protocol.emulator.station import BUFFER, BaseStation, Cradle, PtyLine
from firmware_protocol.framing import Frame, FrameDecoder, FrameKind, encode_frame
from firmware_protocol.keypad import Key, Keypad
from firmware_protocol.keypad_state import KeypadState
from tests.firmware_protocol.emulator.lines import PATIENCE
from tests.firmware_protocol.parties import Hall, pair

IDENTIFY = codec.encode(m.Identify())


@pytest.fixture
def keypads() -> list[Keypad]:
    return list(Fleet(3, seed=1).keypads.values())


@pytest.fixture
def changed() -> list[Keypad]:
    return []


@pytest.fixture
def station(keypads: list[Keypad], changed: list[Keypad]) -> Iterator[BaseStation]:
    made = BaseStation("BS-1", keypads, changed.append)
    with closing(made.line):
        yield made


@pytest.fixture
def cradle(changed: list[Keypad]) -> Iterator[Cradle]:
    made = Cradle("CR-1", changed.append)
    with closing(made.line):
        yield made


def frame(kind: FrameKind, payload: bytes, serial: str = "") -> bytes:
    return encode_frame(Frame(kind, 0, radio_address(serial) if serial else 0, 0, 0, payload))


END = Frame(FrameKind.BROADCAST, 0, 0, 0, 0, b"end")


def sent(station: BaseStation | Cradle, count: int) -> list[Frame]:
    """The frames that the station wrote, as the hall finds them at its end of the line: so many and no more."""
    end = os.open(station.line.path, os.O_RDWR | os.O_NOCTTY)
    decoder, heard = FrameDecoder(), []
    deadline = time.monotonic() + PATIENCE
    try:
        while len(heard) < count and time.monotonic() < deadline:
            if select.select([end], [], [], 0.05)[0]:
                heard += decoder.feed(os.read(end, 65_536))
    finally:
        os.close(end)
    assert len(heard) == count
    assert all(isinstance(each, Frame) for each in heard)
    return [each for each in heard if isinstance(each, Frame)]


def test_p06_a_base_station_says_who_it_is(station: BaseStation) -> None:
    station.received(frame(FrameKind.STATION, IDENTIFY))
    (answer,) = sent(station, 1)
    assert answer.kind is FrameKind.STATION
    assert codec.decode(answer.payload) == m.StationInformation("BS-1", m.StationRole.BASE_STATION, 3)


def test_p06_the_answer_comes_behind_what_it_holds(station: BaseStation, keypads: list[Keypad]) -> None:
    for keypad in keypads:
        station.send_up(keypad, b"vote")
    station.received(frame(FrameKind.STATION, IDENTIFY))
    heard = sent(station, 4)
    assert [each.kind for each in heard] == [FrameKind.UP] * 3 + [FrameKind.STATION]
    assert [each.slot for each in heard] == [0, 1, 2, 0]
    assert [each.sequence for each in heard] == [1, 2, 3, 4]
    assert [each.address for each in heard[:3]] == [radio_address(keypad.serial) for keypad in keypads]


@pytest.mark.parametrize("payload", [b"", b"noise", codec.encode(m.Removed("SK-0001"))])
def test_p06_to_anything_else_it_says_nothing(station: BaseStation, payload: bytes) -> None:
    station.received(frame(FrameKind.STATION, payload))
    station.received(frame(FrameKind.STATION, IDENTIFY))
    assert sent(station, 1)[0].sequence == 1


def test_p06_a_broadcast_reaches_every_keypad(
    station: BaseStation, keypads: list[Keypad], changed: list[Keypad]
) -> None:
    hall = Hall()
    for keypad in keypads:
        pair(keypad, hall)
    station.received(frame(FrameKind.BROADCAST, hall.announcement()))
    assert {keypad.state for keypad in keypads} == {KeypadState.ANNOUNCED}
    assert changed == keypads


def test_p06_what_is_for_one_reaches_one(station: BaseStation, keypads: list[Keypad], changed: list[Keypad]) -> None:
    hall = Hall()
    for keypad in keypads:
        pair(keypad, hall)
    serial = keypads[1].serial
    station.received(frame(FrameKind.DOWN, hall.to_keypad(m.Release(1), serial), serial))
    assert [keypad.state for keypad in keypads] == [KeypadState.IDLE, KeypadState.UNASSIGNED, KeypadState.IDLE]
    station.received(frame(FrameKind.DOWN, hall.to_keypad(m.Release(1), "SK-0099"), "SK-0099"))
    assert changed == [keypads[1]]


def test_p06_garbage_costs_only_itself(station: BaseStation) -> None:
    station.received(b"\x05garbage\0\0\xff" * 3 + b"\0" + frame(FrameKind.STATION, IDENTIFY))
    assert sent(station, 1)[0].sequence == 1


def test_p31_no_offer_is_taken_over_the_air(station: BaseStation, keypads: list[Keypad]) -> None:
    serial = keypads[0].serial
    station.received(frame(FrameKind.DOWN, Hall().offer(serial), serial))
    assert keypads[0].state is KeypadState.UNASSIGNED


def test_p06_a_cradle_tells_of_the_keypad_that_is_placed_and_taken_out(cradle: Cradle, keypads: list[Keypad]) -> None:
    cradle.insert(keypads[0])
    cradle.insert(keypads[1])
    cradle.remove()
    cradle.remove()
    assert cradle.keypad is None
    told = [codec.decode(each.payload) for each in sent(cradle, 4)]
    assert [type(each) for each in told] == [m.Information, m.Removed, m.Information, m.Removed]
    assert [getattr(each, "serial", None) for each in told] == ["SK-0001", "SK-0001", "SK-0002", "SK-0002"]


def test_p06_asked_who_it_is_a_cradle_tells_of_its_keypad_too(cradle: Cradle, keypads: list[Keypad]) -> None:
    cradle.received(frame(FrameKind.STATION, IDENTIFY))
    (answer,) = sent(cradle, 1)
    assert codec.decode(answer.payload) == m.StationInformation("CR-1", m.StationRole.CRADLE, 1)
    cradle.insert(keypads[0])
    sent(cradle, 1)
    cradle.received(frame(FrameKind.STATION, IDENTIFY))
    assert [type(codec.decode(each.payload)) for each in sent(cradle, 2)] == [m.StationInformation, m.Information]


def test_p06_an_offer_in_the_cradle_is_accepted_there(
    cradle: Cradle, keypads: list[Keypad], changed: list[Keypad]
) -> None:
    hall, keypad = Hall(), keypads[0]
    cradle.insert(keypad)
    cradle.received(frame(FrameKind.DOWN, IDENTIFY, keypad.serial))
    cradle.received(frame(FrameKind.DOWN, hall.offer(keypad.serial), keypad.serial))
    assert changed == [keypad, keypad]
    for message in keypad.press(Key.YES):
        cradle.send_up(keypad, message)
    _, answer, acceptance = sent(cradle, 3)
    assert isinstance(codec.decode(answer.payload), m.Information)
    assert envelope.peek(acceptance.payload) == hall.assignment(keypad.serial)


def test_p31_taken_out_of_the_cradle_the_offer_is_over(cradle: Cradle, keypads: list[Keypad]) -> None:
    cradle.insert(keypads[0])
    cradle.received(frame(FrameKind.DOWN, Hall().offer(keypads[0].serial), keypads[0].serial))
    assert keypads[0].state is KeypadState.OFFERED
    cradle.remove()
    assert keypads[0].press(Key.YES) == []


def test_p06_an_empty_cradle_and_a_broadcast_do_nothing(
    cradle: Cradle, keypads: list[Keypad], changed: list[Keypad]
) -> None:
    cradle.received(frame(FrameKind.DOWN, Hall().offer("SK-0001"), "SK-0001"))
    cradle.insert(keypads[0])
    pair(keypads[0], hall := Hall())
    cradle.received(frame(FrameKind.BROADCAST, hall.announcement()))
    assert keypads[0].state is KeypadState.IDLE
    assert changed == []


def test_a_line_that_nobody_reads_blocks_nothing_and_keeps_a_bounded_amount() -> None:
    line = PtyLine()
    with closing(line):
        assert line.read() == b""
        for _ in range(2 * BUFFER // 4096):
            line.write(bytes(4096))
        assert line.has_waiting
        end = os.open(line.path, os.O_RDWR | os.O_NONBLOCK | os.O_NOCTTY)
        arrived = 0
        while line.has_waiting:
            arrived += len(os.read(end, 65_536))
            line.flush()
        os.close(end)
        assert 0 < arrived <= BUFFER + 65_536
