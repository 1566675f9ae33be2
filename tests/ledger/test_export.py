"""The bundle: what is in it, and that a folder is replaced whole or not at all."""

import hashlib
import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from nacl.signing import SigningKey

from stemkast.ledger.checkpoint import Checkpoint, open_note, sign, vkey_of
from stemkast.ledger.errors import BundleNotWritten, LedgerDamaged
from stemkast.ledger.export import Exported, ExportRefused, export
from stemkast.ledger.store import LedgerStore
from stemkast.ledger.tiles import entry_bundle, hash_tiles
from stemkast.ledger.tree import leaf_hash, root_of

NoteOver = Callable[[list[bytes]], str]


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def export_file(ledger: Path, vkey: str, to: Path) -> Exported | ExportRefused:
    with LedgerStore.open_read_only(ledger) as store:
        return export(store, vkey, to)


def refusal(answer: Exported | ExportRefused) -> str:
    assert isinstance(answer, ExportRefused)
    return answer.text


def test_holds_everything_for_a_check(ledger: Path, bodies: list[bytes], vkey: str, tmp_path: Path) -> None:
    to = tmp_path / "out" / "bundle"
    assert export_file(ledger, vkey, to) == Exported(to, len(bodies))
    found = files(to)
    leaf_hashes = [leaf_hash(body) for body in bodies]
    tiles = [entry_bundle(0, bodies), *hash_tiles(leaf_hashes)]
    assert set(found) == {"checkpoint", "hall.vkey", "assembly.ledger", "SHA256SUMS", *(tile.path for tile in tiles)}
    assert all(found[tile.path] == tile.content for tile in tiles)
    assert found["hall.vkey"] == f"{vkey}\n".encode()
    checkpoint = open_note(found["checkpoint"].decode(), vkey)
    assert isinstance(checkpoint, Checkpoint)
    assert (checkpoint.size, checkpoint.root) == (len(bodies), root_of(leaf_hashes))
    assert [each.name for each in to.parent.iterdir()] == ["bundle"]


def test_sums_cover_every_other_file_in_order(ledger: Path, vkey: str, tmp_path: Path) -> None:
    export_file(ledger, vkey, tmp_path / "bundle")
    found = files(tmp_path / "bundle")
    lines = found.pop("SHA256SUMS").decode().splitlines()
    assert lines == [f"{hashlib.sha256(found[path]).hexdigest()}  {path}" for path in sorted(found)]


def test_the_copy_is_a_ledger_with_the_same_entries_and_checkpoints(
    ledger: Path, bodies: list[bytes], vkey: str, tmp_path: Path
) -> None:
    export_file(ledger, vkey, tmp_path / "bundle")
    with LedgerStore.open_read_only(ledger) as original:
        checkpoints = original.checkpoints()
    with LedgerStore.open_read_only(tmp_path / "bundle" / "assembly.ledger") as copy:
        assert list(copy.entries()) == bodies
        assert copy.checkpoints() == checkpoints


def test_stops_at_the_last_checkpoint_while_the_hall_writes_on(
    tmp_path: Path, running_bodies: list[bytes], note_over: NoteOver, vkey: str
) -> None:
    announced = next(i for i, body in enumerate(running_bodies) if b'"poll_announced"' in body and b'"poll":2' in body)
    size = announced + 1
    with LedgerStore.create(tmp_path / "live.ledger") as store:
        store.append(running_bodies)
        store.add_checkpoint(size, note_over(running_bodies[:size]))
        assert export(store, vkey, tmp_path / "bundle") == Exported(tmp_path / "bundle", size)
        assert store.append([b"1"]) == range(len(running_bodies), len(running_bodies) + 1)
    found = files(tmp_path / "bundle")
    assert found[f"tile/entries/000.p/{size}"] == entry_bundle(0, running_bodies[:size]).content
    votes = [body for body in running_bodies[size:] if b'"vote_accepted"' in body]
    assert votes
    assert not any(vote in content for vote in votes for content in found.values())


def test_many_entries_make_several_bundles(store: LedgerStore, note_over: NoteOver, vkey: str, tmp_path: Path) -> None:
    bodies = [b"%d" % number for number in range(600)]
    store.append(bodies)
    store.add_checkpoint(512, note_over(bodies[:512]))
    store.add_checkpoint(600, note_over(bodies))
    export(store, vkey, tmp_path / "bundle")
    found = files(tmp_path / "bundle")
    assert {path for path in found if path.startswith("tile/")} == {
        "tile/entries/000", "tile/entries/001", "tile/entries/002.p/88",
        "tile/0/000", "tile/0/001", "tile/0/002.p/88", "tile/1/000.p/2",
    }  # fmt: skip
    assert found["tile/1/000.p/2"] == b"".join(
        root_of([leaf_hash(b) for b in part]) for part in (bodies[:256], bodies[256:512])
    )


