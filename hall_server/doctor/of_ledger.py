"""What is the matter with a ledger and with what is signed about it; nothing is changed, and nothing raised.

This looks whether a hall can go on with the file. Whether the votes in it count up is for `stemkast verify`.
"""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from hall_server.disk.keys import FILE as KEYS
from hall_server.disk.keys import HallKeys, KeysUnusable
from hall_server.doctor.finding import Finding, attention, broken, ok
from stemkast.assembly.assembly import Assembly
from stemkast.ledger import checkpoint
from stemkast.ledger.checkpoint import Checkpoint
from stemkast.ledger.connection import connect_existing
from stemkast.ledger.entry import Entry, from_body
from stemkast.ledger.errors import LedgerError
from stemkast.ledger.replay import ReplayRefused, replay
from stemkast.ledger.store import LedgerStore
from stemkast.ledger.tree import Tree, leaf_hash


@dataclass(frozen=True, slots=True)
class LedgerRead:
    """What a ledger holds: all bodies, and size and note of its last checkpoint."""

    bodies: tuple[bytes, ...]
    last: tuple[int, str] | None


def read_ledger(path: Path) -> LedgerRead | Finding:
    """What the ledger holds, if SQLite finds the file whole."""
    try:
        with closing(connect_existing(path, writable=False)) as connection:
            ((said,), *_) = connection.execute("PRAGMA integrity_check(1)").fetchall()
        if said != "ok":
            return broken("ledger", f"{path} is damaged ({said}); keep it, and go on with the copy of a station.")
        with LedgerStore.open_read_only(path) as store:
            last = store.last_checkpoint()  # first: the entries that it covers are there when they are read
            return LedgerRead(tuple(store.entries()), last)
    except LedgerError as error:
        return broken("ledger", f"{error} Keep what is there, and go on with the copy of a station.")
    except sqlite3.Error as error:
        return broken("ledger", f"{path} is damaged ({error}); keep it, and go on with the copy of a station.")


def ledger(folder: Path, read: LedgerRead) -> list[Finding]:
    """Whether the entries keep the rules, belong to the keys beside them and stand under the last checkpoint."""
    assembly = Assembly()
    refused = replay(read.bodies, assembly, Tree())
    if isinstance(refused, ReplayRefused):
        return [broken("ledger", f"entry {refused.index} breaks the rules: {refused.text}; no hall serves this.")]
    if assembly.initialised is None:
        return [broken("ledger", "it has no entry; was `hall-server init` run here?")]
    found = [ok("ledger", f"{len(read.bodies)} entries, whole and by the rules."), under(read, assembly)]
    try:
        if HallKeys.load(folder).hall.public_key != assembly.hall_key:
            found.append(broken("keys", f"{folder / KEYS} is of another assembly; bring back the one of this ledger."))
    except KeysUnusable:
        pass  # said by `secrets`
    return found


def under(read: LedgerRead, assembly: Assembly) -> Finding:
    """Whether the entries have the root that the hall signed last."""
    signed = _signed(read, assembly)
    if read.last is None:
        return attention("checkpoint", "there is none yet; serve the folder once, and look again.")
    if signed is None:
        return broken("checkpoint", "the last one is not signed by this hall; run `stemkast verify` and keep the file.")
    if signed.size > len(read.bodies):
        missing = f"{signed.size} entries were signed and {len(read.bodies)} are there"
        return broken("checkpoint", f"{missing}; go on with the copy of a station.")
    if Tree(leaf_hash(body) for body in read.bodies[: signed.size]).root() != signed.root:
        return broken("checkpoint", "entries were changed after they were signed; run `stemkast verify`, do not serve.")
    later = len(read.bodies) - signed.size
    return ok("checkpoint", f"{signed.size} entries have the root that was signed, {later} came later.")


def clock(read: LedgerRead, now: datetime) -> Finding:
    """Whether this computer's clock goes on where the ledger ended."""
    entry = from_body(len(read.bodies) - 1, read.bodies[-1]) if read.bodies else None
    said = f"{now:%Y-%m-%d %H:%M:%S} UTC"
    if isinstance(entry, Entry) and now < entry.at:
        before = f"{entry.at:%Y-%m-%d %H:%M:%S}"
        return broken("clock", f"it says {said}, which is before the last entry ({before}); set it before you serve.")
    return ok("clock", f"it says {said}, which is after the last entry.")


def _signed(read: LedgerRead, assembly: Assembly) -> Checkpoint | None:
    """The last checkpoint, if it is signed by this hall or by the one that it succeeded."""
    if read.last is None or assembly.initialised is None:
        return None
    origin = checkpoint.origin_of(assembly.initialised.assembly)
    for key in (assembly.hall_key, assembly.initialised.hall_key):
        opened = checkpoint.open_note(read.last[1], checkpoint.vkey_of(origin, key))
        if isinstance(opened, Checkpoint):
            return opened
    return None
