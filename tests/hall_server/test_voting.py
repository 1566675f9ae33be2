"""Votes over a serial line, one at a time: what counts, what is refused, what is noise."""

import pytest

from firmware_protocol import codec, envelope
from firmware_protocol import messages as m
from firmware_protocol.framing import Frame, FrameKind, encode_frame
from firmware_protocol.keypad import Light
from firmware_protocol.keypad_state import KeypadState
from hall_server.disk.keys import HallKeys
from stemkast.assembly.commands import AnnouncePoll, ClosePoll, HoldPoll, OpenPoll, Record, ResumePoll
from stemkast.assembly.events import PairingEnd, PairingEnded, PollKind
from stemkast.assembly.poll_state import PollState
from stemkast.assembly.polls import LONGEST_COUNTDOWN
from stemkast.assembly.refusal import Reason
from stemkast.ledger.entry import Entry, from_body
from tests.hall_server.small_hall import CODES, TEST_QUESTION, Meeting
from tests.patience import PATIENCE


def signed_vote(meeting: Meeting, number: int, poll: int, counter: int, choice: int) -> bytes:
    """A vote under the real key of a keypad, with any counter and choice: what only stolen key material can make."""
    assembly = meeting.following.assembly
    pairing = assembly.pairings[assembly.keypad_out[f"SK-{number:04d}"]]
    bound = envelope.hashed_vote_aad(assembly.polls[poll].announcement_hash, pairing.acceptance_hash)
    key = meeting.devices.keypad(number)._key  # the test is the thief
    return envelope.sign(codec.encode(m.Vote(pairing.number, poll, counter_of(poll, counter), choice)), key, bound)


def counter_of(poll: int, counter: int) -> int:
    """A counter that no keypad and no other poll uses."""
    return 10_000 * poll + counter


def opened(meeting: Meeting, number: int, answer: bytes) -> object:
    """What the hall said to this keypad, opened under its receipt key."""
    serial = f"SK-{number:04d}"
    pairing = meeting.following.assembly.keypad_out[serial]
    master = HallKeys.load(meeting.server.folder).receipt_master
    payload = envelope.open_authenticated(answer, envelope.receipt_key(master, serial, pairing))
    assert isinstance(payload, bytes)
    return codec.decode(payload)


def answer_to(meeting: Meeting, number: int, signed: bytes) -> object:
    """Sends a vote and returns the hall's answer."""
    before = len(meeting.devices.answers())
    meeting.devices.say(meeting.devices.keypad(number), signed)
    meeting.devices.work(lambda: len(meeting.devices.answers()) > before)
    return opened(meeting, number, meeting.devices.answers()[-1])


def times(meeting: Meeting, poll: int) -> dict[str, float]:
    """When each step of a poll was written, in seconds."""
    read = [from_body(index, body) for index, body in meeting.following.entries]
    return {
        each.event: each.at.timestamp() for each in read if isinstance(each, Entry) and each.data.get("poll") == poll
    }


def test_who_changes_his_mind_is_counted_once_with_the_last_choice(sitting: Meeting) -> None:
    poll = sitting.open()
    sitting.vote(1, 1)
    sitting.vote(2, 1)
    sitting.vote(1, 2)
    closed = sitting.close(poll)
    assert (closed["present"], closed["noise"]) == (2, [])
    votes = sitting.following.assembly.polls[poll].votes
    assert [votes[code].choice for code in CODES[:2]] == [2, 1]
    assert len(sitting.following.of_poll("vote_accepted", poll)) == 3
    assert sitting.devices.keypad(1).state is KeypadState.CLOSED
    assert sitting.devices.keypad(1).light is Light.GREEN


@pytest.mark.rule("P-84")
def test_a_repeated_vote_gets_the_same_receipt_and_no_second_entry(sitting: Meeting) -> None:
    poll = sitting.open()
    signed = sitting.vote(1, 1)
    first = opened(sitting, 1, sitting.devices.answers()[-1])
    assert answer_to(sitting, 1, signed) == first
    assert isinstance(first, m.Receipt)
    index, body = sitting.following.entries[first.index]
    assert (index, b"vote_accepted" in body) == (first.index, True)
    sitting.close(poll)
    assert answer_to(sitting, 1, signed) == first, "also when the poll is closed"
    assert len(sitting.following.of_poll("vote_accepted", poll)) == 1
    assert sitting.following.of_poll("vote_refused", poll) == []