def test_an_earlier_bundle_and_an_empty_folder_are_replaced(ledger: Path, vkey: str, tmp_path: Path) -> None:
    to = tmp_path / "bundle"
    to.mkdir()
    export_file(ledger, vkey, to)
    (to / "tile" / "stale").write_text("left from before")
    assert isinstance(export_file(ledger, vkey, to), Exported)
    assert "tile/stale" not in files(to)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["bundle", "whole.ledger"]


def test_anything_else_is_left_as_it_is(ledger: Path, vkey: str, tmp_path: Path) -> None:
    folder, file = tmp_path / "letters", tmp_path / "file"
    folder.mkdir()
    (folder / "letter").write_text("dear")
    file.write_text("dear")
    assert "not empty and not an earlier bundle" in refusal(export_file(ledger, vkey, folder))
    assert "is a file" in refusal(export_file(ledger, vkey, file))
    assert "holds the ledger itself" in refusal(export_file(ledger, vkey, tmp_path))
    assert sorted(files(tmp_path)) == ["file", "letters/letter", "whole.ledger"]
    export_file(ledger, vkey, tmp_path / "bundle")
    (tmp_path / "bundle" / "letter").write_text("dear")
    assert "not an earlier bundle" in refusal(export_file(ledger, vkey, tmp_path / "bundle"))


def test_only_what_the_hall_signed_is_exported(
    store: LedgerStore, origin: str, vkey: str, note_over: NoteOver, tmp_path: Path, signing_key: SigningKey
) -> None:
    to = tmp_path / "bundle"
    assert "has no checkpoint yet" in refusal(export(store, vkey, to))
    store.append([b"1", b"2"])
    store.add_checkpoint(1, sign(Checkpoint(origin, 1, bytes(32)), signing_key))
    assert "are not those of its last checkpoint" in refusal(export(store, vkey, to))
    other = vkey_of(origin, bytes(SigningKey(b"o" * 32).verify_key))
    assert "cannot be believed: the note is not signed by" in refusal(export(store, other, to))
    assert "cannot be believed: this is not a verifier key" in refusal(export(store, "nonsense", to))
    store.add_checkpoint(2, note_over([b"1"]))
    assert "is not of that ledger's entries" in refusal(export(store, vkey, to))
    assert not to.exists()
    assert {each.name for each in tmp_path.iterdir()} <= {"new.ledger", "new.ledger-wal", "new.ledger-shm"}


def test_a_disk_that_refuses_leaves_what_was_there(
    ledger: Path, vkey: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    to = tmp_path / "bundle"
    export_file(ledger, vkey, to)
    before = files(to)
    rename = Path.rename

    def refuses_the_new_one(path: Path, target: Path) -> Path:
        if target == to and not path.name.endswith(".old"):
            raise PermissionError(13, "Permission denied")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refuses_the_new_one)
    with pytest.raises(BundleNotWritten, match=r"bundle cannot be written: Permission denied\.$"):
        export_file(ledger, vkey, to)
    assert files(to) == before
    assert sorted(each.name for each in tmp_path.iterdir()) == ["bundle", "whole.ledger"]


def test_a_disk_that_is_full_is_said(ledger: Path, vkey: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    create = LedgerStore.create

    def small(path: Path) -> LedgerStore:
        store = create(path)
        store._connection.execute("PRAGMA max_page_count = 1")
        return store

    monkeypatch.setattr(LedgerStore, "create", small)
    with pytest.raises(BundleNotWritten, match=r"The disk that holds .* is full\.$"):
        export_file(ledger, vkey, tmp_path / "bundle")
    assert [each.name for each in tmp_path.iterdir()] == ["whole.ledger"]


def test_a_target_below_a_file_is_said(ledger: Path, vkey: str) -> None:
    with pytest.raises(BundleNotWritten, match="cannot be written"):
        export_file(ledger, vkey, ledger / "bundle")


def test_a_damaged_ledger_is_not_exported(ledger: Path, vkey: str, tmp_path: Path) -> None:
    with closing(sqlite3.connect(ledger, isolation_level=None)) as connection:
        triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute("DELETE FROM entry WHERE idx = 3")
        for _, sql in triggers:
            connection.execute(sql)
    with pytest.raises(LedgerDamaged):
        export_file(ledger, vkey, tmp_path / "bundle")
    assert [each.name for each in tmp_path.iterdir()] == ["whole.ledger"]


def test_a_bundle_can_be_checked_with_sha256sum(ledger: Path, vkey: str, tmp_path: Path) -> None:
    if shutil.which("sha256sum") is None:
        pytest.skip("there is no sha256sum here")
    to = tmp_path / "bundle"
    export_file(ledger, vkey, to)
    command = ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"]
    assert subprocess.run(command, cwd=to, check=False).returncode == 0
