"""Numbers, dates and lists as Dutch papers write them: 12.576, woensdag 14 juni 2023, a, b en c."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

_DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)


def number(count: int) -> str:
    """A whole number with a dot between thousands."""
    return f"{count:,}".replace(",", ".")


def counted(count: int, one: str, more: str) -> str:
    """A number with its noun: 1 stem, 75 stemmen."""
    return f"{number(count)} {one if count == 1 else more}"


def day(written: str, weekday: bool = False) -> str:
    """YYYY-MM-DD as 14 juni 2023, with the day of the week if asked; what is no such date stays as it is."""
    try:
        read = date.fromisoformat(written)
    except ValueError:
        return written
    plain = f"{read.day} {_MONTHS[read.month - 1]} {read.year}"
    return f"{_DAYS[read.weekday()]} {plain}" if weekday else plain


def moment(written: str) -> datetime:
    """Midnight UTC of YYYY-MM-DD, for the properties of a file; 1 January 1970 for what is no such date."""
    try:
        return datetime.fromisoformat(written).replace(tzinfo=UTC)
    except ValueError:
        return datetime(1970, 1, 1, tzinfo=UTC)


def listed(words: Sequence[str]) -> str:
    """Words as a sentence lists them."""
    return " en ".join(filter(None, (", ".join(words[:-1]), words[-1]))) if words else ""


def clock(at: datetime) -> str:
    """The time of day in the Netherlands, 14:05, of a moment in UTC.

    Summer time from the last Sunday of March to that of October, 01:00 UTC (Directive 2000/84/EC), so that no table of
    time zones is needed.
    """
    summer = _last_sunday(at.year, 3) <= at < _last_sunday(at.year, 10)
    return f"{at + timedelta(hours=2 if summer else 1):%H:%M}"


def _last_sunday(year: int, month: int) -> datetime:
    last = datetime(year, month, 31, 1, tzinfo=UTC)
    return last - timedelta(days=last.isoweekday() % 7)
