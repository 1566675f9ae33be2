"""All stations of a hall, and the way to a keypad: the line over which it was heard last.

What is said to all goes through every base station; what is said to one keypad goes where that keypad is, and
everywhere while nobody knows.
"""

from collections.abc import Callable
from functools import partial

from firmware_protocol.addresses import radio_address
from firmware_protocol.framing import FrameKind
from firmware_protocol.line import LineProtocol
from firmware_protocol.link import Link, random_session
from firmware_protocol.transports.base import Descriptor, Transport
from hall_server.line import Line, LineTells

_WINDOW = 32
"""Frames under way on a line: enough to keep 921,600 baud busy, and few enough that what is urgent waits for 30 ms."""


def line_protocol(_descriptor: Descriptor) -> LineProtocol:
    """What is spoken on the line to a device."""
    return Link(random_session, _WINDOW)


class Devices:
    """Owned by the hall's thread. `protocol` makes the line protocol for a device; `tell` hears what its line hears."""

    def __init__(
        self,
        transport: Transport,
        protocol: Callable[[Descriptor], LineProtocol],
        tell: Callable[[LineTells], None],
    ) -> None:
        self._lines = {
            each.path: Line(transport, each, partial(protocol, each), tell) for each in transport.enumerate()
        }
        self._where: dict[str, str] = {}

    def start(self) -> None:
        """Opens every line."""
        for line in self._lines.values():
            line.start()

    def stop(self) -> None:
        """Closes every line; they stop at the same time."""
        for line in self._lines.values():
            line.end()
        for line in self._lines.values():
            line.stop()

    def broadcast(self, payload: bytes) -> None:
        """To every keypad, through every base station."""
        for line in self._base_stations():
            line.send(FrameKind.BROADCAST, 0, payload)

    def repeat(self, path: str, payloads: list[bytes]) -> None:
        """To every keypad, through one base station that may have missed them."""
        line = self._lines[path]
        for payload in payloads if line.is_base_station else []:
            line.send(FrameKind.BROADCAST, 0, payload)

    def heard_at(self, serial: str, path: str) -> None:
        """A keypad proved that it is at the end of this line."""
        self._where[serial] = path

    def lost(self, serial: str, path: str) -> None:
        """A keypad is no longer at the end of this line."""
        if self._where.get(serial) == path:
            del self._where[serial]

    def left(self, path: str) -> None:
        """Nobody is to be reached over this line."""
        self._where = {serial: at for serial, at in self._where.items() if at != path}

    def send(self, path: str, serial: str, payload: bytes) -> None:
        """To one keypad, over this line; everywhere if that does not answer."""
        if not self._lines[path].send(FrameKind.DOWN, radio_address(serial), payload):
            self._send_everywhere(serial, payload)

    def send_to(self, serial: str, payload: bytes) -> None:
        """To one keypad, where it was heard last; everywhere if nobody knows."""
        path = self._where.get(serial)
        if path is None:
            self._send_everywhere(serial, payload)
        else:
            self.send(path, serial, payload)

    def flush(self) -> set[str]:
        """Asks every base station for what it holds; each answers with a `Flushed` of its path."""
        lines = self._base_stations()
        for line in lines:
            line.identify()
        return {line.path for line in lines}

    def _send_everywhere(self, serial: str, payload: bytes) -> None:
        for line in self._lines.values():
            line.send(FrameKind.DOWN, radio_address(serial), payload)

    def _base_stations(self) -> list[Line]:
        return [line for line in self._lines.values() if line.is_base_station]
