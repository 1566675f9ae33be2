"""A line that is longer than the glass, in parts that are shown one after the other."""

import re
from collections.abc import Callable, Iterable

Fits = Callable[[str], bool]
_Cut = tuple[Callable[[str], Iterable[str]], str]

_CUTS: tuple[_Cut, ...] = ((re.compile(r" (?=\d )").split, " "), (str.split, " "), (list, ""))
"""Where a line may be cut, best first: before a key and its label, between words, between letters."""


def pages(text: str, fits: Fits) -> tuple[str, ...]:
    """`text` in parts that fit, at least one; only a single letter may be part without fitting."""
    return tuple(_packed(text, fits, _CUTS))


def _packed(text: str, fits: Fits, cuts: tuple[_Cut, ...]) -> list[str]:
    if fits(text) or not cuts:
        return [text]
    cut, joint = cuts[0]
    parts: list[str] = []
    for unit in cut(text):
        longer = f"{parts[-1]}{joint}{unit}" if parts else unit
        if parts and fits(longer):
            parts[-1] = longer
        else:
            parts += _packed(unit, fits, cuts[1:])
    return parts
