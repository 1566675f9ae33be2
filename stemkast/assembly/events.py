"""Every fact that an assembly can hold, each declared once: its name, its fields, who may cause it and in which phase.

The state of an assembly is the fold of these events in the order of the ledger; there is no other state.
The catalogue in `stemkast/ledger/LEDGER.md` is made from the declarations below.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TypeVar

from stemkast.assembly.outcome import OptionVotes, Outcome
from stemkast.assembly.proposals import AgendaItem, Proposal, Question
from stemkast.assembly.settings import Settings


class Role(StrEnum):
    """What a station may do. `base` hosts base stations elsewhere in the hall; `hall` is the server itself."""

    ADMIN = "admin"
    DESK = "desk"
    CHAIR = "chair"
    SCREEN = "screen"
    COMMITTEE = "committee"
    BASE = "base"
    HALL = "hall"


class Phase(StrEnum):
    """Preparing until the first poll is announced, then voting, then closed for ever."""

    PREPARING = "preparing"
    VOTING = "voting"
    CLOSED = "closed"


class RepresentativeRole(StrEnum):
    """burgemeester, wethouder, gemeentesecretaris, griffier, raadslid."""

    MAYOR = "mayor"
    ALDERMAN = "alderman"
    SECRETARY = "secretary"
    CLERK = "clerk"
    COUNCILLOR = "councillor"


class PairingEnd(StrEnum):
    """Why a keypad no longer votes for its municipality."""

    RETURNED = "returned"
    REPLACED = "replaced"
    LOST = "lost"
    BROKEN = "broken"
    LEFT_EARLY = "left_early"


class PollKind(StrEnum):
    """A real poll, or a test poll (proefstemming) whose votes never count."""

    REAL = "real"
    TEST = "test"


class ContestGround(StrEnum):
    """BW 2:13 (4): the majority of the meeting asks, or one entitled attendee where the poll was not by name."""

    MAJORITY_ASKS = "majority_asks"
    ONE_ENTITLED_ASKS = "one_entitled_asks"


class ScreenView(StrEnum):
    """What the chair lets the hall see."""

    WELCOME = "welcome"
    MATTER = "matter"
    POLL = "poll"
    RESULT = "result"
    VOTING_BEHAVIOUR = "voting_behaviour"
    PAUSE = "pause"
    SPEAKER = "speaker"
    MESSAGE = "message"
    FINGERPRINT = "fingerprint"


OF_A_POLL = frozenset({ScreenView.POLL, ScreenView.RESULT, ScreenView.VOTING_BEHAVIOUR})
"""Views that are of a poll, which `ScreenShown` names."""


@dataclass(frozen=True, slots=True)
class MergedPart:
    """A municipality that was merged into another after the reference date."""

    code: str
    name: str
    population: int


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One municipality of the adopted register with its weight; `population` is the sum of `merged_from` if any."""

    code: str
    name: str
    population: int
    weight: int
    merged_from: tuple[MergedPart, ...] = ()


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who asks for the floor: `number` counts from 1, `on_behalf` is a municipality or what else one speaks for.

    `announced`: beforehand (aangemeld), else at the meeting itself.
    """

    number: int
    name: str
    on_behalf: str
    announced: bool


@dataclass(frozen=True, slots=True)
class StationNoise:
    """How many frames of a base station were no valid message of an enrolled keypad during a poll."""

    station: str
    frames: int


@dataclass(frozen=True, slots=True)
class Event:
    """Base of all events."""


@dataclass(frozen=True, slots=True)
class Declaration:
    """What is declared of an event: its name in the ledger, who may cause it, in which phases."""

    name: str
    event: type[Event]
    by: frozenset[Role]
    phases: frozenset[Phase]


_declarations: dict[str, Declaration] = {}
_E = TypeVar("_E", bound=type[Event])

_BEFORE = frozenset({Phase.PREPARING})
_MEETING = frozenset({Phase.PREPARING, Phase.VOTING})


def _declare(name: str, by: set[Role], phases: frozenset[Phase] = _MEETING) -> Callable[[_E], _E]:
    def register(cls: _E) -> _E:
        _declarations[name] = Declaration(name, cls, frozenset(by), phases)
        return cls

    return register


# Preparation


@_declare("assembly_initialised", {Role.HALL}, _BEFORE)
@dataclass(frozen=True, slots=True)
class AssemblyInitialised(Event):
    """The first entry. `assembly`: 16 random bytes; keys: raw Ed25519 public keys of 32 bytes.

    `date` is YYYY-MM-DD; `fleet_key` is the key that certified the keypads in the factory.
    """

    assembly: bytes
    name: str
    date: str
    place: str
    epoch: int
    hall_key: bytes
    succession_key: bytes
    fleet_key: bytes


@_declare("settings_adopted", {Role.ADMIN}, _BEFORE)
@dataclass(frozen=True, slots=True)
class SettingsAdopted(Event):
    """The rules of this assembly. Adopted before the register, because the weights follow from them."""

    settings: Settings


@_declare("register_chunk", {Role.ADMIN}, _BEFORE)
@dataclass(frozen=True, slots=True)
class RegisterChunk(Event):
    """A part of the register, `chunk` counting from 0; the register counts once it is adopted."""

    chunk: int
    municipalities: tuple[RegisterRow, ...]


@_declare("register_adopted", {Role.ADMIN}, _BEFORE)
@dataclass(frozen=True, slots=True)
class RegisterAdopted(Event):
    """Closes the chunks. `register_hash`: SHA-256 over the canonical JSON of every row, each ended by a newline."""

    reference_date: str
    source: str
    chunks: int
    municipalities: int
    population: int
    votes: int
    register_hash: bytes


@_declare("agenda_item_added", {Role.ADMIN, Role.CHAIR})
@dataclass(frozen=True, slots=True)
class AgendaItemAdded(Event):
    """A point of the agenda, placed at the end."""

    item: AgendaItem


@_declare("proposal_added", {Role.ADMIN, Role.CHAIR})
@dataclass(frozen=True, slots=True)
class ProposalAdded(Event):
    """A proposal under an agenda item, placed behind the others of that item."""

    proposal: Proposal


@_declare("agenda_ordered", {Role.ADMIN, Role.CHAIR})
@dataclass(frozen=True, slots=True)
class AgendaOrdered(Event):
    """The new order of all agenda items, by number."""

    items: tuple[str, ...]


@_declare("keypad_enrolled", {Role.ADMIN, Role.DESK})
@dataclass(frozen=True, slots=True)
class KeypadEnrolled(Event):
    """A keypad of the fleet. `certificate`: COSE_Sign1 of the fleet key over serial and public key (SPEC)."""

    serial: str
    public_key: bytes
    certificate: bytes


@_declare("witness_enrolled", {Role.ADMIN})
@dataclass(frozen=True, slots=True)
class WitnessEnrolled(Event):
    """A witness whose cosignatures this hall keeps: a committee's computer with its own key (tlog-cosignature).

    `name` is that of its verifier key: without spaces and plus signs.
    """

    name: str
    public_key: bytes


@_declare("hall_succeeded", {Role.HALL})
@dataclass(frozen=True, slots=True)
class HallSucceeded(Event):
    """Another machine, with another key and a higher epoch, is the hall from this entry on (design decision 8).

    `size` and `root` say which entries it goes on from: all before this one. `succession`: COSE_Sign1 of the
    succession key over the same, as keypads get it (SPEC, message 5).
    """

    epoch: int
    hall_key: bytes
    size: int
    root: bytes
    succession: bytes


# At the desk


@_declare("mandate_form_issued", {Role.ADMIN})
@dataclass(frozen=True, slots=True)
class MandateFormIssued(Event):
    """A mandate form with which a municipality can name its representative; `number` counts its forms from 1.

    Only the newest form is valid. `code`: what its QR code says, signed by the hall (`assembly/form_code.py`).
    """

    municipality: str
    number: int
    code: str


@_declare("mandate_issued", {Role.ADMIN, Role.DESK})
@dataclass(frozen=True, slots=True)
class MandateIssued(Event):
    """Who may vote for a municipality. `name` is empty where it is not known; `form` is the number on the form."""

    municipality: str
    role: RepresentativeRole
    name: str
    form: str


@_declare("mandate_withdrawn", {Role.ADMIN, Role.DESK})
@dataclass(frozen=True, slots=True)
class MandateWithdrawn(Event):
    """The mandate ends; possible only while no keypad is out on it."""

    municipality: str
    reason: str


@_declare("keypad_paired", {Role.DESK, Role.ADMIN})
@dataclass(frozen=True, slots=True)
class KeypadPaired(Event):
    """A keypad accepted its municipality. `acceptance`: COSE_Sign1 of the keypad over the assignment (SPEC)."""

    pairing: int
    municipality: str
    serial: str
    weight: int
    acceptance: bytes


@_declare("pairing_ended", {Role.DESK})
@dataclass(frozen=True, slots=True)
class PairingEnded(Event):
    """From here on the keypad of this pairing no longer votes."""

    pairing: int
    reason: PairingEnd


@_declare("keypad_found", {Role.ADMIN, Role.DESK})
@dataclass(frozen=True, slots=True)
class KeypadFound(Event):
    """A keypad that was reported lost is there again, and can be handed out."""

    serial: str


# Led by the chair


@_declare("chair_taken", {Role.CHAIR, Role.ADMIN})
@dataclass(frozen=True, slots=True)
class ChairTaken(Event):
    """Who is in the chair from here on."""

    name: str


@_declare("matter_called", {Role.CHAIR})
@dataclass(frozen=True, slots=True)
class MatterCalled(Event):
    """The next matter: an agenda item, or proposals of it taken together. Makes what was declared before final."""

    item: str
    proposals: tuple[str, ...]


@_declare("acclamation_declared", {Role.CHAIR})
@dataclass(frozen=True, slots=True)
class AcclamationDeclared(Event):
    """Adopted without a poll, because nobody asked for one."""

    proposals: tuple[str, ...]
    chair: str
    words: str


@_declare("acclamation_objected", {Role.CHAIR})
@dataclass(frozen=True, slots=True)
class AcclamationObjected(Event):
    """One objection: the acclamation falls, a weighted poll follows."""

    proposals: tuple[str, ...]


@_declare("proposal_withdrawn", {Role.CHAIR})
@dataclass(frozen=True, slots=True)
class ProposalWithdrawn(Event):
    """The movers withdraw it (ingetrokken)."""

    proposal: str


@_declare("proposal_held_over", {Role.CHAIR})
@dataclass(frozen=True, slots=True)
class ProposalHeldOver(Event):
    """The proposal is held over (aangehouden): a later assembly decides."""

    proposal: str


@_declare("proposal_taken_off", {Role.CHAIR})
@dataclass(frozen=True, slots=True)
class ProposalTakenOff(Event):
    """Off the agenda, `because` of an adopted motion of order or point of order."""

    proposal: str
    because: str


@_declare("proposal_restored", {Role.CHAIR})
@dataclass(frozen=True, slots=True)
class ProposalRestored(Event):
    """On the agenda again: that it was withdrawn, held over or taken off was a mistake."""

    proposal: str


@_declare("poll_announced", {Role.CHAIR, Role.HALL}, _MEETING)
@dataclass(frozen=True, slots=True)
class PollAnnounced(Event):
    """A poll with its question. `announcement`: COSE_Sign1 of the hall (SPEC), bound into every vote.

    `question_hash`: SHA-256 of the canonical JSON of `question`; it stands in the announcement.
    """

    poll: int
    kind: PollKind
    question: Question
    question_hash: bytes
    announcement: bytes


@_declare("poll_opened", {Role.CHAIR})
@dataclass(frozen=True, slots=True)
class PollOpened(Event):
    """Voting begins; `seconds` of the countdown, 0 when open-ended. `control`: COSE_Sign1 of the hall (SPEC)."""

    poll: int
    seconds: int
    control: bytes


@_declare("poll_extended", {Role.CHAIR})
@dataclass(frozen=True, slots=True)
class PollExtended(Event):
    """The countdown begins anew with `seconds`, 0 for open-ended; keypads have none and are told nothing."""

    poll: int
    seconds: int


@_declare("poll_held", {Role.CHAIR})
@dataclass(frozen=True, slots=True)
class PollHeld(Event):
    """Voting is interrupted; votes that stand, stand."""

    poll: int
    control: bytes


@_declare("poll_resumed", {Role.CHAIR})
@dataclass(frozen=True, slots=True)
class PollResumed(Event):
    """Voting goes on; `seconds` as in `poll_opened`."""

    poll: int
    seconds: int
    control: bytes


@_declare("poll_closing", {Role.CHAIR, Role.HALL})
@dataclass(frozen=True, slots=True)
class PollClosing(Event):
    """Keypads stop; what is under way still arrives."""

    poll: int
    control: bytes


@_declare("poll_closed", {Role.HALL})
@dataclass(frozen=True, slots=True)
class PollClosed(Event):
    """No vote counts after this entry.

    `present_votes`, `present`: weight and number of the municipalities that had a keypad at this moment or whose
    vote stands, so that a representative who voted and left was present in this poll.
    """

    poll: int
    present_votes: int
    present: int
    noise: tuple[StationNoise, ...]
    control: bytes


@_declare("vote_accepted", {Role.HALL})
@dataclass(frozen=True, slots=True)
class VoteAccepted(Event):
    """A vote. Everything but `envelope` is read from it, for people; `envelope`: COSE_Sign1 of the keypad (SPEC)."""

    poll: int
    pairing: int
    municipality: str
    counter: int
    choice: int
    envelope: bytes


@_declare("vote_refused", {Role.HALL})
@dataclass(frozen=True, slots=True)
class VoteRefused(Event):
    """A vote that an enrolled key validly signed and that does not count, whole, with the reason."""

    poll: int
    pairing: int
    counter: int
    choice: int
    reason: str
    envelope: bytes


@_declare("roll_call_announced", {Role.CHAIR})
@dataclass(frozen=True, slots=True)
class RollCallAnnounced(Event):
    """A poll by roll call (hoofdelijke stemming), open at once; `reason`: why not by keypad. The rest as announced."""

    poll: int
    question: Question
    question_hash: bytes
    reason: str


_CALLING = {Role.ADMIN, Role.DESK, Role.CHAIR, Role.COMMITTEE}


@_declare("roll_call_entered", _CALLING)
@dataclass(frozen=True, slots=True)
class RollCallEntered(Event):
    """What a municipality that was called said, as one station heard it; it counts once another station confirms it.

    `witness`: the name of the enrolled witness whose `signature` (Ed25519, 64 bytes) is over `roll_call.statement`.
    """

    poll: int
    municipality: str
    choice: int
    witness: str
    signature: bytes


@_declare("roll_call_confirmed", _CALLING)
@dataclass(frozen=True, slots=True)
class RollCallConfirmed(Event):
    """Another station heard the same: from here on this vote stands. Fields as in `roll_call_entered`."""

    poll: int
    municipality: str
    choice: int
    witness: str
    signature: bytes


@_declare("roll_call_closed", {Role.CHAIR})
@dataclass(frozen=True, slots=True)
class RollCallClosed(Event):
    """No vote counts after this entry; `present` and `present_votes` as in `poll_closed`."""

    poll: int
    present_votes: int
    present: int


@_declare("lot_drawn", {Role.CHAIR})
@dataclass(frozen=True, slots=True)
class LotDrawn(Event):
    """A tie decided by lot: entry number int(SHA-256(seed)) mod n of the tied options in order of their keys."""

    poll: int
    seed: bytes
    source: str
    chosen: int


@_declare("result_declared", {Role.CHAIR})
@dataclass(frozen=True, slots=True)
class ResultDeclared(Event):
    """The chair's declaration, BW 2:13 (3): the words as said, and the result that they say."""

    poll: int
    chair: str
    words: str
    outcome: Outcome
    chosen: str | None
    percentage: str | None
    votes: tuple[OptionVotes, ...]
    abstained: int


