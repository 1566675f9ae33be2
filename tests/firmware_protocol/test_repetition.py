"""A vote that nobody answers: P-80, and what its holder sees meanwhile (P-36, P-39)."""

import pytest

from firmware_protocol import messages as m
from firmware_protocol.ballot import Light
from firmware_protocol.keypad import Keypad
from firmware_protocol.keypad_state import KeypadState
from tests.firmware_protocol.parties import Clock, Hall, new_keypad, open_poll, pair

S, A = KeypadState, m.Action


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def hall() -> Hall:
    return Hall()


@pytest.fixture
def keypad(clock: Clock, hall: Hall) -> Keypad:
    keypad = new_keypad(clock=clock)
    pair(keypad, hall)
    return keypad


def given_up(keypad: Keypad, clock: Clock) -> None:
    while keypad.light is Light.WAITING:
        clock.now += 100
        keypad.tick()


@pytest.mark.rule("P-80")
def test_an_unanswered_vote_is_sent_five_times_more_and_then_given_up(keypad: Keypad, hall: Hall, clock: Clock) -> None:
    open_poll(keypad, hall)
    (vote,) = keypad.press(1)
    sent = {}
    for now in range(1, 8000):
        clock.now = now
        for message in keypad.tick():
            sent[now] = message
    assert sent == dict.fromkeys((500, 1000, 2000, 3000, 4000), vote)
    assert (keypad.state, keypad.light, keypad.display) == (S.UNCONFIRMED, Light.RED, ("niet bevestigd", ""))


@pytest.mark.rule("P-80")
def test_it_says_when_it_wants_to_be_asked_again(keypad: Keypad, hall: Hall, clock: Clock) -> None:
    open_poll(keypad, hall)
    keypad.press(1)
    moments = []
    while keypad.light is Light.WAITING:
        due = keypad.due()
        assert due is not None
        moments.append(due)
        clock.now = due
        keypad.tick()
    assert moments == [500, 1000, 2000, 3000, 4000, 5000]
    assert keypad.due() == 60_000


@pytest.mark.rule("P-80")
def test_an_answer_ends_the_repetition(keypad: Keypad, hall: Hall, clock: Clock) -> None:
    open_poll(keypad, hall)
    (vote,) = keypad.press(1)
    clock.now = 600
    keypad.tick()
    keypad.receive(hall.receipt(vote, keypad.serial))
    clock.now = 10_000
    assert keypad.tick() == []
    assert keypad.state is S.CONFIRMED


@pytest.mark.rule("P-80")
@pytest.mark.parametrize("counts", [True, False])
def test_an_answer_that_comes_too_late_still_counts(keypad: Keypad, hall: Hall, clock: Clock, counts: bool) -> None:
    open_poll(keypad, hall)
    (vote,) = keypad.press(1)
    given_up(keypad, clock)
    keypad.receive(hall.receipt(vote, keypad.serial) if counts else hall.refusal(vote, keypad.serial))
    assert (keypad.state, keypad.light) == ((S.CONFIRMED, Light.GREEN) if counts else (S.REFUSED, Light.RED))


@pytest.mark.rule("P-80")
@pytest.mark.parametrize("action", [A.HOLD, A.CLOSING])
def test_it_is_repeated_while_the_poll_is_held_and_after_it_closed(
    keypad: Keypad, hall: Hall, clock: Clock, action: m.Action
) -> None:
    """The vote may be in the ledger: its holder is told either way."""
    announcement = open_poll(keypad, hall)
    (vote,) = keypad.press(1)
    keypad.receive(hall.control(action, announcement))
    clock.now = 500
    assert keypad.tick() == [vote]
    given_up(keypad, clock)
    assert keypad.light is Light.RED
    assert keypad.state is (S.HELD if action is A.HOLD else S.CLOSED)
    assert action is A.HOLD or keypad.display == ("gesloten", "niet bevestigd")


