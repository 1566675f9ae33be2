"""`hall-server doctor` of a folder: each thing that can be wrong is found, named, and said with what to do."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from firmware_protocol.emulator.fleet import Fleet
from hall_server.__main__ import app
from hall_server.disk.clock import now
from hall_server.doctor.finding import Finding, State
from hall_server.doctor.of_folder import FILES, NO_SPACE, SECRETS, examine, space
from hall_server.doctor.of_ledger import LedgerRead, read_ledger, under
from stemkast.assembly.assembly import Assembly
from stemkast.assembly.commands import Record
from stemkast.assembly.events import ChairTaken, Role
from stemkast.hall_client.connection.commands import CommandSender
from stemkast.ledger.replay import replay
from stemkast.ledger.store import LedgerStore
from stemkast.ledger.tree import Tree
from tests.hall_server.small_hall import Server, make_folder

PLENTY = 50_000_000_000


@pytest.fixture
def hall(tmp_path: Path) -> Path:
    """A folder as `init` makes it."""
    return make_folder(tmp_path / "hall", Fleet(1, seed=7))


def wrong(folder: Path, now: Callable[[], datetime] = now) -> list[Finding]:
    """What is not well, of a folder on a disk with room."""
    return [each for each in examine(folder, PLENTY, now) if each.state is not State.OK]


def doctor(*arguments: str) -> tuple[int, list[str]]:
    """Runs the command: its status and the lines that it wrote."""
    done = CliRunner().invoke(app, ["doctor", *arguments])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    assert done.stderr == ""
    return done.exit_code, done.stdout.splitlines()


def record(server: Server, *chairs: str) -> None:
    sender = CommandSender(server.station(Role.CHAIR))
    for name in chairs:
        sender.send(Record(ChairTaken(name)))
    sender.close()


# All is well


def test_a_new_folder_is_well_and_left_as_it_is(hall: Path) -> None:
    before = {each.name: each.read_bytes() for each in hall.iterdir()}
    status, lines = doctor(str(hall))
    assert status == 0, lines
    about = ["files", "keys", "lock", "disk", "ledger", "checkpoint", "clock", "certificate"]
    assert [line.split()[:2] for line in lines] == [["ok", f"{each}:"] for each in about]
    assert {each.name: each.read_bytes() for each in hall.iterdir()} == before


def test_a_hall_that_runs_is_well_and_goes_on(hall: Path) -> None:
    with Server(hall) as server:
        record(server, "De een")
        assert wrong(hall) == []
        assert any("a hall serves this folder now" in each.text for each in examine(hall, PLENTY, now))
        record(server, "De ander")
        assert server.stop() == 0
    assert wrong(hall) == []
    assert any("no hall serves" in each.text for each in examine(hall, PLENTY, now))


def test_after_a_power_cut_the_folder_is_well(hall: Path) -> None:
    with Server(hall) as server:
        record(server, "De een")
        server.kill()
    assert (hall / "assembly.ledger-wal").exists()
    assert wrong(hall) == []
    with Server(hall) as server:
        record(server, "De ander")


# Files


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_missing(hall: Path, name: str) -> None:
    (hall / name).unlink()
    status, lines = doctor(str(hall))
    assert status == 2
    assert f"broken     files: {hall / name} is missing; bring it back from a copy." in lines


@pytest.mark.parametrize("name", SECRETS)
def test_a_secret_that_others_may_read(hall: Path, name: str) -> None:
    (hall / name).chmod(0o644)
    status, lines = doctor(str(hall))
    assert status == 1
    said = f"other accounts may use {hall / name} (mode 0644); run: chmod 600 {hall / name}"
    assert [line for line in lines if not line.startswith("ok ")] == [f"attention  keys: {said}"]


def test_no_folder(tmp_path: Path) -> None:
    status, (line,) = doctor(str(tmp_path / "nowhere"))
    assert (status, line.split(":")[0]) == (2, "broken     folder")


def test_a_lock_that_is_no_file(hall: Path) -> None:
    (hall / "hall.lock").symlink_to(hall / "hall.lock")
    (found,) = wrong(hall)
    assert (found.about, found.state) == ("lock", State.BROKEN)


@pytest.mark.parametrize("name", ["hall.keys", "stations.json"])
def test_a_secret_that_is_something_else(hall: Path, name: str) -> None:
    (hall / name).write_text("{")
    assert [(each.about, each.state) for each in wrong(hall)] == [("keys", State.BROKEN)]


@pytest.mark.parametrize(
    ("free", "state"), [(PLENTY, State.OK), (NO_SPACE * 2, State.ATTENTION), (NO_SPACE - 1, State.BROKEN)]
)
def test_room_on_the_disk(free: int, state: State) -> None:
    assert space(free).state is state


# Ledger


def _no_ledger(folder: Path) -> None:
    (folder / "assembly.ledger").write_bytes(b"no ledger" * 1000)


def _a_page_overwritten(folder: Path) -> None:
    path = folder / "assembly.ledger"
    raw = bytearray(path.read_bytes())
    at = raw.index(b"assembly_initialised") // 4096 * 4096
    raw[at : at + 64] = b"\xa5" * 64
    path.write_bytes(bytes(raw))


def _damage(folder: Path, statement: str, *values: str) -> None:
    """As another program would that takes the triggers away, and puts them back."""
    with closing(sqlite3.connect(folder / "assembly.ledger", isolation_level=None)) as damaging:
        triggers = damaging.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            damaging.execute(f"DROP TRIGGER {name}")
        damaging.execute(statement, values)
        for _, sql in triggers:
            damaging.execute(sql)


def _an_entry_changed(folder: Path) -> None:
    _damage(folder, "UPDATE entry SET body = replace(body, 'Groningen', 'Groningem')")


def _against_the_rules(folder: Path) -> None:
    with LedgerStore.open(folder / "assembly.ledger") as store:
        store.append([b'{"event":"nothing"}'])


def _a_checkpoint_of_somebody(folder: Path) -> None:
    other = make_folder(folder.parent / "other", Fleet(1, seed=8))
    with LedgerStore.open_read_only(other / "assembly.ledger") as store:
        last = store.last_checkpoint()
    assert last is not None
    _damage(folder, "UPDATE checkpoint SET note = ?", last[1])


def _other_keys(folder: Path) -> None:
    other = make_folder(folder.parent / "other", Fleet(1, seed=7))
    shutil.copy(other / "hall.keys", folder / "hall.keys")


@pytest.mark.parametrize(
    ("spoil", "about", "said"),
    [
        (_no_ledger, "ledger", "is not a ledger of this program"),
        (_a_page_overwritten, "ledger", "is damaged"),
        (_an_entry_changed, "checkpoint", "entries were changed after they were signed"),
        (_against_the_rules, "ledger", "entry 1 breaks the rules"),
        (_a_checkpoint_of_somebody, "checkpoint", "is not signed by this hall"),
        (_other_keys, "keys", "is of another assembly"),
    ],
)
def test_a_ledger_that_no_hall_should_serve(hall: Path, spoil: Callable[[Path], None], about: str, said: str) -> None:
    spoil(hall)
    (found,) = wrong(hall)
    assert (found.about, found.state, said in found.text) == (about, State.BROKEN, True), found
    assert doctor(str(hall))[0] == 2


def test_entries_that_were_signed_and_are_gone(hall: Path) -> None:
    read = read_ledger(hall / "assembly.ledger")
    assert isinstance(read, LedgerRead)
    assembly = Assembly()
    assert replay(read.bodies, assembly, Tree()) is None
    found = under(replace(read, bodies=()), assembly)
    assert (found.state, "1 entries were signed and 0 are there" in found.text) == (State.BROKEN, True)


def test_no_checkpoint(hall: Path) -> None:
    _damage(hall, "DELETE FROM checkpoint")
    assert [(each.about, each.state) for each in wrong(hall)] == [("checkpoint", State.ATTENTION)]


def test_an_empty_ledger(hall: Path) -> None:
    (hall / "assembly.ledger").unlink()
    LedgerStore.create(hall / "assembly.ledger").close()
    assert [(each.about, each.state) for each in wrong(hall)] == [("ledger", State.BROKEN)]


# Time


def test_a_clock_before_the_last_entry(hall: Path) -> None:
    (found,) = wrong(hall, lambda: now() - timedelta(hours=1))
    assert (found.about, found.state) == ("clock", State.BROKEN)
    assert "before the last entry" in found.text


@pytest.mark.parametrize(
    ("days", "state"), [(699, State.OK), (700, State.ATTENTION), (729, State.ATTENTION), (730, State.BROKEN)]
)
def test_how_long_the_certificate_lasts(hall: Path, days: int, state: State) -> None:
    later = datetime.now(UTC) + timedelta(days=days)
    found = [each for each in examine(hall, PLENTY, lambda: later) if each.about == "certificate"]
    assert [each.state for each in found] == [state]


def test_a_certificate_that_is_not_valid_yet(hall: Path) -> None:
    early = datetime.now(UTC) - timedelta(days=2)
    found = [each for each in wrong(hall, lambda: early) if each.about == "certificate"]
    assert [each.state for each in found] == [State.BROKEN]


def test_a_certificate_of_another_key(hall: Path) -> None:
    other = make_folder(hall.parent / "other", Fleet(1, seed=7))
    shutil.copy(other / "tls.crt", hall / "tls.crt")
    assert [(each.about, each.state) for each in wrong(hall)] == [("certificate", State.BROKEN)]
