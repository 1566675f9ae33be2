"""Keypads handed out over a cradle, also in the middle of a poll, and taken in again."""

import pytest

from firmware_protocol import envelope
from firmware_protocol.keypad import Key
from firmware_protocol.keypad_state import KeypadState
from stemkast.assembly.commands import HoldPoll, OfferPairing, ResumePoll
from stemkast.assembly.events import PairingEnd, PairingEnded
from stemkast.assembly.refusal import Reason
from tests.hall_server.small_hall import CODES, Meeting


def test_declined_unknown_and_in_no_cradle(meeting: Meeting) -> None:
    elsewhere = meeting.refusal(meeting.desk, OfferPairing(CODES[0], "SK-0001"))
    assert (elsewhere.reason, "in no cradle" in elsewhere.text) == (Reason.UNKNOWN, True)
    unknown = meeting.refusal(meeting.desk, OfferPairing(CODES[0], "SK-9999"))
    assert (unknown.reason, "not enrolled" in unknown.text) == (Reason.UNKNOWN, True)
    assert meeting.refusal(meeting.chair, OfferPairing(CODES[0], "SK-0001")).reason is Reason.WRONG_ROLE
    meeting.pair(1)
    declining = meeting.offer(CODES[1], 2)
    (declined,) = declining.press(Key.NO)
    meeting.devices.say_in_cradle(declined)
    assert declining.state is KeypadState.UNASSIGNED
    assert meeting.refusal(meeting.desk, OfferPairing(CODES[0], "SK-0003")).reason is Reason.MUNICIPALITY_HAS_KEYPAD
    assert meeting.refusal(meeting.desk, OfferPairing(CODES[1], "SK-0001")).reason is Reason.KEYPAD_IN_USE
    meeting.devices.insert(meeting.devices.keypad(3))
    meeting.offer(CODES[2], 3)
    gone = meeting.refusal(meeting.desk, OfferPairing(CODES[1], "SK-0002"))
    assert "in no cradle" in gone.text
    assert list(meeting.following.assembly.current_pairing) == [CODES[0]]
    meeting.pair(2)


@pytest.mark.rule("P-18", "P-31")
def test_only_what_was_offered_last_is_accepted_and_only_once_and_in_a_cradle(meeting: Meeting) -> None:
    (superseded,) = meeting.offer(CODES[0], 1).press(Key.YES)
    (acceptance,) = meeting.offer(CODES[0], 2).press(Key.YES)
    assignment = envelope.peek(acceptance)
    assert isinstance(assignment, bytes)
    poll = meeting.open()
    meeting.devices.say(meeting.devices.keypad(2), acceptance)  # through the air
    meeting.devices.say_in_cradle(superseded)
    meeting.devices.say_in_cradle(envelope.sign(assignment, meeting.devices.keypad(1)._key))  # another keypad signed
    meeting.devices.say_in_cradle(acceptance)
    meeting.following.wait(lambda it: it.assembly.current_pairing)
    meeting.devices.say_in_cradle(acceptance)
    meeting.devices.work_for(0.1)
    noise = [{"station": "BS-1", "frames": 1}, {"station": "CR-1", "frames": 3}]
    assert meeting.close(poll)["noise"] == noise
    (paired,) = meeting.following.events("keypad_paired")
    assert (paired["serial"], paired["pairing"]) == ("SK-0002", 2)


def test_in_the_middle_of_a_poll_and_between_polls(meeting: Meeting) -> None:
    meeting.pair(1)
    poll = meeting.open()
    meeting.vote(1, 1)
    meeting.ask(meeting.chair, HoldPoll(poll))
    meeting.ask(meeting.chair, ResumePoll(poll, 0))
    meeting.pair(2)
    meeting.devices.work(lambda: meeting.devices.keypad(2).state is KeypadState.OPEN)
    assert meeting.devices.keypad(1).state is KeypadState.CONFIRMED, "what was repeated changes nothing for the others"
    meeting.vote(2, 2)
    assert meeting.close(poll)["present"] == 2
    assert len(meeting.following.assembly.polls[poll].votes) == 2
    before = len(meeting.devices.broadcasts())
    meeting.pair(3)
    meeting.devices.work_for(0.1)
    assert len(meeting.devices.broadcasts()) == before, "of a poll that is closed nothing is repeated"
    assert meeting.devices.keypad(3).state is KeypadState.IDLE


def test_a_keypad_that_is_taken_in_is_released_and_no_longer_votes(meeting: Meeting) -> None:
    meeting.pair(1, 2)
    keypad = meeting.devices.keypad(1)
    poll = meeting.open()
    meeting.vote(1, 1)
    (after,) = keypad.press(2)
    meeting.record(meeting.desk, PairingEnded(1, PairingEnd.LEFT_EARLY))
    meeting.devices.work(lambda: keypad.state is KeypadState.UNASSIGNED)
    meeting.devices.say(keypad, after)
    closed = meeting.close(poll)
    assert closed["present"] == 2, "whose vote stands was present"
    assert [each["reason"] for each in meeting.following.events("vote_refused")] == ["not_current_pairing"]
    assert meeting.following.assembly.polls[poll].votes[CODES[0]].choice == 1
    meeting.pair(1)
    assert meeting.following.assembly.current_pairing[CODES[0]] == 3
