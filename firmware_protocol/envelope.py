"""COSE envelopes: who said it (COSE_Sign1) or that the hall said it to this keypad alone (COSE_Mac0).

Both tagged, with the algorithm as the only protected header, an empty unprotected header and deterministic CBOR that
re-encodes identically (P-15 to P-19). Sources: RFC 9052, 4.4 and 6.3; RFC 9053, 2.2 and 3.1; RFC 5869.
"""

import hashlib
import hmac
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

import cbor2

from firmware_protocol import cbor, ed25519

_EDDSA = b"\xa1\x01\x27"
"""Protected header {1: -8}."""
_HMAC_256 = b"\xa1\x01\x05"
"""Protected header {1: 5}."""
_SIGN1, _MAC0 = 18, 17
_SIGNATURE_SIZE, _TAG_SIZE = 64, 32
_IS_SIGNED, _IS_AUTHENTICATED = bytes([0xC0 | _SIGN1]), bytes([0xC0 | _MAC0])
_HEADS = [bytes([0x40 | size]) if size < 24 else bytes([0x58, size]) for size in range(256)]
"""What stands before a byte string, by its size."""


class EnvelopeFault(StrEnum):
    """Why an envelope is refused."""

    CBOR = "cbor"
    SHAPE = "shape"
    SIGNATURE = "signature"
    TAG = "tag"


@dataclass(frozen=True, slots=True)
class EnvelopeRefused:
    """An envelope that is not opened, and why."""

    fault: EnvelopeFault


def sha256(data: bytes) -> bytes:
    """SHA-256 of the bytes."""
    return hashlib.sha256(data).digest()


def sign(payload: bytes, key: ed25519.SigningKey, external_aad: bytes = b"") -> bytes:
    """A COSE_Sign1 over the payload and what is bound from outside."""
    signature = key.sign(_to_sign(payload, external_aad))
    return _begin(_SIGN1, _EDDSA) + _bstr(payload) + _bstr(signature)


def open_signed(envelope: bytes, public_key: bytes, external_aad: bytes = b"") -> bytes | EnvelopeRefused:
    """The payload of a COSE_Sign1 that this key signed with this outside data, or why not."""
    parts = _parts(envelope, _SIGN1, _EDDSA, _SIGNATURE_SIZE)
    if isinstance(parts, EnvelopeRefused):
        return parts
    payload, signature = parts
    if not ed25519.verify(public_key, _to_sign(payload, external_aad), signature):
        return EnvelopeRefused(EnvelopeFault.SIGNATURE)
    return payload


def peek(envelope: bytes) -> bytes | EnvelopeRefused:
    """The payload of a COSE_Sign1 whose signature is not looked at: to find out which key it should have."""
    parts = _parts(envelope, _SIGN1, _EDDSA, _SIGNATURE_SIZE)
    return parts if isinstance(parts, EnvelopeRefused) else parts[0]


def authenticate(payload: bytes, key: bytes) -> bytes:
    """A COSE_Mac0 over the payload under a shared key of 32 bytes."""
    return _begin(_MAC0, _HMAC_256) + _bstr(payload) + _bstr(_tag(payload, key))


def open_authenticated(envelope: bytes, key: bytes) -> bytes | EnvelopeRefused:
    """The payload of a COSE_Mac0 made with this key, or why not."""
    parts = _parts(envelope, _MAC0, _HMAC_256, _TAG_SIZE)
    if isinstance(parts, EnvelopeRefused):
        return parts
    payload, tag = parts
    return payload if hmac.compare_digest(tag, _tag(payload, key)) else EnvelopeRefused(EnvelopeFault.TAG)


def is_authenticated(envelope: bytes) -> bool:
    """Whether the bytes begin as a COSE_Mac0 does."""
    return envelope.startswith(_IS_AUTHENTICATED)


def is_signed(envelope: bytes) -> bool:
    """Whether the bytes begin as a COSE_Sign1 does."""
    return envelope.startswith(_IS_SIGNED)


