"""A hall on this computer that ends with its parent."""

import subprocess
import sys
from pathlib import Path

import pytest

from firmware_protocol.emulator.fleet import Fleet
from hall_server.disk.folder import FolderUnusable, locked
from hall_server.stations.access import StationsUnusable
from stemkast.assembly.commands import Record
from stemkast.assembly.events import ChairTaken, Role
from stemkast.hall_client.connection.commands import Accepted, CommandSender
from stemkast.hall_client.hall_here.local_hall import HallDidNotStart, LocalHall
from tests.hall_server.small_hall import Server, make_folder
from tests.hall_server.stage import wait
from tests.patience import PATIENCE


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder as `init` makes it."""
    return make_folder(tmp_path / "hall", Fleet(1, seed=7))


def test_every_role_reaches_it_until_it_is_closed(folder: Path) -> None:
    hall = LocalHall(folder, [])
    sender = CommandSender(hall.address(Role.CHAIR))
    assert isinstance(sender.send(Record(ChairTaken("De voorzitter"))), Accepted)
    sender.close()
    assert hall.close() == 0
    assert sorted(each.name for each in folder.glob("assembly.ledger*")) == ["assembly.ledger"]


def test_a_hall_that_does_not_start_says_where_it_says_why(folder: Path, tmp_path: Path) -> None:
    with Server(folder), pytest.raises(HallDidNotStart, match=r"hall\.log"):
        LocalHall(folder, [])
    assert "served by another hall-server already" in (folder / "hall.log").read_text()
    with pytest.raises(StationsUnusable):
        LocalHall(tmp_path, [])


def is_free(folder: Path) -> bool:
    """Whether no hall serves this folder."""
    try:
        with locked(folder):
            return True
    except FolderUnusable:
        return False


def test_it_ends_when_its_parent_is_killed(folder: Path) -> None:
    program = (
        "import os, signal, sys; from pathlib import Path\n"
        "from stemkast.hall_client.hall_here.local_hall import LocalHall\n"
        "hall = LocalHall(Path(sys.argv[1]), [])\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    subprocess.run([sys.executable, "-c", program, str(folder)], check=False, timeout=PATIENCE)
    wait(lambda: is_free(folder))
    assert not (folder / "assembly.ledger-wal").exists(), "in order"
    with LocalHall(folder, []) as again:
        assert again.address(Role.DESK).token
