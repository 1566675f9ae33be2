"""Until when amendments and motions can be handed in: nine working days before the assembly, 13:00.

Counted back from the assembly, whose own day is none of the nine; the ninth day back is the last day, until 13:00. An
amendment later than that is inadmissible (statutes); a later motion is marked as late. No working days are Saturday,
Sunday and the days that the Algemene termijnenwet, article 3, names: New Year's Day, Good Friday (named as equal to
them), Easter Monday, King's Day, 5 May of every year, Ascension Day, Whit Monday, both days of Christmas.

For Wednesday 14 June 2023 that is Thursday 1 June: 13, 12, 9, 8, 7, 6, 5, 2 and 1 June are the nine.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache

import holidays

WORKING_DAYS = 9
_UNTIL = time(13)
_SATURDAY = 5
_FORM = "%Y-%m-%dT%H:%M"


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last moment, by the clock in the Netherlands, and the days before the assembly that did not count."""

    moment: datetime
    passed_over: tuple[date, ...]

    def is_late(self, submitted: str) -> bool:
        """Whether something handed in then ("2023-06-01T12:30", empty where not noted) is too late."""
        return bool(submitted) and datetime.strptime(submitted, _FORM) > self.moment  # noqa: DTZ007 - local, both


def deadline(assembly: date, working_days: int = WORKING_DAYS) -> Deadline:
    """The deadline of an assembly on this day."""
    passed_over: list[date] = []
    left, last = working_days, assembly
    for day in _days_before(assembly):
        if is_working_day(day):
            left, last = left - 1, day
        elif day.weekday() < _SATURDAY:
            passed_over.append(day)
        if not left:
            break
    return Deadline(datetime.combine(last, _UNTIL), tuple(passed_over))


def is_working_day(day: date) -> bool:
    """Whether this is a working day: none of a weekend, and no generally recognised holiday."""
    return day.weekday() < _SATURDAY and day not in _holidays(day.year)


@cache
def _holidays(year: int) -> frozenset[date]:
    # `optional` is Liberation Day in the years in which it is no day off for the civil service.
    return frozenset(holidays.country_holidays("NL", years=year, categories=("public", "optional")))


def _days_before(assembly: date) -> Iterator[date]:
    day = assembly
    while True:
        day -= timedelta(days=1)
        yield day
