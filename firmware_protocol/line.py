"""What the hall and a station say over one line, whatever carries it: a serial link or HID reports."""

from dataclasses import dataclass
from typing import Protocol

from firmware_protocol.framing import Frame, FrameKind

OVER_CRADLE = 0xFFFF
"""The slot of a frame for or from a keypad that lies in the contacts of a cradle."""


@dataclass(frozen=True, slots=True)
class Delivered:
    """A frame that arrived in its turn, once."""

    frame: Frame


@dataclass(frozen=True, slots=True)
class Noise:
    """Bytes that are no frame of this line; `fault` says why."""

    fault: str


@dataclass(frozen=True, slots=True)
class Up:
    """The other end is there, or there again."""


@dataclass(frozen=True, slots=True)
class GaveUp:
    """So many frames were not delivered; the line begins anew."""

    frames: int


LinkEvent = Delivered | Noise | Up | GaveUp


class LineProtocol(Protocol):
    """One end of a line, without the line: bytes in, events out. Times are milliseconds."""

    def send(self, kind: FrameKind, address: int, payload: bytes, slot: int = 0, signal: int = 0) -> bool:
        """Takes a message to be sent; False if too many wait already."""

    def receive(self, data: bytes, now: int) -> list[LinkEvent]:
        """What happened, with the bytes that arrived, if any. Never raises."""

    def outgoing(self, now: int) -> list[bytes]:
        """What is to be written now."""

    def expired(self, now: int) -> list[LinkEvent]:
        """What `outgoing` gave up."""

    def due(self) -> int | None:
        """When `outgoing` has something: 0 for at once, None for not before something happens."""
