"""Emulated base stations and cradles: pipes that hold no keys and read no more than the header of a frame (P-06).

Each is one end of a serial link; `write` takes the bytes for its line.
"""

from collections.abc import Callable
from typing import Protocol

from firmware_protocol import codec
from firmware_protocol.emulator.air import SIGNAL, Air
from firmware_protocol.emulator.clock import Scheduler
from firmware_protocol.emulator.link_end import LinkEnd
from firmware_protocol.framing import Frame, FrameKind
from firmware_protocol.line import OVER_CRADLE
from firmware_protocol.messages import Identify, Removed, StationInformation, StationRole


class Station(LinkEnd):
    """What base stations and cradles have in common: a name, a line, and an answer to who they are."""

    def __init__(
        self, name: str, information: StationInformation, scheduler: Scheduler, session: Callable[[], int]
    ) -> None:
        super().__init__(scheduler, session)
        self.name = name
        self._information = codec.encode(information)

    def delivered(self, frame: Frame) -> None:
        """A frame of the hall: who is this, or something for keypads."""
        if frame.kind is not FrameKind.STATION:
            self.downwards(frame)
        elif isinstance(codec.decode(frame.payload), Identify):
            self.send(FrameKind.STATION, self._information)
            self.identified()

    def identified(self) -> None:
        """Hook: the hall asked who this is."""

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


class Occupant(Protocol):
    """A keypad that can lie in a cradle."""

    @property
    def serial(self) -> str:
        """The serial number on its label."""

    @property
    def address(self) -> int:
        """Its radio address."""

    def insert(self, send: Callable[[bytes], None]) -> None:
        """Placed in a cradle, which sends what it says; says who it is."""

    def identify(self) -> None:
        """Asked who it is."""

    def hear(self, packet: bytes) -> None:
        """A message over the contacts."""

    def lift(self) -> None:
        """Taken out."""


class Cradle(Station):
    """Holds at most one keypad, by its contacts."""

    def __init__(self, name: str, scheduler: Scheduler, session: Callable[[], int]) -> None:
        super().__init__(name, StationInformation(name, StationRole.CRADLE, 1), scheduler, session)
        self._seat: Occupant | None = None

    @property
    def seat(self) -> Occupant | None:
        """The keypad in it."""
        return self._seat

    def insert(self, seat: Occupant) -> None:
        """A keypad is placed in the cradle; it says who it is. Another one in it is taken out first."""
        self.remove()
        self._seat = seat
        seat.insert(self._from_keypad)

    def remove(self) -> None:
        """The keypad is taken out."""
        if self._seat is not None:
            seat, self._seat = self._seat, None
            seat.lift()
            self.send(FrameKind.UP, codec.encode(Removed(seat.serial)), seat.address, OVER_CRADLE)

    def identified(self) -> None:
        """The hall asked who this is: its keypad says who it is, too."""
        if self._seat is not None:
            self._seat.identify()

    def downwards(self, frame: Frame) -> None:
        """A message for the keypad in it."""
        if self._seat is not None and frame.kind is FrameKind.DOWN:
            self._seat.hear(frame.payload)

    def _from_keypad(self, message: bytes) -> None:
        seat = self._seat
        if seat is not None:
            self.send(FrameKind.UP, message, seat.address, OVER_CRADLE)
