"""Rules of the agenda: items, proposals, their order, and every way of deciding without a poll.

- A matter is called before anything is decided about it; calling the next makes the declared one final.
- Acclamation: nobody asks for a poll; one objection before the next matter and it becomes a weighted poll.
- An amendment is decided before the proposal that it changes; a late amendment is inadmissible.
- An adopted motion of order or point of order can take later proposals off the agenda.
Source: RULES "A poll"; BW 2:13 (3) for the chair's declaration.
"""

import re
from datetime import datetime

from stemkast.assembly.events import (
    AcclamationDeclared,
    AcclamationObjected,
    AgendaItemAdded,
    AgendaOrdered,
    ChairTaken,
    MatterCalled,
    PollKind,
    ProposalAdded,
    ProposalHeldOver,
    ProposalTakenOff,
    ProposalWithdrawn,
    ScreenView,
)
from stemkast.assembly.poll_state import PollState, PollStep, step
from stemkast.assembly.proposals import Proposal, ProposalKind
from stemkast.assembly.refusal import Reason, Refusal
from stemkast.assembly.rulebook import Rulebook, first
from stemkast.assembly.state import OPEN_STATUS, Matter, Method, ProposalStatus, State

RULES = Rulebook()
_POLL = "RULES: a poll"
_FINAL = "BW 2:13 (4): a contest is possible until the next matter"
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}")
_MOST_OPTIONS = 8  # nine keys, one of which is abstention


@RULES.check(AgendaItemAdded)
def _check_item(state: State, event: AgendaItemAdded) -> Refusal | None:
    if not event.item.number or not event.item.title:
        return Refusal(Reason.INCONSISTENT, "an agenda item has a number and a title", "RULES: words")
    if event.item.number in state.items:
        return Refusal(Reason.ALREADY_EXISTS, f"agenda item {event.item.number} exists already", "RULES: words")
    return None


@RULES.apply(AgendaItemAdded)
def _apply_item(state: State, event: AgendaItemAdded, _at: datetime) -> None:
    state.items[event.item.number] = event.item


@RULES.check(ProposalAdded)
def _check_proposal(state: State, event: ProposalAdded) -> Refusal | None:
    proposal = event.proposal
    if not proposal.id or not proposal.subject:
        return Refusal(Reason.INCONSISTENT, "a proposal has an id and a subject", "RULES: words")
    if proposal.id in state.proposals:
        return Refusal(Reason.ALREADY_EXISTS, f"proposal {proposal.id} exists already", "RULES: words")
    if proposal.item not in state.items:
        return Refusal(Reason.UNKNOWN, f"there is no agenda item {proposal.item}", "RULES: words")
    if proposal.submitted and not _MOMENT.fullmatch(proposal.submitted):
        return Refusal(Reason.INCONSISTENT, "a proposal is handed in at a moment like 2023-06-01T12:30", "RULES: words")
    if proposal.options and not 2 <= len(set(proposal.options)) == len(proposal.options) <= _MOST_OPTIONS:
        return Refusal(Reason.INCONSISTENT, f"a choice has 2 to {_MOST_OPTIONS} different options", _POLL)
    return _wrong_amendment(state, proposal)


def _wrong_amendment(state: State, proposal: Proposal) -> Refusal | None:
    if proposal.kind is not ProposalKind.AMENDMENT:
        if proposal.amends is None and proposal.changed_subject is None:
            return None
        return Refusal(Reason.INCONSISTENT, "only an amendment changes another proposal", _POLL)
    if proposal.late:
        return Refusal(Reason.INCONSISTENT, "a late amendment is inadmissible", "statutes: nine working days, 13:00")
    if proposal.amends not in state.proposals or not proposal.changed_subject:
        return Refusal(Reason.UNKNOWN, "an amendment names a proposal and its changed words", _POLL)
    if state.status[proposal.amends] not in OPEN_STATUS:
        return Refusal(Reason.ALREADY_DECIDED, f"{proposal.amends} is decided already", _POLL)
    return None


@RULES.apply(ProposalAdded)
def _apply_proposal(state: State, event: ProposalAdded, _at: datetime) -> None:
    state.proposals[event.proposal.id] = event.proposal
    state.status[event.proposal.id] = ProposalStatus.PENDING


