"""What a keypad knows of its pairing and its counter, with storage behind it (P-38, P-81, P-82).

Everything that changes is stored before anybody can notice that it changed.
"""

from dataclasses import replace

from firmware_protocol import codec, envelope
from firmware_protocol import messages as m
from firmware_protocol.storage import Kept, Storage

COUNTER_BLOCK = 64
"""Counters that are reserved at once, so that not every vote wears the storage."""


class KeypadMemory:
    """Reads the storage once, when power comes, and is right from then on."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage
        self._kept = storage.load()
        self._counter = self._kept.counter
        self._assignment = _assignment(self._kept.assignment)

    @property
    def assignment(self) -> m.Assignment | None:
        """The assignment that was accepted."""
        return self._assignment

    @property
    def acceptance(self) -> bytes:
        """The signed acceptance; empty while unassigned."""
        return self._kept.acceptance

    @property
    def acceptance_hash(self) -> bytes:
        """What votes of this pairing are bound to."""
        return envelope.sha256(self._kept.acceptance)

    @property
    def receipt_key(self) -> bytes:
        """The key between the hall and this keypad; empty while unassigned."""
        return self._kept.receipt_key

    @property
    def epoch(self) -> int:
        """The epoch of the hall that is listened to."""
        return self._kept.epoch

    @property
    def hall_key(self) -> bytes:
        """The key of that hall."""
        return self._kept.hall_key

    @property
    def announced(self) -> int:
        """The sequence of the announcement that was taken last in this pairing and epoch."""
        return self._kept.announced

    @property
    def counter(self) -> int:
        """The counter that was used last; after a loss of power, the highest that may have been."""
        return self._counter

    def next_counter(self) -> int:
        """A counter that was never used. Stored, as part of a block, before this returns."""
        if self._counter == self._kept.counter:
            self._keep(replace(self._kept, counter=self._counter + COUNTER_BLOCK))
        self._counter += 1
        return self._counter

    def accepted(self, offer: m.Offer, assignment: m.Assignment, acceptance: bytes) -> None:
        """The holder said yes."""
        self._keep(
            replace(
                self._kept,
                assignment=offer.assignment,
                acceptance=acceptance,
                receipt_key=offer.receipt_key,
                announced=0,
                epoch=assignment.epoch,
                hall_key=assignment.hall_key,
            )
        )
        self._assignment = assignment

    def released(self) -> None:
        """The pairing is over; the counter goes on."""
        self._keep(Kept(counter=self._kept.counter))
        self._assignment = None

    def took_announcement(self, sequence: int) -> None:
        """An announcement was verified."""
        if sequence != self._kept.announced:
            self._keep(replace(self._kept, announced=sequence))

    def succeeded(self, succession: m.Succession) -> None:
        """Another machine is the hall: its epoch and key count, and its sequence begins anew."""
        self._keep(replace(self._kept, announced=0, epoch=succession.epoch, hall_key=succession.hall_key))

    def _keep(self, kept: Kept) -> None:
        self._storage.store(kept)
        self._kept = kept


def _assignment(encoded: bytes) -> m.Assignment | None:
    message = codec.decode(encoded)
    return message if isinstance(message, m.Assignment) else None
