"""When a receipt may go: once one station keeps the entry; and who is named when none does (design decision 8)."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from hall_server.writer.replicas import LATE_AFTER, Overdue, Replicas
from stemkast.assembly.assembly import Assembly
from stemkast.assembly.settings import ReceiptPolicy, Settings


@dataclass
class Table:
    """Replicas with a clock that goes by hand."""

    folder: Path
    timers: list[tuple[float, Overdue]] = field(default_factory=list)
    changes: int = 0
    sent: list[int] = field(default_factory=list)
    assembly: Assembly = field(default_factory=Assembly)

    def __post_init__(self) -> None:
        self.replicas = Replicas(self.folder, self._later, self._changed)

    def _later(self, seconds: float, event: Overdue) -> None:
        self.timers.append((seconds, event))

    def _changed(self) -> None:
        self.changes += 1

    def answer(self, size: int) -> None:
        self.replicas.when_kept(size, size.to_bytes(32, "big"), self.assembly, self._sends(size))

    def a_quarter_later(self) -> None:
        timers, self.timers = self.timers, []
        for seconds, event in timers:
            assert seconds == LATE_AFTER
            self.replicas.overdue(event)

    def _sends(self, size: int) -> Callable[[], None]:
        return lambda: self.sent.append(size)


@pytest.fixture
def table(tmp_path: Path) -> Table:
    return Table(tmp_path)


def test_a_hall_alone_promises_its_own_disk(table: Table) -> None:
    table.answer(7)
    assert table.sent == [7]
    assert table.timers == []


def test_the_quickest_decides_and_who_is_behind_is_named(table: Table) -> None:
    table.replicas.kept("voorzitter", 5)
    table.replicas.kept("commissie", 5)
    table.answer(7)
    table.answer(8)
    assert table.sent == []
    table.replicas.kept("commissie", 7)
    assert table.sent == [7]
    table.a_quarter_later()
    assert table.replicas.late == {"voorzitter", "commissie"}
    assert table.replicas.starved
    table.replicas.kept("commissie", 8)
    assert table.sent == [7, 8]
    assert (table.replicas.late, table.replicas.starved) == ({"voorzitter"}, False)
    table.replicas.kept("voorzitter", 8)
    assert table.replicas.late == frozenset()
    assert table.changes == 4, "each of these was told, and nothing twice"


def test_a_vote_that_is_repeated_is_answered_once(table: Table) -> None:
    table.replicas.kept("voorzitter", 5)
    table.answer(7)
    table.answer(7)
    table.replicas.kept("voorzitter", 7)
    assert table.sent == [7]
    table.answer(7)
    assert table.sent == [7, 7], "what is kept already is answered at once, as often as it is asked"


def test_with_nobody_left_lights_wait_until_one_is_back(table: Table) -> None:
    table.replicas.kept("voorzitter", 5)
    table.replicas.gone("voorzitter")
    table.answer(7)
    table.a_quarter_later()
    assert (table.sent, table.replicas.starved) == ([], True)
    table.replicas.kept("commissie", 9)
    assert (table.sent, table.replicas.starved) == ([7], False)


def test_a_waiver_lets_go_what_waits(table: Table) -> None:
    table.replicas.kept("voorzitter", 5)
    table.replicas.gone("voorzitter")
    table.answer(7)
    table.replicas.waived()
    assert table.sent == [7]


def test_it_counts_on_one_through_a_restart(table: Table, tmp_path: Path) -> None:
    table.replicas.kept("voorzitter", 5)
    again = Table(tmp_path)
    again.answer(7)
    assert again.sent == []
    again.replicas.kept("voorzitter", 7)
    assert again.sent == [7]


def test_local_receipts_wait_for_nobody(table: Table) -> None:
    table.assembly.settings = Settings(receipts=ReceiptPolicy.LOCAL)
    table.replicas.kept("voorzitter", 5)
    table.answer(7)
    assert table.sent == [7]


def test_a_station_with_two_connections_is_one_replica_until_both_are_gone(table: Table) -> None:
    table.replicas.kept("voorzitter", 5, 1)
    table.replicas.kept("voorzitter", 5, 2)
    table.replicas.gone("voorzitter", 2)
    table.answer(7)
    assert not table.replicas.starved
    table.a_quarter_later()
    assert table.replicas.late == {"voorzitter"}
    table.replicas.kept("voorzitter", 7, 1)
    assert (table.sent, table.replicas.late) == ([7], frozenset())
    table.answer(9)
    table.replicas.gone("voorzitter", 1)
    assert table.replicas.starved


def test_a_disk_that_keeps_no_mark_ends_no_hall(tmp_path: Path) -> None:
    away = tmp_path / "away"
    table = Table(away)
    table.replicas.kept("voorzitter", 5)
    table.answer(7)
    assert table.sent == [], "it counts on one all the same"
    away.mkdir()
    table.replicas.kept("voorzitter", 7)
    assert table.sent == [7]
    assert (away / "hall.replicated").exists(), "tried again"


def test_who_goes_is_not_late_any_more(table: Table) -> None:
    table.replicas.kept("voorzitter", 5)
    table.replicas.kept("commissie", 5)
    table.answer(7)
    table.a_quarter_later()
    table.replicas.gone("voorzitter")
    assert table.replicas.late == {"commissie"}
    table.replicas.gone("nobody")
    assert table.replicas.late == {"commissie"}
