"""Base stations and cradles: opens their lines, turns bytes into messages for the hall, and sends what it says.

One thread a line reads. A line that fails to open or is unplugged is tried again until the hall stops.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass

import structlog

from firmware_protocol import codec
from firmware_protocol.addresses import radio_address
from firmware_protocol.errors import TransportError, TransportGone
from firmware_protocol.framing import BadFrame, Frame, FrameDecoder, FrameKind, encode_frame
from firmware_protocol.messages import Identify, StationInformation, StationRole
from firmware_protocol.transports.base import Descriptor, Port, Transport

_READ_TIMEOUT = 0.2
_RETRY = 1.0
_log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Heard:
    """A message from a keypad, by the path of the line that carried it."""

    path: str
    station: str
    payload: bytes


@dataclass(frozen=True, slots=True)
class HeardNoise:
    """Bytes on a line that were no frame."""

    station: str


@dataclass(frozen=True, slots=True)
class Joined:
    """A station can be spoken to from now on: its line was opened, or opened again, and it said who it is."""

    path: str


@dataclass(frozen=True, slots=True)
class Flushed:
    """A base station handed over everything that it held when it was asked who it is."""

    path: str


DeviceEvent = Heard | HeardNoise | Joined | Flushed


class Line:
    """One station on one line."""

    def __init__(self, transport: Transport, descriptor: Descriptor, tell: Callable[[DeviceEvent], None]) -> None:
        self.path = descriptor.path
        self.information: StationInformation | None = None
        self._transport = transport
        self._descriptor = descriptor
        self._tell = tell
        self._port: Port | None = None
        self._joined = False
        self._sequence = 0
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name=f"line {self.path}", daemon=True)

    @property
    def name(self) -> str:
        """What the station calls itself; its path before it said so."""
        return self.information.name if self.information is not None else self.path

    @property
    def is_base_station(self) -> bool:
        """Whether keypads are reached through the air here."""
        return self.information is not None and self.information.role is StationRole.BASE_STATION

    def start(self) -> None:
        """Starts reading."""
        self._thread.start()

    def end(self) -> None:
        """Asks the line to stop; `stop` waits for it."""
        self._stopping.set()

    def stop(self) -> None:
        """Stops reading and gives the line back."""
        self._stopping.set()
        self._thread.join()

    def send(self, kind: FrameKind, address: int, payload: bytes) -> None:
        """Sends one message; a line that is gone loses it."""
        port = self._port
        if port is None:
            return
        self._sequence = (self._sequence + 1) & 0xFFFF
        try:
            port.write(encode_frame(Frame(kind, 0, address, self._sequence, 0, payload)))
        except TransportGone:
            _log.warning("station gone", station=self.name)
            port.close()  # so that the next message does not wait for it too; the reading thread opens it anew

    def identify(self) -> None:
        """Asks the station who it is; the answer comes behind everything that it held."""
        self.send(FrameKind.STATION, 0, codec.encode(Identify()))

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                self._port = self._transport.open(self._descriptor)
            except TransportError as error:
                _log.warning("station not reached", why=str(error))
                self._stopping.wait(_RETRY)
                continue
            try:
                self._read(self._port)
            except TransportGone:
                _log.warning("station gone", station=self.name)
            finally:
                port, self._port = self._port, None
                port.close()

    def _read(self, port: Port) -> None:
        decoder = FrameDecoder()
        self._joined = False
        self.identify()
        while not self._stopping.is_set():
            for frame in decoder.feed(port.read(_READ_TIMEOUT)):
                self._take(frame)

    def _take(self, frame: Frame | BadFrame) -> None:
        if isinstance(frame, BadFrame):
            self._tell(HeardNoise(self.name))
        elif frame.kind is FrameKind.UP:
            self._tell(Heard(self.path, self.name, frame.payload))
        elif frame.kind is FrameKind.STATION:
            information = codec.decode(frame.payload)
            if isinstance(information, StationInformation):
                self.information = information
                if not self._joined:
                    self._joined = True
                    self._tell(Joined(self.path))
                self._tell(Flushed(self.path))


class Devices:
    """All lines of a hall."""

    def __init__(self, transport: Transport, tell: Callable[[DeviceEvent], None]) -> None:
        self._lines = {each.path: Line(transport, each, tell) for each in transport.enumerate()}

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

    def send(self, path: str, serial: str, payload: bytes) -> None:
        """To one keypad, through one line."""
        self._lines[path].send(FrameKind.DOWN, radio_address(serial), payload)

    def send_everywhere(self, serial: str, payload: bytes) -> None:
        """To one keypad, wherever it is."""
        for line in self._lines.values():
            line.send(FrameKind.DOWN, radio_address(serial), payload)

    def flush(self) -> set[str]:
        """Asks every base station for what it holds; each answers with a `Flushed` of its path."""
        lines = self._base_stations()
        for line in lines:
            line.identify()
        return {line.path for line in lines}

    def _base_stations(self) -> list[Line]:
        return [line for line in self._lines.values() if line.is_base_station]
