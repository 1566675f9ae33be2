"""Rules of a poll from its announcement to its end; the votes themselves are in `voting.py`.

- One poll runs at a time; the test poll comes before the first real one (setting).
- What is put to the vote are exactly the words of the matter called, after adopted amendments.
- A declaration repeats the count; it is final when the next matter is called; a contest comes before that.
- By setting, nothing is declared that the committee has not released (`committee.py`).
- A voided poll stays in the ledger without effect; its matter can be put to the vote anew.
Sources: RULES "A poll"; BW 2:13 (3), (4).
"""

import hashlib
from datetime import datetime

from stemkast.assembly.agenda import can_be_decided, finalise, is_called, no_amendment_before, nothing_unfinished
from stemkast.assembly.events import (
    AssemblyClosed,
    ContestGround,
    ContestRejected,
    LotDrawn,
    Phase,
    PollAnnounced,
    PollClosed,
    PollClosing,
    PollExtended,
    PollHeld,
    PollKind,
    PollOpened,
    PollResumed,
    PollVoided,
    ReplicationWaived,
    ResultContested,
    ResultDeclared,
    ScreenView,
)
from stemkast.assembly.outcome import Outcome
from stemkast.assembly.poll_state import PollState, PollStep, step
from stemkast.assembly.questions import wrong_question
from stemkast.assembly.refusal import Reason, Refusal
from stemkast.assembly.rulebook import Rulebook, first
from stemkast.assembly.settings import TieRule
from stemkast.assembly.state import STATUS_OF_OUTCOME, Matter, Method, Poll, ProposalStatus, State
from stemkast.assembly.tally import WeighedVote, count, draw, tied_keys

RULES = Rulebook()
_POLL = "RULES: a poll"
LONGEST_COUNTDOWN = 24 * 60 * 60
"""Seconds; 0 is open-ended."""
_DECLARATION = "BW 2:13 (3)"
_CONTEST = "BW 2:13 (4)"
_OF_KEYPADS = frozenset({PollStep.OPEN, PollStep.HOLD, PollStep.RESUME, PollStep.CLOSING, PollStep.CLOSE})


def _step(state: State, number: int, by: PollStep) -> Refusal | None:
    poll = state.polls.get(number)
    if poll is None:
        return Refusal(Reason.UNKNOWN, f"there is no poll {number}", _POLL)
    if step(poll.state, by) is None:
        return Refusal(Reason.POLL_STATE, f"poll {number} is {poll.state.value}: {by.value} is not possible", _POLL)
    if poll.roll_call and by in _OF_KEYPADS:
        return Refusal(Reason.POLL_STATE, f"poll {number} is a roll call", "RULES: roll call")
    if state.is_of_another_hall(poll) and by is not PollStep.VOID:
        text = f"poll {number} ran on another hall and can only be voided"
        return Refusal(Reason.POLL_STATE, text, "design decision 8")
    return None


def _move(state: State, number: int, by: PollStep) -> Poll:
    poll = state.polls[number]
    after = step(poll.state, by)
    if after is None:
        raise ValueError(f"poll {number} cannot go from {poll.state} by {by}")
    poll.state = after
    return poll


def may_announce(state: State, event: PollAnnounced, *, tested: bool = False) -> Refusal | None:
    """Whether this can be put to the vote now; `tested`: without a test poll before, as by roll call."""
    if state.register_adopted is None:
        return Refusal(Reason.WRONG_PHASE, "no register is adopted", "statutes, article 10")
    if not state.chair:
        return Refusal(Reason.NO_CHAIR, "nobody is in the chair", _DECLARATION)
    if event.poll != len(state.polls) + 1:
        return Refusal(Reason.INCONSISTENT, f"the next poll is number {len(state.polls) + 1}", _POLL)
    refusal = nothing_unfinished(state)
    if refusal is None and event.kind is PollKind.REAL:
        refusal = _check_real(state, event, tested=tested)
    return refusal or wrong_question(state, event)


