"""Numbers, dates and lists as Dutch papers write them: 12.576, woensdag 14 juni 2023, a, b en c."""

from collections.abc import Sequence
from datetime import date

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


def listed(words: Sequence[str]) -> str:
    """Words as a sentence lists them."""
    return " en ".join(filter(None, (", ".join(words[:-1]), words[-1]))) if words else ""
