"""What can happen to the hall's folder: the hall says so, keypads show it, no green vote is lost, and it goes on."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from firmware_protocol.ballot import Light
from stemkast.assembly.commands import ClosePoll
from stemkast.assembly.events import Role
from stemkast.assembly.refusal import Reason, Refusal
from stemkast.hall_client.connection.commands import CommandSender
from stemkast.verifier import Report, verify
from tests.faults.bad_disk import BadDisk
from tests.hall_server.house import SERIALS, WELL, House, bodies
from tests.hall_server.small_hall import Following, Server
from tests.hall_server.stage import wait

_HOLD = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
sys.stdin.read()
"""
_LOCK = """
import fcntl, sys
file = open(sys.argv[1] + "-shm", "r+b")
fcntl.lockf(file, fcntl.LOCK_EX, 1, 120)
print("held", flush=True)
sys.stdin.read()
"""
"""The lock of the one who writes (SQLite, "WAL-mode File Format", 2.3.1), held by a program that knows no SQLite."""


@pytest.fixture
def disk(tmp_path: Path) -> BadDisk:
    return BadDisk(tmp_path)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with House(tmp_path) as house:
        yield house


@contextmanager
def voting(house: House) -> Iterator[Server]:
    """A poll is open, the chair follows, and the first keypad is green."""
    with house.serve() as server:
        house.follow(server, Role.CHAIR)
        house.prepare(server)
        house.open_poll(server)
        house.press(1, SERIALS[0])
        wait(lambda: house.green() == {SERIALS[0]})
        yield server


def is_refused(house: House, server: Server, why: str) -> None:
    """The next vote is not taken, everybody hears why, and the chair's command is refused, too."""
    house.press(2, SERIALS[1])
    wait(lambda: house.devices.light(SERIALS[1]) is Light.RED)
    assert house.devices.display(SERIALS[1])[0] == "zaal wacht, stem later opnieuw"
    wait(lambda: house.told()[-1:] == [WELL | {"not_written": why}])
    with Following(server.station(Role.SCREEN)) as late:
        wait(lambda: late.asides.get("hall") == WELL | {"not_written": why})
    chair = CommandSender(server.station(Role.CHAIR))
    answer = chair.send(ClosePoll(1))
    chair.close()
    assert isinstance(answer, Refusal)
    assert answer.reason is Reason.NOT_READY
    assert house.green() == {SERIALS[0]}, "what was green stays so"


def goes_on(house: House) -> None:
    """Everybody hears that it is over, and votes are taken."""
    wait(lambda: house.told()[-1:] == [WELL])
    house.press(1, SERIALS[1])
    wait(lambda: house.green() == set(SERIALS[:2]))


def is_whole(house: House) -> None:
    """The ledger holds the two green votes, once each, and passes the recount."""
    report = verify(house.folder / "assembly.ledger", running=True)
    assert isinstance(report, Report)
    assert report.ok, [each for each in report.checks if not each.ok]
    assert sum(b'"vote_accepted"' in each for each in bodies(house.folder)) == 2


@pytest.mark.parametrize(("how", "why"), [("full", "full"), ("broken", "broken"), ("read_only", "read_only")])
def test_it_says_so_on_every_station_and_goes_on_when_the_cause_is_gone(
    house: House, disk: BadDisk, how: str, why: str
) -> None:
    house.environment = disk.environment
    with voting(house) as server:
        getattr(disk, f"is_{how}")()
        is_refused(house, server, why)
        disk.is_well()
        goes_on(house)
    is_whole(house)


def test_a_log_that_cannot_be_written_either_ends_no_hall(house: House, disk: BadDisk) -> None:
    house.environment = disk.environment
    house.log = Path("/dev/full")
    with voting(house) as server:
        disk.is_full()
        is_refused(house, server, "full")
        disk.is_well()
        goes_on(house)
    is_whole(house)


def test_a_read_only_folder_is_noticed_before_anybody_votes(house: House, disk: BadDisk) -> None:
    house.environment = disk.environment
    with voting(house):
        disk.is_read_only()
        wait(lambda: house.told()[-1:] == [WELL | {"not_written": "read_only"}])
        disk.is_well()
        goes_on(house)
    is_whole(house)


@pytest.mark.parametrize("program", [_HOLD, _LOCK], ids=["writes", "locks"])
def test_another_process_holds_the_ledger(house: House, program: str) -> None:
    with voting(house) as server:
        with subprocess.Popen(
            [sys.executable, "-c", program, str(house.folder / "assembly.ledger")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        ) as other:
            assert other.stdout is not None
            assert other.stdout.readline() == b"held\n"
            is_refused(house, server, "in_use")
            other.communicate()
        goes_on(house)
    is_whole(house)


def test_a_folder_that_is_moved_away_and_put_back(house: House) -> None:
    away = house.path / "away"
    with voting(house) as server:
        house.folder.rename(away)
        wait(lambda: house.told()[-1:] == [WELL | {"not_written": "gone"}])
        is_refused(house, server, "gone")
        away.rename(house.folder)
        goes_on(house)
    is_whole(house)


def test_a_folder_that_is_removed_takes_no_vote_and_a_station_goes_on(house: House) -> None:
    with voting(house) as server:
        shutil.rmtree(house.folder)
        is_refused(house, server, "gone")
        house.folder.mkdir()
        house.press(3, SERIALS[1])
        wait(lambda: house.devices.light(SERIALS[1]) is Light.RED)
        assert house.told()[-1] == WELL | {"not_written": "gone"}, "another folder of that name is not this one"
    house.folder.rmdir()
    with house.take_over(Role.CHAIR) as next_hall, Following(next_hall.station(Role.SCREEN)) as following:
        following.wait(lambda it: it.of_poll("poll_announced", 2))
        assert len(following.of_poll("vote_accepted", 1)) == 1, "what was green"


def test_a_slow_disk_makes_lights_slow_and_nothing_else(house: House, disk: BadDisk) -> None:
    house.environment = disk.environment
    with house.serve() as server:
        house.prepare(server)
        house.open_poll(server)
        disk.is_slow(200)
        house.press(3)
        wait(lambda: house.green() == set(SERIALS))
    assert sum(b'"vote_accepted"' in each for each in bodies(house.folder)) == 4
