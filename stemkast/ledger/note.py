"""Signed notes: a text and the Ed25519 signatures under it, as C2SP signed-note defines them.

A note is a text that ends in a newline, an empty line, and signature lines `— <key name> <base64>`, where the base64
holds the key id (4 bytes) and the signature (64 bytes). The key id is the beginning of
SHA-256(key name ‖ newline ‖ 0x01 ‖ public key). A verifier key is written `<key name>+<8 hex digits>+<base64>`.
"""

import base64
import binascii
import hashlib
import re
from dataclasses import dataclass
from enum import StrEnum

from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey

ED25519 = b"\x01"
COSIGNATURE = b"\x04"
"""The algorithm byte of a witness's key (tlog-cosignature)."""
KEY_SIZE = 32
SIGNATURE_SIZE = 64
_ID_SIZE = 4
_MAX_NOTE = 1_000_000  # characters; room for the 16 signatures that C2SP asks for, the large post-quantum ones too
_PRIME = 2**255 - 19
_NAME = re.compile(r"[^\s+\x00-\x1f\x7f]+")
SIGNATURE_LINE = r"— ([^\s+\x00-\x1f\x7f]+) ([A-Za-z0-9+/]+={0,2})"
_SIGNATURE_LINE = re.compile(SIGNATURE_LINE)
_VERIFIER_KEY = re.compile(r"([^\s+\x00-\x1f\x7f]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})")


class NoteReason(StrEnum):
    """Why a note or a verifier key is refused."""

    BAD_VERIFIER_KEY = "bad_verifier_key"
    MALFORMED = "malformed"
    NO_SIGNATURE = "no_signature"
    TWO_SIGNATURES = "two_signatures"
    BAD_SIGNATURE = "bad_signature"
    NOT_A_CHECKPOINT = "not_a_checkpoint"
    OTHER_ORIGIN = "other_origin"


@dataclass(frozen=True, slots=True)
class NoteRefused:
    """A refusal: the reason and one plain sentence."""

    reason: NoteReason
    text: str


@dataclass(frozen=True, slots=True)
class VerifierKey:
    """A name with an Ed25519 public key of 32 bytes. ValueError for a name or key that C2SP does not allow.

    `algorithm` is one byte: ED25519 for who signs notes, COSIGNATURE for witnesses.
    """

    name: str
    public_key: bytes
    algorithm: bytes = ED25519

    def __post_init__(self) -> None:
        if _NAME.fullmatch(self.name) is None or len(self.public_key) != KEY_SIZE:
            raise ValueError("a verifier key is a name without spaces or plus signs and 32 bytes")

    @property
    def key_id(self) -> bytes:
        """The 4 bytes by which signature lines name this key."""
        return hashlib.sha256(self.name.encode() + b"\n" + self.algorithm + self.public_key).digest()[:_ID_SIZE]

    @property
    def called(self) -> str:
        """Name and key id, which people compare: `commissie+8f1c20de`."""
        return f"{self.name}+{self.key_id.hex()}"

    def __str__(self) -> str:
        """The form in which verifier keys travel."""
        encoded = base64.b64encode(self.algorithm + self.public_key).decode("ascii")
        return f"{self.called}+{encoded}"


def parse_verifier_key(text: str, algorithm: bytes = ED25519) -> VerifierKey | NoteRefused:
    """Reads `<name>+<key id>+<base64>` of this algorithm; the key id must be that of the key. Never raises."""
    found = _VERIFIER_KEY.fullmatch(text)
    raw = None if found is None else decode_base64(found[3])
    if found is None or raw is None or raw[:1] != algorithm or len(raw) != 1 + KEY_SIZE:
        return NoteRefused(NoteReason.BAD_VERIFIER_KEY, "this is not a verifier key of an Ed25519 key")
    key = VerifierKey(found[1], raw[1:], algorithm)
    if key.key_id.hex() != found[2]:
        return NoteRefused(NoteReason.BAD_VERIFIER_KEY, "the key id in this verifier key is not that of its key")
    return key


def sign_note(text: str, name: str, key: SigningKey) -> str:
    """The note with one signature under it. ValueError unless `text` is lines that each end in a newline."""
    if not text.endswith("\n") or _has_controls(text):
        raise ValueError("the text of a note ends in a newline and holds no other control character")
    key_id = VerifierKey(name, bytes(key.verify_key)).key_id
    signature = base64.b64encode(key_id + key.sign(text.encode()).signature).decode("ascii")
    return f"{text}\n— {name} {signature}\n"


def open_note(note: str, key: VerifierKey) -> str | NoteRefused:
    """The text of a note that `key` signed once and validly. Signatures of other keys are ignored. Never raises."""
    text, separator, tail = note.rpartition("\n\n")
    lines = tail.removesuffix("\n").split("\n")
    if len(note) > _MAX_NOTE or not separator or not tail.endswith("\n") or _has_controls(note):
        return NoteRefused(NoteReason.MALFORMED, "this is not a signed note")
    text += "\n"
    ours = []
    for line in lines:
        found = _SIGNATURE_LINE.fullmatch(line)
        raw = None if found is None else decode_base64(found[2])
        if found is None or raw is None or len(raw) <= _ID_SIZE:
            return NoteRefused(NoteReason.MALFORMED, "a signature line of the note is malformed")
        if found[1] == key.name and raw[:_ID_SIZE] == key.key_id:
            ours.append(raw[_ID_SIZE:])
    if not ours:
        return NoteRefused(NoteReason.NO_SIGNATURE, f"the note is not signed by {key}")
    if len(ours) > 1:
        return NoteRefused(NoteReason.TWO_SIGNATURES, f"the note is signed more than once by {key}")
    if not signature_fits(key.public_key, text.encode(), ours[0]):
        return NoteRefused(NoteReason.BAD_SIGNATURE, f"the signature of {key} does not fit the note")
    return text


def decode_base64(text: str) -> bytes | None:
    """The bytes of standard base64 in its one canonical form, else None."""
    try:
        raw = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    return raw if base64.b64encode(raw).decode("ascii") == text else None


def signature_fits(public_key: bytes, message: bytes, signature: bytes) -> bool:
    """Ed25519 by the one acceptance rule: libsodium refuses S ≥ L and points of small order, the rest is here."""
    if len(signature) != SIGNATURE_SIZE or not all(map(_is_canonical, (public_key, signature[:KEY_SIZE]))):
        return False
    try:
        VerifyKey(public_key).verify(message, signature)
    except BadSignatureError:
        return False
    return True


def _is_canonical(point: bytes) -> bool:
    """Whether the y of an encoded point is below the prime (RFC 8032 section 5.1.3)."""
    return int.from_bytes(point, "little") & ~(1 << 255) < _PRIME


def _has_controls(text: str) -> bool:
    """Whether text holds what a note must not: control characters but newline, or half a surrogate pair."""
    return any((each < " " and each != "\n") or "\ud800" <= each <= "\udfff" for each in text)
