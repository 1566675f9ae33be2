"""What is the matter with the hall, as it says itself or as this station found: nothing, as a rule."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HallTrouble:
    """Several may be at once; a window says the most serious one.

    disbelieved  why this station does not follow the hall any more, in a sentence; empty while it does
    not_written  the hall cannot write its ledger now
    starved      receipts wait, and no station keeps the ledger beside the hall
    late         stations that are behind with keeping it
    """

    disbelieved: str = ""
    not_written: bool = False
    starved: bool = False
    late: tuple[str, ...] = ()


NO_TROUBLE = HallTrouble()


def from_aside(value: object) -> HallTrouble:
    """What the hall says of itself in the aside `hall`; no trouble where it says nothing that is known here."""
    if not isinstance(value, Mapping):
        return NO_TROUBLE
    late = value.get("late")
    names = tuple(each for each in late if isinstance(each, str)) if isinstance(late, list) else ()
    return HallTrouble("", value.get("not_written") is True, value.get("starved") is True, names)
