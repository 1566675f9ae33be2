"""One end of a serial link whose bytes somebody else moves, and whose timers are those of the emulator."""

from collections.abc import Callable

from firmware_protocol.emulator.clock import Scheduler
from firmware_protocol.framing import Frame, FrameKind
from firmware_protocol.line import Delivered, GaveUp, LinkEvent, Up
from firmware_protocol.link import Link

WINDOW = 32


class LinkEnd:
    """`plug` takes what writes the bytes; without it nothing is said and nothing heard."""

    def __init__(self, scheduler: Scheduler, session: Callable[[], int]) -> None:
        self._scheduler = scheduler
        self._session = session
        self._link = Link(session, WINDOW)
        self._write: Callable[[bytes], None] | None = None
        self._due_at: int | None = None

    @property
    def is_up(self) -> bool:
        """Whether the other end answers."""
        return self._write is not None and self._link.is_up

    @property
    def repeated(self) -> int:
        """How many frames went over the line again."""
        return self._link.repeated

    def plug(self, write: Callable[[bytes], None]) -> None:
        """Gets power and a line; everything that it held before is gone."""
        self._link = Link(self._session, WINDOW)
        self._write = write
        self._due_at = None
        self.flush()

    def unplug(self) -> None:
        """Has neither."""
        self._write = None

    def received(self, data: bytes) -> None:
        """Bytes came from the other end."""
        if self._write is None:
            return
        self._take(self._link.receive(data, self._scheduler.now()))
        self.flush()

    def flush(self) -> None:
        """Writes what is due, and sees to it that the rest follows when it is."""
        if self._write is None:
            return
        now = self._scheduler.now()
        for frame in self._link.outgoing(now):
            self._write(frame)
        self._take(self._link.expired(now))
        due = self._link.due()
        if due is not None and (self._due_at is None or due < self._due_at):
            self._due_at = max(due, now + 1)
            self._scheduler.at(self._due_at, self._later)

    def send(self, kind: FrameKind, payload: bytes, address: int = 0, slot: int = 0, signal: int = 0) -> None:
        """Something for the other end."""
        self._link.send(kind, address, payload, slot, signal)
        self.flush()

    def _later(self) -> None:
        self._due_at = None
        self.flush()

    def _take(self, events: list[LinkEvent]) -> None:
        for event in events:
            match event:
                case Delivered(frame=frame):
                    self.delivered(frame)
                case Up() | GaveUp():
                    self.line_changed()

    def delivered(self, frame: Frame) -> None:
        """What a subclass does with a frame whose turn it is."""
        raise NotImplementedError

    def line_changed(self) -> None:
        """Hook: the other end is there, or is not."""
