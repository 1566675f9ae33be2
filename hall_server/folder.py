"""The data folder of one assembly: the ledger, the keys, the tokens. Made by `init`, opened by `serve`."""

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from nacl.signing import SigningKey as NoteKey

from hall_server.access import Access
from hall_server.book import Book
from hall_server.keys import HallKeys
from stemkast.assembly.events import AssemblyInitialised, Role
from stemkast.ledger import checkpoint
from stemkast.ledger.store import LedgerStore

LEDGER = "assembly.ledger"
VKEY = "hall.vkey"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What `init` is told about the assembly; `fleet_key` certified its keypads."""

    name: str
    date: str
    place: str
    fleet_key: bytes


class FolderInUse(Exception):
    """Raised by `init`: the folder holds an assembly already."""


def now() -> datetime:
    """The time in whole milliseconds."""
    moment = datetime.now(UTC)
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


def init(folder: Path, wanted: Wanted) -> None:
    """Makes keys, tokens and a ledger whose first entry says which assembly this is.

    Raises FolderInUse, OSError, LedgerUnusable.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if any((folder / name).exists() for name in (LEDGER, "hall.keys")):
        raise FolderInUse(f"{folder} holds an assembly already")
    keys = HallKeys.generate()
    keys.save(folder)
    Access.make().save(folder)
    assembly = secrets.token_bytes(16)
    vkey = checkpoint.vkey_of(checkpoint.origin_of(assembly), keys.hall.public_key)
    (folder / VKEY).write_text(vkey + "\n", encoding="ascii")
    book = _book(LedgerStore.create(folder / LEDGER), keys)
    try:
        event = AssemblyInitialised(
            assembly=assembly,
            name=wanted.name,
            date=wanted.date,
            place=wanted.place,
            epoch=1,
            hall_key=keys.hall.public_key,
            succession_key=keys.succession.public_key,
            fleet_key=wanted.fleet_key,
        )
        refusal = book.record(event, "hall", Role.HALL)
        if refusal is not None:
            raise ValueError(refusal.text)
        book.ask_for_checkpoint()
        book.commit()
    finally:
        book.close()


def open_book(folder: Path) -> tuple[Book, HallKeys]:
    """Opens the ledger of a folder for its one writer. Raises KeysUnusable, LedgerUnusable, LedgerUnreadable."""
    keys = HallKeys.load(folder)
    return _book(LedgerStore.open(folder / LEDGER), keys), keys


def _book(store: LedgerStore, keys: HallKeys) -> Book:
    key = NoteKey(keys.hall_seed)
    return Book(store, lambda state: checkpoint.sign(state, key), now)