@pytest.mark.rule("P-80")
def test_a_held_poll_is_resumed_where_it_was(keypad: Keypad, hall: Hall, clock: Clock) -> None:
    announcement = open_poll(keypad, hall)
    keypad.press(1)
    keypad.receive(hall.control(A.HOLD, announcement))
    given_up(keypad, clock)
    keypad.receive(hall.control(A.RESUME, announcement))
    assert (keypad.state, keypad.light) == (S.UNCONFIRMED, Light.RED)


@pytest.mark.rule("P-39")
def test_pressing_what_was_given_up_sends_the_same_vote_again(keypad: Keypad, hall: Hall, clock: Clock) -> None:
    """With another counter it could be refused as a second vote, though it stands."""
    open_poll(keypad, hall)
    (vote,) = keypad.press(1)
    given_up(keypad, clock)
    assert keypad.press(1) == [vote]
    assert (keypad.state, keypad.light) == (S.WAITING, Light.WAITING)
    pressed = clock.now
    assert keypad.due() == pressed + 500
    keypad.receive(hall.receipt(vote, keypad.serial))
    assert keypad.light is Light.GREEN


@pytest.mark.rule("P-36")
def test_another_choice_after_giving_up_is_another_vote(keypad: Keypad, hall: Hall, clock: Clock) -> None:
    open_poll(keypad, hall)
    (first,) = keypad.press(1)
    given_up(keypad, clock)
    (second,) = keypad.press(2)
    assert second != first
    keypad.receive(hall.receipt(first, keypad.serial))
    assert (keypad.light, keypad.display) == (Light.WAITING, ("tegen …", "staat: voor"))
    given_up(keypad, clock)
    assert keypad.display == ("niet bevestigd", "staat: voor")


@pytest.mark.rule("P-80")
def test_only_the_vote_that_was_sent_last_is_repeated(keypad: Keypad, hall: Hall, clock: Clock) -> None:
    open_poll(keypad, hall)
    keypad.press(1)
    clock.now = 400
    (second,) = keypad.press(2)
    clock.now = 500
    assert keypad.tick() == []
    clock.now = 900
    assert keypad.tick() == [second]


@pytest.mark.rule("P-80")
def test_a_new_poll_ends_the_repetition(keypad: Keypad, hall: Hall, clock: Clock) -> None:
    open_poll(keypad, hall)
    keypad.press(1)
    open_poll(keypad, hall, poll=2)
    clock.now = 5000
    assert keypad.tick() == []
    assert keypad.light is Light.OFF


@pytest.mark.rule("P-80")
def test_a_keypad_without_a_clock_counts_heartbeats(keypad: Keypad, hall: Hall) -> None:
    announcement = open_poll(keypad, hall)
    (vote,) = keypad.press(1)
    heartbeat = hall.heartbeat(m.Phase.OPEN, announcement)
    said = [keypad.receive(heartbeat) for _ in range(7)]
    assert said == [[], [vote], [vote], [vote], [vote], [vote], []]
    assert keypad.light is Light.RED


@pytest.mark.rule("P-80")
def test_where_a_clock_runs_a_heartbeat_repeats_nothing_early(keypad: Keypad, hall: Hall, clock: Clock) -> None:
    announcement = open_poll(keypad, hall)
    keypad.press(1)
    heartbeat = hall.heartbeat(m.Phase.OPEN, announcement)
    clock.now = 499
    assert keypad.receive(heartbeat) == []


@pytest.mark.rule("P-25")
def test_it_says_how_it_is_each_minute_and_when_a_base_station_takes_it(
    keypad: Keypad, hall: Hall, clock: Clock
) -> None:
    assert keypad.due() == 60_000
    clock.now = 60_000
    assert keypad.tick() == [hall.to_keypad(m.Status(1, 2, 100, 0), keypad.serial)]
    assert keypad.tick() == []
    assert keypad.joined(52) == [hall.to_keypad(m.Status(1, 2, 100, 52), keypad.serial)]
    assert keypad.due() == 120_000


@pytest.mark.rule("P-25")
def test_who_has_no_pairing_has_no_key_to_say_it_with(clock: Clock) -> None:
    keypad = new_keypad(clock=clock)
    clock.now = 100_000
    assert keypad.due() is None
    assert keypad.tick() == keypad.joined(52) == []
