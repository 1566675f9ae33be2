"""Group commit: what waits is written together, and nothing waits long for it (design decision 4)."""

import time
from pathlib import Path

import pytest

from firmware_protocol.emulator.fleet import Fleet
from hall_server.disk.book import Written
from hall_server.keypads.line import Heard
from stemkast.assembly.commands import Record
from stemkast.assembly.events import ChairTaken, Role
from tests.hall_server.inside import Inside


@pytest.fixture
def sizes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> tuple[Inside, list[int]]:
    """A hall that is not started, and the number of entries of every commit."""
    inside = Inside(tmp_path / "hall", Fleet(1, seed=7), beat=60.0)
    written: list[int] = []
    commit = inside.book.commit

    def counted() -> Written | None:
        done = commit()
        written.append(0 if done is None else len(done.bodies))
        return done

    monkeypatch.setattr(inside.book, "commit", counted)
    return inside, written


def ask_many(inside: Inside, count: int) -> None:
    """So many commands wait before the hall begins."""
    for number in range(count):
        inside.hall.ask(Record(ChairTaken(f"Voorzitter {number}")), inside.station(Role.CHAIR))


def test_what_waits_is_written_together(sizes: tuple[Inside, list[int]]) -> None:
    inside, written = sizes
    ask_many(inside, 100)
    with inside:
        pass
    assert len(written[:3]) >= 2
    assert max(written) >= 30
    assert max(written) <= 256


def test_a_batch_is_written_after_twenty_milliseconds_whatever_waits(
    sizes: tuple[Inside, list[int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    inside, written = sizes

    def slow(_heard: Heard) -> bool:
        time.sleep(0.005)
        return True

    monkeypatch.setattr(inside.hall._listening, "take", slow)
    for _ in range(40):
        inside.hall._inbox.put(Heard("base 0", "BS-1", b"", False))
    inside.hall.ask(Record(ChairTaken("De laatste")), inside.station(Role.CHAIR))
    with inside:
        pass
    assert written.index(1) >= 7, "the entry behind 200 ms of work waited for several commits, not one"
