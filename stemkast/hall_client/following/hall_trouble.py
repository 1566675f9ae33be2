"""What is the matter with the hall, as it says itself or as this station found: nothing, as a rule."""

from collections.abc import Mapping
from dataclasses import dataclass

from stemkast.hall_client.following.not_followed import NotFollowed
from stemkast.ledger.errors import Obstacle


@dataclass(frozen=True, slots=True)
class HallTrouble:
    """Several may be at once; a window says the most serious one.

    not_followed why this station does not follow the hall any more; None while it does
    not_written  why the hall cannot write its ledger now; None while it can
    starved      receipts wait, and no station keeps the ledger beside the hall
    late         stations that are behind with keeping it
    lost         base stations that answered before
    clock_went_back  the clock of the hall's computer was set back; the hall counts on from before
    """

    not_followed: NotFollowed | None = None
    not_written: Obstacle | None = None
    starved: bool = False
    late: tuple[str, ...] = ()
    clock_went_back: bool = False
    lost: tuple[str, ...] = ()


NO_TROUBLE = HallTrouble()
_OBSTACLES = {each.value: each for each in Obstacle}


def from_aside(value: object) -> HallTrouble:
    """What the hall says of itself in the aside `hall`; no trouble where it says nothing that is known here."""
    if not isinstance(value, Mapping):
        return NO_TROUBLE
    why = value.get("not_written")
    obstacle = _OBSTACLES.get(why, Obstacle.BROKEN) if isinstance(why, str) and why else None
    return HallTrouble(
        None,
        obstacle,
        value.get("starved") is True,
        _names(value.get("late")),
        value.get("clock_went_back") is True,
        _names(value.get("lost")),
    )


def arisen(before: HallTrouble, now: HallTrouble) -> tuple[HallTrouble, ...]:
    """What is the matter now and was not before, one thing at a time, the most serious first."""
    not_written = now.not_written if now.not_written is not before.not_written else None
    each = (
        HallTrouble(not_written=not_written),
        HallTrouble(starved=now.starved and not before.starved),
        HallTrouble(late=tuple(name for name in now.late if name not in before.late)),
        HallTrouble(lost=tuple(name for name in now.lost if name not in before.lost)),
        HallTrouble(clock_went_back=now.clock_went_back and not before.clock_went_back),
    )
    return tuple(trouble for trouble in each if trouble != NO_TROUBLE)


def _names(value: object) -> tuple[str, ...]:
    return tuple(each for each in value if isinstance(each, str)) if isinstance(value, list) else ()
