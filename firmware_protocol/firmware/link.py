"""The keypad's end of the serial link: frames in order, each once, sent again where they get lost (SPEC, P-40 to P-50).

Smaller than the hall's end: eight frames under way and a short queue. What comes before its turn is kept as far as the
other end's window goes. Bytes in, bytes out; the caller tells the time in milliseconds.
"""

import struct

from . import frames
from .frames import Frame

WINDOW = 8
MOST_WAITING = 32
_START, _ACK = ">BIHB", ">BIHQ"
_START_BYTES, _ACK_BYTES = 8, 15
_START_EVERY = 200
_ATTEMPTS = 8
_OVERTAKEN_AFTER = 15
_FIRST_TIMEOUT, _LAST_TIMEOUT = 60, 480
_ACK_AFTER, _ACK_FRAMES = 10, 16
_SESSIONS_KEPT = 8
_NEVER = 1 << 60


class Link:
    """`random` gives so many random bytes."""

    def __init__(self, random) -> None:
        self._splitter = frames.Splitter()
        self._sender = Sender(random)
        self._receiver = Receiver()
        self.noise = 0

    def send(self, kind: int, address: int, payload: bytes) -> bool:
        """Takes a message to be sent; False if too many wait: a vote is repeated, a status comes again."""
        return self._sender.send((kind, address, payload))

    def receive(self, data: bytes, now: int) -> list[Frame]:
        """The frames whose turn it is, with these bytes of the line."""
        turn = []
        for frame in self._splitter.feed(data):
            if isinstance(frame, str):
                self.noise += 1
            elif frame.kind != frames.LINK:
                turn += self._receiver.data(frame, now)
            elif not self._about_the_link(frame.payload, now):
                self.noise += 1
        return turn

    def outgoing(self, now: int) -> list[bytes]:
        """The bytes that are to be written now."""
        ack = self._receiver.outgoing(now)
        return ([] if ack is None else [ack]) + self._sender.outgoing(now)

    def due(self, now: int) -> int:
        """In how many milliseconds `outgoing` has something, if nothing happens before."""
        return max(0, min(self._receiver.due(), self._sender.due(now)) - now)

    def _about_the_link(self, payload: bytes, now: int) -> bool:
        """START or ACK; False for anything else (P-41)."""
        if len(payload) == _START_BYTES and payload[0] == 1:
            _, session, first, window = struct.unpack(_START, payload)
            if not session or not 1 <= window <= 64:
                return False
            self._receiver.start(session, first, window, now)
        elif len(payload) == _ACK_BYTES and payload[0] == 2:
            _, session, following, bitmap = struct.unpack(_ACK, payload)
            self._sender.acknowledged(session, following, bitmap, now)
        else:
            return False
        return True


class Receiver:
    """Puts the frames of a session in order. A gap is closed by the other end, which sends again what is missing."""

    def __init__(self) -> None:
        self._session = 0
        self._left: list[int] = []
        self._expected = self._window = 0
        self._early: dict[int, Frame] = {}
        self._unacknowledged = 0
        self._due: int | None = None

    def start(self, session: int, first: int, window: int, now: int) -> None:
        """The other end begins anew, unless this is an earlier beginning that comes late (P-49)."""
        if session in self._left:
            return
        if session != self._session:
            self._left = (self._left + [self._session])[-_SESSIONS_KEPT:] if self._session else []
            self._session, self._expected, self._window = session, first, window
            self._early = {}
        self._due = now

    def data(self, frame: Frame, now: int) -> list[Frame]:
        """The frames whose turn it is now that this one came."""
        if not self._session:
            self._due = now
            return []
        ahead = frame.sequence - self._expected & 0xFFFF
        if ahead:
            if ahead < self._window:
                self._early[frame.sequence] = frame
            self._due = now
            return []
        turn = [frame]
        gap = bool(self._early)
        self._expected = self._expected + 1 & 0xFFFF
        while self._expected in self._early:
            turn.append(self._early.pop(self._expected))
            self._expected = self._expected + 1 & 0xFFFF
        self._unacknowledged += len(turn)
        if gap or self._unacknowledged >= _ACK_FRAMES:
            self._due = now
        elif self._due is None:
            self._due = now + _ACK_AFTER
        return turn

    def outgoing(self, now: int) -> bytes | None:
        """The ACK, if it is due."""
        if self._due is None or now < self._due:
            return None
        self._due, self._unacknowledged = None, 0
        bitmap = 0
        for sequence in self._early:
            bitmap |= 1 << (sequence - self._expected & 0xFFFF) - 1
        return _link_frame(struct.pack(_ACK, 2, self._session, self._expected, bitmap))

    def due(self) -> int:
        """When the ACK is due; far away if none is."""
        return _NEVER if self._due is None else self._due


