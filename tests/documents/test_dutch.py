from datetime import UTC, datetime

import pytest

from stemkast.assembly.events import MergedPart, RegisterRow
from stemkast.assembly.majority import Majority
from stemkast.assembly.weights import Rounding, WeightRule
from stemkast.documents import words
from stemkast.documents.dutch import clock, counted, day, listed, number
from stemkast.documents.weight_words import why


def test_numbers_and_dates() -> None:
    assert (number(0), number(999), number(12_576), number(17_590_672)) == ("0", "999", "12.576", "17.590.672")
    assert (counted(1, "stem", "stemmen"), counted(2, "stem", "stemmen")) == ("1 stem", "2 stemmen")
    assert day("2023-06-14") == "14 juni 2023"
    assert day("2023-06-14", weekday=True) == "woensdag 14 juni 2023"
    assert day("later") == "later"


def test_lists() -> None:
    assert [listed(words_) for words_ in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a en b", "a, b en c"]


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (datetime(2023, 6, 14, 12, 5, tzinfo=UTC), "14:05"),
        (datetime(2023, 12, 1, 12, 5, tzinfo=UTC), "13:05"),
        (datetime(2024, 3, 31, 0, 59, tzinfo=UTC), "01:59"),
        (datetime(2024, 3, 31, 1, 0, tzinfo=UTC), "03:00"),
        (datetime(2024, 10, 27, 0, 59, tzinfo=UTC), "02:59"),
        (datetime(2024, 10, 27, 1, 0, tzinfo=UTC), "02:00"),
    ],
)
def test_the_time_of_day(at: datetime, said: str) -> None:
    assert clock(at) == said


@pytest.mark.parametrize(
    ("rounding", "said"),
    [
        (Rounding.DOWN, "1.500 inwoners op 1 januari 2022. Eén stem per volle 1.000 inwoners."),
        (Rounding.NEAREST, "1.500 inwoners op 1 januari 2022. Eén stem per 1.000 inwoners, afgerond."),
        (Rounding.UP, "1.500 inwoners op 1 januari 2022. Eén stem per 1.000 inwoners, naar boven afgerond."),
    ],
)
def test_every_rounding_is_explained(rounding: Rounding, said: str) -> None:
    assert why(RegisterRow("GM1", "Aa", 1500, 1), WeightRule(rounding=rounding), "2022-01-01") == said


def test_a_sum_is_explained() -> None:
    parts = (MergedPart("GM2", "Bee", 1_000), MergedPart("GM3", "Cee", 2_000))
    said = why(RegisterRow("GM1", "Aa", 3_000, 3, parts), WeightRule(), "2022-01-01")
    assert said.startswith("3.000 inwoners op 1 januari 2022, de som van Bee (1.000) en Cee (2.000).")


@pytest.mark.parametrize(
    ("fraction", "strict", "said"),
    [("1/2", True, "meer dan de helft"), ("2/3", False, "ten minste twee derde"), ("3/5", True, "meer dan 3/5")],
)
def test_majorities(fraction: str, strict: bool, said: str) -> None:
    numerator, denominator = map(int, fraction.split("/"))
    assert words.majority(Majority(words.Fraction(numerator, denominator), strict)) == said
