"""A hall in virtual time: takes votes, commits every 20 ms, answers after that, and says a heartbeat each second.

Its ledger is a list. It knows no assembly: every keypad that was handed out may vote while the poll is open.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass

from firmware_protocol import codec, envelope
from firmware_protocol import messages as m
from firmware_protocol.addresses import radio_address
from firmware_protocol.emulator.clock import Scheduler
from firmware_protocol.framing import FrameKind
from firmware_protocol.keypad import Key, Keypad
from firmware_protocol.line import Delivered, LinkEvent, Up
from firmware_protocol.link import Link
from tests.firmware_protocol.parties import Hall

COMMIT_EVERY = 20
_TAKES = {m.Phase.OPEN, m.Phase.RESUMED, m.Phase.CLOSING}


@dataclass(frozen=True, slots=True)
class Holder:
    """A keypad that was handed out."""

    pairing: int
    serial: str
    public_key: bytes
    acceptance: bytes


@dataclass(frozen=True, slots=True)
class Entry:
    """A vote in the ledger."""

    serial: str
    vote: m.Vote


@dataclass(frozen=True, slots=True)
class Answer:
    """What a vote gets, every time that it comes."""

    serial: str
    message: m.Receipt | m.VoteRefused


class ReferenceHall:
    """One link for each base station; who carries their bytes calls `received` and `outgoing`."""

    def __init__(self, scheduler: Scheduler, base_stations: int, seed: int) -> None:
        self.scheduler = scheduler
        self.said = Hall()
        self.ledger: list[Entry] = []
        self.noise = self.repetitions = 0
        self._seed = seed
        self._links = [Link(_sessions(f"{seed} {number}")) for number in range(base_stations)]
        self._holders: dict[int, Holder] = {}
        self._answers: dict[bytes, Answer] = {}
        self._batch: list[tuple[int, bytes]] = []
        self._announcement, self._heartbeat = b"", b""
        self._poll, self._phase = 0, m.Phase.NONE
        scheduler.after(COMMIT_EVERY, self._commit)
        scheduler.after(1000, self._beat)

    def hand_out(self, keypad: Keypad, public_key: bytes) -> None:
        """In a cradle that nobody emulates."""
        pairing = len(self._holders) + 1
        keypad.receive(self.said.offer(keypad.serial, pairing), over_cradle=True)
        (acceptance,) = keypad.press(Key.YES)
        self._holders[pairing] = Holder(pairing, keypad.serial, public_key, acceptance)

    def announce(self, poll: int) -> None:
        """A poll follows."""
        self._poll, self._phase = poll, m.Phase.NONE
        self._announcement = self.said.announcement(poll)
        self._say(self._announcement)

    def control(self, action: m.Action) -> None:
        """Something happens to the poll."""
        self._phase = m.Phase(action)
        self._say(self.said.control(action, self._announcement, self._poll))

    def received(self, station: int, data: bytes) -> None:
        """Bytes of a base station."""
        self._take(station, self._links[station].receive(data, self.scheduler.now()))

    def outgoing(self, station: int) -> list[bytes]:
        """What is to be written to it now."""
        pieces = self._links[station].outgoing(self.scheduler.now())
        self._take(station, self._links[station].expired(self.scheduler.now()))
        return pieces

    def replugged(self, station: int) -> None:
        """The line of a base station is there again."""
        self._links[station] = Link(_sessions(f"{self._seed} {station} again"))

    def _say(self, payload: bytes) -> None:
        self._heartbeat = self.said.heartbeat(self._phase, self._announcement, self._poll)
        for each in (payload, self._heartbeat):
            self._to_all(each)

    def _to_all(self, payload: bytes) -> None:
        for link in self._links:
            link.send(FrameKind.BROADCAST, 0, payload)

    def _beat(self) -> None:
        for each in filter(None, (self._announcement, self._heartbeat)):
            self._to_all(each)
        self.scheduler.after(1000, self._beat)

    def _take(self, station: int, events: list[LinkEvent]) -> None:
        for event in events:
            if isinstance(event, Delivered) and event.frame.kind is FrameKind.UP:
                self._heard(station, event.frame.payload)
            elif isinstance(event, Up):
                for each in filter(None, (self._announcement, self._heartbeat)):
                    self._links[station].send(FrameKind.BROADCAST, 0, each)

    def _heard(self, station: int, payload: bytes) -> None:
        if envelope.is_authenticated(payload):
            return  # a status
        vote_hash = envelope.sha256(payload)
        if vote_hash in self._answers:
            self.repetitions += 1
        else:
            self._judge(payload, vote_hash)
        if vote_hash in self._answers:
            self._batch.append((station, vote_hash))

    def _judge(self, payload: bytes, vote_hash: bytes) -> None:
        inside = envelope.peek(payload)
        vote = codec.decode(inside) if isinstance(inside, bytes) else None
        holder = self._holders.get(vote.pairing) if isinstance(vote, m.Vote) else None
        if not isinstance(vote, m.Vote) or holder is None:
            self.noise += 1
            return
        bound = envelope.vote_aad(self._announcement, holder.acceptance)
        if not isinstance(envelope.open_signed(payload, holder.public_key, bound), bytes):
            self.noise += 1
        elif self._phase in _TAKES:
            self._answers[vote_hash] = Answer(holder.serial, m.Receipt(vote.pairing, vote_hash, len(self.ledger)))
            self.ledger.append(Entry(holder.serial, vote))
        else:
            refused = m.VoteRefused(vote.pairing, vote_hash, m.RefusalReason.NOT_OPEN)
            self._answers[vote_hash] = Answer(holder.serial, refused)

    def _commit(self) -> None:
        batch, self._batch = self._batch, []
        for station, vote_hash in batch:
            answer = self._answers[vote_hash]
            sealed = self.said.to_keypad(answer.message, answer.serial, answer.message.pairing)
            self._links[station].send(FrameKind.DOWN, radio_address(answer.serial), sealed)
        self.scheduler.after(COMMIT_EVERY, self._commit)


def _sessions(seed: str) -> Callable[[], int]:
    numbers = random.Random(f"reference hall {seed}")
    return lambda: numbers.randrange(1, 2**32)
