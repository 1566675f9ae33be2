"""A run as a report: JSON and plots into docs/reports, its table into docs/BENCHMARKS.md: `make bench-report`."""

import shutil
import sys
from pathlib import Path

from tests.bench import plots, results
from tests.bench.results import HEADINGS, Results

DOCUMENT = Path("docs/BENCHMARKS.md")
REPORTS = Path("docs/reports")
_BEGIN, _END = "<!-- made by make bench-report -->", "<!-- end of what is made -->"


def table(run: Results) -> str:
    """When and where, and every figure, in Markdown."""
    where = run.machine
    lines = [
        f"{run.date}; {where.processor}, {where.cores} cores, {where.gigabytes} GB, {where.system}, {where.python}; "
        f"{where.busy:g} programs waited for a core before the run.",
        "",
        "| " + " | ".join(HEADINGS) + " |",
        "|" + "---|" * len(HEADINGS),
        *("| " + " | ".join(row) + " |" for row in results.rows(run.figures)),
    ]
    return "\n".join(line.replace("| no |", "| **no** |") for line in lines)


def with_table(text: str, run: Results) -> str:
    """The document with the table of this run in its place. Raises ValueError where that is not marked."""
    before, begin, rest = text.partition(_BEGIN)
    _, end, after = rest.partition(_END)
    if not (begin and end):
        raise ValueError(f"{_BEGIN} and {_END} mark no place")
    return f"{before}{begin}\n{table(run)}\n{end}{after}"


def main(source: Path) -> None:
    """Takes over the run in `source`."""
    run = results.read(source)
    REPORTS.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, REPORTS / "bench-results.json")
    (REPORTS / "bench-growth.svg").write_text(plots.growth(run), "utf-8")
    (REPORTS / "bench-latency.svg").write_text(plots.latency(run), "utf-8")
    DOCUMENT.write_text(with_table(DOCUMENT.read_text("utf-8"), run), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
