"""Looks for known holes in every locked package, with pip-audit, and says in one line what it found.

Ends with 1 if there is a hole. Where nobody can be asked, it says so and ends with 0: who works without a network can
do nothing about it, and who works with one is told the next time.
"""

import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PIP_AUDIT = ROOT / ".venv-audit" / "bin" / "pip-audit"
_PATIENCE = 120
"""Seconds for one lock."""

KNOWN: dict[str, str] = {}
"""Holes that do not concern this project, each with the reason why not: {"PYSEC-2030-1": "only on Windows"}."""


def verdict(answers: Iterable[str]) -> tuple[int, str]:
    """Exit status and text for what pip-audit wrote of each lock: JSON, or nothing that is."""
    looked_at: dict[tuple[str, str], list[dict[str, Any]]] = {}
    missed: set[str] = set()
    for answer in answers:
        try:
            packages: list[dict[str, Any]] = json.loads(answer)["dependencies"]
        except (ValueError, KeyError):
            missed.add("a whole lock")
            continue
        looked_at |= {(each["name"], each["version"]): each["vulns"] for each in packages if "skip_reason" not in each}
        missed |= {each["name"] for each in packages if "skip_reason" in each}
    if not looked_at:
        return 0, "not done: nobody could be asked about any package"
    holes = [
        f"{name} {version}: {hole['id']}, mended in {', '.join(hole['fix_versions']) or 'no release'}"
        for (name, version), found in sorted(looked_at.items())
        for hole in found
        if not {hole["id"], *hole.get("aliases", ())} & KNOWN.keys()
    ]
    if holes:
        return 1, "FAILED: known holes\n" + "\n".join(holes)
    return 0, f"ok: {len(looked_at)} pins" + (f", but not {', '.join(sorted(missed))}" if missed else "")


def ask(lock: Path) -> str:
    """What pip-audit says of one lock, an empty text if nothing. It refuses two locks that differ, so each is alone."""
    options = ["--require-hashes", "--disable-pip", "--format=json", "--progress-spinner=off"]
    command = [str(PIP_AUDIT), *options, "--requirement", str(lock)]
    try:
        return subprocess.run(command, capture_output=True, text=True, timeout=_PATIENCE, check=False).stdout
    except subprocess.TimeoutExpired:
        return ""


def main() -> None:
    """The command."""
    locks = [ROOT / "requirements.lock", *sorted(ROOT.glob("*/*/requirements.lock"))]
    status, text = verdict(map(ask, locks))
    sys.stdout.write(f"{'audit':8} {text}\n")
    raise SystemExit(status)


if __name__ == "__main__":
    main()
