"""Deterministic CBOR, strictly: only what re-encodes to the same bytes is accepted (P-10).

Source: RFC 8949, 4.2.1. Allowed are unsigned integers below 2^64, byte strings, text, arrays, the empty map, and one
tag 17 or 18 around the whole (RFC 9052). Every other item is refused, and so is anything nested deeper than 4.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import cbor2

MAX_SIZE = 1024
"""Bytes of the longest item; what is longer is not looked at."""
_MAX_DEPTH = 4
_COSE_TAGS = (17, 18)
_DIRECT, _MOST = 24, 23
_ARRAY, _BYTES, _BYTES_SIZED = 0x80, 0x40, 0x58
_WIDTHS = {0x18: (1, _DIRECT), 0x19: (2, 1 << 8), 0x1A: (4, 1 << 16), 0x1B: (8, 1 << 32)}
"""By the head of a number: how many bytes follow it, and the least number that takes so many."""


class CborFault(StrEnum):
    """Why bytes are not one deterministic CBOR item of the allowed kinds."""

    MALFORMED = "malformed"
    NOT_DETERMINISTIC = "not_deterministic"
    NOT_ALLOWED = "not_allowed"
    TOO_LONG = "too_long"


@dataclass(frozen=True, slots=True)
class CborRefused:
    """The refusal of bytes that are not deterministic CBOR."""

    fault: CborFault


class _NoTags(dict[int, Callable[..., object]]):
    """Turns off what the library does for tags: it would build dates, patterns and shared references of them."""

    def __missing__(self, tag: int) -> Callable[..., object]:
        if tag in _COSE_TAGS:
            raise KeyError(tag)
        return _refuse


def _refuse(*_: object) -> object:
    raise ValueError


_NO_TAGS = _NoTags()


def encode(value: Any) -> bytes:  # noqa: ANN401 - CBOR carries any of the allowed kinds
    """The one deterministic encoding of a value."""
    return cbor2.dumps(value, canonical=True)


def decode(data: bytes) -> Any | CborRefused:  # noqa: ANN401 - see encode
    """The item that the bytes encode, or why they are refused. Never raises."""
    if len(data) > MAX_SIZE:
        return CborRefused(CborFault.TOO_LONG)
    flat = _flat_array(data)
    if flat is not None:
        return flat
    try:
        # Two levels more than is allowed, so that depth is refused as such and not as malformed.
        value = cbor2.loads(data, max_depth=_MAX_DEPTH + 2, semantic_decoders=_NO_TAGS)
        again = encode(value) if _allowed(value) else None
    except Exception:  # noqa: BLE001 - the library raises more kinds than it documents; every one means malformed
        return CborRefused(CborFault.MALFORMED)
    if again is None:
        return CborRefused(CborFault.NOT_ALLOWED)
    return value if again == data else CborRefused(CborFault.NOT_DETERMINISTIC)


def _flat_array(data: bytes) -> list[int | bytes] | None:
    """A short array of numbers and short byte strings, as votes and receipts are, in its one form; None for all else.

    Takes a third of the time of the library and of encoding it again.
    """
    if not data or not _ARRAY <= data[0] <= _ARRAY + _MOST:
        return None
    items: list[int | bytes] = []
    at = 1
    try:
        for _ in range(data[0] - _ARRAY):
            head = data[at]
            at += 1
            if head < _DIRECT:
                items.append(head)
            elif _BYTES <= head < _BYTES_SIZED:
                end = at + head - _BYTES
                items.append(data[at:end])
                at = end
            elif head == _BYTES_SIZED and data[at] >= _DIRECT:
                end = at + 1 + data[at]
                items.append(data[at + 1 : end])
                at = end
            elif head in _WIDTHS:
                width, least = _WIDTHS[head]
                number = int.from_bytes(data[at : at + width], "big")
                if number < least:
                    return None
                items.append(number)
                at += width
            else:
                return None
    except IndexError:
        return None
    return items if at == len(data) else None  # what was cut off would end behind the end


def _allowed(value: object) -> bool:
    if isinstance(value, cbor2.CBORTag):
        return value.tag in _COSE_TAGS and _plain(value.value, _MAX_DEPTH - 1)
    return _plain(value, _MAX_DEPTH)


def _plain(value: Any, depth: int) -> bool:  # noqa: ANN401 - whatever CBOR carried
    kind = type(value)
    if kind is list or kind is tuple:
        if depth == 0:
            return not value
        for each in value:  # a number nearly always, and looking at it costs less than a call
            if not (type(each) is int and 0 <= each < 2**64) and not _plain(each, depth - 1):
                return False
        return True
    if kind is int:
        return bool(0 <= value < 2**64)
    return kind is bytes or kind is str or (kind in (dict, cbor2.frozendict) and not value)