@RULES.check(PollAnnounced)
def _check_announced(state: State, event: PollAnnounced) -> Refusal | None:
    return may_announce(state, event)


def _check_real(state: State, event: PollAnnounced, *, tested: bool) -> Refusal | None:
    closed = [poll for poll in state.polls.values() if poll.state is PollState.CLOSED]
    tested = tested or any(poll.kind is PollKind.TEST for poll in closed)
    if state.settings.test_poll_first and not tested:
        return Refusal(Reason.TEST_POLL_FIRST, "a test poll comes before the first real poll", _POLL)
    proposals = event.question.proposals
    return first(is_called(state, proposals), can_be_decided(state, proposals), no_amendment_before(state, proposals))


@RULES.apply(PollAnnounced)
def _apply_announced(state: State, event: PollAnnounced, _at: datetime) -> None:
    announcement_hash = hashlib.sha256(event.announcement).digest()
    state.polls[event.poll] = Poll(
        number=event.poll,
        epoch=state.epoch,
        kind=event.kind,
        question=event.question,
        announcement=event.announcement,
        announcement_hash=announcement_hash,
        state=PollState.ANNOUNCED,
    )
    state.matters.append(Matter(Method.WEIGHTED, event.question.proposals, event.poll))
    state.phase = Phase.VOTING
    state.view, state.view_poll = ScreenView.POLL, event.poll


@RULES.check(PollOpened)
def _check_opened(state: State, event: PollOpened) -> Refusal | None:
    return first(_step(state, event.poll, PollStep.OPEN), _wrong_seconds(event.seconds))


@RULES.check(PollResumed)
def _check_resumed(state: State, event: PollResumed) -> Refusal | None:
    return first(_step(state, event.poll, PollStep.RESUME), _wrong_seconds(event.seconds))


def _wrong_seconds(seconds: int) -> Refusal | None:
    """No assembly lasts longer than a day; without a bound a slip of the finger would be a poll that never closes."""
    if 0 <= seconds <= LONGEST_COUNTDOWN:
        return None
    return Refusal(Reason.INCONSISTENT, f"a countdown takes 0 to {LONGEST_COUNTDOWN} seconds", _POLL)


@RULES.apply(PollOpened)
def _apply_opened(state: State, event: PollOpened, at: datetime) -> None:
    poll = _move(state, event.poll, PollStep.OPEN)
    poll.opened_at, poll.seconds = at, event.seconds


@RULES.check(PollExtended)
def _check_extended(state: State, event: PollExtended) -> Refusal | None:
    poll = state.polls.get(event.poll)
    if poll is None or poll.state is not PollState.OPEN or poll.roll_call or state.is_of_another_hall(poll):
        return Refusal(Reason.POLL_STATE, f"poll {event.poll} is not open", _POLL)
    return _wrong_seconds(event.seconds)


@RULES.apply(PollExtended)
def _apply_extended(state: State, event: PollExtended, at: datetime) -> None:
    poll = state.polls[event.poll]
    poll.opened_at, poll.seconds = at, event.seconds


@RULES.check(PollHeld)
def _check_held(state: State, event: PollHeld) -> Refusal | None:
    return _step(state, event.poll, PollStep.HOLD)


@RULES.apply(PollHeld)
def _apply_held(state: State, event: PollHeld, _at: datetime) -> None:
    _move(state, event.poll, PollStep.HOLD)


@RULES.apply(PollResumed)
def _apply_resumed(state: State, event: PollResumed, at: datetime) -> None:
    poll = _move(state, event.poll, PollStep.RESUME)
    poll.opened_at, poll.seconds = at, event.seconds


@RULES.check(PollClosing)
def _check_closing(state: State, event: PollClosing) -> Refusal | None:
    return _step(state, event.poll, PollStep.CLOSING)


