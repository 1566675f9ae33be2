"""A poll in which everything happens: a base station unplugged and plugged in again, batteries out, a hall killed.

The devices are the emulator's, with their own loop; keypads repeat and roam by themselves.
"""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from firmware_protocol.ballot import Light
from firmware_protocol.emulator.fleet import Fleet
from firmware_protocol.emulator.hall import EmulatedHall
from firmware_protocol.emulator.people import VotingPeople
from stemkast.assembly.commands import AnnouncePoll, ClosePoll, OfferPairing, OpenPoll, Record
from stemkast.assembly.events import (
    ChairTaken,
    Event,
    KeypadEnrolled,
    MandateIssued,
    PollKind,
    RepresentativeRole,
    Role,
    SettingsAdopted,
)
from stemkast.assembly.refusal import Refusal
from stemkast.assembly.settings import Settings
from stemkast.hall_client.commands import Accepted, CommandSender
from tests.hall_server.small_hall import CODES, REGISTER, TEST_QUESTION, Following, Server, make_folder

PATIENCE = 15.0


def wait(until: Callable[[], object]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not until():
        assert time.monotonic() < deadline
        time.sleep(0.02)


class Stage:
    """Commands to a hall, and one that follows."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self.following = Following(server.station(Role.SCREEN))

    def ask(self, role: Role, *commands: object) -> None:
        sender = CommandSender(self._server.station(role))
        for command in commands:
            answer = sender.send(command)  # type: ignore[arg-type]
            assert isinstance(answer, Accepted), answer
        sender.close()

    def record(self, role: Role, *events: Event) -> None:
        self.ask(role, *(Record(each) for each in events))

    def hand_out(self, devices: EmulatedHall) -> None:
        desk = CommandSender(self._server.station(Role.DESK))
        for code, member in zip(CODES, devices.fleet.members, strict=True):
            devices.insert(0, member.serial)
            deadline = time.monotonic() + PATIENCE
            while isinstance(answer := desk.send(OfferPairing(code, member.serial)), Refusal):
                assert "in no cradle" in answer.text
                assert time.monotonic() < deadline
            self.following.wait(lambda it, code=code: code in it.assembly.current_pairing)
        devices.remove(0)
        desk.close()


@pytest.mark.rule("P-28", "P-67", "P-69", "P-80", "P-84")
def test_every_green_vote_is_in_the_ledger_once_and_nobody_comes_to_the_desk_again(tmp_path: Path) -> None:
    fleet = Fleet(4, seed=11)
    folder = make_folder(tmp_path / "hall", fleet)
    people = VotingPeople(lambda _poll, code: CODES.index(code) % 3 + 1, pace=4.0, seed=5)
    with EmulatedHall(fleet, people=people) as devices:
        lines = (*devices.base_station_paths, *devices.cradle_paths)
        with Server(folder, lines) as server, (stage := Stage(server)).following as following:
            stage.record(
                Role.ADMIN, SettingsAdopted(Settings(test_poll_first=False)), *REGISTER.events(Settings().weight)
            )
            stage.record(
                Role.ADMIN, *(KeypadEnrolled(it.serial, it.public_key, it.certificate) for it in fleet.members)
            )
            stage.record(Role.DESK, *(MandateIssued(it, RepresentativeRole.MAYOR, "", f"F-{it}") for it in CODES))
            stage.hand_out(devices)
            stage.record(Role.CHAIR, ChairTaken("De voorzitter"))
            stage.ask(Role.CHAIR, AnnouncePoll(PollKind.TEST, TEST_QUESTION), OpenPoll(1, 0))
            devices.unplug(0)
            following.wait(lambda it: it.events("vote_accepted"))
            server.kill()
        devices.power("SK-0003", on=False)
        with Server(folder, lines) as server, (stage := Stage(server)).following as following:
            devices.replug(0)
            devices.power("SK-0003", on=True)
            wait(lambda: sum(light is Light.GREEN for light in (devices.light(it.serial) for it in fleet.members)) >= 3)
            following.wait(lambda it: len(it.assembly.polls[1].votes) >= 3)
            stage.ask(Role.CHAIR, ClosePoll(1))
            following.wait(lambda it: it.of_poll("poll_closed", 1))
            green = [it.serial for it in fleet.members if devices.light(it.serial) is Light.GREEN]
            accepted = [str(each["envelope"]) for each in following.events("vote_accepted")]
            assembly = following.assembly
    voted = {assembly.pairings[vote.pairing].serial for vote in assembly.polls[1].votes.values()}
    assert set(green) <= voted
    assert len(accepted) == len(set(accepted)), "each vote once"
    assert len(assembly.pairings) == 4, "each keypad was handed out once"
