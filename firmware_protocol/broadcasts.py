"""Whom a keypad believes, and in what order: what the hall says to all (P-26, P-28, P-29, P-32, P-33).

- Signed by the hall that the assignment names, or by the one that a succession named since; for this assembly and
  epoch.
- An announcement only with a sequence above that of every announcement before it, or with the same one while the
  keypad has no poll: it was told, and lost it.
- A control or heartbeat only with a sequence above that of all of them and of the announcement; a result only above
  the results before it.
- A succession only under the succession key of the assignment, and only to a higher epoch.
"""

from firmware_protocol import codec, envelope
from firmware_protocol import messages as m
from firmware_protocol.keypad_memory import KeypadMemory

Broadcast = m.Announcement | m.Control | m.Heartbeat | m.Result | m.Succession


class Listener:
    """Opens broadcasts for the keypad with this memory."""

    def __init__(self, memory: KeypadMemory) -> None:
        self._memory = memory
        self._heard = memory.announced
        self._last_result = 0
        self._last_heartbeat = b""
        self._stood: m.Heartbeat | None = None

    def hear(self, data: bytes, poll_at_hand: bytes) -> Broadcast | None:
        """The broadcast, or None if it is not to be believed, or says nothing new.

        `poll_at_hand` is the hash of the announcement that the keypad has, empty if none.
        """
        assignment = self._memory.assignment
        if assignment is None or envelope.sha256(data) == poll_at_hand:
            return None
        payload = envelope.peek(data)
        message = codec.decode(payload) if isinstance(payload, bytes) else None
        if not isinstance(message, Broadcast) or message.assembly != assignment.assembly:
            return None
        if not self._is_in_order(message, bool(poll_at_hand)):
            return None
        key = assignment.succession_key if isinstance(message, m.Succession) else self._memory.hall_key
        if not isinstance(envelope.open_signed(data, key), bytes):
            return None
        self._remember(message, data)
        return message

    def is_last_heartbeat(self, data: bytes) -> bool:
        """Whether these are the bytes of the heartbeat that was believed last: the hall is there, nothing changed."""
        return data == self._last_heartbeat

    @property
    def standing(self) -> m.Heartbeat | None:
        """The heartbeat that was believed last, while nothing newer was: who took an older announcement follows it."""
        return self._stood if self._stood is not None and self._stood.sequence == self._heard else None

    def forget(self) -> None:
        """A new pairing: nothing was heard in it."""
        self._heard = self._memory.announced
        self._last_result = 0
        self._last_heartbeat, self._stood = b"", None

    def _is_in_order(self, message: Broadcast, has_poll: bool) -> bool:
        if isinstance(message, m.Succession):
            return message.epoch > self._memory.epoch
        if message.epoch != self._memory.epoch:
            return False
        if isinstance(message, m.Announcement):
            lowest = self._memory.announced + (1 if has_poll else 0)
            return message.sequence >= max(lowest, 1)
        return message.sequence > (self._last_result if isinstance(message, m.Result) else self._heard)

    def _remember(self, message: Broadcast, data: bytes) -> None:
        if isinstance(message, m.Succession):
            self._memory.succeeded(message)
            self.forget()
            return
        if isinstance(message, m.Result):
            self._last_result = message.sequence
            return
        if isinstance(message, m.Announcement):
            self._memory.took_announcement(message.sequence)
        if isinstance(message, m.Heartbeat):
            self._last_heartbeat, self._stood = data, message
        self._heard = max(self._heard, message.sequence)