def test_a_vote_five_times_in_one_batch_is_one_entry(sitting: Meeting) -> None:
    poll = sitting.open()
    (signed,) = sitting.devices.keypad(1).press(1)
    for _ in range(5):
        sitting.devices.say(sitting.devices.keypad(1), signed)
    sitting.devices.work(lambda: len(sitting.devices.answers()) >= 5)
    assert len({opened(sitting, 1, each) for each in sitting.devices.answers()}) == 1
    sitting.close(poll)
    assert len(sitting.following.of_poll("vote_accepted", poll)) == 1


def test_broken_signatures_are_noise_and_counted(sitting: Meeting) -> None:
    keypad = sitting.devices.keypad(1)
    sitting.devices.say(keypad, b"noise before the poll belongs to no poll")
    sitting.devices.say(keypad, signed_vote(sitting, 1, sitting.open(), 1, 1))  # answered, so the noise was heard too
    sitting.devices.work(sitting.devices.answers)
    sitting.clear()
    poll = sitting.open()
    good = signed_vote(sitting, 1, poll, 1, 1)
    sitting.devices.say(keypad, good[:-1] + bytes([good[-1] ^ 1]))  # the signature
    sitting.devices.say(keypad, good[:-67] + bytes([good[-67] ^ 3]) + good[-66:])  # the choice
    sitting.devices.say(keypad, good[:40])  # the end is missing
    sitting.devices.say(keypad, b"\x00")  # no message
    sitting.devices.say(keypad, codec.encode(m.Identify()))  # a message that no keypad sends
    sitting.devices.say(keypad, envelope.sign(codec.encode(m.Vote(99, poll, 1, 1)), keypad._key))  # no such pairing
    sitting.devices.say(keypad, envelope.sign(codec.encode(m.Vote(1, 999, 1, 1)), keypad._key))  # no such poll
    frame = bytearray(encode_frame(Frame(FrameKind.UP, 0, 0, 1, 0, good)))
    frame[20] ^= 1
    sitting.devices.base.raw(bytes(frame))  # the checksum of the frame
    sitting.vote(1, 2)
    closed = sitting.close(poll)
    assert closed["noise"] == [{"station": "BS-1", "frames": 8}]
    assert sitting.following.of_poll("vote_refused", poll) == []
    assert sitting.following.assembly.polls[poll].votes[CODES[0]].choice == 2
    assert sitting.close(sitting.open())["noise"] == [], "each poll counts its own"


def test_signed_votes_that_do_not_count_are_entries_with_the_reason(sitting: Meeting) -> None:
    poll = sitting.open()
    cases = [
        (signed_vote(sitting, 1, poll, 5, 1), None),
        (signed_vote(sitting, 1, poll, 4, 2), m.RefusalReason.SUPERSEDED),
        (signed_vote(sitting, 1, poll, 5, 2), m.RefusalReason.CLONED_KEY),
        (signed_vote(sitting, 1, poll, 6, 7), m.RefusalReason.UNKNOWN_CHOICE),
        (signed_vote(sitting, 1, poll, 4, 1), m.RefusalReason.CLONED_KEY),  # the counter was refused, and is used
    ]
    for signed, reason in cases:
        answer = answer_to(sitting, 1, signed)
        assert isinstance(answer, m.Receipt if reason is None else m.VoteRefused)
        assert reason is None or (isinstance(answer, m.VoteRefused) and answer.reason is reason)
        assert answer_to(sitting, 1, signed) == answer, "the same again"
    sitting.close(poll)
    late = signed_vote(sitting, 2, poll, 1, 1)
    assert answer_to(sitting, 2, late) == m.VoteRefused(2, envelope.sha256(late), m.RefusalReason.NOT_OPEN)
    sitting.following.wait(lambda it: len(it.of_poll("vote_refused", poll)) == 5)
    said = [(each["reason"], each["counter"]) for each in sitting.following.of_poll("vote_refused", poll)]
    reasons = [("superseded", 4), ("cloned_key", 5), ("unknown_choice", 6), ("cloned_key", 4), ("not_open", 1)]
    assert said == [(reason, counter_of(poll, counter)) for reason, counter in reasons]
    assert sitting.following.assembly.polls[poll].votes[CODES[0]].choice == 1


