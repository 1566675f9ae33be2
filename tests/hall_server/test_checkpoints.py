"""Entries that are followed by silence get the checkpoint that is due, and everybody is told of it."""

from pathlib import Path

import pytest

from firmware_protocol.emulator.fleet import Fleet
from stemkast.assembly.commands import Record
from stemkast.assembly.events import ChairTaken, Role
from stemkast.ledger.store import LedgerStore
from tests.hall_server.computer import Computer
from tests.hall_server.inside import Inside


def size_covered(path: Path) -> tuple[int, int]:
    """How many entries there are, and how many the newest checkpoint covers."""
    with LedgerStore.open_read_only(path / "assembly.ledger") as store:
        newest = store.last_checkpoint()
        return store.size, newest[0] if newest is not None else 0


@pytest.fixture
def computer() -> Computer:
    return Computer()


def test_what_is_followed_by_silence_is_covered_ten_seconds_after_the_checkpoint_before(
    tmp_path: Path, computer: Computer
) -> None:
    with Inside(tmp_path / "hall", Fleet(1, seed=7), beat=60.0, clock=computer.clock()) as inside:
        computer.goes_on(10)
        assert isinstance(inside.ask(Record(ChairTaken("De eerste")), Role.CHAIR), range)
        before, covered = size_covered(tmp_path / "hall")
        assert before == covered, "ten seconds after the last one the entry brings its own"
        computer.goes_on(9.8)
        assert isinstance(inside.ask(Record(ChairTaken("De tweede")), Role.CHAIR), range)
        assert size_covered(tmp_path / "hall") == (before + 1, before)
        assert inside.book.seconds_to_checkpoint() == pytest.approx(0.2)
        computer.goes_on(0.2)
        inside.devices.wait(lambda: size_covered(tmp_path / "hall") == (before + 1, before + 1))
        inside.devices.wait(lambda: bool(inside.published[-1].note))
        told = inside.published[-1]
        assert (told.bodies, told.size, told.public) == ((), before + 1, True), "no entry came with it"
        assert inside.book.seconds_to_checkpoint() is None
