"""One round: a hall under load, faults by a seed, the closing judgement. `python -m tests.faults.round --seed N`."""

import argparse
import contextlib
import json
import logging
import random
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

import structlog

from tests.faults.doctoring import unnoticed
from tests.faults.hall import DidNotHappen, RunningHall
from tests.faults.judgement import Ended, judge, of_logs
from tests.faults.network import is_own
from tests.faults.schedule import EVERY_FAULT, Step, short, steps


@dataclass(slots=True)
class Outcome:
    """What was tried in a round, what held, and what does not (`wrong`, in sentences).

    greens and entries say how much went on meanwhile; left_out names the faults that cannot be made here.
    """

    seed: int
    tried: dict[str, int] = field(default_factory=dict)
    held: dict[str, int] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)
    greens: int = 0
    entries: int = 0
    polls: int = 0
    seconds: float = 0.0
    wrong: list[str] = field(default_factory=list)


def play(path: Path, outcome: Outcome, plan: Sequence[Step], keypads: int) -> Ended | None:
    """Goes through the plan and judges what is left, into `outcome`; None where it did not get to the end."""
    began = time.monotonic()
    ended = None
    try:
        with RunningHall(path, outcome.seed, keypads) as hall:
            try:
                chance = random.Random(f"faults {outcome.seed}")
                for step in plan:
                    _strike(hall, step, chance, outcome)
                ended = hall.end()
                outcome.wrong += judge(ended) or unnoticed(ended)
            finally:
                if ended is None:
                    outcome.wrong += of_logs(hall.logs)
                    for name, text in hall.logs.items():
                        sys.stderr.write(f"\n== {name}\n{text[-3000:]}\n")
        outcome.greens, outcome.entries = len(ended.greens), len(ended.bodies)
        outcome.polls = sum(b'"event":"poll_announced"' in each for each in ended.bodies)
    except DidNotHappen as error:
        outcome.wrong.append(f"did not happen: {error}")
    except Exception:  # noqa: BLE001 - whatever it is, the round did not hold, and the report says why
        outcome.wrong.append(traceback.format_exc())
    outcome.seconds = round(time.monotonic() - began, 1)
    return ended


def _strike(hall: RunningHall, step: Step, chance: random.Random, outcome: Outcome) -> None:
    """The faults of one step; they held if a light turns green again after them."""
    time.sleep(step.quiet)
    names = [each.name for each in step.faults]
    _count(outcome.tried, names)
    sys.stdout.write(f"{time.monotonic():.0f} {' + '.join(names)}\n")
    sys.stdout.flush()
    with contextlib.ExitStack() as struck:
        for each in step.faults:
            struck.enter_context(each.does(hall, chance))
        time.sleep(step.lasting)
    hall.lives(len(hall.greens.all))
    _count(outcome.held, names)


def _count(so_far: dict[str, int], names: Sequence[str]) -> None:
    for each in names:
        so_far[each] = so_far.get(each, 0) + 1


def main() -> None:
    """One round; its outcome as JSON in a file, and 1 where something does not hold."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--seed", type=int, required=True)
    arguments.add_argument("--steps", type=int, default=len(EVERY_FAULT), help="0: the handful of `make test`")
    arguments.add_argument("--keypads", type=int, default=12)
    arguments.add_argument("--only", default="", help="faults whose name holds this")
    arguments.add_argument("--outcome", type=Path, required=True)
    given = arguments.parse_args()
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(sys.stderr))
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr)
    outcome = Outcome(given.seed, left_out=[each.name for each in EVERY_FAULT if each.needs_own and not is_own()])
    threading.excepthook = lambda error: outcome.wrong.append(f"a thread of the round ended: {error.exc_value!r}")
    sys.stdout.write(f"{time.monotonic():.0f} begins\n")
    with tempfile.TemporaryDirectory(prefix="stemkast-faults-") as folder:
        plan = steps(given.seed, given.steps, is_own(), given.only) if given.steps else short(is_own())
        play(Path(folder), outcome, list(plan), given.keypads)
    sys.stdout.write(f"{time.monotonic():.0f} ends\n")
    given.outcome.write_text(json.dumps(asdict(outcome), ensure_ascii=False, indent=1))
    raise SystemExit(1 if outcome.wrong else 0)


if __name__ == "__main__":
    main()
