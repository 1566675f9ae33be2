"""A house for tests: a prepared hall on a fixed port, emulated keypads that are handed out, stations with copies."""

import socket
from collections.abc import Callable
from pathlib import Path

from firmware_protocol.ballot import Light
from firmware_protocol.emulator.fleet import Fleet
from firmware_protocol.emulator.hall import EmulatedHall
from firmware_protocol.keypad import Key
from hall_server.disk import folder as folders
from hall_server.disk.folder import Wanted
from stemkast.assembly.commands import AnnouncePoll, OpenPoll
from stemkast.assembly.events import ChairTaken, PollKind, Role
from stemkast.assembly.register import Register
from stemkast.hall_client.connection.commands import Accepted, CommandSender
from stemkast.hall_client.following.control_station import ControlStation
from stemkast.hall_client.following.not_followed import NotFollowed
from stemkast.ledger.store import LedgerStore
from tests.hall_server.small_hall import REGISTER, TEST_QUESTION, Server
from tests.hall_server.stage import Stage, wait

WELL = {"late": [], "starved": False, "not_written": "", "clock_went_back": False, "lost": []}
"""What the hall says of itself when all is well again."""
SERIALS = [f"SK-{number:04d}" for number in range(1, 5)]


def free_port() -> int:
    """A port that stays free for a hall of this process: it is bound and not listened at, so nobody else is given it.

    A hall binds it too (SO_REUSEADDR), also when it comes back. Who connects meanwhile is refused.
    """
    holding = socket.socket()
    holding.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    holding.bind(("127.0.0.1", 0))
    port = int(holding.getsockname()[1])
    holding.detach()  # held until the process ends
    return port


class House:
    """A hall that is prepared and handed out, with two control stations that keep its ledger.

    Everybody in `register` gets a keypad of `fleet`. `host` is the address at which the hall is reached.
    """

    def __init__(
        self, tmp_path: Path, register: Register = REGISTER, fleet: Fleet | None = None, host: str = "127.0.0.1"
    ) -> None:
        self.path = tmp_path
        self.host = host
        self.port = free_port()
        self.register = register
        self.fleet = fleet or Fleet(len(register.municipalities), seed=11)
        self.serials = [each.serial for each in self.fleet.members]
        self.folder = tmp_path / "hall"
        key = folders.init(self.folder, Wanted("ALV", "2023-06-14", "Groningen", self.fleet.public_key))
        self.words = tmp_path / "words.txt"
        self.words.write_text(key.words)
        self.devices = EmulatedHall(self.fleet)
        self.lines = (*self.devices.base_station_paths, *self.devices.cradle_paths)
        self.environment: dict[str, str] | None = None
        self.log: Path | None = None
        self.stations: dict[Role, ControlStation] = {}
        self.asides: list[tuple[str, object]] = []
        self.troubles: list[NotFollowed] = []

    def serve(self, folder: Path | None = None, *more: str) -> Server:
        return Server(
            folder or self.folder,
            self.lines,
            self.port,
            self.host,
            more=more,
            tokens_of=self.folder,
            environment=self.environment,
            log=self.log,
        )

    def take_over(self, *sources: Role, name: str = "next") -> Server:
        copies = [argument for role in sources for argument in ("--from", str(self.path / role.value))]
        return self.serve(self.path / name, *copies, "--words", str(self.words), "--old-machine-is-off")

    def follow(self, server: Server, *roles: Role) -> None:
        for role in roles:
            station = ControlStation(
                server.station(role),
                self.path / role.value,
                f"station {role.value}",
                on_aside=lambda kind, value: self.asides.append((kind, value)),
                on_trouble=self.troubles.append,
            )
            station.start()
            self.stations[role] = station

    def prepare(self, server: Server) -> None:
        stage = Stage(server, self.register)
        with stage.following:
            stage.prepare(self.fleet.members)
            stage.hand_out(self.devices, self.serials, self._says_yes)
            stage.record(Role.CHAIR, ChairTaken("De voorzitter"))

    def _says_yes(self, serial: str) -> None:
        wait(lambda: self.devices.display(serial)[1] == "akkoord?")
        self.devices.press(serial, Key.YES)

    def open_poll(self, server: Server) -> None:
        chair = CommandSender(server.station(Role.CHAIR))
        assert isinstance(chair.send(AnnouncePoll(PollKind.TEST, TEST_QUESTION)), Accepted)
        assert isinstance(chair.send(OpenPoll(1, 0)), Accepted)
        chair.close()
        self.wait_open()

    def wait_open(self) -> None:
        wait(lambda: all(self.devices.display(each)[1].startswith("1 ") for each in self.serials))

    def press(self, key: int, *serials: str) -> None:
        for each in serials or self.serials:
            self.devices.press(each, key)

    def green(self) -> set[str]:
        return {serial for serial, (light, _) in self.devices.lights().items() if light is Light.GREEN}

    def told(self) -> list[object]:
        """What stations were told of the hall, in order."""
        return [value for kind, value in self.asides if kind == "hall"]

    def kept(self, role: Role, size: Callable[[], int]) -> None:
        wait(lambda: self.stations[role].replica.size >= size())

    def __enter__(self) -> "House":
        self.devices.start()
        return self

    def __exit__(self, *_: object) -> None:
        for each in self.stations.values():
            each.stop()
        self.devices.stop()


def bodies(folder: Path) -> list[bytes]:
    with LedgerStore.open_read_only(folder / "assembly.ledger") as store:
        return list(store.entries())
