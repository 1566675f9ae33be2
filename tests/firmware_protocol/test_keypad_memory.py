"""What outlives a loss of power: P-24, P-38, P-81, P-82; and what is told again in the cradle: P-31."""

import pytest

from firmware_protocol import codec, envelope
from firmware_protocol import messages as m
from firmware_protocol.emulator.fleet import Fleet
from firmware_protocol.keypad import Keypad
from firmware_protocol.keypad_memory import COUNTER_BLOCK
from firmware_protocol.keypad_state import KeypadState
from firmware_protocol.storage import Kept, MemoryStorage
from tests.firmware_protocol.parties import SUCCESSION, Clock, Hall, open_poll, pair
from tests.firmware_protocol.test_keypad import vote_in

SERIAL = "SK-0001"
S = KeypadState


class PowerLost(Exception):
    """Raised by a storage whose keypad loses power before or after it stored."""


class FailingStorage(MemoryStorage):
    """Loses power at the next store, on this side of it."""

    def __init__(self) -> None:
        super().__init__()
        self.fails: str = ""

    def store(self, kept: Kept) -> None:
        if self.fails == "before":
            raise PowerLost
        super().store(kept)
        if self.fails == "after":
            raise PowerLost


@pytest.fixture
def fleet() -> Fleet:
    return Fleet(1, seed=1, clock=Clock())


@pytest.fixture
def storage() -> FailingStorage:
    return FailingStorage()


def switched_on(fleet: Fleet, storage: MemoryStorage) -> Keypad:
    return fleet.switched_on(SERIAL, storage, Clock())


@pytest.mark.rule("P-81")
def test_the_pairing_is_kept_and_the_poll_is_told_again(fleet: Fleet, storage: FailingStorage) -> None:
    hall = Hall()
    keypad = switched_on(fleet, storage)
    pair(keypad, hall)
    announcement = hall.announcement()
    opening = hall.control(m.Action.OPEN, announcement)
    for each in (announcement, opening):
        keypad.receive(each)
    keypad = switched_on(fleet, storage)
    assert (keypad.state, keypad.poll) == (S.IDLE, None)
    assert keypad.assignment is not None
    assert keypad.assignment.name == "Utrecht"
    keypad.receive(announcement)
    keypad.receive(opening)
    assert keypad.state is S.OPEN
    (vote,) = keypad.press(1)
    keypad.receive(hall.receipt(vote, SERIAL))
    assert keypad.state is S.CONFIRMED


@pytest.mark.rule("P-32")
def test_an_announcement_before_the_last_one_is_not_believed_after_a_loss_of_power(
    fleet: Fleet, storage: FailingStorage
) -> None:
    hall = Hall()
    keypad = switched_on(fleet, storage)
    pair(keypad, hall)
    old = open_poll(keypad, hall)
    open_poll(keypad, hall, poll=2)
    keypad = switched_on(fleet, storage)
    keypad.receive(old)
    assert keypad.state is S.IDLE


@pytest.mark.rule("P-26")
@pytest.mark.rule("P-81")
def test_a_succession_is_kept(fleet: Fleet, storage: FailingStorage) -> None:
    keypad = switched_on(fleet, storage)
    pair(keypad, Hall())
    second = Hall(seed=b"2" * 32, epoch=2)
    said = codec.encode(m.Succession(second.assembly, 2, second.key.public_key, 7, bytes(32)))
    keypad.receive(envelope.sign(said, SUCCESSION))
    keypad = switched_on(fleet, storage)
    open_poll(keypad, second)
    assert keypad.state is S.OPEN


@pytest.mark.rule("P-81")
def test_a_release_is_kept(fleet: Fleet, storage: FailingStorage) -> None:
    hall = Hall()
    keypad = switched_on(fleet, storage)
    pair(keypad, hall)
    keypad.receive(hall.to_keypad(m.Release(1), SERIAL))
    keypad = switched_on(fleet, storage)
    assert (keypad.state, keypad.assignment) == (S.UNASSIGNED, None)
    keypad.receive(hall.to_keypad(m.Release(1), SERIAL))
    pair(keypad, hall, pairing=2)
    assert keypad.state is S.IDLE


