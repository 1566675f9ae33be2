"""Lines that stations lend: a base station or cradle at another computer is a device of the hall like any other.

A station carries the bytes of one device, and understands none of them: the line protocol runs between the device and
the hall. Here such a line is a transport beside serial and HID. It never waits for the station: what waits is bounded
in both directions, and a station that does not keep up loses its line until it lends it again.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from firmware_protocol.errors import TransportError, TransportGone
from firmware_protocol.messages import StationRole
from firmware_protocol.transports.base import Descriptor, Port

TRANSPORT = "lent"
MOST_WAITING = 1 << 18
"""Bytes that wait, in each direction: what a cable of 921,600 baud carries in three seconds."""


@dataclass(frozen=True, slots=True)
class LentDescriptor(Descriptor):
    """A line that a station lends; its path is the station's name, a slash and the name of the line.

    carries  the transport at the station, which says what is spoken on the line
    only     what kind of device the station may lend; one that says it is another is noise
    """

    carries: str = "serial"
    only: StationRole | None = None


class Ended(StrEnum):
    """Why a line is lent no more."""

    BY_HALL = "by hall"
    BEHIND = "behind"
    TAKEN_OVER = "taken over"
    SENT_AWAY = "sent away"
    GIVEN_BACK = "given back"


class LentPort:
    """One line while it is lent. A `Port` for the hall's line; `hear`, `take` and `end` are for who carries the bytes.

    All may be called from any thread, and none waits but `read`. `wake` is called when there is something to take, or
    when the line ended; it must not wait either.
    """

    def __init__(self, descriptor: LentDescriptor, wake: Callable[[], None]) -> None:
        self._descriptor = descriptor
        self._wake = wake
        self._changed = threading.Condition()
        self._heard, self._said = bytearray(), bytearray()
        self._ended: Ended | None = None

    @property
    def descriptor(self) -> LentDescriptor:
        """What was lent."""
        return self._descriptor

    @property
    def ended(self) -> Ended | None:
        """Why it is lent no more; None while it is."""
        return self._ended

    def read(self, timeout: float) -> bytes:
        """What the device said, after at most `timeout` seconds. Raises TransportGone."""
        with self._changed:
            self._changed.wait_for(lambda: self._heard or self._ended, timeout)
            if self._ended is not None:
                raise TransportGone(f"{self._descriptor.path} is gone: {self._ended}")
            return _emptied(self._heard)

    def write(self, data: bytes) -> None:
        """For the device, as soon as the station takes it. Raises TransportGone, also when too much waits for that."""
        with self._changed:
            if self._ended is None and len(self._said) + len(data) > MOST_WAITING:
                self._end(Ended.BEHIND)
            if self._ended is not None:
                raise TransportGone(f"{self._descriptor.path} is gone: {self._ended}")
            self._said += data
        self._wake()

    def close(self) -> None:
        """Ends the line; the station may lend it again."""
        self.end(Ended.BY_HALL)

    def hear(self, data: bytes) -> None:
        """The device said this. The line ends when the hall does not keep up."""
        with self._changed:
            if len(self._heard) + len(data) > MOST_WAITING:
                self._end(Ended.BEHIND)
            elif self._ended is None:
                self._heard += data
                self._changed.notify_all()

    def take(self) -> bytes:
        """All that is to be carried to the device now."""
        with self._changed:
            return _emptied(self._said)

    def end(self, why: Ended) -> None:
        """The line is lent no more. Can be called again; the first reason stays."""
        with self._changed:
            self._end(why)

    def _end(self, why: Ended) -> None:
        if self._ended is None:
            self._ended = why
            self._changed.notify_all()
            self._wake()


class LentLines:
    """The transport of all lines that are lent now. May be called from any thread.

    `came` is called when there is another; whoever wants to open it sets it before.
    """

    def __init__(self) -> None:
        self.came: Callable[[], None] = lambda: None
        self._lock = threading.Lock()
        self._ports: dict[str, LentPort] = {}

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self._ports)

    def lend(self, descriptor: LentDescriptor, wake: Callable[[], None]) -> LentPort:
        """A line is there from now on. Where it was there already, the newer one takes over."""
        port = LentPort(descriptor, wake)
        with self._lock:
            older = self._ports.get(descriptor.path)
            self._ports[descriptor.path] = port
        if older is not None:
            older.end(Ended.TAKEN_OVER)
        self.came()
        return port

    def take_back(self, port: LentPort) -> None:
        """A line is not there any more."""
        with self._lock:
            if self._ports.get(port.descriptor.path) is port:
                del self._ports[port.descriptor.path]
        port.end(Ended.GIVEN_BACK)

    def enumerate(self) -> list[Descriptor]:
        """The lines that are lent now."""
        with self._lock:
            return [port.descriptor for port in self._ports.values()]

    def open(self, descriptor: Descriptor) -> Port:
        """Takes a line, as it is lent now. Raises TransportError."""
        with self._lock:
            port = self._ports.get(descriptor.path)
        if port is None or port.ended is not None:
            raise TransportError(f"{descriptor.path} is not lent now")
        return port


def _emptied(waiting: bytearray) -> bytes:
    data = bytes(waiting)
    waiting.clear()
    return data
