"""`make device-test`: boots the machine that tools/guest_machine.sh made, and judges what its tests said.

DEVICE_ONLY=EXPRESSION runs the tests that pytest's -k finds. DEVICE_SECONDS is how long the guest may take.
DEVICE_REPORT=FILE keeps the report.
"""

import os
import sys
import time
from pathlib import Path

from tests.devices.machine import boot
from tests.devices.outcome import Outcome, names_in
from tests.devices.report import report

HERE = Path(__file__).resolve().parent
SECONDS = float(os.environ.get("DEVICE_SECONDS", "480"))


def main(folder: Path) -> int:
    """Prints one line for a good run, everything that the guest said for a bad one; the exit status."""
    only = os.environ.get("DEVICE_ONLY", "")
    began = time.monotonic()
    outcome, said = Outcome(), []
    for line in boot(folder.resolve(), HERE / "guest/run.sh", only, SECONDS):
        said.append(line)
        outcome.take(line)
    complaints = outcome.complaints([] if only else names_in(HERE / "guest"))
    if complaints:
        sys.stdout.write("\n".join([*said, "", *(f"devices: {each}" for each in complaints), ""]))
        return 1
    text = report(outcome, folder, time.monotonic() - began)
    if path := os.environ.get("DEVICE_REPORT"):
        Path(path).write_text(text)
    sys.stdout.write(text)
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
