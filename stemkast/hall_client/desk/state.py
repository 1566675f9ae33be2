"""What a desk's window shows: one frozen value, a pure function of what the hall knows and of the visit.

- There is one next thing to do; what else is possible stands beside it.
- Nothing is shown as done before the ledger has it: a standing comes from an entry, never from a key that was pressed.
- Without the hall only looking things up is left.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import islice

from stemkast.assembly.events import MergedPart, RepresentativeRole
from stemkast.assembly.municipality_search import find
from stemkast.assembly.weights import Limit
from stemkast.hall_client.desk.book import DeskHall, MunicipalityRow, Standing
from stemkast.hall_client.desk.history import Did, Happened
from stemkast.hall_client.desk.keypad import KeypadAtHand, KeypadTrouble, cradles_of_hall, keypad_at_hand, own_cradle
from stemkast.hall_client.desk.overview import Overview, overview
from stemkast.hall_client.desk.visit import DeskAction, Named, Notice, Visit

_RATE = timedelta(minutes=10)
_ENDED = frozenset({Did.RETURNED, Did.REPLACED, Did.LOST, Did.BROKEN, Did.LEFT_EARLY})
_AT_A_DESK = _ENDED | {Did.HANDED_OUT, Did.FOUND, Did.MANDATE_WITHDRAWN}
_LATEST = 7


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A municipality that fits what was typed."""

    code: str
    name: str
    weight: int
    standing: Standing
    selected: bool


@dataclass(frozen=True, slots=True)
class Representative:
    """Who votes for a municipality. `written`: it stands in the ledger; `form` is the number on the form."""

    role: RepresentativeRole
    name: str
    form: str
    written: bool


class Oddity(StrEnum):
    """What staff should know before going on."""

    MERGED = "merged"
    NO_MANDATE = "no_mandate"
    ENDED = "ended"
    BATTERY_OUT = "battery_out"
    FORM_NOT_SCANNED = "form_not_scanned"


@dataclass(frozen=True, slots=True)
class Odd:
    """One oddity; `last` is what happened where it is about that, `battery` a percentage."""

    kind: Oddity
    last: Happened | None = None
    battery: int = 0


@dataclass(frozen=True, slots=True)
class Card:
    """A municipality as the desk sees it. `step`: which of the three is next, 0 for none; `form`: scanned and valid.

    attended_by  another desk that attends to it     chosen  it is the visitor's, and not just looked at
    """

    code: str
    name: str
    population: int
    reference_date: str
    weight: int
    limit: Limit
    merged_from: tuple[MergedPart, ...]
    representative: Representative | None
    form: int
    standing: Standing
    serial: str
    odd: tuple[Odd, ...]
    happened: tuple[Happened, ...]
    attended_by: str
    chosen: bool
    step: int


@dataclass(frozen=True, slots=True)
class Summary:
    """How far it is: present of all, with weight; hand-outs of the last ten minutes; which desk this is of how many."""

    present: int
    municipalities: int
    present_votes: int
    votes: int
    last_ten_minutes: int
    desk: int
    desks: int


@dataclass(frozen=True, slots=True)
class DeskState:
    """One moment of a desk's window. `keypad` has an empty serial number where there is none.

    cradles  line and keypad of those on the hall's own lines, to choose from
    latest   what this desk did last, newest first, with the names of the municipalities
    """

    meeting: str
    station: str
    query: str
    found: tuple[FoundRow, ...]
    card: Card | None
    keypad: KeypadAtHand
    next: DeskAction
    others: frozenset[DeskAction]
    notice: Notice | None
    summary: Summary
    connected: bool
    overview: Overview | None
    cradles: tuple[tuple[str, str], ...]
    latest: tuple[tuple[Happened, str], ...]


def chosen(hall: DeskHall, visit: Visit, station: str) -> str:
    """The municipality at hand: chosen, or whose keypad was laid in the cradle by who brings it back."""
    if visit.municipality or visit.query:
        return visit.municipality
    here = own_cradle(hall.now, station, visit.cradle)
    known = hall.keypads.get(here.serial) if here is not None else None
    return known.out_for if known is not None and known.serial != visit.just else ""


def found_by(hall: DeskHall, query: str) -> tuple[str, ...]:
    """The codes of the municipalities that fit what was typed."""
    return find(query, (row.names for row in hall.municipalities.values()))


def desk_state(hall: DeskHall, visit: Visit, station: str, now: datetime) -> DeskState:
    """The window of the desk called `station` at the moment `now`."""
    at_hand = chosen(hall, visit, station)
    codes = found_by(hall, visit.query) if visit.query else (at_hand,) if at_hand else ()
    looked_at = codes[min(visit.row, len(codes) - 1)] if codes else ""
    row = hall.municipalities.get(looked_at)
    is_chosen = bool(row is not None and not visit.query)
    keypad = keypad_at_hand(hall, station, visit.cradle, visit.serial, looked_at)
    following = _next(hall, visit, station, row if is_chosen else None, keypad)
    if visit.query:
        following = DeskAction.CHOOSE
    if visit.overview:
        following = DeskAction.OVERVIEW
    return DeskState(
        meeting=hall.meeting,
        station=station,
        query=visit.query,
        found=tuple(_found_row(hall, code, code == looked_at) for code in codes),
        card=_card(hall, visit, station, row, is_chosen, following) if row is not None else None,
        keypad=keypad,
        next=following,
        others=frozenset({DeskAction.AGAIN})
        if visit.overview
        else _others(hall, row if is_chosen else None, keypad, station, following),
        notice=visit.notice,
        summary=_summary(hall, station, now),
        connected=hall.connected,
        overview=overview(hall) if visit.overview else None,
        latest=tuple(_latest(hall, station)),
        cradles=tuple((each.path, each.serial) for each in cradles_of_hall(hall.now)),
    )


