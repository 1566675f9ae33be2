"""`hall-server serve` as a process: how it refuses to start, and how it ends."""

import gc
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
import structlog
from typer.testing import CliRunner

from firmware_protocol.emulator.fleet import Fleet
from hall_server.__main__ import app
from stemkast.assembly.events import Role
from stemkast.ledger.store import LedgerStore
from tests.hall_server.small_hall import Following, Server, make_folder
from tests.patience import PATIENCE


def refused(folder: Path, *options: str) -> str:
    """Calls `serve`, which must end with status 2 and one line on stderr, and leave nothing open; the line."""
    done = CliRunner().invoke(app, ["serve", str(folder), *options])
    structlog.reset_defaults()
    assert isinstance(done.exception, SystemExit), done.exception
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    gc.collect()
    return done.stderr.removeprefix("hall-server: ").strip()


def refused_as_process(folder: Path, *options: str) -> str:
    """The same, of a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "hall_server", "serve", str(folder), *options],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1), done
    return done.stderr.removeprefix("hall-server: ").strip()


@pytest.fixture
def empty_hall(tmp_path: Path) -> Path:
    """A folder as `init` makes it."""
    return make_folder(tmp_path / "hall", Fleet(1, seed=7))


def test_a_port_in_use(empty_hall: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        assert (
            refused_as_process(empty_hall, "--listen", address) == f"cannot listen on {address}: Address already in use"
        )


@pytest.mark.parametrize(
    ("listen", "said"),
    [
        ("203.0.113.7:8420", "cannot listen on 203.0.113.7:8420"),
        ("nowhere.invalid:8420", "cannot listen on nowhere.invalid:8420"),
        ("127.0.0.1", "HOST:PORT"),
        ("127.0.0.1:70000", "HOST:PORT"),
    ],
)
def test_an_address_that_this_computer_does_not_have(empty_hall: Path, listen: str, said: str) -> None:
    assert said in refused(empty_hall, "--listen", listen)


def _remove_ledger(folder: Path) -> None:
    (folder / "assembly.ledger").unlink()


def _no_ledger(folder: Path) -> None:
    (folder / "assembly.ledger").write_bytes(b"no ledger" * 1000)


def _empty_ledger(folder: Path) -> None:
    _remove_ledger(folder)
    LedgerStore.create(folder / "assembly.ledger").close()


def _broken_entry(folder: Path) -> None:
    with LedgerStore.open(folder / "assembly.ledger") as store:
        store.append([b'{"event":"nothing"}'])


def _other_keys(folder: Path) -> None:
    other = make_folder(folder.parent / "other", Fleet(1, seed=7))
    (other / "hall.keys").replace(folder / "hall.keys")


def _no_stations(folder: Path) -> None:
    (folder / "stations.json").write_text("{")


def _no_keys(folder: Path) -> None:
    (folder / "hall.keys").unlink()


def _lock_is_a_folder(folder: Path) -> None:
    (folder / "hall.lock").mkdir()


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (_remove_ledger, "assembly.ledger does not exist."),
        (_no_ledger, "assembly.ledger is not a ledger of this program."),
        (_empty_ledger, "is not the ledger that belongs to the keys"),
        (_broken_entry, "entry 1 of"),
        (_other_keys, "is not the ledger that belongs to the keys"),
        (_no_stations, "holds no stations"),
        (_no_keys, "holds no keys of a hall"),
        (_lock_is_a_folder, "cannot be written: Is a directory"),
    ],
)
def test_a_folder_that_cannot_be_served(empty_hall: Path, spoil: Callable[[Path], None], said: str) -> None:
    spoil(empty_hall)
    assert said in refused(empty_hall, "--listen", "127.0.0.1:0")
    assert not list(empty_hall.glob("*-wal"))


def test_no_folder(tmp_path: Path) -> None:
    assert "was `hall-server init` run here?" in refused_as_process(tmp_path / "nowhere")


def test_a_second_hall_on_the_same_folder(empty_hall: Path) -> None:
    with Server(empty_hall):
        said = refused(empty_hall, "--listen", "127.0.0.1:0")
        assert said == f"{empty_hall} is served by another hall-server already"


def left(folder: Path) -> list[str]:
    """What there is of the ledger."""
    return sorted(each.name for each in folder.glob("assembly.ledger*"))


def test_it_ends_when_its_input_closes(empty_hall: Path) -> None:
    with Server(empty_hall) as server, Following(server.station(Role.SCREEN)) as following:
        following.wait(lambda it: it.entries)
        assert left(empty_hall) == ["assembly.ledger", "assembly.ledger-shm", "assembly.ledger-wal"]
        assert server.stop() == 0
        following.wait(lambda it: it.states == [True, False])
    assert left(empty_hall) == ["assembly.ledger"]
    assert server.said == ""


@pytest.mark.parametrize(("how", "status"), [(signal.SIGINT, 0), (signal.SIGTERM, -signal.SIGTERM)])
def test_a_signal_ends_it_in_order_too(empty_hall: Path, how: signal.Signals, status: int) -> None:
    with Server(empty_hall) as server:
        httpx.get(
            f"http://{server.address}/health", trust_env=False, timeout=PATIENCE
        )  # it is up, so that the signal is its own
        server.process.send_signal(how)
        server.process.wait(PATIENCE)
        assert left(empty_hall) == ["assembly.ledger"]
    assert server.process.returncode == status
    assert server.said == ""


def test_a_line_that_is_not_there_is_tried_again(empty_hall: Path) -> None:
    with Server(empty_hall, (str(empty_hall / "no-line"),)) as server:
        deadline = time.monotonic() + PATIENCE
        while "station not reached" not in server.said:
            assert time.monotonic() < deadline
            time.sleep(0.02)
        assert server.stop() == 0


def test_a_hall_that_cannot_go_on_ends_and_leaves_nobody_waiting(empty_hall: Path) -> None:
    """Another program took the last entry out of the ledger, with the triggers that forbid it."""
    with Server(empty_hall) as server:
        damaging = sqlite3.connect(empty_hall / "assembly.ledger", isolation_level=None)
        damaging.execute("DROP TRIGGER entry_never_goes")
        damaging.execute("DELETE FROM entry")
        damaging.close()
        chair = server.station(Role.CHAIR)
        answer = httpx.post(
            f"http://{server.address}/commands",
            headers=chair.headers,
            json={"command": "chair_taken", "data": {"name": "De voorzitter"}},
            trust_env=False,
            timeout=PATIENCE,
        )
        assert (answer.status_code, "the hall has stopped" in answer.json()["text"]) == (503, True)
        server.process.wait(PATIENCE)
    assert server.process.returncode == 1
    assert "entries from 0 to 0 are missing" in server.said


@pytest.mark.parametrize("invite", ["chair", "chair:", "king:jan", "hall:zaal", "desk:" + "x" * 41])
def test_an_invitation_that_names_no_station(empty_hall: Path, invite: str) -> None:
    assert "--invite is ROLE:NAME" in refused(empty_hall, "--invite", invite)


def test_a_folder_without_its_certificate(empty_hall: Path) -> None:
    (empty_hall / "tls.crt").unlink()
    assert "holds no certificate of a hall" in refused(empty_hall)
