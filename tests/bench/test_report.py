"""What a run found is kept, drawn and told, whatever it found."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.bench import plots, results
from tests.bench.document import DOCUMENT, table, with_table
from tests.bench.figure import Figure, at_most
from tests.bench.results import Grown, Machine, Results

_RUN = Results(
    date="2026-11-21 15:00 UTC",
    machine=Machine("a <processor> & another", 2, 8, "CPython 3.11", "Linux", 0.4),
    figures=(
        at_most(4, "restart", (3.5, "3.5 s"), (3, "3 s")),
        at_most(5, "a hand-out", (0.1, "100 ms"), (0.4, "400 ms")),
        Figure(2, "a window", "0.5 s", "0.2 s empty", 2.5),
    ),
    growth=(Grown(342, 2e-4, 1e-4, 79.0), Grown(10_000, 3e-4, 1e-4, 99.0)),
    votes_within=((0.02, 300), (0.04, 341), (0.08, 342), (None, 342)),
)


def test_a_run_is_read_back_as_it_was(tmp_path: Path) -> None:
    results.write(tmp_path / "run.json", _RUN)
    assert results.read(tmp_path / "run.json") == _RUN


def test_what_does_not_hold_stands_out_and_what_was_not_promised_says_so() -> None:
    *_, restart, desk, window = table(_RUN).splitlines()
    assert restart.endswith("| 1.17 | ≤ 1 | **no** |")
    assert desk.endswith("| 0.25 | ≤ 1 | yes |")
    assert window.endswith("| 2.50 | – | – |")


def test_the_document_has_a_place_for_the_table() -> None:
    text = DOCUMENT.read_text("utf-8")
    once = with_table(text, _RUN)
    assert table(_RUN) in once
    assert with_table(once, _RUN) == once
    with pytest.raises(ValueError, match="no place"):
        with_table("nothing", _RUN)


def test_the_plots_are_drawn_with_every_value() -> None:
    said = [" ".join(ET.fromstring(plot(_RUN)).itertext()) for plot in (plots.growth, plots.latency)]
    assert "342" in said[0]
    assert "1.50" in said[0]
    assert "99 MB" in said[0]
    assert "300" in said[1]
    assert "41" in said[1]
    assert "more" in said[1]