def _next(hall: DeskHall, visit: Visit, station: str, row: MunicipalityRow | None, keypad: KeypadAtHand) -> DeskAction:
    if row is None:
        return DeskAction.FIND
    if not hall.connected or hall.closed or _other_desk(hall, row.code, station):
        return DeskAction.BLOCKED
    if row.standing is Standing.PRESENT:
        brought_back = keypad.serial == row.serial and row.serial != visit.just
        return DeskAction.HAND_IN if brought_back and not visit.serial else DeskAction.NEXT_VISITOR
    if row.mandate is None and visit.named is None:
        return DeskAction.NAME
    if visit.waiting:
        return DeskAction.WAIT
    return DeskAction.HAND_OUT if keypad.usable and keypad.serial else DeskAction.PLACE


def _others(
    hall: DeskHall, row: MunicipalityRow | None, keypad: KeypadAtHand, station: str, following: DeskAction
) -> frozenset[DeskAction]:
    others = {DeskAction.OVERVIEW, DeskAction.AGAIN, DeskAction.CRADLE}
    if not hall.connected or hall.closed:
        return frozenset(others)
    if keypad.trouble is KeypadTrouble.LOST:
        others.add(DeskAction.FOUND)
    if row is not None and not _other_desk(hall, row.code, station):
        others.add(DeskAction.OTHER_PERSON)
        if row.mandate is not None and following is not DeskAction.WAIT:
            others.add(DeskAction.WITHDRAW)
        if row.standing is Standing.PRESENT:
            others |= {DeskAction.OTHER_KEYPAD, DeskAction.HAND_IN, DeskAction.PRINT}
    return frozenset(others - {following})


def _other_desk(hall: DeskHall, code: str, station: str) -> str:
    by = hall.now.attends(code)
    return by if by != station else ""


def _found_row(hall: DeskHall, code: str, selected: bool) -> FoundRow:
    row = hall.municipalities[code]
    return FoundRow(code, row.name, row.weight, row.standing, selected)


def _card(
    hall: DeskHall,
    visit: Visit,
    station: str,
    row: MunicipalityRow,
    is_chosen: bool,
    following: DeskAction,
) -> Card:
    named = visit.named if is_chosen else None
    steps = {DeskAction.NAME: 1, DeskAction.PLACE: 2, DeskAction.HAND_OUT: 3, DeskAction.WAIT: 3}
    return Card(
        code=row.code,
        name=row.name,
        population=row.population,
        reference_date=hall.reference_date,
        weight=row.weight,
        limit=row.limit,
        merged_from=row.merged_from,
        representative=_representative(row, named),
        form=visit.form if is_chosen else 0,
        standing=row.standing,
        serial=row.serial,
        odd=_oddities(hall, row, named, visit.form if is_chosen else 0),
        happened=row.happened,
        attended_by=_other_desk(hall, row.code, station),
        chosen=is_chosen,
        step=steps.get(following, 0),
    )


def _representative(row: MunicipalityRow, named: Named | None) -> Representative | None:
    if named is not None:
        return Representative(named.role, named.name, "", False)
    if row.mandate is None:
        return None
    return Representative(row.mandate.role, row.mandate.name, row.mandate.form, True)


def _oddities(hall: DeskHall, row: MunicipalityRow, named: Named | None, form: int) -> tuple[Odd, ...]:
    odd: list[Odd] = []
    if row.merged_from:
        odd.append(Odd(Oddity.MERGED))
    if row.mandate is None and named is None:
        odd.append(Odd(Oddity.NO_MANDATE))
    ended = next((each for each in reversed(row.happened) if each.did in _ENDED), None)
    if row.standing is not Standing.PRESENT and ended is not None:
        odd.append(Odd(Oddity.ENDED, ended))
    if row.standing is Standing.PRESENT and row.serial in hall.now.low:
        odd.append(Odd(Oddity.BATTERY_OUT, battery=hall.now.low[row.serial]))
    if row.code in hall.forms.forms and not form and row.standing is Standing.EXPECTED:
        odd.append(Odd(Oddity.FORM_NOT_SCANNED))
    return tuple(odd)


def _latest(hall: DeskHall, station: str) -> Iterator[tuple[Happened, str]]:
    done = (each for each in reversed(hall.latest) if each.by == station and each.did in _AT_A_DESK)
    for each in islice(done, _LATEST):
        row = hall.municipalities.get(each.municipality)
        yield each, row.name if row is not None else ""


def _summary(hall: DeskHall, station: str, now: datetime) -> Summary:
    recent = len(hall.handed_out) - bisect_left(hall.handed_out, now - _RATE)
    desks = hall.now.desks
    return Summary(
        present=hall.present,
        municipalities=len(hall.municipalities),
        present_votes=hall.present_votes,
        votes=hall.votes,
        last_ten_minutes=recent,
        desk=desks.index(station) + 1 if station in desks else 0,
        desks=len(desks),
    )
