"""The command keypad-emulator inside this process; `test_process.py` has it as a process of its own."""

import json
import os
import signal
import threading
from collections.abc import Iterator

import pytest
from typer.testing import CliRunner

from firmware_protocol.emulator import command


@pytest.fixture(autouse=True)
def handlers() -> Iterator[None]:
    """The command takes over two signals; afterwards they are the test run's again."""
    kept = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    yield
    for number, handler in kept.items():
        signal.signal(number, handler)


def keys(output: str) -> list[str]:
    return [next(iter(json.loads(line))) for line in output.splitlines()]


def test_without_pty_it_tells_the_fleet() -> None:
    done = CliRunner().invoke(command.app, ["--count", "2"])
    assert (done.exit_code, keys(done.stdout)) == (0, ["fleet_key", "serial", "serial"])


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_with_pty_it_tells_its_lines_too_and_runs_until_it_is_interrupted(number: signal.Signals) -> None:
    interrupt = threading.Timer(0.3, lambda: signal.pthread_kill(threading.main_thread().ident or 0, number))
    interrupt.start()
    done = CliRunner().invoke(command.app, ["--count", "1", "--pty"])
    interrupt.join()
    assert done.exit_code == 0
    assert keys(done.stdout) == ["fleet_key", "base_station", "base_station", "cradle", "serial"]


def test_where_there_is_no_pseudo_terminal_it_says_so_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def none_left() -> tuple[int, int]:
        raise OSError(28, "out of pty devices")

    monkeypatch.setattr(os, "openpty", none_left)
    done = CliRunner().invoke(command.app, ["--count", "1", "--pty"])
    assert done.exit_code == 2
    assert done.stderr == "keypad-emulator: no pseudo-terminal to be had: out of pty devices\n"
