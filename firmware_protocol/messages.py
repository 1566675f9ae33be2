"""The messages of the wire as frozen values (SPEC, "Messages"; P-11 to P-14).

Each is a CBOR array of exact length that begins with the number of its type. Signed and authenticated messages travel
as the payload of an envelope (`envelope.py`); here they are what is inside. `encode` and `decode` are in `codec.py`.
"""

from dataclasses import dataclass
from enum import IntEnum


class PollKind(IntEnum):
    """A real poll or a test poll (proefstemming)."""

    REAL = 0
    TEST = 1


class Action(IntEnum):
    """What a control message does to a poll."""

    OPEN = 1
    HOLD = 2
    RESUME = 3
    CLOSING = 4
    CLOSED = 5
    VOIDED = 6


class Phase(IntEnum):
    """How far the poll is that a heartbeat names: `NONE` announced or no poll at all, else as the action."""

    NONE = 0
    OPEN = 1
    HELD = 2
    RESUMED = 3
    CLOSING = 4
    CLOSED = 5
    VOIDED = 6


class Revote(IntEnum):
    """Which of several votes counts."""

    FIRST = 0
    LAST = 1


class StationRole(IntEnum):
    """What a station on a serial line is."""

    BASE_STATION = 0
    CRADLE = 1


class RefusalReason(IntEnum):
    """Why the hall refuses a vote. The lower-case name stands in the ledger."""

    NOT_OPEN = 1
    UNKNOWN_PAIRING = 2
    NOT_CURRENT_PAIRING = 3
    UNKNOWN_CHOICE = 4
    BAD_SIGNATURE = 5
    SUPERSEDED = 6
    CLONED_KEY = 7
    HELD = 8
    ALREADY_VOTED = 9
    NOT_READY = 10
    WRONG_POLL = 11


@dataclass(frozen=True, slots=True)
class Announcement:
    """1: a poll that will open. Signed by the hall; every vote is bound to its hash.

    assembly       16 bytes          question_hash, register_hash  SHA-256
    nonce          16 random bytes   options  2 to 9 of (key 1-9, label of at most 40 characters)
    title          at most 64 characters, what the display shows
    """

    assembly: bytes
    epoch: int
    sequence: int
    poll: int
    kind: PollKind
    question_hash: bytes
    register_hash: bytes
    nonce: bytes
    revote: Revote
    options: tuple[tuple[int, str], ...]
    title: str


@dataclass(frozen=True, slots=True)
class Control:
    """2: what happens to an announced poll. Signed by the hall. `seconds` of the countdown, 0 when open-ended."""

    assembly: bytes
    epoch: int
    sequence: int
    poll: int
    action: Action
    announcement_hash: bytes
    seconds: int


@dataclass(frozen=True, slots=True)
class Heartbeat:
    """3: how it stands, for who missed something. Signed by the hall after every change, then repeated as it is.

    `poll` 0, `phase` NONE and a hash of zeros where no poll is at hand.
    """

    assembly: bytes
    epoch: int
    sequence: int
    poll: int
    phase: Phase
    announcement_hash: bytes


@dataclass(frozen=True, slots=True)
class Result:
    """4: what keypads show of a result once the hall shows it; `text` at most 64 characters. Signed by the hall."""

    assembly: bytes
    epoch: int
    sequence: int
    poll: int
    announcement_hash: bytes
    text: str


@dataclass(frozen=True, slots=True)
class Succession:
    """5: another machine is the hall from now on. Signed by the succession key of the assignment.

    `epoch` and `hall_key` are the new ones; the new hall goes on from these entries of the ledger and this root.
    """

    assembly: bytes
    epoch: int
    hall_key: bytes
    ledger_size: int
    ledger_root: bytes


@dataclass(frozen=True, slots=True)
class Offer:
    """10: over a cradle only: the encoded assignment and the key under which the hall will answer (32 bytes)."""

    assignment: bytes
    receipt_key: bytes


