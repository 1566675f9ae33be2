"""The receiving half of a link: in order, each frame once, and what has to be acknowledged (P-47 to P-50)."""

from collections import deque

from firmware_protocol.framing import Frame
from firmware_protocol.link_frames import SEQUENCES, WINDOW, Ack, Start
from firmware_protocol.link_state import RECEIVER, ReceiverEvent, ReceiverState

ACK_AFTER = 10
"""Milliseconds after which a frame is acknowledged, so that one ACK is for several."""
_ACK_FRAMES = 16
_SESSIONS_KEPT = 8


class Receiver:
    """Keeps at most a window of frames that came before their turn."""

    def __init__(self) -> None:
        self._state = ReceiverState.IDLE
        self._session = 0
        self._left: deque[int] = deque(maxlen=_SESSIONS_KEPT)
        self._expected = 0
        self._early: dict[int, Frame] = {}
        self._unacknowledged = 0
        self._ack_due: int | None = None

    def start(self, start: Start, now: int) -> None:
        """The other end begins anew. One that was left behind, late on the line, is not gone back to."""
        if start.session in self._left:
            return
        if start.session != self._session:
            self._state = RECEIVER[self._state, ReceiverEvent.START]
            if self._session:
                self._left.append(self._session)
            self._session, self._expected = start.session, start.first
            self._early.clear()
        self._ack_due = now

    def data(self, frame: Frame, now: int) -> list[Frame]:
        """A frame arrived: the frames whose turn it is, in order."""
        if self._state is ReceiverState.IDLE:
            self._ack_due = now
            return []
        ahead = (frame.sequence - self._expected) % SEQUENCES
        if ahead >= WINDOW:  # a repetition, or nothing of this session
            self._ack_due = now
            return []
        if ahead:
            self._early[frame.sequence] = frame
            self._ack_due = now
            return []
        delivered = [frame]
        self._expected = (self._expected + 1) % SEQUENCES
        while self._expected in self._early:
            delivered.append(self._early.pop(self._expected))
            self._expected = (self._expected + 1) % SEQUENCES
        self._unacknowledged += len(delivered)
        if self._unacknowledged >= _ACK_FRAMES or self._early:
            self._ack_due = now
        elif self._ack_due is None:
            self._ack_due = now + ACK_AFTER
        return delivered

    def outgoing(self, now: int) -> Ack | None:
        """The ACK that is due."""
        if self._ack_due is None or now < self._ack_due:
            return None
        self._ack_due, self._unacknowledged = None, 0
        bitmap = 0
        for sequence in self._early:
            bitmap |= 1 << ((sequence - self._expected) % SEQUENCES - 1)
        return Ack(self._session, self._expected, bitmap)

    def due(self) -> int | None:
        """When an ACK is due."""
        return self._ack_due
