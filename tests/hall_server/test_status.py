"""How keypads say that they are, and where what is said to one keypad goes (P-25, P-67)."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from firmware_protocol import codec, envelope
from firmware_protocol import messages as m
from firmware_protocol.emulator.fleet import Fleet
from firmware_protocol.framing import Frame, FrameKind
from firmware_protocol.keypad import Keypad
from firmware_protocol.keypad_state import KeypadState
from hall_server.keypads.noise import NoiseCount
from stemkast.assembly.events import PairingEnd, PairingEnded, Role, StationNoise
from tests.hall_server.hand_worked import Station
from tests.hall_server.inside import Inside
from tests.patience import PATIENCE

pytestmark = pytest.mark.rule("P-25")


def _was_spoken_to(frames: Sequence[Frame]) -> bool:
    return any(each.kind is FrameKind.BROADCAST for each in frames)


@pytest.fixture
def inside(tmp_path: Path) -> Iterator[Inside]:
    """Two base stations; keypads 1 and 2 are handed out."""
    with Inside(tmp_path / "hall", Fleet(3, seed=7, clock=lambda: 0), base_stations=2) as inside:
        devices = inside.devices
        devices.work(
            lambda: all(any(f.kind is FrameKind.BROADCAST for f in devices.heard_by(b)) for b in devices.bases)
        )
        inside.pair(1, 2)
        yield inside


def status_of(keypad: Keypad, signal: int = 61) -> bytes:
    (status,) = keypad.joined(signal)
    return status


def noise_of(inside: Inside) -> tuple[StationNoise, ...]:
    count = inside.hall._noise
    assert isinstance(count, NoiseCount)
    return count.counted()


def downs(station: Station, inside: Inside) -> list[bytes]:
    """What was said to one keypad through this base station."""
    return [frame.payload for frame in inside.devices.heard_by(station) if frame.kind is FrameKind.DOWN]


def test_what_a_keypad_says_is_kept_until_it_says_something_else(inside: Inside) -> None:
    devices, keypad = inside.devices, inside.devices.keypad(1)
    assert dict(inside.hall.keypads_seen()) == {}
    began = datetime.now(UTC)
    devices.bases[1].up(status_of(keypad), keypad.serial)
    devices.wait(lambda: inside.hall.keypads_seen())
    first = inside.hall.keypads_seen()
    (seen,) = first.values()
    assert (seen.serial, seen.pairing, seen.state, seen.battery) == ("SK-0001", 1, KeypadState.IDLE, 100)
    assert (seen.signal, seen.station) == (-61, "BS-2")
    assert abs((seen.at - began).total_seconds()) < PATIENCE
    devices.bases[0].up(status_of(keypad, 0), keypad.serial)
    devices.bases[0].up(status_of(devices.keypad(2)), devices.keypad(2).serial)
    devices.wait(lambda: len(inside.hall.keypads_seen()) == 2)
    assert (inside.hall.keypads_seen()["SK-0001"].signal, inside.hall.keypads_seen()["SK-0001"].station) == (0, "BS-1")
    assert list(first) == ["SK-0001"], "a snapshot never changes"
    assert first["SK-0001"].signal == -61


def test_a_status_that_nobody_of_ours_authenticated_is_noise(inside: Inside) -> None:
    devices, keypad = inside.devices, inside.devices.keypad(1)
    good = status_of(keypad)
    other = envelope.authenticate(codec.encode(m.Status(1, 2, 5, 0)), bytes(32))
    not_known = envelope.authenticate(codec.encode(m.Status(99, 2, 5, 0)), bytes(32))
    key = envelope.receipt_key(inside.master, "SK-0001", 1)
    no_status = envelope.authenticate(codec.encode(m.Receipt(1, bytes(32), 3)), key)
    for bad in (good[:-1], good[:-1] + bytes([good[-1] ^ 1]), other, not_known, no_status, b"\xd1", b"\xd1\x80"):
        devices.say(keypad, bad)
    devices.wait(lambda: noise_of(inside) == (StationNoise("BS-1", 7),))
    assert dict(inside.hall.keypads_seen()) == {}


@pytest.mark.rule("P-67")
def test_what_is_for_one_keypad_goes_where_it_was_heard_last(inside: Inside) -> None:
    devices, keypad = inside.devices, inside.devices.keypad(1)
    for base in devices.bases:
        base.up(status_of(keypad), keypad.serial)
        devices.wait(lambda base=base: [each.station for each in inside.hall.keypads_seen().values()] == [base.name])
    inside.record(Role.DESK, PairingEnded(1, PairingEnd.RETURNED))
    devices.work(lambda: keypad.state is KeypadState.UNASSIGNED)
    devices.work_for(0.1)
    assert [len(downs(each, inside)) for each in devices.bases] == [0, 1]
    assert all(frame.kind is not FrameKind.DOWN for frame in devices.cradle.arrived)


@pytest.mark.rule("P-67")
def test_who_was_never_heard_is_called_everywhere(inside: Inside) -> None:
    inside.record(Role.DESK, PairingEnded(2, PairingEnd.RETURNED))
    devices = inside.devices
    devices.work(lambda: all(len(downs(each, inside)) == 1 for each in devices.bases))
    assert devices.keypad(2).state is KeypadState.UNASSIGNED


def test_a_line_that_is_gone_is_no_place_to_reach_a_keypad(inside: Inside) -> None:
    devices, keypad = inside.devices, inside.devices.keypad(1)
    devices.bases[1].up(status_of(keypad), keypad.serial)
    devices.wait(lambda: inside.hall.keypads_seen())
    devices.bases[1].unplug()
    lines = inside.hall._devices
    devices.wait(lambda: not any(each.is_up for path, each in lines._lines.items() if path == "base 1"))
    inside.record(Role.DESK, PairingEnded(1, PairingEnd.RETURNED))
    devices.work(lambda: keypad.state is KeypadState.UNASSIGNED)
    assert len(downs(devices.bases[0], inside)) == 1


def test_a_keypad_that_missed_its_release_is_told_again_when_it_says_how_it_is(inside: Inside) -> None:
    devices, keypad = inside.devices, inside.devices.keypad(1)
    status = status_of(keypad)
    inside.record(Role.DESK, PairingEnded(1, PairingEnd.RETURNED))
    for station in devices.bases:  # nobody hears it
        devices.wait(lambda station=station: any(f.kind is FrameKind.DOWN for f in list(station.arrived)))
        station.arrived.clear()
    assert keypad.state is KeypadState.IDLE
    devices.say(keypad, status)
    devices.work(lambda: keypad.state is KeypadState.UNASSIGNED)
