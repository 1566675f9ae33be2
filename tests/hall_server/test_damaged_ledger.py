"""A hall that starts looks first: a file that is not what the hall signed is never written to, and says what to do."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from firmware_protocol.emulator.fleet import Fleet
from hall_server.app import HallServer
from hall_server.disk.book import TAKE_A_COPY, LedgerUnreadable
from hall_server.disk.folder import LEDGER, open_book
from hall_server.disk.keys import HallKeys
from stemkast.assembly.commands import Record
from stemkast.assembly.events import ChairTaken, Role
from stemkast.hall_client.connection.commands import Accepted, CommandSender
from stemkast.ledger.store import LedgerStore
from stemkast.ledger.write_ahead import pages_begun
from tests.hall_server.small_hall import Server, make_folder

ENTRIES = 400


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A hall that was closed in order, with a checkpoint over all of its entries."""
    folder = make_folder(tmp_path / "hall", Fleet(1, seed=7))
    with closing(open_book(folder, HallKeys.load(folder))) as book:
        for number in range(1, ENTRIES):
            assert book.record(ChairTaken(f"Voorzitter {number}"), "voorzitter", Role.CHAIR) is None
        book.ask_for_checkpoint()
        assert book.commit() is not None
    return folder


def without_trigger(folder: Path, trigger: str, statement: str) -> None:
    """What somebody does to the file who takes a trigger away and puts it back."""
    with closing(sqlite3.connect(folder / LEDGER, isolation_level=None)) as connection:
        ((sql,),) = connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", [trigger])
        connection.execute(f"DROP TRIGGER {trigger}")
        assert connection.execute(statement).rowcount > 0
        connection.execute(sql)


def change_a_body(folder: Path) -> None:
    without_trigger(
        folder,
        "entry_never_changes",
        "UPDATE entry SET body = replace(body, 'Voorzitter 7\"', 'Voorzitter 8\"') WHERE idx = 7",
    )


def remove_the_tail(folder: Path) -> None:
    without_trigger(folder, "entry_never_goes", f"DELETE FROM entry WHERE idx >= {ENTRIES - 3}")


def remove_from_the_middle(folder: Path) -> None:
    without_trigger(folder, "entry_never_goes", "DELETE FROM entry WHERE idx = 7")


def sign_by_another(folder: Path) -> None:
    other = make_folder(folder.parent / "other", Fleet(1, seed=8))
    with LedgerStore.open_read_only(other / LEDGER) as store:
        last = store.last_checkpoint()
    assert last is not None
    without_trigger(folder, "checkpoint_never_changes", f"UPDATE checkpoint SET note = '{last[1]}'")


def page_of_garbage(folder: Path) -> None:
    data = bytearray((folder / LEDGER).read_bytes())
    place = data.index(b"Voorzitter 200") // 4096 * 4096
    data[place : place + 4096] = b"\xa5" * 4096
    (folder / LEDGER).write_bytes(data)


def first_page_of_garbage(folder: Path) -> None:
    data = bytearray((folder / LEDGER).read_bytes())
    data[:100] = b"\xa5" * 100
    (folder / LEDGER).write_bytes(data)


def cut_short(folder: Path) -> None:
    data = (folder / LEDGER).read_bytes()
    (folder / LEDGER).write_bytes(data[: len(data) // 2])


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (change_a_body, f"was changed: its first {ENTRIES} entries are not those that the hall signed"),
        (remove_the_tail, f"lost entries: {ENTRIES} entries were signed and {ENTRIES - 3} are there"),
        (remove_from_the_middle, "is damaged: entries from 0 to"),
        (sign_by_another, "is not the hall's"),
        (page_of_garbage, "is damaged"),
        (first_page_of_garbage, "is not a ledger of this program"),
        (cut_short, "is damaged"),
    ],
)
def test_a_file_that_fails_is_not_written_to(folder: Path, damage: Callable[[Path], None], said: str) -> None:
    damage(folder)
    before = (folder / LEDGER).read_bytes()
    with pytest.raises(LedgerUnreadable) as refused:
        HallServer(folder, {})
    assert said in str(refused.value)
    assert str(refused.value).endswith(TAKE_A_COPY)
    assert "\n" not in str(refused.value)
    assert (folder / LEDGER).read_bytes() == before
    assert not list(folder.glob("*-wal"))


def test_a_changed_body_that_waits_in_the_write_ahead_log_stays_there(folder: Path) -> None:
    log = folder / f"{LEDGER}-wal"
    with closing(sqlite3.connect(folder / LEDGER, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        ((sql,),) = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'entry_never_changes'")
        connection.execute("DROP TRIGGER entry_never_changes")
        connection.execute("UPDATE entry SET body = replace(body, 'Voorzitter 7', 'Voorzitter 8') WHERE idx = 7")
        connection.execute(sql)
        kept, ahead = (folder / LEDGER).read_bytes(), log.read_bytes()
    (folder / LEDGER).write_bytes(kept)
    log.write_bytes(ahead)  # as after a power cut
    with pytest.raises(LedgerUnreadable, match="was changed"):
        HallServer(folder, {})
    assert ((folder / LEDGER).read_bytes(), log.read_bytes()) == (kept, ahead)


def killed_after(folder: Path, entries: int) -> int:
    """A hall writes so many entries and loses power; how many there are then."""
    with Server(folder) as server:
        chair = CommandSender(server.station(Role.CHAIR))
        for number in range(entries):
            answer = chair.send(Record(ChairTaken(f"Later {number}")))
            assert isinstance(answer, Accepted)
        chair.close()
        server.kill()
    return answer.indexes[-1] + 1


@pytest.mark.parametrize("how", ["cut in a page", "cut in a header", "garbage"])
def test_a_torn_tail_is_left_out_and_said(folder: Path, how: str) -> None:
    size = killed_after(folder, 5)
    log = folder / f"{LEDGER}-wal"
    data = log.read_bytes()
    frame = 24 + 4096
    assert pages_begun(folder / LEDGER) == (len(data) - 32) // frame
    torn = {
        "cut in a page": data[:-1000],
        "cut in a header": data[: -frame + 10],
        "garbage": data[:-1000] + b"\xa5" * 1000,
    }
    log.write_bytes(torn[how])
    with Server(folder) as server:
        with LedgerStore.open_read_only(folder / LEDGER) as store:
            left = store.size
        chair = CommandSender(server.station(Role.CHAIR))
        assert chair.send(Record(ChairTaken("De volgende"))) == Accepted((left,))
        chair.close()
        assert "the last batch was torn and is left out" in server.said
    assert ENTRIES <= left < size


def test_what_a_killed_hall_had_written_is_recovered_and_said(folder: Path) -> None:
    size = killed_after(folder, 5)
    with Server(folder) as server:
        with LedgerStore.open_read_only(folder / LEDGER) as store:
            assert store.size == size
        assert "the ledger was not closed; SQLite recovered it" in server.said
        assert "torn" not in server.said
    with Server(folder) as server:
        assert server.said.count("SQLite recovered it") == 1, "it was closed this time"
    assert pages_begun(folder / LEDGER) == 0
