"""Scripted people."""

import pytest

from firmware_protocol import messages as m
from firmware_protocol.ballot import Light
from firmware_protocol.emulator.people import NoPeople, Press, VotingPeople
from firmware_protocol.keypad import Key, Keypad
from firmware_protocol.keypad_state import KeypadState
from tests.firmware_protocol.parties import Clock, Hall, new_keypad, open_poll, pair


def choices(poll: int, municipality: str) -> int | None:
    assert municipality == "GM0344"
    return {1: 1, 2: None, 3: 2}[poll]


@pytest.fixture
def people() -> VotingPeople:
    return VotingPeople(choices, pace=4.0, seed=1)


@pytest.fixture
def keypad() -> Keypad:
    return new_keypad()


def test_they_say_yes_once_to_each_offer(people: VotingPeople, keypad: Keypad) -> None:
    hall = Hall()
    assert people.on_change(keypad) == []
    keypad.receive(hall.offer(keypad.serial, pairing=1), over_cradle=True)
    assert people.on_change(keypad) == [Press(Key.YES, 0.0)]
    assert people.on_change(keypad) == []
    keypad.receive(hall.offer(keypad.serial, pairing=2), over_cradle=True)
    assert people.on_change(keypad) == [Press(Key.YES, 0.0)]
    keypad.press(Key.YES)
    assert people.on_change(keypad) == []


def test_they_vote_once_when_a_poll_opens(people: VotingPeople, keypad: Keypad) -> None:
    hall = Hall()
    pair(keypad, hall)
    keypad.receive(hall.announcement())
    assert people.on_change(keypad) == []
    open_poll(keypad, hall, poll=1)
    (press,) = people.on_change(keypad)
    assert press.key == 1
    assert 0.0 <= press.after <= 4.0
    assert people.on_change(keypad) == []
    open_poll(keypad, hall, poll=2)
    assert people.on_change(keypad) == []
    open_poll(keypad, hall, poll=3)
    assert [press.key for press in people.on_change(keypad)] == [2]


def test_who_could_not_press_because_the_poll_was_held_presses_when_it_is_resumed(
    people: VotingPeople, keypad: Keypad
) -> None:
    hall = Hall()
    pair(keypad, hall)
    announcement = open_poll(keypad, hall)
    assert len(people.on_change(keypad)) == 1
    keypad.receive(hall.control(m.Action.HOLD, announcement))
    assert people.on_change(keypad) == []
    keypad.receive(hall.control(m.Action.RESUME, announcement))
    assert len(people.on_change(keypad)) == 1


def test_who_has_voted_does_not_press_again_when_the_poll_is_resumed(people: VotingPeople, keypad: Keypad) -> None:
    hall = Hall()
    pair(keypad, hall)
    announcement = open_poll(keypad, hall)
    people.on_change(keypad)
    (vote,) = keypad.press(1)
    for message in (
        hall.receipt(vote, keypad.serial),
        hall.control(m.Action.HOLD, announcement),
        hall.control(m.Action.RESUME, announcement),
    ):
        keypad.receive(message)
        assert people.on_change(keypad) == []


def test_how_long_they_take_follows_from_the_seed_whatever_came_before() -> None:
    def times(seed: int, order: list[int]) -> dict[int, float]:
        people, hall = VotingPeople(lambda *_: 1, pace=4.0, seed=seed), Hall()
        found = {}
        for number in order:
            keypad = new_keypad(number)
            pair(keypad, hall)
            open_poll(keypad, hall)
            (press,) = people.on_change(keypad)
            found[number] = press.after
        return found

    assert times(1, [1, 2, 3]) == times(1, [3, 1, 2])
    assert times(1, [1, 2, 3]) != times(2, [1, 2, 3])
    assert len(set(times(1, [1, 2, 3]).values())) == 3


def test_nobody_presses_nothing(keypad: Keypad) -> None:
    keypad.receive(Hall().offer(keypad.serial), over_cradle=True)
    assert NoPeople().on_change(keypad) == []


def test_who_gets_no_answer_presses_again_and_once(people: VotingPeople) -> None:
    hall, clock = Hall(), Clock()
    keypad = new_keypad(clock=clock)
    pair(keypad, hall)
    open_poll(keypad, hall)
    assert len(people.on_change(keypad)) == 1
    for _ in range(2):
        keypad.press(1)
        assert people.on_change(keypad) == []
        while keypad.light is Light.WAITING:
            clock.now += 100
            keypad.tick()
        assert keypad.state is KeypadState.UNCONFIRMED
        assert [press.key for press in people.on_change(keypad)] == [1]
        assert people.on_change(keypad) == []
    (vote,) = keypad.press(1)
    keypad.receive(hall.receipt(vote, keypad.serial))
    assert people.on_change(keypad) == []
