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
from pathlib import Path

import structlog

from firmware_protocol import codec, envelope
from firmware_protocol import messages as m
from hall_server.disk.book import NOT_WRITTEN, Book, Written, hides_votes
from hall_server.disk.clock import now
from hall_server.keypads.base_stations import BaseStations
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
from hall_server.writer.arrivals import (
    Arrival,
    Asked,
    Beat,
    Came,
    CheckpointDue,
    Cosigned,
    Gone,
    Kept,
    Stop,
    abandon,
)
from hall_server.writer.attending import Attending
from hall_server.writer.course import CloseNow, Course, TimeUp
from hall_server.writer.desk import Desk
from hall_server.writer.desk_aside import DeskAside
from hall_server.writer.door import Door
from hall_server.writer.event_stream import Aside
from hall_server.writer.inbox import Inbox
from hall_server.writer.listening import Listening
from hall_server.writer.metrics import HallMetrics
from hall_server.writer.public_view import PublicView
from hall_server.writer.readiness import Readiness
from hall_server.writer.recall import Recalled
from hall_server.writer.replicas import Overdue, Replicas
from hall_server.writer.votes import Votes
from hall_server.writer.witnessed import Witnessed
from stemkast.assembly.commands import Command
from stemkast.assembly.events import Role
from stemkast.assembly.refusal import Refusal

_LARGEST_BATCH = 256
_LONGEST_BATCH = 0.02
"""Seconds of handling after which a batch is written, whatever else waits."""
_RETRY_SECONDS = 0.5
_log = structlog.get_logger()


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
        view: PublicView | None = None,
    ) -> None:
        self._book = book
        self._view = view
        self._tell = tell
        self._told = _state_of(book, frozenset(), [], starved=False)
        self._beat = beat
        self._publish = publish
        self._failed = failed
        self._inbox: Inbox[Arrival] = Inbox()
        self._waiting: deque[Arrival] = deque()
        self._handled: list[Arrival] = []
        self._ended = threading.Event()
        self._stopping = False
        self._is_reminded = False
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
        self._witnessed = Witnessed(book, tell)
        self._attending = Attending()
        self._desk_aside = DeskAside(self._cradles, self._attending, desk, self._seen)
        self._base_stations = BaseStations(self._devices.base_station_names)
        self._readiness = Readiness(self._base_stations, self._seen, self._replicas)
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
        self._inbox.put(Stop())
        self._thread.join()

    def ask(self, command: Command, station: Station) -> "Future[range | Refusal]":
        """Asks for a command; the answer comes when its entries are durable. It is HallEnded if it never comes."""
        answer: Future[range | Refusal] = Future()
        answer.set_running_or_notify_cancel()  # who goes away cannot take the question back
        self._inbox.put(Asked(command, station, answer))
        if self._ended.is_set():
            abandon(self._inbox.drain())
        return answer

    def kept(self, station: Station, size: int, connection: int = 0) -> None:
        """A station says over this connection that it keeps the first `size` entries, durably; from any thread."""
        self._inbox.put(Kept(station.name, size, connection))

    def came(self, station: Station) -> None:
        """A station follows; from any thread."""
        self._inbox.put(Came(station))

    def gone(self, station: Station, connection: int = 0) -> None:
        """A station does not follow over this connection any more; from any thread."""
        self._inbox.put(Gone(station, connection))

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
        self._inbox.put(Cosigned(size, line))

    def keypads_seen(self) -> Mapping[str, KeypadSeen]:
        """How each keypad said last that it is, by serial number; from any thread, never changes."""
        return self._seen.snapshot

    def in_cradles(self) -> Mapping[str, InCradle]:
        """What lies in the cradles, by the path of the line; from any thread, never changes."""
        return self._cradles.snapshot

    def kept_by(self) -> Mapping[str, int]:
        """How many entries each connected station keeps, by name; from any thread."""
        return self._replicas.snapshot

    def base_stations_up(self) -> int:
        """How many base stations answer; from any thread."""
        return self._devices.base_stations_up()

    def _run(self) -> None:
        try:
            self._course.pick_up()
            self._herald.look_at_screen(self._book.assembly)
            if self._view is not None:
                self._view.look(self._book.assembly)
            self._inbox.later(self._beat, Beat())
            while not self._stopping:
                self._work()
        except Exception:  # noqa: BLE001 - whatever it is, it is said and the server ends
            _log.exception("the hall ends by a fault of its own")
            self._failed()
        finally:
            self._ended.set()
            abandon([*self._handled, *self._waiting, *self._inbox.drain()])

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

    def _handle(self, event: Arrival) -> None:
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
            case Kept():
                self._replicas.kept(event.station, min(event.size, self._book.size), event.connection)
            case Came():
                self._came(event.station)
            case Gone():
                self._replicas.gone(event.station.name, event.connection)
                self._attending.gone(event.station.name)
                self._readiness.gone(event.station)
            case Cosigned():
                self._witnessed.take(event.size, event.line)
            case Beat():
                self._herald.beat()
                self._book.look()
                self._tell_readiness()
                self._inbox.later(self._beat, event)
            case CheckpointDue():
                self._is_reminded = False
                if self._book.seconds_to_checkpoint() == 0:
                    self._book.ask_for_checkpoint()
            case Stop():
                self._stopping = True

    def _came(self, station: Station) -> None:
        self._readiness.came(station)
        if station.role is Role.DESK:
            self._attending.came(station.name)

    def _tell_readiness(self) -> None:
        ready = self._readiness.changed(self._book.assembly)
        if ready is not None:
            self._tell(ready)

    def _commit(self) -> None:
        began = time.monotonic()
        written = self._book.commit()
        if written is None:
            self._metrics.not_written()
        elif written.bodies or written.note is not None:
            self._metrics.committed(time.monotonic() - began, hides_votes(self._book.assembly))
            self._publish(written)
        self._remind()
        self._tell_state()
        with self._devices.gathering():
            self._after.run(written is not None)
        if written is not None and written.bodies:
            self._herald.look_at_screen(self._book.assembly)
        if written is not None and self._view is not None:
            self._view.entered(self._book.assembly, written.bodies)
        at_desks = self._desk_aside.changed()
        if at_desks is not None:
            self._tell(at_desks)

    def _remind(self) -> None:
        """What is written now and followed by silence gets its checkpoint all the same."""
        seconds = None if self._is_reminded else self._book.seconds_to_checkpoint()
        if seconds is not None:
            self._is_reminded = True
            self._inbox.later(max(seconds, _RETRY_SECONDS), CheckpointDue())

    def _tell_state(self) -> None:
        """How the hall is, to everybody, where that changed."""
        state = _state_of(self._book, self._replicas.late, self._base_stations.lost, starved=self._replicas.starved)
        if state != self._told:
            self._told = state
            self._tell(Aside("hall", state))

    def _asked(self, asked: Asked) -> None:
        start = self._book.next_index
        refusal = self._door.do(asked.command, asked.station)
        answer: range | Refusal = refusal if refusal is not None else range(start, self._book.next_index)
        self._after.either_way(lambda durable: asked.answer.set_result(answer if durable else NOT_WRITTEN))


def _state_of(book: Book, late: frozenset[str], lost: list[str], *, starved: bool) -> dict[str, object]:
    """What the aside `hall` says; `stemkast/hall_client/following/hall_trouble.py` reads it."""
    return {
        "late": sorted(late),
        "starved": starved,
        "not_written": book.obstacle or "",
        "clock_went_back": book.clock_went_back,
        "lost": lost,
    }
