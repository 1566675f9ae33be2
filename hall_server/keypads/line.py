"""One station on one line: opens it, keeps it open, and carries messages both ways.

Two threads, so that neither waits for the other: one reads, the other writes what is due, at once when something is
sent and otherwise when the line protocol says (repetitions, acknowledgements). Who sends never waits for a device. A
line that fails to open, or is unplugged, is tried again until it ends; one whose station does not answer is up again
when it does.
"""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import structlog

from firmware_protocol import codec
from firmware_protocol.errors import TransportError, TransportGone
from firmware_protocol.framing import Frame, FrameKind
from firmware_protocol.line import OVER_CRADLE, Delivered, GaveUp, LineProtocol, LinkEvent, Noise, Up
from firmware_protocol.messages import Identify, StationInformation, StationRole
from firmware_protocol.transports.base import Descriptor, Port, Transport
from hall_server.keypads.lent_lines import LentDescriptor

_READ_TIMEOUT = 0.2
_RETRY = 1.0
_AWAKE, _FOR_EVER = -1, 1 << 62
"""Until when the writing thread sleeps, in milliseconds, where it does not or for good."""
_log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Heard:
    """A message from a keypad, by the path of the line and the name of the station that carried it.

    `over_cradle`: it came over the contacts of a cradle, and not through the air. `at`: when, in seconds of the
    monotonic clock.
    """

    path: str
    station: str
    payload: bytes
    over_cradle: bool
    at: float = field(default_factory=time.monotonic, compare=False)


@dataclass(frozen=True, slots=True)
class HeardNoise:
    """Bytes on a line that the line protocol could make nothing of."""

    station: str


@dataclass(frozen=True, slots=True)
class Joined:
    """A station can be spoken to from now on, for the first time or again, and it said who it is."""

    path: str


@dataclass(frozen=True, slots=True)
class Left:
    """A station cannot be spoken to: it does not answer, or was unplugged."""

    path: str


@dataclass(frozen=True, slots=True)
class Flushed:
    """A base station handed over everything that it held when it was asked who it is."""

    path: str


LineTells = Heard | HeardNoise | Joined | Left | Flushed


def milliseconds() -> int:
    """The machine's monotonic clock."""
    return time.monotonic_ns() // 1_000_000


