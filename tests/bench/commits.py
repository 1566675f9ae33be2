"""What a batch of votes costs the ledger, beside a bare SQLite file with the same rows and the same durability."""

import sqlite3
import statistics
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from stemkast.ledger.store import LedgerStore

BATCH = 64
"""Votes in one transaction: about what a hall writes at once when all press."""
_TIMES = 60


@dataclass(frozen=True, slots=True)
class Commits:
    """The median of a batch, in seconds by the clock: durable in the ledger, and in a bare file."""

    ledger: float
    bare: float


def commits() -> Commits:
    """By turns, so that both meet the same disk."""
    bodies = [b'{"at":"2023-06-14T08:00:00.000Z","by":"hall","data":{"vote":"%s"}}' % (b"x" * 260)] * BATCH
    in_ledger, in_bare = [], []
    with tempfile.TemporaryDirectory(prefix="stemkast-") as made:
        bare = _bare_file(Path(made) / "bare.sqlite")
        with LedgerStore.create(Path(made) / "a.ledger") as store:
            for turn in range(_TIMES):
                begin = time.perf_counter()
                store.append(bodies)
                in_ledger.append(time.perf_counter() - begin)
                rows = [(turn * BATCH + place, body.decode()) for place, body in enumerate(bodies)]
                begin = time.perf_counter()
                bare.execute("BEGIN IMMEDIATE")
                bare.executemany("INSERT INTO entry VALUES (?, ?)", rows)
                bare.execute("COMMIT")
                in_bare.append(time.perf_counter() - begin)
        bare.close()
    return Commits(statistics.median(in_ledger), statistics.median(in_bare))


def _bare_file(path: Path) -> sqlite3.Connection:
    bare = sqlite3.connect(path, isolation_level=None)
    bare.execute("PRAGMA journal_mode = WAL")
    bare.execute("PRAGMA synchronous = FULL")
    bare.execute("CREATE TABLE entry (idx INTEGER PRIMARY KEY, body TEXT NOT NULL)")
    return bare
