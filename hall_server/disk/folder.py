"""The data folder of one assembly: the ledger, the keys, the tokens. Made by `init`, opened by `serve`."""

import fcntl
import os
import secrets
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import structlog
from nacl.signing import SigningKey as NoteKey

from hall_server.disk import certificate
from hall_server.disk.book import TAKE_A_COPY, Book, LedgerUnreadable
from hall_server.disk.clock import HallClock
from hall_server.disk.keys import HallKeys
from hall_server.disk.succession_key import SuccessionKey
from hall_server.stations.access import Access
from stemkast import private_file
from stemkast.assembly.assembly import Assembly
from stemkast.assembly.events import AssemblyInitialised, Role
from stemkast.ledger import checkpoint
from stemkast.ledger.errors import LedgerDamaged, LedgerNotWritten, LedgerUnusable, Obstacle
from stemkast.ledger.replay import Replayed
from stemkast.ledger.store import LedgerStore
from stemkast.ledger.write_ahead import pages_begun

LEDGER = "assembly.ledger"
VKEY = "hall.vkey"
LOCK = "hall.lock"
SHEET = "succession.html"
RETIRED = "retired"
_log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Wanted:
    """What `init` is told about the assembly; `fleet_key` certified its keypads."""

    name: str
    date: str
    place: str
    fleet_key: bytes


class FolderInUse(Exception):
    """Raised by `init`: the folder holds an assembly already."""


class FolderUnusable(Exception):
    """Raised by `locked`: another hall serves this folder, or nothing can be written there."""


def init(folder: Path, wanted: Wanted, passphrase: str = "") -> SuccessionKey:
    """Makes keys, tokens and a ledger whose first entry says which assembly this is; gives the succession key.

    That key stands on the sheet `succession.html`, to be printed and wiped. With a passphrase the hall's keys are
    sealed. Raises FolderInUse, OSError, LedgerUnusable, LedgerNotWritten, and ValueError for what no assembly can have.
    """
    keys, succession_key = HallKeys.generate(), SuccessionKey.generate()
    event = AssemblyInitialised(
        assembly=secrets.token_bytes(16),
        name=unicodedata.normalize("NFC", wanted.name),
        date=wanted.date,
        place=unicodedata.normalize("NFC", wanted.place),
        epoch=1,
        hall_key=keys.hall.public_key,
        succession_key=succession_key.signing.public_key,
        fleet_key=wanted.fleet_key,
    )
    refusal = Assembly().check(event, Role.HALL)
    if refusal is not None:
        raise ValueError(refusal.text)
    folder.mkdir(parents=True, exist_ok=True)
    if any((folder / name).exists() for name in (LEDGER, "hall.keys")):
        raise FolderInUse(f"{folder} holds an assembly already")
    keys.save(folder, passphrase)
    Access.make(folder)
    certificate.make(folder)
    vkey = checkpoint.vkey_of(checkpoint.origin_of(event.assembly), keys.hall.public_key)
    (folder / VKEY).write_text(vkey + "\n", encoding="ascii")
    private_file.create(folder / SHEET, succession_key.sheet(event.name, event.date).encode())
    book = book_over(LedgerStore.create(folder / LEDGER), keys)
    try:
        refusal = book.record(event, "hall", Role.HALL)
        if refusal is not None:
            raise ValueError(refusal.text)
        book.ask_for_checkpoint()
        if book.commit() is None:
            raise LedgerNotWritten(f"{folder / LEDGER} cannot be written")
    finally:
        book.close()
    return succession_key


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keeps the folder for this process alone, also against its crash: the system gives it back. Raises FolderUnusable.

    Refuses one whose hall went on elsewhere. SQLite alone would let a second hall append between two entries of the
    first.
    """
    if (folder / RETIRED).exists():
        raise FolderUnusable(f"{folder}: {(folder / RETIRED).read_text(encoding='utf-8').strip()}; serve that one")
    try:
        handle = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise FolderUnusable(f"{folder} cannot be written: {error.strerror}") from error
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise FolderUnusable(f"{folder} is served by another hall-server already") from None
        yield
    finally:
        os.close(handle)


def retire(folder: Path, why: str) -> None:
    """Says for good that no hall serves this folder any more; `locked` refuses it from then on."""
    (folder / RETIRED).write_text(why + "\n", encoding="utf-8")


def open_book(
    folder: Path,
    keys: HallKeys,
    clock: HallClock | None = None,
    told: Callable[[Replayed], None] = lambda _replayed: None,
) -> Book:
    """Opens the ledger of a folder for its one writer; `told` hears of every entry in it, in order.

    The file is only read until it was found whole and as the hall signed it; what SQLite recovered from a hall that did
    not close it is logged. Raises LedgerUnusable, LedgerUnreadable.
    """
    begun = pages_begun(folder / LEDGER)
    try:
        store = LedgerStore.open_read_only(folder / LEDGER)
        book = book_over(store, keys, clock, told)
    except LedgerDamaged as error:
        if error.obstacle is Obstacle.BROKEN:
            raise LedgerUnreadable(f"{error} {TAKE_A_COPY}") from error
        raise
    _log_recovery(store, begun)
    if book.assembly.initialised is None or book.assembly.hall_key != keys.hall.public_key:
        book.close()
        raise LedgerUnreadable(f"{folder / LEDGER} is not the ledger that belongs to the keys beside it")
    return book


def _log_recovery(store: LedgerStore, begun: int) -> None:
    """`begun`: pages that stood in the write-ahead log before SQLite looked at it."""
    if not begun:
        return
    with suppress(LedgerNotWritten):  # said when the next entry is not written either
        torn = begun - store.pages_ahead()
        if torn > 0:
            _log.warning("the last batch was torn and is left out", entries=store.size, pages=torn)
        _log.warning("the ledger was not closed; SQLite recovered it", entries=store.size, pages=begun - torn)


def book_over(
    store: LedgerStore,
    keys: HallKeys,
    clock: HallClock | None = None,
    told: Callable[[Replayed], None] = lambda _replayed: None,
) -> Book:
    """The book whose checkpoints these keys sign; closes the store where it is no ledger of an assembly."""
    key = NoteKey(keys.hall_seed)
    try:
        return Book(store, lambda state: checkpoint.sign(state, key), clock or HallClock(), told)
    except (LedgerUnreadable, LedgerUnusable):
        store.close()
        raise
