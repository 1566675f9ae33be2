"""The hall's end of a serial line: a link that a thread keeps alive, and messages to say and to wait for."""

import queue
import threading
import time
from types import TracebackType

from firmware_protocol import codec, envelope
from firmware_protocol import messages as m
from firmware_protocol.addresses import radio_address
from firmware_protocol.emulator.fleet import monotonic
from firmware_protocol.framing import Frame, FrameKind
from firmware_protocol.line import Delivered
from firmware_protocol.link import Link
from firmware_protocol.transports.base import Descriptor
from firmware_protocol.transports.serial_line import SerialTransport
from tests.patience import PATIENCE


class HallEnd:
    """Opens a line and waits for single frames; an answer that does not come fails the test. Status is left out."""

    def __init__(self, path: str) -> None:
        self._port = SerialTransport().open(Descriptor("serial", path))
        self._link = Link(window=32)
        self._lock = threading.Lock()
        self._heard: queue.SimpleQueue[Frame] = queue.SimpleQueue()
        self._stopping = False
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()
        deadline = time.monotonic() + PATIENCE
        while not self._link.is_up:
            assert time.monotonic() < deadline, "nobody answers"
            time.sleep(0.001)

    def __enter__(self) -> "HallEnd":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._stopping = True
        self._thread.join()
        self._port.close()

    def say(self, kind: FrameKind, payload: bytes, serial: str = "") -> None:
        with self._lock:
            assert self._link.send(kind, radio_address(serial) if serial else 0, payload)
            self._write()

    def raw(self, data: bytes) -> None:
        with self._lock:
            self._port.write(data)

    def hear(self) -> Frame:
        return self._heard.get(timeout=PATIENCE)

    def hear_message(self) -> m.Message | codec.MessageRefused:
        return codec.decode(self.hear().payload)

    def identify(self) -> list[Frame]:
        """Asks the station who it is; its answer, and what came before that."""
        self.say(FrameKind.STATION, codec.encode(m.Identify()))
        heard = [self.hear()]
        while heard[-1].kind is not FrameKind.STATION:
            heard.append(self.hear())
        return heard

    def _run(self) -> None:
        while not self._stopping:
            data = self._port.read(0.002)
            with self._lock:
                for event in self._link.receive(data, monotonic()):
                    if isinstance(event, Delivered) and not envelope.is_authenticated(event.frame.payload):
                        self._heard.put(event.frame)
                self._write()

    def _write(self) -> None:
        for frame in self._link.outgoing(monotonic()):
            self._port.write(frame)
