"""A verified copy of the hall's ledger, in a file of this station's own (design decision 8).

Entries are kept as they come and believed up to the last checkpoint that fits them. A hall that changes what it said
before, or lost it, is named and not followed any further; what was kept until then stays.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from stemkast.hall_client.following.not_followed import NotFollowed, ReplicaFault
from stemkast.hall_client.following.succession_proof import is_proven
from stemkast.ledger import checkpoint
from stemkast.ledger.errors import LedgerError
from stemkast.ledger.halls import vkey_after
from stemkast.ledger.note import NoteRefused
from stemkast.ledger.store import LedgerStore
from stemkast.ledger.tree import Tree, leaf_hash


class Replica:
    """Owned by the thread that follows the hall. `size` entries are kept, `verified` of them under a checkpoint."""

    def __init__(self, store: LedgerStore) -> None:
        self._store = store
        self._waiting: list[bytes] = []
        self._tree = Tree()
        self._vkey: str | None = None
        self._first = b""
        self.stopped: NotFollowed | None = None
        self._grow(store.entries())
        last = store.last_checkpoint()
        self.verified = last[0] if last is not None else 0

    @classmethod
    def open(cls, path: Path) -> "Replica":
        """The replica in this file, or a new one. Raises LedgerUnusable, LedgerDamaged."""
        return cls(LedgerStore.open(path) if path.exists() else LedgerStore.create(path))

    @property
    def size(self) -> int:
        """The number of entries that are kept; durable."""
        return self._store.size

    def bodies(self) -> Iterator[bytes]:
        """Every entry that is kept, in order."""
        return self._store.entries()

    def take(self, body: bytes) -> None:
        """The next entry. Kept with the next `keep`."""
        if self.stopped is None:
            self._waiting.append(body)

    def keep(self) -> NotFollowed | None:
        """Writes what came since the last time; durable when this returns."""
        bodies, self._waiting = self._waiting, []
        if self.stopped is None and bodies:
            try:
                self._store.append(bodies)
            except LedgerError as error:
                return self._not_kept(error)
            self._grow(bodies)
        return self.stopped

    def check(self, note: str) -> NotFollowed | None:
        """A checkpoint of the hall: it has to fit what was kept."""
        if self.keep() is not None:
            return self.stopped
        said = checkpoint.open_note(note, self._vkey) if self._vkey is not None else None
        if said is None or isinstance(said, NoteRefused):
            return self._stop(ReplicaFault.BAD_CHECKPOINT, "the hall sends a checkpoint that it did not sign")
        if said.size < self.size:
            return self._of_fewer(said, note)
        if said.size > self.size or said.root != self._tree.root():
            return self._stop(ReplicaFault.REWRITTEN, "the hall changed entries that it had sent before")
        return self._verified(said, note)

    def shortened(self, size: int) -> "Replica":
        """Its first `size` entries in the same file again, and all of it put aside under another name.

        Raises OSError, LedgerError. `verified` is at most `size`.
        """
        path, bodies = self._store.path, list(self._store.entries(0, size))
        checkpoints = [each for each in self._store.checkpoints() if each[0] <= size]
        aside = path.with_name(f"{path.name}.{self.size}")
        self._store.close()
        path.rename(aside)
        store = LedgerStore.create(path)
        store.append(bodies)
        for each in checkpoints:
            store.add_checkpoint(*each)
        return Replica(store)

    def close(self) -> None:
        """Keeps what waits and closes the file."""
        self.keep()
        self._store.close()

    def _grow(self, bodies: Iterable[bytes]) -> None:
        for body in bodies:
            self._first = self._first or body
            if not is_proven(self._first, self._tree.size, body):
                self._stop(ReplicaFault.BAD_SUCCESSION, "the hall took over without the succession key")
            self._vkey = vkey_after(self._vkey, self._tree.size, body)
            self._tree.append(leaf_hash(body))

    def _verified(self, said: checkpoint.Checkpoint, note: str) -> NotFollowed | None:
        if said.size > self.verified:
            try:
                self._store.add_checkpoint(said.size, note)
            except LedgerError as error:
                return self._not_kept(error)
            self.verified = said.size
        return None

    def _of_fewer(self, said: checkpoint.Checkpoint, note: str) -> NotFollowed | None:
        """The checkpoint of a hall that has fewer entries than this replica, or of a moment ago."""
        if Tree(leaf_hash(body) for body in self._store.entries(0, said.size)).root() != said.root:
            return self._stop(ReplicaFault.REWRITTEN, "the hall changed entries that it had sent before")
        if said.size < self.verified:
            text = f"the hall has {said.size} entries, this station {self.verified} that the hall signed before"
            return self._stop(ReplicaFault.BEHIND, text, said.size, self.verified)
        return self._verified(said, note)

    def _not_kept(self, error: LedgerError) -> NotFollowed:
        text = f"this station cannot keep what the hall says: {error}"
        self.stopped = NotFollowed(ReplicaFault.NOT_KEPT, text, obstacle=error.obstacle)
        return self.stopped

    def _stop(self, fault: ReplicaFault, text: str, entries: int = 0, signed: int = 0) -> NotFollowed:
        self.stopped = NotFollowed(fault, text, entries, signed)
        return self.stopped