@_declare("result_contested", {Role.CHAIR})
@dataclass(frozen=True, slots=True)
class ResultContested(Event):
    """The declared result is contested at once. `municipality`: who asks; empty where the meeting asks."""

    poll: int
    ground: ContestGround
    municipality: str


@_declare("contest_rejected", {Role.CHAIR})
@dataclass(frozen=True, slots=True)
class ContestRejected(Event):
    """The majority of the meeting does not ask for a new poll: the declaration stands."""

    poll: int
    votes_for: int
    votes_present: int


@_declare("poll_voided", {Role.CHAIR, Role.HALL})
@dataclass(frozen=True, slots=True)
class PollVoided(Event):
    """The poll has no legal effect; it stays in the ledger. `control` is empty when it was closed already."""

    poll: int
    reason: str
    control: bytes


@_declare("replication_waived", {Role.ADMIN})
@dataclass(frozen=True, slots=True)
class ReplicationWaived(Event):
    """No station keeps the ledger now; receipts of this poll promise the hall's own disk alone from here on."""

    poll: int
    reason: str


# By the committee


@_declare("poll_released", {Role.COMMITTEE})
@dataclass(frozen=True, slots=True)
class PollReleased(Event):
    """The committee has recounted this poll: its result can be declared. Only where the settings ask for it."""

    poll: int


