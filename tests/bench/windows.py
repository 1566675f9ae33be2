"""How long a window takes to be there, and how long one painting of it."""

import json
import os
import statistics
import subprocess
import sys
from dataclasses import dataclass

_STARTS = 3


@dataclass(frozen=True, slots=True)
class WindowTimes:
    """Seconds of processor: from the start of a process to the first painting, and of one painting after that."""

    start: float
    painting: float


def window_times(module: str) -> WindowTimes:
    """The medians of a few processes of this module, which `tell` (painting.py) what they took."""
    seen = [_told(module) for _ in range(_STARTS)]
    return WindowTimes(*(statistics.median(each[name] for each in seen) for name in ("start", "painting")))


def _told(module: str) -> dict[str, float]:
    told = subprocess.run(
        [sys.executable, "-m", module],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    return dict(json.loads(told.stdout))
