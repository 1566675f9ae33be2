"""Rules of a vote that a keypad signed: whether it counts, and which of several counts.

- It counts only while the poll is open or closing, from the municipality's keypad of that moment.
- With the policy "last" the vote with the highest counter counts; a newer keypad of the same municipality goes
  before an older one. A lower counter that arrives later is superseded.
- The same key and counter with other content is a cloned key: refused, reported, shown.
Source: design decision 6 (`stemkast/decisions`).
"""

from datetime import datetime

from stemkast.assembly.events import VoteAccepted, VoteRefused
from stemkast.assembly.hashes import vote_hash
from stemkast.assembly.poll_state import PollState
from stemkast.assembly.refusal import Reason, Refusal
from stemkast.assembly.rulebook import Rulebook
from stemkast.assembly.settings import RevotePolicy
from stemkast.assembly.state import CountedVote, State

RULES = Rulebook()
_VOTE = "SPEC: vote"
_TAKES_VOTES = frozenset({PollState.OPEN, PollState.CLOSING})


def _admit(state: State, vote: VoteAccepted | VoteRefused) -> Refusal | None:
    """None if this vote counts now, else why not. A repeated envelope is the caller's: it gets the same receipt."""
    pairing = state.pairings.get(vote.pairing)
    if pairing is None:
        return Refusal(Reason.UNKNOWN_PAIRING, f"there is no pairing {vote.pairing}", _VOTE)
    used = state.counters.get((vote.pairing, vote.counter))
    if used is not None and used != vote_hash(vote.envelope):
        return Refusal(Reason.CLONED_KEY, f"counter {vote.counter} was used for another vote", _VOTE)
    poll = state.polls.get(vote.poll)
    if poll is None:
        return Refusal(Reason.WRONG_POLL, f"there is no poll {vote.poll}", _VOTE)
    if poll.roll_call:
        return Refusal(Reason.NOT_OPEN, f"poll {vote.poll} is a roll call", "RULES: roll call")
    if state.is_of_another_hall(poll):
        return Refusal(Reason.NOT_OPEN, f"poll {vote.poll} ran on another hall", _VOTE)
    if poll.state not in _TAKES_VOTES:
        reason = Reason.HELD if poll.state is PollState.HELD else Reason.NOT_OPEN
        return Refusal(reason, f"poll {vote.poll} is {poll.state.value}", _VOTE)
    if pairing.ended is not None:
        return Refusal(Reason.NOT_CURRENT_PAIRING, f"pairing {vote.pairing} has ended", _VOTE)
    if poll.question.option(vote.choice) is None:
        return Refusal(Reason.UNKNOWN_CHOICE, f"poll {vote.poll} has no option {vote.choice}", _VOTE)
    standing = poll.votes.get(pairing.municipality)
    if standing is None:
        return None
    if state.settings.revote is RevotePolicy.FIRST:
        return Refusal(Reason.ALREADY_VOTED, "the first vote counts in this assembly", "RULES: settings")
    if (vote.pairing, vote.counter) <= (standing.pairing, standing.counter):
        return Refusal(Reason.SUPERSEDED, "a later vote of this municipality stands", _VOTE)
    return None


@RULES.check(VoteAccepted)
def _check_accepted(state: State, event: VoteAccepted) -> Refusal | None:
    refusal = _admit(state, event)
    if refusal is None and state.pairings[event.pairing].municipality != event.municipality:
        return Refusal(Reason.INCONSISTENT, "this keypad votes for another municipality", _VOTE)
    return refusal


@RULES.apply(VoteAccepted)
def _apply_accepted(state: State, event: VoteAccepted, _at: datetime) -> None:
    poll = state.polls[event.poll]
    pairing = state.pairings[event.pairing]  # its number and municipality are those of the vote, and kept once
    hashed = vote_hash(event.envelope)
    if pairing.municipality not in poll.votes:
        poll.voted_votes += pairing.weight
    poll.votes[pairing.municipality] = CountedVote(pairing.number, event.counter, event.choice, pairing.weight, hashed)
    state.counters[pairing.number, event.counter] = hashed


@RULES.check(VoteRefused)
def _check_refused(state: State, event: VoteRefused) -> Refusal | None:
    if event.pairing not in state.pairings:
        return Refusal(Reason.UNKNOWN_PAIRING, f"there is no pairing {event.pairing}", _VOTE)
    why = _admit(state, event)
    if why is None or why.reason.value != event.reason:
        text = f"this vote is {'accepted' if why is None else why.reason.value}, not {event.reason}"
        return Refusal(Reason.INCONSISTENT, text, _VOTE)
    return None


@RULES.apply(VoteRefused)
def _apply_refused(state: State, event: VoteRefused, _at: datetime) -> None:
    state.counters.setdefault((event.pairing, event.counter), vote_hash(event.envelope))
    poll = state.polls.get(event.poll)
    if poll is not None:
        poll.refused += 1
