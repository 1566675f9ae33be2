"""What is verified: a ledger (SQLite). A copy is read, the original left alone; of a folder, the ledger in it."""

import shutil
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from stemkast.verifier.log import sha256

LEDGER = "assembly.ledger"
_IDENTITY = (0x53544D4B, 3)  # application_id and user_version
_TABLES = {
    "entry": "CREATE TABLE entry ( idx INTEGER PRIMARY KEY, body TEXT NOT NULL )",
    "checkpoint": "CREATE TABLE checkpoint ( size INTEGER PRIMARY KEY, note TEXT NOT NULL )",
    "cosignature": "CREATE TABLE cosignature ( size INTEGER, witness TEXT, line TEXT NOT NULL,"
    " PRIMARY KEY (size, witness) )",
}
_VIEWS = {"votes", "results", "handouts"}
# SHA-256 of the SQL text of all triggers, and of all views: VERIFY.md says how it is made
_TRIGGER_TEXTS = "a40d5263bf7cbd85dcca21164e53a44eda411c013d35bb8f0325c56f55012e6b"
_VIEW_TEXTS = "63d88dee1cf5cfbabd0a8f31a5c527936bed054caa14adb5c7b931ecf31d6e9a"
_ENTRIES = "SELECT idx, typeof(body), CAST(coalesce(body, '') AS BLOB) FROM entry ORDER BY idx"
_CHECKPOINTS = "SELECT size, CAST(coalesce(note, '') AS BLOB) FROM checkpoint ORDER BY size"
_COSIGNATURES = (
    "SELECT size, CAST(coalesce(witness, '') AS BLOB), CAST(coalesce(line, '') AS BLOB) FROM cosignature"
    " ORDER BY size, witness"
)
_VOTES = "SELECT poll, CAST(municipality AS BLOB), weight, choice, idx, counted FROM votes ORDER BY idx"


@dataclass(frozen=True, slots=True)
class Unusable:
    """Nothing can be verified; `text` says why, in one sentence."""

    text: str


@dataclass(slots=True)
class Material:
    """What was read. Nothing of it is believed.

    bodies       the entries in order
    checkpoints  size and signed note of each, in order
    cosignatures size of the checkpoint, witness and line of each, in order
    votes        what the view `votes` shows, None if it is not that of every ledger
    faults       what is wrong already: the number of the check and a sentence
    """

    bodies: list[bytes] = field(default_factory=list)
    checkpoints: list[tuple[int, bytes]] = field(default_factory=list)
    cosignatures: list[tuple[int, bytes, bytes]] = field(default_factory=list)
    votes: list[tuple[object, ...]] | None = None
    faults: list[tuple[str, str]] = field(default_factory=list)


def read(path: Path) -> Material | Unusable:
    """Everything that is to be verified in the ledger `path`, or in the one in the folder `path`. Never raises."""
    material = Material()
    ledger = path
    try:
        ledger = path / LEDGER if path.is_dir() else path
        if not ledger.is_file():
            return Unusable(f"{ledger} is not there." if not ledger.exists() else f"{ledger} is not a file.")
        with TemporaryDirectory() as folder, closing(_copied(ledger.resolve(), Path(folder))) as connection:
            problem = _read_ledger(connection, material)
    except sqlite3.Error as error:
        return Unusable(f"{ledger} cannot be read as a ledger: {error}.")
    except OSError as error:
        return Unusable(f"{ledger} cannot be read: {error.strerror or error}.")
    return Unusable(f"{ledger} is not a ledger: {problem}.") if problem else material


def _copied(ledger: Path, to: Path) -> sqlite3.Connection:
    """A copy to read, with what SQLite has beside a ledger in use. Raises OSError where it does not stand still."""
    for _ in range(20):
        used = [each for end in ("", "-wal", "-journal") if (each := ledger.with_name(ledger.name + end)).exists()]
        before = [(each.stat().st_size, each.stat().st_mtime_ns) for each in used]
        for each in used:
            shutil.copyfile(each, to / each.name)
        if before == [(each.stat().st_size, each.stat().st_mtime_ns) for each in used]:
            return sqlite3.connect(to / ledger.name)
    raise OSError("it is being written to all the time; try again in a moment")


def _read_ledger(connection: sqlite3.Connection, material: Material) -> str:
    """Reads the file; returns why it is no ledger, or nothing."""
    identity = [connection.execute(f"PRAGMA {each}").fetchone()[0] for each in ("application_id", "user_version")]
    connection.text_factory = bytes
    connection.execute("PRAGMA trusted_schema = OFF")
    rows = connection.execute("SELECT CAST(name AS BLOB), CAST(coalesce(sql, '') AS BLOB) FROM sqlite_master")
    schema = sorted((_plain(name), _plain(sql)) for name, sql in rows)
    if tuple(identity) != _IDENTITY or any(schema.count(table) != 1 for table in _TABLES.items()):
        return "its number, its version or its tables are not those of a ledger"
    views = [text for name, text in schema if name in _VIEWS]
    others = [(name, text) for name, text in schema if name not in _VIEWS and (name, text) not in _TABLES.items()]
    as_ever = _digest(text for _, text in others) == _TRIGGER_TEXTS, _digest(views) == _VIEW_TEXTS
    if not as_ever[0]:
        material.faults.append(
            ("V-01", f"not just the triggers of every ledger: {', '.join(ascii(name) for name, _ in others)}")
        )
    else:  # otherwise the file could hold something that runs here
        for (each,) in connection.execute("PRAGMA integrity_check"):
            if each != b"ok":
                material.faults.append(("V-02", f"SQLite finds: {each!a}"))
        material.votes = _shown(connection) if as_ever[1] else None
    for place, (index, kind, body) in enumerate(connection.execute(_ENTRIES)):
        if index != place or kind != b"text":
            material.faults.append(("V-02", f"place {place} holds entry {index} as {kind!a}"))
        material.bodies.append(body)
    material.checkpoints = connection.execute(_CHECKPOINTS).fetchall()
    material.cosignatures = connection.execute(_COSIGNATURES).fetchall()
    return ""


def _plain(text: bytes) -> str:
    """SQL without quotes around names, and with single spaces."""
    return " ".join(text.decode(errors="replace").translate({ord(each): None for each in '"[]'}).split())


def _digest(texts: Iterable[str]) -> str:
    return sha256("".join(f"{text}\n" for text in texts).encode()).hex()


def _shown(connection: sqlite3.Connection) -> list[tuple[object, ...]] | None:
    try:
        connection.execute("PRAGMA trusted_schema = ON")  # its text is known; SQLite takes JSON functions for unsafe
        return connection.execute(_VOTES).fetchall()
    except sqlite3.Error:  # entries that are no JSON; V-03 says which
        return None
