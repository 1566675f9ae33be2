"""What is counted in a write-ahead log that nobody closed; that SQLite takes the same is tried with a hall."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from stemkast.ledger.store import LedgerStore
from stemkast.ledger.write_ahead import pages_begun


def test_without_a_log_there_is_nothing(tmp_path: Path) -> None:
    LedgerStore.create(tmp_path / "some.ledger").close()
    assert pages_begun(tmp_path / "some.ledger") == 0
    for left in (b"", b"half a header"):
        (tmp_path / "some.ledger-wal").write_bytes(left)
        assert pages_begun(tmp_path / "some.ledger") == 0


@pytest.mark.parametrize(("cut", "lost"), [(0, 0), (1, 0), (4096, 0), (4096 + 23, 0), (4096 + 24, 1)])
def test_a_page_that_was_begun_counts(tmp_path: Path, cut: int, lost: int) -> None:
    path = tmp_path / "some.ledger"
    with LedgerStore.create(path) as store:
        for number in range(5):
            store.append([b'"%d"' % number])
        log = path.with_name("some.ledger-wal").read_bytes()
        assert store.pages_ahead() == pages_begun(path) == (len(log) - 32) // (24 + 4096)
        whole = pages_begun(path)
    copy = tmp_path / "copy.ledger"
    copy.with_name("copy.ledger-wal").write_bytes(log[: len(log) - cut])
    assert pages_begun(copy) == whole - lost


def test_pages_of_an_earlier_round_do_not_count(tmp_path: Path) -> None:
    path = tmp_path / "some.ledger"
    with LedgerStore.create(path) as store:
        for number in range(20):
            store.append([b'"%d"' % number])
        before = store.pages_ahead()  # all are in the file now, and the next entry begins the log anew
        store.append([b'"again"'])
        assert 0 < pages_begun(path) == store.pages_ahead() < before


def test_a_store_that_was_opened_to_read_begins_to_write(tmp_path: Path) -> None:
    path = tmp_path / "some.ledger"
    LedgerStore.create(path).close()
    with LedgerStore.open_read_only(path) as store:
        store.check()
        store.begin_writing()
        store.begin_writing()
        assert store.append([b'"0"']) == range(1)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM entry").fetchone() == (1,)
