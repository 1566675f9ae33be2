"""The two plots of a run, as SVG written by hand: no library draws so little."""

import math
from collections.abc import Sequence
from itertools import pairwise
from xml.sax.saxutils import escape

from tests.bench.results import Grown, Results

_WIDTH, _HEIGHT = 720, 400
_LEFT, _RIGHT, _TOP, _BOTTOM = 90, 90, 64, 70
_INK, _QUIET, _BLUE, _ORANGE = "#1b1f24", "#8a929b", "#1f5fa8", "#b5560b"


def growth(results: Results) -> str:
    """The cost of a vote, in bare verifications, and the memory of the hall, by number of keypads."""
    seen = results.growth
    most_cost = 1.25 * max(each.vote / each.bare for each in seen)
    most_memory = 1.25 * max(each.megabytes for each in seen)
    across = {each.keypads: _across(each, seen) for each in seen}
    costs = [(across[each.keypads], each.vote / each.bare / most_cost, f"{each.vote / each.bare:.2f}") for each in seen]
    memory = [(across[each.keypads], each.megabytes / most_memory, f"{each.megabytes:.0f} MB") for each in seen]
    parts = [
        *_frame("One vote, from 342 keypads on", results),
        *_line(costs, _BLUE, above=True),
        *_line(memory, _ORANGE, above=False),
        *[_text(at, _HEIGHT - _BOTTOM + 22, f"{keypads:,}", _INK) for keypads, at in across.items()],
        _text(_WIDTH / 2, _HEIGHT - 22, "keypads (logarithmic)", _QUIET),
        _text(_LEFT, _TOP - 10, "a vote, in bare verifications of cryptography", _BLUE, "start"),
        _text(_WIDTH - _RIGHT, _TOP - 10, "memory of the hall", _ORANGE, "end"),
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


def _across(each: Grown, seen: Sequence[Grown]) -> float:
    """Where a hall of so many keypads stands."""
    first, last = math.log(seen[0].keypads), math.log(max(seen[-1].keypads, seen[0].keypads + 1))
    inside = _WIDTH - _LEFT - _RIGHT - 80
    return _LEFT + 40 + inside * (math.log(each.keypads) - first) / (last - first)


def _frame(title: str, results: Results) -> list[str]:
    bottom = _HEIGHT - _BOTTOM
    where = f"{results.date}, {results.machine.processor}, {results.machine.cores} cores, {results.machine.python}"
    return [
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#ffffff"/>',
        f'<text x="{_LEFT}" y="26" fill="{_INK}" font-size="17" font-weight="600">{escape(title)}</text>',
        _text(_WIDTH - 8, _HEIGHT - 5, where, _QUIET, "end", 10),
        f'<path d="M{_LEFT} {_TOP}V{bottom}H{_WIDTH - _RIGHT}" fill="none" stroke="{_QUIET}"/>',
    ]


def _line(points: Sequence[tuple[float, float, str]], colour: str, *, above: bool) -> list[str]:
    """Points (across in pixels, a share of the height, what it says), joined."""
    high = _HEIGHT - _TOP - _BOTTOM
    placed = [(across, _HEIGHT - _BOTTOM - share * high, said) for across, share, said in points]
    joined = " ".join(f"{across:.1f},{down:.1f}" for across, down, _ in placed)
    parts = [f'<polyline points="{joined}" fill="none" stroke="{colour}" stroke-width="2"/>']
    for across, down, said in placed:
        parts.append(f'<circle cx="{across:.1f}" cy="{down:.1f}" r="4" fill="{colour}"/>')
        parts.append(_text(across, down + (-12 if above else 22), said, colour))
    return parts


def _text(across: float, down: float, said: str, colour: str, anchor: str = "middle", size: int = 13) -> str:
    place = f'x="{across:.1f}" y="{down:.1f}" text-anchor="{anchor}"'
    return f'<text {place} fill="{colour}" font-size="{size}">{escape(said)}</text>'


def _milliseconds(seconds: float | None) -> str:
    return "more" if seconds is None else f"{seconds * 1000:g}"


def _svg(parts: Sequence[str]) -> str:
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" font-family="sans-serif">'
    return "\n".join([head, *parts, "</svg>"]) + "\n"
