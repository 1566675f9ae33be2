"""The sending half of a link: a window, acknowledgements, and sending again as often as it may be (P-43 to P-46).

Times are milliseconds of any clock that does not go back.
"""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from firmware_protocol.framing import Frame
from firmware_protocol.link_frames import SEQUENCES, WINDOW, Ack, Start
from firmware_protocol.link_state import SENDER, SenderEvent, SenderState

MOST_WAITING = 4096
"""Frames that wait or are under way; more are not taken."""
ATTEMPTS = 8
START_EVERY = 200
_OVERTAKEN_AFTER = 15
_FIRST_TIMEOUT, _LAST_TIMEOUT = 60, 480


@dataclass(slots=True)
class _UnderWay:
    frame: Frame
    sent_at: int
    times: int = 1
    arrived: bool = False  # before its turn; the other end may still start anew and forget it

    def due(self) -> int:
        return self.sent_at + min(_FIRST_TIMEOUT << (self.times - 1) // 2, _LAST_TIMEOUT)


class Sender:
    """`session` gives a random number of 32 bits, not 0."""

    def __init__(self, session: Callable[[], int], window: int = WINDOW, attempts: int = ATTEMPTS) -> None:
        self._new_session = session
        self._window = window
        self._attempts = attempts
        self._waiting: deque[Frame] = deque()
        self._under_way: dict[int, _UnderWay] = {}
        self._state = SenderState.STARTING
        self._session = session()
        self._next = self._session % SEQUENCES
        self._start_due = 0
        self._restarted_at = -START_EVERY
        self.given_up = 0
        self.repeated = 0

    @property
    def is_running(self) -> bool:
        """Whether the other end acknowledged the session."""
        return self._state is SenderState.RUNNING

    def send(self, frame: Frame) -> bool:
        """Takes a frame, whose sequence is set when it is sent; False if too many wait."""
        if len(self._waiting) + len(self._under_way) >= MOST_WAITING:
            return False
        self._waiting.append(frame)
        return True

    def acknowledged(self, ack: Ack, now: int) -> bool:
        """The other end says what arrived; whether it is there from now on, and was not before."""
        if ack.session == 0:
            if self.is_running and now - self._restarted_at >= START_EVERY:
                self._restart(SenderEvent.UNKNOWN, now)
            return False
        if ack.session != self._session:
            return False
        before = self._state
        self._state = SENDER[self._state, SenderEvent.ACKNOWLEDGED]
        self._take(ack, now)
        return before is not self._state

    def outgoing(self, now: int) -> list[Frame | Start]:
        """What is to be sent now, oldest first."""
        if not self.is_running:
            if now < self._start_due:
                return []
            self._start_due = now + START_EVERY
            return [Start(self._session, self._next, self._window)]
        again = [each for each in self._missing() if each.due() <= now]
        if any(each.times >= self._attempts for each in again):
            self.given_up += len(self._under_way) + len(self._waiting)
            self._under_way.clear()
            self._waiting.clear()
            self._restart(SenderEvent.EXHAUSTED, now)
            return self.outgoing(now)
        for each in again:
            each.sent_at, each.times = now, each.times + 1
        self.repeated += len(again)
        return [*(each.frame for each in again), *self._begin(now)]

    def due(self) -> int | None:
        """When `outgoing` has something: 0 for at once, None for not before something happens."""
        if not self.is_running:
            return self._start_due
        if self._waiting and self._has_room():
            return 0
        return min((each.due() for each in self._missing()), default=None)

    def _missing(self) -> list[_UnderWay]:
        return [each for each in self._under_way.values() if not each.arrived]

    def _begin(self, now: int) -> list[Frame]:
        begun = []
        while self._waiting and self._has_room():
            frame = self._waiting.popleft().numbered(self._next)
            self._under_way[self._next] = _UnderWay(frame, now)
            self._next = (self._next + 1) % SEQUENCES
            begun.append(frame)
        return begun

    def _has_room(self) -> bool:
        oldest = next(iter(self._under_way), self._next)
        return (self._next - oldest) % SEQUENCES < self._window

    def _take(self, ack: Ack, now: int) -> None:
        oldest = next(iter(self._under_way), self._next)
        if (ack.next - oldest) % SEQUENCES > (self._next - oldest) % SEQUENCES:
            return  # older than what is under way, or of nothing that was sent
        for place in range((ack.next - oldest) % SEQUENCES):
            self._under_way.pop((oldest + place) % SEQUENCES, None)
        if not ack.bitmap:
            return
        last = ack.bitmap.bit_length()
        for sequence, each in self._under_way.items():
            place = (sequence - ack.next) % SEQUENCES
            each.arrived = each.arrived or (place > 0 and bool(ack.bitmap >> (place - 1) & 1))
            late = place < last and now - each.sent_at >= _OVERTAKEN_AFTER
            if late and not each.arrived and each.times < self._attempts:
                each.sent_at = now - _LAST_TIMEOUT  # due at once

    def _restart(self, why: SenderEvent, now: int) -> None:
        """A new session. What is under way when the other end knows of none goes first in it."""
        self._state = SENDER[self._state, why]
        self._waiting.extendleft(each.frame for each in reversed(self._under_way.values()))
        self._under_way.clear()
        self._session = self._new_session()
        self._next = self._session % SEQUENCES
        self._start_due = self._restarted_at = now
