"""A desk without a window: a small assembly folded as a station does, asides as the hall tells them."""

import base64
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from stemkast.assembly.commands import Attend, Command, OfferPairing, Record
from stemkast.assembly.event_codec import name_of, to_data
from stemkast.assembly.events import Event
from stemkast.assembly.refusal import Refusal
from stemkast.hall_client.desk.book import DeskBook
from stemkast.hall_client.desk.state import DeskState
from stemkast.hall_client.desk.visit import CardWanted, DeskAction, Said
from stemkast.hall_client.desk.work import DeskWork
from stemkast.ledger.entry import Entry
from stemkast.ledger.replay import Replayed
from tests.assembly.hall import START, Hall

ME, OTHER = "balie 1", "balie 2"
WEIGHTS = (75, 40, 30, 20, 1)


@dataclass
class Told:
    """What the hall tells beside the ledger."""

    cradles: dict[str, dict[str, Any]] = field(default_factory=dict)
    attending: dict[str, tuple[str, str]] = field(default_factory=dict)
    offers: list[dict[str, Any]] = field(default_factory=list)
    low: dict[str, int] = field(default_factory=dict)
    desks: list[str] = field(default_factory=lambda: [ME, OTHER])

    def value(self) -> dict[str, Any]:
        attending = [
            {"station": name, "municipality": it[0], "serial": it[1]} for name, it in self.attending.items() if any(it)
        ]
        return {
            "cradles": list(self.cradles.values()),
            "attending": attending,
            "offers": self.offers,
            "low": self.low,
            "desks": self.desks,
        }


class Table:
    """A desk at work on a real assembly. What it asks is kept in `asked`, and done only when `obey` is called."""

    def __init__(self, hall: Hall | None = None, hear: bool = True) -> None:
        self.hall = hall or Hall(weights=WEIGHTS)
        self.told = Told()
        self.asked: list[Command] = []
        self.cards: list[CardWanted] = []
        self.states: list[DeskState] = []
        self.now = START + timedelta(minutes=30)
        self._book = DeskBook()
        self._taken = 0
        self.offers = 0
        self.by = OTHER
        self.work = DeskWork(ME, self.asked.append, self.states.append, self.cards.append, lambda: self.now)
        self.look()
        if hear:
            self.work.hear(True)

    @property
    def state(self) -> DeskState:
        return self.work.state

    def look(self) -> None:
        """The desk hears what happened."""
        while self._taken < len(self.hall.done):
            event, at = self.hall.done[self._taken]
            self._book.take(replayed(self._taken, event, at, self.by), self.hall.assembly)
            self._taken += 1
        self._book.aside("desks", self.told.value())
        self.work.look(self._book.snapshot(self.hall.assembly, self._taken))

    def anew(self) -> None:
        """Everything comes again from the first entry."""
        self._book.anew()
        self._taken = 0
        self.look()

    def do(self, *events: Event) -> None:
        """Somebody writes these, and the desk hears it. One at a time: rows are made as the entries come."""
        for event in events:
            self.hall.do(event)
            self.look()

    def place(self, number: int | str, path: str = f"{ME}/cradle", **other: object) -> None:
        """A keypad lies in a cradle and proved what it is."""
        serial = number if isinstance(number, str) else f"SK-{number:04d}"
        known = self.hall.assembly.keypads.get(serial)
        key = known if known is not None else b"k" * 32
        lying = {
            "path": path,
            "serial": serial,
            "key": base64.b64encode(key).decode(),
            "battery": 92,
            "firmware": "1.0",
            "usual_firmware": "1.0",
            "usual": True,
            "proof": "given",
        }
        self.told.cradles[path] = lying | other
        self.look()

    def lift(self, path: str = f"{ME}/cradle") -> None:
        """The cradle is empty."""
        self.told.cradles.pop(path, None)
        self.look()

    def type(self, text: str) -> DeskState:
        self.work.type(text)
        return self.state

    def press(self, action: DeskAction, said: Said | None = None) -> list[Command]:
        """Presses; what was asked for by it, apart from attending."""
        before = len(self.asked)
        self.work.press(action, said)
        return [each for each in self.asked[before:] if not isinstance(each, Attend)]

    def enter(self) -> list[Command]:
        return self.press(self.state.next)

    def choose(self, text: str) -> DeskState:
        self.type(text)
        self.enter()
        return self.state

    def obey(self, accept: Callable[[OfferPairing], bool] = lambda _offer: True) -> None:
        """The hall does everything that was asked; holders say yes to what `accept` says."""
        asked, self.asked[:] = list(self.asked), []
        self.by = ME
        for command in asked:
            match command:
                case Record(event=event):
                    self.do(event)
                case Attend():
                    self.told.attending[ME] = (command.municipality, command.serial)
                    self.look()
                case OfferPairing():
                    self.offers += 1
                    offer = {"pairing": self.offers, "municipality": command.municipality, "serial": command.serial}
                    self.told.offers = [{**offer, "station": ME, "declined": False}]
                    self.look()
                    if accept(command):
                        self.do(self.hall.pairing(int(command.municipality.removeprefix("GM")), command.serial))
                        self.told.offers = []
                        self.look()
        self.by = OTHER

    def refuse(self, refusal: Refusal) -> None:
        self.asked.clear()
        self.work.refuse(refusal)


def replayed(index: int, event: Event, at: datetime, by: str = OTHER) -> Replayed:
    return Replayed(Entry(index, at, by, name_of(event), to_data(event)), event, bytes(32))
