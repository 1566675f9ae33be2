"""One desk at work: it keeps the visit, and leads what a person does and what the hall says to what is shown."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from stemkast.assembly.commands import Command
from stemkast.assembly.refusal import Refusal
from stemkast.hall_client.desk import turns
from stemkast.hall_client.desk.aside import DesksNow
from stemkast.hall_client.desk.book import DeskHall
from stemkast.hall_client.desk.state import DeskState, desk_state
from stemkast.hall_client.desk.visit import CardWanted, DeskAction, Said, Turn, Visit


class DeskWork:
    """The desk called `station`, whose cradle is `cradle` if it was chosen before. Owned by one thread.

    send   is given what is asked of the hall      show   every state that follows
    card   is given a voting card to print         clock  says when it is
    """

    def __init__(
        self,
        station: str,
        send: Callable[[Command], object],
        show: Callable[[DeskState], object],
        card: Callable[[CardWanted], object],
        clock: Callable[[], datetime],
        cradle: str = "",
    ) -> None:
        self._station = station
        self._send = send
        self._show = show
        self._card = card
        self._clock = clock
        self._hall = DeskHall(connected=False)
        self._visit = Visit(cradle=cradle)
        self._stale = 0

    @property
    def state(self) -> DeskState:
        """What is shown now."""
        return desk_state(self._hall, self._visit, self._station, self._clock())

    @property
    def hall(self) -> DeskHall:
        """The hall as it was heard last, for overview and lists."""
        return self._hall

    def look(self, hall: DeskHall) -> None:
        """The hall has more entries, or tells something else."""
        self._hall = self._believed(replace(hall, connected=self._hall.connected))
        self._take(turns.looked(self._hall, self._visit, self._station))

    def hear(self, connected: bool) -> None:
        """Whether the hall can be heard."""
        if not connected:
            self._stale = self._hall.now.number
        self._hall = self._believed(replace(self._hall, connected=connected))
        self._take(turns.looked(self._hall, self._visit, self._station))

    def type(self, text: str) -> None:
        """The search field says this now."""
        if text != self._visit.query:
            self._take(Turn(turns.typed(self._visit, text)))

    def move(self, by: int) -> None:
        """So many rows down, or up."""
        self._take(Turn(turns.moved(self._hall, self._visit, by)))

    def press(self, action: DeskAction, said: Said | None = None) -> None:
        """An action; nothing happens where it is not offered."""
        state = self.state
        if action is state.next or action in state.others:
            self._take(turns.pressed(self._hall, self._visit, self._station, action, said or Said()))

    def refuse(self, refusal: Refusal) -> None:
        """The hall did not do what was asked."""
        self._take(Turn(turns.refused(self._visit, refusal)))

    def _believed(self, hall: DeskHall) -> DeskHall:
        """What was told beside the ledger before the hall went away says nothing of what lies in cradles now."""
        return replace(hall, now=DesksNow(number=self._stale)) if hall.now.number == self._stale else hall

    def _take(self, turn: Turn) -> None:
        told = turns.attending(self._hall, turn.visit, self._station)
        self._visit = told.visit
        for command in (*told.commands, *turn.commands):
            self._send(command)
        if turn.card is not None:
            self._card(turn.card)
        self._show(self.state)
