"""What a hall can be shown: one frozen class for every state of the hall screen.

Made by `screen_state`, painted by `windows.hall_screen`; nothing in it says how it looks.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

from stemkast.assembly.events import PollKind
from stemkast.assembly.majority import Majority
from stemkast.assembly.outcome import Outcome
from stemkast.assembly.proposals import AgendaItem, Option, ProposalKind, Recommendation


@dataclass(frozen=True, slots=True)
class Meeting:
    """Which assembly this is; `date` is YYYY-MM-DD, or empty before the first entry."""

    name: str
    date: str
    place: str


@dataclass(frozen=True, slots=True)
class Turnout:
    """Municipalities and votes (weight): those that voted, of those that are present in this poll."""

    voted: int
    voted_votes: int
    present: int
    present_votes: int


@dataclass(frozen=True, slots=True)
class Topic:
    """What it is about. `items`: the numbers of the agenda; `kind` is None for a test poll."""

    items: tuple[str, ...]
    subject: str
    kind: ProposalKind | None = None
    movers: tuple[str, ...] = ()
    recommendation: Recommendation | None = None
    round: int = 1


@dataclass(frozen=True, slots=True)
class Ballot:
    """The poll that is going on: its number, kind, keys and required majority."""

    poll: int
    kind: PollKind
    options: tuple[Option, ...]
    majority: Majority
    is_choice: bool


@dataclass(frozen=True, slots=True)
class OptionTally:
    """One key of a counted poll with the votes (weight) and the number of municipalities behind it."""

    option: Option
    votes: int
    municipalities: int


class Decision(StrEnum):
    """How a matter ended without a poll."""

    ACCLAMATION = "acclamation"
    WITHDRAWN = "withdrawn"
    HELD_OVER = "held_over"
    TAKEN_OFF = "taken_off"


@dataclass(frozen=True, slots=True)
class Welcome:
    """Before and between: which assembly, and who is there of whom the register names."""

    meeting: Meeting
    present: int
    present_votes: int
    municipalities: int
    votes: int


@dataclass(frozen=True, slots=True)
class Pause:
    """The meeting is interrupted."""

    meeting: Meeting


@dataclass(frozen=True, slots=True)
class SpeakerShown:
    """Who has the floor, since when, for how many seconds (0: as long as it takes), and on what, if known."""

    meeting: Meeting
    topic: Topic | None
    name: str
    on_behalf: str
    since: datetime
    seconds: int


@dataclass(frozen=True, slots=True)
class MessageOnScreen:
    """Words of the chair to the hall."""

    meeting: Meeting
    text: str


@dataclass(frozen=True, slots=True)
class FingerprintShown:
    """The fingerprint of the first `entries` entries of the ledger, in sixteen groups of four, to be read aloud."""

    meeting: Meeting
    groups: tuple[str, ...]
    entries: int
    at: datetime


@dataclass(frozen=True, slots=True)
class ItemShown:
    """An agenda item, before any of its proposals."""

    meeting: Meeting
    item: AgendaItem


@dataclass(frozen=True, slots=True)
class MatterShown:
    """A proposal that is discussed; `options` are the labels of a choice, `majority` what it needs."""

    meeting: Meeting
    topic: Topic
    options: tuple[str, ...]
    majority: Majority


@dataclass(frozen=True, slots=True)
class PollAnnouncedShown:
    """A poll is coming: the question and the keys."""

    meeting: Meeting
    topic: Topic
    ballot: Ballot
    turnout: Turnout


@dataclass(frozen=True, slots=True)
class PollOpenShown:
    """Voting: turnout and countdown. `seconds` 0: open-ended. `held`: interrupted, the countdown stands still."""

    meeting: Meeting
    topic: Topic
    ballot: Ballot
    turnout: Turnout
    opened_at: datetime
    seconds: int
    held: bool


@dataclass(frozen=True, slots=True)
class RollCallShown:
    """A roll call (hoofdelijke stemming): who is called now, empty when everybody was, and who come next."""

    meeting: Meeting
    topic: Topic
    ballot: Ballot
    turnout: Turnout
    calling: str
    following: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Checking:
    """Voting is over, the result is not declared. `closing`: the last votes are still coming in."""

    meeting: Meeting
    topic: Topic
    ballot: Ballot
    turnout: Turnout
    closing: bool


@dataclass(frozen=True, slots=True)
class ResultShown:
    """A result.

    tallies     every option but abstention, in order of the keys
    abstained   None where the poll had no key for it
    cast        the denominator of every share; `percentage` is that of the votes for, or of the leading option
    outcome     None for a test poll
    roll_call   no keypad signed these votes
    leading     label of the option that the percentage belongs to in a choice, else None
    """

    meeting: Meeting
    topic: Topic
    ballot: Ballot
    turnout: Turnout
    tallies: tuple[OptionTally, ...]
    abstained: OptionTally | None
    cast: int
    abstentions_count: bool
    percentage: str | None
    outcome: Outcome | None
    leading: str | None
    by_lot: bool
    contested: bool
    roll_call: bool = False


@dataclass(frozen=True, slots=True)
class MunicipalityVote:
    """How a municipality voted: its votes (weight) and the key that it pressed, 0 for none."""

    name: str
    votes: int
    choice: int


@dataclass(frozen=True, slots=True)
class VotingBehaviourShown:
    """How each municipality voted, after the declaration.

    municipalities  all that were present, in alphabetical order; more than fit are shown in turn, from `since` on
    tallies, abstained, by_lot, contested, roll_call  as in a result
    """

    meeting: Meeting
    topic: Topic
    ballot: Ballot
    turnout: Turnout
    tallies: tuple[OptionTally, ...]
    abstained: OptionTally | None
    municipalities: tuple[MunicipalityVote, ...]
    since: datetime
    by_lot: bool
    contested: bool
    roll_call: bool


@dataclass(frozen=True, slots=True)
class Decided:
    """A matter that ended without a poll."""

    meeting: Meeting
    topic: Topic
    decision: Decision


@dataclass(frozen=True, slots=True)
class Voided:
    """A poll that has no effect, and why."""

    meeting: Meeting
    topic: Topic
    ballot: Ballot
    reason: str


ScreenState: TypeAlias = (
    Welcome
    | Pause
    | SpeakerShown
    | MessageOnScreen
    | FingerprintShown
    | ItemShown
    | MatterShown
    | PollAnnouncedShown
    | PollOpenShown
    | RollCallShown
    | Checking
    | ResultShown
    | VotingBehaviourShown
    | Decided
    | Voided
)
