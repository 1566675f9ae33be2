"""`make soak`: rounds of faults, and the tests that can be repeated as often as there is time for; one report.

SOAK_SEED=7 make soak                     everything, as it was with this seed
python -m tests.faults --round 7003       one round alone
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.faults.network import environment, prefix
from tests.faults.report import Repeated, Report, write
from tests.faults.round import Outcome
from tests.faults.schedule import EVERY_FAULT

STEPS = len(EVERY_FAULT)
"""Every fault once a round."""
KEYPADS = 12
_LONGEST_ROUND = 1200
"""Seconds after which a round is hung itself."""
_REPEATED = (
    ("both ends of a bad line", "SOAK_SEEDS", "tests/firmware_protocol/test_link.py"),
    ("bad evenings on the air, in virtual time", "SOAK_SEEDS", "tests/firmware_protocol/emulator/test_bad_evening.py"),
    ("kill -9 of one assembly's hall, again and again", "SOAK_KILLS", "tests/hall_server/test_kills.py"),
    ("random assemblies, recounted", "SOAK_ASSEMBLIES", "tests/verifier/test_random_assemblies.py"),
)


def play(seed: int, steps: int = STEPS, keypads: int = KEYPADS, only: str = "") -> Outcome:
    """One round in a process and namespaces of its own."""
    with tempfile.TemporaryDirectory(prefix="stemkast-soak-") as folder:
        file = Path(folder) / "outcome.json"
        numbers = ["--seed", str(seed), "--steps", str(steps), "--keypads", str(keypads), "--only", only]
        command = [*prefix(), sys.executable, "-m", "tests.faults.round", *numbers, "--outcome", str(file)]
        try:
            done = subprocess.run(
                command,
                env=environment(),
                stdout=sys.stderr,
                stderr=subprocess.PIPE,
                text=True,
                timeout=_LONGEST_ROUND,
                check=False,
            )
            said = done.stderr
        except subprocess.TimeoutExpired:
            said = f"the round did not end within {_LONGEST_ROUND} seconds"
        outcome = Outcome(**json.loads(file.read_text())) if file.exists() else Outcome(seed, wrong=[said[-5000:]])
    if outcome.wrong:
        sys.stderr.write(f"{said}\nThis round did not hold. Again: {sys.executable} -m tests.faults --round {seed}\n")
    elif "Traceback" in said:
        outcome.wrong.append(said[-5000:])
    return outcome


def repeat(name: str, variable: str, test: str) -> Repeated:
    """A test with its own count, which stands in the environment."""
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", test],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    sys.stderr.write(done.stdout.splitlines()[-1] + "\n" if done.stdout else "")
    seconds = round(time.monotonic() - began, 1)
    return Repeated(
        name, int(os.environ[variable]), done.returncode == 0, seconds, "" if done.returncode == 0 else done.stdout
    )


def main() -> int:
    """Everything, or one round."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--round", type=int, help="the seed of one round, and nothing else")
    arguments.add_argument("--steps", type=int, default=STEPS)
    arguments.add_argument("--only", default="", help="with --round: faults whose name holds this")
    arguments.add_argument("--report", type=Path, default=Path("soak.md"), help="and the same name with .json")
    given = arguments.parse_args()
    if given.round is not None:
        outcome = play(given.round, given.steps, only=given.only)
        sys.stdout.write("\n".join(outcome.wrong or ["it held"]) + "\n")
        return 1 if outcome.wrong else 0
    seed = int(os.environ.get("SOAK_SEED") or random.randrange(1000))
    sys.stderr.write(f"SOAK_SEED={seed}\n")
    rounds = [play(seed * 1000 + number, given.steps) for number in range(int(os.environ["SOAK_ROUNDS"]))]
    report = Report(seed, rounds, [repeat(*each) for each in _REPEATED])
    write(report, given.report)
    sys.stdout.write(given.report.with_suffix(".md").read_text(encoding="utf-8"))
    if not report.ok:
        sys.stderr.write(f"Not everything held. Again: SOAK_SEED={seed} make soak\n")
    return 0 if report.ok else 1


if __name__ == "__main__":
    raise SystemExit(main())