@_declare("spot_check_drawn", {Role.COMMITTEE})
@dataclass(frozen=True, slots=True)
class SpotCheckDrawn(Event):
    """Who is asked what the display says: the first of those who voted, in the order of SHA-256(seed then code).

    `source`: where the seed comes from; `municipalities` are codes, in the order in which they are drawn.
    """

    poll: int
    seed: bytes
    source: str
    municipalities: tuple[str, ...]


@_declare("spot_check_done", {Role.COMMITTEE})
@dataclass(frozen=True, slots=True)
class SpotCheckDone(Event):
    """A municipality that was drawn was asked: whether its display says what was counted; if not, `remark` says what.

    Asked again, the last answer is the one that stands.
    """

    poll: int
    municipality: str
    agreed: bool
    remark: str


@_declare("root_compared", {Role.COMMITTEE})
@dataclass(frozen=True, slots=True)
class RootCompared(Event):
    """A member read the fingerprint of the first `size` entries elsewhere and typed it at a replica that has `root`."""

    size: int
    root: bytes


@_declare("screen_shown", {Role.CHAIR})
@dataclass(frozen=True, slots=True)
class ScreenShown(Event):
    """What the hall sees from here on; `poll` is the one whose poll, result or voting behaviour it sees, else 0."""

    view: ScreenView
    poll: int


