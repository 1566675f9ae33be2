"""What the two ends of a serial link say about the link itself, in frames of kind *link* (P-40, P-41).

    START   01 | session, 4 bytes | first sequence, 2 | window, 1
    ACK     02 | session, 4 bytes | next sequence, 2 | bitmap, 8

All numbers are big-endian. Session 0 in an ACK: the receiver knows no session, and wants a START.
"""

import struct
from dataclasses import dataclass

_START, _ACK = struct.Struct(">BIHB"), struct.Struct(">BIHQ")
_IS_START, _IS_ACK = 1, 2
WINDOW = 64
"""Frames that may be under way in one direction; a bit of the bitmap for each after the first."""
SEQUENCES = 1 << 16


@dataclass(frozen=True, slots=True)
class Start:
    """The sender of this direction begins anew: its frames are numbered from `first`, at most `window` under way."""

    session: int
    first: int
    window: int


@dataclass(frozen=True, slots=True)
class Ack:
    """All frames before `next` arrived; bit i of `bitmap`: frame next + 1 + i did, too."""

    session: int
    next: int
    bitmap: int


def encode(message: Start | Ack) -> bytes:
    """The payload of a frame of kind *link*."""
    if isinstance(message, Start):
        return _START.pack(_IS_START, message.session, message.first, message.window)
    return _ACK.pack(_IS_ACK, message.session, message.next, message.bitmap)


def decode(payload: bytes) -> Start | Ack | None:
    """What a payload says; None if it says nothing that is known. Never raises."""
    if len(payload) == _START.size and payload[0] == _IS_START:
        _, session, first, window = _START.unpack(payload)
        return Start(session, first, window) if session and 1 <= window <= WINDOW else None
    if len(payload) == _ACK.size and payload[0] == _IS_ACK:
        _, session, following, bitmap = _ACK.unpack(payload)
        return Ack(session, following, bitmap)
    return None
