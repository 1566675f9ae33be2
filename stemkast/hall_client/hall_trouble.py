"""What is the matter with the hall, as it says itself or as this station found: nothing, as a rule."""

from collections.abc import Mapping
from dataclasses import dataclass

from stemkast.ledger.errors import Obstacle


@dataclass(frozen=True, slots=True)
class HallTrouble:
    """Several may be at once; a window says the most serious one.

    disbelieved  why this station does not follow the hall any more, in a sentence; empty while it does
    not_written  why the hall cannot write its ledger now; None while it can
    starved      receipts wait, and no station keeps the ledger beside the hall
    late         stations that are behind with keeping it
    clock_went_back  the clock of the hall's computer was set back; the hall counts on from before
    """

    disbelieved: str = ""
    not_written: Obstacle | None = None
    starved: bool = False
    late: tuple[str, ...] = ()
    clock_went_back: bool = False


NO_TROUBLE = HallTrouble()
_OBSTACLES = {each.value: each for each in Obstacle}


def from_aside(value: object) -> HallTrouble:
    """What the hall says of itself in the aside `hall`; no trouble where it says nothing that is known here."""
    if not isinstance(value, Mapping):
        return NO_TROUBLE
    late = value.get("late")
    names = tuple(each for each in late if isinstance(each, str)) if isinstance(late, list) else ()
    why = value.get("not_written")
    obstacle = _OBSTACLES.get(why, Obstacle.BROKEN) if isinstance(why, str) and why else None
    return HallTrouble("", obstacle, value.get("starved") is True, names, value.get("clock_went_back") is True)
