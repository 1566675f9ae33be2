"""The required majority of a proposal, and the percentage that is said aloud.

Both work on exact fractions: a rounded figure never decides anything.
Source: RULES of the assembly, "A poll"; statutes for other majorities than more than half.
"""

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Majority:
    """The share of the votes cast that a proposal needs.

    `fraction` lies in [0, 1]. `strict` means that exactly the fraction is not enough:
    "more than half" is `Majority(Fraction(1, 2), strict=True)`, "two thirds" is
    `Majority(Fraction(2, 3), strict=False)`.
    """

    fraction: Fraction = Fraction(1, 2)
    strict: bool = True

    def __post_init__(self) -> None:
        if not 0 <= self.fraction <= 1:
            raise ValueError("a majority is a fraction between 0 and 1")

    def reached(self, votes_for: int, votes_cast: int) -> bool:
        """Whether `votes_for` out of `votes_cast` is this majority; without a vote cast it is not."""
        if votes_cast <= 0:
            return False
        share = Fraction(votes_for, votes_cast)
        return share > self.fraction if self.strict else share >= self.fraction


MORE_THAN_HALF = Majority()


def percentage(share: Fraction) -> str:
    """The share as the minutes write it: two decimals, decimal comma, rounded half up ("98,58")."""
    hundredths = (share * 20_000 + 1) // 2
    return f"{hundredths // 100},{hundredths % 100:02d}"
