"""Who signed what: Ed25519 with strict conditions, and COSE_Sign1 (RFC 9052) of keypads, hall and fleet.

An envelope has one form here: tag 18, protected header {1: -8} (EdDSA), no other header, payload, signature.
The signature is checked by the library `cryptography`; the hall and the keypads use another one.
"""

from dataclasses import dataclass
from typing import Any, Self

import cbor2
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

_P = 2**255 - 19
_L = 2**252 + 27742317777372353535851937790883648493  # the order of the group
_Y8 = 0x7A03AC9277FDC74EC6CC392CFA53202A0F67100D760B3CBA4FD84D3D706A17C7  # of a point of order 8
_SMALL_ORDER = frozenset({0, 1, _P - 1, _Y8, _P - _Y8})  # the y of all eight points of small order
_BEFORE_PAYLOAD, _PROTECTED, _BEFORE_SIGNATURE = b"\xd2\x84\x43\xa1\x01\x27\xa0", b"\xa1\x01\x27", b"\x58\x40"


def _acceptable(point: bytes) -> bool:
    """Whether 32 bytes are y < p (RFC 8032, 5.1.3) of a point not of small order; x = 0 with a sign is of these too."""
    y = int.from_bytes(point, "little") & (2**255 - 1)
    return y < _P and y not in _SMALL_ORDER


@dataclass(frozen=True, slots=True)
class Key:
    """An Ed25519 public key of 32 bytes that passed the conditions; made by `of`."""

    raw: bytes
    library: Ed25519PublicKey

    @classmethod
    def of(cls, raw: bytes) -> Self | None:
        """The key, or None where 32 bytes are not acceptable as one."""
        return cls(raw, Ed25519PublicKey.from_public_bytes(raw)) if _acceptable(raw) else None

    def signed(self, message: bytes, signature: bytes) -> bool:
        """Whether this key signed the message: S < L, R acceptable, and the library agrees (RFC 8032, 5.1.7)."""
        if len(signature) != 64 or int.from_bytes(signature[32:], "little") >= _L or not _acceptable(signature[:32]):
            return False
        try:
            self.library.verify(signature, message)
        except InvalidSignature:
            return False
        return True

    def opened(self, envelope: bytes, bound: bytes = b"") -> bytes | None:
        """The payload of an envelope that this key signed with `bound` as external data; None if it is not that."""
        item, before_signature = envelope[len(_BEFORE_PAYLOAD) : -66], envelope[-66:-64]
        if not envelope.startswith(_BEFORE_PAYLOAD) or before_signature != _BEFORE_SIGNATURE:
            return None
        for head in (1, 2, 3):  # bytes of CBOR before the payload, which is shorter than 64 KiB
            if item and cbor2.dumps(item[head:]) == item:
                signed = cbor2.dumps(["Signature1", _PROTECTED, bound, item[head:]])
                return item[head:] if self.signed(signed, envelope[-64:]) else None
        return None


def items(payload: bytes) -> list[Any]:
    """The items of a CBOR array; none where the payload is anything else. The caller compares what they encode to."""
    try:
        value = cbor2.loads(payload)
    except (cbor2.CBORError, ArithmeticError, LookupError, RecursionError, TypeError, ValueError):
        return []
    return value if isinstance(value, list) else []
