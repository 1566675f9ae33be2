"""The export: a ledger up to its last checkpoint as a folder that anyone can check, a bundle.

    checkpoint        the signed note, with the lines of its witnesses
    hall.vkey         the key that signed it, as a verifier key
    assembly.ledger   the same entries as one SQLite file
    tile/…            hash tiles and entry bundles (tlog-tiles)
    SHA256SUMS        `sha256sum --check` over every other file

The SQLite file is filled anew with the entries of the checkpoint. A backup of the file would carry what follows the
checkpoint, so the votes of a poll that is running.
"""

import hashlib
import secrets
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from stemkast.ledger.checkpoint import Checkpoint, open_note
from stemkast.ledger.errors import BundleNotWritten, LedgerDamaged, LedgerError
from stemkast.ledger.halls import hall_vkey
from stemkast.ledger.note import NoteRefused
from stemkast.ledger.store import LedgerStore
from stemkast.ledger.tiles import WIDTH, Tile, entry_bundle, hash_tiles
from stemkast.ledger.tree import Tree, leaf_hash

CHECKPOINT, VKEY, LEDGER, TILES, SUMS = "checkpoint", "hall.vkey", "assembly.ledger", "tile", "SHA256SUMS"
NO_LEDGER = "{} does not begin as a ledger does."
_ALWAYS = {CHECKPOINT, VKEY, SUMS}
_NAMES = _ALWAYS | {LEDGER, TILES}


@dataclass(frozen=True, slots=True)
class Exported:
    """A bundle was written: where, and how many entries it holds."""

    folder: Path
    size: int


@dataclass(frozen=True, slots=True)
class ExportRefused:
    """Why there is no bundle, in one sentence."""

    text: str


def export(store: LedgerStore, vkey: str, to: Path) -> Exported | ExportRefused:
    """Writes the bundle of `store` to the folder `to`, whole or not at all; an earlier bundle there is replaced.

    `vkey` is the hall's verifier key; the last checkpoint must be signed by it and fit the entries. Refused where
    `to` is a file or a folder with anything else in it. Raises BundleNotWritten when the disk refuses, LedgerDamaged
    when the ledger cannot be read.
    """
    to = to.resolve()
    kept = store.last_checkpoint()
    if kept is None:
        return ExportRefused(f"{store.path} has no checkpoint yet, so there is nothing to export.")
    note = kept[1]
    checkpoint = open_note(note, vkey)
    if isinstance(checkpoint, NoteRefused):
        return ExportRefused(f"The last checkpoint of {store.path} cannot be believed: {checkpoint.text}.")
    if kept[0] != checkpoint.size or checkpoint.size > store.size:
        return ExportRefused(f"The last checkpoint of {store.path} is not of that ledger's entries.")
    draft = to.with_name(f".{to.name}.{secrets.token_hex(8)}")
    try:
        problem = _problem_with(to, store.path.resolve())
        if problem is not None:
            return ExportRefused(problem)
        draft.mkdir(parents=True)
        root = _write_entries(store, checkpoint, draft)
        if root != checkpoint.root:
            return ExportRefused(f"The entries of {store.path} are not those of its last checkpoint.")
        (draft / CHECKPOINT).write_bytes(cosigned(note, store.cosignatures(checkpoint.size)).encode())
        (draft / VKEY).write_bytes(f"{vkey}\n".encode())
        (draft / SUMS).write_bytes(_sums(draft).encode())
        put_in_place(draft, to)
    except LedgerDamaged:
        raise
    except OSError as error:
        raise BundleNotWritten(f"{to} cannot be written: {error.strerror}.") from error
    except LedgerError as error:
        raise BundleNotWritten(f"{to} cannot be written: {error}") from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return Exported(to, checkpoint.size)


def export_file(ledger: Path, to: Path) -> Exported | ExportRefused:
    """`export` of the ledger file `ledger`, under the key that it names itself. Raises what `export` raises."""
    with LedgerStore.open_read_only(ledger) as store:
        vkey = hall_vkey(store.entries())
        return ExportRefused(NO_LEDGER.format(ledger)) if vkey is None else export(store, vkey, to)


def cosigned(note: str, cosignatures: list[tuple[str, str]]) -> str:
    """The note with the lines of its witnesses under the hall's, as readers of tlog-checkpoint expect it."""
    return note + "".join(f"{line}\n" for _, line in cosignatures)


def _problem_with(to: Path, ledger: Path) -> str | None:
    if ledger.is_relative_to(to):
        return f"{to} holds the ledger itself; a bundle needs a folder of its own."
    if not to.exists():
        return None
    if not to.is_dir():
        return f"{to} is a file, not a folder."
    names = {each.name for each in to.iterdir()}
    if names and not (_ALWAYS <= names <= _NAMES):
        return f"{to} is not empty and not an earlier bundle; it is left as it is."
    return None


def _write_entries(store: LedgerStore, checkpoint: Checkpoint, draft: Path) -> bytes:
    """Writes tiles and SQLite file for the entries under the checkpoint and returns the root found."""
    leaf_hashes: list[bytes] = []
    with LedgerStore.create(draft / LEDGER) as copy:
        for number, bodies in enumerate(_groups(store.entries(0, checkpoint.size))):
            copy.append(bodies)
            leaf_hashes += map(leaf_hash, bodies)
            _write_tile(draft, entry_bundle(number, bodies))
        for size, note in store.checkpoints():
            if size <= checkpoint.size:  # the hall may have signed another one meanwhile
                copy.add_checkpoint(size, note)
        for size, witness, line in store.all_cosignatures():
            if size <= checkpoint.size:
                copy.add_cosignature(size, witness, line)
    for tile in hash_tiles(leaf_hashes):
        _write_tile(draft, tile)
    return Tree(leaf_hashes).root()


def _groups(bodies: Iterator[bytes]) -> Iterator[list[bytes]]:
    group: list[bytes] = []
    for body in bodies:
        group.append(body)
        if len(group) == WIDTH:
            yield group
            group = []
    if group:
        yield group


def _write_tile(draft: Path, tile: Tile) -> None:
    path = draft / tile.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(tile.content)


def _sums(folder: Path) -> str:
    paths = sorted(each.relative_to(folder).as_posix() for each in folder.rglob("*") if each.is_file())
    return "".join(f"{hashlib.sha256((folder / path).read_bytes()).hexdigest()}  {path}\n" for path in paths)


def put_in_place(draft: Path, to: Path) -> None:
    """Renames the finished draft to `to`; what stood there stays until that has worked."""
    if not to.exists():
        draft.rename(to)
        return
    earlier = draft.with_name(f"{draft.name}.old")
    to.rename(earlier)
    try:
        draft.rename(to)
    except OSError:
        earlier.rename(to)
        raise
    shutil.rmtree(earlier)