@dataclass(frozen=True, slots=True)
class Assignment:
    """11: which municipality a keypad stands for. Signed by the keypad it is the acceptance."""

    assembly: bytes
    epoch: int
    municipality: str
    name: str
    weight: int
    pairing: int
    serial: str
    hall_key: bytes
    succession_key: bytes


@dataclass(frozen=True, slots=True)
class Vote:
    """20: one vote. Signed by the keypad, with the announcement and the acceptance bound in."""

    pairing: int
    poll: int
    counter: int
    choice: int


@dataclass(frozen=True, slots=True)
class Receipt:
    """30: the vote with this hash is durable at this index of the ledger. Authenticated for its keypad."""

    pairing: int
    vote_hash: bytes
    index: int


@dataclass(frozen=True, slots=True)
class VoteRefused:
    """31: the vote with this hash does not count. Authenticated for its keypad."""

    pairing: int
    vote_hash: bytes
    reason: RefusalReason


@dataclass(frozen=True, slots=True)
class Release:
    """32: the keypad no longer stands for its municipality. Authenticated for its keypad, or plain in a cradle."""

    pairing: int


@dataclass(frozen=True, slots=True)
class Information:
    """40: what a keypad says of itself. `battery` 0-100; `certificate`: COSE_Sign1 of the fleet key."""

    serial: str
    public_key: bytes
    firmware: str
    firmware_hash: bytes
    battery: int
    certificate: bytes


@dataclass(frozen=True, slots=True)
class Status:
    """41: how a keypad is. Authenticated by the key of its pairing.

    state    number of its state          battery  0-100
    signal   how it hears its base station, in -dBm: 52 is -52 dBm; 0 where it cannot tell
    """

    pairing: int
    state: int
    battery: int
    signal: int


@dataclass(frozen=True, slots=True)
class Removed:
    """42: a cradle says that its keypad was taken out."""

    serial: str


@dataclass(frozen=True, slots=True)
class Declined:
    """43: the holder pressed no on an offer."""

    serial: str
    pairing: int


@dataclass(frozen=True, slots=True)
class Challenge:
    """50: over a cradle: the hall asks a keypad to sign 32 random bytes."""

    nonce: bytes


@dataclass(frozen=True, slots=True)
class Attestation:
    """51: a keypad proves that it holds its key, and says what runs in it. Signed by the keypad.

    counter   the highest that it may have used     pairing  the one it is in, 0 for none
    """

    nonce: bytes
    serial: str
    firmware: str
    firmware_hash: bytes
    counter: int
    pairing: int


@dataclass(frozen=True, slots=True)
class Identify:
    """60: the hall asks a station who it is."""


@dataclass(frozen=True, slots=True)
class StationInformation:
    """61: a station says who it is and how many slots it has."""

    name: str
    role: StationRole
    slots: int


@dataclass(frozen=True, slots=True)
class Certificate:
    """70: a keypad of the fleet: signed by the fleet key in the factory."""

    serial: str
    public_key: bytes


class PanelLight(IntEnum):
    """The light, as a panel message says it."""

    OFF = 0
    WAITING = 1
    GREEN = 2
    RED = 3


YES_KEY, NO_KEY = 10, 11
"""The keys yes and no in a press message; 1 to 9 are the digits."""


@dataclass(frozen=True, slots=True)
class Press:
    """80: for trying out: presses a key, 1 to 9, `YES_KEY` or `NO_KEY`."""

    key: int


@dataclass(frozen=True, slots=True)
class Panel:
    """81: for trying out: what the two lines, the light and the state of a keypad are."""

    line1: str
    line2: str
    light: PanelLight
    state: int


@dataclass(frozen=True, slots=True)
class Restart:
    """82: for trying out: loses power and gets it back."""


Message = (
    Announcement
    | Control
    | Heartbeat
    | Result
    | Succession
    | Offer
    | Assignment
    | Vote
    | Receipt
    | VoteRefused
    | Release
    | Information
    | Status
    | Removed
    | Declined
    | Challenge
    | Attestation
    | Identify
    | StationInformation
    | Certificate
    | Press
    | Panel
    | Restart
)
