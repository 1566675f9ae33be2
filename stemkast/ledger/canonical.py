"""Canonical JSON: one value, one sequence of bytes.

RFC 8785 (JSON Canonicalization Scheme), restricted to what the ledger holds: objects, arrays, NFC strings, integers
within ±(2^53-1), true, false and null, nested at most `MAX_DEPTH` deep. There are no floats. Whoever reads accepts
only bytes that this module would write, so that an entry has one form and one hash.
"""

import json
import typing
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from types import GenericAlias

import msgspec

MAX_INTEGER = 2**53 - 1
MAX_DEPTH = 64
_MAX_DIGITS = len(str(MAX_INTEGER)) + 1  # with the sign; longer ones are refused before Python reads them


class Reason(StrEnum):
    """Why something is not canonical JSON of the ledger."""

    NOT_UTF8 = "not_utf8"
    NOT_JSON = "not_json"
    DUPLICATE_KEY = "duplicate_key"
    NOT_AN_INTEGER = "not_an_integer"
    INTEGER_TOO_BIG = "integer_too_big"
    NOT_NFC = "not_nfc"
    LONE_SURROGATE = "lone_surrogate"
    TOO_DEEP = "too_deep"
    NO_SUCH_TYPE = "no_such_type"
    OTHER_FORM = "other_form"


@dataclass(frozen=True, slots=True)
class NotCanonical:
    """A refusal: the reason, and the byte at which it shows where that is known."""

    reason: Reason
    position: int | None = None

    def __str__(self) -> str:
        where = "" if self.position is None else f" at byte {self.position}"
        return f"not canonical JSON: {self.reason.value}{where}"


class _RefusedError(ValueError):
    """Carries a reason out of the reading or the walk; never leaves this module."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


def write(value: object) -> bytes | NotCanonical:
    """The canonical bytes of `value`: dicts with text keys, lists or tuples, str, int, bool, None.

    Or why it has none. Never raises.
    """
    plain = _written_plainly(value)
    if plain is not None and _parsed_plainly(plain) == value:  # canonical bytes that stand for this value
        return plain
    try:
        return _write(_ordered(value, MAX_DEPTH))
    except _RefusedError as refused:
        return NotCanonical(refused.reason)


def encode(value: object) -> bytes:
    """The canonical bytes of a value that has some. Raises ValueError for another; from outside comes to `write`."""
    written = write(value)
    if isinstance(written, NotCanonical):
        raise ValueError(str(written))
    return written


def decode(raw: bytes) -> object | NotCanonical:
    """The value that `raw` stands for, or why `raw` is not the canonical form of any value. Never raises."""
    plain = _read_plainly(raw)
    if plain is not _NOT_PLAIN:
        return plain
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return NotCanonical(Reason.NOT_UTF8, error.start)
    try:
        value: object = _DECODER.decode(text)
        again = _write(_ordered(value, MAX_DEPTH))
    except json.JSONDecodeError as error:
        return NotCanonical(Reason.NOT_JSON, len(text[: error.pos].encode("utf-8")))
    except _RefusedError as refused:
        return NotCanonical(refused.reason)
    except RecursionError:
        return NotCanonical(Reason.TOO_DEEP)
    if again != raw:
        return NotCanonical(Reason.OTHER_FORM, _first_difference(raw, again))
    return value


def _read_plainly(raw: bytes) -> object:
    """What `raw` stands for, quickly, if it is plain: as nearly every entry is. Else _NOT_PLAIN, which says nothing.

    What is the same bytes when it is written again has one form: this one.
    """
    value = _parsed_plainly(raw)
    return value if value is not _NOT_PLAIN and _written_plainly(value) == raw else _NOT_PLAIN


def _parsed_plainly(raw: bytes) -> object:
    """What `raw` stands for, whatever its form, within the bounds of what is plain; else _NOT_PLAIN.

    ASCII is NFC and sorts alike in every encoding; the type of the decoder holds integers and depth within bounds.
    """
    if not raw.isascii():
        return _NOT_PLAIN
    try:
        value: object = _PLAIN_DECODER.decode(raw)
    except ValueError:
        return _NOT_PLAIN
    return value


def _written_plainly(value: object) -> bytes | None:
    """`value` in compact form with sorted keys, quickly; None, or not its canonical form, where that is not plain."""
    try:
        return _PLAIN_ENCODER.encode(value)
    except (TypeError, ValueError, OverflowError, RecursionError):
        return None


def _plain_type(depth: int) -> typing.Any:  # noqa: ANN401 - a type has no type
    """The values that are nested at most so deep, as a type to read."""
    scalar = typing.Annotated[int, msgspec.Meta(ge=-MAX_INTEGER, le=MAX_INTEGER)] | bool | str | None
    if depth == 0:
        return scalar
    part = _plain_type(depth - 1)
    return scalar | GenericAlias(list, (part,)) | GenericAlias(dict, (str, part))


def _ordered(value: object, depth: int) -> object:
    """`value` checked, with the keys of every object in the order of RFC 8785 section 3.2.3."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        _check_text(value)
        return value
    if isinstance(value, int):
        if not -MAX_INTEGER <= value <= MAX_INTEGER:
            raise _RefusedError(Reason.INTEGER_TOO_BIG)
        return value
    if depth == 0:
        raise _RefusedError(Reason.TOO_DEEP)
    if isinstance(value, dict):
        for key in value:
            if not isinstance(key, str):
                raise _RefusedError(Reason.NO_SUCH_TYPE)
            _check_text(key)
        return {key: _ordered(value[key], depth - 1) for key in sorted(value, key=_utf16)}
    if isinstance(value, list | tuple):
        return [_ordered(part, depth - 1) for part in value]
    raise _RefusedError(Reason.NOT_AN_INTEGER if isinstance(value, float) else Reason.NO_SUCH_TYPE)


def _check_text(text: str) -> None:
    if text.isascii():
        return
    if not unicodedata.is_normalized("NFC", text):
        raise _RefusedError(Reason.NOT_NFC)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise _RefusedError(Reason.LONE_SURROGATE) from None


def _utf16(key: str) -> bytes:
    """RFC 8785 orders keys by UTF-16 code units, which big-endian bytes do as well."""
    return key.encode("utf-16-be")


def _write(ordered: object) -> bytes:
    # The standard library escapes exactly what RFC 8785 section 3.2.2.2 escapes, and in the same way.
    return _ENCODER.encode(ordered).encode("utf-8")


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise _RefusedError(Reason.DUPLICATE_KEY)
    return members


def _integer(digits: str) -> int:
    value = int(digits) if len(digits) <= _MAX_DIGITS else None
    if value is None or not -MAX_INTEGER <= value <= MAX_INTEGER:
        raise _RefusedError(Reason.INTEGER_TOO_BIG)
    return value


def _no_float(_: str) -> object:
    raise _RefusedError(Reason.NOT_AN_INTEGER)


def _first_difference(one: bytes, other: bytes) -> int:
    shared = min(len(one), len(other))
    return next((at for at in range(shared) if one[at] != other[at]), shared)


_ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False, allow_nan=False, separators=(",", ":"))
_PLAIN_DEPTH = 8
_PLAIN_DECODER = msgspec.json.Decoder(_plain_type(_PLAIN_DEPTH))
_PLAIN_ENCODER = msgspec.json.Encoder(order="sorted")  # escapes as RFC 8785 does; a test says so
_NOT_PLAIN = object()
_DECODER = json.JSONDecoder(
    object_pairs_hook=_object, parse_int=_integer, parse_float=_no_float, parse_constant=_no_float
)
