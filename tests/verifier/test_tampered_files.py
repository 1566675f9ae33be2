"""Changes of the SQLite file and of the files of a bundle: V-01, V-02, V-07, V-26 to V-30."""

import hashlib
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.verifier.ledger_maker import (
    Hall,
    bodies_of,
    note_over,
    sum_up,
    write_bundle,
    write_ledger,
)
from tests.verifier.tampering import failing, verified


def test_a_checkpoint_that_goes_beyond_the_entries(whole_story: Hall, tmp_path: Path) -> None:
    bodies = bodies_of(whole_story.end())
    with tampered(write_ledger(tmp_path / "x.ledger", bodies)) as connection:
        connection.execute("INSERT INTO checkpoint VALUES (999, ?)", [note_over(bodies)])
    assert failing(verified(tmp_path / "x.ledger")) == {"V-07", "V-09"}


@contextmanager
def tampered(ledger: Path) -> Iterator[sqlite3.Connection]:
    """A connection to a file whose triggers are out of the way; they are put back."""
    with closing(sqlite3.connect(ledger)) as connection:
        triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        yield connection
        for _, sql in triggers:
            connection.execute(sql)
        connection.commit()


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TRIGGER entry_never_goes",
        "CREATE TABLE notes (text TEXT)",
        "CREATE INDEX bodies ON entry (body)",
        "CREATE TRIGGER helpful AFTER INSERT ON entry BEGIN SELECT 1; END",
        "CREATE VIEW more AS SELECT 1",
    ],
)
def test_a_file_with_another_schema(ledger: Path, tmp_path: Path, statement: str) -> None:
    path = Path(shutil.copy(ledger, tmp_path / "x.ledger"))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(statement)
        connection.commit()
    assert failing(verified(path)) == {"V-01"}


def test_an_index_that_is_left_out(ledger: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(ledger, tmp_path / "x.ledger"))
    with tampered(path) as connection:
        connection.execute("UPDATE entry SET idx = idx + 1 WHERE idx = (SELECT max(idx) FROM entry)")
    assert failing(verified(path)) == {"V-02"}


def test_a_file_that_sqlite_finds_damaged(ledger: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(ledger, tmp_path / "x.ledger"))
    raw = bytearray(path.read_bytes())
    raw[2 * 4096 + 7] += 1  # bytes in fragments on the page of the checkpoints
    path.write_bytes(raw)
    assert failing(verified(path)) == {"V-02"}


@pytest.mark.parametrize("name", ["votes", "results", "handouts"])
def test_a_view_that_shows_something_else(ledger: Path, tmp_path: Path, name: str) -> None:
    path = Path(shutil.copy(ledger, tmp_path / "x.ledger"))
    with closing(sqlite3.connect(path)) as connection:
        (sql,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", [name]).fetchone()
        connection.execute(f"DROP VIEW {name}")
        connection.execute(sql.replace("SELECT", "SELECT ALL", 1))
        connection.commit()
    assert failing(verified(path)) == {"V-26"}


@pytest.fixture
def own_bundle(bundle: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(bundle, tmp_path / "bundle"))


def test_sums_that_are_not_right(own_bundle: Path) -> None:
    sums = (own_bundle / "SHA256SUMS").read_text()
    for wrong in (sums.upper(), sums.replace("0", "1", 1), sums[:-1], "".join(sorted(sums.splitlines(True))), ""):
        (own_bundle / "SHA256SUMS").write_text(wrong)
        assert failing(verified(own_bundle)) == {"V-27"}
    (own_bundle / "SHA256SUMS").unlink()
    assert failing(verified(own_bundle)) == {"V-27"}


@pytest.mark.parametrize("name", ["checkpoint", "hall.vkey"])
def test_a_checkpoint_or_key_of_something_else(own_bundle: Path, name: str) -> None:
    (own_bundle / name).write_text((own_bundle / name).read_text() + "\n")
    sum_up(own_bundle)
    assert failing(verified(own_bundle)) == {"V-28"}
    (own_bundle / name).unlink()
    sum_up(own_bundle)
    assert failing(verified(own_bundle)) == {"V-28"}


def test_a_tile_of_something_else(own_bundle: Path) -> None:
    tile = next(each for each in (own_bundle / "tile" / "entries").rglob("*") if each.is_file())
    tile.write_bytes(tile.read_bytes().replace(b"GM0344", b"GM0088", 1))
    sum_up(own_bundle)
    assert failing(verified(own_bundle)) == {"V-29"}


def test_something_else_in_the_folder(own_bundle: Path) -> None:
    strange = own_bundle / "read\x1bme\udcff"
    strange.write_text("hello")
    sums = (own_bundle / "SHA256SUMS").read_bytes()
    line = f"{hashlib.sha256(b'hello').hexdigest()}  ".encode() + b"read\x1bme\xff\n"
    lines: list[bytes] = [*sums.splitlines(True), line]
    lines.sort(key=lambda each: each[66:])
    (own_bundle / "SHA256SUMS").write_bytes(b"".join(lines))
    report = verified(own_bundle)
    assert failing(report) == {"V-30"}
    assert "\x1b" not in report.text()
    strange.unlink()
    (own_bundle / "SHA256SUMS").write_bytes(sums)
    (own_bundle / "empty").mkdir()
    (own_bundle / "link").symlink_to("/etc")
    report = verified(own_bundle)
    assert failing(report) == {"V-30"}
    assert [len(check.detail.splitlines()) for check in report.checks if not check.ok] == [2]


def test_a_bundle_and_a_ledger_that_differ(whole_story: Hall, own_bundle: Path, tmp_path: Path) -> None:
    entries = [entry for entry in whole_story.end() if entry["event"] != "screen_shown"]
    other = write_ledger(tmp_path / "other.ledger", bodies_of(entries))
    shutil.copy(write_bundle(tmp_path / "other", other) / "assembly.ledger", own_bundle / "assembly.ledger")
    assert failing(verified(own_bundle)) == {"V-27", "V-28", "V-29", "V-30"}
