"""What a hand-out takes at a desk: one window at a real hall, sixty visitors, a holder who says yes at once."""

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass

_VISITORS = 60


@dataclass(frozen=True, slots=True)
class DeskTimes:
    """Seconds.

    hand_out  95th of a hundred, by the clock: from the code that is typed to the pairing in the ledger
    event     the longest event of the window, of processor
    shown     95th of a hundred, by the clock: from placing a keypad, which answers then, to its place in the window
    """

    hand_out: float
    event: float
    shown: float


def desk_times() -> DeskTimes:
    """In a process of its own, because a window measures the thread that draws it."""
    with tempfile.TemporaryDirectory() as folder:
        told = subprocess.run(
            [sys.executable, "-m", "tests.scenarios.ten_desks", folder, "1", str(_VISITORS)],
            check=True,
            capture_output=True,
            text=True,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        )
    seen = json.loads(told.stdout)
    return DeskTimes(seen["p95"], seen["longest"][0][0], seen["shown_p95"])
