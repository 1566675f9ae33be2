"""Where the hall server is found: beside a bundled program, or as a module of this Python."""

import subprocess
import sys

import pytest

from stemkast.hall_client.hall_here.hall_program import hall_server


def test_it_is_a_module_of_this_python() -> None:
    done = subprocess.run([*hall_server(), "--help"], capture_output=True, text=True, check=True)
    assert "Usage: python -m hall_server" in done.stdout


@pytest.mark.parametrize("suffix", ["", ".exe"])
def test_in_a_bundle_it_stands_beside_the_program(monkeypatch: pytest.MonkeyPatch, suffix: str) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", f"/opt/stemkast/stemkast{suffix}")
    assert hall_server() == (f"/opt/stemkast/hall-server{suffix}",)
