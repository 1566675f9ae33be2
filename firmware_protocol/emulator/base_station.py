"""Emulated base stations and cradles: pipes that hold no keys and read no more than the header of a frame (P-06).

Each is one end of a serial link; `write` takes the bytes for its line.
"""

from collections.abc import Callable

from firmware_protocol import codec
from firmware_protocol.emulator.air import SIGNAL, Air
from firmware_protocol.emulator.clock import Scheduler
from firmware_protocol.emulator.seat import Seat
from firmware_protocol.framing import Frame, FrameKind
from firmware_protocol.line import OVER_CRADLE, Delivered, GaveUp, LinkEvent, Up
from firmware_protocol.link import Link
from firmware_protocol.messages import Identify, Removed, StationInformation, StationRole

WINDOW = 32


class Station:
    """What base stations and cradles have in common: a name, a line, and an answer to who they are."""

    def __init__(
        self, name: str, information: StationInformation, scheduler: Scheduler, session: Callable[[], int]
    ) -> None:
        self.name = name
        self._information = codec.encode(information)
        self._scheduler = scheduler
        self._session = session
        self._link = Link(session, WINDOW)
        self._write: Callable[[bytes], None] | None = None
        self._due_at: int | None = None

    @property
    def is_up(self) -> bool:
        """Whether the hall answers."""
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
        """Bytes came from the hall."""
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
        """Something for the hall."""
        self._link.send(kind, address, payload, slot, signal)
        self.flush()

    def _later(self) -> None:
        self._due_at = None
        self.flush()

    def _take(self, events: list[LinkEvent]) -> None:
        for event in events:
            match event:
                case Delivered(frame=frame) if frame.kind is FrameKind.STATION:
                    if isinstance(codec.decode(frame.payload), Identify):
                        self.send(FrameKind.STATION, self._information)
                        self.identified()
                case Delivered(frame=frame):
                    self.downwards(frame)
                case Up() | GaveUp():
                    self.line_changed()

    def identified(self) -> None:
        """Hook: the hall asked who this is."""

    def line_changed(self) -> None:
        """Hook: the hall is there, or is not."""

    def downwards(self, frame: Frame) -> None:
        """What a subclass does with a frame for keypads."""
        raise NotImplementedError


class BaseStation(Station):
    """Carries frames between the line and the keypads that camp on it."""

    def __init__(self, name: str, slots: int, scheduler: Scheduler, session: Callable[[], int], air: Air) -> None:
        super().__init__(name, StationInformation(name, StationRole.BASE_STATION, slots), scheduler, session)
        self._air = air
        self._stuck = False
        air.put_up(self)

    @property
    def beacons(self) -> bool:
        """Only with power and a hall: keypads look for another one otherwise."""
        return self.is_up and not self._stuck

    def get_stuck(self, stuck: bool = True) -> None:
        """Hangs: takes nothing and sends nothing, though its cable is in."""
        self._stuck = stuck
        if not stuck:
            self.flush()

    def received(self, data: bytes) -> None:
        """Bytes came from the hall."""
        if not self._stuck:
            super().received(data)

    def flush(self) -> None:
        """Writes what is due."""
        if not self._stuck:
            super().flush()

    def heard(self, slot: int, address: int, packet: bytes) -> None:
        """A packet of the keypad in this slot."""
        self.send(FrameKind.UP, packet, address, slot, SIGNAL)

    def downwards(self, frame: Frame) -> None:
        """A frame for keypads."""
        if frame.kind is FrameKind.BROADCAST:
            self._air.broadcast(self, frame.payload)
        elif frame.kind is FrameKind.DOWN and frame.slot != OVER_CRADLE:
            self._air.send_down(self, frame.address, frame.payload)


class Cradle(Station):
    """Holds at most one keypad, by its contacts."""

    def __init__(self, name: str, scheduler: Scheduler, session: Callable[[], int]) -> None:
        super().__init__(name, StationInformation(name, StationRole.CRADLE, 1), scheduler, session)
        self._seat: Seat | None = None

    @property
    def seat(self) -> Seat | None:
        """The keypad in it."""
        return self._seat

    def insert(self, seat: Seat) -> None:
        """A keypad is placed in the cradle; it says who it is. Another one in it is taken out first."""
        self.remove()
        self._seat = seat
        seat.insert(self._from_keypad)

    def remove(self) -> None:
        """The keypad is taken out."""
        if self._seat is not None:
            seat, self._seat = self._seat, None
            seat.lift()
            self.send(FrameKind.UP, codec.encode(Removed(seat.keypad.serial)), seat.address, OVER_CRADLE)

    def identified(self) -> None:
        """The hall asked who this is: its keypad says who it is, too."""
        if self._seat is not None and self._seat.is_on:
            self._from_keypad(self._seat.keypad.information())

    def downwards(self, frame: Frame) -> None:
        """A message for the keypad in it."""
        if self._seat is not None and frame.kind is FrameKind.DOWN:
            self._seat.hear(frame.payload)

    def _from_keypad(self, message: bytes) -> None:
        seat = self._seat
        if seat is not None:
            self.send(FrameKind.UP, message, seat.address, OVER_CRADLE)
