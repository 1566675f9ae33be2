"""Frames on the serial line: a head, a payload and a CRC, in COBS, ended by a zero (SPEC, P-01 to P-04)."""

import struct
from binascii import crc32
from collections import namedtuple

UP, DOWN, BROADCAST, STATION, LINK, PANEL = 1, 2, 3, 4, 5, 6
OVER_CRADLE = 0xFFFF
"""The slot of what comes over the contacts of a cradle; every other slot is the air."""

_HEAD, _HEAD_BYTES, _CRC_BYTES = ">BBHIHb", 11, 4
_MOST_BYTES = _HEAD_BYTES + 1024 + _CRC_BYTES
_MOST_ENCODED = _MOST_BYTES + _MOST_BYTES // 254 + 1

Frame = namedtuple("Frame", ("kind", "slot", "address", "sequence", "signal", "payload"))


def encode(frame: Frame) -> bytes:
    """The bytes on the line, zero included. The payload has at most 1024 bytes."""
    kind, slot, address, sequence, signal, payload = frame
    body = struct.pack(_HEAD, 1, kind, slot, address, sequence, signal) + payload
    return _stuffed(body + crc32(body).to_bytes(_CRC_BYTES, "big")) + b"\0"


class Splitter:
    """Finds frames in what the line gives. Keeps one frame's bytes at most."""

    def __init__(self) -> None:
        self._kept = bytearray()
        self._too_long = False
        self.noise = 0

    def feed(self, data: bytes) -> list[Frame | str]:
        """What these bytes end, in order: frames, and the faults of what is no frame."""
        found = []
        pieces = data.split(b"\0")
        for place in range(len(pieces)):
            self._keep(pieces[place])
            if place == len(pieces) - 1:
                break
            whole = "too_long" if self._too_long else _decoded(bytes(self._kept)) if self._kept else None
            if whole is not None:
                found.append(whole)
                self.noise += isinstance(whole, str)
            self._kept = bytearray()
            self._too_long = False
        return found

    def _keep(self, piece: bytes) -> None:
        if self._too_long or len(self._kept) + len(piece) > _MOST_ENCODED:
            self._too_long = True
            self._kept = bytearray()
        else:
            self._kept.extend(piece)


def _decoded(encoded: bytes) -> Frame | str:
    body = _unstuffed(encoded)
    if body is None:
        return "cobs"
    if len(body) < _HEAD_BYTES + _CRC_BYTES:
        return "too_short"
    if len(body) > _MOST_BYTES:
        return "too_long"
    crc = int.from_bytes(body[-_CRC_BYTES:], "big")
    body = body[:-_CRC_BYTES]
    if crc32(body) != crc:
        return "crc"
    version, kind, slot, address, sequence, signal = struct.unpack(_HEAD, body[:_HEAD_BYTES])
    if version != 1:
        return "version"
    if not UP <= kind <= PANEL:
        return "kind"
    return Frame(kind, slot, address, sequence, signal, body[_HEAD_BYTES:])


def _stuffed(data: bytes) -> bytes:
    """COBS: each zero becomes the distance to the next one; a run of 254 without zero is a block of its own."""
    out = bytearray()
    blocks = data.split(b"\0")
    for place in range(len(blocks)):
        block = blocks[place]
        while len(block) > 254 or (len(block) == 254 and place < len(blocks) - 1):
            out.append(255)
            out.extend(block[:254])
            block = block[254:]
        out.append(len(block) + 1)
        out.extend(block)
    return bytes(out)


def _unstuffed(data: bytes) -> bytes | None:
    out = bytearray()
    at = 0
    while at < len(data):
        code = data[at]
        end = at + code
        if code == 0 or end > len(data):
            return None
        out.extend(data[at + 1 : end])
        if code < 255 and end < len(data):
            out.append(0)
        at = end
    return bytes(out)
