"""A running hall under load: the real server, keypads on lines, stations behind cables, thumbs and a chair.

What goes wrong is somebody else's (`fault.py` and beside it); here is what can be reached to make it so.
"""

import contextlib
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from types import TracebackType

import httpx

from firmware_protocol.ballot import Light
from stemkast.assembly.commands import AnnouncePoll, ClosePoll, Command, OpenPoll, VoidPoll
from stemkast.assembly.events import AgendaItemAdded, MatterCalled, PollKind, ProposalAdded, Role
from stemkast.assembly.poll_state import PollState
from stemkast.assembly.proposals import AgendaItem
from stemkast.assembly.register import Register
from stemkast.demo.assembly_of_2023 import plan_of_2023
from stemkast.demo.plan import Plan
from stemkast.hall_client.connection.commands import CommandSender, HallUnreachable
from stemkast.hall_client.connection.enrolment import Enrolled, save
from tests.faults.bad_disk import BadDisk
from tests.faults.base_host import Host
from tests.faults.greens import Greens, WatchedFleet
from tests.faults.judgement import Ended
from tests.faults.load import Chair, Thumbs
from tests.faults.network import Cable, another_machine, make_network, own_disk
from tests.faults.station import Station
from tests.hall_server.house import House, bodies
from tests.hall_server.small_hall import PROPOSAL, QUESTION, Following, Server
from tests.hall_server.stage import Stage

PATIENCE = 120.0
"""Seconds after which something does not happen any more. Nothing is measured by it: a loaded machine may take long."""
THUMBS = 3
KEEPERS = (Role.CHAIR, Role.COMMITTEE)
"""The control stations: each keeps the ledger."""
_DISK = 64
"""Megabytes of the disk on which halls are, where it is one of their own."""


class DidNotHappen(Exception):
    """Raised where the hall does not do what it must within `PATIENCE`; the text says what."""


def until(what: str, so: Callable[[], object]) -> None:
    """Waits until it is so. Raises DidNotHappen."""
    deadline = time.monotonic() + PATIENCE
    while not so():
        if time.monotonic() > deadline:
            raise DidNotHappen(what)
        time.sleep(0.05)


def register_of(count: int) -> Register:
    """The first municipalities of 2023, with their inhabitants."""
    plan = plan_of_2023()
    assert isinstance(plan, Plan)
    return Register(plan.register.reference_date, plan.register.source, plan.register.municipalities[:count])