@pytest.mark.rule("P-82")
def test_counters_are_reserved_in_blocks_and_none_is_used_twice(fleet: Fleet, storage: FailingStorage) -> None:
    hall = Hall()
    keypad = switched_on(fleet, storage)
    pair(keypad, hall)
    used = []
    for start in range(3):
        open_poll(keypad, hall, poll=start + 1)
        for press in range(COUNTER_BLOCK + 3):
            used.append(vote_in(keypad.press(1 + press % 2)[0]).counter)
        keypad = switched_on(fleet, storage)
        assert keypad.counter >= max(used)
    assert used == sorted(set(used))
    assert used[: COUNTER_BLOCK + 3] == list(range(1, COUNTER_BLOCK + 4))
    assert used[COUNTER_BLOCK + 3] == 2 * COUNTER_BLOCK + 1


@pytest.mark.rule("P-38")
@pytest.mark.rule("P-82")
@pytest.mark.parametrize("fails", ["before", "after"])
def test_power_that_goes_in_the_middle_of_a_press_lets_no_counter_be_used_twice(
    fleet: Fleet, storage: FailingStorage, fails: str
) -> None:
    hall = Hall()
    keypad = switched_on(fleet, storage)
    pair(keypad, hall)
    announcement = open_poll(keypad, hall)
    storage.fails = fails
    with pytest.raises(PowerLost):
        keypad.press(1)
    storage.fails = ""
    keypad = switched_on(fleet, storage)
    keypad.receive(announcement)
    keypad.receive(hall.control(m.Action.OPEN, announcement))
    assert vote_in(keypad.press(1)[0]).counter == (1 if fails == "before" else COUNTER_BLOCK + 1)


@pytest.mark.rule("P-31")
@pytest.mark.parametrize("fails", ["before", "after"])
def test_power_that_goes_in_the_middle_of_yes_leaves_it_whole(
    fleet: Fleet, storage: FailingStorage, fails: str
) -> None:
    hall = Hall()
    keypad = switched_on(fleet, storage)
    keypad.receive(hall.offer(SERIAL), over_cradle=True)
    storage.fails = fails
    with pytest.raises(PowerLost):
        pair(keypad, hall)
    storage.fails = ""
    keypad = switched_on(fleet, storage)
    assert keypad.state is (S.UNASSIGNED if fails == "before" else S.IDLE)


@pytest.mark.rule("P-31")
def test_the_assignment_that_it_has_is_accepted_again_with_the_same_bytes(
    fleet: Fleet, storage: FailingStorage
) -> None:
    """The hall missed the acceptance, and asks again."""
    hall = Hall()
    keypad = switched_on(fleet, storage)
    acceptance = pair(keypad, hall)
    keypad = switched_on(fleet, storage)
    assert keypad.receive(hall.offer(SERIAL), over_cradle=True) == [acceptance]
    assert keypad.receive(hall.offer(SERIAL)) == []
    assert keypad.receive(hall.offer(SERIAL, pairing=2), over_cradle=True) == []


@pytest.mark.rule("P-24")
def test_in_a_cradle_it_proves_that_it_holds_its_key(fleet: Fleet, storage: FailingStorage) -> None:
    keypad = switched_on(fleet, storage)
    public_key = fleet.members[0].public_key
    nonce = bytes(range(32))
    challenge = codec.encode(m.Challenge(nonce))
    (answer,) = keypad.receive(challenge, over_cradle=True)
    payload = envelope.open_signed(answer, public_key)
    assert isinstance(payload, bytes)
    attestation = codec.decode(payload)
    assert isinstance(attestation, m.Attestation)
    assert (attestation.nonce, attestation.serial, attestation.counter, attestation.pairing) == (nonce, SERIAL, 0, 0)
    hall = Hall()
    pair(keypad, hall, pairing=12)
    open_poll(keypad, hall)
    keypad.press(1)
    (answer,) = keypad.receive(challenge, over_cradle=True)
    payload = envelope.open_signed(answer, public_key)
    assert isinstance(payload, bytes)
    later = codec.decode(payload)
    assert isinstance(later, m.Attestation)
    assert (later.counter, later.pairing) == (1, 12)


@pytest.mark.rule("P-24")
def test_over_the_air_it_signs_nobodys_nonce(fleet: Fleet, storage: FailingStorage) -> None:
    assert switched_on(fleet, storage).receive(codec.encode(m.Challenge(bytes(32)))) == []


def test_a_keypad_that_is_placed_says_who_it_is(fleet: Fleet, storage: FailingStorage) -> None:
    keypad = switched_on(fleet, storage)
    assert keypad.inserted() == [keypad.information()]
