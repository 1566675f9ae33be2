"""Which firmware runs in the keypads of this fleet, as each proved it in a cradle: what most run is the usual one.

A fleet is flashed together, so a keypad that runs something else was forgotten or changed. Before three keypads were
seen, or without a majority, nothing is usual.
"""

from collections import Counter
from dataclasses import dataclass

_FEWEST = 3


@dataclass(frozen=True, slots=True)
class Firmware:
    """Version as the keypad names it, and SHA-256 of what runs."""

    version: str
    hash: bytes


class FirmwareSeen:
    """By serial number, since the hall started. Owned by the hall's thread."""

    def __init__(self) -> None:
        self._of: dict[str, Firmware] = {}
        self.usual: Firmware | None = None

    def proved(self, serial: str, firmware: Firmware) -> None:
        """A keypad signed that it runs this."""
        self._of[serial] = firmware
        ((most, count),) = Counter(self._of.values()).most_common(1)
        self.usual = most if len(self._of) >= _FEWEST and 2 * count > len(self._of) else None
