"""What a desk knows of the assembly: a row for every municipality and every keypad, kept up to date entry by entry.

An entry makes anew the rows that it is about and no other, so that ten desks follow 342 hand-outs on small machines.
"""

import dataclasses
from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from stemkast.assembly.assembly import Assembly
from stemkast.assembly.events import (
    AssemblyInitialised,
    HallSucceeded,
    MandateFormIssued,
    MandateIssued,
    MergedPart,
    PairingEnd,
    Phase,
    RegisterAdopted,
)
from stemkast.assembly.municipality_search import Findable, findable
from stemkast.assembly.state import State
from stemkast.assembly.weights import Limit
from stemkast.hall_client.desk.aside import KIND, DesksNow, from_aside
from stemkast.hall_client.desk.history import Did, Happened, happened
from stemkast.ledger.replay import Replayed

_LATEST = 200
"""Of all that happened, so many things are known in order: enough to find what one of ten desks did last."""


class Standing(StrEnum):
    """How it stands with a municipality at this assembly. `without_keypad`: its keypad is lost or broken."""

    EXPECTED = "expected"
    PRESENT = "present"
    WITHOUT_KEYPAD = "without_keypad"
    HANDED_IN = "handed_in"
    LEFT_EARLY = "left_early"


_STANDING_AFTER = {
    PairingEnd.RETURNED: Standing.HANDED_IN,
    PairingEnd.LEFT_EARLY: Standing.LEFT_EARLY,
    PairingEnd.REPLACED: Standing.WITHOUT_KEYPAD,
    PairingEnd.LOST: Standing.WITHOUT_KEYPAD,
    PairingEnd.BROKEN: Standing.WITHOUT_KEYPAD,
}


@dataclass(frozen=True, slots=True)
class MunicipalityRow:
    """A municipality. `serial` and `pairing`: the keypad that it has, or had last; empty and 0 before the first."""

    code: str
    name: str
    names: Findable
    population: int
    weight: int
    limit: Limit
    merged_from: tuple[MergedPart, ...]
    mandate: MandateIssued | None
    standing: Standing
    serial: str
    pairing: int
    happened: tuple[Happened, ...]


@dataclass(frozen=True, slots=True)
class KeypadRow:
    """A keypad of the fleet. `out_for`: the code of the municipality that has it, or empty."""

    serial: str
    public_key: bytes
    out_for: str = ""
    lost: bool = False
    happened: tuple[Happened, ...] = ()


@dataclass(frozen=True, slots=True)
class DeskHall:
    """One moment of the hall as desks see it. Never changes.

    handed_out  when keypads were handed out, in order         entries    how many this is made of
    now         what the hall tells beside the ledger          closed     the assembly is over
    latest      what happened last, in order
    forms       a state that knows only the mandate forms      connected  the hall can be heard
    """

    meeting: str = ""
    date: str = ""
    place: str = ""
    reference_date: str = ""
    municipalities: Mapping[str, MunicipalityRow] = dataclasses.field(default_factory=lambda: MappingProxyType({}))
    keypads: Mapping[str, KeypadRow] = dataclasses.field(default_factory=lambda: MappingProxyType({}))
    present: int = 0
    present_votes: int = 0
    votes: int = 0
    handed_out: tuple[datetime, ...] = ()
    latest: tuple[Happened, ...] = ()
    now: DesksNow = dataclasses.field(default_factory=DesksNow)
    forms: State = dataclasses.field(default_factory=State)
    connected: bool = True
    closed: bool = False
    entries: int = 0


