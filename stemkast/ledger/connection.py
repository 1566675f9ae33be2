"""Opening the SQLite file of a ledger, and saying in one sentence what SQLite says in codes."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from stemkast.ledger.errors import LedgerDamaged, LedgerError, LedgerUnusable, Obstacle
from stemkast.ledger.schema import problem_with

_PATIENCE = 2.0  # seconds to wait for another program that holds the file for a moment

_SENTENCES = {
    sqlite3.SQLITE_BUSY: "{path} is in use by another program.",
    sqlite3.SQLITE_LOCKED: "{path} is in use by another program.",
    sqlite3.SQLITE_PROTOCOL: "{path} is in use by another program.",
    sqlite3.SQLITE_FULL: "The disk that holds {path} is full.",
    sqlite3.SQLITE_READONLY: "{path} can be read but not written.",
    sqlite3.SQLITE_PERM: "There is no permission to use {path}.",
    sqlite3.SQLITE_CANTOPEN: "{path}, or a file beside it, cannot be opened.",
    sqlite3.SQLITE_NOTADB: "{path} is not a ledger of this program.",
    sqlite3.SQLITE_CORRUPT: "{path} is damaged.",
    sqlite3.SQLITE_IOERR: "{path} cannot be read or written: the disk reports an error.",
    sqlite3.SQLITE_CONSTRAINT: "{path} refuses this: {error}.",
}
_OBSTACLES = {
    sqlite3.SQLITE_BUSY: Obstacle.IN_USE,
    sqlite3.SQLITE_LOCKED: Obstacle.IN_USE,
    sqlite3.SQLITE_PROTOCOL: Obstacle.IN_USE,
    sqlite3.SQLITE_FULL: Obstacle.FULL,
    sqlite3.SQLITE_READONLY: Obstacle.READ_ONLY,
    sqlite3.SQLITE_PERM: Obstacle.READ_ONLY,
}
_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})


@contextmanager
def errors_as(kind: type[LedgerError], path: Path) -> Iterator[None]:
    """Turns what SQLite raises into `kind` with one sentence. A wrong use of the library stays what it is."""
    try:
        yield
    except sqlite3.ProgrammingError:
        raise
    except sqlite3.Error as error:
        primary = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF  # the rest says more to nobody
        sentence = _SENTENCES.get(primary, "{path} cannot be used: {error}.")
        obstacle = _OBSTACLES.get(primary, Obstacle.BROKEN)
        if kind is LedgerUnusable and primary in _DAMAGED:
            kind = LedgerDamaged
        raise kind(sentence.format(path=path, error=error), obstacle) from error


def connect_new(path: Path) -> sqlite3.Connection:
    """A connection to a new, empty file. Raises LedgerUnusable if there is a file or none can be."""
    try:
        path.touch(exist_ok=False)
    except FileExistsError:
        raise LedgerUnusable(f"{path} exists already.") from None
    except OSError as error:
        raise LedgerUnusable(f"{path} cannot be made: {error.strerror}.") from error
    return _connect(path, "rw")


def connect_existing(path: Path, *, writable: bool) -> sqlite3.Connection:
    """A connection to a ledger that is there. Raises LedgerUnusable if it is missing, no ledger, locked, damaged."""
    if not os.path.lexists(path):
        raise LedgerUnusable(f"{path} does not exist.")
    if path.is_dir():
        raise LedgerUnusable(f"{path} is a folder, not a ledger.")
    if not os.access(path, os.R_OK):
        raise LedgerUnusable(f"There is no permission to read {path}.")
    with errors_as(LedgerUnusable, path):
        connection = _connect(path, "rw" if writable else "ro")
        try:
            problem = problem_with(connection)
            if problem is not None:
                raise LedgerUnusable(f"{path} {problem}.")
            if writable:
                make_durable(connection)
        except BaseException:
            connection.close()
            raise
    return connection


def make_durable(connection: sqlite3.Connection) -> None:
    """Every commit is on disk when it returns; readers do not wait for it. Raises sqlite3.Error if that cannot be."""
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    # Says now whether the file can be written, rather than at the first vote; nothing is written.
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("ROLLBACK")


def put_back(connection: sqlite3.Connection) -> None:
    """Puts the write-ahead log back into the file and leaves no other file beside it, where that can be done.

    Where another program still reads the file, or the disk is full, the entries are safe in the write-ahead log;
    whoever closes the file last puts it back.
    """
    try:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.OperationalError:
        return


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        timeout=_PATIENCE,
        isolation_level=None,
        check_same_thread=False,
    )
    # A ledger may come from anyone: its views may call nothing that has effects.
    connection.execute("PRAGMA trusted_schema = OFF")
    return connection
