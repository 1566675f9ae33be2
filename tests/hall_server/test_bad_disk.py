"""A disk that is full, broken or slow: the hall says so, keypads show it, no green vote is lost, and it goes on."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from firmware_protocol.ballot import Light
from stemkast.assembly.events import Role
from stemkast.verifier import Report, verify
from tests.faults.bad_disk import BadDisk
from tests.hall_server.house import SERIALS, House, bodies
from tests.hall_server.small_hall import Following
from tests.hall_server.stage import wait

TROUBLE = {"late": [], "starved": False, "not_written": True}
WELL = {"late": [], "starved": False, "not_written": False}


@pytest.fixture
def disk(tmp_path: Path) -> BadDisk:
    return BadDisk(tmp_path)


@pytest.fixture
def house(tmp_path: Path, disk: BadDisk) -> Iterator[House]:
    with House(tmp_path) as house:
        house.environment = disk.environment
        yield house


def told(house: House) -> list[object]:
    return [value for kind, value in house.asides if kind == "hall"]


@pytest.mark.parametrize("how", ["is_full", "is_broken"])
def test_it_says_so_on_every_station_and_goes_on_when_the_cause_is_gone(house: House, disk: BadDisk, how: str) -> None:
    with house.serve() as server, Following(server.station(Role.SCREEN)) as following:
        house.follow(server, Role.CHAIR)
        house.prepare(server)
        house.open_poll(server)
        house.press(1, SERIALS[0])
        wait(lambda: house.green() == {SERIALS[0]})
        getattr(disk, how)()
        house.press(2, SERIALS[1])
        wait(lambda: house.devices.light(SERIALS[1]) is Light.RED)
        wait(lambda: told(house)[-1:] == [TROUBLE])
        assert house.green() == {SERIALS[0]}, "what was green stays so"
        disk.is_well()
        house.press(1, SERIALS[1])
        wait(lambda: house.green() == set(SERIALS[:2]))
        wait(lambda: told(house)[-1:] == [WELL])
        following.wait(lambda it: len(it.events("vote_accepted")) == 2)
    report = verify(house.folder / "assembly.ledger", running=True)
    assert isinstance(report, Report)
    assert report.ok, [each for each in report.checks if not each.ok]
    assert sum(b'"vote_accepted"' in each for each in bodies(house.folder)) == 2


def test_a_slow_disk_makes_lights_slow_and_nothing_else(house: House, disk: BadDisk) -> None:
    with house.serve() as server:
        house.prepare(server)
        house.open_poll(server)
        disk.is_slow(200)
        house.press(3)
        wait(lambda: house.green() == set(SERIALS))
    assert sum(b'"vote_accepted"' in each for each in bodies(house.folder)) == 4