@RULES.check(AgendaOrdered)
def _check_order(state: State, event: AgendaOrdered) -> Refusal | None:
    if sorted(event.items) != sorted(state.items):
        return Refusal(Reason.INCONSISTENT, "the new order names every agenda item once", "RULES: the agenda")
    return None


@RULES.apply(AgendaOrdered)
def _apply_order(state: State, event: AgendaOrdered, _at: datetime) -> None:
    state.items = {number: state.items[number] for number in event.items}


@RULES.check(ChairTaken)
def _check_chair(_state: State, event: ChairTaken) -> Refusal | None:
    return None if event.name else Refusal(Reason.NO_CHAIR, "the chair has a name", "RULES: change of chair")


@RULES.apply(ChairTaken)
def _apply_chair(state: State, event: ChairTaken, _at: datetime) -> None:
    state.chair = event.name


def nothing_unfinished(state: State) -> Refusal | None:
    """No poll is running, none is closed without a declaration, none is contested."""
    poll = state.last_poll
    if poll is None:
        return None
    if poll.running:
        return Refusal(Reason.POLL_RUNNING, f"poll {poll.number} is still running", _POLL)
    if poll.kind is PollKind.REAL and poll.state is PollState.CLOSED:
        return Refusal(Reason.POLL_STATE, f"the result of poll {poll.number} is not declared yet", "BW 2:13 (3)")
    if poll.state is PollState.CONTESTED:
        return Refusal(Reason.CONTEST_OPEN, f"the result of poll {poll.number} is contested", "BW 2:13 (4)")
    return None


def can_be_decided(state: State, proposals: tuple[str, ...]) -> Refusal | None:
    """Every proposal exists and is still open, and no amendment waits before it."""
    for each in proposals:
        if each not in state.proposals:
            return Refusal(Reason.UNKNOWN, f"there is no proposal {each}", "RULES: words")
        if state.status[each] not in OPEN_STATUS:
            return Refusal(Reason.ALREADY_DECIDED, f"proposal {each} is {state.status[each].value} already", _POLL)
    return None


def no_amendment_before(state: State, proposals: tuple[str, ...]) -> Refusal | None:
    """An amendment is put to the vote before the proposal that it changes."""
    for each in proposals:
        waiting = state.pending_amendments(each)
        if waiting:
            return Refusal(Reason.AMENDMENT_FIRST, f"amendment {waiting[0]} comes before {each}", _POLL)
    return None


def is_called(state: State, proposals: tuple[str, ...]) -> Refusal | None:
    """These proposals are the matter at hand."""
    if proposals and state.matter is not None and state.matter.proposals == proposals:
        return None
    return Refusal(Reason.NOT_CALLED, "the matter was not called", _POLL)


@RULES.check(MatterCalled)
def _check_called(state: State, event: MatterCalled) -> Refusal | None:
    if not state.chair:
        return Refusal(Reason.NO_CHAIR, "nobody is in the chair", "BW 2:13 (3)")
    if event.item not in state.items:
        return Refusal(Reason.UNKNOWN, f"there is no agenda item {event.item}", "RULES: words")
    refusal = first(nothing_unfinished(state), can_be_decided(state, event.proposals))
    if refusal is not None:
        return refusal
    if any(state.proposals[each].item != event.item for each in event.proposals):
        return Refusal(Reason.INCONSISTENT, f"not all of these belong to agenda item {event.item}", _POLL)
    if len(set(event.proposals)) != len(event.proposals):
        return Refusal(Reason.INCONSISTENT, "a proposal is called once", _POLL)
    return None


@RULES.apply(MatterCalled)
def _apply_called(state: State, event: MatterCalled, _at: datetime) -> None:
    finalise(state)
    state.matter = event
    state.view, state.view_poll, state.view_matter = ScreenView.MATTER, 0, event


def finalise(state: State) -> None:
    """What was declared is final from here on."""
    for poll in state.polls.values():
        after = step(poll.state, PollStep.FINALISE)
        if after is not None:
            poll.state = after


