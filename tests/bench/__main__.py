"""Every figure that was promised, measured in one run beside its yardstick: `make bench`.

Nothing here fails for a slow machine. Writes bench-results.json and two plots beside it.
"""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from rich.console import Console
from rich.table import Table

from stemkast.demo.assembly_of_2023 import plan_of_2023
from stemkast.demo.plan import Plan
from tests.bench import plots, promises, results
from tests.bench.burst import burst
from tests.bench.commits import commits
from tests.bench.desk import desk_times
from tests.bench.figure import Figure
from tests.bench.firmware import firmware_signature
from tests.bench.hall import ROUNDS, Pace, pace, vote_times
from tests.bench.latency import latencies
from tests.bench.recount import recounted
from tests.bench.results import HEADINGS, Grown, Results
from tests.bench.windows import window_times
from tests.bench.wire import wire

SMALL, MIDDLE = 342, 10_000
LARGE = int(os.environ.get("BENCH_KEYPADS", "10000"))
"""Keypads of the large hall; the promises are for 100,000, which take some minutes to prepare."""
LONG_ROUNDS = 7
"""Votes of each of 10,000 keypads, for a ledger of 100,000 entries: three for each that is handed out, and these."""
RECOUNTED = int(os.environ.get("BENCH_RECOUNTED", "20000"))
"""Votes of the ledger that is recounted."""
RESULTS = Path("bench-results.json")
_TIMES = 3


def full_hall() -> Plan:
    """The assembly of 2023 with all 342 municipalities."""
    plan = plan_of_2023()
    assert isinstance(plan, Plan)
    return replace(plan, present=plan.register.municipalities)


def of_the_keypads() -> Iterator[Figure]:
    """What keypads and their lines take, without a hall and with all of them at once."""
    yield from promises.of_the_wire(wire())
    for loss in (0.0, 0.05):
        yield promises.of_a_burst(burst(full_hall(), loss), loss)
    signature = firmware_signature()
    if signature is not None:
        yield promises.of_the_firmware(signature)


def of_people() -> Iterator[Figure]:
    """What people wait for: at the desk, at a window, for the recount."""
    yield from promises.of_the_desk(desk_times())
    yield from promises.of_windows(window_times("tests.bench.empty_window"), window_times("tests.bench.screen_window"))
    yield promises.of_the_recount(recounted(RECOUNTED))


def main() -> None:
    """Measures, prints a table, writes it and draws it."""
    date, machine = results.now(), results.this_machine()
    keypads = list(of_the_keypads())
    small = sorted((pace(SMALL, ROUNDS) for _ in range(_TIMES)), key=lambda each: each.vote / each.bare)[_TIMES // 2]
    long = pace(MIDDLE, LONG_ROUNDS, restarts=True)
    grown: dict[int, Pace] = {SMALL: small, MIDDLE: pace(MIDDLE)}
    if LARGE not in grown:
        grown[LARGE] = pace(LARGE)
    times = vote_times(SMALL, 10)
    figures = (
        *keypads,
        promises.of_votes(small),
        *[promises.of_growth(small, each, count) for count, each in grown.items() if count != SMALL],
        promises.of_memory(grown[max(grown)], max(grown)),
        *promises.of_a_restart(long),
        promises.of_vote_times(times),
        *promises.of_commits(commits()),
        *promises.of_latencies(latencies()),
        *of_people(),
    )
    run = Results(
        date,
        machine,
        figures,
        tuple(Grown(count, each.vote, each.bare, each.megabytes) for count, each in sorted(grown.items())),
        tuple((None if le == float("inf") else le, count) for le, count in times.within),
    )
    _show(figures)
    results.write(RESULTS, run)
    RESULTS.with_name("bench-growth.svg").write_text(plots.growth(run), "utf-8")
    RESULTS.with_name("bench-latency.svg").write_text(plots.latency(run), "utf-8")


def _show(figures: tuple[Figure, ...]) -> None:
    table = Table(*HEADINGS)
    for row in results.rows(figures):
        table.add_row(*row)
    Console(width=150).print(table)


if __name__ == "__main__":
    main()
