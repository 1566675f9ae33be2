"""What a keypad keeps through a loss of power (P-38, P-80 to P-82)."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Kept:
    """Everything that must survive; the private key is kept elsewhere and never leaves the keypad.

    counter     the highest counter that may have been used: the end of the block that is in use
    assignment  the encoded assignment that was accepted; empty while unassigned, and then the next three are too
    acceptance  the signed acceptance
    receipt_key of this pairing
    announced   sequence of the announcement that was taken last under this assignment and epoch
    epoch, hall_key  of the hall that is listened to: the assignment's, or those of the last succession
    """

    counter: int = 0
    assignment: bytes = b""
    acceptance: bytes = b""
    receipt_key: bytes = b""
    announced: int = 0
    epoch: int = 0
    hall_key: bytes = b""


class Storage(Protocol):
    """Memory that outlives power. A `store` that is interrupted leaves what was there before, whole."""

    def load(self) -> Kept:
        """What was stored last; `Kept()` in a keypad that never stored anything."""

    def store(self, kept: Kept) -> None:
        """Keeps it; durable once this returns."""


class MemoryStorage:
    """Storage of an emulated keypad: whoever makes a new keypad on it has turned the old one off and on."""

    def __init__(self) -> None:
        self._kept = Kept()

    def load(self) -> Kept:
        """What was stored last."""
        return self._kept

    def store(self, kept: Kept) -> None:
        """Keeps it."""
        self._kept = kept
