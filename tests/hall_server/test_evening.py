"""A poll in which everything happens: a base station unplugged and plugged in again, batteries out, a hall killed."""

from pathlib import Path

import pytest

from firmware_protocol.ballot import Light
from firmware_protocol.emulator.fleet import Fleet
from firmware_protocol.emulator.hall import EmulatedHall
from firmware_protocol.emulator.people import VotingPeople
from stemkast.assembly.commands import AnnouncePoll, ClosePoll, OpenPoll
from stemkast.assembly.events import ChairTaken, PollKind, Role
from tests.hall_server.small_hall import CODES, TEST_QUESTION, Server, make_folder
from tests.hall_server.stage import Stage, wait


@pytest.mark.rule("P-28", "P-67", "P-69", "P-80", "P-84")
def test_every_green_vote_is_in_the_ledger_once_and_nobody_comes_to_the_desk_again(tmp_path: Path) -> None:
    fleet = Fleet(4, seed=11)
    folder = make_folder(tmp_path / "hall", fleet)
    people = VotingPeople(lambda _poll, code: CODES.index(code) % 3 + 1, pace=4.0, seed=5)
    with EmulatedHall(fleet, people=people) as devices:
        lines = (*devices.base_station_paths, *devices.cradle_paths)
        with Server(folder, lines) as server, (stage := Stage(server)).following as following:
            stage.prepare(fleet.members)
            stage.hand_out(devices, [it.serial for it in fleet.members])
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
