"""A device on a bench: what can be done to it, and what can be seen of it.

Frames *down* and *broadcast* are what the keypad hears on the air, *down* with slot 65,535 what it hears over the
contacts of a cradle. In frames of kind *panel* its keys are pressed and its display is read (P-83).
"""

import time
from dataclasses import dataclass
from typing import Protocol

from firmware_protocol import codec
from firmware_protocol import messages as m
from firmware_protocol.emulator.fleet import monotonic
from firmware_protocol.framing import FrameKind
from firmware_protocol.line import OVER_CRADLE, Delivered
from firmware_protocol.link import Link
from firmware_protocol.transports.base import Port

_PATIENCE = 10.0
"""Seconds that a device has to answer who it is: it does so behind everything else that it has to say."""
_IDENTIFY = codec.encode(m.Identify())


@dataclass(frozen=True, slots=True)
class Seen:
    """What a device did: the messages it sent, and its panel if that was said."""

    sent: tuple[bytes, ...]
    panel: m.Panel | None


class DeviceSilent(Exception):
    """Raised when a device does not answer at all."""


class Bench(Protocol):
    """How a session does things to a device; each answers with what was seen since."""

    def hear(self, message: bytes, over_cradle: bool = False, to_all: bool = False) -> Seen:
        """The device hears a message."""

    def press(self, key: int) -> Seen:
        """A key is pressed."""

    def restart(self) -> Seen:
        """Power goes and comes back."""

    def wait(self, milliseconds: int) -> Seen:
        """Time goes by."""


class LineBench:
    """A device at the other end of a serial port."""

    def __init__(self, port: Port) -> None:
        self._port = port
        self._link = Link()
        self._sent: list[bytes] = []
        self._panel: m.Panel | None = None

    def connect(self) -> None:
        """Waits for the device. Raises DeviceSilent, TransportGone."""
        deadline = time.monotonic() + _PATIENCE
        while not self._link.is_up:
            if time.monotonic() > deadline:
                raise DeviceSilent("the device does not answer")
            self._pump(0.02)

    def hear(self, message: bytes, over_cradle: bool = False, to_all: bool = False) -> Seen:
        """The device hears a message."""
        kind = FrameKind.BROADCAST if to_all else FrameKind.DOWN
        return self._do(kind, message, OVER_CRADLE if over_cradle else 0)

    def press(self, key: int) -> Seen:
        """A key is pressed; answered by a panel."""
        return self._do(FrameKind.PANEL, codec.encode(m.Press(key)))

    def restart(self) -> Seen:
        """Power goes and comes back."""
        return self._do(FrameKind.PANEL, codec.encode(m.Restart()))

    def wait(self, milliseconds: int) -> Seen:
        """Time goes by."""
        self._sent, self._panel = [], None
        deadline = time.monotonic() + milliseconds / 1000
        while (left := deadline - time.monotonic()) > 0:
            self._pump(min(left, 0.01))
        return Seen(tuple(self._sent), self._panel)

    def _do(self, kind: FrameKind, message: bytes, slot: int = 0) -> Seen:
        """Sends it, and asks who the device is behind it: what came before that answer belongs to it."""
        self._sent, self._panel = [], None
        self._link.send(kind, 0, message, slot)
        self._link.send(FrameKind.DOWN, 0, _IDENTIFY, OVER_CRADLE)
        answers = 2 if (message, slot) == (_IDENTIFY, OVER_CRADLE) else 1
        deadline = time.monotonic() + _PATIENCE
        while sum(map(_is_information, self._sent)) < answers:
            if time.monotonic() > deadline:
                raise DeviceSilent("the device does not say who it is")
            self._pump(0.01)
        return Seen(tuple(self._sent[:-1]), self._panel)

    def _pump(self, seconds: float) -> None:
        for piece in self._link.outgoing(monotonic()):
            self._port.write(piece)
        for event in self._link.receive(self._port.read(seconds), monotonic()):
            if isinstance(event, Delivered):
                self._take(event.frame.kind, event.frame.payload)

    def _take(self, kind: FrameKind, payload: bytes) -> None:
        if kind is FrameKind.UP:
            self._sent.append(payload)
        elif kind is FrameKind.PANEL:
            message = codec.decode(payload)
            self._panel = message if isinstance(message, m.Panel) else self._panel


def _is_information(message: bytes) -> bool:
    return isinstance(codec.decode(message), m.Information)
