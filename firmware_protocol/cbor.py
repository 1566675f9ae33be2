"""Deterministic CBOR, strictly: only what re-encodes to the same bytes is accepted (P-10).

Source: RFC 8949, 4.2.1. Allowed are unsigned integers below 2^64, byte strings, text, arrays, and, where COSE needs
them, maps and the tags 17 and 18. Every other item is refused, and so is anything nested deeper than 4.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import cbor2

MAX_SIZE = 1024
_MAX_DEPTH = 4


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


def encode(value: Any) -> bytes:  # noqa: ANN401 - CBOR carries any of the allowed kinds
    """The one deterministic encoding of a value."""
    return cbor2.dumps(value, canonical=True)


def decode(data: bytes) -> Any | CborRefused:  # noqa: ANN401 - see encode
    """The item that the bytes encode, or why they are refused. Never raises."""
    if len(data) > MAX_SIZE:
        return CborRefused(CborFault.TOO_LONG)
    try:
        value = cbor2.loads(data)
        again = encode(value) if _allowed(value, _MAX_DEPTH) else None
    except Exception:  # noqa: BLE001 - the library raises more kinds than it documents; every one means malformed
        return CborRefused(CborFault.MALFORMED)
    if again is None:
        return CborRefused(CborFault.NOT_ALLOWED)
    return value if again == data else CborRefused(CborFault.NOT_DETERMINISTIC)


def _allowed(value: object, depth: int) -> bool:
    if depth < 0:
        return False
    if isinstance(value, bool):
        return False
    if isinstance(value, int):
        return 0 <= value < 2**64 or value in _COSE_ALGORITHMS
    if isinstance(value, bytes | str):
        return True
    if isinstance(value, list | tuple):
        return all(_allowed(each, depth - 1) for each in value)
    if isinstance(value, Mapping):
        return all(_allowed(key, 0) and _allowed(each, depth - 1) for key, each in value.items())
    if isinstance(value, cbor2.CBORTag):
        return value.tag in (17, 18) and _allowed(value.value, depth - 1)
    return False


_COSE_ALGORITHMS = frozenset({-8})
"""EdDSA is the one negative number of this protocol (RFC 9053, 2.2)."""
