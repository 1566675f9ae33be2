"""Rules of a roll call (hoofdelijke stemming), for when the keypads fail altogether.

- Each municipality that is present is called; one station enters what it says, a second confirms.
- Both are enrolled witnesses with keys of their own, and both sign; one alone makes no vote.
- What was entered and is confirmed by nobody keeps the roll call from being closed: it is entered anew or confirmed.
- The vote confirmed last counts, with the weight that it ever has. It is not signed by a keypad, and labelled so.
Source: RULES "A poll", hoofdelijke stemming.
"""

import base64
import hashlib
import json
from datetime import datetime
from enum import StrEnum

from stemkast.assembly.events import (
    Phase,
    PollAnnounced,
    PollKind,
    RollCallAnnounced,
    RollCallClosed,
    RollCallConfirmed,
    RollCallEntered,
    ScreenView,
)
from stemkast.assembly.poll_state import PollState
from stemkast.assembly.polls import may_announce
from stemkast.assembly.refusal import Reason, Refusal
from stemkast.assembly.rulebook import Rulebook
from stemkast.assembly.state import CountedVote, Heard, Matter, Method, Poll, State

RULES = Rulebook()
_ROLL_CALL = "RULES: roll call"
_DOMAIN = b"stemkast roll call 1\n"


class Act(StrEnum):
    """Which of the two stations signs."""

    ENTER = "enter"
    CONFIRM = "confirm"


def statement(
    assembly: bytes, poll: int, question_hash: bytes, *, municipality: str, weight: int, choice: int, act: Act
) -> bytes:
    """What a station signs: a line that names its purpose, then canonical JSON (RFC 8785) of everything it is about.

    `assembly` is the id of 16 bytes, `question_hash` the 32 bytes that `roll_call_announced` carries.
    """
    said = {
        "act": act.value,
        "assembly": base64.b64encode(assembly).decode(),
        "choice": choice,
        "municipality": municipality,
        "poll": poll,
        "question_hash": base64.b64encode(question_hash).decode(),
        "weight": weight,
    }
    return _DOMAIN + json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def to_be_called(state: State, poll: Poll) -> tuple[str, ...]:
    """The codes of those present whose vote does not stand yet, in the order of their names."""
    return tuple(code for code in state.register if code in state.current_pairing and code not in poll.votes)


@RULES.check(RollCallAnnounced)
def _check_announced(state: State, event: RollCallAnnounced) -> Refusal | None:
    if not event.reason:
        return Refusal(Reason.INCONSISTENT, "a roll call is held for a reason in words", _ROLL_CALL)
    as_ever = PollAnnounced(event.poll, PollKind.REAL, event.question, event.question_hash, b"")
    return may_announce(state, as_ever, tested=True)


@RULES.apply(RollCallAnnounced)
def _apply_announced(state: State, event: RollCallAnnounced, at: datetime) -> None:
    state.polls[event.poll] = Poll(
        number=event.poll,
        epoch=state.epoch,
        kind=PollKind.REAL,
        question=event.question,
        announcement=b"",
        announcement_hash=b"",
        state=PollState.OPEN,
        opened_at=at,
        roll_call=True,
    )
    state.matters.append(Matter(Method.ROLL_CALL, event.question.proposals, event.poll))
    state.phase = Phase.VOTING
    state.view, state.view_poll = ScreenView.POLL, event.poll


def _may_speak(state: State, event: RollCallEntered | RollCallConfirmed) -> Refusal | None:
    poll = state.polls.get(event.poll)
    if poll is None or not poll.roll_call or poll.state is not PollState.OPEN:
        return Refusal(Reason.POLL_STATE, f"poll {event.poll} is no roll call that is open", _ROLL_CALL)
    if state.is_of_another_hall(poll):
        return Refusal(Reason.POLL_STATE, f"poll {event.poll} ran on another hall", "design decision 8")
    if event.municipality not in state.current_pairing:
        return Refusal(Reason.UNKNOWN, f"{event.municipality} is not present", "RULES: who may vote")
    if poll.question.option(event.choice) is None:
        return Refusal(Reason.UNKNOWN_CHOICE, f"the poll has no key {event.choice}", _ROLL_CALL)
    if event.witness not in state.witnesses:
        return Refusal(Reason.UNKNOWN, f"{event.witness} is no enrolled witness", _ROLL_CALL)
    return None


@RULES.check(RollCallEntered)
def _check_entered(state: State, event: RollCallEntered) -> Refusal | None:
    return _may_speak(state, event)


@RULES.apply(RollCallEntered)
def _apply_entered(state: State, event: RollCallEntered, _at: datetime) -> None:
    state.polls[event.poll].entered[event.municipality] = Heard(event.choice, event.witness)


@RULES.check(RollCallConfirmed)
def _check_confirmed(state: State, event: RollCallConfirmed) -> Refusal | None:
    refusal = _may_speak(state, event)
    if refusal is not None:
        return refusal
    heard = state.polls[event.poll].entered.get(event.municipality)
    if heard is None:
        return Refusal(Reason.UNKNOWN, f"nothing was entered for {event.municipality}", _ROLL_CALL)
    if heard.witness == event.witness:
        return Refusal(Reason.WRONG_ROLE, "the station that entered does not confirm", _ROLL_CALL)
    if heard.choice != event.choice:
        return Refusal(Reason.INCONSISTENT, f"key {heard.choice} was entered for {event.municipality}", _ROLL_CALL)
    return None


@RULES.apply(RollCallConfirmed)
def _apply_confirmed(state: State, event: RollCallConfirmed, _at: datetime) -> None:
    poll = state.polls[event.poll]
    del poll.entered[event.municipality]
    before = poll.votes.get(event.municipality)
    weight = state.register[event.municipality].weight
    poll.votes[event.municipality] = CountedVote(
        state.current_pairing[event.municipality], 0, event.choice, weight, hashlib.sha256(event.signature).digest()
    )
    poll.voted_votes += weight if before is None else 0


@RULES.check(RollCallClosed)
def _check_closed(state: State, event: RollCallClosed) -> Refusal | None:
    poll = state.polls.get(event.poll)
    if poll is None or not poll.roll_call or poll.state is not PollState.OPEN or state.is_of_another_hall(poll):
        return Refusal(Reason.POLL_STATE, f"poll {event.poll} is no roll call that is open", _ROLL_CALL)
    if poll.entered:
        names = ", ".join(state.register[each].name for each in poll.entered)
        return Refusal(Reason.POLL_STATE, f"entered and not confirmed: {names}", _ROLL_CALL)
    if (event.present, event.present_votes) != state.present_in(poll):
        return Refusal(Reason.INCONSISTENT, "another number of municipalities is present", _ROLL_CALL)
    return None


@RULES.apply(RollCallClosed)
def _apply_closed(state: State, event: RollCallClosed, _at: datetime) -> None:
    poll = state.polls[event.poll]
    poll.state = PollState.CLOSED
    poll.present, poll.present_votes = event.present, event.present_votes
    poll.silent = state.silent_in(poll)
