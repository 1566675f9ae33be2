"""kill -9 at any moment of a running poll, again and again in one assembly: no green vote is missing or doubled.

Keypads are pressed all the time, the chair holds, resumes, closes and opens; then the hall is killed. Sometimes its
machine is lost with it, and the copy of a station becomes the hall. `make soak` kills 300 times (SOAK_KILLS).
"""

import os
import random
import threading
import time
from pathlib import Path

import pytest

from firmware_protocol.ballot import Light
from stemkast.assembly.commands import AnnouncePoll, ClosePoll, Command, HoldPoll, OpenPoll, ResumePoll
from stemkast.assembly.events import PollKind, Role
from stemkast.assembly.poll_state import PollState
from stemkast.hall_client.connection.commands import CommandSender, HallUnreachable
from stemkast.verifier import Report, verify
from tests.faults.bad_disk import BadDisk
from tests.faults.greens import Greens, WatchedFleet
from tests.faults.judgement import of_greens
from tests.faults.load import Thumbs
from tests.hall_server.house import SERIALS, House, bodies
from tests.hall_server.small_hall import TEST_QUESTION, Following, Server
from tests.hall_server.stage import PATIENCE, wait

KILLS = int(os.environ.get("SOAK_KILLS", "20"))
HANDS = 2
SLOWNESS = 15
"""Milliseconds that every commit takes more: votes wait for the disk all the time, and a receipt that came before its
commit would be seen."""
LOST_EVERY = 7
"""Each so many kills the machine is lost too."""


class Evening:
    """One assembly with many deaths; which moment and what happens before it follows from the seed."""

    def __init__(self, house: House, greens: Greens, seed: int) -> None:
        self.house = house
        self.greens = greens
        self.random = random.Random(seed)
        self.folder = house.folder
        self.kills = self.checked = 0

    def run(self) -> None:
        with self.house.serve() as server:
            self.house.follow(server, Role.CHAIR, Role.COMMITTEE)
            self.house.prepare(server)
            with Following(server.station(Role.SCREEN)) as self.following:
                self._live(server)
                while self.kills < KILLS:
                    self._again()
                self._end()

    def _again(self) -> None:
        """The hall starts anew, on its own machine or on another one."""
        lost = self.kills % LOST_EVERY == LOST_EVERY - 1
        if lost:
            # A light is green once one station has its vote, and the longest of the copies goes on.
            copies = [self.house.path / role.value for role in (Role.CHAIR, Role.COMMITTEE)]
            self._all_green_in(max(copies, key=lambda copy: len(bodies(copy))))
            self.folder = self.house.path / f"hall-{self.kills}"
            server = self.house.take_over(Role.CHAIR, Role.COMMITTEE, name=self.folder.name)
        else:
            server = self.house.serve(self.folder)
        with server:
            if self.kills < KILLS:
                self._live(server)

    def _live(self, server: Server) -> None:
        """Until it is killed."""
        self._open(server)
        stop = threading.Event()
        hands = [
            Thumbs(self.house.devices, self.house.serials, self.random.random(), 0.002, 0.03) for _ in range(HANDS)
        ]
        chair = threading.Thread(target=self._lead, args=(server, stop, self.random.random()))
        for each in (*hands, chair):
            each.start()
        time.sleep(self.random.uniform(0.0, 0.4))
        stop.set()  # just before: whoever presses a keypad that is green makes it wait
        for each in hands:
            each.stop()
        time.sleep(self.random.uniform(0.0, 0.05))
        server.kill()
        for each in (*hands, chair):
            each.join()
        self.kills += 1
        time.sleep(0.05)  # what was on the lines arrives
        self._all_green_in(self.folder)

    def _lead(self, server: Server, stop: threading.Event, seed: float) -> None:
        chance = random.Random(seed)
        sender = CommandSender(server.station(Role.CHAIR))
        while not stop.wait(chance.uniform(0.05, 0.3)):
            number = len(self.following.assembly.polls)
            command: Command = chance.choice([HoldPoll(number), ResumePoll(number, 0), ClosePoll(number)])
            try:
                sender.send(command)
            except HallUnreachable:
                break
        sender.close()

    def _open(self, server: Server) -> None:
        """A poll is open, whatever the last hall left behind."""
        sender = CommandSender(server.station(Role.CHAIR))
        deadline = time.monotonic() + PATIENCE
        while True:
            assembly = self.following.assembly
            last = assembly.last_poll
            if last is not None and last.state is PollState.OPEN and last.epoch == assembly.epoch:
                break
            assert time.monotonic() < deadline, last and last.state
            command: Command = AnnouncePoll(PollKind.TEST, TEST_QUESTION)
            if last is not None and last.epoch == assembly.epoch and last.running:
                command = OpenPoll(last.number, 0) if last.state is PollState.ANNOUNCED else ResumePoll(last.number, 0)
            sender.send(command)
            time.sleep(0.02)
        sender.close()

    def _all_green_in(self, place: Path) -> None:
        """Every green light that was ever seen has its one vote there, and no vote stands there twice."""
        greens = self.greens.all
        self.checked += len(greens)
        assert list(of_greens(tuple(bodies(place)), greens)) == [], place.name

    def _end(self) -> None:
        """One more hall closes what is open; everything is recounted, and the windows saw all of it."""
        with self.house.serve(self.folder) as server:
            self._open(server)
            wait(lambda: Light.WAITING not in {light for light, _ in self.house.devices.lights().values()})
            sender = CommandSender(server.station(Role.CHAIR))
            number = len(self.following.assembly.polls)
            sender.send(ClosePoll(number))
            self.following.wait(lambda it: it.of_poll("poll_closed", number))
            sender.close()
            self._all_green_in(self.folder)
            entries = bodies(self.folder)
            self.following.wait(lambda it: len(it.entries) >= len(entries))
        assert [body for _, body in self.following.entries][: len(entries)] == entries, "every window resumed by itself"
        assert self.house.troubles == []
        report = verify(self.folder / "assembly.ledger", running=True)
        assert isinstance(report, Report)
        assert report.ok, [each for each in report.checks if not each.ok]
        assert {each.outcome for each in report.polls} <= {None, "void"}, "a test poll decides nothing"


@pytest.mark.rule("P-35", "P-80", "P-84")
def test_no_green_vote_is_missing_or_doubled(tmp_path: Path) -> None:
    disk = BadDisk(tmp_path)
    disk.is_slow(SLOWNESS)
    greens = Greens()
    with House(tmp_path, fleet=WatchedFleet(len(SERIALS), 11, greens)) as house:
        house.environment = disk.environment
        evening = Evening(house, greens, seed=1)
        evening.run()
    assert evening.kills == KILLS
    assert evening.checked > KILLS, "there were green lights to be checked"
