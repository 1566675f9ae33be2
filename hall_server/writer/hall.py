"""The single writer of the hall: commands and keypads in, ledger entries out, and only then an answer to anybody.

Everything that happens arrives in one queue and is handled in one thread. What waits is handled together and written
in one transaction (group commit: at most 256 entries, at most 20 ms of handling); receipts, broadcasts and the event
stream follow the commit.
"""

import threading
import time
from collections import deque
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path

import structlog

from firmware_protocol import codec, envelope
from firmware_protocol import messages as m
from hall_server.disk.book import Book, Written, hides_votes
from hall_server.disk.folder import now
from hall_server.keypads.cradles import Cradles, InCradle
from hall_server.keypads.devices import Devices
from hall_server.keypads.herald import BEAT, Herald
from hall_server.keypads.keypads_seen import KeypadSeen, KeypadsSeen
from hall_server.keypads.line import Flushed, Heard, HeardNoise, Joined, Left, LineTells, milliseconds
from hall_server.keypads.noise import NoiseCount
from hall_server.keypads.voice import Voice
from hall_server.stations.access import Station
from hall_server.stations.rate_limits import KeypadLimits
from hall_server.writer.after_commit import AfterCommit
from hall_server.writer.answers import Answers
from hall_server.writer.attending import Attending
from hall_server.writer.course import CloseNow, Course, TimeUp
from hall_server.writer.desk import Desk
from hall_server.writer.desk_aside import DeskAside
from hall_server.writer.door import Door
from hall_server.writer.event_stream import Aside
from hall_server.writer.inbox import Inbox
from hall_server.writer.listening import Listening
from hall_server.writer.metrics import HallMetrics
from hall_server.writer.recall import Recalled
from hall_server.writer.replicas import Overdue, Replicas
from hall_server.writer.votes import Votes
from stemkast.assembly.commands import Command
from stemkast.assembly.events import Role
from stemkast.assembly.refusal import Reason, Refusal

_LARGEST_BATCH = 256
_LONGEST_BATCH = 0.02
"""Seconds of handling after which a batch is written, whatever else waits."""
_RETRY_SECONDS = 0.5
_NOT_WRITTEN = Refusal(Reason.NOT_READY, "the ledger cannot be written now", "design decision 4")
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
class _Beat:
    """Another second went by."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """A station keeps so many entries, durably."""

    station: str
    size: int


@dataclass(frozen=True, slots=True)
class _Came:
    """A desk follows the hall."""

    station: str


@dataclass(frozen=True, slots=True)
class _Gone:
    """A station is not connected any more."""

    station: str


@dataclass(frozen=True, slots=True)
class _Cosigned:
    """A witness cosigned the checkpoint of so many entries with this line."""

    size: int
    line: str


@dataclass(frozen=True, slots=True)
class _Stop:
    """The hall's thread ends."""


_Event = Asked | LineTells | CloseNow | TimeUp | Overdue | _Beat | _Kept | _Came | _Gone | _Cosigned | _Stop


