"""All keypads of the demo press at one instant, over two base stations at 921,600 baud, to a real hall server."""

import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from firmware_protocol import codec, envelope
from firmware_protocol import messages as m
from firmware_protocol.ballot import Light
from firmware_protocol.ed25519 import SigningKey
from firmware_protocol.emulator.air import AirParameters
from firmware_protocol.emulator.faults import Faults
from firmware_protocol.emulator.fleet import Fleet
from firmware_protocol.emulator.hall import EmulatedHall, HallParameters
from firmware_protocol.emulator.people import VotingPeople
from firmware_protocol.framing import Frame, FrameKind, encode_frame
from hall_server.disk.folder import Wanted, init
from stemkast.assembly.commands import AnnouncePoll, OpenPoll
from stemkast.assembly.events import PollKind, Role
from stemkast.assembly.proposals import Question
from stemkast.demo.plan import Plan
from stemkast.demo.replay import Replay
from stemkast.hall_client.connection.commands import CommandSender
from stemkast.hall_client.hall_here.local_hall import LocalHall

BAUD = 921_600
BASE_STATIONS = 2
_PATIENCE = 30.0


@dataclass(frozen=True, slots=True)
class Burst:
    """Seconds from the press to the last light, seconds that the wire alone takes, and how many were green and red."""

    last: float
    wire: float
    green: int
    red: int


class _Lights:
    """When each keypad got the light that it has."""

    def __init__(self) -> None:
        self.changed: dict[str, tuple[float, Light]] = {}
        self.shown: dict[str, str] = {}
        self._lock = threading.Lock()

    def watch(self, serial: str, lines: tuple[str, str], light: Light) -> None:
        with self._lock:
            self.shown[serial] = lines[1]
            before = self.changed.get(serial)
            if before is None or before[1] is not light:
                self.changed[serial] = (time.monotonic(), light)

    def wait(self, lights: set[Light], count: int) -> None:
        deadline = time.monotonic() + _PATIENCE
        while sum(light in lights for _, light in list(self.changed.values())) < count:
            assert time.monotonic() < deadline, "it did not come about"
            time.sleep(0.005)

    def wait_open(self, count: int) -> None:
        deadline = time.monotonic() + _PATIENCE
        while sum("1 " in line for line in list(self.shown.values())) < count:
            assert time.monotonic() < deadline, "not every keypad heard of the poll"
            time.sleep(0.05)


def burst(plan: Plan, loss: float) -> Burst:
    """One burst with this share of packets and frames lost."""
    keypads, lights = len(plan.present), _Lights()
    fleet, faults = Fleet(keypads, 1), Faults(loss=loss)
    parameters = HallParameters(AirParameters(faults=faults), BAUD, faults)
    people = VotingPeople(lambda _poll, _municipality: None, 0.0, 1)
    with tempfile.TemporaryDirectory(prefix="stemkast-") as made:
        folder = Path(made)
        init(folder, Wanted("Meting", "2023-06-14", "", fleet.public_key))
        with (
            EmulatedHall(fleet, BASE_STATIONS, 1, people, parameters, lights.watch) as devices,
            LocalHall(folder, devices.base_station_paths + devices.cradle_paths) as hall,
        ):
            Replay(plan, hall, devices, 0.0, lambda _progress: None, lambda _decision, _assembly: None).prepare()
            chair = CommandSender(hall.address(Role.CHAIR))
            chair.send(AnnouncePoll(PollKind.TEST, Question("Meting", ())))
            chair.send(OpenPoll(1, 0))
            lights.wait_open(keypads)
            begin = time.monotonic()
            for serial in fleet.storages:
                devices.press(serial, 1)
            lights.wait({Light.GREEN, Light.RED}, keypads)
            chair.close()
            ended = list(lights.changed.values())
    last = max(moment for moment, _ in ended) - begin
    green = sum(light is Light.GREEN for _, light in ended)
    return Burst(last, wire_time(keypads), green, keypads - green)


def wire_time(keypads: int) -> float:
    """What the frames of the busier direction take on the lines, at ten bits a byte."""
    key = SigningKey(bytes(32))
    vote = envelope.sign(codec.encode(m.Vote(300, 1, 1, 1)), key, bytes(10))
    receipt = envelope.authenticate(codec.encode(m.Receipt(300, bytes(32), 5000)), bytes(32))
    largest = max(len(encode_frame(Frame(FrameKind.UP, 1, 0xABCDEF, 7, -52, each))) for each in (vote, receipt))
    return largest * 10 * (keypads / BASE_STATIONS) / BAUD
