"""The hall's side of HID, with the face of every line: frames in, frames out, over reports of 64 bytes (P-65, P-66).

USB repeats and orders by itself; what is done here is getting a channel, cutting and joining. A cradle is asked for
a channel at most once a second, whether it does not answer or answers with errors. A slow one answers the first time
when it was asked again already: the nonce stays the same until it did.
"""

import secrets
from collections import deque
from collections.abc import Callable

from firmware_protocol.framing import Frame, FrameKind
from firmware_protocol.hid_device import NONCE, TIMEOUT
from firmware_protocol.line import OVER_CRADLE, Delivered, GaveUp, LinkEvent, Noise, Up
from firmware_protocol.packets import (
    BROADCAST_CHANNEL,
    MAX_MESSAGE,
    REPORT,
    Assembly,
    Command,
    First,
    Following,
    read,
    reports,
)

MOST_WAITING = 256
_INIT_EVERY = 1000
_KINDS = {Command.KEYPAD: FrameKind.UP, Command.STATION: FrameKind.STATION, Command.PANEL: FrameKind.PANEL}
_COMMANDS = {FrameKind.DOWN: Command.KEYPAD, FrameKind.STATION: Command.STATION, FrameKind.PANEL: Command.PANEL}


def random_nonce() -> bytes:
    """Eight random bytes."""
    return secrets.token_bytes(NONCE)


class HidLine:
    """One end of a line to a cradle. Broadcasts do not go to cradles, and are left out."""

    def __init__(self, nonce: Callable[[], bytes] = random_nonce) -> None:
        self._new_nonce = nonce
        self._nonce = b""
        self._channel: int | None = None
        self._init_due = 0
        self._waiting: deque[tuple[Command, bytes]] = deque()
        self._coming: Assembly | None = None
        self._begun = b""

    def send(self, kind: FrameKind, address: int, payload: bytes, slot: int = 0, signal: int = 0) -> bool:  # noqa: ARG002
        """Takes a message to be sent; False if too many wait already. A cradle has one keypad: no address."""
        if kind not in _COMMANDS:
            return True
        if len(self._waiting) >= MOST_WAITING or len(payload) > MAX_MESSAGE:
            return False
        self._waiting.append((_COMMANDS[kind], payload))
        return True

    def receive(self, data: bytes, now: int) -> list[LinkEvent]:
        """What happened, with the reports that arrived, whole or in pieces. Never raises."""
        come = self._begun + data
        end = len(come) - len(come) % REPORT
        self._begun = come[end:]
        events: list[LinkEvent] = []
        for at in range(0, end, REPORT):
            events += self._take(come[at : at + REPORT], now)
        return events

    def outgoing(self, now: int) -> list[bytes]:
        """The reports that are to be written now."""
        if self._channel is None:
            if now < self._init_due:
                return []
            self._init_due = now + _INIT_EVERY
            self._nonce = self._nonce or self._new_nonce()  # the same until it is answered, however late that is
            return reports(BROADCAST_CHANNEL, Command.INIT, self._nonce)
        sent = [report for command, payload in self._waiting for report in reports(self._channel, command, payload)]
        self._waiting.clear()
        return sent

    def expired(self, now: int) -> list[LinkEvent]:
        """A message whose next report did not come in time."""
        if self._coming is not None and now >= self._coming.began + TIMEOUT:
            self._coming = None
            return [Noise("timeout")]
        return []

    def due(self) -> int | None:
        """When `outgoing` or `expired` has something."""
        moments = [self._coming.began + TIMEOUT] if self._coming is not None else []
        if self._channel is None:
            moments.append(self._init_due)
        elif self._waiting:
            moments.append(0)
        return min(moments, default=None)

    def _take(self, report: bytes, now: int) -> list[LinkEvent]:
        events = self.expired(now)
        match read(report):
            case First(command=Command.INIT) as first if first.channel == BROADCAST_CHANNEL:
                return events + self._given(first)
            case First() as first if first.channel == self._channel:
                if self._coming is not None or first.length > MAX_MESSAGE:
                    events.append(Noise("sequence" if self._coming is not None else "length"))
                self._coming = Assembly.begun(first, now) if first.length <= MAX_MESSAGE else None
                return events + self._finish()
            case Following() as following if self._coming is not None and following.channel == self._channel:
                if not self._coming.add(following):
                    self._coming = None
                    return [*events, Noise("sequence")]
                self._coming.began = now
                return events + self._finish()
        return [*events, Noise("channel")]

    def _given(self, first: First) -> list[LinkEvent]:
        """The answer to INIT: the nonce, and the channel from now on."""
        if first.length < NONCE + 4 or first.data[:NONCE] != self._nonce or self._channel is not None:
            return []  # to somebody else
        self._channel = int.from_bytes(first.data[NONCE : NONCE + 4], "big")
        return [Up()]

    def _finish(self) -> list[LinkEvent]:
        coming = self._coming
        if coming is None or not coming.is_whole:
            return []
        self._coming = None
        if coming.command == Command.ERROR:
            return self._failed(coming.data)
        if coming.command not in _KINDS:
            return [] if coming.command in (Command.PING, Command.KEEPALIVE) else [Noise("command")]
        kind = _KINDS[Command(coming.command)]
        return [Delivered(Frame(kind, OVER_CRADLE if kind is FrameKind.UP else 0, 0, 0, 0, coming.data))]

    def _failed(self, said: bytes) -> list[LinkEvent]:
        """The cradle could not take a message: a new channel, and whoever said it says it again."""
        self._channel, self._nonce = None, b""
        given_up = len(self._waiting)
        self._waiting.clear()
        return [Noise(f"hid {said.hex()}"), GaveUp(given_up)]
