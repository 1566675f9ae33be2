"""What the hall says again and again, so that who missed something is mended (P-28), and the result (P-29)."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from firmware_protocol import codec, envelope
from firmware_protocol import messages as m
from firmware_protocol.emulator.fleet import Fleet
from firmware_protocol.framing import FrameKind
from firmware_protocol.keypad_state import KeypadState
from stemkast.assembly.commands import DeclareResult, HoldPoll, OpenPoll, ResumePoll, VoidPoll
from stemkast.assembly.events import PollKind, Role, ScreenShown, ScreenView
from tests.hall_server.hand_worked import Devices
from tests.hall_server.inside import Inside
from tests.hall_server.small_hall import Meeting

pytestmark = pytest.mark.rule("P-28")


def phases(devices: Devices) -> list[tuple[int, m.Phase]]:
    """Poll and phase of the heartbeats, each once."""
    return list(dict.fromkeys((each.poll, each.phase) for each in devices.heartbeats()))


def results(devices: Devices) -> list[str]:
    """The results that were said, each once."""
    return [each.text for each in dict.fromkeys(said for said, _ in devices.said()) if isinstance(each, m.Result)]


def results_so_far(devices: Devices) -> int:
    """How often a result was said."""
    return sum(isinstance(each, m.Result) for each, _ in devices.said())


def beats(devices: Devices, count: int) -> list[tuple[m.Message, bytes]]:
    """What is said to all in the time of so many heartbeats, while the keypads get everything."""
    before, said = len(devices.heartbeats()), len(devices.said())
    devices.work(lambda: len(devices.heartbeats()) >= before + count)
    return devices.said()[said:]


@pytest.fixture
def inside(tmp_path: Path) -> Iterator[Inside]:
    """Two keypads are handed out, and seconds are short."""
    with Inside(tmp_path / "hall", Fleet(3, seed=7, clock=lambda: 0), beat=0.05) as inside:
        beats(inside.devices, 1)
        inside.pair(1, 2)
        yield inside


def test_one_a_second(sitting: Meeting) -> None:
    beats(sitting.devices, 1)
    began = time.monotonic()
    beats(sitting.devices, 3)
    assert time.monotonic() - began > 1.5


def test_before_any_poll_there_is_none(inside: Inside) -> None:
    beats(inside.devices, 2)
    (heartbeat,) = set(inside.devices.heartbeats())
    assert (heartbeat.poll, heartbeat.phase, heartbeat.announcement_hash) == (0, m.Phase.NONE, bytes(32))


def test_the_heartbeat_follows_the_poll_and_is_repeated_byte_for_byte(inside: Inside) -> None:
    devices = inside.devices
    poll = inside.announce()
    entries = inside.book.size
    devices.work(lambda: phases(devices)[-1] == (poll, m.Phase.NONE))
    beats(devices, 4)
    same = [raw for each, raw in devices.said() if each == devices.heartbeats()[-1]]
    assert (len(same) >= 4, len(set(same))) == (True, 1)
    assert inside.book.size == entries, "heartbeats are in no ledger"
    for command, phase in (
        (OpenPoll(poll, 0), m.Phase.OPEN),
        (HoldPoll(poll), m.Phase.HELD),
        (ResumePoll(poll, 0), m.Phase.RESUMED),
        (VoidPoll(poll, "om te proberen"), m.Phase.VOIDED),
    ):
        inside.chair(command)
        devices.work(lambda phase=phase: phases(devices)[-1] == (poll, phase))
    numbers = [each.sequence for each in dict.fromkeys(said for said, _ in devices.said())]  # type: ignore[union-attr]
    assert numbers == sorted(set(numbers)), "every message has a number of its own, above those before it"


def test_the_announcement_goes_with_every_second_heartbeat_while_the_poll_is_at_hand(inside: Inside) -> None:
    devices = inside.devices
    poll = inside.open()
    beats(devices, 1)
    pattern = "".join("A" if isinstance(each, m.Announcement) else "h" for each, _ in beats(devices, 5))
    assert pattern.count("h") >= 5, "and more where this computer has much to do"
    assert pattern in "Ahh" * len(pattern)
    inside.close(poll)
    devices.work(lambda: phases(devices)[-1] == (poll, m.Phase.CLOSED))
    later = [each for each, _ in beats(devices, 4)]
    assert all(isinstance(each, m.Heartbeat) for each in later), "of a poll that is over only that it is"


def test_a_keypad_that_lost_its_poll_gets_it_back_and_votes(inside: Inside) -> None:
    devices, fleet = inside.devices, inside.devices.fleet
    poll = inside.open()
    inside.vote(2, 1)
    serial = "SK-0001"
    fleet.keypads[serial] = fleet.switched_on(serial, fleet.storages[serial], lambda: 0)
    assert devices.keypad(1).state is KeypadState.IDLE
    devices.work(lambda: devices.keypad(1).state is KeypadState.OPEN)
    inside.vote(1, 2)
    inside.close(poll)
    assert len(inside.book.assembly.polls[poll].votes) == 2


def test_a_control_that_got_lost_is_mended_by_the_next_heartbeat(inside: Inside) -> None:
    devices = inside.devices
    poll = inside.open()
    inside.chair(HoldPoll(poll))
    devices.wait(lambda: any(_is(m.Control, frame.payload) for frame in list(devices.base.arrived)))
    devices.base.arrived.clear()  # nobody heard it
    assert devices.keypad(1).state is KeypadState.OPEN
    devices.work(lambda: devices.keypad(1).state is KeypadState.HELD)
    assert [each.action for each, _ in devices.said() if isinstance(each, m.Control)] == [m.Action.OPEN]


def _is(kind: type[m.Message], raw: bytes) -> bool:
    payload = envelope.peek(raw)
    return isinstance(payload, bytes) and isinstance(codec.decode(payload), kind)


def test_only_base_stations_hear_what_is_said_to_all(inside: Inside) -> None:
    inside.open()
    beats(inside.devices, 2)
    assert all(frame.kind is not FrameKind.BROADCAST for frame in inside.devices.over_cradle)


@pytest.mark.rule("P-29")
def test_a_result_is_said_once_it_is_shown_and_not_before(inside: Inside) -> None:
    devices = inside.devices
    poll = inside.open(PollKind.REAL)
    inside.vote(1, 1)
    inside.vote(2, 2)
    inside.close(poll)
    beats(devices, 3)
    assert results(devices) == []
    assert devices.keypad(1).display == ("gesloten", "staat: Voor")
    inside.chair(DeclareResult(poll, ""))
    devices.work(lambda: devices.keypad(1).display[0] == "Verworpen 50,00%")
    inside.record(Role.CHAIR, ScreenShown(ScreenView.PAUSE, 0), ScreenShown(ScreenView.RESULT, poll))
    said = results_so_far(devices)
    beats(devices, 4)
    assert results_so_far(devices) > said, "repeated, for who missed it"
    assert results(devices) == ["Verworpen 50,00%"], "as it was"
    inside.announce()
    devices.work(lambda: devices.keypad(2).state is KeypadState.ANNOUNCED)
    said = results_so_far(devices)
    beats(devices, 4)
    assert results_so_far(devices) == said, "the next poll ends it"


@pytest.mark.rule("P-29")
def test_the_result_of_a_test_poll_is_said_as_that_and_goes_with_a_voided_poll(inside: Inside) -> None:
    devices = inside.devices
    poll = inside.open()
    inside.vote(1, 1)
    inside.close(poll)
    beats(devices, 2)
    assert results(devices) == []
    inside.record(Role.CHAIR, ScreenShown(ScreenView.RESULT, poll))
    devices.work(lambda: devices.keypad(1).display[0] == "PROEF: 100,00%")
    inside.chair(VoidPoll(poll, "om te proberen"))
    devices.work(lambda: devices.keypad(1).state is KeypadState.IDLE)
    said = results_so_far(devices)
    beats(devices, 4)
    assert results_so_far(devices) == said
