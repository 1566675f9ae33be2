"""What a hall that starts again has to know of what it did before, and is in no state of the assembly."""

import base64
from collections.abc import Iterable
from dataclasses import dataclass

from firmware_protocol import codec, envelope
from firmware_protocol import messages as m
from stemkast.ledger.entry import Entry, from_body

# Canonical JSON: a quotation mark inside a text is escaped, so no text that somebody typed can look like this.
_MARKS = (b'"event":"vote_', b'"event":"poll_', b'"event":"hall_succeeded"')


@dataclass(frozen=True, slots=True)
class Recalled:
    """Read from the ledger.

    sequence  the highest that was ever signed; a hall goes on above it
    receipts  index of the entry by the hash of the vote's envelope
    refused   reason by the hash of the vote's envelope
    said      the broadcasts of the poll that runs, in order
    succession  what keypads are told since another machine became the hall; empty if none did
    """

    sequence: int
    receipts: dict[bytes, int]
    refused: dict[bytes, m.RefusalReason]
    said: tuple[bytes, ...]
    succession: bytes = b""


def recall(bodies: Iterable[bytes]) -> Recalled:
    """Reads all entries of a ledger, which has been replayed and so is in order."""
    sequence = 0
    receipts: dict[bytes, int] = {}
    refused: dict[bytes, m.RefusalReason] = {}
    said: list[bytes] = []
    succession = b""
    for index, body in enumerate(bodies):
        if not any(mark in body for mark in _MARKS):
            continue
        entry = from_body(index, body)
        if not isinstance(entry, Entry):
            continue
        if entry.event == "vote_accepted":
            receipts[envelope.sha256(_bytes(entry, "envelope"))] = index
        elif entry.event == "vote_refused":
            reason = m.RefusalReason[str(entry.data["reason"]).upper()]
            refused[envelope.sha256(_bytes(entry, "envelope"))] = reason
        elif entry.event == "hall_succeeded":
            succession = _bytes(entry, "succession")
        elif entry.event.startswith("poll_"):
            broadcast = _bytes(entry, "announcement") or _bytes(entry, "control")
            sequence = max(sequence, _sequence(broadcast))
            said = [] if entry.event in ("poll_announced", "poll_closed") else said
            said += [broadcast] if broadcast and entry.event != "poll_closed" else []
    return Recalled(sequence, receipts, refused, tuple(said), succession)


def _bytes(entry: Entry, field: str) -> bytes:
    return base64.b64decode(str(entry.data.get(field, "")))


def _sequence(signed: bytes) -> int:
    payload = envelope.peek(signed)
    message = codec.decode(payload) if isinstance(payload, bytes) else None
    return message.sequence if isinstance(message, m.Announcement | m.Control) else 0
