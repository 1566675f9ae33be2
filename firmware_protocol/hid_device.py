"""The cradle's side of HID: which message came, and what is answered to what is none (P-57 to P-64).

sans-IO: reports in, messages and reports out; times are milliseconds.
"""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from firmware_protocol.packets import (
    BROADCAST_CHANNEL,
    MAX_MESSAGE,
    Assembly,
    Command,
    First,
    Following,
    HidError,
    read,
    reports,
)

TIMEOUT = 500
"""Milliseconds within which the reports of a message follow each other."""
NONCE = 8
PROTOCOL_VERSION = 1
_TAKEN = {Command.KEYPAD, Command.STATION, Command.PANEL}


@dataclass(frozen=True, slots=True)
class Message:
    """A message of the hall, whole."""

    command: Command
    payload: bytes


class HidDevice:
    """One cradle. `channel` gives a new channel number, neither 0 nor that of broadcasts."""

    def __init__(self, channel: Callable[[], int]) -> None:
        self._new_channel = channel
        self._channels: deque[int] = deque(maxlen=8)
        self._heard_on: int | None = None
        self._coming: Assembly | None = None
        self._going: deque[bytes] = deque()

    def send(self, command: Command, payload: bytes) -> bool:
        """Says something on the channel of the last message, or else the last channel; False before there is one."""
        if not self._channels:
            return False
        channel = self._channels[-1] if self._heard_on is None else self._heard_on
        self._going.extend(reports(channel, command, payload))
        return True

    def receive(self, report: bytes, now: int) -> list[Message]:
        """The message that this report completes, if any. Never raises."""
        self.expire(now)
        match read(report):
            case First() as first:
                return self._begin(first, now)
            case Following() as following:
                return self._go_on(following, now)
        return []

    def outgoing(self) -> list[bytes]:
        """The reports to be sent now."""
        sent, self._going = list(self._going), deque()
        return sent

    def due(self) -> int | None:
        """When a message that does not go on is given up."""
        return self._coming.began + TIMEOUT if self._coming is not None else None

    def expire(self, now: int) -> None:
        """Gives up a message whose next report did not come in time."""
        coming = self._coming
        if coming is not None and now >= coming.began + TIMEOUT:
            self._coming = None
            self._refuse(coming.channel, HidError.MSG_TIMEOUT)

    def _begin(self, first: First, now: int) -> list[Message]:
        coming = self._coming
        if first.command == Command.INIT and first.channel in (BROADCAST_CHANNEL, *self._channels):
            return self._init(first)
        if first.channel == BROADCAST_CHANNEL or first.channel not in self._channels:
            return self._refuse(first.channel, HidError.INVALID_CHANNEL)
        if first.command == Command.CANCEL:
            if coming is not None and coming.channel == first.channel:
                self._coming = None
            return []
        if coming is not None and coming.channel != first.channel:
            return self._refuse(first.channel, HidError.CHANNEL_BUSY)
        if coming is not None:
            self._coming = None
            return self._refuse(first.channel, HidError.INVALID_SEQ)
        if first.command not in _TAKEN | {Command.PING}:
            return self._refuse(first.channel, HidError.INVALID_CMD)
        if first.length > MAX_MESSAGE:
            return self._refuse(first.channel, HidError.INVALID_LEN)
        self._coming = Assembly.begun(first, now)
        return self._finish()

    def _go_on(self, following: Following, now: int) -> list[Message]:
        coming = self._coming
        if coming is None or coming.channel != following.channel:
            return []  # of a message that was given up, or of nobody: passed over, as CTAPHID says
        if not coming.add(following):
            self._coming = None
            return self._refuse(following.channel, HidError.INVALID_SEQ)
        coming.began = now
        return self._finish()

    def _finish(self) -> list[Message]:
        coming = self._coming
        if coming is None or not coming.is_whole:
            return []
        self._coming = None
        if coming.command == Command.PING:
            self._going.extend(reports(coming.channel, Command.PING, coming.data))
            return []
        self._heard_on = coming.channel
        return [Message(Command(coming.command), coming.data)]

    def _init(self, first: First) -> list[Message]:
        if self._coming is not None and self._coming.channel == first.channel:
            self._coming = None
        if first.length != NONCE:
            return self._refuse(first.channel, HidError.INVALID_LEN)
        if first.channel == BROADCAST_CHANNEL:
            self._channels.append(self._new_channel())
        given = self._channels[-1] if first.channel == BROADCAST_CHANNEL else first.channel
        said = first.data[:NONCE] + given.to_bytes(4, "big") + bytes([PROTOCOL_VERSION, 1, 0, 0, 0])
        self._going.extend(reports(first.channel, Command.INIT, said))
        return []

    def _refuse(self, channel: int, error: HidError) -> list[Message]:
        self._going.extend(reports(channel, Command.ERROR, bytes([error])))
        return []
