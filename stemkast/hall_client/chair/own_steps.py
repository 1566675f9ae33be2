"""The last thing that a station did, with how the assembly stood before: what undoing it needs to know.

Nothing is ever taken out of the ledger: what is undone is put back by new entries.
"""

from dataclasses import dataclass

from stemkast.assembly.assembly import Assembly
from stemkast.assembly.events import (
    BY_TYPE,
    Event,
    MatterCalled,
    ProposalAdded,
    ProposalHeldOver,
    ProposalRestored,
    ProposalTakenOff,
    ProposalWithdrawn,
    Role,
    ScreenView,
    Speaker,
)
from stemkast.assembly.poll_state import PollState
from stemkast.assembly.state import Floor, ProposalStatus
from stemkast.ledger.replay import Replayed

_TOGETHER = (ProposalWithdrawn, ProposalHeldOver, ProposalTakenOff, ProposalRestored)
"""What is asked once for every proposal of a matter: such entries in a row are one step."""


@dataclass(frozen=True, slots=True)
class Before:
    """How what the chair can change stood. `seconds` is the countdown of the last poll.

    `declared`: a result can still be contested, which ends when the next matter is called.
    """

    items: tuple[str, ...] = ()
    status: tuple[tuple[str, ProposalStatus], ...] = ()
    matter: MatterCalled | None = None
    chair: str = ""
    view: ScreenView = ScreenView.WELCOME
    view_poll: int = 0
    view_matter: MatterCalled | None = None
    message: str = ""
    speakers: tuple[Speaker, ...] = ()
    floor: Floor | None = None
    seconds: int = 0
    declared: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """What was done: events that stand in a row in the ledger, the last at `index`, and how it stood before them."""

    index: int
    events: tuple[Event, ...]
    before: Before


class OwnSteps:
    """Remembers the last step of the station called `name`. Owned by the thread that follows the hall."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._before = Before()
        self.last: Step | None = None

    def take(self, taken: Replayed, assembly: Assembly) -> None:
        """The next entry, which `assembly` has taken over."""
        event = taken.event
        if Role.CHAIR not in BY_TYPE[type(event)].by:
            return  # votes and keypads change nothing that is remembered here
        if taken.entry.by == self._name:
            self.last = _step(self.last, taken.entry.index, event, self._before)
        self._before = as_it_stands(assembly)


def as_it_stands(assembly: Assembly) -> Before:
    """How it stands now."""
    poll = assembly.last_poll
    return Before(
        items=tuple(assembly.items),
        status=tuple(assembly.status.items()),
        matter=assembly.matter,
        chair=assembly.chair,
        view=assembly.view,
        view_poll=assembly.view_poll,
        view_matter=assembly.view_matter,
        message=assembly.message,
        speakers=tuple(assembly.speakers.values()),
        floor=assembly.floor,
        seconds=poll.seconds if poll is not None else 0,
        declared=poll is not None and poll.state is PollState.DECLARED,
    )


def _step(last: Step | None, index: int, event: Event, stood: Before) -> Step:
    if last is not None and last.index == index - 1 and _are_one(last.events[-1], event):
        return Step(index, (*last.events, event), last.before)
    return Step(index, (event,), stood)


def _are_one(first: Event, second: Event) -> bool:
    """A motion that was inserted is called at once; what leaves the agenda together comes back together."""
    if isinstance(first, ProposalAdded) and isinstance(second, MatterCalled):
        return second.proposals == (first.proposal.id,)
    return type(first) is type(second) and isinstance(second, _TOGETHER)
