"""Reading an agenda with its outcomes, in the form of `data/alv-2023-06-14.json`.

Every fault is reported with its place, all of them at once; no JSON whatsoever raises. Keys that are not known here
are passed over: minutes hold more than a replay needs.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from stemkast.assembly.proposals import AgendaItem, ItemKind
from stemkast.demo.decision_file import Decision, How, read_decision
from stemkast.preparation.json_place import Place, read_object
from stemkast.preparation.proposal_words import ITEM_KINDS

__all__ = ["AgendaFile", "AgendaRefused", "Decision", "How", "Item", "read_agenda"]

_HANDED_OVER = "chair handed over"
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Item:
    """An agenda item with its matters; `chair`: who takes the chair when it begins, if anybody does."""

    item: AgendaItem
    decisions: tuple[Decision, ...]
    chair: str | None = None


@dataclass(frozen=True, slots=True)
class AgendaFile:
    """A whole assembly as published. Dates are YYYY-MM-DD.

    chair           the first one; empty where the file does not say
    reference_date  of the population; where the file does not say, 1 January of the year before (statutes, article 10)
    """

    assembly: str
    date: str
    place: str
    chair: str
    items: tuple[Item, ...]
    reference_date: str


@dataclass(frozen=True, slots=True)
class AgendaRefused:
    """Why a file is no agenda: each problem with its place."""

    problems: tuple[str, ...]

    def __str__(self) -> str:
        return "; ".join(self.problems)


def read_agenda(data: bytes) -> AgendaFile | AgendaRefused:
    """The agenda in a JSON file, or everything that is wrong with it. Never raises."""
    problems: list[str] = []
    source = read_object(data, problems)
    agenda = None if source is None else _agenda(source)
    return AgendaRefused(tuple(problems)) if agenda is None or problems else agenda


def _agenda(source: Place) -> AgendaFile:
    places = source.objects("agenda", _item_place)
    if not places:
        source.wrong("the agenda has no items")
    items = [_item(each) for each in places]
    numbers = [item.item.number for item in items]
    for number in sorted({each for each in numbers if each and numbers.count(each) > 1}):
        source.wrong(f"two agenda items have the number {number!r}")
    day = _date(source, source.text("date"), "date")
    return AgendaFile(
        assembly=source.text("assembly"),
        date=day,
        place=source.text("place", ""),
        chair=next((chair for each in places for chair in _handovers(each, "from")), ""),
        items=tuple(items),
        reference_date=_date(source, source.text("reference_date", _new_year_before(day)), "reference_date"),
    )


def _date(source: Place, text: str, key: str) -> str:
    """The day as it is written; empty, and a problem, when it is none."""
    if text and not _DATE.fullmatch(text):
        source.wrong(f"{key} {text!r} is not written as 2023-06-14")
        return ""
    try:
        return text and date.fromisoformat(text).isoformat()
    except ValueError:
        source.wrong(f"{key} {text!r} is no day of the calendar")
        return ""


def _new_year_before(day: str) -> str:
    return f"{int(day[:4]) - 1:04d}-01-01" if int(day[:4] or 0) > 1 else day


def _item_place(count: int, source: Mapping[str, object]) -> str:
    number = source.get("nr")
    return (
        f"agenda item {number}"
        if isinstance(number, str) and number and number.isprintable()
        else f"agenda item at place {count}"
    )


def _handovers(item: Place, end: str) -> list[str]:
    """Who gave or took the chair at this item."""
    events = item.objects("events", lambda count, _: f"{item.name}, event {count}")
    return [each.text(end) for each in events if each.text("event") == _HANDED_OVER]


def _item(source: Place) -> Item:
    number = source.text("nr")
    kind = source.word("kind", ITEM_KINDS) or ItemKind.DECISION
    places = source.objects("decisions", lambda count, _: f"{source.name}, decision {count}")
    decisions = tuple(read_decision(each, f"{number}-{count}", number) for count, each in enumerate(places, start=1))
    chair = next(iter(_handovers(source, "to")[::-1]), None)
    return Item(AgendaItem(number, source.text("title"), kind), decisions, chair)
