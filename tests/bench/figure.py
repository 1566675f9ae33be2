"""A figure: what was measured, beside what it is compared with and what was promised."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """`issue` is where it was promised; `holds` is None where nothing was."""

    issue: int
    name: str
    measured: str
    yardstick: str
    ratio: float
    promise: str = "–"
    holds: bool | None = None


def at_most(issue: int, name: str, measured: tuple[float, str], limit: tuple[float, str]) -> Figure:
    """A quantity with its unit that is to stay below another: "12.3 ms" of "40 ms"."""
    value, text = measured
    most, yardstick = limit
    ratio = value / most
    return Figure(issue, name, text, yardstick, ratio, "≤ 1", ratio <= 1)


def beside(issue: int, name: str, measured: tuple[float, str], yardstick: tuple[float, str]) -> Figure:
    """A quantity beside the yardstick of which nothing was promised."""
    return Figure(issue, name, measured[1], yardstick[1], measured[0] / yardstick[0])
