"""What can come out of a poll, and the frozen shapes of a result."""

from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """adopted, rejected, an option or person chosen, no majority (next round), a tie, null and void."""

    ADOPTED = "adopted"
    REJECTED = "rejected"
    CHOSEN = "chosen"
    NO_MAJORITY = "no_majority"
    TIE = "tie"
    VOID = "void"


@dataclass(frozen=True, slots=True)
class OptionVotes:
    """The votes (weight) for one option of a poll, by its key."""

    key: int
    votes: int
    municipalities: int


@dataclass(frozen=True, slots=True)
class Result:
    """A poll decided: what the chair declares and the record repeats.

    votes       one entry for every option that is not abstention, in order of their keys
    abstained   weight that abstained
    cast        the votes cast, the denominator of every share: with abstentions where the setting says so
    outcome     None for a test poll, which decides nothing
    chosen      label of the option or person chosen; None otherwise
    percentage  share for, or of the leading option; None when nothing was cast
    """

    votes: tuple[OptionVotes, ...]
    abstained: int
    cast: int
    outcome: Outcome | None
    chosen: str | None
    percentage: str | None
