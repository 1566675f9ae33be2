"""Which matter comes next: the agenda as a row of stops, in its order of the day.

- An item without proposals is one stop; otherwise every proposal is one that can still be decided.
- An amendment comes before the proposal that it changes.
- What was passed over comes back when the end of the agenda is reached; an item without proposals does not.
Source: RULES "The agenda may be re-ordered during the meeting".
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stemkast.assembly.events import MatterCalled
from stemkast.assembly.state import OPEN_STATUS, State


@dataclass(frozen=True, slots=True)
class Stop:
    """A matter that can be called, and how it reads in a list."""

    item: str
    proposals: tuple[str, ...]
    text: str


def together(stops: Sequence[Stop]) -> Stop | None:
    """Several proposals of one item as one matter, in the order of the agenda; None where they do not go together."""
    proposals = tuple(each for stop in stops for each in stop.proposals)
    if len(stops) == 1:
        return stops[0]
    if not stops or len({stop.item for stop in stops}) > 1 or not all(stop.proposals for stop in stops):
        return None
    return Stop(stops[0].item, proposals, " en ".join(stop.text for stop in stops))


def next_stop(assembly: State) -> Stop | None:
    """The matter that follows the one at hand, or None when everything on the agenda was handled."""
    stops = list(_stops(assembly))
    at_hand = assembly.matter
    if at_hand is None:
        return stops[0] if stops else None
    place = _place(stops, at_hand)
    later = (stop for stop in stops[place:] if _is_open(assembly, stop))
    passed_over = (stop for stop in stops[:place] if stop.proposals and _is_open(assembly, stop))
    others = (stop for stop in passed_over if stop.proposals != at_hand.proposals)
    following = next(later, None) or next(others, None)
    return _amendment_first(assembly, following) if following is not None else None


def _place(stops: list[Stop], at_hand: MatterCalled) -> int:
    """How many stops lie behind, the matter at hand included; an item's own proposals still lie ahead of it."""
    of_item = [number for number, stop in enumerate(stops) if stop.item == at_hand.item]
    if not at_hand.proposals:
        return of_item[0] if stops[of_item[0]].proposals else of_item[0] + 1
    return max(number for number in of_item if set(stops[number].proposals) & set(at_hand.proposals)) + 1


def _stops(assembly: State) -> Iterator[Stop]:
    for item in assembly.items.values():
        proposals = assembly.proposals_of(item.number)
        if not proposals:
            yield Stop(item.number, (), item.title)
        for proposal in proposals:
            yield Stop(item.number, (proposal.id,), assembly.subject_of(proposal.id))


def _is_open(assembly: State, stop: Stop) -> bool:
    return all(assembly.status[each] in OPEN_STATUS for each in stop.proposals)


def _amendment_first(assembly: State, stop: Stop) -> Stop:
    for each in stop.proposals:
        waiting = assembly.pending_amendments(each)
        if waiting:
            amendment = assembly.proposals[waiting[0]]
            return Stop(amendment.item, (amendment.id,), amendment.subject)
    return stop