class DeskBook:
    """The fold for desks: a `View` of the bridge. Owned by the thread that follows the hall."""

    asides: frozenset[str] = frozenset({KIND})

    def __init__(self) -> None:
        self._now = DesksNow()
        self.anew()

    def anew(self) -> None:
        """Everything is told again, from the first entry on."""
        self._rows: dict[str, MunicipalityRow] = {}
        self._keypads: dict[str, KeypadRow] = {}
        self._handed_out: list[datetime] = []
        self._latest: deque[Happened] = deque(maxlen=_LATEST)
        self._forms = State()
        self._forms_are_due = False

    def take(self, taken: Replayed, assembly: Assembly) -> None:
        """An entry that the assembly has taken over."""
        if isinstance(taken.event, RegisterAdopted):
            self._rows = {code: _first_row(assembly, code) for code in assembly.register}
        if isinstance(taken.event, MandateFormIssued | HallSucceeded | AssemblyInitialised):
            self._forms_are_due = True
        what = happened(taken, assembly)
        if what is None:
            return
        if what.did is not Did.ENROLLED:
            self._latest.append(what)
        if what.did is Did.HANDED_OUT:
            self._handed_out.append(what.at)
        if what.municipality in self._rows:
            self._rows[what.municipality] = _next_row(assembly, self._rows[what.municipality], what)
        if what.serial:
            self._keypads[what.serial] = _next_keypad(assembly, self._keypads.get(what.serial), what)

    def aside(self, kind: str, value: object) -> None:
        """What the hall tells beside the ledger."""
        now = from_aside(value, self._now.number + 1) if kind == KIND else None
        if now is not None:
            self._now = now

    def snapshot(self, assembly: Assembly, entries: int) -> DeskHall:
        """The hall at this moment."""
        if self._forms_are_due:
            self._forms_are_due = False
            self._forms = State(
                initialised=assembly.initialised, hall_keys=list(assembly.hall_keys), forms=dict(assembly.forms)
            )
        known, adopted = assembly.initialised, assembly.register_adopted
        return DeskHall(
            meeting=known.name if known is not None else "",
            date=known.date if known is not None else "",
            place=known.place if known is not None else "",
            reference_date=adopted.reference_date if adopted is not None else "",
            municipalities=MappingProxyType(dict(self._rows)),
            keypads=MappingProxyType(dict(self._keypads)),
            present=assembly.present,
            present_votes=assembly.present_votes,
            votes=adopted.votes if adopted is not None else 0,
            handed_out=tuple(self._handed_out),
            latest=tuple(self._latest),
            now=self._now,
            forms=self._forms,
            closed=assembly.phase is Phase.CLOSED,
            entries=entries,
        )


def _first_row(assembly: Assembly, code: str) -> MunicipalityRow:
    row = assembly.register[code]
    return MunicipalityRow(
        code=code,
        name=row.name,
        names=findable(code, row.name, (part.name for part in row.merged_from)),
        population=row.population,
        weight=row.weight,
        limit=assembly.settings.weight.weigh(row.population).limit,
        merged_from=row.merged_from,
        mandate=assembly.mandates.get(code),
        standing=Standing.EXPECTED,
        serial="",
        pairing=0,
        happened=(),
    )


def _next_row(assembly: Assembly, row: MunicipalityRow, what: Happened) -> MunicipalityRow:
    pairing = assembly.pairings.get(assembly.latest_pairing.get(row.code, 0))
    standing = Standing.EXPECTED
    if pairing is not None:
        standing = Standing.PRESENT if pairing.ended is None else _STANDING_AFTER[pairing.ended]
    return dataclasses.replace(
        row,
        mandate=assembly.mandates.get(row.code),
        standing=standing,
        serial=pairing.serial if pairing is not None else "",
        pairing=pairing.number if pairing is not None else 0,
        happened=_added(row.happened, what),
    )


def _next_keypad(assembly: Assembly, row: KeypadRow | None, what: Happened) -> KeypadRow:
    out = assembly.keypad_out.get(what.serial)
    return KeypadRow(
        serial=what.serial,
        public_key=assembly.keypads[what.serial],
        out_for=assembly.pairings[out].municipality if out is not None else "",
        lost=what.serial in assembly.lost,
        happened=_added(row.happened if row is not None else (), what),
    )


def _added(earlier: Iterable[Happened], what: Happened) -> tuple[Happened, ...]:
    return (*earlier, what)
