"""Which desk attends to which municipality and keypad now, so that two desks do not do the same (RULES: at the desk).

Who came first attends; nothing of it is in the ledger. It ends when that desk attends to somebody else or is gone: when
the last of its connections is, because one that was lost is noticed later than the next one is made.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from stemkast.assembly.refusal import Reason, Refusal

_RULE = "desks: one at a time"


@dataclass(frozen=True, slots=True)
class Attended:
    """What a station attends to: a municipality by its code, and a keypad if it named one."""

    municipality: str
    serial: str


class Attending:
    """By the name of the station. Owned by the hall's thread; `snapshot` and `desks` never change.

    desks  the names of the desks that follow the hall, in the order of the alphabet
    """

    def __init__(self) -> None:
        self._connections: Counter[str] = Counter()
        self.desks: tuple[str, ...] = ()
        self.snapshot: Mapping[str, Attended] = MappingProxyType({})

    def attend(self, station: str, municipality: str, serial: str) -> Refusal | None:
        """The station turns to this municipality and keypad, away from what it attended to; or another one does."""
        if self.snapshot.get(station) == Attended(municipality, serial):
            return None
        self.leave(station)
        if not municipality and not serial:
            return None
        refusal = self.in_the_way(station, municipality, serial)
        if refusal is None:
            self.snapshot = MappingProxyType({**self.snapshot, station: Attended(municipality, serial)})
        return refusal

    def came(self, station: str) -> None:
        """A desk follows the hall."""
        self._connections[station] += 1
        self._count()

    def gone(self, station: str) -> None:
        """A station does not follow any more, over one of its connections."""
        self._connections[station] -= 1
        if self._connections[station] <= 0:
            del self._connections[station]
            self.leave(station)
            self._count()

    def leave(self, station: str) -> None:
        """The station attends to nobody."""
        if station in self.snapshot:
            self.snapshot = MappingProxyType({name: it for name, it in self.snapshot.items() if name != station})

    def in_the_way(self, station: str, municipality: str = "", serial: str = "") -> Refusal | None:
        """Whether another station attends to this municipality or keypad."""
        for other, attended in self.snapshot.items():
            if other == station:
                continue
            if municipality and attended.municipality == municipality:
                return Refusal(Reason.AT_ANOTHER_DESK, f"{other} attends to {municipality}", _RULE)
            if serial and attended.serial == serial:
                return Refusal(Reason.AT_ANOTHER_DESK, f"{other} attends to keypad {serial}", _RULE)
        return None

    def _count(self) -> None:
        desks = tuple(sorted(self._connections))
        if desks != self.desks:
            self.desks = desks
