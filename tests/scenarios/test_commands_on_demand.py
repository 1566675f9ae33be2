"""The command line reads what was asked for, and says of every command what it is for."""

import subprocess
import sys

import pytest
from typer.testing import CliRunner

from stemkast.__main__ import cli
from tests.patience import PATIENCE

COMMANDS = ("demo", "replay", "keypads", "verify", "export", "templates", "witness")


def test_the_help_names_every_command() -> None:
    done = CliRunner().invoke(cli, ["--help"])
    assert done.exit_code == 0
    assert [each for each in COMMANDS if f" {each} " in done.stdout] == list(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_each_is_the_command_of_its_name(name: str) -> None:
    done = CliRunner().invoke(cli, [name, "--help"])
    assert done.exit_code == 0
    assert f"{name} [OPTIONS]" in done.stdout


def test_a_word_that_is_almost_one() -> None:
    done = CliRunner().invoke(cli, ["verifi"])
    assert done.exit_code == 2
    assert "Did you mean 'verify'?" in done.stderr


def test_who_recounts_waits_for_no_window() -> None:
    asked = "from stemkast.__main__ import cli; cli(['verify', '--help'], standalone_mode=False)"
    program = f"import sys; {asked}; print([*sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=PATIENCE, check=True)
    assert "'stemkast.verifier'" in done.stdout
    assert "PySide6" not in done.stdout
    assert "uvicorn" not in done.stdout
