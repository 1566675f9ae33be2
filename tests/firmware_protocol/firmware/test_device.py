"""The firmware as a device: it passes the conformance tool, and keeps through a loss of power what it must keep."""

import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from firmware_protocol.conformance.bench import LineBench
from firmware_protocol.conformance.command import app
from firmware_protocol.conformance.sessions import SESSIONS
from firmware_protocol.conformance.tester import TestHall
from firmware_protocol.emulator.fleet import Fleet
from firmware_protocol.emulator.hall import EmulatedHall
from firmware_protocol.keypad import Key
from firmware_protocol.messages import PanelLight
from firmware_protocol.transports.base import Descriptor
from firmware_protocol.transports.serial_line import SerialTransport
from tests.firmware_protocol.firmware.device import FirmwareDevice
from tests.patience import PATIENCE

SERIAL = "SK-9001"


def wait(until: Callable[[], object]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not until():
        assert time.monotonic() < deadline
        time.sleep(0.02)


@pytest.mark.rule("P-83")
def test_it_passes_every_session_of_the_conformance_tool(interpreter: str, tmp_path: Path) -> None:
    with FirmwareDevice(interpreter, SERIAL, tmp_path / "keypad", Fleet(0, seed=3)) as device:
        done = CliRunner().invoke(app, [device.path, "--json"])
    report = json.loads(done.stdout)
    assert {each["session"] for tried in report.values() for each in tried} == {each.name for each in SESSIONS}
    assert [each for tried in report.values() for each in tried if each["result"] != "passed"] == []
    assert done.exit_code == 0


@pytest.mark.rule("P-25", "P-38", "P-81", "P-82")
def test_a_power_loss_in_mid_poll_costs_neither_pairing_nor_counter(interpreter: str, tmp_path: Path) -> None:
    with FirmwareDevice(interpreter, SERIAL, tmp_path / "keypad", Fleet(0, seed=3)) as device:
        port = SerialTransport().open(Descriptor("serial", device.path))
        bench = LineBench(port)
        bench.connect()
        hall = TestHall(bench)
        hall.meet()
        hall.hand_out()
        hall.open_poll()
        before = hall.vote_in(bench.press(1), 1)
        device.lose_power()
        again = LineBench(port)
        again.connect()
        hall.bench = again
        assert len(again.wait(300).sent) == 1, "its status, since power is back"
        assert hall.attest().pairing == hall.pairing
        hall.to_all(hall.announcement)
        hall.to_all(hall.control(1))
        after = hall.vote_in(again.press(1), 1)
        port.close()
    assert before != after, "another counter, so another signature"


@pytest.mark.rule("P-83")
def test_it_takes_part_in_an_emulated_hall(interpreter: str, tmp_path: Path) -> None:
    """Placed in an emulated cradle it says who it is, to whoever opens the line of that cradle."""
    fleet = Fleet(1, seed=3)
    with (
        FirmwareDevice(interpreter, SERIAL, tmp_path / "keypad", fleet) as device,
        EmulatedHall(fleet, devices={SERIAL: device.path}) as emulated,
    ):
        wait(lambda: emulated.panel(SERIAL) is not None)
        emulated.press(SERIAL, Key.YES)
        panel = emulated.panel(SERIAL)
        assert panel is not None
        assert (panel.line2, panel.light) == (SERIAL, PanelLight.OFF)


def test_a_device_that_is_not_there_is_an_oserror(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="no such line"):
        EmulatedHall(Fleet(1, seed=3), devices={SERIAL: str(tmp_path / "no such line")})
