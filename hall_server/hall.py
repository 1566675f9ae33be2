"""The single writer of the hall: commands and keypads in, ledger entries out, and only then an answer to anybody.

Everything that happens arrives in one queue and is handled in one thread. What waits is handled together and written
in one transaction (group commit); receipts, broadcasts and the event stream follow the commit.
"""

import threading
from collections import Counter
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

import structlog

from firmware_protocol import codec, envelope
from firmware_protocol import messages as m
from hall_server.access import Station
from hall_server.admission import VerifiedVote, verify_vote
from hall_server.answers import Answers
from hall_server.book import Book, Written
from hall_server.chairing import Chairing, Said
from hall_server.desk import Desk
from hall_server.devices import DeviceEvent, Devices, Flushed, Heard, HeardNoise, Joined
from hall_server.enrolment import wrong_certificate
from hall_server.inbox import Inbox
from hall_server.recall import Recalled
from hall_server.voice import Voice
from stemkast.assembly.commands import CloseAssembly, ClosePoll, Command, OfferPairing, Record
from stemkast.assembly.events import (
    AssemblyClosed,
    Event,
    KeypadEnrolled,
    PairingEnded,
    PollClosed,
    Role,
    StationNoise,
    VoteAccepted,
    VoteRefused,
)
from stemkast.assembly.poll_state import PollState
from stemkast.assembly.refusal import Reason, Refusal
from stemkast.assembly.state import Poll
from stemkast.assembly.voting import admit

HALL = "hall"
_LARGEST_BATCH = 256
_FLUSH_SECONDS = 1.0
_RETRY_SECONDS = 0.5
_NOT_WRITTEN = Refusal(Reason.NOT_READY, "the ledger cannot be written now", "design decision 4")
_SELF = Station(HALL, Role.HALL, "")
_log = structlog.get_logger()


class HallEnded(Exception):
    """The answer to a command that the hall stopped before or while doing; the ledger says which."""


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
class _TimeUp:
    """The countdown that began at this moment is over."""

    poll: int
    opened_at: datetime


@dataclass(frozen=True, slots=True)
class _Stop:
    """The hall's thread ends."""


_Event = Asked | DeviceEvent | _CloseNow | _TimeUp | _Stop


