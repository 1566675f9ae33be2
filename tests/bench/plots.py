"""The two plots of a run, as SVG written by hand: no library draws so little."""

import math
from collections.abc import Sequence
from itertools import pairwise
from xml.sax.saxutils import escape

from tests.bench.results import Results

_WIDTH, _HEIGHT = 720, 400
_LEFT, _RIGHT, _TOP, _BOTTOM = 40, 40, 64, 70
_PANEL = 290
"""How wide each half is."""
_INK, _QUIET, _BLUE, _ORANGE = "#1b1f24", "#8a929b", "#1f5fa8", "#b5560b"


def growth(results: Results) -> str:
    """By number of keypads: the cost of a vote beside that of 342, and the memory of the hall; promises are dashed."""
    seen = results.growth
    first = seen[0].vote / seen[0].bare
    costs = [(each.keypads, each.vote / each.bare / first, f"{each.vote / each.bare / first:.2f}") for each in seen]
    memory = [(each.keypads, each.megabytes, f"{each.megabytes:.0f} MB") for each in seen]
    parts = [
        *_frame("From 342 keypads on", results),
        *_panel(_LEFT, costs, (1.3, "1.30 promised"), "a vote, beside one of 342 keypads", _BLUE),
        *_panel(_WIDTH / 2 + 30, memory, (200, "200 MB promised"), "memory of the hall", _ORANGE),
        _text(_WIDTH / 2, _HEIGHT - 22, "keypads (logarithmic)", _QUIET),
    ]
    return _svg(parts)


def latency(results: Results) -> str:
    """How many votes were answered within which time, with the promise of 40 ms."""
    within = results.votes_within
    counts = [within[0][1], *(later - before for (_, before), (_, later) in pairwise(within))]
    names = [_milliseconds(le) for le, _ in within]
    wide = (_WIDTH - _LEFT - _RIGHT) / len(counts)
    high = _HEIGHT - _TOP - _BOTTOM
    parts = _frame("From a vote's frame to its receipt", results)
    parts.append(f'<path d="M{_LEFT} {_HEIGHT - _BOTTOM}H{_WIDTH - _RIGHT}" stroke="{_QUIET}"/>')
    for place, (count, name) in enumerate(zip(counts, names, strict=True)):
        at, tall = _LEFT + place * wide, high * count / max(1.15 * max(counts), 1)
        colour = _BLUE if (within[place][0] or math.inf) <= 0.04 else _ORANGE
        top = _HEIGHT - _BOTTOM - tall
        box = f'x="{at + 3:.1f}" y="{top:.1f}" width="{wide - 6:.1f}" height="{tall:.1f}"'
        parts.append(f'<rect {box} fill="{colour}"/>')
        parts.append(_text(at + wide / 2, _HEIGHT - _BOTTOM + 22, name, _INK))
        if count:
            parts.append(_text(at + wide / 2, top - 6, f"{count}", _INK))
    parts.append(_text(_WIDTH / 2, _HEIGHT - 22, "milliseconds, at most; 342 votes in a second, ten stations", _QUIET))
    parts.append(_text(_LEFT, _TOP - 10, "votes", _BLUE, "start"))
    parts.append(_text(_WIDTH - _RIGHT, _TOP - 10, "above the promised 40 ms", _ORANGE, "end"))
    return _svg(parts)


def _panel(
    left: float, points: Sequence[tuple[int, float, str]], promise: tuple[float, str], name: str, colour: str
) -> list[str]:
    """Half of a picture: (keypads, value, what it says) joined, from 0 up, and the line of what was promised."""
    limit, promised = promise
    most = 1.2 * max(limit, *(value for _, value, _ in points))
    high, bottom, right = _HEIGHT - _TOP - _BOTTOM, _HEIGHT - _BOTTOM, left + _PANEL
    logs = [math.log(keypads) for keypads, _, _ in points]
    across = [left + 30 + (_PANEL - 60) * (each - logs[0]) / max(logs[-1] - logs[0], 1) for each in logs]
    down = [bottom - high * value / most for _, value, _ in points]
    dashed = bottom - high * limit / most
    joined = " ".join(f"{at:.1f},{to:.1f}" for at, to in zip(across, down, strict=True))
    parts = [
        f'<path d="M{left} {_TOP}V{bottom}H{right}" fill="none" stroke="{_QUIET}"/>',
        f'<path d="M{left} {dashed:.1f}H{right}" stroke="{_QUIET}" stroke-dasharray="5 4"/>',
        f'<polyline points="{joined}" fill="none" stroke="{colour}" stroke-width="2"/>',
        _text(left, _TOP - 10, name, colour, "start"),
        _text(left + 6, dashed - 6, promised, _QUIET, "start", 11),
    ]
    for at, to, (keypads, _, said) in zip(across, down, points, strict=True):
        parts.append(f'<circle cx="{at:.1f}" cy="{to:.1f}" r="4" fill="{colour}"/>')
        parts.append(_text(at, to - 12, said, colour))
        parts.append(_text(at, bottom + 22, f"{keypads:,}", _INK))
    return parts


def _frame(title: str, results: Results) -> list[str]:
    where = f"{results.date}, {results.machine.processor}, {results.machine.cores} cores, {results.machine.python}"
    return [
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#ffffff"/>',
        f'<text x="{_LEFT}" y="26" fill="{_INK}" font-size="17" font-weight="600">{escape(title)}</text>',
        _text(_WIDTH - 8, _HEIGHT - 5, where, _QUIET, "end", 10),
    ]


def _text(across: float, down: float, said: str, colour: str, anchor: str = "middle", size: int = 13) -> str:
    place = f'x="{across:.1f}" y="{down:.1f}" text-anchor="{anchor}"'
    return f'<text {place} fill="{colour}" font-size="{size}">{escape(said)}</text>'


def _milliseconds(seconds: float | None) -> str:
    return "more" if seconds is None else f"{seconds * 1000:g}"


def _svg(parts: Sequence[str]) -> str:
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" font-family="sans-serif">'
    return "\n".join([head, *parts, "</svg>"]) + "\n"
