"""What one run found, as it is kept: figures, growth, the histogram of votes, and where and when that was."""

import json
import os
import platform
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from tests.bench.figure import Figure


@dataclass(frozen=True, slots=True)
class Machine:
    """Where it was measured. `busy`: how many programs waited for a core, on average, in the minute before the run."""

    processor: str
    cores: int
    gigabytes: int
    python: str
    system: str
    busy: float


@dataclass(frozen=True, slots=True)
class Grown:
    """A hall of so many keypads: seconds of a vote and of a bare verification, and megabytes."""

    keypads: int
    vote: float
    bare: float
    megabytes: float


@dataclass(frozen=True, slots=True)
class Results:
    """One run. `votes_within`: seconds (None for without end) and how many votes were answered within them."""

    date: str
    machine: Machine
    figures: tuple[Figure, ...]
    growth: tuple[Grown, ...]
    votes_within: tuple[tuple[float | None, int], ...]


def now() -> str:
    """The time of a run, in UTC."""
    return datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")


def this_machine() -> Machine:
    """The one that this runs on."""
    described = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    model = next((line.partition(":")[2].strip() for line in described if line.startswith("model name")), "")
    return Machine(
        processor=model or platform.machine(),
        cores=os.cpu_count() or 0,
        gigabytes=round(os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30),
        python=f"{platform.python_implementation()} {platform.python_version()}",
        system=f"{platform.system()} {'.'.join(platform.release().split('.')[:2])}",
        busy=round(os.getloadavg()[0], 1),
    )


def write(path: Path, results: Results) -> None:
    """As JSON."""
    path.write_text(json.dumps(asdict(results), indent=1, ensure_ascii=False) + "\n", "utf-8")


def read(path: Path) -> Results:
    """What `write` wrote."""
    value = json.loads(path.read_text("utf-8"))
    return Results(
        date=value["date"],
        machine=Machine(**value["machine"]),
        figures=tuple(Figure(**each) for each in value["figures"]),
        growth=tuple(Grown(**each) for each in value["growth"]),
        votes_within=tuple((le, count) for le, count in value["votes_within"]),
    )


def rows(figures: Sequence[Figure]) -> list[tuple[str, ...]]:
    """Issue, what, measured, yardstick, ratio, promise, holds: as text, for a terminal and for a document."""
    said = {True: "yes", False: "no", None: "–"}
    return [
        (str(it.issue), it.name, it.measured, it.yardstick, f"{it.ratio:.2f}", it.promise, said[it.holds])
        for it in figures
    ]


HEADINGS = ("issue", "what", "measured", "yardstick", "ratio", "promise", "holds")
