"""Which stations keep the ledger too, and the receipts that wait for one of them (`receipts: replicated`).

A receipt promises that a vote outlives this machine: it leaves once one station said that it keeps the entry. Every
station is sent the entries at once, so the quickest decides; one that has said nothing for a quarter of a second is
named to all stations until it catches up. With none left no light turns green, until one is back or the admin waives it
for the rest of the poll.

A hall alone on one computer has no replica and promises what it can: its own disk. Once a station kept an entry, the
hall counts on one for the rest of the assembly, through every restart: the file `hall.replicated` says so.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from stemkast.assembly.assembly import Assembly
from stemkast.assembly.settings import ReceiptPolicy

FILE = "hall.replicated"
LATE_AFTER = 0.25
"""Seconds in which a replica is to confirm."""


@dataclass(frozen=True, slots=True)
class Overdue:
    """So much time went by since a receipt began to wait for the first `size` entries to be kept elsewhere."""

    size: int


class Replicas:
    """Owned by the hall's thread. `later` brings `Overdue` back; `changed` is told whenever `late` or `starved` do."""

    def __init__(self, folder: Path, later: Callable[[float, Overdue], None], changed: Callable[[], None]) -> None:
        self._mark = folder / FILE
        self._later = later
        self._changed = changed
        self._kept: dict[str, int] = {}
        self._waiting: dict[tuple[int, bytes], Callable[[], None]] = {}
        self._counts_on_one = self._mark.exists()
        self.late: frozenset[str] = frozenset()
        self.starved = False

    @property
    def snapshot(self) -> Mapping[str, int]:
        """How many entries each connected station keeps, by name; may be asked from any thread."""
        return MappingProxyType(dict(self._kept))

    def required(self, assembly: Assembly) -> bool:
        """Whether a receipt has to wait for a replica now."""
        poll = assembly.running
        waived = poll is not None and poll.replication_waived
        return self._counts_on_one and assembly.settings.receipts is ReceiptPolicy.REPLICATED and not waived

    def when_kept(self, size: int, vote_hash: bytes, assembly: Assembly, action: Callable[[], None]) -> None:
        """Does it once the first `size` entries are kept by one station; at once if nobody has to. Once for a vote."""
        if not self.required(assembly) or size <= self._most():
            action()
        elif (size, vote_hash) not in self._waiting:
            self._waiting[size, vote_hash] = action
            self._later(LATE_AFTER, Overdue(size))

    def kept(self, station: str, size: int) -> None:
        """A station says that it keeps so many entries, durably."""
        if not self._counts_on_one:
            self._mark.touch()
            self._counts_on_one = True
        self._kept[station] = max(size, self._kept.get(station, 0))
        self._release(self._most())
        self._look()

    def gone(self, station: str) -> None:
        """A station is not connected any more."""
        if self._kept.pop(station, None) is not None:
            self._look(self.late - {station})

    def overdue(self, event: Overdue) -> None:
        """A quarter of a second went by: who has not confirmed is late."""
        self._look(self.late | {name for name, size in self._kept.items() if size < event.size})

    def waived(self) -> None:
        """The admin does without, or the poll is over: what waits goes."""
        self._release(max((size for size, _ in self._waiting), default=0))
        self._look()

    def _most(self) -> int:
        return max(self._kept.values(), default=0)

    def _release(self, size: int) -> None:
        ready = [place for place in self._waiting if place[0] <= size]
        for place in ready:
            self._waiting.pop(place)()

    def _look(self, late: frozenset[str] | None = None) -> None:
        """Who of the late has caught up, and whether receipts wait for nobody."""
        behind = frozenset(
            name for name in (self.late if late is None else late) if self._kept.get(name, 0) < self._due()
        )
        starved = bool(self._waiting) and not set(self._kept) - behind
        if (behind, starved) != (self.late, self.starved):
            self.late, self.starved = behind, starved
            self._changed()

    def _due(self) -> int:
        """How many entries a replica is to keep before it is no longer late."""
        return max((size for size, _ in self._waiting), default=self._most())
