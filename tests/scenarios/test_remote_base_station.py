"""Votes through a host of base stations on another computer, which is killed in the middle of a poll; a desk's cradle.

The hall, the host, the lines and the keypads are real or emulated on a real wire; the hall speaks TLS.
"""

import contextlib
import itertools
import signal
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from typer.testing import CliRunner

from firmware_protocol.ballot import Light
from firmware_protocol.emulator.air import AirParameters
from firmware_protocol.emulator.fleet import Fleet
from firmware_protocol.emulator.hall import EmulatedHall, HallParameters
from firmware_protocol.keypad import Key
from firmware_protocol.keypad_state import KeypadState
from firmware_protocol.transports.serial_line import SerialTransport
from stemkast.__main__ import cli
from stemkast.assembly.commands import AnnouncePoll, ClosePoll, OfferPairing, OpenPoll
from stemkast.assembly.events import ChairTaken, PollKind, Role
from stemkast.hall_client.connection.address import HallAddress
from stemkast.hall_client.connection.commands import Accepted, CommandSender
from stemkast.hall_client.connection.lending import Lending, LendingState, Lent, NoDevice, NoHall, NotTaken
from tests.faults.base_host import Host
from tests.hall_server.house import free_port
from tests.hall_server.lent import enrolled, in_tls
from tests.hall_server.small_hall import CODES, TEST_QUESTION, Server, make_folder
from tests.hall_server.stage import Stage, wait
from tests.hall_server.test_hid_cradle import HidCradle, HidInMemory
from tests.patience import PATIENCE

EVERYWHERE = "0.0.0.0"
SERIALS = [f"SK-{number:04d}" for number in range(1, 5)]


@pytest.fixture
def devices() -> Iterator[EmulatedHall]:
    """Four keypads on two base stations with two slots each: nobody can roam to the other one. And a cradle."""
    with EmulatedHall(Fleet(4, seed=11), parameters=HallParameters(AirParameters(slots=2))) as devices:
        yield devices


def figure(hall: HallAddress, name: str) -> float:
    page = httpx.get(
        f"{hall.http}/metrics", headers=hall.headers, verify=hall.context() or False, timeout=PATIENCE
    ).text
    return float(next(line for line in page.splitlines() if line.startswith(f"{name} ")).split()[1])


def all_green_at_last(devices: EmulatedHall, key: int) -> bool:
    """Whether everybody is; whose keypad gave up before the line came back (P-80) presses the same once more."""
    for serial in SERIALS:
        if devices.light(serial) is Light.RED:
            devices.press(serial, key)
    return all(devices.light(each) is Light.GREEN for each in SERIALS)


def hand_out(stage: Stage, devices: EmulatedHall, serials: list[str]) -> None:
    def says_yes(serial: str) -> None:
        wait(lambda: devices.display(serial)[1] == "akkoord?")
        devices.press(serial, Key.YES)

    stage.prepare(devices.fleet.members)
    stage.hand_out(devices, serials, says_yes)


def test_a_host_is_killed_in_the_middle_of_a_poll_and_every_green_vote_is_there_once(
    tmp_path: Path, devices: EmulatedHall
) -> None:
    here, there = devices.base_station_paths
    folder = make_folder(tmp_path / "hall", devices.fleet)
    with Server(folder, (here, *devices.cradle_paths), host=EVERYWHERE, invite="base:balkon links") as server:
        line = ("--line", there)
        joining = ("--hall", server.address, "--code", server.invitations[0])
        stage = Stage(server)
        with stage.following, contextlib.ExitStack() as hosts:
            host = hosts.enter_context(Host(tmp_path / "balkon", *line, *joining))
            wait(lambda: host.has_said("BS-2: lent to the hall as balkon links/BS-2"))
            wait(lambda: figure(server.station(Role.ADMIN), "stemkast_base_stations") == 2)
            assert figure(server.station(Role.ADMIN), "stemkast_lent_lines") == 1
            hand_out(stage, devices, SERIALS)
            stage.record(Role.CHAIR, ChairTaken("De voorzitter"))
            stage.ask(Role.CHAIR, AnnouncePoll(PollKind.TEST, TEST_QUESTION), OpenPoll(1, 0))
            wait(lambda: all(devices.display(each)[1].startswith("1 ") for each in SERIALS))

            behind_host = [each for each in SERIALS if int(each[-1]) % 2 == 0]
            for serial in SERIALS:
                devices.press(serial, 1)
            wait(lambda: all(devices.light(each) is Light.GREEN for each in SERIALS))

            assert host.end(signal.SIGKILL) == -signal.SIGKILL
            for serial in SERIALS:
                devices.press(serial, 2)
            wait(lambda: all(devices.light(each) is Light.GREEN for each in set(SERIALS) - set(behind_host)))
            assert not any(devices.light(each) is Light.GREEN for each in behind_host), "nothing reaches the hall"
            wait(lambda: figure(server.station(Role.ADMIN), "stemkast_base_stations") == 1)

            again = hosts.enter_context(Host(tmp_path / "balkon", *line))
            wait(lambda: all_green_at_last(devices, 2))
            lights = devices.lights()
            stage.ask(Role.CHAIR, ClosePoll(1))
            stage.following.wait(lambda it: it.of_poll("poll_closed", 1))
            votes = stage.following.of_poll("vote_accepted", 1)
            assert len({str(each["envelope"]) for each in votes}) == len(votes) == 2 * len(SERIALS)
            pairings = {each["pairing"]: str(each["serial"]) for each in stage.following.events("keypad_paired")}
            last = {pairings[each["pairing"]]: each["choice"] for each in votes}
            assert last == {serial: choice for serial, (_, choice) in lights.items()} == dict.fromkeys(SERIALS, 2)
            assert again.end(signal.SIGINT) == 0
            assert again.said[0].startswith(f"This is balkon links, at the hall at {server.address}.")
            assert not again.has_said("Traceback")
            wait(lambda: server.said.count("station gone") == 2)


