"""What happened in an assembly, as papers need it: frozen values, made from a ledger by `read_proceedings`."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from stemkast.assembly.events import PollKind, RegisterAdopted, RegisterRow, RepresentativeRole
from stemkast.assembly.majority import Majority
from stemkast.assembly.outcome import Outcome
from stemkast.assembly.proposals import AgendaItem, Option
from stemkast.assembly.settings import Settings
from stemkast.assembly.shown import Meeting, Topic


@dataclass(frozen=True, slots=True)
class Attendee:
    """A municipality that had a keypad at some moment; `person` is empty where the desk did not note a name."""

    code: str
    name: str
    votes: int
    role: RepresentativeRole
    person: str


@dataclass(frozen=True, slots=True)
class Tally:
    """One key of a poll with the votes (weight) and the number of municipalities behind it."""

    option: Option
    votes: int
    municipalities: int


@dataclass(frozen=True, slots=True)
class Declared:
    """What the chair declared, and who that was."""

    chair: str
    words: str


@dataclass(frozen=True, slots=True)
class PollRecord:
    """A poll that was counted, or voided before that.

    item                 number of the agenda item at hand, empty if there was none
    tallies              every key in order, abstention too; empty if it was voided before it was counted
    cast                 the votes cast, the denominator of every share
    outcome, percentage  as in `assembly.outcome.Result`; `leading`: whose percentage it is in a choice
    present, voted       numbers of municipalities; `…_votes` their weight
    choices              the key that each municipality chose, by code
    present_codes        who was present at the closing
    refused              votes that did not count
    roll_call            no keypad signed these votes: two stations wrote down what was said
    declared             the last declaration, None for a test poll
    voided_because       why it has no effect; empty if it has
    """

    number: int
    kind: PollKind
    item: str
    topic: Topic
    majority: Majority
    is_choice: bool
    tallies: tuple[Tally, ...]
    cast: int
    abstentions_count: bool
    outcome: Outcome | None
    percentage: str | None
    leading: str | None
    by_lot: bool
    present: int
    present_votes: int
    voted: int
    voted_votes: int
    choices: Mapping[str, int]
    present_codes: frozenset[str]
    refused: int
    roll_call: bool
    opened_at: datetime | None
    closed_at: datetime | None
    declared: Declared | None
    voided_because: str

    @property
    def counts(self) -> bool:
        """Whether it is a real poll that has its effect."""
        return self.kind is PollKind.REAL and self.outcome is not None and not self.voided_because


class How(StrEnum):
    """How a matter was dealt with. `objected`: an acclamation that had no effect, and the objection to it."""

    POLL = "poll"
    ROLL_CALL = "roll_call"
    TEST_POLL = "test_poll"
    ACCLAMATION = "acclamation"
    OBJECTED = "objected"
    WITHDRAWN = "withdrawn"
    HELD_OVER = "held_over"
    TAKEN_OFF = "taken_off"


@dataclass(frozen=True, slots=True)
class Handled:
    """One thing that was decided, in the order of the meeting. `poll` is its number, else 0; `words` are Dutch."""

    how: How
    item: str
    topic: Topic
    words: str
    chair: str
    poll: int = 0


@dataclass(frozen=True, slots=True)
class ChairChanged:
    """Somebody else took the chair."""

    name: str


@dataclass(frozen=True, slots=True)
class ItemBegun:
    """The meeting came to this agenda item."""

    item: AgendaItem


Step = Handled | ChairChanged | ItemBegun


@dataclass(frozen=True, slots=True)
class Incident:
    """Something that a committee wants to know: the entry, when, and one Dutch sentence."""

    entry: int
    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Seal:
    """What the papers stand on: so many entries under this root, with the hall's checkpoint over them.

    `note` is the checkpoint with the lines of its witnesses, `witnesses` their names, `vkey` the hall's verifier key.
    """

    entries: int
    root: bytes
    note: str
    vkey: str
    witnesses: tuple[str, ...]

    @property
    def fingerprint(self) -> str:
        """The beginning of the root as people compare it: 7f3a 91c2."""
        text = self.root.hex()
        return f"{text[:4]} {text[4:8]}"


@dataclass(frozen=True, slots=True)
class Proceedings:
    """A whole assembly.

    register, attendance  in order of the names; `register` by code
    trail                 the entries about each municipality, by code
    closed                the last entry says so
    emulated              the keypads are emulated ones, whose keys anybody can make: nobody really voted
    """

    meeting: Meeting
    closed: bool
    emulated: bool
    chairs: tuple[str, ...]
    settings: Settings
    register: Mapping[str, RegisterRow]
    adopted: RegisterAdopted
    attendance: tuple[Attendee, ...]
    polls: tuple[PollRecord, ...]
    steps: tuple[Step, ...]
    incidents: tuple[Incident, ...]
    keypads: int
    trail: Mapping[str, tuple[int, ...]]
    seal: Seal

    @property
    def results(self) -> tuple[PollRecord, ...]:
        """The real polls that were counted, those that were voided later too."""
        return tuple(poll for poll in self.polls if poll.kind is PollKind.REAL and poll.tallies)
