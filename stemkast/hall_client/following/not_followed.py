"""Why a station follows its hall no further, or keeps nothing of it any more."""

from dataclasses import dataclass
from enum import StrEnum

from stemkast.ledger.errors import Obstacle


class ReplicaFault(StrEnum):
    """What was found. NOT_KEPT is the trouble of this station alone: it goes on to show what the hall says."""

    BAD_CHECKPOINT = "bad_checkpoint"
    BAD_SUCCESSION = "bad_succession"
    REWRITTEN = "rewritten"
    BEHIND = "behind"
    AGAINST_THE_RULES = "against_the_rules"
    NOT_KEPT = "not_kept"


@dataclass(frozen=True, slots=True)
class NotFollowed:
    """Why, and one sentence for a log; windows have sentences of their own.

    entries   how many the hall has, where it is behind; the entry that is against the rules
    signed    how many of them it had signed before, where it is behind
    obstacle  why this station cannot write, where that is why
    """

    fault: ReplicaFault
    text: str
    entries: int = 0
    signed: int = 0
    obstacle: Obstacle = Obstacle.BROKEN

    @property
    def is_of_this_station(self) -> bool:
        """Whether the hall has nothing to do with it."""
        return self.fault is ReplicaFault.NOT_KEPT
