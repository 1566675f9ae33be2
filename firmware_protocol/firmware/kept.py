"""What outlives a loss of power: the counter and the pairing (SPEC, P-38, P-81, P-82).

Stored as [1, counter, acceptance, receipt key, announced, epoch, hall key]; the acceptance carries the assignment.
"""

from . import cbor, envelope
from . import messages as m
from .board import Board

COUNTER_BLOCK = 64
_NAME = "state"
_FORM = (int, int, bytes, bytes, int, int, bytes)


class StorageDamaged(Exception):
    """Raised at the start where something is stored that cannot be read: to go on might use a counter again."""


class Kept:
    """Read once when power comes. Every change is stored before anybody can notice it.

    counter     used last; after a loss of power the highest that may have been
    assignment  that was accepted, or None; while there is none, what follows is empty or 0
    acceptance, receipt_key   of this pairing
    announced   sequence of the announcement taken last     epoch, hall_key   of the hall that is listened to
    """

    def __init__(self, board: Board) -> None:
        self._board = board
        self.assignment: m.Assignment | None = None
        self.acceptance = self.receipt_key = self.hall_key = b""
        self.counter = self.announced = self.epoch = 0
        stored = board.load(_NAME)
        if stored is not None:
            self._read(stored)
        self._reserved = self.counter

    def next_counter(self) -> int:
        """A counter that was never used, of a block whose end is stored."""
        if self.counter == self._reserved:
            self._reserved += COUNTER_BLOCK
            self._store()
        self.counter += 1
        return self.counter

    def accepted(self, acceptance: bytes, receipt_key: bytes) -> None:
        """The holder said yes to the assignment in this envelope."""
        assignment = m.decode(envelope.peek(acceptance))
        self.acceptance, self.receipt_key, self.announced = acceptance, receipt_key, 0
        self.epoch, self.hall_key = assignment.epoch, assignment.hall_key
        self._store()
        self.assignment = assignment

    def released(self) -> None:
        """The pairing is over; the counter goes on."""
        self.acceptance = self.receipt_key = self.hall_key = b""
        self.announced = self.epoch = 0
        self._store()
        self.assignment = None

    def took_announcement(self, sequence: int) -> None:
        """None before it is believed again."""
        if sequence != self.announced:
            self.announced = sequence
            self._store()

    def succeeded(self, epoch: int, hall_key: bytes) -> None:
        """Another machine is the hall."""
        self.epoch, self.hall_key, self.announced = epoch, hall_key, 0
        self._store()

    def _store(self) -> None:
        fields = (1, self._reserved, self.acceptance, self.receipt_key, self.announced, self.epoch, self.hall_key)
        self._board.store(_NAME, cbor.encode(fields))

    def _read(self, stored: bytes) -> None:
        fields = cbor.decode(stored)
        if not isinstance(fields, list) or len(fields) != len(_FORM) or fields[0] != 1:
            raise StorageDamaged("what is stored cannot be read")
        for place in range(len(_FORM)):
            if not isinstance(fields[place], _FORM[place]):
                raise StorageDamaged("what is stored cannot be read")
        _, self.counter, self.acceptance, self.receipt_key, self.announced, self.epoch, self.hall_key = fields
        if self.acceptance:
            self.assignment = m.decode(envelope.peek(self.acceptance))
            if not isinstance(self.assignment, m.Assignment):
                raise StorageDamaged("the acceptance that is stored cannot be read")
