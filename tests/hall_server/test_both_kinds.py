"""One poll with keypads of both kinds: three of the emulator and one that runs the reference firmware."""

from pathlib import Path

import pytest

from firmware_protocol.ballot import Light
from firmware_protocol.emulator.fleet import Fleet
from firmware_protocol.emulator.hall import EmulatedHall
from firmware_protocol.emulator.people import VotingPeople
from firmware_protocol.keypad import Key
from firmware_protocol.keypad_state import KeypadState
from firmware_protocol.messages import PanelLight
from stemkast.assembly.commands import AnnouncePoll, ClosePoll, OpenPoll
from stemkast.assembly.events import ChairTaken, PollKind, Role
from tests.firmware_protocol.firmware.device import HOW_TO_HAVE_IT, FirmwareDevice, micropython
from tests.hall_server.small_hall import CODES, TEST_QUESTION, Server, make_folder
from tests.hall_server.stage import Stage, wait

SERIAL = "SK-9001"


def test_a_hall_of_both_kinds_votes_in_one_poll(tmp_path: Path) -> None:
    interpreter = micropython()
    if interpreter is None:
        pytest.skip(HOW_TO_HAVE_IT)
    fleet = Fleet(3, seed=11)
    people = VotingPeople(lambda _poll, _code: 1, pace=0.3, seed=5)
    folder = make_folder(tmp_path / "hall", fleet)
    with (
        FirmwareDevice(interpreter, SERIAL, tmp_path / "keypad", fleet) as device,
        EmulatedHall(fleet, people=people, devices={SERIAL: device.path}) as devices,
        Server(folder, (*devices.base_station_paths, *devices.cradle_paths)) as server,
        (stage := Stage(server)).following as following,
    ):

        def shows(state: KeypadState) -> bool:
            panel = devices.panel(SERIAL)
            return panel is not None and panel.state == state

        def says_yes(serial: str) -> None:
            if serial == SERIAL:
                wait(lambda: shows(KeypadState.OFFERED))
                devices.press(SERIAL, Key.YES)

        stage.prepare([*fleet.members, device.member])
        stage.hand_out(devices, [*(it.serial for it in fleet.members), SERIAL], says_yes)
        stage.record(Role.CHAIR, ChairTaken("De voorzitter"))
        stage.ask(Role.CHAIR, AnnouncePoll(PollKind.TEST, TEST_QUESTION), OpenPoll(1, 0))
        wait(lambda: shows(KeypadState.OPEN))
        devices.press(SERIAL, 2)
        wait(lambda: shows(KeypadState.CONFIRMED))
        wait(lambda: all(devices.light(it.serial) is Light.GREEN for it in fleet.members))
        panel = devices.panel(SERIAL)
        stage.ask(Role.CHAIR, ClosePoll(1))
        following.wait(lambda it: it.of_poll("poll_closed", 1))
        assembly = following.assembly
    assert panel is not None
    assert panel.light is PanelLight.GREEN
    chosen = {code: assembly.polls[1].votes[code].choice for code in CODES}
    assert chosen == dict(zip(CODES, (1, 1, 1, 2), strict=True))
