"""What a hall that starts again has to know of what it did before, and is in no state of the assembly."""

from dataclasses import dataclass

from firmware_protocol import codec, envelope
from firmware_protocol import messages as m
from stemkast.assembly.events import (
    HallSucceeded,
    PollAnnounced,
    PollClosed,
    PollClosing,
    PollHeld,
    PollOpened,
    PollResumed,
    PollVoided,
    VoteAccepted,
    VoteRefused,
)
from stemkast.assembly.hashes import vote_hash
from stemkast.ledger.replay import Replayed


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


class Recall:
    """Is told of every entry of a ledger, in order, while it is replayed."""

    def __init__(self) -> None:
        self._sequence = 0
        self._receipts: dict[bytes, int] = {}
        self._refused: dict[bytes, m.RefusalReason] = {}
        self._said: list[bytes] = []
        self._succession = b""

    @property
    def recalled(self) -> Recalled:
        """What was learnt so far."""
        return Recalled(self._sequence, self._receipts, self._refused, tuple(self._said), self._succession)

    def take(self, replayed: Replayed) -> None:
        """The next entry."""
        match replayed.event:
            case VoteAccepted(envelope=signed):
                self._receipts[vote_hash(signed)] = replayed.entry.index
            case VoteRefused(envelope=signed, reason=reason):
                self._refused[vote_hash(signed)] = m.RefusalReason[reason.upper()]
            case PollAnnounced(announcement=signed):
                self._said.clear()
                self._broadcast(signed)
            case (
                PollOpened(control=signed)
                | PollHeld(control=signed)
                | PollResumed(control=signed)
                | PollClosing(control=signed)
                | PollVoided(control=signed)
            ):
                self._broadcast(signed)
            case PollClosed(control=signed):
                self._broadcast(signed)
                self._said.clear()
            case HallSucceeded(succession=succession):
                self._succession = succession

    def _broadcast(self, signed: bytes) -> None:
        """What was said to all; nothing when a poll that was closed already is voided."""
        if signed:
            self._sequence = max(self._sequence, _sequence(signed))
            self._said.append(signed)


def _sequence(signed: bytes) -> int:
    payload = envelope.peek(signed)
    message = codec.decode(payload) if isinstance(payload, bytes) else None
    return message.sequence if isinstance(message, m.Announcement | m.Control) else 0
