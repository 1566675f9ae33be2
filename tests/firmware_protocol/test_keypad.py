"""What a keypad does with what it hears and with what is pressed: P-18, P-22, P-23 and P-31 to P-39."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firmware_protocol import codec, envelope
from firmware_protocol import messages as m
from firmware_protocol.ballot import MOST_UNANSWERED, Light
from firmware_protocol.emulator.fleet import Fleet
from firmware_protocol.keypad import Key, Keypad
from firmware_protocol.keypad_state import KeypadState
from tests.firmware_protocol.parties import OPTIONS, Hall, new_keypad, open_poll, pair

S, A = KeypadState, m.Action


@pytest.fixture
def hall() -> Hall:
    return Hall()


@pytest.fixture
def keypad() -> Keypad:
    return new_keypad()


@pytest.fixture
def paired(keypad: Keypad, hall: Hall) -> Keypad:
    pair(keypad, hall)
    return keypad


def vote_in(message: bytes) -> m.Vote:
    payload = envelope.peek(message)
    assert isinstance(payload, bytes)
    vote = codec.decode(payload)
    assert isinstance(vote, m.Vote)
    return vote


# Who it is


def test_p22_it_says_who_it_is_with_the_certificate_of_the_fleet() -> None:
    fleet = Fleet(1, seed=4)
    (answer,) = fleet.keypads["SK-0001"].receive(codec.encode(m.Identify()), over_cradle=True)
    information = codec.decode(answer)
    assert isinstance(information, m.Information)
    assert (information.serial, information.battery) == ("SK-0001", 100)
    certified = envelope.open_signed(information.certificate, fleet.public_key)
    assert certified == codec.encode(m.Certificate("SK-0001", information.public_key))
    assert isinstance(
        envelope.open_signed(information.certificate, Fleet(1, seed=5).public_key), envelope.EnvelopeRefused
    )


def test_p31_over_the_air_it_answers_nobody(keypad: Keypad, hall: Hall) -> None:
    assert keypad.receive(codec.encode(m.Identify())) == []
    assert keypad.receive(hall.offer(keypad.serial)) == []
    assert keypad.state is S.UNASSIGNED


# The assignment


def test_p18_the_acceptance_is_the_assignment_signed(keypad: Keypad, hall: Hall) -> None:
    acceptance = pair(keypad, hall)
    information = codec.decode(keypad.information())
    assert isinstance(information, m.Information)
    assert envelope.open_signed(acceptance, information.public_key) == hall.assignment(keypad.serial)
    assert keypad.state is S.IDLE
    assert keypad.assignment is not None
    assert keypad.assignment.municipality == "GM0344"


def test_p31_nothing_is_accepted_without_yes(keypad: Keypad, hall: Hall) -> None:
    assert keypad.press(Key.YES) == keypad.press(Key.NO) == []
    keypad.receive(hall.offer(keypad.serial), over_cradle=True)
    assert keypad.state is S.OFFERED
    assert keypad.press(1) == []
    assert keypad.press(Key.NO) == [codec.encode(m.Declined(keypad.serial, 1))]
    assert keypad.state is S.UNASSIGNED
    assert keypad.press(Key.YES) == []


def test_p31_a_later_offer_takes_the_place_of_an_earlier_one(keypad: Keypad, hall: Hall) -> None:
    keypad.receive(hall.offer(keypad.serial, pairing=1), over_cradle=True)
    acceptance = pair(keypad, hall, pairing=2)
    assert envelope.peek(acceptance) == hall.assignment(keypad.serial, pairing=2)


def test_p31_an_offer_ends_when_the_keypad_is_lifted(keypad: Keypad, hall: Hall) -> None:
    keypad.receive(hall.offer(keypad.serial), over_cradle=True)
    keypad.lifted()
    assert keypad.state is S.UNASSIGNED
    assert keypad.press(Key.YES) == []
    assert keypad.assignment is None


def test_p31_lifting_an_assigned_keypad_changes_nothing(paired: Keypad) -> None:
    paired.lifted()
    assert paired.state is S.IDLE
    assert paired.assignment is not None


def test_p31_an_assigned_keypad_takes_no_other_assignment(paired: Keypad, hall: Hall) -> None:
    before = paired.assignment
    paired.receive(hall.offer(paired.serial, pairing=2), over_cradle=True)
    assert paired.press(Key.YES) == []
    assert paired.assignment == before


def test_p31_an_offer_for_another_keypad_or_of_something_else_is_ignored(keypad: Keypad, hall: Hall) -> None:
    for offer in (
        hall.offer("SK-0002"),
        codec.encode(m.Offer(codec.encode(m.Identify()), b"r" * 32)),
        codec.encode(m.Offer(b"noise", b"r" * 32)),
        codec.encode(m.Release(1)),
        b"noise",
    ):
        assert keypad.receive(offer, over_cradle=True) == []
        assert keypad.state is S.UNASSIGNED


def test_a_released_keypad_is_as_new_but_for_its_counter(paired: Keypad, hall: Hall) -> None:
    open_poll(paired, hall)
    assert vote_in(paired.press(1)[0]).counter == 1
    paired.receive(hall.to_keypad(m.Release(1), paired.serial))
    assert (paired.state, paired.assignment, paired.poll, paired.light) == (S.UNASSIGNED, None, None, Light.OFF)
    pair(paired, hall, pairing=2)
    open_poll(paired, hall, poll=2)
    vote = vote_in(paired.press(1)[0])
    assert (vote.pairing, vote.counter) == (2, 2)


def test_p23_a_release_needs_the_key_of_the_pairing(paired: Keypad, hall: Hall) -> None:
    for release in (
        hall.to_keypad(m.Release(1), paired.serial, pairing=2),
        hall.to_keypad(m.Release(1), "SK-0002"),
        envelope.sign(codec.encode(m.Release(1)), hall.key),
    ):
        paired.receive(release)
        paired.receive(release, over_cradle=True)
        assert paired.state is S.IDLE


def test_p27_in_a_cradle_a_plain_release_of_its_pairing_will_do(paired: Keypad) -> None:
    """The hall that handed it out may be gone; who has the keypad in a cradle has it in hand."""
    paired.receive(codec.encode(m.Release(1)))
    paired.receive(codec.encode(m.Release(2)), over_cradle=True)
    assert paired.state is S.IDLE
    paired.receive(codec.encode(m.Release(1)), over_cradle=True)
    assert (paired.state, paired.assignment) == (S.UNASSIGNED, None)


def test_p23_before_an_assignment_nothing_is_authentic(keypad: Keypad) -> None:
    keypad.receive(envelope.authenticate(codec.encode(m.Release(1)), b""))
    assert keypad.state is S.UNASSIGNED


# Announcements and controls


def test_p32_a_poll_is_shown_once_it_is_announced_and_open(paired: Keypad, hall: Hall) -> None:
    announcement = hall.announcement()
    paired.receive(announcement)
    assert paired.state is S.ANNOUNCED
    assert paired.poll is not None
    assert paired.press(1) == []
    paired.receive(hall.control(A.OPEN, announcement))
    assert paired.state is S.OPEN


def test_p32_an_unassigned_keypad_shows_no_poll(keypad: Keypad, hall: Hall) -> None:
    open_poll(keypad, hall)
    assert (keypad.state, keypad.poll) == (S.UNASSIGNED, None)


@pytest.mark.parametrize(
    "impostor", [Hall(seed=b"x" * 32), Hall(assembly=b"x" * 16), Hall(epoch=2)], ids=["key", "assembly", "epoch"]
)
def test_p32_of_another_key_assembly_or_epoch_nothing_is_shown(paired: Keypad, impostor: Hall) -> None:
    open_poll(paired, impostor)
    assert (paired.state, paired.poll) == (S.IDLE, None)


def test_p32_a_control_of_another_hall_changes_nothing(paired: Keypad, hall: Hall) -> None:
    announcement = open_poll(paired, hall)
    impostor = Hall(seed=b"x" * 32)
    impostor.sequence = 100
    for action in A:
        paired.receive(impostor.control(action, announcement))
        assert paired.state is S.OPEN


def test_p33_an_open_without_its_announcement_shows_nothing(paired: Keypad, hall: Hall) -> None:
    missed = hall.announcement()
    paired.receive(hall.control(A.OPEN, missed))
    assert (paired.state, paired.poll) == (S.IDLE, None)
    assert paired.press(1) == []
    paired.receive(missed)
    assert paired.state is S.ANNOUNCED


@pytest.mark.parametrize("action", [A.OPEN, A.HOLD, A.RESUME])
def test_p33_a_poll_that_runs_unannounced_ends_the_one_before(paired: Keypad, hall: Hall, action: m.Action) -> None:
    open_poll(paired, hall)
    missed = hall.announcement(2)
    paired.receive(hall.control(action, missed, 2))
    assert (paired.state, paired.poll) == (S.IDLE, None)
    assert paired.press(1) == []


@pytest.mark.parametrize("action", [A.CLOSING, A.CLOSED, A.VOIDED])
def test_p33_the_end_of_another_poll_changes_nothing(paired: Keypad, hall: Hall, action: m.Action) -> None:
    earlier = open_poll(paired, hall)
    paired.receive(hall.control(A.CLOSED, earlier))
    open_poll(paired, hall, poll=2)
    paired.receive(hall.control(action, earlier))
    assert paired.state is S.OPEN
    assert vote_in(paired.press(1)[0]).poll == 2


def test_p33_an_announcement_ends_a_poll_whose_close_was_missed(paired: Keypad, hall: Hall) -> None:
    open_poll(paired, hall)
    paired.press(1)
    open_poll(paired, hall, poll=2)
    assert (paired.state, paired.light) == (S.OPEN, Light.OFF)
    assert vote_in(paired.press(2)[0]).poll == 2


def test_p33_what_was_heard_before_is_not_heard_again(paired: Keypad, hall: Hall) -> None:
    first = hall.announcement()
    opening, closed = hall.control(A.OPEN, first), hall.control(A.CLOSED, first)
    for message in (first, opening, closed):
        paired.receive(message)
    for replayed in (first, opening):
        paired.receive(replayed)
        assert paired.state is S.CLOSED
    second = open_poll(paired, hall, poll=2)
    for replayed in (first, opening, closed, second):
        paired.receive(replayed)
        assert paired.state is S.OPEN
        assert paired.poll is not None
        assert paired.poll.poll == 2


def test_p33_who_missed_the_announcement_can_be_told_again(paired: Keypad, hall: Hall) -> None:
    """A hall repeats what it said about the running poll when a keypad joins; the others ignore it."""
    said = [hall.announcement()]
    said += [hall.control(action, said[0]) for action in (A.OPEN, A.HOLD, A.RESUME)]
    paired.receive(said[1])
    for each in said:
        paired.receive(each)
    assert paired.state is S.OPEN
    paired.press(1)
    for each in said:
        paired.receive(each)
    assert (paired.state, paired.light) == (S.WAITING, Light.WAITING)


def test_p30_resume_opens_a_poll_whose_opening_was_missed(paired: Keypad, hall: Hall) -> None:
    announcement = hall.announcement()
    paired.receive(announcement)
    paired.receive(hall.control(A.RESUME, announcement))
    assert paired.state is S.OPEN


def test_a_voided_poll_leaves_nothing_on_the_keypad(paired: Keypad, hall: Hall) -> None:
    announcement = open_poll(paired, hall)
    (vote,) = paired.press(1)
    paired.receive(hall.receipt(vote, paired.serial))
    paired.receive(hall.control(A.VOIDED, announcement))
    assert (paired.state, paired.poll, paired.light) == (S.IDLE, None, Light.OFF)
    paired.receive(hall.control(A.OPEN, announcement))
    assert paired.state is S.IDLE


@given(st.binary(max_size=200), st.booleans())
def test_p34_noise_is_ignored(noise: bytes, over_cradle: bool) -> None:
    hall, keypad = Hall(), new_keypad()
    pair(keypad, hall)
    open_poll(keypad, hall)
    for head in (b"", b"\xd2", b"\xd1", b"\xd2\x84\x43\xa1\x01\x27\xa0"):
        assert keypad.receive(head + noise, over_cradle) == []
    assert keypad.state is S.OPEN


def test_p34_signed_by_the_hall_but_nothing_for_keypads(paired: Keypad, hall: Hall) -> None:
    for payload in (codec.encode(m.Release(1)), codec.encode(m.Identify()), b"noise", b""):
        assert paired.receive(envelope.sign(payload, hall.key)) == []
        assert paired.state is S.IDLE
    paired.receive(hall.to_keypad(m.Identify(), paired.serial))
    assert paired.state is S.IDLE


# Votes


def test_p17_a_vote_is_signed_for_this_announcement_and_this_acceptance(keypad: Keypad, hall: Hall) -> None:
    acceptance = pair(keypad, hall)
    announcement = open_poll(keypad, hall)
    (vote,) = keypad.press(2)
    information = codec.decode(keypad.information())
    assert isinstance(information, m.Information)
    bound = envelope.vote_aad(announcement, acceptance)
    assert envelope.open_signed(vote, information.public_key, bound) == codec.encode(m.Vote(1, 1, 1, 2))
    assert isinstance(envelope.open_signed(vote, information.public_key), envelope.EnvelopeRefused)


def test_p35_green_only_on_the_receipt_for_the_vote_that_was_sent(paired: Keypad, hall: Hall) -> None:
    open_poll(paired, hall)
    assert paired.light is Light.OFF
    (vote,) = paired.press(1)
    assert (paired.state, paired.light) == (S.WAITING, Light.WAITING)
    for false in (
        hall.receipt(b"another vote", paired.serial),
        hall.receipt(vote, "SK-0002"),
        envelope.sign(codec.encode(m.Receipt(1, envelope.sha256(vote), 7)), hall.key),
        codec.encode(m.Receipt(1, envelope.sha256(vote), 7)),
    ):
        paired.receive(false)
        paired.receive(false, over_cradle=True)
        assert paired.light is Light.WAITING
    paired.receive(hall.receipt(vote, paired.serial))
    assert (paired.state, paired.light) == (S.CONFIRMED, Light.GREEN)


def test_p35_a_receipt_before_any_poll_means_nothing(paired: Keypad, hall: Hall) -> None:
    paired.receive(hall.receipt(b"vote", paired.serial))
    assert (paired.state, paired.light) == (S.IDLE, Light.OFF)


def test_p35_the_same_receipt_again_changes_nothing(paired: Keypad, hall: Hall) -> None:
    open_poll(paired, hall)
    (vote,) = paired.press(1)
    paired.receive(hall.receipt(vote, paired.serial))
    paired.press(2)
    paired.receive(hall.receipt(vote, paired.serial))
    assert paired.light is Light.WAITING


def test_p36_a_change_on_its_way_shows_that_the_earlier_vote_stands(paired: Keypad, hall: Hall) -> None:
    open_poll(paired, hall)
    (first,) = paired.press(1)
    paired.receive(hall.receipt(first, paired.serial))
    (second,) = paired.press(2)
    assert (paired.light, paired.display) == (Light.WAITING, ("tegen …", "staat: voor"))
    paired.receive(hall.refusal(second, paired.serial))
    assert (paired.state, paired.light, paired.display) == (S.REFUSED, Light.RED, ("niet geteld", "staat: voor"))
    (third,) = paired.press(2)
    paired.receive(hall.receipt(third, paired.serial))
    assert (paired.light, paired.display) == (Light.GREEN, ("✓ tegen", ""))


def test_p36_the_receipt_for_a_vote_that_was_changed_at_once(paired: Keypad, hall: Hall) -> None:
    open_poll(paired, hall)
    (first,), (second,) = paired.press(1), paired.press(2)
    paired.receive(hall.receipt(first, paired.serial))
    assert (paired.state, paired.light, paired.display) == (S.WAITING, Light.WAITING, ("tegen …", "staat: voor"))
    paired.receive(hall.refusal(second, paired.serial))
    assert (paired.light, paired.display) == (Light.RED, ("niet geteld", "staat: voor"))


def test_p36_answers_that_overtake_each_other(paired: Keypad, hall: Hall) -> None:
    open_poll(paired, hall)
    (first,), (second,), (third,) = paired.press(1), paired.press(2), paired.press(3)
    paired.receive(hall.receipt(second, paired.serial))
    paired.receive(hall.receipt(first, paired.serial))
    assert paired.display == ("onthouding …", "staat: tegen")
    paired.receive(hall.refusal(third, paired.serial))
    paired.receive(hall.refusal(first, paired.serial))
    assert paired.display == ("niet geteld", "staat: tegen")


def test_p36_the_refusal_of_a_vote_that_was_changed_leaves_the_last_one_waiting(paired: Keypad, hall: Hall) -> None:
    open_poll(paired, hall)
    (first,), (second,) = paired.press(1), paired.press(2)
    paired.receive(hall.refusal(first, paired.serial))
    assert (paired.state, paired.light) == (S.WAITING, Light.WAITING)
    paired.receive(hall.receipt(second, paired.serial))
    assert paired.light is Light.GREEN


def test_p36_only_so_many_unanswered_votes_are_remembered(paired: Keypad, hall: Hall) -> None:
    open_poll(paired, hall)
    votes = [paired.press(1 + number % 2)[0] for number in range(MOST_UNANSWERED + 1)]
    paired.receive(hall.receipt(votes[0], paired.serial))
    assert paired.display == ("voor …", "")
    paired.receive(hall.receipt(votes[1], paired.serial))
    assert paired.display == ("voor …", "staat: tegen")
    paired.receive(hall.receipt(votes[-1], paired.serial))
    assert paired.light is Light.GREEN


@pytest.mark.parametrize(
    ("answer", "state", "light"),
    [
        ("none", S.OPEN, Light.OFF),
        ("unanswered", S.WAITING, Light.WAITING),
        ("receipt", S.CONFIRMED, Light.GREEN),
        ("refusal", S.REFUSED, Light.RED),
    ],
)
@pytest.mark.parametrize("while_held", [False, True])
def test_p30_a_resumed_poll_goes_on_where_the_vote_is(
    paired: Keypad, hall: Hall, answer: str, state: KeypadState, light: Light, while_held: bool
) -> None:
    announcement = open_poll(paired, hall)
    votes = paired.press(1) if answer != "none" else []
    answers = [getattr(hall, answer)(vote, paired.serial) for vote in votes if answer != "unanswered"]
    hold = [hall.control(A.HOLD, announcement)]
    for message in hold + answers if while_held else answers + hold:
        paired.receive(message)
    assert (paired.state, paired.light) == (S.HELD, light)
    assert paired.press(2) == []
    paired.receive(hall.control(A.RESUME, announcement))
    assert (paired.state, paired.light) == (state, light)
    assert len(paired.press(2)) == 1


@pytest.mark.parametrize("action", [A.CLOSING, A.CLOSED])
def test_p35_after_closing_no_vote_is_made_but_answers_still_count(
    paired: Keypad, hall: Hall, action: m.Action
) -> None:
    announcement = open_poll(paired, hall)
    (vote,) = paired.press(1)
    paired.receive(hall.control(action, announcement))
    assert (paired.state, paired.light) == (S.CLOSED, Light.WAITING)
    assert paired.press(2) == []
    paired.receive(hall.receipt(vote, paired.serial))
    assert (paired.light, paired.display) == (Light.GREEN, ("gesloten", "staat: voor"))


def test_p35_refused_after_closing_is_red(paired: Keypad, hall: Hall) -> None:
    announcement = open_poll(paired, hall)
    (vote,) = paired.press(1)
    paired.receive(hall.control(A.CLOSED, announcement))
    paired.receive(hall.refusal(vote, paired.serial, m.RefusalReason.NOT_OPEN))
    assert (paired.state, paired.light) == (S.CLOSED, Light.RED)


def test_p38_the_counter_rises_over_all_polls(paired: Keypad, hall: Hall) -> None:
    counters = []
    for poll in (1, 2, 3):
        open_poll(paired, hall, poll)
        counters += [vote_in(paired.press(key)[0]).counter for key in (1, 2)]
    assert counters == [1, 2, 3, 4, 5, 6]


def test_p39_pressing_again_what_is_on_its_way_or_stands_signs_nothing(paired: Keypad, hall: Hall) -> None:
    open_poll(paired, hall)
    (vote,) = paired.press(1)
    assert paired.press(1) == []
    paired.receive(hall.receipt(vote, paired.serial))
    assert paired.press(1) == []
    assert (paired.state, paired.light) == (S.CONFIRMED, Light.GREEN)
    (change,) = paired.press(2)
    assert vote_in(change).counter == 2
    paired.receive(hall.refusal(change, paired.serial))
    assert len(paired.press(2)) == 1


@pytest.mark.parametrize("key", [0, 4, 9, 10, -1, Key.YES, Key.NO])
def test_p39_a_key_that_is_no_option_signs_nothing(paired: Keypad, hall: Hall, key: int | Key) -> None:
    open_poll(paired, hall)
    assert key not in dict(OPTIONS)
    assert paired.press(key) == []
    assert paired.state is S.OPEN


def test_a_vote_is_signed_in_less_than_a_millisecond(paired: Keypad, hall: Hall) -> None:
    open_poll(paired, hall)
    best = 1.0
    for number in range(20):
        start = time.perf_counter()
        assert paired.press(1 + number % 2)
        best = min(best, time.perf_counter() - start)
    assert best < 0.001
