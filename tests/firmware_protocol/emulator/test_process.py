"""The command `keypad-emulator` as a process of its own; P-22."""

import base64
import json
import signal
import subprocess
import sys
from collections.abc import Iterator

import pytest

from firmware_protocol import codec, envelope
from firmware_protocol import messages as m
from firmware_protocol.conformance.bench import LineBench
from firmware_protocol.emulator.fleet import Fleet
from firmware_protocol.transports.base import Descriptor
from firmware_protocol.transports.serial_line import SerialTransport
from tests.firmware_protocol.emulator.lines import HallEnd
from tests.patience import PATIENCE

COMMAND = (sys.executable, "-c", "from firmware_protocol.emulator.command import main; main()")


def run(*options: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([*COMMAND, *options], capture_output=True, text=True, timeout=PATIENCE, check=False)


@pytest.fixture
def running() -> Iterator["subprocess.Popen[str]"]:
    command = [*COMMAND, "--count", "3", "--pty", "--seed", "7"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        yield process
        process.kill()


def test_it_prints_the_fleet_and_ends() -> None:
    done = run("--count", "3", "--seed", "7")
    assert (done.returncode, done.stderr) == (0, "")
    fleet_key, *keypads = map(json.loads, done.stdout.splitlines())
    fleet = Fleet(3, seed=7)
    assert base64.b64decode(fleet_key["fleet_key"]) == fleet.public_key
    assert [each["serial"] for each in keypads] == ["SK-0001", "SK-0002", "SK-0003"]
    for each, member in zip(keypads, fleet.members, strict=True):
        assert base64.b64decode(each["public_key"]) == member.public_key
        certificate = envelope.open_signed(base64.b64decode(each["certificate"]), fleet.public_key)
        assert certificate == codec.encode(m.Certificate(member.serial, member.public_key))


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_its_lines_can_be_opened_until_it_is_interrupted(
    running: "subprocess.Popen[str]", number: signal.Signals
) -> None:
    assert running.stdout is not None
    lines = [json.loads(running.stdout.readline()) for _ in range(7)]
    assert [next(iter(line)) for line in lines] == ["fleet_key", *["base_station"] * 2, "cradle", *["serial"] * 3]
    told = []
    for line in lines[1:4]:
        with HallEnd(next(iter(line.values()))) as end:
            told.append(codec.decode(end.identify()[-1].payload))
    base, cradle = m.StationRole.BASE_STATION, m.StationRole.CRADLE
    assert told == [
        m.StationInformation(*each) for each in (("BS-1", base, 1024), ("BS-2", base, 1024), ("CR-1", cradle, 1))
    ]
    running.send_signal(number)
    out, err = running.communicate(timeout=PATIENCE)
    assert (running.returncode, out, err) == (0, "", "")


@pytest.mark.parametrize(
    "options", [("--count", "0"), ("--count", "many"), (), ("--count", "3", "--wireless"), ("--count", "100001")]
)
def test_a_bad_option_is_said_and_ends_with_2(options: tuple[str, ...]) -> None:
    done = run(*options)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr
    assert done.stderr


def test_help_has_an_example() -> None:
    done = run("--help")
    assert done.returncode == 0
    assert "keypad-emulator --count 328 --pty --seed 7 --loss 0.05 --voters" in " ".join(done.stdout.split())


def test_a_keypad_on_a_bench_says_where_it_is() -> None:
    command = [*COMMAND, "--count", "1", "--bench"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        lines = [json.loads(process.stdout.readline()) for _ in range(2)]
        assert [next(iter(line)) for line in lines] == ["fleet_key", "keypad"]
        port = SerialTransport().open(Descriptor("serial", lines[1]["keypad"]))
        bench = LineBench(port)
        bench.connect()
        assert bench.press(1).panel == m.Panel("", "SK-0001", m.PanelLight.OFF, 0)
        port.close()
        process.send_signal(signal.SIGTERM)
        out, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, out, err) == (0, "", "")


def test_a_hall_with_faults_and_voters_is_put_up() -> None:
    command = [
        *COMMAND,
        "--count",
        "2",
        "--pty",
        "--base-stations",
        "1",
        "--baud",
        "921600",
        "--loss",
        "0.1",
        "--voters",
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        lines = [json.loads(process.stdout.readline()) for _ in range(3)]
        with HallEnd(lines[1]["base_station"]) as end:
            assert codec.decode(end.identify()[-1].payload) == m.StationInformation(
                "BS-1", m.StationRole.BASE_STATION, 1024
            )
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=PATIENCE)
    assert process.returncode == 0
