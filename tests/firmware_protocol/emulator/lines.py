"""The hall's end of a serial line: frames in, frames out."""

import time
from types import TracebackType

from firmware_protocol import codec
from firmware_protocol import messages as m
from firmware_protocol.addresses import radio_address
from firmware_protocol.framing import BadFrame, Frame, FrameDecoder, FrameKind, encode_frame
from firmware_protocol.transports.base import Descriptor
from firmware_protocol.transports.serial_line import SerialTransport

PATIENCE = 10.0


class HallEnd:
    """Opens a line and waits for single frames; an answer that does not come fails the test."""

    def __init__(self, path: str) -> None:
        self._port = SerialTransport().open(Descriptor("serial", path))
        self._decoder = FrameDecoder()
        self._heard: list[Frame | BadFrame] = []

    def __enter__(self) -> "HallEnd":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._port.close()

    def say(self, kind: FrameKind, payload: bytes, serial: str = "") -> None:
        self._port.write(encode_frame(Frame(kind, 0, radio_address(serial) if serial else 0, 0, 0, payload)))

    def raw(self, data: bytes) -> None:
        self._port.write(data)

    def hear(self) -> Frame:
        deadline = time.monotonic() + PATIENCE
        while not self._heard and time.monotonic() < deadline:
            self._heard += self._decoder.feed(self._port.read(0.05))
        assert self._heard, "nothing was heard"
        frame = self._heard.pop(0)
        assert isinstance(frame, Frame)
        return frame

    def hear_message(self) -> m.Message | codec.MessageRefused:
        return codec.decode(self.hear().payload)

    def identify(self) -> list[Frame]:
        """Asks the station who it is; its answer, and what came before that."""
        self.say(FrameKind.STATION, codec.encode(m.Identify()))
        heard = [self.hear()]
        while heard[-1].kind is not FrameKind.STATION:
            heard.append(self.hear())
        return heard
