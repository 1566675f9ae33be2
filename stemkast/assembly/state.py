"""What an assembly knows at one entry of its ledger: plain data and the questions one can ask of it.

Mutable, owned by one thread, changed only by `Assembly.apply`.
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from stemkast.assembly.events import (
    AssemblyInitialised,
    ContestGround,
    MandateFormIssued,
    MandateIssued,
    MatterCalled,
    PairingEnd,
    Phase,
    PollKind,
    RegisterAdopted,
    RegisterRow,
    ResultDeclared,
    RootCompared,
    ScreenView,
    Speaker,
)
from stemkast.assembly.outcome import Outcome, Result
from stemkast.assembly.poll_state import COUNTED, RUNNING, PollState
from stemkast.assembly.proposals import AgendaItem, Proposal, ProposalKind, Question
from stemkast.assembly.settings import Settings
from stemkast.assembly.tally import WeighedVote, count, decide


class ProposalStatus(StrEnum):
    """Where a proposal stands. `undecided`: a poll gave no decision (no majority, a tie, nobody voted)."""

    PENDING = "pending"
    ADOPTED = "adopted"
    REJECTED = "rejected"
    CHOSEN = "chosen"
    UNDECIDED = "undecided"
    WITHDRAWN = "withdrawn"
    HELD_OVER = "held_over"
    TAKEN_OFF = "taken_off"


class Method(StrEnum):
    """How a matter was dealt with."""

    WEIGHTED = "weighted"
    ACCLAMATION = "acclamation"
    ROLL_CALL = "roll_call"
    WITHDRAWN = "withdrawn"
    HELD_OVER = "held_over"


@dataclass(frozen=True, slots=True)
class Matter:
    """A matter in the order in which it was handled: by a poll (its number), else `poll` is 0.

    `proposals` is empty where it was entered by mistake and put back.
    """

    method: Method
    proposals: tuple[str, ...]
    poll: int = 0


@dataclass(frozen=True, slots=True)
class Pairing:
    """One keypad standing for one municipality; `ended` is None while it can vote.

    `acceptance_hash`: SHA-256 of the keypad's signed acceptance, bound into its votes.
    """

    number: int
    municipality: str
    serial: str
    weight: int
    acceptance_hash: bytes
    ended: PairingEnd | None = None


class CountedVote(NamedTuple):
    """The vote of a municipality that stands in a poll. A tuple: there are as many as votes, and it is made quicker."""

    pairing: int
    counter: int
    choice: int
    weight: int
    envelope_hash: bytes


@dataclass(frozen=True, slots=True)
class ShownRoot:
    """The root of 32 bytes of the first `size` entries, and since when the hall was shown it."""

    size: int
    root: bytes
    at: datetime


@dataclass(frozen=True, slots=True)
class Floor:
    """Who has the floor, since when, and for how many seconds; 0 for as long as it takes."""

    speaker: Speaker
    since: datetime
    seconds: int


@dataclass(frozen=True, slots=True)
class Heard:
    """What one station entered in a roll call and no other has confirmed."""

    choice: int
    witness: str


@dataclass(frozen=True, slots=True)
class SpotCheck:
    """A municipality that was drawn to be asked what its display says; `agreed` is None until it was asked."""

    agreed: bool | None = None
    remark: str = ""


@dataclass(slots=True)
class Poll:
    """A poll as it runs. `votes` maps the municipality's code to the vote that stands; `epoch` is of its hall.

    `entered`: of a roll call, by municipality, what waits for a second station. `spot_checks`: those drawn, in order.
    `silent`: once it is closed, who was present and has no vote that stands.
    """

    number: int
    epoch: int
    kind: PollKind
    question: Question
    announcement: bytes
    announcement_hash: bytes
    state: PollState
    opened_at: datetime | None = None
    seconds: int = 0
    votes: dict[str, CountedVote] = field(default_factory=dict)
    voted_votes: int = 0
    present: int = 0
    present_votes: int = 0
    silent: tuple[str, ...] = ()
    refused: int = 0
    roll_call: bool = False
    entered: dict[str, Heard] = field(default_factory=dict)
    lot: int | None = None
    declared: ResultDeclared | None = None
    contest: ContestGround | None = None
    voided_because: str = ""
    replication_waived: bool = False
    released: bool = False
    spot_checks: dict[str, SpotCheck] = field(default_factory=dict)
    _result: Result | None = None

    @property
    def voted(self) -> int:
        """The number of municipalities whose vote stands."""
        return len(self.votes)

    @property
    def running(self) -> bool:
        """Whether the direction of this poll is still hidden."""
        return self.state in RUNNING

    def result(self, settings: Settings) -> Result | None:
        """The result, counted from the votes that stand; None while nobody may know it, or when voided."""
        if self.state not in COUNTED:
            return None
        if self._result is None:
            votes = (WeighedVote(vote.choice, vote.weight) for vote in self.votes.values())
            self._result = decide(self.question, count(self.question, votes), settings, self.kind, self.lot)
        return self._result

    def forget_result(self) -> None:
        """A lot was drawn: the result is counted anew when asked for."""
        self._result = None


@dataclass(slots=True)
class State:
    """Everything that is known. Dictionaries keep the order of the agenda and the ledger; `register` that of its names.

    `hall_keys` are those of every hall that wrote, `hall_key` is that of the last; `forms` are the newest ones.
    `keypads` maps serial numbers to public keys, `keypad_keys` the other way. What there is of a keypad is kept once.
    `view_since` is when the chair chose what the hall sees, if it was chosen.
    """

    phase: Phase = Phase.PREPARING
    initialised: AssemblyInitialised | None = None
    epoch: int = 0
    hall_key: bytes = b""
    hall_keys: list[bytes] = field(default_factory=list)
    settings: Settings = field(default_factory=Settings)
    settings_adopted: bool = False
    chunks: list[tuple[RegisterRow, ...]] = field(default_factory=list)
    chunk_codes: set[str] = field(default_factory=set)
    register: dict[str, RegisterRow] = field(default_factory=dict)
    register_adopted: RegisterAdopted | None = None
    items: dict[str, AgendaItem] = field(default_factory=dict)
    proposals: dict[str, Proposal] = field(default_factory=dict)
    status: dict[str, ProposalStatus] = field(default_factory=dict)
    objected: set[str] = field(default_factory=set)
    keypads: dict[str, bytes] = field(default_factory=dict)
    keypad_keys: dict[bytes, str] = field(default_factory=dict)
    witnesses: dict[str, bytes] = field(default_factory=dict)
    forms: dict[str, MandateFormIssued] = field(default_factory=dict)
    mandates: dict[str, MandateIssued] = field(default_factory=dict)
    pairings: dict[int, Pairing] = field(default_factory=dict)
    latest_pairing: dict[str, int] = field(default_factory=dict)
    current_pairing: dict[str, int] = field(default_factory=dict)
    keypad_out: dict[str, int] = field(default_factory=dict)
    lost: set[str] = field(default_factory=set)
    present_votes: int = 0
    chair: str = ""
    matter: MatterCalled | None = None
    matters: list[Matter] = field(default_factory=list)
    polls: dict[int, Poll] = field(default_factory=dict)
    counters: dict[tuple[int, int], bytes] = field(default_factory=dict)
    view: ScreenView = ScreenView.WELCOME
    view_poll: int = 0
    view_matter: MatterCalled | None = None
    view_since: datetime | None = None
    speakers: dict[int, Speaker] = field(default_factory=dict)
    last_speaker: int = 0
    floor: Floor | None = None
    message: str = ""
    waived: dict[str, str] = field(default_factory=dict)
    compared: RootCompared | None = None
    root: ShownRoot | None = None

    @property
    def present(self) -> int:
        """The number of municipalities with a keypad."""
        return len(self.current_pairing)

    @property
    def last_poll(self) -> Poll | None:
        """The poll announced last, or None before the first."""
        return self.polls[len(self.polls)] if self.polls else None

    def is_of_another_hall(self, poll: Poll) -> bool:
        """Whether this poll was running when another machine became the hall: then it can only be voided."""
        return poll.epoch != self.epoch and poll.running

    @property
    def running(self) -> Poll | None:
        """The poll that is announced, open, held or closing, if any; there is never more than one."""
        poll = self.last_poll
        return poll if poll is not None and poll.running else None

    def proposals_of(self, item: str) -> tuple[Proposal, ...]:
        """The proposals of an agenda item in order."""
        return tuple(proposal for proposal in self.proposals.values() if proposal.item == item)

    def subject_of(self, proposal: str) -> str:
        """The words of a proposal as they stand now: changed by the amendment adopted last, if any."""
        subject = self.proposals[proposal].subject
        for each in self.proposals.values():
            if each.amends == proposal and self.status[each.id] is ProposalStatus.ADOPTED and each.changed_subject:
                subject = each.changed_subject
        return subject

    def pending_amendments(self, proposal: str) -> tuple[str, ...]:
        """The amendments of a proposal that are still to be decided."""
        return tuple(
            each.id
            for each in self.proposals.values()
            if each.kind is ProposalKind.AMENDMENT
            and each.amends == proposal
            and self.status[each.id] in (ProposalStatus.PENDING, ProposalStatus.UNDECIDED)
        )

    def polls_on(self, proposals: tuple[str, ...]) -> tuple[Poll, ...]:
        """The polls on exactly these proposals, in order."""
        return tuple(poll for poll in self.polls.values() if poll.question.proposals == proposals)

    def present_in(self, poll: Poll) -> tuple[int, int]:
        """Number and weight of the municipalities that have a keypad or whose vote stands in this poll."""
        gone = [code for code in poll.votes if code not in self.current_pairing]
        return self.present + len(gone), self.present_votes + sum(poll.votes[code].weight for code in gone)

    def silent_in(self, poll: Poll) -> tuple[str, ...]:
        """The municipalities that have a keypad and no vote that stands in this poll, by name."""
        return tuple(code for code in self.register if code in self.current_pairing and code not in poll.votes)


STATUS_OF_OUTCOME = {
    Outcome.ADOPTED: ProposalStatus.ADOPTED,
    Outcome.REJECTED: ProposalStatus.REJECTED,
    Outcome.CHOSEN: ProposalStatus.CHOSEN,
    Outcome.NO_MAJORITY: ProposalStatus.UNDECIDED,
    Outcome.TIE: ProposalStatus.UNDECIDED,
    Outcome.VOID: ProposalStatus.UNDECIDED,
}
OPEN_STATUS = frozenset({ProposalStatus.PENDING, ProposalStatus.UNDECIDED})
"""A proposal with one of these can still be called, decided, withdrawn or held over."""
