"""The report of a good run: what was tried on which kernel, as a table in Markdown."""

from datetime import UTC, datetime
from pathlib import Path

from tests.devices.outcome import Outcome


def report(outcome: Outcome, folder: Path, seconds: float) -> str:
    """Of a run that took so many seconds, on the machine in `folder`."""
    release, version = (folder / "release").read_text().split()
    modules = (folder / "modules").read_text()
    rows = [f"| {each.name.removeprefix('test_').replace('_', ' ')} | {each.tried} | {each.outcome} |" for each in outcome.ran]
    return "\n".join(
        [
            f"{len(outcome.ran)} tests on Linux {release} (Debian {version}) in QEMU, {datetime.now(UTC):%-d %B %Y}, "
            f"{seconds:.0f} seconds with booting.",
            "",
            f"Modules: {modules}.",
            "",
            "| what | on | outcome |",
            "|---|---|---|",
            *rows,
            "",
        ]
    )
