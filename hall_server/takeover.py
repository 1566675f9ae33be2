"""Another machine becomes the hall: from the copies that stations kept, under the succession key (design decision 8).

1. The copies are read, each held to the rules of the assembly and to its last checkpoint.
2. The longest is taken; every other one has to be its beginning. Two histories are never mixed.
3. What was sealed for this key gives receipt master, certificate and stations: keypads and stations know it again.
4. A new folder is made beside the place where it is to be, with a new hall key and the entry *hall_succeeded*, and is
   put there whole. Where the old hall counted on another station to keep each vote, the new one does from the start.

That the old machine is off, a person has to know: nothing here can.
"""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from firmware_protocol import codec, envelope
from firmware_protocol import messages as m
from hall_server.disk import certificate, sealed
from hall_server.disk.folder import LEDGER, VKEY, book_over
from hall_server.disk.keys import FILE as HALL_KEYS
from hall_server.disk.keys import HallKeys
from hall_server.disk.page_switches import FILE as PAGES
from hall_server.disk.sealed import Inheritance
from hall_server.disk.succession_key import SuccessionKey
from hall_server.stations.access import FILE as STATIONS
from hall_server.writer.replicas import FILE as REPLICATED
from stemkast import private_file
from stemkast.assembly.assembly import Assembly
from stemkast.assembly.events import HallSucceeded, Role
from stemkast.ledger import checkpoint
from stemkast.ledger.errors import LedgerError
from stemkast.ledger.halls import hall_vkey
from stemkast.ledger.note import NoteRefused
from stemkast.ledger.replay import ReplayRefused, replay
from stemkast.ledger.store import LedgerStore
from stemkast.ledger.tree import Tree


@dataclass(frozen=True, slots=True)
class NotTakenOver:
    """Why not, in one sentence that says what to do."""

    text: str


@dataclass(frozen=True, slots=True)
class TakenOver:
    """The new hall: its epoch, how many entries it goes on from, and which copy had them."""

    epoch: int
    size: int
    source: Path


@dataclass(frozen=True, slots=True)
class _Copy:
    """A copy that was read: its entries, the tree over all of them, checkpoints and cosignatures."""

    path: Path
    assembly: Assembly = field(repr=False)
    tree: Tree = field(repr=False)
    bodies: tuple[bytes, ...] = field(repr=False)
    checkpoints: tuple[tuple[int, str], ...]
    cosignatures: tuple[tuple[int, str, str], ...]


def take_over(
    sources: Sequence[Path], folder: Path, key: SuccessionKey, passphrase: str = ""
) -> TakenOver | NotTakenOver:
    """Makes `folder`, new or empty, the hall that goes on. `sources`: folders of stations, or of a hall.

    Raises OSError, and LedgerError where the new folder cannot be written; nothing is left there then.
    """
    if folder.exists() and any(folder.iterdir()):
        return NotTakenOver(f"{folder} is not empty; name a new folder for the hall on this machine")
    copies = []
    for source in sources:
        copy = _read(source)
        if isinstance(copy, NotTakenOver):
            return copy
        copies.append(copy)
    longest = max(copies, key=lambda each: len(each.bodies))
    refused = _disagreement(longest, copies) or _wrong_key(longest, key)
    if refused is not None:
        return refused
    inheritance = _inheritance(sources, key)
    if inheritance is None:
        return NotTakenOver(f"no copy holds a {sealed.FILE} for this key; without it keypads cannot be answered")

    def make(draft: Path) -> None:
        _make(draft, longest, inheritance, key, passphrase)
        if any(map(_was_kept_elsewhere, sources)):
            (draft / REPLICATED).touch()

    _write_beside(folder, make)
    return TakenOver(longest.assembly.epoch + 1, len(longest.bodies), longest.path)


def _read(source: Path) -> _Copy | NotTakenOver:
    path = source / LEDGER if source.is_dir() else source
    assembly, tree = Assembly(), Tree()
    try:
        with LedgerStore.open_read_only(path) as store:
            bodies = tuple(store.entries())
            checkpoints, cosignatures = tuple(store.checkpoints()), tuple(store.all_cosignatures())
    except LedgerError as error:
        return NotTakenOver(f"{path} cannot be read: {error}")
    signed = checkpoints[-1][0] if checkpoints else 0
    refused = replay(bodies[:signed], assembly, tree)
    root = tree.root()
    refused = refused or replay(bodies[signed:], assembly, tree)
    if isinstance(refused, ReplayRefused):
        return NotTakenOver(f"entry {refused.index} of {path} breaks the rules: {refused.text}; leave this copy out")
    copy = _Copy(path, assembly, tree, bodies, checkpoints, cosignatures)
    if not bodies or not _is_signed(copy, root):
        return NotTakenOver(f"{path} does not fit the last checkpoint that the hall signed; leave this copy out")
    return copy


