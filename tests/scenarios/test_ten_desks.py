"""Ten desks hand out 342 keypads at once: every municipality of the register once, and no window ever stands still."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

LONGEST = 0.05
"""Seconds of the processor that one event may cost the thread of the windows."""


def test_ten_desks_hand_out_342_keypads(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "tests.scenarios.ten_desks", str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stderr
    told = json.loads(ended.stdout)
    municipalities, serials = zip(*told["pairings"], strict=True)
    assert (len(municipalities), len(set(municipalities)), len(set(serials))) == (342, 342, 342)
    assert Counter(told["cards"]) == Counter(municipalities), "a card for each, and no second one"
    assert told["keys"] <= 12
    assert told["longest"][0][0] < LONGEST, told["longest"]
    assert told["events"] > 342