def test_while_a_poll_is_held_votes_are_refused_and_stand(sitting: Meeting) -> None:
    keypad = sitting.devices.keypad(1)
    poll = sitting.open()
    sitting.vote(1, 1)
    sitting.ask(sitting.chair, HoldPoll(poll))
    held = signed_vote(sitting, 1, poll, 2, 2)
    assert answer_to(sitting, 1, held) == m.VoteRefused(1, envelope.sha256(held), m.RefusalReason.HELD)
    sitting.devices.work(lambda: keypad.state is KeypadState.HELD)
    assert keypad.press(2) == []
    sitting.ask(sitting.chair, ResumePoll(poll, 0))
    sitting.devices.work(lambda: keypad.state is KeypadState.CONFIRMED)
    sitting.close(poll)
    assert sitting.following.assembly.polls[poll].votes[CODES[0]].choice == 1


def test_a_countdown_closes_the_poll_by_itself(sitting: Meeting) -> None:
    poll = sitting.announce()
    sitting.ask(sitting.chair, OpenPoll(poll, 1))
    sitting.closed(poll)
    written = times(sitting, poll)
    assert 0.9 < written["poll_closing"] - written["poll_opened"] < PATIENCE
    sitting.devices.work(lambda: sitting.devices.keypad(1).state is KeypadState.CLOSED)


def test_a_countdown_that_was_held_does_not_close_what_was_resumed(sitting: Meeting) -> None:
    poll = sitting.announce()
    sitting.ask(sitting.chair, OpenPoll(poll, 2))
    sitting.ask(sitting.chair, HoldPoll(poll))
    sitting.devices.work_for(2.1)
    assert sitting.following.of_poll("poll_closing", poll) == [], "a poll that is held is not closed by the clock"
    sitting.ask(sitting.chair, ResumePoll(poll, 2))
    sitting.ask(sitting.chair, HoldPoll(poll))
    sitting.ask(sitting.chair, ResumePoll(poll, 0))
    sitting.devices.work_for(2.1)
    assert sitting.following.assembly.polls[poll].state is PollState.OPEN


def test_a_base_station_that_hands_nothing_over_delays_the_closing_a_second(sitting: Meeting) -> None:
    poll = sitting.open()
    sitting.devices.silent = True
    sitting.close(poll)
    written = times(sitting, poll)
    assert 0.9 < written["poll_closed"] - written["poll_closing"] < PATIENCE


def test_what_a_base_station_holds_at_closing_counts(sitting: Meeting) -> None:
    """The keypad pressed before it heard of the closing: its vote lies in the line before the station's answer."""
    poll = sitting.open()
    (signed,) = sitting.devices.keypad(1).press(1)
    sitting.devices.silent = True
    sitting.ask(sitting.chair, ClosePoll(poll))
    sitting.following.wait(lambda it: it.of_poll("poll_closing", poll))
    sitting.devices.say(sitting.devices.keypad(1), signed)
    sitting.closed(poll)
    assert sitting.following.assembly.polls[poll].votes[CODES[0]].choice == 1


def test_the_longest_countdown_is_waited_for(sitting: Meeting) -> None:
    poll = sitting.announce()
    sitting.ask(sitting.chair, OpenPoll(poll, LONGEST_COUNTDOWN))
    sitting.close(poll)


@pytest.mark.parametrize("seconds", [LONGEST_COUNTDOWN + 1, 10**11, 2**53 - 1])
def test_a_countdown_without_end_is_refused_and_the_poll_can_be_opened(sitting: Meeting, seconds: int) -> None:
    poll = sitting.announce()
    assert sitting.refusal(sitting.chair, OpenPoll(poll, seconds)).reason is Reason.INCONSISTENT
    sitting.ask(sitting.chair, OpenPoll(poll, 0))
    sitting.close(poll)


def test_only_the_chair_leads_and_only_the_desk_takes_in(sitting: Meeting) -> None:
    for command in (AnnouncePoll(PollKind.TEST, TEST_QUESTION), Record(PairingEnded(1, PairingEnd.LOST))):
        assert sitting.refusal(sitting.admin, command).reason is Reason.WRONG_ROLE