class Line:
    """`protocol` makes a new line protocol each time that the line is opened, for the device that is there then.

    `tell` is called from its threads.
    """

    def __init__(
        self,
        transport: Transport,
        descriptor: Descriptor,
        protocol: Callable[[Descriptor], LineProtocol],
        tell: Callable[[LineTells], None],
    ) -> None:
        self.path = descriptor.path
        self._transport = transport
        self._descriptor = descriptor
        self._new_protocol = protocol
        self._tell = tell
        self._information: StationInformation | None = None
        self._up = self._joined = False
        self._port: Port | None = None
        self._protocol = protocol(descriptor)
        self._only: StationRole | None = None
        self._changed = threading.Condition()
        self._stopping = self._trying_now = self._opening = False
        self._sleeps_until = _AWAKE
        self._gathering = False
        self._threads = [
            threading.Thread(target=run, name=f"{what} {self.path}", daemon=True)
            for run, what in ((self._run, "line"), (self._write, "to line"))
        ]

    @property
    def name(self) -> str:
        """What the station calls itself; its path before it said so."""
        information = self._information
        return information.name if information is not None else self.path

    @property
    def is_base_station(self) -> bool:
        """Whether keypads are reached through the air here, now."""
        return self._joined and self._role is StationRole.BASE_STATION

    @property
    def is_up(self) -> bool:
        """Whether the station answers."""
        return self._up

    @property
    def is_open(self) -> bool:
        """Whether the device is there, or just being opened."""
        return self._port is not None or self._opening

    def start(self) -> None:
        """Opens the line as soon as it can be."""
        for each in self._threads:
            each.start()

    def try_now(self) -> None:
        """Opens the line without waiting, if it waits for its device."""
        with self._changed:
            self._trying_now = True
            self._changed.notify_all()

    def end(self) -> None:
        """Asks the line to stop; `stop` waits for it."""
        with self._changed:
            self._stopping = True
            self._changed.notify_all()

    def stop(self) -> None:
        """Writes what was sent, stops and gives the line back."""
        self.end()
        for each in self._threads:
            each.join()

    def send(self, kind: FrameKind, address: int, payload: bytes) -> bool:
        """Sends one message, from any thread, without waiting; False if the station does not answer or is behind."""
        with self._changed:
            sent = self._up and self._protocol.send(kind, address, payload)
            if not self._gathering:
                self._wake_writer()
        return sent

    @contextmanager
    def gathering(self) -> Iterator[None]:
        """What is sent within is written when it ends, together."""
        self._gathering = True
        try:
            yield
        finally:
            with self._changed:
                self._gathering = False
                self._wake_writer()

    def identify(self) -> None:
        """Asks the station who it is; the answer comes behind everything that it held."""
        self.send(FrameKind.STATION, 0, codec.encode(Identify()))

    @property
    def _role(self) -> StationRole | None:
        information = self._information
        return information.role if information is not None else None

    # Reading

    def _run(self) -> None:
        said = False
        while not self._stopping:
            self._opening = True
            try:
                port = self._transport.open(self._descriptor)
            except TransportError as error:
                self._opening = False
                if not said:
                    _log.warning("station not reached", why=str(error))
                said = True
                with self._changed:
                    self._trying_now = False
                    self._changed.wait_for(lambda: self._stopping or self._trying_now, _RETRY)
                continue
            said = False
            self._opened(port)
            try:
                self._read(port)
            except TransportGone:
                _log.warning("station gone", station=self.name)
            finally:
                self._closed(port)

    def _opened(self, port: Port) -> None:
        with self._changed:
            # Under the path of a lent line there may be another device each time that it is lent.
            lent = port.descriptor if isinstance(port.descriptor, LentDescriptor) else None
            self._port, self._protocol = port, self._new_protocol(lent or self._descriptor)
            self._opening = False
            self._only = lent.only if lent is not None else None
            self._changed.notify_all()

    def _closed(self, port: Port) -> None:
        with self._changed:
            self._port = None
        self._lost()
        port.close()

    def _read(self, port: Port) -> None:
        while not self._stopping:
            data = port.read(_READ_TIMEOUT)
            if self._port is not port and not self._stopping:
                raise TransportGone(f"{self.path} takes nothing")
            if not data:
                continue
            with self._changed:
                events = self._protocol.receive(data, milliseconds())
                self._wake_writer()
            for event in events:
                self._take(event)

    def _take(self, event: LinkEvent) -> None:
        match event:
            case Delivered(frame=frame):
                self._frame(frame)
            case Noise():
                self._tell(HeardNoise(self.name))
            case Up():
                self._up, self._joined = True, False
                self.identify()
            case GaveUp():
                if self._up:
                    _log.warning("station does not answer", station=self.name)
                self._lost()

    def _frame(self, frame: Frame) -> None:
        if frame.kind is FrameKind.UP:
            over_cradle = self._role is StationRole.CRADLE or frame.slot == OVER_CRADLE
            is_cradle = over_cradle and self._only is not StationRole.BASE_STATION
            self._tell(Heard(self.path, self.name, frame.payload, is_cradle))
            return
        information = codec.decode(frame.payload) if frame.kind is FrameKind.STATION else None
        if not isinstance(information, StationInformation):
            self._tell(HeardNoise(self.name))
            return
        if self._only not in (None, information.role):
            _log.warning("not lent for such a device", line=self.path, device=information.name)
            self._tell(HeardNoise(self.name))
            return
        self._information = information
        if not self._joined:
            self._joined = True
            self._tell(Joined(self.path))
        self._tell(Flushed(self.path))

    def _lost(self) -> None:
        was_up, self._up, self._joined = self._up, False, False
        if was_up:
            self._tell(Left(self.path))

    # Writing

    def _write(self) -> None:
        while (ready := self._ready()) is not None:
            port, data, events = ready
            for event in events:  # before anything is written: an answer to that would overtake them
                self._take(event)
            try:
                port.write(data)
            except TransportGone:
                self._abandon(port)

    def _ready(self) -> tuple[Port, bytes, list[LinkEvent]] | None:
        """Waits until something is due and gives it with the port that it goes to; None when the line ends."""
        with self._changed:
            while True:
                port, now = self._port, milliseconds()
                if port is not None:
                    frames, events = self._protocol.outgoing(now), self._protocol.expired(now)
                    if frames or events:
                        return port, b"".join(frames), events  # in one write: each takes as long as ten frames
                if self._stopping:
                    return None
                due = self._protocol.due() if port is not None else None
                self._sleeps_until = _FOR_EVER if due is None else max(due, now + 1)
                self._changed.wait(None if due is None else (self._sleeps_until - now) / 1000)
                self._sleeps_until = _AWAKE

    def _wake_writer(self) -> None:
        """Only if there is something for it before it wakes by itself: every waking takes the processor from others."""
        due = self._protocol.due()
        if due is not None and due < self._sleeps_until:
            self._sleeps_until = _AWAKE
            self._changed.notify_all()

    def _abandon(self, port: Port) -> None:
        """The device takes nothing. The reading thread closes its port and opens it anew: it alone knows who reads.

        Closed here, the number of the file could be another file's while that thread still reads from it.
        """
        with self._changed:
            if self._port is port:
                self._port = None
