"""Frames on a serial line: COBS with CRC-32, sans-IO (SPEC, "Serial frame").

    byte 0      version, 1                     byte 8-9    sequence
    byte 1      kind, see FrameKind            byte 10     signal strength, dBm as a signed byte, 0 downwards
    byte 2-3    slot                           byte 11-    payload, 0 to 1024 bytes
    byte 4-7    radio address of the keypad    last four   CRC-32 over all bytes before it

All numbers are big-endian. The frame is COBS-encoded and ended by a zero byte, so that a receiver that lost its place
finds the next frame after at most one zero (P-03).
"""

import struct
import zlib
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import NamedTuple

from firmware_protocol import cobs
from firmware_protocol.errors import MessageTooLong

VERSION = 1
MAX_PAYLOAD = 1024
_HEADER = struct.Struct(">BBHIHb")
_CRC = struct.Struct(">I")
_MAX_FRAME = _HEADER.size + MAX_PAYLOAD + _CRC.size
MAX_ENCODED = _MAX_FRAME + _MAX_FRAME // 254 + 1
"""The longest COBS form of a frame, without its closing zero."""


class FrameKind(IntEnum):
    """Which way a frame goes, and to whom (P-01)."""

    UP = 1
    DOWN = 2
    BROADCAST = 3
    STATION = 4
    LINK = 5
    PANEL = 6


_KINDS = {int(kind): kind for kind in FrameKind}


class Frame(NamedTuple):
    """One frame. `address` 0 and `slot` 0 where they mean nothing; `signal` in dBm, -128 to 127.

    A tuple, because every message is two of them at each end of a line, and this costs a third of a dataclass.
    """

    kind: FrameKind
    slot: int
    address: int
    sequence: int
    signal: int
    payload: bytes

    def numbered(self, sequence: int) -> "Frame":
        """The same frame in this place of the sequence."""
        return Frame(self.kind, self.slot, self.address, sequence, self.signal, self.payload)


class FrameFault(StrEnum):
    """Why bytes on the line are no frame (P-02)."""

    COBS = "cobs"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    CRC = "crc"
    VERSION = "version"
    KIND = "kind"


@dataclass(frozen=True, slots=True)
class BadFrame:
    """Bytes between two zeros that are no frame, and why."""

    fault: FrameFault


def encode_frame(frame: Frame) -> bytes:
    """The bytes of a frame on the line, closing zero included.

    Raises MessageTooLong above 1024 bytes of payload.
    """
    if len(frame.payload) > MAX_PAYLOAD:
        raise MessageTooLong(f"a frame carries {MAX_PAYLOAD} bytes, not {len(frame.payload)}")
    head = _HEADER.pack(VERSION, frame.kind, frame.slot, frame.address, frame.sequence, frame.signal)
    body = head + frame.payload
    return cobs.encode(body + _CRC.pack(zlib.crc32(body))) + b"\0"


class FrameDecoder:
    """Turns the bytes of a line into frames. Keeps at most one frame of bytes; anything longer is dropped (P-04)."""

    def __init__(self) -> None:
        self._pending = b""
        self._skipping = False

    def feed(self, data: bytes) -> list[Frame | BadFrame]:
        """The frames, good and bad, that these bytes complete, in order."""
        found: list[Frame | BadFrame] = []
        *ended, rest = data.split(b"\0")
        for piece in ended:
            self._take(piece)
            if self._skipping:
                found.append(BadFrame(FrameFault.TOO_LONG))
            elif self._pending:
                found.append(_decode(self._pending))
            self._pending, self._skipping = b"", False
        self._take(rest)
        return found

    def _take(self, piece: bytes) -> None:
        if self._skipping or len(self._pending) + len(piece) > MAX_ENCODED:
            self._pending, self._skipping = b"", True
        else:
            self._pending += piece


def _decode(encoded: bytes) -> Frame | BadFrame:
    whole = cobs.decode(encoded)
    if whole is None:
        return BadFrame(FrameFault.COBS)
    if len(whole) < _HEADER.size + _CRC.size:
        return BadFrame(FrameFault.TOO_SHORT)
    if len(whole) > _MAX_FRAME:
        return BadFrame(FrameFault.TOO_LONG)
    body = whole[: -_CRC.size]
    if _CRC.unpack(whole[-_CRC.size :])[0] != zlib.crc32(body):
        return BadFrame(FrameFault.CRC)
    version, kind, slot, address, sequence, signal = _HEADER.unpack_from(body)
    if version != VERSION:
        return BadFrame(FrameFault.VERSION)
    known = _KINDS.get(kind)
    if known is None:
        return BadFrame(FrameFault.KIND)
    return Frame(known, slot, address, sequence, signal, body[_HEADER.size :])
