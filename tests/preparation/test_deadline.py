"""Nine working days before the assembly, 13:00, with the Dutch holidays."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemkast.preparation.deadline import deadline, is_working_day


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("assembly", "last"),
    [
        ("2023-06-14", "2023-06-01T13:00"),  # nothing between
        ("2023-06-07", "2023-05-24T13:00"),  # Whit Monday 29 May
        ("2024-05-14", "2024-04-30T13:00"),  # Ascension Day 9 May; 5 May is a Sunday
        ("2023-05-09", "2023-04-24T13:00"),  # King's Day 27 April, Liberation Day 5 May
        ("2024-01-05", "2023-12-20T13:00"),  # both days of Christmas and New Year's Day
        ("2023-04-12", "2023-03-28T13:00"),  # Good Friday 7 and Easter Monday 10 April
    ],
)
def test_holidays_do_not_count(assembly: str, last: str) -> None:
    assert deadline(date.fromisoformat(assembly)).moment == at(last)


def test_it_says_which_days_were_passed_over() -> None:
    assert deadline(date(2023, 5, 9)).passed_over == (date(2023, 5, 5), date(2023, 4, 27))


def test_what_comes_a_minute_later_is_late() -> None:
    until = deadline(date(2023, 6, 14))
    assert not until.is_late("2023-06-01T13:00")
    assert until.is_late("2023-06-01T13:01")
    assert not until.is_late(""), "nobody noted when"


@given(st.dates(date(2015, 1, 1), date(2040, 12, 31)))
def test_there_are_nine_working_days_from_the_last_day_on(assembly: date) -> None:
    last = deadline(assembly).moment.date()
    between = [last + timedelta(days=each) for each in range((assembly - last).days)]
    assert is_working_day(last)
    assert sum(map(is_working_day, between)) == 9