class States:
    """What a lending tells."""

    def __init__(self) -> None:
        self.seen: list[LendingState] = []

    def last(self, kind: type[LendingState]) -> bool:
        return bool(self.seen) and isinstance(self.seen[-1], kind)


def test_a_desk_lends_its_cradle_and_hands_out_a_keypad_through_it(tmp_path: Path, devices: EmulatedHall) -> None:
    folder = make_folder(tmp_path / "hall", devices.fleet)
    token = enrolled(folder, **{"balie-3": Role.DESK})["balie-3"]
    (cradle,) = devices.cradle_paths
    states = States()
    with Server(folder, tuple(devices.base_station_paths), host=EVERYWHERE) as server:
        lending = Lending(in_tls(server, token), "cradle", SerialTransport((cradle,)), states.seen.append, cradle)
        lending.start()
        wait(lambda: states.last(Lent))
        assert states.seen == [Lent("balie-3/cradle")]
        stage = Stage(server)
        with stage.following:
            hand_out(stage, devices, SERIALS[:4])
            assert len(stage.following.assembly.current_pairing) == 4
        lending.stop()
        wait(lambda: figure(server.station(Role.ADMIN), "stemkast_lent_lines") == 0)
    assert states.seen == [Lent("balie-3/cradle")], "no call follows stop"


def test_a_desk_lends_a_hid_cradle_whose_reports_nobody_on_the_way_reads(tmp_path: Path) -> None:
    fleet = Fleet(1, seed=11)
    folder = make_folder(tmp_path / "hall", fleet)
    token = enrolled(folder, **{"balie-3": Role.DESK})["balie-3"]
    hid, states = HidInMemory(), States()
    with Server(folder, host=EVERYWHERE) as server:
        lending = Lending(in_tls(server, token), "cradle", hid, states.seen.append)
        lending.start()
        wait(lambda: states.seen == [NoDevice("a device is not plugged in")])
        cradle = HidCradle(hid.plug("hidraw0"), fleet.keypads[SERIALS[0]])
        wait(lambda: states.last(Lent))
        stage = Stage(server)
        with stage.following, contextlib.closing(CommandSender(server.station(Role.DESK))) as desk:
            stage.prepare(fleet.members)
            wait(lambda: isinstance(desk.send(OfferPairing(CODES[0], SERIALS[0])), Accepted))
            wait(lambda: fleet.keypads[SERIALS[0]].state is KeypadState.OFFERED)
            cradle.press(Key.YES)
            stage.following.wait(lambda it: CODES[0] in it.assembly.current_pairing)
        cradle.unplug()
        wait(lambda: states.last(NoDevice))
        lending.stop()


def test_a_lending_says_how_it_is_and_goes_on_by_itself(tmp_path: Path, devices: EmulatedHall) -> None:
    folder = make_folder(tmp_path / "hall", devices.fleet)
    tokens = enrolled(folder, balkon=Role.BASE, voorzitter=Role.CHAIR)
    path = devices.base_station_paths[0]
    states = States()
    port = free_port()
    with Server(folder, port=port, host=EVERYWHERE) as server:
        hall = in_tls(server, tokens["balkon"])
        lending = Lending(hall, "BS-1", SerialTransport((path,)), states.seen.append, path)
        devices.unplug(0)
        lending.start()
        wait(lambda: states.last(NoDevice))
        devices.replug(0)
        wait(lambda: states.last(Lent))
        devices.unplug(0)
        wait(lambda: states.last(NoDevice))
        devices.replug(0)
        wait(lambda: states.last(Lent))
    wait(lambda: states.last(NoHall))
    with Server(folder, port=port, host=EVERYWHERE):
        wait(lambda: states.last(Lent))
        refused = States()
        chair = HallAddress(hall.address, tokens["voorzitter"], hall.certificate)
        other = Lending(
            chair, "BS-1", SerialTransport((cradle := devices.cradle_paths[0],)), refused.seen.append, cradle
        )
        other.start()
        wait(lambda: refused.last(NotTaken))
        assert refused.seen == [NotTaken("a station of this role lends no lines")]
        other.stop()
        lending.stop()
    kinds = [kind for kind, _ in itertools.groupby(type(each) for each in states.seen)]
    assert kinds[:4] == [NoDevice, Lent, NoDevice, Lent]
    assert kinds[-2:] == [NoHall, Lent]


def test_what_a_host_cannot_be_told_is_said_in_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    for lines in ([], ["--line", "/dev/a/x", "--line", "/dev/b/x"]):
        done = CliRunner().invoke(cli, ["--role", "base", *lines])
        assert (done.exit_code, "give --line for each" in done.stderr) == (2, True)
    done = CliRunner().invoke(cli, ["--role", "base", "--line", "/dev/a/x", "--hall", "127.0.0.1:1", "--code", "K7QF"])
    assert (done.exit_code, "a code has 20 letters and digits" in done.stderr) == (2, True)
