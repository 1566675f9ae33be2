"""Checkpoints: how many entries there are and what their root is, signed by the hall (C2SP tlog-checkpoint).

The text of the note is three lines: the origin, the size in decimal digits, the root in base64. The origin of an
assembly is `stemkast.nl/<assembly id in hex>` and is the name of the hall's key as well. Extension lines, which C2SP
allows and advises against, are written by no hall and refused here.
"""

import base64
import re
from dataclasses import dataclass

from nacl.signing import SigningKey

from stemkast.ledger.note import (
    NoteReason,
    NoteRefused,
    VerifierKey,
    decode_base64,
    parse_verifier_key,
    sign_note,
)
from stemkast.ledger.note import open_note as open_signed_note
from stemkast.ledger.tree import HASH_SIZE

_ORIGIN = "stemkast.nl/"
_SIZE = re.compile(r"0|[1-9][0-9]{0,18}")  # up to 19 digits: sizes of other logs are 64 bits too


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The state of a log: `size` entries under a root of 32 bytes."""

    origin: str
    size: int
    root: bytes

    def __post_init__(self) -> None:
        if self.size < 0 or len(self.root) != HASH_SIZE:
            raise ValueError("a checkpoint has a size that is not negative and a root of 32 bytes")

    @property
    def text(self) -> str:
        """The three lines that are signed."""
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode('ascii')}\n"


def origin_of(assembly: bytes) -> str:
    """The origin line of an assembly, from its id of 16 bytes."""
    return _ORIGIN + assembly.hex()


def vkey_of(origin: str, public_key: bytes) -> str:
    """The verifier key of a hall: its origin with its Ed25519 public key of 32 bytes."""
    return str(VerifierKey(origin, public_key))


def sign(checkpoint: Checkpoint, key: SigningKey) -> str:
    """The checkpoint as a note signed under the name of its origin."""
    return sign_note(checkpoint.text, checkpoint.origin, key)


def open_note(text: str, vkey: str) -> Checkpoint | NoteRefused:
    """The checkpoint in a note signed by `vkey`, which must carry the name of its origin. Never raises."""
    key = parse_verifier_key(vkey)
    if isinstance(key, NoteRefused):
        return key
    signed = open_signed_note(text, key)
    if isinstance(signed, NoteRefused):
        return signed
    lines = signed.removesuffix("\n").split("\n")
    root = decode_base64(lines[2]) if len(lines) == 3 else None
    if root is None or len(root) != HASH_SIZE or _SIZE.fullmatch(lines[1]) is None:
        return NoteRefused(
            NoteReason.NOT_A_CHECKPOINT, "the note is not a checkpoint of three lines: origin, size and root"
        )
    if lines[0] != key.name:
        return NoteRefused(NoteReason.OTHER_ORIGIN, f"the checkpoint is of {lines[0]!r}, the key is of {key.name!r}")
    return Checkpoint(lines[0], int(lines[1]), root)
