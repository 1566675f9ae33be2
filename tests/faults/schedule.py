"""Which faults, in which order, for how long: all from one seed."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tests.faults import of_clients, of_lines, of_stations, of_the_hall
from tests.faults.fault import Fault

EVERY_FAULT: tuple[Fault, ...] = (*of_the_hall.FAULTS, *of_stations.FAULTS, *of_lines.FAULTS, *of_clients.FAULTS)
_TOGETHER = 0.4
"""How often a second fault comes on top of the first, at another place."""


@dataclass(frozen=True, slots=True)
class Step:
    """So many seconds of quiet, then these faults, entered in this order, for so many seconds."""

    quiet: float
    faults: tuple[Fault, ...]
    lasting: float


def steps(seed: int, count: int, own: bool, only: str = "") -> Iterator[Step]:
    """Every fault comes once before one comes again. Without namespaces of one's own those that need them are out.

    `only` those whose name holds this come first in a step.
    """
    chance = random.Random(f"schedule {seed}")
    possible = [each for each in EVERY_FAULT if own or not each.needs_own]
    coming = _in_turns(chance, [each for each in possible if only in each.name])
    for _ in range(count):
        first = next(coming)
        others = [each for each in possible if each.where is not first.where]
        more = (chance.choice(others),) if chance.random() < _TOGETHER else ()
        yield Step(chance.uniform(0.2, 1.5), (first, *more), chance.uniform(0.5, 4.0))


def short(own: bool) -> Iterator[Step]:
    """A handful, of every place, for every day."""
    handful = (
        (of_the_hall.KILLED, of_lines.FRAMES),
        (of_stations.CUT_OFF if own else of_stations.KILLED, of_clients.MALFORMED_CLIENTS),
        (of_the_hall.TAKEN_OVER,),
    )
    for faults in handful:
        yield Step(0.2, faults, 0.5)


def _in_turns(chance: random.Random, possible: Sequence[Fault]) -> Iterator[Fault]:
    while True:
        yield from chance.sample(possible, len(possible))
