"""The single writer of the hall: commands and keypads in, ledger entries out, and only then an answer to anybody.

Everything that happens arrives in one queue and is handled in one thread. What waits is handled together and written
in one transaction (group commit); receipts, broadcasts and the event stream follow the commit.
"""

import heapq
import queue
import threading
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial

from firmware_protocol import codec, envelope
from firmware_protocol import messages as m
from hall_server.access import Station
from hall_server.admission import VerifiedVote, verify_vote
from hall_server.book import Book, Written
from hall_server.chairing import Chairing, Said
from hall_server.desk import Desk
from hall_server.devices import DeviceEvent, Devices, Flushed, Heard, HeardNoise
from hall_server.voice import Voice
from stemkast.assembly.commands import CloseAssembly, ClosePoll, Command, OfferPairing, Record
from stemkast.assembly.events import (
    AssemblyClosed,
    PairingEnded,
    PollClosed,
    Role,
    StationNoise,
    VoteAccepted,
    VoteRefused,
)
from stemkast.assembly.poll_state import PollState
from stemkast.assembly.refusal import Reason, Refusal
from stemkast.assembly.voting import admit

HALL = "hall"
_LARGEST_BATCH = 256
_FLUSH_SECONDS = 1.0
_NOT_WRITTEN = Refusal(Reason.NOT_READY, "the ledger cannot be written now", "design decision 4")


@dataclass(frozen=True, slots=True)
class Asked:
    """A command of a station; `answer` gets the indexes of its entries, or a refusal."""

    command: Command
    station: Station
    answer: "Future[range | Refusal]"


@dataclass(frozen=True, slots=True)
class _CloseNow:
    """The base stations have flushed, or their time is over."""

    poll: int


@dataclass(frozen=True, slots=True)
class _Stop:
    """The hall's thread ends."""


_Event = Asked | DeviceEvent | _CloseNow | _Stop


