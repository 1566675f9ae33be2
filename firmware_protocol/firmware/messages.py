"""What a keypad hears and says, by type and fields (SPEC, "Messages"; P-11 to P-14).

`decode` knows what a keypad may hear; anything else is refused, as is a message with a field too many, too few or out
of range. `encode` writes what it says.
"""

from collections import namedtuple

from . import cbor

HIGHEST = (1 << 53) - 1

Announcement = namedtuple(
    "Announcement",
    (
        "assembly",
        "epoch",
        "sequence",
        "poll",
        "kind",
        "question_hash",
        "register_hash",
        "nonce",
        "revote",
        "options",
        "title",
    ),
)
Control = namedtuple("Control", ("assembly", "epoch", "sequence", "poll", "action", "announcement_hash", "seconds"))
Heartbeat = namedtuple("Heartbeat", ("assembly", "epoch", "sequence", "poll", "phase", "announcement_hash"))
Result = namedtuple("Result", ("assembly", "epoch", "sequence", "poll", "announcement_hash", "text"))
Succession = namedtuple("Succession", ("assembly", "epoch", "hall_key", "ledger_size", "ledger_root"))
Offer = namedtuple("Offer", ("assignment", "receipt_key"))
Assignment = namedtuple(
    "Assignment",
    (
        "assembly",
        "epoch",
        "municipality",
        "name",
        "weight",
        "pairing",
        "serial",
        "hall_key",
        "succession_key",
    ),
)
Receipt = namedtuple("Receipt", ("pairing", "vote_hash", "index"))
Refusal = namedtuple("Refusal", ("pairing", "vote_hash", "reason"))
Release = namedtuple("Release", ("pairing",))
Removed = namedtuple("Removed", ("serial",))
Challenge = namedtuple("Challenge", ("nonce",))
Identify = namedtuple("Identify", ())
Press = namedtuple("Press", ("key",))
Restart = namedtuple("Restart", ())

VOTE, INFORMATION, STATUS, DECLINED, ATTESTATION, PANEL = 20, 40, 41, 43, 51, 81
YES_KEY, NO_KEY = 10, 11
NOT_READY = 10  # a reason of a refusal: the hall cannot write now

# Of a field: its kind, and the lowest and highest number, or the least and most bytes or characters.
_NUMBER, _POSITIVE = (int, 0, HIGHEST), (int, 1, HIGHEST)
_ID, _HASH, _BYTES = (bytes, 16, 16), (bytes, 32, 32), (bytes, 0, cbor.MOST_BYTES)
_BIT, _ACTION, _PHASE, _REASON, _ANY_KEY = (int, 0, 1), (int, 1, 6), (int, 0, 6), (int, 1, 11), (int, 1, NO_KEY)
_TEXT16, _TEXT64 = (str, 1, 16), (str, 1, 64)
_OPTION_KEY, _OPTION_LABEL = (int, 1, 9), (str, 1, 40)
_OPTIONS = (list, 2, 9)

_HEARD = {
    1: (
        Announcement,
        (_ID, _POSITIVE, _NUMBER, _POSITIVE, _BIT, _HASH, _HASH, _ID, _BIT, _OPTIONS, _TEXT64),
    ),
    2: (Control, (_ID, _POSITIVE, _NUMBER, _POSITIVE, _ACTION, _HASH, _NUMBER)),
    3: (Heartbeat, (_ID, _POSITIVE, _NUMBER, _NUMBER, _PHASE, _HASH)),
    4: (Result, (_ID, _POSITIVE, _NUMBER, _POSITIVE, _HASH, _TEXT64)),
    5: (Succession, (_ID, _POSITIVE, _HASH, _NUMBER, _HASH)),
    10: (Offer, (_BYTES, _HASH)),
    11: (Assignment, (_ID, _POSITIVE, _TEXT16, _TEXT64, _NUMBER, _POSITIVE, _TEXT16, _HASH, _HASH)),
    30: (Receipt, (_POSITIVE, _HASH, _NUMBER)),
    31: (Refusal, (_POSITIVE, _HASH, _REASON)),
    32: (Release, (_POSITIVE,)),
    42: (Removed, (_TEXT16,)),
    50: (Challenge, (_HASH,)),
    60: (Identify, ()),
    80: (Press, (_ANY_KEY,)),
    82: (Restart, ()),
}


def encode(number: int, *fields: object) -> bytes:
    """The message of this type with these fields."""
    return cbor.encode((number,) + fields)


def is_heard(number: int) -> bool:
    """Whether a keypad listens to messages of this type."""
    return number in _HEARD


def decode(data: bytes | None):
    """The message in these bytes, one of the tuples above; None if it is none of them."""
    value = cbor.decode(data) if data is not None else None
    if not isinstance(value, list) or not value or not isinstance(value[0], int):
        return None
    kind, ranges = _HEARD.get(value[0], (None, ()))
    if kind is None or len(value) != len(ranges) + 1:
        return None
    for place in range(len(ranges)):
        if not _fits(value[place + 1], ranges[place]):
            return None
    return kind(*value[1:])


def _fits(value, field: tuple[type, int, int]) -> bool:
    kind, least, most = field
    size = value if isinstance(value, int) else len(value) if isinstance(value, (bytes, str, list)) else 0
    if not isinstance(value, kind):
        return False
    if isinstance(value, list):
        return least <= size <= most and _are_options(value)
    return least <= size <= most


def _are_options(value: list[object]) -> bool:
    last = 0
    for option in value:
        if not isinstance(option, list) or len(option) != 2:
            return False
        key, label = option
        if not _fits(key, _OPTION_KEY) or not _fits(label, _OPTION_LABEL) or key <= last:
            return False
        last = key
    return True
