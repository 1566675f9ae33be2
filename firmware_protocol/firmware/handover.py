"""What is offered to the holder in a cradle, and the answer (SPEC, P-18, P-31)."""

from . import envelope
from . import messages as m
from .ed25519 import SigningKey
from .kept import Kept
from .states import Machine


class Handover:
    """One offer at a time; a later one takes its place."""

    def __init__(self, serial: str, key: SigningKey, kept: Kept, machine: Machine) -> None:
        self._serial = serial
        self._key = key
        self._kept = kept
        self._machine = machine
        self._offer: m.Offer | None = None
        self.assignment: m.Assignment | None = None

    def offered(self, offer) -> list[bytes]:
        """The hall offers. Who has this assignment already answers as it did then: the hall missed it."""
        assignment = m.decode(offer.assignment)
        if not isinstance(assignment, m.Assignment) or assignment.serial != self._serial:
            return []
        if self._kept.assignment == assignment:
            return [self._kept.acceptance]
        if self._machine.step("offer"):
            self._offer, self.assignment = offer, assignment
        return []

    def yes(self) -> list[bytes]:
        """The holder agrees; answers with the acceptance."""
        if self._offer is None or not self._machine.step("yes"):
            return []
        acceptance = envelope.sign(self._offer.assignment, self._key)
        self._kept.accepted(acceptance, self._offer.receipt_key)
        self._offer = self.assignment = None
        return [acceptance]

    def no(self) -> list[bytes]:
        """The holder does not."""
        if self.assignment is None or not self._machine.step("no"):
            return []
        declined = m.encode(m.DECLINED, self._serial, self.assignment.pairing)
        self._offer = self.assignment = None
        return [declined]

    def lifted(self) -> None:
        """Out of the cradle: nothing is offered any more."""
        if self._machine.step("lifted"):
            self._offer = self.assignment = None
