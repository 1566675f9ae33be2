"""Majorities decide on exact fractions; percentages are only how they are said."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemkast.assembly.majority import MORE_THAN_HALF, Majority, percentage

MAJORITIES = st.builds(Majority, st.fractions(0, 1, max_denominator=20), st.booleans())


@pytest.mark.parametrize(
    ("majority", "votes_for", "cast", "reached"),
    [
        (MORE_THAN_HALF, 6288, 12576, False),
        (MORE_THAN_HALF, 6289, 12576, True),
        (MORE_THAN_HALF, 0, 0, False),
        (Majority(Fraction(2, 3), strict=False), 8384, 12576, True),
        (Majority(Fraction(2, 3), strict=False), 8383, 12576, False),
        (Majority(Fraction(2, 3), strict=True), 8384, 12576, False),
        (Majority(Fraction(1), strict=False), 12576, 12576, True),
        (Majority(Fraction(0), strict=False), 0, 5, True),
    ],
)
def test_thresholds(majority: Majority, votes_for: int, cast: int, reached: bool) -> None:
    assert majority.reached(votes_for, cast) is reached


@given(MAJORITIES, st.integers(1, 13_000), st.data())
def test_one_vote_more_never_loses_and_whole_numbers_agree(majority: Majority, cast: int, data: st.DataObject) -> None:
    votes = data.draw(st.integers(0, cast - 1))
    assert majority.reached(votes, cast) <= majority.reached(votes + 1, cast)
    above = votes * majority.fraction.denominator - majority.fraction.numerator * cast
    assert majority.reached(votes, cast) == (above > 0 or (above == 0 and not majority.strict))


@given(st.integers(1, 20_000_000), st.data())
def test_a_percentage_agrees_with_decimal_arithmetic(cast: int, data: st.DataObject) -> None:
    votes = data.draw(st.integers(0, cast))
    hundredths = Decimal(votes * 10_000) / Decimal(cast)
    expected = (hundredths.quantize(Decimal(1), ROUND_HALF_UP) / 100).quantize(Decimal("0.01"))
    assert percentage(Fraction(votes, cast)) == str(expected).replace(".", ",")