@RULES.apply(PollClosing)
def _apply_closing(state: State, event: PollClosing, _at: datetime) -> None:
    _move(state, event.poll, PollStep.CLOSING)


@RULES.check(PollClosed)
def _check_closed(state: State, event: PollClosed) -> Refusal | None:
    refusal = _step(state, event.poll, PollStep.CLOSE)
    if refusal is not None:
        return refusal
    if (event.present, event.present_votes) != state.present_in(state.polls[event.poll]):
        return Refusal(Reason.INCONSISTENT, "another number of municipalities is present", _POLL)
    return None


@RULES.apply(PollClosed)
def _apply_closed(state: State, event: PollClosed, _at: datetime) -> None:
    poll = _move(state, event.poll, PollStep.CLOSE)
    poll.present, poll.present_votes = event.present, event.present_votes
    poll.silent = state.silent_in(poll)


@RULES.check(LotDrawn)
def _check_lot(state: State, event: LotDrawn) -> Refusal | None:
    poll = state.polls.get(event.poll)
    result = poll.result(state.settings) if poll is not None else None
    if poll is None or result is None or result.outcome is not Outcome.TIE or poll.state is not PollState.CLOSED:
        return Refusal(Reason.NO_TIE, f"poll {event.poll} is not a tie that waits for a lot", "RULES: a tie")
    if state.settings.tie is not TieRule.LOT:
        return Refusal(Reason.NO_TIE, "in this assembly a tie is not decided by lot", "RULES: a tie")
    votes = count(poll.question, (WeighedVote(vote.choice, vote.weight) for vote in poll.votes.values()))
    if not event.source or event.chosen != draw(event.seed, tied_keys(poll.question, votes)):
        return Refusal(Reason.INCONSISTENT, "this seed draws another option", "RULES: a tie")
    return None


@RULES.apply(LotDrawn)
def _apply_lot(state: State, event: LotDrawn, _at: datetime) -> None:
    poll = state.polls[event.poll]
    poll.lot = event.chosen
    poll.released = False  # the committee released another result
    poll.forget_result()


@RULES.check(ResultDeclared)
def _check_declared(state: State, event: ResultDeclared) -> Refusal | None:
    refusal = _step(state, event.poll, PollStep.DECLARE)
    if refusal is not None:
        return refusal
    poll = state.polls[event.poll]
    if poll.kind is PollKind.TEST:
        return Refusal(Reason.POLL_STATE, "a test poll decides nothing", "RULES: a test poll")
    if state.settings.committee_releases and not poll.released:
        text = f"the committee has not released poll {event.poll} yet"
        return Refusal(Reason.NOT_RELEASED, text, "setting committee_releases")
    if event.chair != state.chair or not event.words:
        return Refusal(Reason.NO_CHAIR, f"{state.chair} is in the chair and declares in words", _DECLARATION)
    result = poll.result(state.settings)
    said = (event.outcome, event.chosen, event.percentage, event.votes, event.abstained)
    if result is None or said != (
        result.outcome,
        result.chosen,
        result.percentage,
        result.votes,
        result.abstained,
    ):
        return Refusal(Reason.RESULT_DIFFERS, "the count of this poll is another one", _DECLARATION)
    return None


@RULES.apply(ResultDeclared)
def _apply_declared(state: State, event: ResultDeclared, _at: datetime) -> None:
    poll = _move(state, event.poll, PollStep.DECLARE)
    poll.declared = event
    for each in poll.question.proposals:
        state.status[each] = STATUS_OF_OUTCOME[event.outcome]
    state.view, state.view_poll = ScreenView.RESULT, event.poll


