"""How each keypad is, as it said last: its state, battery and signal, and which station heard it (SPEC P-25)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

import cbor2

from firmware_protocol import cbor, codec
from firmware_protocol import messages as m
from hall_server.keypads.voice import Voice
from stemkast.assembly.assembly import Assembly
from stemkast.assembly.state import Pairing

LOW_BATTERY = 20
"""Percent; a keypad that has this or less does not last through an afternoon."""


@dataclass(frozen=True, slots=True)
class KeypadSeen:
    """A status that its keypad authenticated.

    state    number of the keypad's state (SPEC)      battery  percent
    signal   dBm, as the keypad hears its station: 0 where it cannot tell, else negative
    station  name of the station that carried it      at       when
    """

    serial: str
    pairing: int
    state: int
    battery: int
    signal: int
    station: str
    at: datetime


class KeypadsSeen:
    """By serial number. Owned by the hall's thread; `snapshot` may be asked for from any.

    low  the percentages of batteries that are nearly empty, replaced only when that changes
    """

    def __init__(self, voice: Voice, now: Callable[[], datetime]) -> None:
        self._voice = voice
        self._now = now
        self._seen: dict[str, KeypadSeen] = {}
        self.low: Mapping[str, int] = MappingProxyType({})

    @property
    def snapshot(self) -> Mapping[str, KeypadSeen]:
        """How it is with all of them now. It never changes: copied in one step, and only where somebody looks."""
        return MappingProxyType(self._seen.copy())

    def take(self, assembly: Assembly, said: bytes, station: str) -> Pairing | None:
        """Keeps a status and returns the pairing under which it was said; None if no keypad of ours said it."""
        claimed = _claimed_pairing(said)
        pairing = assembly.pairings.get(claimed) if claimed is not None else None
        status = self._voice.heard_from(pairing, said) if pairing is not None else None
        if pairing is None or not isinstance(status, m.Status):
            return None
        seen = KeypadSeen(
            pairing.serial, pairing.number, status.state, status.battery, -status.signal, station, self._now()
        )
        self._seen[pairing.serial] = seen
        self._look_at_battery(seen)
        return pairing

    def _look_at_battery(self, seen: KeypadSeen) -> None:
        percent = seen.battery if seen.battery <= LOW_BATTERY else None
        if self.low.get(seen.serial) != percent:
            others = {serial: each for serial, each in self.low.items() if serial != seen.serial}
            self.low = MappingProxyType(others if percent is None else {**others, seen.serial: percent})


def _claimed_pairing(said: bytes) -> int | None:
    """The pairing that a status names, to find out under which key it should verify."""
    outer = cbor.decode(said)
    parts = outer.value if isinstance(outer, cbor2.CBORTag) else None
    if not isinstance(parts, list | tuple) or len(parts) != 4 or not isinstance(parts[2], bytes):
        return None
    status = codec.decode(parts[2])
    return status.pairing if isinstance(status, m.Status) else None