@RULES.check(AcclamationDeclared)
def _check_acclamation(state: State, event: AcclamationDeclared) -> Refusal | None:
    refusal = first(
        is_called(state, event.proposals),
        nothing_unfinished(state),
        can_be_decided(state, event.proposals),
        no_amendment_before(state, event.proposals),
    )
    if refusal is not None:
        return refusal
    if state.objected.intersection(event.proposals):
        return Refusal(Reason.ALREADY_DECIDED, "a weighted poll was asked for", "RULES: acclamation")
    if event.chair != state.chair or not event.words:
        return Refusal(Reason.NO_CHAIR, f"{state.chair} is in the chair and declares in words", "BW 2:13 (3)")
    return None


@RULES.apply(AcclamationDeclared)
def _apply_acclamation(state: State, event: AcclamationDeclared, _at: datetime) -> None:
    for each in event.proposals:
        state.status[each] = ProposalStatus.ADOPTED
    state.matters.append(Matter(Method.ACCLAMATION, event.proposals))
    state.view, state.view_poll = ScreenView.RESULT, 0


@RULES.check(AcclamationObjected)
def _check_objection(state: State, event: AcclamationObjected) -> Refusal | None:
    refusal = is_called(state, event.proposals)
    if refusal is not None:
        return Refusal(refusal.reason, "an objection comes before the next matter is called", _FINAL)
    if any(poll.state is not PollState.VOIDED for poll in state.polls_on(event.proposals)):
        return Refusal(Reason.ALREADY_DECIDED, "there was a weighted poll on this", "RULES: acclamation")
    if any(state.status[each] not in OPEN_STATUS | {ProposalStatus.ADOPTED} for each in event.proposals):
        return Refusal(Reason.ALREADY_DECIDED, "this matter is off the agenda", "RULES: acclamation")
    return None


@RULES.apply(AcclamationObjected)
def _apply_objection(state: State, event: AcclamationObjected, _at: datetime) -> None:
    for each in event.proposals:
        state.status[each] = ProposalStatus.PENDING
        state.objected.add(each)
    state.view, state.view_poll = ScreenView.MATTER, 0


def _may_leave(state: State, proposal: str) -> Refusal | None:
    running = state.running
    if running is not None and proposal in running.question.proposals:
        return Refusal(Reason.POLL_RUNNING, f"poll {running.number} on it is running", _POLL)
    poll = state.last_poll
    if (
        poll is not None
        and proposal in poll.question.proposals
        and poll.state in (PollState.CLOSED, PollState.CONTESTED)
    ):
        return Refusal(Reason.POLL_STATE, f"poll {poll.number} on it is not finished", _POLL)
    return can_be_decided(state, (proposal,))


@RULES.check(ProposalWithdrawn)
@RULES.check(ProposalHeldOver)
def _check_leaves(state: State, event: ProposalWithdrawn | ProposalHeldOver) -> Refusal | None:
    return _may_leave(state, event.proposal)


@RULES.apply(ProposalWithdrawn)
def _apply_withdrawn(state: State, event: ProposalWithdrawn, _at: datetime) -> None:
    state.status[event.proposal] = ProposalStatus.WITHDRAWN
    state.matters.append(Matter(Method.WITHDRAWN, (event.proposal,)))


@RULES.apply(ProposalHeldOver)
def _apply_held_over(state: State, event: ProposalHeldOver, _at: datetime) -> None:
    state.status[event.proposal] = ProposalStatus.HELD_OVER
    state.matters.append(Matter(Method.HELD_OVER, (event.proposal,)))


@RULES.check(ProposalTakenOff)
def _check_taken_off(state: State, event: ProposalTakenOff) -> Refusal | None:
    order = state.proposals.get(event.because)
    kinds = (ProposalKind.MOTION_OF_ORDER, ProposalKind.POINT_OF_ORDER)
    if order is None or order.kind not in kinds:
        return Refusal(Reason.NOT_A_MOTION_OF_ORDER, f"{event.because} is no motion of order", _POLL)
    if state.status[order.id] not in (ProposalStatus.ADOPTED, ProposalStatus.CHOSEN):
        return Refusal(Reason.NOT_A_MOTION_OF_ORDER, f"{event.because} is not adopted", _POLL)
    return _may_leave(state, event.proposal)


@RULES.apply(ProposalTakenOff)
def _apply_taken_off(state: State, event: ProposalTakenOff, _at: datetime) -> None:
    state.status[event.proposal] = ProposalStatus.TAKEN_OFF