class Hall:
    """Owns the book. `publish` is told of every batch that became durable, in order, from the hall's thread."""

    def __init__(
        self,
        book: Book,
        voice: Voice,
        devices: Callable[[Callable[[DeviceEvent], None]], Devices],
        publish: Callable[[Written], None],
    ) -> None:
        self._book = book
        self._voice = voice
        self._publish = publish
        self._events: queue.SimpleQueue[_Event] = queue.SimpleQueue()
        self._devices = devices(self._events.put)
        self._desk = Desk(book.assembly, voice, self._devices)
        self._chairing = Chairing(book, voice)
        self._timers: list[tuple[float, int, _Event]] = []
        self._timer_count = 0
        self._flushing: set[str] = set()
        self._noise: Counter[str] = Counter()
        self._receipts: dict[bytes, int] = {}
        self._refused: dict[bytes, m.RefusalReason] = {}
        self._after: list[Callable[[bool], None]] = []
        self._running_said: list[bytes] = []
        self._thread = threading.Thread(target=self._run, name="hall", daemon=True)

    def start(self) -> None:
        """Starts the writer and the devices."""
        self._thread.start()
        self._devices.start()

    def stop(self) -> None:
        """Stops the devices and the writer; what was asked before is done."""
        self._devices.stop()
        self._events.put(_Stop())
        self._thread.join()

    def ask(self, command: Command, station: Station) -> "Future[range | Refusal]":
        """Asks for a command; the answer comes when its entries are durable."""
        answer: Future[range | Refusal] = Future()
        self._events.put(Asked(command, station, answer))
        return answer

    def _run(self) -> None:
        going_on = True
        while going_on:
            batch = self._wait()
            going_on = not any(isinstance(event, _Stop) for event in batch)
            for event in batch:
                self._handle(event)
            self._commit()

    def _wait(self) -> list[_Event]:
        now = time.monotonic()
        batch = []
        while self._timers and self._timers[0][0] <= now:
            batch.append(heapq.heappop(self._timers)[2])
        timeout = 0.0 if batch else (self._timers[0][0] - now if self._timers else None)
        try:
            batch.append(self._events.get(timeout=timeout) if timeout != 0.0 else self._events.get_nowait())
            while len(batch) < _LARGEST_BATCH:
                batch.append(self._events.get_nowait())
        except queue.Empty:
            pass
        return batch

    def _later(self, seconds: float, event: _Event) -> None:
        self._timer_count += 1
        heapq.heappush(self._timers, (time.monotonic() + seconds, self._timer_count, event))

    def _handle(self, event: _Event) -> None:
        match event:
            case Asked():
                self._asked(event)
            case Heard():
                self._heard(event)
            case HeardNoise():
                self._noise[event.station] += 1
            case Flushed():
                self._flushing.discard(event.path)
                self._close_when_flushed()
            case _CloseNow():
                self._close_poll(event.poll)
            case _Stop():
                pass

    def _commit(self) -> None:
        after, self._after = self._after, []
        written = self._book.commit()
        if written is not None and written.bodies:
            self._publish(written)
        for action in after:
            action(written is not None)

    # Commands

    def _asked(self, asked: Asked) -> None:
        start = self._book.next_index
        refusal = self._do(asked.command, asked.station)
        answer: range | Refusal = refusal if refusal is not None else range(start, self._book.next_index)
        self._after.append(lambda durable: asked.answer.set_result(answer if durable else _NOT_WRITTEN))

    def _do(self, command: Command, station: Station) -> Refusal | None:
        match command:
            case Record():
                refusal = self._book.record(command.event, station.name, station.role)
                if refusal is None and isinstance(command.event, PairingEnded):
                    self._release(command.event.pairing)
                return refusal
            case OfferPairing():
                if station.role not in (Role.DESK, Role.ADMIN):
                    return Refusal(Reason.WRONG_ROLE, "handing out is for the desk", "stations and roles")
                return self._desk.offer(self._book.assembly, command.municipality, command.serial, station.name)
            case CloseAssembly():
                closed = AssemblyClosed(len(self._book.assembly.polls))
                self._book.ask_for_checkpoint()
                return self._book.record(closed, station.name, station.role)
            case _:
                done = self._chairing.do(command, station)
                if isinstance(done, Refusal):
                    return done
                self._say(done)
                return None

    def _say(self, said: Said) -> None:
        self._book.ask_for_checkpoint()
        if said.broadcast:
            if said.begins:
                self._running_said.clear()
            self._running_said.append(said.broadcast)
            self._when_durable(lambda: self._devices.broadcast(said.broadcast))
        if said.closes_after:
            self._later(said.closes_after, Asked(ClosePoll(said.poll), Station(HALL, Role.HALL, ""), Future()))
        if said.closing:
            self._when_durable(lambda: self._flush(said.poll))

    def _when_durable(self, action: Callable[[], None]) -> None:
        self._after.append(lambda durable: action() if durable else None)

    def _release(self, number: int) -> None:
        pairing = self._book.assembly.pairings[number]
        message = self._voice.release(pairing)
        self._when_durable(lambda: self._devices.send_everywhere(pairing.serial, message))

    # Closing in two steps: keypads stop, base stations hand over what they hold, the poll is closed

    def _flush(self, poll: int) -> None:
        self._flushing = self._devices.flush()
        self._later(_FLUSH_SECONDS if self._flushing else 0.0, _CloseNow(poll))

    def _close_when_flushed(self) -> None:
        poll = self._book.assembly.last_poll
        if not self._flushing and poll is not None and poll.state is PollState.CLOSING:
            self._close_poll(poll.number)

    def _close_poll(self, number: int) -> None:
        assembly = self._book.assembly
        poll = assembly.polls[number]
        if poll.state is not PollState.CLOSING:
            return
        noise = tuple(StationNoise(station, frames) for station, frames in sorted(self._noise.items()))
        self._noise.clear()
        present, present_votes = assembly.present_in(poll)
        control = self._voice.control(number, m.Action.CLOSED, poll.announcement_hash)
        self._book.record(PollClosed(number, present_votes, present, noise, control), HALL, Role.HALL)
        self._book.ask_for_checkpoint()
        self._running_said.clear()
        self._when_durable(lambda: self._devices.broadcast(control))

    # Keypads

    def _heard(self, heard: Heard) -> None:
        if not envelope.is_signed(heard.payload):
            self._plain(heard, codec.decode(heard.payload))
            return
        payload = envelope.peek(heard.payload)
        message = codec.decode(payload) if isinstance(payload, bytes) else None
        if isinstance(message, m.Assignment):
            self._acceptance(heard, message)
        else:
            self._vote(heard)

    def _plain(self, heard: Heard, message: m.Message | codec.MessageRefused) -> None:
        match message:
            case m.Information():
                self._desk.placed(heard.path, message)
            case m.Removed():
                self._desk.removed(heard.path, message.serial)
            case m.Declined():
                self._desk.declined(message)
            case _:
                self._noise[heard.station] += 1

    def _acceptance(self, heard: Heard, assignment: m.Assignment) -> None:
        accepted = self._desk.accepted(self._book.assembly, heard.payload, assignment)
        if accepted is None or self._book.record(accepted[0], accepted[1]) is not None:
            self._noise[heard.station] += 1
            return
        for each in self._running_said:
            self._when_durable(partial(self._devices.broadcast, each))

    def _vote(self, heard: Heard) -> None:
        verified = verify_vote(heard.payload, self._book.assembly)
        if not isinstance(verified, VerifiedVote):
            self._noise[heard.station] += 1
            return
        known = verified.vote.envelope_hash
        if known in self._receipts:
            self._answer(heard, verified, self._receipts[known], None)
        elif known in self._refused:
            self._answer(heard, verified, 0, self._refused[known])
        else:
            self._admit(heard, verified)

    def _admit(self, heard: Heard, verified: VerifiedVote) -> None:
        vote, pairing = verified.vote, verified.pairing
        why = admit(self._book.assembly, vote)
        index = self._book.next_index
        if why is None:
            self._receipts[vote.envelope_hash] = index
            event = VoteAccepted(
                vote.poll, vote.pairing, pairing.municipality, vote.counter, vote.choice, verified.signed
            )
            self._book.record(event, HALL, Role.HALL)
            self._answer(heard, verified, index, None)
            return
        reason = m.RefusalReason[why.reason.name]
        self._refused[vote.envelope_hash] = reason
        refused = VoteRefused(vote.poll, vote.pairing, vote.counter, vote.choice, why.reason.value, verified.signed)
        self._book.record(refused, HALL, Role.HALL)
        self._answer(heard, verified, 0, reason)

    def _answer(self, heard: Heard, verified: VerifiedVote, index: int, reason: m.RefusalReason | None) -> None:
        pairing, vote_hash = verified.pairing, verified.vote.envelope_hash

        def answer(durable: bool) -> None:
            if not durable:
                self._receipts.pop(vote_hash, None)
                self._refused.pop(vote_hash, None)
            why = reason if durable else m.RefusalReason.NOT_READY
            message = (
                self._voice.receipt(pairing, vote_hash, index)
                if why is None
                else self._voice.refusal(pairing, vote_hash, why)
            )
            self._devices.send(heard.path, pairing.serial, message)

        self._after.append(answer)
