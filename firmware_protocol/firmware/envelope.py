"""Envelopes: COSE_Sign1 by keypad and hall, COSE_Mac0 between them (SPEC, P-15 to P-19; RFC 9052)."""

from hashlib import sha256

from . import cbor
from .ed25519 import Curve, SigningKey

_SIGN1, _MAC0 = 18, 17
_EDDSA, _HMAC = b"\xa1\x01\x27", b"\xa1\x01\x05"


def digest(data: bytes) -> bytes:
    """SHA-256."""
    return sha256(data).digest()


def sign(payload: bytes, key: SigningKey, external: bytes = b"") -> bytes:
    """The payload, signed, and with it what is bound from outside."""
    signature = key.sign(_to_sign(payload, external))
    return cbor.encode(cbor.Tagged(_SIGN1, (_EDDSA, {}, payload, signature)))


def is_signed(envelope: bytes) -> bool:
    """Whether it begins as a COSE_Sign1 does."""
    return envelope[:1] == b"\xd2"


def peek(envelope: bytes) -> bytes | None:
    """The payload of a COSE_Sign1, unverified: to see whether verifying is worth the time."""
    return _parts(envelope, _SIGN1, _EDDSA, 64)[0]


def opened(envelope: bytes, public_key: bytes, curve: Curve, external: bytes = b"") -> bytes | None:
    """The payload, if this key signed it with this from outside."""
    payload, signature = _parts(envelope, _SIGN1, _EDDSA, 64)
    if payload is None or not curve.verify(public_key, _to_sign(payload, external), signature):
        return None
    return payload


def seal(payload: bytes, key: bytes) -> bytes:
    """The payload, authenticated under the receipt key."""
    return cbor.encode(cbor.Tagged(_MAC0, (_HMAC, {}, payload, _tag(payload, key))))


def is_sealed(envelope: bytes) -> bool:
    """Whether it begins as a COSE_Mac0 does."""
    return envelope[:1] == b"\xd1"


def unsealed(envelope: bytes, key: bytes) -> bytes | None:
    """The payload, if it was sealed under this key."""
    payload, tag = _parts(envelope, _MAC0, _HMAC, 32)
    if payload is None:
        return None
    difference = 0
    for said, right in zip(tag, _tag(payload, key)):
        difference |= said ^ right
    return None if difference else payload


def vote_external(announcement_hash: bytes, acceptance_hash: bytes) -> bytes:
    """What a vote is bound to (P-17)."""
    return cbor.encode((announcement_hash, acceptance_hash))


def hmac(key: bytes, message: bytes) -> bytes:
    """HMAC-SHA-256 (RFC 2104) under a key of at most 64 bytes."""
    key += bytes(64 - len(key))
    inner = digest(bytes([each ^ 0x36 for each in key]) + message)
    return digest(bytes([each ^ 0x5C for each in key]) + inner)


def _to_sign(payload: bytes, external: bytes) -> bytes:
    return cbor.encode(("Signature1", _EDDSA, external, payload))


def _tag(payload: bytes, key: bytes) -> bytes:
    return hmac(key, cbor.encode(("MAC0", _HMAC, b"", payload)))


def _parts(envelope: bytes, tag: int, protected: bytes, size: int) -> tuple[bytes | None, bytes]:
    """Payload and proof of an envelope of exactly this form; None and nothing of any other."""
    whole = cbor.decode(envelope)
    if not isinstance(whole, cbor.Tagged) or whole.tag != tag or not isinstance(whole.value, list):
        return None, b""
    if len(whole.value) != 4:
        return None, b""
    header, unprotected, payload, proof = whole.value
    if header != protected or unprotected != {} or not isinstance(payload, bytes):
        return None, b""
    if not isinstance(proof, bytes) or len(proof) != size:
        return None, b""
    return payload, proof