class Hall:
    """Owns the book. `publish` is told of every batch that became durable, in order, from the hall's thread.

    `failed` is called from there if the thread has to end by itself; nothing is done after that.
    """

    def __init__(
        self,
        book: Book,
        voice: Voice,
        devices: Callable[[Callable[[DeviceEvent], None]], Devices],
        publish: Callable[[Written], None],
        recalled: Recalled,
        failed: Callable[[], None],
    ) -> None:
        self._book = book
        self._voice = voice
        self._publish = publish
        self._failed = failed
        self._inbox: Inbox[_Event] = Inbox()
        self._batch: list[_Event] = []
        self._ended = threading.Event()
        self._devices = devices(self._inbox.put)
        self._desk = Desk(book.assembly, voice, self._devices)
        self._chairing = Chairing(book, voice)
        self._flushing: set[str] = set()
        self._flushing_poll = 0
        self._noise: Counter[str] = Counter()
        self._answers = Answers(voice, recalled)
        self._after: list[Callable[[bool], None]] = []
        self._running_said = list(recalled.said)
        self._thread = threading.Thread(target=self._run, name="hall", daemon=True)

    def start(self) -> None:
        """Starts the writer and the devices."""
        self._thread.start()
        self._devices.start()

    def stop(self) -> None:
        """Stops the devices and the writer; what was asked before is done."""
        self._devices.stop()
        self._inbox.put(_Stop())
        self._thread.join()

    def ask(self, command: Command, station: Station) -> "Future[range | Refusal]":
        """Asks for a command; the answer comes when its entries are durable. It is HallEnded if it never comes."""
        answer: Future[range | Refusal] = Future()
        answer.set_running_or_notify_cancel()  # who goes away cannot take the question back
        self._inbox.put(Asked(command, station, answer))
        if self._ended.is_set():
            _abandon(self._inbox.drain())
        return answer

    def _run(self) -> None:
        try:
            self._pick_up()
            self._work()
        except Exception:  # noqa: BLE001 - whatever it is, it is said and the server ends
            _log.exception("the hall ends by a fault of its own")
            self._failed()
        finally:
            self._ended.set()
            _abandon([*self._batch, *self._inbox.drain()])

    def _pick_up(self) -> None:
        """Goes on with the poll that ran when an earlier hall ended."""
        poll = self._book.assembly.running
        if poll is not None:
            self._count_down(poll)
            if poll.state is PollState.CLOSING:
                self._inbox.later(_FLUSH_SECONDS, _CloseNow(poll.number))

    def _work(self) -> None:
        going_on = True
        while going_on:
            self._batch = self._inbox.take(_LARGEST_BATCH)
            going_on = not any(isinstance(event, _Stop) for event in self._batch)
            for event in self._batch:
                self._handle(event)
            self._commit()

    def _handle(self, event: _Event) -> None:
        match event:
            case Asked():
                self._asked(event)
            case Heard():
                self._heard(event)
            case HeardNoise():
                self._noise[event.station] += 1
            case Joined():
                self._after.append(lambda _durable: self._devices.repeat(event.path, self._running_said))
            case Flushed():
                self._flushing.discard(event.path)
                self._close_when_flushed()
            case _CloseNow():
                self._close_poll(event.poll)
            case _TimeUp():
                self._time_up(event)
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
                refusal = self._record(command.event, station)
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

    def _record(self, event: Event, station: Station) -> Refusal | None:
        if isinstance(event, KeypadEnrolled):
            assembly = self._book.assembly
            refusal = assembly.check(event, station.role) or wrong_certificate(assembly, event)
            if refusal is not None:
                return refusal
        return self._book.record(event, station.name, station.role)

    def _say(self, said: Said) -> None:
        self._book.ask_for_checkpoint()
        self._when_durable(lambda: self._speak(said))

    def _speak(self, said: Said) -> None:
        if said.begins:
            self._running_said.clear()
            self._noise.clear()
        if said.broadcast:
            self._running_said.append(said.broadcast)
            self._devices.broadcast(said.broadcast)
        if said.opens:
            self._count_down(self._book.assembly.polls[said.poll])
        if said.closing:
            self._flush(said.poll)

    def _when_durable(self, action: Callable[[], None]) -> None:
        self._after.append(lambda durable: action() if durable else None)

    def _unless_durable_again(self, event: _Event) -> None:
        self._after.append(lambda durable: None if durable else self._inbox.later(_RETRY_SECONDS, event))

    def _count_down(self, poll: Poll) -> None:
        if poll.state is PollState.OPEN and poll.opened_at is not None and poll.seconds > 0:
            gone = (datetime.now(UTC) - poll.opened_at).total_seconds()
            self._inbox.later(poll.seconds - gone, _TimeUp(poll.number, poll.opened_at))

    def _time_up(self, event: _TimeUp) -> None:
        poll = self._book.assembly.polls[event.poll]
        if poll.state is PollState.OPEN and poll.opened_at == event.opened_at:
            self._do(ClosePoll(event.poll), _SELF)
            self._unless_durable_again(event)

    def _release(self, number: int) -> None:
        pairing = self._book.assembly.pairings[number]
        message = self._voice.release(pairing)
        self._when_durable(lambda: self._devices.send_everywhere(pairing.serial, message))

    # Closing in two steps: keypads stop, base stations hand over what they hold, the poll is closed

    def _flush(self, poll: int) -> None:
        self._flushing, self._flushing_poll = self._devices.flush(), poll
        self._inbox.later(_FLUSH_SECONDS if self._flushing else 0.0, _CloseNow(poll))

    def _close_when_flushed(self) -> None:
        if self._flushing_poll and not self._flushing:
            self._close_poll(self._flushing_poll)

    def _close_poll(self, number: int) -> None:
        assembly = self._book.assembly
        poll = assembly.polls[number]
        self._flushing_poll = 0
        if poll.state is not PollState.CLOSING:
            return
        noise = tuple(StationNoise(station, frames) for station, frames in sorted(self._noise.items()))
        present, present_votes = assembly.present_in(poll)
        control = self._voice.control(number, m.Action.CLOSED, poll.announcement_hash)
        self._book.record(PollClosed(number, present_votes, present, noise, control), HALL, Role.HALL)
        self._book.ask_for_checkpoint()
        self._when_durable(lambda: self._closed(control))
        self._unless_durable_again(_CloseNow(number))

    def _closed(self, control: bytes) -> None:
        self._running_said.clear()
        self._noise.clear()
        self._devices.broadcast(control)

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
        self._unless_durable_again(heard)
        self._when_durable(partial(self._paired, assignment.pairing))

    def _paired(self, pairing: int) -> None:
        self._desk.paired(pairing)
        for each in self._running_said:
            self._devices.broadcast(each)

    def _vote(self, heard: Heard) -> None:
        verified = verify_vote(heard.payload, self._book.assembly)
        if not isinstance(verified, VerifiedVote):
            self._noise[heard.station] += 1
            return
        vote_hash = verified.vote.envelope_hash
        if not self._answers.knows(vote_hash):
            if not self._admit(verified):
                self._noise[heard.station] += 1
                return
            self._after.append(lambda durable: None if durable else self._answers.forget(vote_hash))
        pairing = verified.pairing
        self._after.append(
            lambda _durable: self._devices.send(heard.path, pairing.serial, self._answers.message(pairing, vote_hash))
        )

    def _admit(self, verified: VerifiedVote) -> bool:
        """Records the vote, counted or refused; False if the ledger has no form for it."""
        vote, pairing = verified.vote, verified.pairing
        why = admit(self._book.assembly, vote)
        index = self._book.next_index
        event: VoteAccepted | VoteRefused
        if why is None:
            event = VoteAccepted(
                vote.poll, vote.pairing, pairing.municipality, vote.counter, vote.choice, verified.signed
            )
        else:
            event = VoteRefused(vote.poll, vote.pairing, vote.counter, vote.choice, why.reason.value, verified.signed)
        if self._book.record(event, HALL, Role.HALL) is not None:
            return False
        if why is None:
            self._answers.accepted(vote.envelope_hash, index)
        else:
            self._answers.refused(vote.envelope_hash, m.RefusalReason[why.reason.name])
        return True


def _abandon(events: list[_Event]) -> None:
    for event in events:
        if isinstance(event, Asked) and not event.answer.done():
            event.answer.set_exception(HallEnded())
