"""All stations of a hall, and the way to a keypad: the line over which it was heard last.

What is said to all goes through every base station; what is said to one keypad goes where that keypad is, and
everywhere while nobody knows. Devices that are plugged in later are found by looking again and again; the line of one
that is gone for good ends.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

from firmware_protocol.addresses import radio_address
from firmware_protocol.framing import FrameKind
from firmware_protocol.hid_line import HidLine
from firmware_protocol.line import LineProtocol
from firmware_protocol.link import Link, random_session
from firmware_protocol.transports.base import Descriptor, Transport
from firmware_protocol.transports.hotplug import Unplugged, Watch
from hall_server.keypads.lent_lines import LentDescriptor
from hall_server.keypads.line import Line, LineTells

_LOOK_EVERY = 2.0
"""Seconds from one look at what is plugged in to the next."""
_WINDOW = 32
"""Frames under way on a line: enough to keep 921,600 baud busy, and few enough that what is urgent waits for 30 ms."""


def line_protocol(descriptor: Descriptor) -> LineProtocol:
    """What is spoken on the line to a device."""
    carried = descriptor.carries if isinstance(descriptor, LentDescriptor) else descriptor.transport
    return HidLine() if carried == "hid" else Link(random_session, _WINDOW)


class Devices:
    """Owned by the hall's thread. `protocol` makes the line protocol for a device; `tell` hears what its line hears."""

    def __init__(
        self,
        transport: Transport,
        protocol: Callable[[Descriptor], LineProtocol],
        tell: Callable[[LineTells], None],
        look_every: float = _LOOK_EVERY,
    ) -> None:
        self._transport = transport
        self._watch = Watch(transport)
        self._protocol = protocol
        self._tell = tell
        self._look_every = look_every
        self._lines: dict[str, Line] = {}  # never changed, only replaced: two threads look at it
        self._missing: set[str] = set()
        self._where: dict[str, str] = {}
        self._stopping = False
        self._look_soon = threading.Event()
        self._looking = threading.Thread(target=self._keep_looking, name="devices", daemon=True)

    def start(self) -> None:
        """Opens every line."""
        self._look()
        self._looking.start()

    def stop(self) -> None:
        """Closes every line; they stop at the same time."""
        self._stopping = True
        self._look_soon.set()
        self._looking.join()
        for line in self._lines.values():
            line.end()
        for line in self._lines.values():
            line.stop()

    def look_soon(self) -> None:
        """Looks what is plugged in without waiting for the next time; from any thread."""
        self._look_soon.set()

    def broadcast(self, payload: bytes) -> None:
        """To every keypad, through every base station."""
        for line in self._base_stations():
            line.send(FrameKind.BROADCAST, 0, payload)

    def repeat(self, path: str, payloads: list[bytes]) -> None:
        """To every keypad, through one base station that may have missed them."""
        line = self._lines.get(path)
        if line is not None and line.is_base_station:
            for payload in payloads:
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
        line = self._lines.get(path)
        if line is None or not line.send(FrameKind.DOWN, radio_address(serial), payload):
            self._send_everywhere(serial, payload)

    def send_to(self, serial: str, payload: bytes) -> None:
        """To one keypad, where it was heard last; everywhere if nobody knows."""
        path = self._where.get(serial)
        if path is None:
            self._send_everywhere(serial, payload)
        else:
            self.send(path, serial, payload)

    @contextmanager
    def gathering(self) -> Iterator[None]:
        """What is sent within leaves when it ends, together: the lines are not woken for each message."""
        with ExitStack() as lines:
            for line in self._lines.values():
                lines.enter_context(line.gathering())
            yield

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

    def base_stations_up(self) -> int:
        """How many base stations answer; from any thread."""
        return len(self._base_stations())

    def base_station_names(self) -> list[str]:
        """What the base stations that answer call themselves; from any thread."""
        return [line.name for line in self._base_stations()]

    # What is plugged in

    def _keep_looking(self) -> None:
        while not self._stopping:
            if self._look_soon.wait(self._look_every):
                self._look_soon.clear()
            if not self._stopping:
                self._look()

    def _look(self) -> None:
        missing, new = set(self._missing), []
        for change in self._watch.poll():
            path = change.descriptor.path
            if isinstance(change, Unplugged):
                self._missing.add(path)
                continue
            self._missing.discard(path)
            if path not in self._lines:
                new.append(Line(self._transport, change.descriptor, self._protocol, self._tell))
        # Missing at two looks and not open: gone, and not just being opened.
        gone = [self._lines[path] for path in missing & self._missing if not self._lines[path].is_open]
        self._missing -= {line.path for line in gone}
        self._lines = {line.path: line for line in (*self._lines.values(), *new) if line not in gone}
        for line in self._lines.values():
            line.try_now()
        for line in new:
            line.start()
        for line in gone:
            line.stop()
