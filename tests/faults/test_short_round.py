"""One round with a handful of faults for every day, and that the watch over windows and logs notices what it must."""

import sys
from pathlib import Path

import pytest

from stemkast.assembly.events import Role
from stemkast.hall_client.connection.address import HallAddress
from tests.faults.__main__ import play
from tests.faults.judgement import of_logs
from tests.faults.network import Cable
from tests.faults.schedule import EVERY_FAULT, steps
from tests.faults.station import Station

PATIENCE = 120.0


def test_a_hall_goes_on_through_a_handful_of_faults(capfd: pytest.CaptureFixture[str]) -> None:
    """The round doctors its own end as well (`doctoring.py`): what its judgement does not notice is wrong, too."""
    outcome = play(seed=1, steps=0, keypads=4)
    said = capfd.readouterr().err
    assert outcome.wrong == [], said
    assert outcome.held == outcome.tried
    assert len(outcome.tried) == 5
    assert outcome.greens > 4


def test_a_round_that_does_not_end_says_how_to_repeat_it(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "executable", "false")
    outcome = play(seed=7)
    assert outcome.wrong
    assert "-m tests.faults --round 7" in capfd.readouterr().err


def test_every_fault_comes_once_before_one_comes_again() -> None:
    names = [each.faults[0].name for each in steps(3, len(EVERY_FAULT), own=True)]
    assert sorted(names) == sorted(each.name for each in EVERY_FAULT)
    assert len({*names}) == len(names)
    assert not any(each.needs_own for step in steps(3, 40, own=False) for each in step.faults)
    for step in steps(3, 40, own=True):
        assert len({each.where for each in step.faults}) == len(step.faults)
    assert list(steps(3, 40, own=True)) == list(steps(3, 40, own=True))


def test_a_window_whose_loop_hangs_is_noticed(tmp_path: Path) -> None:
    station = Station(Role.SCREEN, HallAddress("127.0.0.1:1", "nobody"), tmp_path, Cable(0))
    station.start()
    answer = station.ask(PATIENCE)
    assert answer is not None
    assert len(answer.pictures) == 1
    station.ask(0.0, "hang 600")
    assert station.ask(1.0) is None
    station.kill()
    station.start()
    assert station.ask(PATIENCE) is not None
    assert station.end(PATIENCE) == 0
    assert list(of_logs({"screen": station.said})) == []


def test_a_window_that_stumbles_is_noticed(tmp_path: Path) -> None:
    station = Station(Role.SCREEN, HallAddress("127.0.0.1:1", "nobody"), tmp_path, Cable(0))
    station.start()
    assert station.ask(PATIENCE) is not None
    station.ask(1.0, "hang for-ever")  # no number: its slot raises
    station.end(PATIENCE)
    (said,) = of_logs({"screen": station.said})
    assert "ValueError" in said
