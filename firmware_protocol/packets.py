"""Reports of a HID cradle: 64 bytes each, a message in as many as it takes (P-53 to P-56).

    first       channel, 4 bytes | command with bit 7 set, 1 | length of the message, 2 | 57 bytes of it
    following   channel, 4 bytes | 0, 1, 2 … 127, 1 | 59 bytes of it

All numbers are big-endian; what a message does not fill is zero. As in CTAPHID (FIDO CTAP 2.1, 11.2), with commands of
our own from 0x40. A vote of 116 bytes takes two reports.
"""

import struct
from dataclasses import dataclass
from enum import IntEnum

REPORT = 64
MAX_MESSAGE = 1024
BROADCAST_CHANNEL = 0xFFFFFFFF
_FIRST, _FOLLOWING = struct.Struct(">IBH"), struct.Struct(">IB")
_IN_FIRST, _IN_FOLLOWING = REPORT - _FIRST.size, REPORT - _FOLLOWING.size
_IS_FIRST = 0x80


class Command(IntEnum):
    """What a message is for."""

    PING = 0x01
    INIT = 0x06
    CANCEL = 0x11
    KEEPALIVE = 0x3B
    ERROR = 0x3F
    KEYPAD = 0x40
    STATION = 0x41
    PANEL = 0x42


class HidError(IntEnum):
    """What a device answers to what it cannot take."""

    INVALID_CMD = 0x01
    INVALID_LEN = 0x03
    INVALID_SEQ = 0x04
    MSG_TIMEOUT = 0x05
    CHANNEL_BUSY = 0x06
    INVALID_CHANNEL = 0x0B
    OTHER = 0x7F


@dataclass(frozen=True, slots=True)
class First:
    """The first report of a message."""

    channel: int
    command: int
    length: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Following:
    """Another report of it."""

    channel: int
    sequence: int
    data: bytes


def reports(channel: int, command: int, message: bytes) -> list[bytes]:
    """A message as reports. ValueError above 1024 bytes: only a fault of the caller leads there."""
    if len(message) > MAX_MESSAGE:
        raise ValueError(f"a message over HID has at most {MAX_MESSAGE} bytes, not {len(message)}")
    head = _FIRST.pack(channel, command | _IS_FIRST, len(message))
    made = [head + message[:_IN_FIRST].ljust(_IN_FIRST, b"\0")]
    rest = message[_IN_FIRST:]
    for sequence, start in enumerate(range(0, len(rest), _IN_FOLLOWING)):
        piece = rest[start : start + _IN_FOLLOWING].ljust(_IN_FOLLOWING, b"\0")
        made.append(_FOLLOWING.pack(channel, sequence) + piece)
    return made


def read(report: bytes) -> First | Following | None:
    """What a report is; None unless it has 64 bytes. Never raises."""
    if len(report) != REPORT:
        return None
    channel, second, length = _FIRST.unpack_from(report)
    if second & _IS_FIRST:
        return First(channel, second & ~_IS_FIRST, length, report[_FIRST.size :])
    return Following(channel, second, report[_FOLLOWING.size :])


@dataclass(slots=True)
class Assembly:
    """A message of which some reports came. `began` is when, in milliseconds."""

    channel: int
    command: int
    length: int
    began: int
    data: bytes
    expected: int = 0

    @classmethod
    def begun(cls, first: First, now: int) -> "Assembly":
        """After the first report."""
        return cls(first.channel, first.command, first.length, now, first.data[: first.length])

    @property
    def is_whole(self) -> bool:
        """Whether nothing is missing."""
        return len(self.data) == self.length

    def add(self, following: Following) -> bool:
        """Takes the next report; False if it is another one."""
        if following.sequence != self.expected:
            return False
        self.expected += 1
        self.data += following.data[: self.length - len(self.data)]
        return True
