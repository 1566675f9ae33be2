"""The SQLite file: what can be done with it, what cannot, and what is said then."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from stemkast.ledger.errors import LedgerDamaged, LedgerNotWritten, LedgerUnusable, Obstacle
from stemkast.ledger.schema import APPLICATION_ID, create_schema
from stemkast.ledger.store import LedgerStore


def other_program(path: Path) -> "closing[sqlite3.Connection]":
    """A plain connection, as any other program has it: without our settings, changing at once."""
    return closing(sqlite3.connect(path, isolation_level=None, timeout=0))


def remake(path: Path, *statements: str) -> None:
    """Changes a file as someone would who removes the triggers first."""
    with other_program(path) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)


def test_appends_in_groups_and_reads_back(store: LedgerStore) -> None:
    assert store.append([b'"a"', '"é"'.encode()]) == range(2)
    assert store.append([]) == range(2, 2)
    assert store.append([b'"c"']) == range(2, 3)
    assert store.size == 3
    assert list(store.entries()) == [b'"a"', '"é"'.encode(), b'"c"']
    assert list(store.entries(1, 2)) == ['"é"'.encode()]
    assert list(store.entries(2, 99)) == [b'"c"']
    assert list(store.entries(3)) == []


def test_reads_many_entries_while_more_are_appended(store: LedgerStore) -> None:
    bodies = [b"%d" % number for number in range(2_500)]
    store.append(bodies)
    reading = store.entries()
    first = next(reading)
    store.append([b'"later"'])
    assert [first, *reading] == bodies


def test_is_the_same_after_closing_and_one_file(tmp_path: Path) -> None:
    path = tmp_path / "een vergadering #1?.ledger"
    with LedgerStore.create(path) as store:
        assert store.path == path
        store.append([b"1"])
        assert {each.name for each in tmp_path.iterdir()} == {path.name, f"{path.name}-wal", f"{path.name}-shm"}
    assert [each.name for each in tmp_path.iterdir()] == [path.name]
    with LedgerStore.open(path) as store:
        assert store.append([b"2"]) == range(1, 2)
    with LedgerStore.open_read_only(path) as store:
        assert list(store.entries()) == [b"1", b"2"]
        store.close()
        store.close()
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_file_says_what_it_is_and_commits_to_disk(store: LedgerStore) -> None:
    with other_program(store.path) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (0x53544D4B,)
        assert connection.execute("PRAGMA user_version").fetchone() == (3,)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        tables = dict(connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall())
    assert set(tables) == {"entry", "checkpoint", "cosignature"}
    assert " ".join(tables["entry"].split()) == (
        'CREATE TABLE "entry" ( "idx" INTEGER PRIMARY KEY, "body" TEXT NOT NULL )'
    )
    assert store._connection.execute("PRAGMA synchronous").fetchone() == (2,)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entry SET body = '9' WHERE idx = 0",
        "UPDATE entry SET idx = 7 WHERE idx = 1",
        "UPDATE OR IGNORE entry SET body = '9'",
        "DELETE FROM entry",
        "DELETE FROM entry WHERE idx = 1",
        "INSERT INTO entry VALUES (0, '9')",
        "INSERT OR REPLACE INTO entry VALUES (0, '9')",
        "REPLACE INTO entry VALUES (1, '9')",
        "INSERT OR IGNORE INTO entry VALUES (0, '9')",
        "INSERT INTO entry VALUES (0, '9') ON CONFLICT (idx) DO UPDATE SET body = '9'",
        "INSERT INTO entry VALUES (3, '9')",
        "INSERT INTO entry VALUES (-1, '9')",
        "INSERT INTO entry (body) VALUES ('9')",
        "INSERT INTO entry VALUES (2, x'39')",
        "INSERT INTO entry VALUES (2, NULL)",
        "UPDATE checkpoint SET note = 'other'",
        "DELETE FROM checkpoint",
        "REPLACE INTO checkpoint VALUES (1, 'other')",
        "INSERT INTO checkpoint VALUES (0, 'smaller')",
        "INSERT INTO checkpoint VALUES (3, 'beyond the entries')",
        "INSERT INTO checkpoint VALUES (2, x'39')",
        "INSERT INTO checkpoint VALUES (2, NULL)",
    ],
)
def test_no_program_can_change_what_is_there(store: LedgerStore, statement: str) -> None:
    store.append([b"1", b"2"])
    store.add_checkpoint(1, "note")
    with other_program(store.path) as connection, pytest.raises(sqlite3.IntegrityError):
        connection.execute(statement)
    assert list(store.entries()) == [b"1", b"2"]
    assert store.checkpoints() == [(1, "note")]


def test_checkpoints_grow(store: LedgerStore) -> None:
    assert store.last_checkpoint() is None
    store.add_checkpoint(0, "empty")
    store.append([b"1", b"2"])
    store.add_checkpoint(2, "two")
    store.add_checkpoint(2, "two")
    assert store.last_checkpoint() == (2, "two")
    for size, note in [(2, "another"), (1, "smaller"), (3, "beyond")]:
        with pytest.raises(LedgerNotWritten, match="checkpoints grow"):
            store.add_checkpoint(size, note)
    assert store.checkpoints() == [(0, "empty"), (2, "two")]


def test_a_reader_sees_what_the_writer_appends(store: LedgerStore) -> None:
    with LedgerStore.open_read_only(store.path) as reader:
        assert reader.size == 0
        store.append([b"1"])
        assert (reader.size, list(reader.entries())) == (1, [b"1"])
        with pytest.raises(LedgerNotWritten, match="can be read but not written"):
            reader.append([b"2"])


def test_an_entry_of_another_program_stops_the_writer(store: LedgerStore) -> None:
    store.append([b"1"])
    with other_program(store.path) as connection:
        connection.execute("INSERT INTO entry VALUES (1, '\"theirs\"')")
    with pytest.raises(LedgerNotWritten, match="without gaps"):
        store.append([b'"ours"'])
    with pytest.raises(LedgerNotWritten, match="without gaps"):
        store.append([b'"ours"'])
    assert store.size == 1


def test_a_full_disk_loses_nothing_and_goes_on_when_there_is_room(store: LedgerStore) -> None:
    store.append([b"1"])
    pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
    store._connection.execute(f"PRAGMA max_page_count = {pages + 1}")
    with pytest.raises(LedgerNotWritten, match=r"^The disk that holds .* is full\.$"):
        store.append([b"2", b'"' + b"x" * 60_000 + b'"'])
    assert list(store.entries()) == [b"1"]
    store._connection.execute("PRAGMA max_page_count = 100000")
    assert store.append([b"2"]) == range(1, 2)


def test_a_file_held_by_another_program_is_said(store: LedgerStore) -> None:
    store._connection.execute("PRAGMA busy_timeout = 0")
    with other_program(store.path) as connection:
        connection.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerNotWritten, match="in use by another program"):
            store.append([b"1"])
        with pytest.raises(LedgerUnusable, match="in use by another program"):
            LedgerStore.open(store.path)
        connection.execute("ROLLBACK")
    assert store.append([b"1"]) == range(1)


def test_a_reader_does_not_keep_the_writer_from_closing(tmp_path: Path) -> None:
    path = tmp_path / "read.ledger"
    store = LedgerStore.create(path)
    store.append([b"1"])
    with other_program(path) as connection:
        connection.execute("BEGIN")
        connection.execute("SELECT * FROM entry").fetchall()
        store._connection.execute("PRAGMA busy_timeout = 0")
        store.close()
        connection.execute("ROLLBACK")
    with LedgerStore.open(path) as store:
        assert list(store.entries()) == [b"1"]
    assert [each.name for each in tmp_path.iterdir()] == ["read.ledger"]


def test_what_was_acknowledged_survives_a_killed_process(tmp_path: Path) -> None:
    path = tmp_path / "killed.ledger"
    program = (
        "import os, sys; from pathlib import Path; from stemkast.ledger.store import LedgerStore\n"
        "store = LedgerStore.create(Path(sys.argv[1])); store.append([b'1', b'2'])\n"
        "store._connection.execute('BEGIN'); store._connection.execute('INSERT INTO entry VALUES (2, 3)')\n"
        "os.kill(os.getpid(), 9)"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", program, str(path)], cwd=root, check=False)
    assert done.returncode == -9
    with LedgerStore.open(path) as store:
        assert list(store.entries()) == [b"1", b"2"]
        assert store.append([b"3"]) == range(2, 3)


def test_a_wrong_use_is_not_dressed_up(tmp_path: Path) -> None:
    store = LedgerStore.create(tmp_path / "closed.ledger")
    store.close()
    with pytest.raises(sqlite3.ProgrammingError):
        store.append([b"1"])


# Files that are no ledger


def _missing(path: Path) -> None:
    """Nothing is made."""


def _folder(path: Path) -> None:
    path.mkdir()


def _empty(path: Path) -> None:
    path.touch()


def _text(path: Path) -> None:
    path.write_text("not a database at all, but a letter of some length\n" * 100)


def _dangling(path: Path) -> None:
    path.symlink_to(path.with_name("nowhere"))


def _other_database(path: Path) -> None:
    with other_program(path) as connection:
        connection.execute("CREATE TABLE entry (idx INTEGER PRIMARY KEY, body TEXT)")


def _later_version(path: Path) -> None:
    LedgerStore.create(path).close()
    with other_program(path) as connection:
        connection.execute("PRAGMA user_version = 4")


def _without_triggers(path: Path) -> None:
    LedgerStore.create(path).close()
    remake(path)


def _only_the_number(path: Path) -> None:
    with other_program(path) as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def _cut_short(path: Path) -> None:
    with LedgerStore.create(path) as store:
        store.append([b'"%s"' % (b"x" * 60_000)] * 20)
    path.write_bytes(path.read_bytes()[:8_192])


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (_missing, "does not exist"),
        (_folder, "is a folder"),
        (_empty, "is not a ledger of this program"),
        (_text, "is not a ledger of this program"),
        (_dangling, "(no permission|cannot be opened)"),
        (_other_database, "is not a ledger of this program"),
        (_later_version, "is a ledger of version 4; this program reads version 3"),
        (_without_triggers, "lacks 'checkpoint_grows', which every ledger has"),
        (_only_the_number, "is not a ledger of this program|is a ledger of version 0"),
        (_cut_short, "is damaged"),
    ],
)
@pytest.mark.parametrize("opener", [LedgerStore.open, LedgerStore.open_read_only])
def test_what_is_no_ledger_is_refused_in_one_sentence(
    tmp_path: Path, opener: Callable[[Path], LedgerStore], make: Callable[[Path], None], sentence: str
) -> None:
    path = tmp_path / "some.file"
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(LedgerUnusable, match=sentence) as caught:
        opener(path)
    assert str(caught.value).endswith(".")
    assert "\n" not in str(caught.value)
    assert before is None or path.read_bytes() == before


def test_an_unreadable_file_is_refused(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Whoever runs the tests may be allowed to read everything, so the answer of the system is given here.
    monkeypatch.setattr("os.access", lambda *_: False)
    with pytest.raises(LedgerUnusable, match="no permission to read"):
        LedgerStore.open(ledger)


def test_nothing_is_overwritten_by_a_new_ledger(ledger: Path) -> None:
    before = ledger.read_bytes()
    with pytest.raises(LedgerUnusable, match="exists already"):
        LedgerStore.create(ledger)
    assert ledger.read_bytes() == before


def test_a_new_ledger_needs_a_folder(tmp_path: Path) -> None:
    with pytest.raises(LedgerUnusable, match="cannot be made: No such file or directory"):
        LedgerStore.create(tmp_path / "nowhere" / "new.ledger")


def test_a_ledger_that_could_not_be_made_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(database: Database) -> None:
        create_schema(database)
        database.execute("PRAGMA max_page_count = 1")
        database.execute("CREATE TABLE more AS SELECT zeroblob(100000)")

    monkeypatch.setattr("stemkast.ledger.store.create_schema", full)
    with pytest.raises(LedgerUnusable, match="is full"):
        LedgerStore.create(tmp_path / "new.ledger")
    assert list(tmp_path.iterdir()) == []


# Ledgers that were damaged


@pytest.fixture
def damaged(ledger: Path, request: pytest.FixtureRequest) -> Iterator[LedgerStore]:
    """The ledger after a statement of someone who removed the triggers."""
    with other_program(ledger) as connection:
        triggers = [sql for (sql,) in connection.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger'")]
    remake(ledger, request.param, *triggers)
    with LedgerStore.open_read_only(ledger) as store:
        yield store


@pytest.mark.parametrize("damaged", ["DELETE FROM entry WHERE idx = 3"], indirect=True)
def test_a_missing_entry_is_damage(damaged: LedgerStore) -> None:
    assert len(list(damaged.entries(4))) == damaged.size - 4
    with pytest.raises(LedgerDamaged, match=r"entries from 0 to \d+ are missing"):
        list(damaged.entries())


@pytest.mark.parametrize("damaged", ["UPDATE checkpoint SET note = CAST(x'ff' AS TEXT)"], indirect=True)
def test_a_note_that_is_no_text_is_damage(damaged: LedgerStore) -> None:
    with pytest.raises(LedgerDamaged, match="Could not decode"):
        damaged.last_checkpoint()


@pytest.mark.parametrize("damaged", ["UPDATE entry SET body = CAST(x'ff' AS TEXT) WHERE idx = 0"], indirect=True)
def test_a_body_is_handed_over_as_the_bytes_it_is(damaged: LedgerStore) -> None:
    assert next(damaged.entries()) == b"\xff"


def test_a_page_of_garbage_is_damage_when_read(tmp_path: Path) -> None:
    path = tmp_path / "garbage.ledger"
    with LedgerStore.create(path) as store:
        store.append([b'"%s"' % (b"x" * 3_000)] * 20)
        page = store._connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'entry'").fetchone()[0]
        size = store._connection.execute("PRAGMA page_size").fetchone()[0]
    raw = bytearray(path.read_bytes())
    raw[(page - 1) * size : page * size] = b"\xff" * size
    path.write_bytes(raw)
    with pytest.raises(LedgerDamaged, match="is damaged"):
        LedgerStore.open_read_only(path)


def test_a_file_that_is_not_there_any_more_takes_nothing(store: LedgerStore, tmp_path: Path) -> None:
    store.append([b"1"])
    away = tmp_path / "away"
    away.mkdir()
    names = [store.path.name, f"{store.path.name}-wal", f"{store.path.name}-shm"]
    for name in names:
        (store.path.parent / name).rename(away / name)
    assert (store.obstacle(), store.try_writing()) == (Obstacle.GONE, Obstacle.GONE)
    store.path.touch()
    with pytest.raises(LedgerNotWritten, match="is not there any more"):
        store.append([b"2"])
    for name in names:
        (away / name).rename(store.path.parent / name)
    assert (store.obstacle(), store.try_writing()) == (None, None)
    assert store.append([b"2"]) == range(1, 2)


def test_trying_to_write_finds_out_what_stands_in_the_way(store: LedgerStore, monkeypatch: pytest.MonkeyPatch) -> None:
    store.append([b"1"])
    with other_program(store.path) as connection:
        store._connection.execute("PRAGMA busy_timeout = 0")
        connection.execute("BEGIN IMMEDIATE")
        assert store.try_writing() is Obstacle.IN_USE
        connection.execute("ROLLBACK")
    monkeypatch.setattr("os.access", lambda *_: False)
    assert store.try_writing() is Obstacle.READ_ONLY
    monkeypatch.undo()
    assert store.try_writing() is None
    assert list(store.entries()) == [b"1"]
