"""The one SQLite file that holds a ledger, and all reading and writing of it.

- One writer. It counts the entries itself; if another program appended, the triggers refuse the next entry.
- An append is one transaction, on disk when the call returns (WAL, synchronous=FULL).
- Entries are handed over as the bytes that they are. What they mean is not looked at here.
- A store belongs to the thread that opened it. Others open their own, to read.
- After `close` the ledger is one file, unless another program still has it open.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlite_utils import Database

from stemkast.ledger.connection import connect_existing, connect_new, errors_as, make_durable, put_back
from stemkast.ledger.errors import LedgerDamaged, LedgerNotWritten, LedgerUnusable, Obstacle
from stemkast.ledger.place import Place
from stemkast.ledger.schema import USER_VERSION, create_schema

_CHUNK = 1_000  # entries per read: no read stays open between two of them, so the write-ahead log can be emptied

_APPEND = "INSERT INTO entry (idx, body) VALUES (?, ?)"
_READ = "SELECT idx, CAST(body AS BLOB) FROM entry WHERE idx >= ? AND idx < ? ORDER BY idx"
_CHECK = "PRAGMA integrity_check(1)"  # not the quick one: without an index to compare it takes no longer
_PUT_BACK = "PRAGMA wal_checkpoint(PASSIVE)"
_SIZE = "SELECT coalesce(max(idx) + 1, 0) FROM entry"
_ADD_CHECKPOINT = "INSERT INTO checkpoint (size, note) VALUES (?, ?)"
_LAST_CHECKPOINT = "SELECT size, note FROM checkpoint ORDER BY size DESC LIMIT 1"
_CHECKPOINTS = "SELECT size, note FROM checkpoint ORDER BY size"
_CHECKPOINT = "SELECT note FROM checkpoint WHERE size = ?"
_ADD_COSIGNATURE = "INSERT INTO cosignature (size, witness, line) VALUES (?, ?, ?)"
_COSIGNATURES = "SELECT size, witness, line FROM cosignature ORDER BY size, witness"
_WITNESSED = "SELECT witness, max(size) FROM cosignature GROUP BY witness"
_COSIGNATURES_OF = "SELECT witness, line FROM cosignature WHERE size = ? ORDER BY witness"


class LedgerStore:
    """An open ledger. Made by `create`, `open` or `open_read_only`; a context manager that closes.

    Every method raises LedgerDamaged when SQLite finds the file damaged.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection, *, writable: bool) -> None:
        self._path = path
        self._connection = connection
        self._writable = writable
        self._open = True
        self._place = Place.of(path)
        try:
            self._size = self._read_size()
        except LedgerDamaged:
            connection.close()
            raise

    @classmethod
    def create(cls, path: Path) -> Self:
        """A new, empty ledger. Raises LedgerUnusable if there is a file already or none can be made."""
        connection = connect_new(path)
        try:
            with errors_as(LedgerUnusable, path):
                make_durable(connection)
                create_schema(Database(connection, execute_plugins=False))
                return cls(path, connection, writable=True)
        except BaseException:
            connection.close()
            path.unlink()
            raise

    @classmethod
    def open(cls, path: Path) -> Self:
        """A ledger to append to. Raises LedgerUnusable if it is missing, no ledger, locked or read-only."""
        return cls(path, connect_existing(path, writable=True), writable=True)

    @classmethod
    def open_read_only(cls, path: Path) -> Self:
        """A ledger to read, also while another program appends to it. Raises LedgerUnusable as `open` does."""
        return cls(path, connect_existing(path, writable=False), writable=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self._path

    @property
    def size(self) -> int:
        """The number of entries: what this writer appended, or what a reader finds now."""
        return self._size if self._writable else self._read_size()

    def check(self) -> None:
        """Has SQLite look at every page and row; some 30 ms for 75,000 entries. Raises LedgerDamaged."""
        said = " ".join(str(found) for (found,) in self._read(_CHECK)).replace("\n", " ")
        if said != "ok":
            raise LedgerDamaged(f"{self._path} is damaged ({said}).")

    def begin_writing(self) -> None:
        """Makes a store that was opened to read one to append to: for who looks before the file is touched.

        Raises LedgerUnusable as `open` does, and then nothing has changed.
        """
        if not self._writable:
            connection = connect_existing(self._path, writable=True)
            self._connection.close()
            self._connection, self._writable = connection, True
            self._size = self._read_size()

    def pages_ahead(self) -> int:
        """How many pages of the write-ahead log SQLite took as whole; they are in the file now, or will be later.

        Raises LedgerNotWritten.
        """
        with errors_as(LedgerNotWritten, self._path):
            _busy, pages, _moved = self._connection.execute(_PUT_BACK).fetchone()
        return max(int(pages), 0)

    def append(self, bodies: Sequence[bytes]) -> range:
        """Appends the bodies in one transaction and returns their indexes; they are durable when it returns.

        Raises LedgerNotWritten, and then none of them is in the ledger.
        """
        indexes = range(self._size, self._size + len(bodies))
        if bodies:
            rows = [(index, body.decode("utf-8")) for index, body in zip(indexes, bodies, strict=True)]
            self._write(_APPEND, rows)
            self._size = indexes.stop
        return indexes

    def entries(self, start: int = 0, stop: int | None = None) -> Iterator[bytes]:
        """The bodies from `start` up to `stop` (all that there are when the reading begins, without it), in order.

        Raises LedgerDamaged where one is missing.
        """
        stop = self.size if stop is None else min(stop, self.size)
        for first in range(start, stop, _CHUNK):
            last = min(first + _CHUNK, stop)
            rows: list[tuple[int, bytes]] = self._read(_READ, (first, last))
            if [index for index, _ in rows] != list(range(first, last)):
                raise LedgerDamaged(f"{self._path} is damaged: entries from {first} to {last - 1} are missing.")
            for _, body in rows:
                yield body

    def add_checkpoint(self, size: int, note: str) -> None:
        """Keeps a checkpoint of the first `size` entries; the same one again is no matter.

        Raises LedgerNotWritten, also for a checkpoint that does not grow or goes beyond the entries.
        """
        if (size, note) != self.last_checkpoint():
            self._write(_ADD_CHECKPOINT, [(size, note)])

    def last_checkpoint(self) -> tuple[int, str] | None:
        """The size and the note of the newest checkpoint, or None."""
        rows: list[tuple[int, str]] = self._read(_LAST_CHECKPOINT)
        return rows[0] if rows else None

    def checkpoints(self) -> list[tuple[int, str]]:
        """Sizes and notes of all checkpoints, in order."""
        return self._read(_CHECKPOINTS)

    def checkpoint(self, size: int) -> str | None:
        """The note of the checkpoint of `size`, or None."""
        rows: list[tuple[str]] = self._read(_CHECKPOINT, (size,))
        return rows[0][0] if rows else None

    def add_cosignature(self, size: int, witness: str, line: str) -> None:
        """Keeps the line with which a witness cosigned the checkpoint of `size`.

        A second line of the same witness is no matter, and not kept. Raises LedgerNotWritten, also where there is no
        such checkpoint.
        """
        if witness not in {name for name, _ in self.cosignatures(size)}:
            self._write(_ADD_COSIGNATURE, [(size, witness, line)])

    def cosignatures(self, size: int) -> list[tuple[str, str]]:
        """Witness and line under the checkpoint of `size`, by witness."""
        return self._read(_COSIGNATURES_OF, (size,))

    def all_cosignatures(self) -> list[tuple[int, str, str]]:
        """Size of the checkpoint, witness and line, in order."""
        return self._read(_COSIGNATURES)

    def witnessed(self) -> dict[str, int]:
        """The size of the newest checkpoint that each witness cosigned, by witness."""
        return dict(self._read(_WITNESSED))

    def obstacle(self) -> Obstacle | None:
        """Why nothing could be written now, as far as that shows without trying."""
        return self._place.obstacle()

    def try_writing(self) -> Obstacle | None:
        """Writes what is there already once more, and says what stood in the way, if anything did."""
        try:
            with self._transaction() as connection:
                connection.execute(f"PRAGMA user_version = {USER_VERSION}")
        except LedgerNotWritten as error:
            return error.obstacle
        return None

    def close(self) -> None:
        """Closes the file and leaves one file, unless another program still reads it. May be called again."""
        if self._open and self._writable:
            put_back(self._connection)
        self._open = False
        self._connection.close()

    def _write(self, statement: str, rows: Sequence[tuple[int | str, ...]]) -> None:
        with self._transaction() as connection:
            connection.executemany(statement, rows)

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        connection = self._connection
        with errors_as(LedgerNotWritten, self._path):
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                self._look()
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    def _look(self) -> None:
        match self._place.obstacle():
            case Obstacle.GONE:
                raise LedgerNotWritten(
                    f"{self._path} is not there any more; what is written now is lost.", Obstacle.GONE
                )
            case Obstacle.READ_ONLY:
                raise LedgerNotWritten(f"{self._path} can be read but not written.", Obstacle.READ_ONLY)
            case _:
                return

    def _read(self, statement: str, values: tuple[int, ...] = ()) -> list[Any]:
        with errors_as(LedgerDamaged, self._path):
            return self._connection.execute(statement, values).fetchall()

    def _read_size(self) -> int:
        return int(self._read(_SIZE)[0][0])
