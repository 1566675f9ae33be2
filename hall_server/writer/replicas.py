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

import structlog

from stemkast.assembly.assembly import Assembly
from stemkast.assembly.settings import ReceiptPolicy

FILE = "hall.replicated"
LATE_AFTER = 0.25
"""Seconds in which a replica is to confirm."""
_log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Overdue:
    """So much time went by since a receipt began to wait for the first `size` entries to be kept elsewhere."""

    size: int


class Replicas:
    """Owned by the hall's thread. `later` brings `Overdue` back; `changed` is told whenever `late` or `starved` do.

    `snapshot` is how many entries each connected station keeps; it may be looked at from any thread, and never changes.
    """

    def __init__(self, folder: Path, later: Callable[[float, Overdue], None], changed: Callable[[], None]) -> None:
        self._mark = folder / FILE
        self._later = later
        self._changed = changed
        self.snapshot: Mapping[str, int] = MappingProxyType({})
        self._kept: dict[str, dict[int, int]] = {}  # how far each station is, by connection
        self._waiting: dict[tuple[int, bytes], Callable[[], None]] = {}
        self._counts_on_one = self._is_marked = self._mark.exists()
        self.late: frozenset[str] = frozenset()
        self.starved = False

    def required(self, assembly: Assembly) -> bool:
        """Whether a receipt has to wait for a replica now."""
        if not self._counts_on_one or assembly.settings.receipts is not ReceiptPolicy.REPLICATED:
            return False
        poll = assembly.running
        return poll is None or not poll.replication_waived

    def when_kept(self, size: int, vote_hash: bytes, assembly: Assembly, action: Callable[[], None]) -> None:
        """Does it once the first `size` entries are kept by one station; at once if nobody has to. Once for a vote."""
        if not self.required(assembly) or size <= self._most():
            action()
        elif (size, vote_hash) not in self._waiting:
            self._waiting[size, vote_hash] = action
            self._later(LATE_AFTER, Overdue(size))

    def kept(self, station: str, size: int, connection: int = 0) -> None:
        """A station says over one of its connections that it keeps so many entries, durably."""
        if not self._is_marked:
            self._count_on_one()
        sizes = self._kept.setdefault(station, {})
        sizes[connection] = max(size, sizes.get(connection, 0))
        self._show()
        self._release(self._most())
        self._look()

    def gone(self, station: str, connection: int = 0) -> None:
        """A connection of a station ended; it may have another one."""
        sizes = self._kept.get(station, {})
        if sizes.pop(connection, None) is None:
            return
        if not sizes:
            del self._kept[station]
        self._show()
        self._look(self.late & set(self._kept))

    def overdue(self, event: Overdue) -> None:
        """A quarter of a second went by: who has not confirmed is late."""
        self._look(self.late | {name for name in self._kept if self._size(name) < event.size})

    def waived(self) -> None:
        """The admin does without, or the poll is over: what waits goes."""
        self._release(max((size for size, _ in self._waiting), default=0))
        self._look()

    def _count_on_one(self) -> None:
        """From now on, and through every restart; where the disk refuses that, it is tried again the next time."""
        try:
            self._mark.touch()
            self._is_marked = True
        except OSError as error:
            if not self._counts_on_one:
                _log.warning("not kept that receipts wait for a station", why=str(error))
        self._counts_on_one = True

    def _show(self) -> None:
        self.snapshot = MappingProxyType({name: self._size(name) for name in self._kept})

    def _most(self) -> int:
        return max(map(self._size, self._kept), default=0)

    def _size(self, station: str) -> int:
        return max(self._kept.get(station, {}).values(), default=0)

    def _release(self, size: int) -> None:
        ready = [place for place in self._waiting if place[0] <= size]
        for place in ready:
            self._waiting.pop(place)()

    def _look(self, late: frozenset[str] | None = None) -> None:
        """Who of the late has caught up, and whether receipts wait for nobody."""
        behind = frozenset(name for name in (self.late if late is None else late) if self._size(name) < self._due())
        starved = bool(self._waiting) and not set(self._kept) - behind
        if (behind, starved) != (self.late, self.starved):
            self.late, self.starved = behind, starved
            self._changed()

    def _due(self) -> int:
        """How many entries a replica is to keep before it is no longer late."""
        return max((size for size, _ in self._waiting), default=self._most())
