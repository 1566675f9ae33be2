"""Messages to bytes and back, by one table of types and fields (P-11 to P-14).

Unknown types, missing or additional fields and values out of range are refused, never ignored.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from enum import IntEnum, StrEnum
from functools import lru_cache
from typing import Any

from firmware_protocol import cbor
from firmware_protocol import messages as m

_Field = Callable[[Any], Any]
MAX_UINT = 2**53 - 1
"""Numbers stay below this, so that they fit the ledger's JSON too."""


class MessageFault(StrEnum):
    """Why bytes are no message."""

    CBOR = "cbor"
    NOT_A_MESSAGE = "not_a_message"
    UNKNOWN_TYPE = "unknown_type"
    WRONG_LENGTH = "wrong_length"
    WRONG_FIELD = "wrong_field"


@dataclass(frozen=True, slots=True)
class MessageRefused:
    """Bytes that are no message; `detail` names the field or the fault of the CBOR."""

    fault: MessageFault
    detail: str = ""


class _WrongField(Exception):
    """Raised by a field reader; `decode` turns it into a refusal."""


def _uint(highest: int = MAX_UINT, lowest: int = 0) -> _Field:
    def read(value: Any) -> int:  # noqa: ANN401 - whatever CBOR carried
        if not isinstance(value, int) or not lowest <= value <= highest:
            raise _WrongField
        return value

    return read


def _text(longest: int, shortest: int = 1) -> _Field:
    def read(value: Any) -> str:  # noqa: ANN401 - whatever CBOR carried
        if not isinstance(value, str) or not shortest <= len(value) <= longest:
            raise _WrongField
        return value

    return read


def _bytes(size: int | None = None) -> _Field:
    def read(value: Any) -> bytes:  # noqa: ANN401 - whatever CBOR carried
        if not isinstance(value, bytes) or (size is not None and len(value) != size):
            raise _WrongField
        return value

    return read


def _enum(kind: type[IntEnum]) -> _Field:
    def read(value: Any) -> IntEnum:  # noqa: ANN401 - whatever CBOR carried
        if not isinstance(value, int) or value not in kind.__members__.values():
            raise _WrongField
        return kind(value)

    return read


def _options(value: Any) -> tuple[tuple[int, str], ...]:  # noqa: ANN401 - whatever CBOR carried
    if not isinstance(value, list) or not 2 <= len(value) <= 9:
        raise _WrongField
    read_key, read_label = _uint(9, 1), _text(40)
    pairs = []
    for each in value:
        if not isinstance(each, list) or len(each) != 2:
            raise _WrongField
        pairs.append((read_key(each[0]), read_label(each[1])))
    if [key for key, _ in pairs] != sorted({key for key, _ in pairs}):
        raise _WrongField
    return tuple(pairs)


_id, _hash, _key, _serial = _bytes(16), _bytes(32), _bytes(32), _text(16)
_HIGHEST_STATE = 10
"""The number of the last state of a keypad (`keypad_state.py`)."""

_TYPES: Mapping[int, tuple[type[m.Message], tuple[_Field, ...]]] = {
    1: (
        m.Announcement,
        (
            _id,
            _uint(lowest=1),
            _uint(),
            _uint(lowest=1),
            _enum(m.PollKind),
            _hash,
            _hash,
            _id,
            _enum(m.Revote),
            _options,
            _text(64),
        ),
    ),
    2: (m.Control, (_id, _uint(lowest=1), _uint(), _uint(lowest=1), _enum(m.Action), _hash, _uint())),
    3: (m.Heartbeat, (_id, _uint(lowest=1), _uint(), _uint(), _enum(m.Phase), _hash)),
    4: (m.Result, (_id, _uint(lowest=1), _uint(), _uint(lowest=1), _hash, _text(64))),
    5: (m.Succession, (_id, _uint(lowest=1), _key, _uint(), _hash)),
    10: (m.Offer, (_bytes(), _key)),
    11: (m.Assignment, (_id, _uint(lowest=1), _text(16), _text(64), _uint(), _uint(lowest=1), _serial, _key, _key)),
    20: (m.Vote, (_uint(lowest=1), _uint(lowest=1), _uint(lowest=1), _uint(9, 1))),
    30: (m.Receipt, (_uint(lowest=1), _hash, _uint())),
    31: (m.VoteRefused, (_uint(lowest=1), _hash, _enum(m.RefusalReason))),
    32: (m.Release, (_uint(lowest=1),)),
    40: (m.Information, (_serial, _key, _text(32), _hash, _uint(100), _bytes())),
    41: (m.Status, (_uint(lowest=1), _uint(_HIGHEST_STATE), _uint(100), _uint(127))),
    42: (m.Removed, (_serial,)),
    43: (m.Declined, (_serial, _uint(lowest=1))),
    50: (m.Challenge, (_hash,)),
    51: (m.Attestation, (_hash, _serial, _text(32), _hash, _uint(), _uint())),
    60: (m.Identify, ()),
    61: (m.StationInformation, (_text(32), _enum(m.StationRole), _uint(1024))),
    70: (m.Certificate, (_serial, _key)),
    80: (m.Press, (_uint(m.NO_KEY, 1),)),
    81: (m.Panel, (_text(96, 0), _text(400, 0), _enum(m.PanelLight), _uint(_HIGHEST_STATE))),
    82: (m.Restart, ()),
}
NUMBERS = {kind: number for number, (kind, _) in _TYPES.items()}
"""The number of each type of message."""
_NAMES = {kind: tuple(field.name for field in fields(kind)) for kind in NUMBERS}


def encode(message: m.Message) -> bytes:
    """The one encoding of a message."""
    kind = type(message)  # its tuples are written as arrays, its enumerations as numbers
    return cbor.encode([NUMBERS[kind], *[getattr(message, name) for name in _NAMES[kind]]])


@lru_cache(maxsize=8)  # looked at, handed on and looked at again; messages never change
def decode(data: bytes) -> m.Message | MessageRefused:
    """The message in these bytes, or why there is none. Never raises."""
    value = cbor.decode(data)
    if isinstance(value, cbor.CborRefused):
        return MessageRefused(MessageFault.CBOR, value.fault.value)
    if not isinstance(value, list) or not value or not isinstance(value[0], int):
        return MessageRefused(MessageFault.NOT_A_MESSAGE)
    if value[0] not in _TYPES:
        return MessageRefused(MessageFault.UNKNOWN_TYPE, str(value[0]))
    kind, readers = _TYPES[value[0]]
    if len(value) != len(readers) + 1:
        return MessageRefused(MessageFault.WRONG_LENGTH, kind.__name__)
    read: list[Any] = []
    try:
        for reader, each in zip(readers, value[1:], strict=True):
            read.append(reader(each))
    except _WrongField:
        return MessageRefused(MessageFault.WRONG_FIELD, f"{kind.__name__}.{_NAMES[kind][len(read)]}")
    return kind(*read)
