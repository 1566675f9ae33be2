"""The report of `make soak`: as JSON, and the same for people."""

import json
import os
import platform
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from tests.faults.round import Outcome


@dataclass(frozen=True, slots=True)
class Repeated:
    """Something that was tried so many times with one test; `wrong` is what it said where it did not hold."""

    name: str
    times: int
    held: bool
    seconds: float
    wrong: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """What was tried in one run, with which seed, and what held."""

    seed: int
    rounds: Sequence[Outcome]
    repeated: Sequence[Repeated]

    @property
    def ok(self) -> bool:
        """Whether everything held."""
        return not any(each.wrong for each in self.rounds) and all(each.held for each in self.repeated)

    @property
    def per_fault(self) -> dict[str, tuple[int, int]]:
        """How often each fault was tried, and how often it held: votes went on, and its whole round was right."""
        counted: dict[str, tuple[int, int]] = {}
        for outcome in self.rounds:
            for name, times in outcome.tried.items():
                tried, held = counted.get(name, (0, 0))
                counted[name] = tried + times, held + (0 if outcome.wrong else outcome.held.get(name, 0))
        return dict(sorted(counted.items()))


def write(report: Report, to: Path) -> None:
    """`to` with the ending .json, and with .md."""
    to.parent.mkdir(parents=True, exist_ok=True)
    where = {
        "at": f"{datetime.now(UTC):%Y-%m-%d}",
        "kernel": ".".join(platform.release().split(".")[:2]),
        "processor": processor(),
    }
    fields = where | asdict(report) | {"ok": report.ok, "faults": report.per_fault}
    to.with_suffix(".json").write_text(json.dumps(fields, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    to.with_suffix(".md").write_text("\n".join(_lines(report, where)) + "\n", encoding="utf-8")


def processor() -> str:
    """Its model, and how many there are."""
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    model = next((each.partition(":")[2].strip() for each in lines if each.startswith("model name")), "unknown")
    return f"{model}, {os.cpu_count()} cores"


def _lines(report: Report, where: dict[str, str]) -> Iterable[str]:
    rounds = report.rounds
    yield "# What was tried against the hall, and what held"
    yield ""
    yield f"`make soak` on {where['at']}, Linux {where['kernel']}, {where['processor']}, seed {report.seed}."
    yield "Everything held." if report.ok else "**Not everything held.**"
    yield ""
    yield (
        f"In {len(rounds)} round{'' if len(rounds) == 1 else 's'} keypads saw"
        f" {sum(each.greens for each in rounds)} green lights in"
        f" {sum(each.polls for each in rounds)} polls while faults came and went, one or two at a time;"
        f" {sum(each.entries for each in rounds)} entries were recounted. A fault held if votes went on after it and"
        " its round ended right: every green light has its one vote in the ledger, every copy is the ledger, the"
        " recount says ok, no process left a traceback, every window answered, and the hall screen shows what a new"
        " one shows. Each round then doctors its own end in eleven ways, and its judgement has to notice every one."
    )
    yield ""
    yield "| Fault | tried | held |"
    yield "|---|---|---|"
    for name, (tried, held) in report.per_fault.items():
        yield f"| {name} | {tried} | {held} |"
    yield ""
    yield "| Repeated | times | held |"
    yield "|---|---|---|"
    for each in report.repeated:
        yield f"| {each.name} | {each.times} | {'all' if each.held else '**no**'} |"
    left_out = sorted({name for each in rounds for name in each.left_out})
    if left_out:
        yield ""
        yield f"Not tried, for want of namespaces on this machine: {', '.join(left_out)}."
    for outcome in rounds:
        if outcome.wrong:
            yield ""
            yield f"Round {outcome.seed} (`python -m tests.faults --round {outcome.seed}`):"
            yield ""
            yield from (f"    {line}" for wrong in outcome.wrong for line in wrong.splitlines())
    for each in report.repeated:
        if not each.held:
            yield ""
            yield f"{each.name}:"
            yield ""
            yield from (f"    {line}" for line in each.wrong.splitlines()[-40:])