@RULES.check(ResultContested)
def _check_contested(state: State, event: ResultContested) -> Refusal | None:
    poll = state.polls.get(event.poll)
    if poll is not None and poll.state is PollState.FINAL:
        return Refusal(Reason.CONTEST_TOO_LATE, "the next matter was called: the result is final", _CONTEST)
    refusal = _step(state, event.poll, PollStep.CONTEST)
    if refusal is not None or event.ground is ContestGround.MAJORITY_ASKS:
        return refusal
    if state.settings.keypad_vote_by_name:
        text = "votes by keypad count as by name here, so that a majority of the meeting has to ask"
        return Refusal(Reason.CONTEST_GROUND, text, _CONTEST)
    if event.municipality not in state.current_pairing:
        return Refusal(Reason.CONTEST_GROUND, "who asks is present and entitled to vote", _CONTEST)
    return None


@RULES.apply(ResultContested)
def _apply_contested(state: State, event: ResultContested, _at: datetime) -> None:
    _move(state, event.poll, PollStep.CONTEST).contest = event.ground


@RULES.check(ContestRejected)
def _check_contest_rejected(state: State, event: ContestRejected) -> Refusal | None:
    refusal = _step(state, event.poll, PollStep.REJECT_CONTEST)
    if refusal is not None:
        return refusal
    if state.polls[event.poll].contest is ContestGround.ONE_ENTITLED_ASKS:
        return Refusal(Reason.CONTEST_GROUND, "one entitled attendee asked: a new poll is held", _CONTEST)
    if not 0 <= event.votes_for <= event.votes_present or 2 * event.votes_for > event.votes_present:
        return Refusal(Reason.CONTEST_GROUND, "the majority of the meeting asks for a new poll", _CONTEST)
    ever = {pairing.municipality: pairing.weight for pairing in state.pairings.values()}
    most = sum(ever.values()) if state.settings.contest_by_weight else len(ever)
    if event.votes_present > most:
        return Refusal(Reason.INCONSISTENT, f"no more than {most} were ever present", _CONTEST)
    return None


@RULES.apply(ContestRejected)
def _apply_contest_rejected(state: State, event: ContestRejected, _at: datetime) -> None:
    _move(state, event.poll, PollStep.REJECT_CONTEST).contest = None


@RULES.check(PollVoided)
def _check_voided(state: State, event: PollVoided) -> Refusal | None:
    refusal = _step(state, event.poll, PollStep.VOID)
    if refusal is None and not event.reason:
        return Refusal(Reason.INCONSISTENT, "a poll is voided for a reason in words", _CONTEST)
    return refusal


@RULES.apply(PollVoided)
def _apply_voided(state: State, event: PollVoided, _at: datetime) -> None:
    poll = _move(state, event.poll, PollStep.VOID)
    poll.voided_because = event.reason
    if poll.declared is not None:
        for each in poll.question.proposals:
            state.status[each] = ProposalStatus.PENDING


@RULES.check(ReplicationWaived)
def _check_waived(state: State, event: ReplicationWaived) -> Refusal | None:
    poll = state.polls.get(event.poll)
    if poll is None or not poll.running:
        return Refusal(Reason.POLL_STATE, f"poll {event.poll} is not running", "design decision 4")
    if not event.reason:
        return Refusal(Reason.INCONSISTENT, "doing without a replica takes a reason in words", "design decision 4")
    return None


@RULES.apply(ReplicationWaived)
def _apply_waived(state: State, event: ReplicationWaived, _at: datetime) -> None:
    state.polls[event.poll].replication_waived = True


@RULES.check(AssemblyClosed)
def _check_assembly_closed(state: State, event: AssemblyClosed) -> Refusal | None:
    if state.initialised is None:
        return Refusal(Reason.WRONG_PHASE, "there is no assembly to close", "LEDGER: last entry")
    if event.polls != len(state.polls):
        return Refusal(Reason.INCONSISTENT, f"this assembly had {len(state.polls)} polls", "LEDGER: last entry")
    return nothing_unfinished(state)


@RULES.apply(AssemblyClosed)
def _apply_assembly_closed(state: State, _event: AssemblyClosed, _at: datetime) -> None:
    finalise(state)
    state.phase = Phase.CLOSED