@_declare("root_shown", {Role.CHAIR})
@dataclass(frozen=True, slots=True)
class RootShown(Event):
    """The hall sees the fingerprint of `root`, of the `size` entries before this one; whoever follows computes it too.

    The hall of a ledger that has another root there is not believed any further: it says one thing to the screen and
    another to the committee.
    """

    size: int
    root: bytes


@_declare("message_shown", {Role.CHAIR})
@dataclass(frozen=True, slots=True)
class MessageShown(Event):
    """The hall sees these words from here on."""

    text: str


@_declare("speaker_listed", {Role.CHAIR, Role.ADMIN, Role.DESK})
@dataclass(frozen=True, slots=True)
class SpeakerListed(Event):
    """Somebody asks for the floor; at the end of the list."""

    speaker: Speaker


@_declare("speaker_struck", {Role.CHAIR, Role.ADMIN, Role.DESK})
@dataclass(frozen=True, slots=True)
class SpeakerStruck(Event):
    """Off the list without having spoken."""

    speaker: int


@_declare("floor_given", {Role.CHAIR})
@dataclass(frozen=True, slots=True)
class FloorGiven(Event):
    """The chair gives a speaker the floor (het woord); `seconds` of speaking time, 0 for as long as it takes."""

    speaker: int
    seconds: int


@_declare("readiness_waived", {Role.CHAIR})
@dataclass(frozen=True, slots=True)
class ReadinessWaived(Event):
    """The chair begins although `open_point` of the check list is open, for a reason in words.

    `open_point`: keypads, batteries, base_stations, replicas or committee; each is waived once.
    """

    open_point: str
    reason: str


@_declare(
    "assembly_closed",
    {Role.CHAIR, Role.ADMIN},
    frozenset({Phase.PREPARING, Phase.VOTING}),
)
@dataclass(frozen=True, slots=True)
class AssemblyClosed(Event):
    """The last entry. What was declared is final; nothing follows."""

    polls: int


CATALOGUE: Mapping[str, Declaration] = MappingProxyType(_declarations)
BY_TYPE: Mapping[type[Event], Declaration] = MappingProxyType({d.event: d for d in _declarations.values()})
