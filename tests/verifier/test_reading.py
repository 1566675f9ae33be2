import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from stemkast.ledger.store import LedgerStore
from stemkast.verifier import Report, Unusable, reading, verify
from tests.verifier.ledger_maker import Hall, bodies_of, note_over


def why_unusable(path: Path) -> str:
    result = verify(path)
    assert isinstance(result, Unusable), result
    assert str(path) in result.text
    return result.text


def test_what_is_no_ledger_is_unusable(tmp_path: Path, ledger: Path) -> None:
    assert "is not there" in why_unusable(tmp_path / "nothing")
    (tmp_path / "folder").mkdir()
    assert "assembly.ledger is not there" in why_unusable(tmp_path / "folder")
    (tmp_path / "folder" / "assembly.ledger").mkdir()
    assert "is not a file" in why_unusable(tmp_path / "folder")
    os.mkfifo(tmp_path / "pipe")
    assert "is not a file" in why_unusable(tmp_path / "pipe")
    raw = ledger.read_bytes()
    for number, content in enumerate(
        (b"", b"hello", b"SQLite format 3\0", raw[:100], raw[: len(raw) // 2], b"\0" * 9999)
    ):
        (tmp_path / str(number)).write_bytes(content)
        assert "ledger" in why_unusable(tmp_path / str(number))


def test_a_path_that_no_file_can_have() -> None:
    result = verify(Path("a\0b"))
    assert isinstance(result, Unusable)


@pytest.mark.parametrize(
    "statement",
    [
        "PRAGMA application_id = 1",
        "PRAGMA user_version = 4",
        "ALTER TABLE entry ADD COLUMN more TEXT",
        "ALTER TABLE entry RENAME TO other",
        "DROP TABLE checkpoint",
    ],
)
def test_another_database_is_no_ledger(tmp_path: Path, ledger: Path, statement: str) -> None:
    path = Path(shutil.copy(ledger, tmp_path / "x.ledger"))
    with closing(sqlite3.connect(path)) as connection:
        for (view,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'view'").fetchall():
            connection.execute(f"DROP VIEW {view}")
        connection.execute(statement)
        connection.commit()
    assert "is not a ledger" in why_unusable(path)


def test_a_folder_that_may_not_be_searched(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bool:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "is_dir", refuse)
    assert "Permission denied" in why_unusable(ledger)


def test_a_file_that_may_not_be_read(tmp_path: Path, ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    folder = tmp_path / "bundle"
    folder.mkdir()
    shutil.copy(ledger, folder / "assembly.ledger")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert "Permission denied" in why_unusable(folder)


@pytest.fixture
def in_use(whole_story: Hall, tmp_path: Path) -> Iterator[Path]:
    """A ledger that a hall still has open: the newest entries are only in the log beside it."""
    path = tmp_path / "hall" / "live.ledger"
    path.parent.mkdir()
    bodies = bodies_of(whole_story.end())
    with LedgerStore.create(path) as store:
        store.append(bodies)
        store.add_checkpoint(len(bodies), note_over(bodies))
        yield path


def contents(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {each.name: (each.read_bytes(), each.stat().st_mtime_ns) for each in folder.iterdir()}


def test_a_ledger_in_use_is_read_whole_and_left_alone(in_use: Path) -> None:
    before = contents(in_use.parent)
    assert "live.ledger-wal" in before
    report = verify(in_use)
    assert isinstance(report, Report)
    assert report.ok, report.text()
    assert contents(in_use.parent) == before


def test_a_ledger_that_was_not_closed_is_read_without_leaving_files(in_use: Path, tmp_path: Path) -> None:
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    for end in ("", "-wal"):
        shutil.copy(f"{in_use}{end}", crashed / f"x.ledger{end}")
    report = verify(crashed / "x.ledger")
    assert isinstance(report, Report)
    assert report.ok
    assert sorted(contents(crashed)) == ["x.ledger", "x.ledger-wal"]


def test_a_ledger_that_never_stands_still(in_use: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = shutil.copyfile

    def copy_while_it_grows(source: Path, target: Path) -> None:
        copy(source, target)
        os.utime(in_use, ns=(0, in_use.stat().st_mtime_ns + 1_000_000))

    monkeypatch.setattr(shutil, "copyfile", copy_while_it_grows)
    assert "written to all the time" in why_unusable(in_use)


def test_nothing_is_written_beside_a_closed_ledger_or_bundle(ledger: Path, bundle: Path) -> None:
    before = contents(ledger.parent), sorted(bundle.rglob("*"))
    assert isinstance(verify(ledger), Report)
    assert isinstance(verify(bundle), Report)
    assert (contents(ledger.parent), sorted(bundle.rglob("*"))) == before


def test_the_texts_in_the_file_are_those_that_the_ledger_writes(tmp_path: Path) -> None:
    """If this fails the schema of the ledger was changed: then VERSION 1 files read differently, and so must this."""
    with LedgerStore.create(tmp_path / "new.ledger"):
        pass
    material = reading.read(tmp_path / "new.ledger")
    assert isinstance(material, reading.Material)
    assert material.faults == []
    assert material.votes == []
