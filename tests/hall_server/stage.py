"""A real server with the emulator's devices, from the register to the poll; keypads repeat and roam by themselves."""

import time
from collections.abc import Callable, Iterable

from firmware_protocol.emulator.fleet import FleetMember
from firmware_protocol.emulator.hall import EmulatedHall
from stemkast.assembly.commands import OfferPairing, Record
from stemkast.assembly.events import (
    Event,
    KeypadEnrolled,
    MandateIssued,
    RepresentativeRole,
    Role,
    SettingsAdopted,
)
from stemkast.assembly.refusal import Refusal
from stemkast.assembly.register import Register
from stemkast.assembly.settings import Settings
from stemkast.hall_client.connection.commands import Accepted, CommandSender
from tests.hall_server.small_hall import REGISTER, Following, Server
from tests.patience import PATIENCE


def wait(until: Callable[[], object]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not until():
        assert time.monotonic() < deadline
        time.sleep(0.02)


class Stage:
    """Commands to a hall, and one that follows."""

    def __init__(self, server: Server, register: Register = REGISTER) -> None:
        self._server = server
        self._register = register
        self._codes = [each.code for each in register.municipalities]
        self.following = Following(server.station(Role.SCREEN))

    def ask(self, role: Role, *commands: object) -> None:
        sender = CommandSender(self._server.station(role))
        for command in commands:
            answer = sender.send(command)  # type: ignore[arg-type]
            assert isinstance(answer, Accepted), answer
        sender.close()

    def record(self, role: Role, *events: Event) -> None:
        self.ask(role, *(Record(each) for each in events))

    def prepare(self, fleet: Iterable[FleetMember], settings: Settings | None = None) -> None:
        """Register, keypads and mandates."""
        adopted = SettingsAdopted(settings or Settings(test_poll_first=False))
        self.record(Role.ADMIN, adopted, *self._register.events(Settings().weight))
        self.record(Role.ADMIN, *(KeypadEnrolled(it.serial, it.public_key, it.certificate) for it in fleet))
        self.record(Role.DESK, *(MandateIssued(it, RepresentativeRole.MAYOR, "", f"F-{it}") for it in self._codes))

    def hand_out(
        self, devices: EmulatedHall, serials: Iterable[str], offered: Callable[[str], None] = lambda _serial: None
    ) -> None:
        """One keypad to each municipality; `offered` says yes where nobody in the emulator does."""
        desk = CommandSender(self._server.station(Role.DESK))
        for code, serial in zip(self._codes, serials, strict=True):
            devices.insert(0, serial)
            deadline = time.monotonic() + PATIENCE
            while isinstance(answer := desk.send(OfferPairing(code, serial)), Refusal):
                assert "in no cradle" in answer.text
                assert time.monotonic() < deadline
            offered(serial)
            self.following.wait(lambda it, code=code: code in it.assembly.current_pairing)
        devices.remove(0)
        desk.close()
