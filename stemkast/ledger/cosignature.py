"""Cosignatures: a witness says that it saw a checkpoint, and when (C2SP tlog-cosignature, Ed25519).

What is signed is `cosignature/v1`, a line `time <POSIX seconds>`, and the text of the checkpoint. The line under the
note is `— <name> <base64>` of key id (4 bytes), time (8 bytes, big-endian) and signature (64 bytes). The key id is
the beginning of SHA-256(name ‖ newline ‖ 0x04 ‖ public key); a verifier key carries the 0x04 before its key.
"""

import base64
import re
from dataclasses import dataclass

from nacl.signing import SigningKey

from stemkast.ledger.note import (
    COSIGNATURE,
    SIGNATURE_LINE,
    SIGNATURE_SIZE,
    NoteReason,
    NoteRefused,
    VerifierKey,
    decode_base64,
    signature_fits,
)

_TIME_SIZE = 8
_LATEST = 2**63 - 1
_KEY_ID_SIZE = 4
_LINE = re.compile(SIGNATURE_LINE)


@dataclass(frozen=True, slots=True)
class Cosignature:
    """One line of a witness under a checkpoint: whose, when in POSIX seconds, and the line without its newline."""

    witness: str
    time: int
    line: str


def witness_name(station: str) -> str:
    """The name under which a station of this name cosigns: without the signs that C2SP keeps for itself."""
    return station.replace(" ", "-").replace("+", "-")


def witness_key(name: str, public_key: bytes) -> VerifierKey:
    """The verifier key of a witness. ValueError for a name or key that C2SP does not allow."""
    return VerifierKey(name, public_key, COSIGNATURE)


def cosign(text: str, name: str, key: SigningKey, time: int) -> Cosignature:
    """The cosignature of a checkpoint's `text` (three lines) at `time`."""
    witness = witness_key(name, bytes(key.verify_key))
    signature = key.sign(_message(text, time)).signature
    raw = witness.key_id + time.to_bytes(_TIME_SIZE, "big") + signature
    return Cosignature(name, time, f"— {name} {base64.b64encode(raw).decode('ascii')}")


def open_cosignature(line: str, text: str, key: VerifierKey) -> Cosignature | NoteRefused:
    """The cosignature in a line under the checkpoint with this `text`, if `key` made it. Never raises."""
    found = _LINE.fullmatch(line)
    raw = None if found is None else decode_base64(found[2])
    if found is None or raw is None or len(raw) != _KEY_ID_SIZE + _TIME_SIZE + SIGNATURE_SIZE:
        return NoteRefused(NoteReason.MALFORMED, "this is not the line of a cosignature")
    if found[1] != key.name or raw[:_KEY_ID_SIZE] != key.key_id:
        return NoteRefused(NoteReason.NO_SIGNATURE, f"this line is not of {key}")
    time = int.from_bytes(raw[_KEY_ID_SIZE : _KEY_ID_SIZE + _TIME_SIZE], "big")
    if not 0 < time <= _LATEST or not signature_fits(key.public_key, _message(text, time), raw[-SIGNATURE_SIZE:]):
        return NoteRefused(NoteReason.BAD_SIGNATURE, f"the cosignature of {key} does not fit the checkpoint")
    return Cosignature(key.name, time, line)


def _message(text: str, time: int) -> bytes:
    return f"cosignature/v1\ntime {time}\n{text}".encode()
