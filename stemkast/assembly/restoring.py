"""Rules of what was entered by mistake: a proposal that left the agenda comes back to it.

- What was withdrawn, held over or taken off can be put back on the agenda; both entries stay in the ledger.
- It is open again, as if it had not left; what a poll decided never comes back this way.
Source: RULES "A poll": a motion may be withdrawn or held over; the ledger is append-only (design decision 1).
"""

from datetime import datetime

from stemkast.assembly.events import ProposalRestored
from stemkast.assembly.refusal import Reason, Refusal
from stemkast.assembly.rulebook import Rulebook
from stemkast.assembly.state import Matter, Method, ProposalStatus, State

RULES = Rulebook()
LEFT = frozenset({ProposalStatus.WITHDRAWN, ProposalStatus.HELD_OVER, ProposalStatus.TAKEN_OFF})
"""A proposal with one of these left the agenda without a decision."""


@RULES.check(ProposalRestored)
def _check_restored(state: State, event: ProposalRestored) -> Refusal | None:
    if event.proposal not in state.proposals:
        return Refusal(Reason.UNKNOWN, f"there is no proposal {event.proposal}", "RULES: words")
    status = state.status[event.proposal]
    if status not in LEFT:
        return Refusal(Reason.INCONSISTENT, f"{event.proposal} did not leave the agenda", "RULES: a poll")
    return None


@RULES.apply(ProposalRestored)
def _apply_restored(state: State, event: ProposalRestored, _at: datetime) -> None:
    state.status[event.proposal] = ProposalStatus.PENDING
    left = {Matter(method, (event.proposal,)) for method in (Method.WITHDRAWN, Method.HELD_OVER)}
    # The others keep their numbers: what everybody can look up is numbered by its place.
    state.matters = [Matter(each.method, ()) if each in left else each for each in state.matters]