class RunningHall:
    """A context manager: prepared and under load inside it, from nothing to nothing.

    Attributes:
        house: folder, words, devices; its `environment` gives the server `disk`.
        server: the hall of now; `folder` is its folder.
        disk: how the ledger's disk is, and the clock.
        stations: those with a window, by name; `host` lends the line of the second base station.
    """

    def __init__(self, path: Path, seed: int, keypads: int) -> None:
        self._opened = contextlib.ExitStack()
        self.seed = seed
        self.disk = BadDisk(path)
        self.greens = Greens()
        self._halls = path / "halls"
        self._halls.mkdir()
        self._opened.enter_context(own_disk(self._halls, _DISK))
        register, fleet = register_of(keypads), WatchedFleet(keypads, seed, self.greens)
        self.house = House(self._halls, register, fleet, make_network())
        self.house.environment = self.disk.environment
        first, self._lent, *others = self.house.lines
        self.house.lines = (first, *others)
        self.folder = self.house.folder
        self.stations: dict[str, Station] = {}
        self._path = path
        self._halls_so_far = 1
        self._server_logs: dict[str, Callable[[], str]] = {}
        self._statuses: dict[str, int] = {}
        self._load: list[Thumbs | Chair] = []

    def __enter__(self) -> "RunningHall":
        with contextlib.ExitStack() as opened:
            opened.push(self._opened)
            opened.callback(self._end_load)
            opened.enter_context(self.house)
            self.serve()
            opened.callback(lambda: self.server.stop())
            self._prepare()
            self._screen = self.server.station(Role.SCREEN)
            self.following = opened.enter_context(Following(self._screen))
            self._seat_stations(opened)
            self._start_load()
            self._opened = opened.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._opened.close()

    # What can go wrong with the hall itself

    def serve(self) -> None:
        """The hall starts, or starts again, in the folder of now."""
        self.house.log = self._path / f"{self.folder.name}.log"
        self._served(self.house.serve(self.folder))

    def take_over(self) -> None:
        """From all copies that stations keep, on another machine, at another address; the old one is off."""
        copies = [each for role in KEEPERS for each in ("--from", str(self.stations[role.value].folder))]
        self._halls_so_far += 1
        self.house.host = another_machine(self.house.host, self._halls_so_far)
        self.folder = self._halls / f"hall-{self._halls_so_far}"
        self.house.log = self._path / f"{self.folder.name}.log"
        words = ("--words", str(self.house.words), "--old-machine-is-off")
        self._served(self.house.serve(self.folder, *copies, *words))

    def _served(self, server: Server) -> None:
        self.server = server
        self._server_logs[self.folder.name] = lambda: server.said

    # What everybody does

    def lives(self, since: int) -> None:
        """Waits until a light turns green that was not among the first `since`. Raises DidNotHappen."""
        if not self.greens.wait_for_more(since, PATIENCE):
            shown = self.house.devices.display(self.house.serials[0])
            last, broken = self.following.assembly.last_poll, self.following.model.broken
            state = f"poll {last.number} is {last.state}" if last is not None else "there is no poll"
            raise DidNotHappen(f"no light turned green any more; keypads show {shown}, {state}, {broken}")

    def ask(self, command: Command) -> None:
        """The chair asks, until there is an answer; what is refused has happened already."""
        sender = CommandSender(self.server.station(Role.CHAIR))
        with contextlib.closing(sender), suppress(HallUnreachable):
            sender.send(command)

    @property
    def logs(self) -> dict[str, str]:
        """What each process said so far."""
        logs = {name: said() for name, said in self._server_logs.items()}
        logs |= {name: station.said for name, station in self.stations.items()}
        return logs | {f"host {number}": "".join(each.said) for number, each in enumerate(self._hosts)}

    def base_stations_up(self) -> int:
        """How many the hall hears."""
        hall = self.server.station(Role.ADMIN)
        try:
            page = httpx.get(
                f"{hall.http}/metrics", headers=hall.headers, verify=hall.context() or False, trust_env=False
            ).text
        except httpx.HTTPError:
            return 0
        name = "stemkast_base_stations "
        return int(float(next(line for line in page.splitlines() if line.startswith(name)).split()[1]))

    def start_host(self) -> None:
        """The host of the second base station begins, or begins again."""
        self.host = Host(self._host_home, "--line", self._lent, prefix=self.host_cable.prefix)
        self._hosts.append(self.host)

    # From the beginning to the end

    def _prepare(self) -> None:
        self.house.prepare(self.server)
        stage = Stage(self.server)
        stage.record(Role.ADMIN, AgendaItemAdded(AgendaItem("01", "Begroting")), ProposalAdded(PROPOSAL))

    def _seat_stations(self, opened: contextlib.ExitStack) -> None:
        for number, role in enumerate((*KEEPERS, Role.SCREEN)):
            cable = Cable(number)
            opened.callback(cable.end)
            station = Station(role, self.server.station(role), self._path / role.value, cable)
            self.stations[role.value] = station
            station.start()
            opened.callback(lambda station=station: suppressed(station.kill))
        self.host_cable, self._host_home, self._hosts = Cable(len(self.stations)), self._path / "host", []
        opened.callback(self.host_cable.end)
        enrolled = Enrolled(self.server.station(Role.BASE), "balkon", Role.BASE)
        save(enrolled, self._host_home / "stemkast" / "stations" / f"{Role.BASE.value}.json")
        self.start_host()
        opened.callback(lambda: [each.__exit__() for each in self._hosts])
        for station in self.stations.values():
            until(f"{station.name} opens its windows", lambda station=station: station.ask(1.0))
        until("both base stations are heard", lambda: self.base_stations_up() == 2)

    def _start_load(self) -> None:
        serials, devices = self.house.serials, self.house.devices
        hall = replace(self.server.station(Role.CHAIR), elsewhere=self._screen.elsewhere)
        self._load = [Thumbs(devices, serials, f"{self.seed} {each}", 0.01, 0.2) for each in range(THUMBS)]
        self._load.append(Chair(hall, lambda: self.following.assembly, f"{self.seed} chair", 0.2, 0.6))
        for each in self._load:
            each.start()

    def _end_load(self) -> None:
        for each in self._load:
            each.stop()
        for each in self._load:
            each.join()
        self._load = []

    def end(self) -> Ended:
        """One more poll, a real one, in which everybody votes; then what is left of it all. Raises DidNotHappen."""
        self._end_load()
        until("both base stations are heard again", lambda: self.base_stations_up() == 2)
        self._no_poll_runs()
        self._last_poll()
        until("every station keeps the whole ledger", self._all_kept)
        answers, pictures = self._looked_at()
        lights = self.house.devices.lights()
        for station in self.stations.values():
            self._statuses[station.name] = station.end(PATIENCE)
        self._statuses["host"] = self.host.end_orderly()
        self._statuses["hall"] = self.server.stop()
        kept = {name: station.kept for name, station in self.stations.items() if station.role in KEEPERS}
        return Ended(
            self.folder / "assembly.ledger",
            tuple(bodies(self.folder)),
            self.greens.all,
            lights,
            kept,
            self.logs,
            self._statuses,
            answers,
            pictures,
        )

    def _no_poll_runs(self) -> None:
        def over() -> bool:
            last = self.following.assembly.last_poll
            if last is None or not last.running:
                return True
            self.ask(
                VoidPoll(last.number, "de proef is klaar")
                if last.state is PollState.ANNOUNCED
                else ClosePoll(last.number)
            )
            return False

        until("no poll runs any more", over)

    def _last_poll(self) -> None:
        Stage(self.server).record(Role.CHAIR, MatterCalled("01", (PROPOSAL.id,)))
        number = len(self.following.assembly.polls) + 1
        self.ask(AnnouncePoll(PollKind.REAL, QUESTION))
        until("the last poll is announced", lambda: number in self.following.assembly.polls)
        self.ask(OpenPoll(number, 0))
        until("everybody is green in the last poll", lambda: self._all_pressed(number))
        self.ask(ClosePoll(number))
        until("the last poll is closed", lambda: self.following.of_poll("poll_closed", number))

    def _all_pressed(self, number: int) -> bool:
        """Whether everybody is green; whoever is not presses, or presses again."""
        devices = self.house.devices
        lights = devices.lights()
        for serial, (light, _) in lights.items():
            if light in (Light.OFF, Light.RED):
                devices.press(serial, 1)
        voted = self.following.assembly.polls[number].votes
        return len(voted) == len(lights) and {light for light, _ in lights.values()} == {Light.GREEN}

    def _all_kept(self) -> bool:
        entries = bodies(self.folder)
        followed = len(self.following.entries) >= len(entries)
        return followed and all(len(self.stations[role.value].kept) >= len(entries) for role in KEEPERS)

    def _looked_at(self) -> tuple[dict[str, bool], dict[str, str]]:
        """Which windows answer; and what the hall screen shows, beside one that is only just opened."""
        screen = self.stations[Role.SCREEN.value]
        fresh = Station(
            Role.SCREEN, self.server.station(Role.SCREEN), self._path / "fresh", screen.cable, "fresh screen"
        )
        fresh.start()
        self.stations[fresh.name] = fresh
        answered = {each.name: each.ask(PATIENCE) is not None for each in self.stations.values()}
        pictures: dict[str, str] = {}

        def same() -> bool:
            for each in (screen, fresh):
                answer = each.ask(PATIENCE)
                pictures[each.name] = answer.pictures[0] if answer is not None and answer.pictures else "nothing"
            return len(set(pictures.values())) == 1

        with suppress(DidNotHappen):  # the judgement says so
            until("both screens show the same", same)
        return answered, pictures


def suppressed(action: Callable[[], object]) -> None:
    """Does what may be done already."""
    with suppress(OSError, ValueError):
        action()
