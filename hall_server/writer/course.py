"""How a poll runs once the chair has spoken: who is told, the countdown, and closing in two steps.

Closing: keypads stop, base stations hand over what they hold, and then, or after a second, the poll is closed
(SPEC, "Closing"; design decision 6).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from firmware_protocol.messages import Action
from hall_server.disk.book import Book
from hall_server.keypads.devices import Devices
from hall_server.keypads.herald import Herald
from hall_server.keypads.noise import NoiseCount
from hall_server.keypads.voice import HALL, Voice
from hall_server.stations.access import Station
from hall_server.writer.after_commit import AfterCommit
from hall_server.writer.chairing import Chairing, Said
from stemkast.assembly.commands import AnnouncePoll, ClosePoll, Command, VoidPoll
from stemkast.assembly.events import PollClosed, Role
from stemkast.assembly.poll_state import PollState
from stemkast.assembly.refusal import Refusal
from stemkast.assembly.state import Poll

_SELF = Station(HALL, Role.HALL, "")
_FLUSH_SECONDS = 1.0
_RETRY_SECONDS = 0.5
_TAKEN_OVER = "de zaal ging tijdens deze stemming over op een andere computer"


@dataclass(frozen=True, slots=True)
class CloseNow:
    """The base stations have flushed, or their time is over."""

    poll: int


@dataclass(frozen=True, slots=True)
class TimeUp:
    """The countdown that began at this moment is over."""

    poll: int
    opened_at: datetime


class Course:
    """Owned by the hall's thread. `later` brings an event back after so many seconds."""

    def __init__(
        self,
        book: Book,
        voice: Voice,
        devices: Devices,
        after: AfterCommit,
        *,
        herald: Herald,
        noise: NoiseCount,
        later: Callable[[float, CloseNow | TimeUp], None],
    ) -> None:
        self._book = book
        self._voice = voice
        self._devices = devices
        self._after = after
        self._herald = herald
        self._noise = noise
        self._later = later
        self._chairing = Chairing(book, voice)
        self._flushing: set[str] = set()
        self._flushing_poll = 0

    def pick_up(self) -> None:
        """Goes on with the poll that ran when an earlier hall ended; one of another machine is held anew."""
        assembly = self._book.assembly
        poll = assembly.running
        if poll is not None and assembly.is_of_another_hall(poll):
            self.do(VoidPoll(poll.number, _TAKEN_OVER), _SELF)
            if not poll.roll_call:
                self.do(AnnouncePoll(poll.kind, poll.question), _SELF)
        elif poll is not None:
            self._count_down(poll)
            if poll.state is PollState.CLOSING:
                self._later(_FLUSH_SECONDS, CloseNow(poll.number))

    def do(self, command: Command, station: Station) -> Refusal | None:
        """Does what the chair commands; what follows from it comes after the commit."""
        done = self._chairing.do(command, station)
        if isinstance(done, Refusal):
            return done
        self._book.ask_for_checkpoint()
        self._after.when_durable(lambda: self._follow(done))
        return None

    def time_up(self, event: TimeUp) -> None:
        """Closes the poll whose countdown is over, unless it was held since."""
        if self._waits_for_disk(event):
            return
        poll = self._book.assembly.polls[event.poll]
        if poll.state is PollState.OPEN and poll.opened_at == event.opened_at:
            self.do(ClosePoll(event.poll), _SELF)
            self._unless_durable_again(event)

    def flushed(self, path: str) -> None:
        """A base station handed over what it held."""
        self._flushing.discard(path)
        if self._flushing_poll and not self._flushing:
            self.close(self._flushing_poll)

    def close(self, number: int) -> None:
        """The second step of closing."""
        if self._waits_for_disk(CloseNow(number)):
            return
        assembly = self._book.assembly
        poll = assembly.polls[number]
        self._flushing_poll = 0
        if poll.state is not PollState.CLOSING:
            return
        present, present_votes = assembly.present_in(poll)
        control = self._voice.control(number, Action.CLOSED, poll.announcement_hash)
        closed = PollClosed(number, present_votes, present, self._noise.counted(), control)
        if self._book.record(closed, HALL, Role.HALL) is not None:
            return
        self._book.ask_for_checkpoint()
        self._after.when_durable(lambda: self._closed(number, control))
        self._unless_durable_again(CloseNow(number))

    def _follow(self, said: Said) -> None:
        if said.begins:
            self._noise.clear()
            self._herald.announce(said.poll, said.broadcast)
        if said.action is not None:
            self._herald.control(said.poll, said.action, said.broadcast)
        if said.counts_down:
            self._count_down(self._book.assembly.polls[said.poll])
        if said.action is Action.CLOSING:
            self._flush(said.poll)

    def _closed(self, poll: int, control: bytes) -> None:
        self._noise.clear()
        self._herald.control(poll, Action.CLOSED, control)

    def _flush(self, poll: int) -> None:
        self._flushing, self._flushing_poll = self._devices.flush(), poll
        self._later(_FLUSH_SECONDS if self._flushing else 0.0, CloseNow(poll))

    def _count_down(self, poll: Poll) -> None:
        if poll.state is PollState.OPEN and poll.opened_at is not None and poll.seconds > 0:
            gone = (self._book.now() - poll.opened_at).total_seconds()
            self._later(poll.seconds - gone, TimeUp(poll.number, poll.opened_at))

    def _waits_for_disk(self, event: CloseNow | TimeUp) -> bool:
        """While nothing can be written it is not even tried: each attempt uses up a number that no disk reserves."""
        if self._book.obstacle is None:
            return False
        self._later(_RETRY_SECONDS, event)
        return True

    def _unless_durable_again(self, event: CloseNow | TimeUp) -> None:
        self._after.unless_durable(lambda: self._later(_RETRY_SECONDS, event))
