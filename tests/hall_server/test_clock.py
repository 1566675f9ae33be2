"""The hall's computer is set back while a poll runs: times in the ledger go on, and so does the countdown."""

import json
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from stemkast.assembly.commands import HoldPoll, ResumePoll
from stemkast.assembly.events import Role
from stemkast.hall_client.connection.commands import Accepted, CommandSender
from stemkast.verifier import Report, verify
from tests.faults.bad_disk import BadDisk
from tests.hall_server.computer import BEGIN, Computer
from tests.hall_server.house import SERIALS, WELL, House, bodies
from tests.hall_server.small_hall import Following
from tests.hall_server.stage import wait


def test_the_hall_counts_on_from_before_until_the_clock_is_right_again() -> None:
    computer = Computer()
    clock = computer.clock()
    computer.goes_on(60)
    assert clock.now() == BEGIN + timedelta(seconds=60)
    computer.is_set(-3600)
    assert clock.now() == BEGIN + timedelta(seconds=60)
    assert clock.went_back
    computer.goes_on(5)
    assert clock.now() == BEGIN + timedelta(seconds=65)
    computer.is_set(3600)
    computer.goes_on(1)
    assert clock.now() == BEGIN + timedelta(seconds=66)
    assert not clock.went_back


def test_a_clock_that_is_kept_right_is_followed() -> None:
    computer = Computer()
    clock = computer.clock()
    for _ in range(100):
        computer.goes_on(10)
        computer.is_set(-0.01)
        clock.now()
    assert clock.now() == computer.shown
    assert not clock.went_back
    computer.is_set(-0.5)
    assert clock.now() == computer.shown + timedelta(seconds=0.5), "it stands still rather than go back"
    assert not clock.went_back


def test_after_a_restart_nothing_is_written_before_what_stands_there() -> None:
    computer = Computer()
    clock = computer.clock()
    clock.begin_after(BEGIN + timedelta(hours=1))
    computer.goes_on(2)
    assert clock.now() == BEGIN + timedelta(hours=1, seconds=2)
    assert clock.went_back


def test_a_clock_that_is_set_back_during_a_poll(tmp_path: Path) -> None:
    computer = BadDisk(tmp_path)
    computer.clock_is(7200)
    with House(tmp_path) as house:
        house.environment = computer.environment
        with house.serve() as server, Following(server.station(Role.SCREEN)) as following:
            house.follow(server, Role.CHAIR)
            house.prepare(server)
            house.open_poll(server)
            computer.clock_is(-7200)
            wait(lambda: house.told()[-1:] == [WELL | {"clock_went_back": True}])
            house.press(1)
            wait(lambda: house.green() == set(SERIALS))
            chair = CommandSender(server.station(Role.CHAIR))
            assert isinstance(chair.send(HoldPoll(1)), Accepted)
            resumed = time.monotonic()
            assert isinstance(chair.send(ResumePoll(1, 4)), Accepted)
            chair.close()
            computer.clock_is(-14400)
            following.wait(lambda it: it.of_poll("poll_closed", 1))
            assert time.monotonic() - resumed > 3, "the four seconds that are left are not those of the clock"
            assert len(following.events("vote_accepted")) == len(SERIALS)
            computer.clock_is(7200)
            wait(lambda: house.told()[-1:] == [WELL])
    times = [json.loads(body)["at"] for body in bodies(house.folder)[1:]]
    assert times == sorted(times)
    assert times[-1] < (datetime.now(UTC) + timedelta(hours=3)).isoformat()
    report = verify(house.folder / "assembly.ledger", running=True)
    assert isinstance(report, Report)
    assert report.ok, [each for each in report.checks if not each.ok]
    assert not any("set back" in each.detail for each in report.checks)