def vote_aad(announcement: bytes, acceptance: bytes) -> bytes:
    """What a vote is bound to: the hashes of the announcement and of the acceptance, each as signed (P-17)."""
    return hashed_vote_aad(sha256(announcement), sha256(acceptance))


def hashed_vote_aad(announcement_hash: bytes, acceptance_hash: bytes) -> bytes:
    """`vote_aad` for one who keeps only the hashes."""
    return b"\x82" + _bstr(announcement_hash) + _bstr(acceptance_hash)


@lru_cache(maxsize=1024)
def receipt_key(master: bytes, serial: str, pairing: int) -> bytes:
    """The key between the hall and one keypad: HKDF-SHA-256 without salt, one block (RFC 5869; P-21)."""
    return hmac.digest(_extracted(master), cbor.encode([serial, pairing]) + b"\x01", "sha256")


@lru_cache(maxsize=4)
def _extracted(master: bytes) -> bytes:
    return hmac.digest(bytes(32), master, "sha256")


def _to_sign(payload: bytes, external_aad: bytes) -> bytes:
    return b"\x84\x6aSignature1\x43" + _EDDSA + _bstr(external_aad) + _bstr(payload)


def _tag(payload: bytes, key: bytes) -> bytes:
    return hmac.digest(key, b"\x84\x64MAC0\x43" + _HMAC_256 + b"\x40" + _bstr(payload), "sha256")


@lru_cache(maxsize=8)  # an envelope is looked at several times in a row: at what it holds, and at who signed it
def _parts(envelope: bytes, tag: int, protected: bytes, size: int) -> tuple[bytes, bytes] | EnvelopeRefused:
    """Payload and proof. Deterministic CBOR has one form, so bytes of that form need no reader; others are told why."""
    begin = _begin(tag, protected)
    payload_at, end = len(begin), len(envelope) - size - 2
    if envelope.startswith(begin) and payload_at < end and len(envelope) <= cbor.MAX_SIZE:
        payload = envelope[payload_at + _head_size(end - payload_at) : end]
        if envelope[payload_at:end] == _bstr(payload) and envelope[end : end + 2] == bytes([0x58, size]):
            return payload, envelope[end + 2 :]
    return _read_parts(envelope, tag, protected, size)


@cache
def _begin(tag: int, protected: bytes) -> bytes:
    """Everything before the payload: the tag, an array of four, the protected header, an empty unprotected one."""
    return bytes([0xC0 | tag, 0x84, 0x43]) + protected + b"\xa0"


def _head_size(size: int) -> int:
    """Of a byte string that takes so many bytes with its head."""
    return 1 if size <= 24 else 2 if size <= 257 else 3


def _bstr(data: bytes) -> bytes:
    """A byte string of less than 65,536 bytes, as RFC 8949, 3.1 writes it."""
    size = len(data)
    return (_HEADS[size] if size < 256 else b"\x59" + size.to_bytes(2, "big")) + data


def _read_parts(envelope: bytes, tag: int, protected: bytes, size: int) -> tuple[bytes, bytes] | EnvelopeRefused:
    """The same by the CBOR reader; slower, and it says what is wrong."""
    value = cbor.decode(envelope)
    if isinstance(value, cbor.CborRefused):
        return EnvelopeRefused(EnvelopeFault.CBOR)
    if not isinstance(value, cbor2.CBORTag) or value.tag != tag or not isinstance(value.value, list | tuple):
        return EnvelopeRefused(EnvelopeFault.SHAPE)
    parts = list(value.value)
    # An unprotected 0, [] or "" is as false as {}, and would be a second form of the same signed message.
    if len(parts) != 4 or parts[0] != protected or parts[1] != {}:
        return EnvelopeRefused(EnvelopeFault.SHAPE)
    payload, proof = parts[2:]
    if not isinstance(payload, bytes) or not isinstance(proof, bytes) or len(proof) != size:
        return EnvelopeRefused(EnvelopeFault.SHAPE)
    return payload, proof
