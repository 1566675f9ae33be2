"""The hashes by which the wire and the ledger name a register, a question and a vote, and a hash as people read it.

The first two are over canonical JSON (RFC 8785). The keys here are ASCII and there are no floats, so that the standard
library's sorted, compact form is that form; a test of the ledger holds the two equal.
"""

import hashlib
import json
from collections.abc import Iterable
from functools import lru_cache

from stemkast.assembly.event_codec import value_to_data
from stemkast.assembly.events import RegisterRow
from stemkast.assembly.proposals import Question


def register_hash(rows: Iterable[RegisterRow]) -> bytes:
    """SHA-256 over the canonical JSON of every row in order, each ended by a newline."""
    digest = hashlib.sha256()
    for row in rows:
        digest.update(_canonical(row) + b"\n")
    return digest.digest()


def question_hash(question: Question) -> bytes:
    """SHA-256 of the canonical JSON of the question."""
    return hashlib.sha256(_canonical(question)).digest()


def fingerprint(root: bytes) -> tuple[str, ...]:
    """A hash as people read it aloud: its hexadecimal figures in groups of four."""
    text = root.hex().upper()
    return tuple(text[place : place + 4] for place in range(0, len(text), 4))


@lru_cache(maxsize=1)
def vote_hash(envelope: bytes) -> bytes:
    """SHA-256 of a vote as its keypad signed it. Whoever asks in turn for one vote gets one object, kept once."""
    return hashlib.sha256(envelope).digest()


def _canonical(value: RegisterRow | Question) -> bytes:
    return json.dumps(value_to_data(value), sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