class Sender:
    """Keeps what is under way until it is acknowledged, and gives up when nobody answers."""

    def __init__(self, random) -> None:
        self._random = random
        self._waiting: list[tuple[int, int, bytes]] = []
        self._under_way: list[_UnderWay] = []
        self._session = self._next = self._start_due = 0
        self._running = False
        self._restarted_at = -_START_EVERY
        self.given_up = 0
        self._begin(0)

    def send(self, message: tuple[int, int, bytes]) -> bool:
        """Takes (kind, address, payload); False if too many wait."""
        if len(self._waiting) + len(self._under_way) >= MOST_WAITING:
            return False
        self._waiting.append(message)
        return True

    def acknowledged(self, session: int, following: int, bitmap: int, now: int) -> None:
        """What the other end has: all before `following`, and what the bitmap says of those behind it."""
        if session == 0 and self._running and now - self._restarted_at >= _START_EVERY:
            self._waiting = [each.message for each in self._under_way] + self._waiting
            self._restarted_at = now
            self._begin(now)
        if session != self._session:
            return
        self._running = True
        oldest = self._under_way[0].sequence if self._under_way else self._next
        count = following - oldest & 0xFFFF
        if count > len(self._under_way):
            return  # of what was acknowledged before, or never sent
        self._under_way = self._under_way[count:]
        for place in range(1, len(self._under_way)):
            each = self._under_way[place]
            each.arrived = each.arrived or bool(bitmap >> place - 1 & 1)
        for place in range(len(self._under_way)):
            each = self._under_way[place]
            overtaken = bitmap >> place != 0 and now - each.sent_at >= _OVERTAKEN_AFTER
            if overtaken and not each.arrived and each.times < _ATTEMPTS:
                each.sent_at = now - _LAST_TIMEOUT  # due at once

    def outgoing(self, now: int) -> list[bytes]:
        """What is to be sent now, oldest first."""
        late = [each for each in self._under_way if not each.arrived and each.due() <= now]
        for each in late:
            if each.times >= _ATTEMPTS:
                self.given_up += len(self._under_way) + len(self._waiting)
                self._waiting = []
                self._begin(now)
                break
        if not self._running:
            if now < self._start_due:
                return []
            self._start_due = now + _START_EVERY
            return [_link_frame(struct.pack(_START, 1, self._session, self._next, WINDOW))]
        while self._waiting and len(self._under_way) < WINDOW:
            begun = _UnderWay(self._waiting.pop(0), self._next)
            self._next = self._next + 1 & 0xFFFF
            self._under_way.append(begun)
            late.append(begun)
        return [each.sent(now) for each in late]

    def due(self, now: int) -> int:
        """When `outgoing` has something; far away if not before something happens."""
        if not self._running:
            return self._start_due
        if self._waiting and len(self._under_way) < WINDOW:
            return now
        return min([each.due() for each in self._under_way if not each.arrived] + [_NEVER])

    def _begin(self, now: int) -> None:
        """A new session, not started yet."""
        self._session = int.from_bytes(self._random(4), "big") or 1
        self._next = self._session & 0xFFFF
        self._running = False
        self._start_due = now
        self._under_way = []


class _UnderWay:
    """A message with its number; sent so many times, last at that time."""

    def __init__(self, message: tuple[int, int, bytes], sequence: int) -> None:
        self.message = message
        self.sequence = sequence
        self.times = 0
        self.sent_at = 0
        self.arrived = False

    def sent(self, now: int) -> bytes:
        self.times += 1
        self.sent_at = now
        kind, address, payload = self.message
        return frames.encode(Frame(kind, 0, address, self.sequence, 0, payload))

    def due(self) -> int:
        """60, 60, 120, 120, 240, 240, 480 ms after it was sent (P-45)."""
        return self.sent_at + min(_FIRST_TIMEOUT << (self.times - 1) // 2, _LAST_TIMEOUT)


def _link_frame(payload: bytes) -> bytes:
    return frames.encode(Frame(frames.LINK, 0, 0, 0, 0, payload))
