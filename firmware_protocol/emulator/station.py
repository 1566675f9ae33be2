"""Emulated base stations and cradles: the device end of a pseudo-terminal that the hall opens like a USB line.

They hold no keys and read nothing but the header of a frame (P-06). Writing never blocks: what the line does not take
yet waits in a buffer, and what does not fit there is lost, as it is in a device.
"""

import os
import tty
from collections.abc import Callable
from typing import Protocol

from firmware_protocol import codec
from firmware_protocol.addresses import radio_address
from firmware_protocol.framing import BadFrame, Frame, FrameDecoder, FrameKind, encode_frame
from firmware_protocol.keypad import Keypad
from firmware_protocol.messages import Identify, Removed, StationInformation, StationRole

_SIGNAL = -52
"""dBm, the same for all."""
BUFFER = 1 << 20
"""Bytes that a station keeps for a hall that does not read."""


class Station(Protocol):
    """What the emulator's loop needs of a base station or a cradle."""

    line: "PtyLine"

    def received(self, data: bytes) -> None:
        """Bytes came from the hall."""


class PtyLine:
    """The device end of a pseudo-terminal in raw mode; `path` is what the hall opens."""

    def __init__(self) -> None:
        self.device, self._hall_end = os.openpty()
        tty.setraw(self._hall_end)
        os.set_blocking(self.device, False)
        self.path = os.ttyname(self._hall_end)
        self._waiting = bytearray()

    @property
    def has_waiting(self) -> bool:
        """Whether bytes wait for the line."""
        return bool(self._waiting)

    def read(self) -> bytes:
        """What the hall wrote; empty when nothing waits."""
        try:
            return os.read(self.device, 65_536)
        except BlockingIOError:
            return b""

    def write(self, data: bytes) -> None:
        """Sends the bytes, now or when the line takes them; loses them when the buffer is full."""
        if len(self._waiting) + len(data) <= BUFFER:
            self._waiting += data
        self.flush()

    def flush(self) -> None:
        """Sends as much of what waits as the line takes."""
        while self._waiting:
            try:
                sent = os.write(self.device, self._waiting)
            except BlockingIOError:
                return
            del self._waiting[:sent]

    def close(self) -> None:
        """Unplugs the station."""
        os.close(self.device)
        os.close(self._hall_end)


class _Framed:
    """A station that speaks frames and says who it is when asked."""

    def __init__(self, name: str, role: StationRole, slots: int) -> None:
        self.line = PtyLine()
        self.name = name
        self._information = codec.encode(StationInformation(name, role, slots))
        self._decoder = FrameDecoder()
        self._sequence = 0

    def received(self, data: bytes) -> None:
        """Bytes came from the hall."""
        for frame in self._decoder.feed(data):
            if isinstance(frame, BadFrame):
                continue
            if frame.kind is FrameKind.STATION:
                if isinstance(codec.decode(frame.payload), Identify):
                    self._send(FrameKind.STATION, 0, 0, self._information)
                    self._identified()
            else:
                self._downwards(frame)

    def _send(self, kind: FrameKind, slot: int, address: int, payload: bytes) -> None:
        self._sequence = (self._sequence + 1) & 0xFFFF
        self.line.write(encode_frame(Frame(kind, slot, address, self._sequence, _SIGNAL, payload)))

    def _identified(self) -> None:
        """Hook: the hall asked who this is."""

    def _downwards(self, frame: Frame) -> None:
        """What a subclass does with a frame for keypads."""
        raise NotImplementedError


class BaseStation(_Framed):
    """Carries frames between the line and the keypads in its slots; `changed` is told of every keypad that got one."""

    def __init__(self, name: str, keypads: list[Keypad], changed: Callable[[Keypad], None]) -> None:
        super().__init__(name, StationRole.BASE_STATION, len(keypads))
        self._keypads = keypads
        self._slot_of = {keypad.serial: slot for slot, keypad in enumerate(keypads)}
        self._at: dict[int, list[Keypad]] = {}
        for keypad in keypads:
            self._at.setdefault(radio_address(keypad.serial), []).append(keypad)
        self._changed = changed

    def send_up(self, keypad: Keypad, message: bytes) -> None:
        """A keypad of this station sends a message."""
        self._send(FrameKind.UP, self._slot_of[keypad.serial], radio_address(keypad.serial), message)

    def _downwards(self, frame: Frame) -> None:
        to_all = frame.kind is FrameKind.BROADCAST
        for keypad in self._keypads if to_all else self._at.get(frame.address, []):
            for answer in keypad.receive(frame.payload):
                self.send_up(keypad, answer)
            self._changed(keypad)


class Cradle(_Framed):
    """Holds at most one keypad, by wire."""

    def __init__(self, name: str, changed: Callable[[Keypad], None]) -> None:
        super().__init__(name, StationRole.CRADLE, 1)
        self._keypad: Keypad | None = None
        self._changed = changed

    @property
    def keypad(self) -> Keypad | None:
        """The keypad in it."""
        return self._keypad

    def insert(self, keypad: Keypad) -> None:
        """A keypad is placed in the cradle; it says who it is. Another one in it is taken out first."""
        self.remove()
        self._keypad = keypad
        self.send_up(keypad, keypad.information())

    def remove(self) -> None:
        """The keypad is taken out."""
        if self._keypad is not None:
            keypad, self._keypad = self._keypad, None
            keypad.lifted()
            self.send_up(keypad, codec.encode(Removed(keypad.serial)))

    def send_up(self, keypad: Keypad, message: bytes) -> None:
        """The keypad in the cradle sends a message."""
        self._send(FrameKind.UP, 0, radio_address(keypad.serial), message)

    def _identified(self) -> None:
        if self._keypad is not None:
            self.send_up(self._keypad, self._keypad.information())

    def _downwards(self, frame: Frame) -> None:
        keypad = self._keypad
        if keypad is None or frame.kind is not FrameKind.DOWN:
            return
        for answer in keypad.receive(frame.payload, over_cradle=True):
            self.send_up(keypad, answer)
        self._changed(keypad)
