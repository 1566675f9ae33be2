"""What a fault is: something that goes wrong while everybody votes, and is put right again."""

import random
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import Enum

from tests.faults.hall import RunningHall


class Where(Enum):
    """Where it strikes. Two faults of one place are never there at once."""

    HALL = "the hall's machine"
    STATION = "stations"
    LINE = "lines and keypads"
    CLIENT = "somebody on the network"


@dataclass(frozen=True, slots=True)
class Fault:
    """`does` makes it so when entered, and undoes it when left; what it does by chance follows from the generator.

    name         in the report
    needs_own    whether it takes namespaces of the process's own (`network.py`)
    """

    name: str
    where: Where
    does: Callable[[RunningHall, random.Random], AbstractContextManager[None]]
    needs_own: bool = False
