"""Who missed something catches up, and follows the hall to another machine: P-26, P-28, P-29, P-33."""

import pytest

from firmware_protocol import codec, envelope
from firmware_protocol import messages as m
from firmware_protocol.ed25519 import SigningKey
from firmware_protocol.keypad import Keypad
from firmware_protocol.keypad_state import KeypadState
from tests.firmware_protocol.parties import ASSEMBLY, SUCCESSION, Hall, new_keypad, open_poll, pair

S, A, P = KeypadState, m.Action, m.Phase


@pytest.fixture
def hall() -> Hall:
    return Hall()


@pytest.fixture
def keypad(hall: Hall) -> Keypad:
    keypad = new_keypad()
    pair(keypad, hall)
    return keypad


@pytest.mark.rule("P-28")
@pytest.mark.parametrize(
    ("phase", "state"),
    [
        (P.NONE, S.ANNOUNCED),
        (P.OPEN, S.OPEN),
        (P.HELD, S.HELD),
        (P.RESUMED, S.OPEN),
        (P.CLOSING, S.CLOSED),
        (P.CLOSED, S.CLOSED),
        (P.VOIDED, S.IDLE),
    ],
)
def test_a_heartbeat_says_what_a_missed_control_said(
    keypad: Keypad, hall: Hall, phase: m.Phase, state: KeypadState
) -> None:
    announcement = hall.announcement()
    keypad.receive(announcement)
    keypad.receive(hall.heartbeat(phase, announcement))
    assert keypad.state is state


@pytest.mark.rule("P-28")
def test_a_heartbeat_about_another_poll_or_none_ends_the_one_at_hand(keypad: Keypad, hall: Hall) -> None:
    for beat in (hall.heartbeat(P.OPEN, b"another announcement", 9), hall.heartbeat(P.NONE, b"", 0)):
        hall.sequence += 1
        open_poll(keypad, hall)
        keypad.receive(beat)  # older than the announcement: what was said before it
        assert keypad.state is S.OPEN
        keypad.receive(hall.heartbeat(P.NONE, b"", 0))
        assert (keypad.state, keypad.poll) == (S.IDLE, None)


@pytest.mark.rule("P-28")
def test_before_any_poll_it_says_only_that_the_hall_is_there(keypad: Keypad, hall: Hall) -> None:
    beat = hall.heartbeat(P.NONE, b"", 0)
    assert keypad.receive(beat) == keypad.receive(beat) == []
    assert keypad.state is S.IDLE


@pytest.mark.rule("P-33")
def test_an_old_heartbeat_changes_nothing(keypad: Keypad, hall: Hall) -> None:
    announcement = open_poll(keypad, hall)
    opened = hall.heartbeat(P.OPEN, announcement)
    keypad.receive(opened)
    keypad.receive(hall.heartbeat(P.HELD, announcement))
    keypad.receive(opened)
    assert keypad.state is S.HELD


@pytest.mark.rule("P-33")
def test_an_announcement_that_is_told_again_lets_no_old_control_in(keypad: Keypad, hall: Hall) -> None:
    first = hall.announcement()
    opening, hold = hall.control(A.OPEN, first), hall.control(A.HOLD, first)
    keypad.receive(hall.heartbeat(P.HELD, first))  # missed all three
    keypad.receive(first)
    assert keypad.state is S.ANNOUNCED
    for old in (opening, hold):
        keypad.receive(old)
        assert keypad.state is S.ANNOUNCED
    keypad.receive(hall.heartbeat(P.HELD, first))
    assert keypad.state is S.HELD


@pytest.mark.rule("P-29")
def test_a_result_is_shown_with_the_poll_that_it_is_of(keypad: Keypad, hall: Hall) -> None:
    announcement = open_poll(keypad, hall)
    (vote,) = keypad.press(1)
    keypad.receive(hall.receipt(vote, keypad.serial))
    keypad.receive(hall.control(A.CLOSED, announcement))
    shown = hall.result(announcement, "aangenomen met 98,58%")
    keypad.receive(hall.heartbeat(P.CLOSED, announcement))
    keypad.receive(hall.result(b"another announcement", "verworpen"))
    assert keypad.display == ("gesloten", "staat: voor")
    keypad.receive(hall.result(announcement, "aangenomen", sequence=90))
    keypad.receive(shown)  # older than the one it has
    assert keypad.display == ("aangenomen", "staat: voor")


@pytest.mark.rule("P-29")
def test_a_result_that_was_missed_can_follow_a_heartbeat(keypad: Keypad, hall: Hall) -> None:
    announcement = open_poll(keypad, hall)
    result = hall.result(announcement, "aangenomen")
    keypad.receive(hall.heartbeat(P.CLOSED, announcement))
    keypad.receive(result)
    assert keypad.display == ("aangenomen", "")


def succession(hall: Hall, key: SigningKey = SUCCESSION, assembly: bytes = ASSEMBLY) -> bytes:
    return envelope.sign(codec.encode(m.Succession(assembly, hall.epoch, hall.key.public_key, 7, bytes(32))), key)


@pytest.mark.rule("P-26")
def test_under_the_succession_key_another_hall_takes_over(keypad: Keypad, hall: Hall) -> None:
    open_poll(keypad, hall)
    second = Hall(seed=b"2" * 32, epoch=2)
    keypad.receive(succession(second))
    assert (keypad.state, keypad.poll) == (S.IDLE, None)
    open_poll(keypad, hall, poll=2)
    assert keypad.state is S.IDLE
    open_poll(keypad, second, poll=3)
    assert keypad.state is S.OPEN
    assert len(keypad.press(1)) == 1


@pytest.mark.rule("P-26")
def test_nobody_else_takes_over_and_nobody_goes_back(keypad: Keypad, hall: Hall) -> None:
    second, third = Hall(seed=b"2" * 32, epoch=2), Hall(seed=b"3" * 32, epoch=3)
    keypad.receive(succession(third, key=hall.key))
    keypad.receive(succession(third, assembly=bytes(16)))
    keypad.receive(succession(Hall(seed=b"2" * 32, epoch=1)))
    open_poll(keypad, hall)
    assert keypad.state is S.OPEN
    keypad.receive(succession(third))
    keypad.receive(succession(second))
    open_poll(keypad, second)
    assert keypad.state is S.IDLE
    open_poll(keypad, third)
    assert keypad.state is S.OPEN


@pytest.mark.rule("P-28")
def test_who_got_the_announcement_after_the_heartbeat_follows_the_heartbeat(keypad: Keypad, hall: Hall) -> None:
    """The heartbeat came while the announcement was lost; both are repeated as they are."""
    announcement = hall.announcement()
    beat = hall.heartbeat(P.OPEN, announcement)
    for each in (beat, announcement, beat):
        keypad.receive(each)
    assert keypad.state is S.OPEN


@pytest.mark.rule("P-28")
def test_a_heartbeat_that_a_control_followed_says_nothing_any_more(keypad: Keypad, hall: Hall) -> None:
    announcement = hall.announcement()
    beat = hall.heartbeat(P.OPEN, announcement)
    hold = hall.control(A.HOLD, announcement)
    for each in (beat, announcement, hold, beat):
        keypad.receive(each)
    assert keypad.state is S.HELD