class Hall:
    """Owns the book, and its `folder`.

    `publish` is told of every batch that became durable, in order, from the hall's thread; `tell` of how the hall is,
    whenever that changes.

    `failed` is called from there if the thread has to end by itself; nothing is done after that. `beat`: seconds from
    one heartbeat to the next. `metrics` is told what happens.
    """

    def __init__(
        self,
        book: Book,
        voice: Voice,
        devices: Callable[[Callable[[LineTells], None]], Devices],
        publish: Callable[[Written], None],
        recalled: Recalled,
        failed: Callable[[], None],
        beat: float = BEAT,
        *,
        folder: Path,
        tell: Callable[[Aside], None],
        metrics: HallMetrics | None = None,
    ) -> None:
        self._book = book
        self._tell = tell
        self._not_written = False
        self._beat = beat
        self._publish = publish
        self._failed = failed
        self._inbox: Inbox[_Event] = Inbox()
        self._waiting: deque[_Event] = deque()
        self._handled: list[_Event] = []
        self._ended = threading.Event()
        self._stopping = False
        self._devices = devices(self._inbox.put)
        self._after = after = AfterCommit()
        self._metrics = metrics = metrics or HallMetrics()
        metrics.poll_is_open(hides_votes(book.assembly))
        self._noise = NoiseCount(metrics.noise)
        self._herald = Herald(voice, self._devices, book.assembly, recalled.said, recalled.succession)
        self._replicas = Replicas(folder, self._inbox.later, self._tell_state)
        self._cradles = Cradles(self._devices)
        self._seen = KeypadsSeen(voice, now)
        desk = Desk(book.assembly, voice, self._cradles)
        self._attending = Attending()
        self._desk_aside = DeskAside(self._cradles, self._attending, desk, self._seen)
        votes = Votes(
            book,
            Answers(voice, recalled),
            self._devices,
            after,
            self._replicas,
            metrics=metrics,
            limits=KeypadLimits(milliseconds),
        )
        self._course = Course(
            book, voice, self._devices, after, herald=self._herald, noise=self._noise, later=self._inbox.later
        )
        self._door = Door(
            book,
            voice,
            self._devices,
            after,
            desk=desk,
            attending=self._attending,
            course=self._course,
            replicas=self._replicas,
        )
        self._listening = Listening(
            book,
            voice,
            self._devices,
            after,
            lambda heard: self._inbox.later(_RETRY_SECONDS, heard),
            cradles=self._cradles,
            desk=desk,
            herald=self._herald,
            votes=votes,
            seen=self._seen,
        )
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

    def kept(self, station: Station, size: int) -> None:
        """A station says that it keeps the first `size` entries, durably; from any thread."""
        self._inbox.put(_Kept(station.name, size))

    def came(self, station: Station) -> None:
        """A station follows; from any thread."""
        if station.role is Role.DESK:
            self._inbox.put(_Came(station.name))

    def gone(self, station: Station) -> None:
        """A station does not follow any more; from any thread."""
        self._inbox.put(_Gone(station.name))

    def is_superseded_by(self, signed: bytes) -> bool:
        """Whether this is a succession of this assembly, to a hall of a higher epoch than this one; from any thread."""
        assembly, first = self._book.assembly, self._book.assembly.initialised
        payload = envelope.open_signed(signed, first.succession_key) if first is not None else None
        message = codec.decode(payload) if isinstance(payload, bytes) else None
        return (
            first is not None
            and isinstance(message, m.Succession)
            and message.assembly == first.assembly
            and message.epoch > assembly.epoch
        )

    def cosigned(self, size: int, line: str) -> None:
        """A station sends the cosignature of a witness; from any thread. What is none is passed over."""
        self._inbox.put(_Cosigned(size, line))

    def keypads_seen(self) -> Mapping[str, KeypadSeen]:
        """How each keypad said last that it is, by serial number; from any thread, never changes."""
        return self._seen.snapshot

    def in_cradles(self) -> Mapping[str, InCradle]:
        """What lies in the cradles, by the path of the line; from any thread, never changes."""
        return self._cradles.snapshot

    def base_stations_up(self) -> int:
        """How many base stations answer; from any thread."""
        return self._devices.base_stations_up()

    def _run(self) -> None:
        try:
            self._course.pick_up()
            self._herald.look_at_screen(self._book.assembly)
            self._inbox.later(self._beat, _Beat())
            while not self._stopping:
                self._work()
        except Exception:  # noqa: BLE001 - whatever it is, it is said and the server ends
            _log.exception("the hall ends by a fault of its own")
            self._failed()
        finally:
            self._ended.set()
            _abandon([*self._handled, *self._waiting, *self._inbox.drain()])

    def _work(self) -> None:
        """One batch: what waits is handled, written, and then answered."""
        if not self._waiting:
            self._waiting.extend(self._inbox.take(_LARGEST_BATCH))
        until = time.monotonic() + _LONGEST_BATCH
        while self._waiting:
            self._handled.append(self._waiting.popleft())
            self._handle(self._handled[-1])
            if time.monotonic() >= until:
                break
        self._commit()
        self._handled.clear()

    def _handle(self, event: _Event) -> None:
        match event:
            case Asked():
                self._asked(event)
            case Heard():
                if not self._listening.take(event):
                    self._noise.add(event.station)
            case HeardNoise():
                self._noise.add(event.station)
            case Joined():
                self._after.either_way(lambda _durable: self._herald.tell_station(event.path))
            case Left():
                self._devices.left(event.path)
                self._cradles.gone(event.path)
            case Flushed():
                self._course.flushed(event.path)
            case CloseNow():
                self._course.close(event.poll)
            case TimeUp():
                self._course.time_up(event)
            case Overdue():
                self._replicas.overdue(event)
            case _Kept():
                self._replicas.kept(event.station, min(event.size, self._book.size))
            case _Gone():
                self._replicas.gone(event.station)
                self._attending.gone(event.station)
            case _Came():
                self._attending.came(event.station)
            case _Cosigned():
                self._book.cosigned(event.size, event.line)
            case _Beat():
                self._herald.beat()
                self._inbox.later(self._beat, event)
            case _Stop():
                self._stopping = True

    def _commit(self) -> None:
        began = time.monotonic()
        written = self._book.commit()
        if written is None:
            self._metrics.not_written()
        elif written.bodies:
            self._metrics.committed(time.monotonic() - began, hides_votes(self._book.assembly))
            self._publish(written)
        if (written is None) is not self._not_written and (written is None or written.bodies):
            self._not_written = written is None
            self._tell_state()
        self._after.run(written is not None)
        if written is not None and written.bodies:
            self._herald.look_at_screen(self._book.assembly)
        at_desks = self._desk_aside.changed()
        if at_desks is not None:
            self._tell(at_desks)

    def _tell_state(self) -> None:
        late, starved = sorted(self._replicas.late), self._replicas.starved
        self._tell(Aside("hall", {"late": late, "starved": starved, "not_written": self._not_written}))

    def _asked(self, asked: Asked) -> None:
        start = self._book.next_index
        refusal = self._door.do(asked.command, asked.station)
        answer: range | Refusal = refusal if refusal is not None else range(start, self._book.next_index)
        self._after.either_way(lambda durable: asked.answer.set_result(answer if durable else _NOT_WRITTEN))


def _abandon(events: list[_Event]) -> None:
    for event in events:
        if isinstance(event, Asked) and not event.answer.done():
            event.answer.set_exception(HallEnded())
