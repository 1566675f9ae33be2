"""How many votes a municipality casts (statutes, article 10), and why.

The numbers of article 10 are the defaults of a setting, fixed before the first poll.
"""

from dataclasses import dataclass
from enum import StrEnum


class Rounding(StrEnum):
    """What happens to the inhabitants that do not fill a whole divisor."""

    DOWN = "down"
    NEAREST = "nearest"
    UP = "up"


class Limit(StrEnum):
    """Which limit, if any, fixed a weight."""

    NONE = "none"
    MINIMUM = "minimum"
    MAXIMUM = "maximum"


@dataclass(frozen=True, slots=True)
class Weight:
    """A weight with its explanation: `population` inhabitants give `whole` votes, limited to `votes`."""

    population: int
    whole: int
    votes: int
    limit: Limit


@dataclass(frozen=True, slots=True)
class WeightRule:
    """Article 10: one vote per whole thousand inhabitants, at least 1, at most 75."""

    divisor: int = 1000
    minimum: int = 1
    maximum: int = 75
    rounding: Rounding = Rounding.DOWN

    def __post_init__(self) -> None:
        if self.divisor < 1 or not 0 <= self.minimum <= self.maximum:
            raise ValueError("a weight rule needs a divisor of at least 1 and 0 <= minimum <= maximum")

    def weigh(self, population: int) -> Weight:
        """The weight of a municipality with `population` inhabitants.

        Raises ValueError for a negative population.
        """
        if population < 0:
            raise ValueError("a population is not negative")
        whole = self._whole(population)
        votes = min(max(whole, self.minimum), self.maximum)
        limit = Limit.MINIMUM if votes > whole else Limit.MAXIMUM if votes < whole else Limit.NONE
        return Weight(population, whole, votes, limit)

    def _whole(self, population: int) -> int:
        match self.rounding:
            case Rounding.DOWN:
                return population // self.divisor
            case Rounding.NEAREST:
                return (2 * population + self.divisor) // (2 * self.divisor)
            case Rounding.UP:
                return -(-population // self.divisor)
