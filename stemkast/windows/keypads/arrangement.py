"""How many keypads stand beside each other, and how large, in the room that there is."""

import math
from dataclasses import dataclass

WIDTH, HEIGHT = 300, 340
"""A keypad with its place at scale 1, in pixels."""
GAP = 16
_SMALLEST, _LARGEST = 1.0, 1.7
_STEPS = 20
"""Scales go by twentieths, so that little happens while a window is drawn larger."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Columns, and the scale of a keypad. At scale 1 there may be more rows than are seen at once."""

    columns: int
    scale: float


def arrange(count: int, width: int, height: int) -> Arrangement:
    """The largest keypads that can all be seen; where even the smallest cannot, as many beside each other as fit."""
    best = max((_with(columns, count, width, height) for columns in range(1, count + 1)), key=lambda each: each.scale)
    if best.scale >= _SMALLEST:
        return Arrangement(best.columns, min(best.scale, _LARGEST))
    return Arrangement(max(1, min(count, (width + GAP) // (WIDTH + GAP))), _SMALLEST)


def _with(columns: int, count: int, width: int, height: int) -> Arrangement:
    rows = -(-count // columns)
    across = (width - GAP * (columns - 1)) / columns / WIDTH
    down = (height - GAP * (rows - 1)) / rows / HEIGHT
    return Arrangement(columns, math.floor(min(across, down) * _STEPS) / _STEPS)
