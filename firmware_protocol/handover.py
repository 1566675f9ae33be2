"""The cradle's side of a keypad: what is offered there, and the holder's yes or no (P-18, P-31).

An assignment is taken only over a cradle, only while unassigned, only for this serial number, and only after yes in
that cradle. The assignment that it has already is answered with the same acceptance again: the hall missed it.
"""

from firmware_protocol import codec, envelope
from firmware_protocol import messages as m
from firmware_protocol.ed25519 import SigningKey
from firmware_protocol.keypad_memory import KeypadMemory
from firmware_protocol.keypad_state import KeypadEvent, StateMachine


class Handover:
    """Of the keypad with this serial number."""

    def __init__(self, serial: str, key: SigningKey, memory: KeypadMemory, machine: StateMachine) -> None:
        self._serial = serial
        self._key = key
        self._memory = memory
        self._machine = machine
        self._offer: m.Offer | None = None
        self._offered: m.Assignment | None = None

    @property
    def offered(self) -> m.Assignment | None:
        """The assignment that waits for yes."""
        return self._offered

    def take(self, offer: m.Offer) -> list[bytes]:
        """The hall offers an assignment; answered only where it was accepted before."""
        assignment = codec.decode(offer.assignment)
        if not isinstance(assignment, m.Assignment) or assignment.serial != self._serial:
            return []
        if assignment == self._memory.assignment:
            return [self._memory.acceptance]
        if self._machine.step(KeypadEvent.OFFER):
            self._offer, self._offered = offer, assignment
        return []

    def accept(self) -> list[bytes]:
        """Yes: the signed acceptance, if anything was offered."""
        offer, offered = self._offer, self._offered
        if offer is None or offered is None:
            return []
        acceptance = envelope.sign(offer.assignment, self._key)
        self._memory.accepted(offer, offered, acceptance)
        self._machine.step(KeypadEvent.YES)
        self._offer = self._offered = None
        return [acceptance]

    def decline(self) -> list[bytes]:
        """No: says so, if anything was offered."""
        offered = self._offered
        if offered is None:
            return []
        self._machine.step(KeypadEvent.NO)
        self._offer = self._offered = None
        return [codec.encode(m.Declined(self._serial, offered.pairing))]

    def lifted(self) -> None:
        """Out of the cradle: what was offered there is over."""
        if self._machine.step(KeypadEvent.LIFTED):
            self._offer = self._offered = None