def _is_signed(copy: _Copy, root: bytes) -> bool:
    """Whether the last checkpoint is the hall's, over the entries that have this root."""
    if not copy.checkpoints:
        return False
    size, note = copy.checkpoints[-1]
    vkey = hall_vkey(copy.bodies[:size])
    said = checkpoint.open_note(note, vkey) if vkey is not None else None
    if said is None or isinstance(said, NoteRefused) or size > len(copy.bodies):
        return False
    return (said.size, said.root) == (size, root)


def _disagreement(longest: _Copy, copies: Sequence[_Copy]) -> NotTakenOver | None:
    for copy in copies:
        for index, (one, other) in enumerate(zip(longest.bodies, copy.bodies, strict=False)):
            if one != other:
                text = f"{longest.path} and {copy.path} differ from entry {index} on: the hall told two histories"
                return NotTakenOver(f"{text}; show both to the committee before either is taken")
    return None


def _wrong_key(copy: _Copy, key: SuccessionKey) -> NotTakenOver | None:
    first = copy.assembly.initialised
    if first is None or first.succession_key != key.signing.public_key:
        return NotTakenOver("these words are not the succession key of this assembly")
    return None


def _inheritance(sources: Sequence[Path], key: SuccessionKey) -> Inheritance | None:
    """The latest of those that were sealed for this key."""
    found = []
    for source in sources:
        beside = (source if source.is_dir() else source.parent) / sealed.FILE
        opened = sealed.unseal(beside.read_bytes(), key.seed) if beside.is_file() else None
        if opened is not None:
            found.append(opened)
    return max(found, key=lambda each: each.at, default=None)


def _was_kept_elsewhere(source: Path) -> bool:
    """Whether a station ever kept the ledger of the old hall: this is its copy, or the hall's folder says so."""
    folder = source if source.is_dir() else source.parent
    return (folder / REPLICATED).exists() or not (folder / HALL_KEYS).exists()


def _write_beside(folder: Path, make: Callable[[Path], None]) -> None:
    draft = folder.with_name(f".{folder.name}.new")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True, mode=0o700)
    try:
        make(draft)
        if folder.exists():
            folder.rmdir()  # it is empty
        draft.rename(folder)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise


def _make(draft: Path, copy: _Copy, inheritance: Inheritance, key: SuccessionKey, passphrase: str) -> None:
    keys = HallKeys(HallKeys.generate().hall_seed, inheritance.receipt_master)
    keys.save(draft, passphrase)
    private_file.create(draft / certificate.KEY_FILE, inheritance.tls_key.encode())
    private_file.create(draft / STATIONS, inheritance.stations.encode())
    if inheritance.pages:
        (draft / PAGES).write_text(inheritance.pages, encoding="utf-8")
    (draft / certificate.CERTIFICATE_FILE).write_text(inheritance.tls_certificate, encoding="ascii")
    store = LedgerStore.create(draft / LEDGER)
    store.append(copy.bodies)
    for size, note in copy.checkpoints:
        store.add_checkpoint(size, note)
    for size, witness, line in copy.cosignatures:
        store.add_cosignature(size, witness, line)
    book = book_over(store, keys)
    try:
        event = succession(book.assembly, keys, copy.tree, key)
        refusal = book.record(event, "hall", Role.HALL)
        book.ask_for_checkpoint()
        if refusal is not None or book.commit() is None:
            raise LedgerError(f"the succession cannot be written: {refusal.text if refusal else 'is the disk full?'}")
        first = book.assembly.initialised
        if first is not None:
            vkey = checkpoint.vkey_of(checkpoint.origin_of(first.assembly), keys.hall.public_key)
            (draft / VKEY).write_text(vkey + "\n", encoding="ascii")
    finally:
        book.close()


def succession(assembly: Assembly, keys: HallKeys, tree: Tree, key: SuccessionKey) -> HallSucceeded:
    """The entry with which the hall of these keys goes on from the entries in the tree."""
    first = assembly.initialised
    if first is None:
        raise ValueError("an assembly has a hall once it is initialised")
    epoch, hall_key, root = assembly.epoch + 1, keys.hall.public_key, tree.root()
    said = m.Succession(first.assembly, epoch, hall_key, tree.size, root)
    return HallSucceeded(epoch, hall_key, tree.size, root, envelope.sign(codec.encode(said), key.signing))
