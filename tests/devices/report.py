"""The report of a good run: what was tried on which kernel, as a table in Markdown."""

from datetime import UTC, datetime
from pathlib import Path

from tests.devices.outcome import Outcome


def report(outcome: Outcome, folder: Path, seconds: float) -> str:
    """Of a run that took so many seconds, on the machine in `folder`."""
    version = (folder / "release").read_text().split()[1]
    modules = (folder / "modules").read_text()
    rows = [
        f"| {each.name.removeprefix('test_').replace('_', ' ')} | {each.tried} | {each.outcome} |"
        for each in outcome.ran
    ]
    return "\n".join(
        [
            "# Devices on a real kernel",
            "",
            f"{datetime.now(UTC):%-d %B %Y}: {len(outcome.ran)} tests on Linux {outcome.kernel} (Debian {version}), "
            f"in QEMU, {seconds:.0f} seconds with booting.",
            "",
            f"Modules: {modules}.",
            "",
            "| what | on | outcome |",
            "|---|---|---|",
            *rows,
            "",
        ]
    )
