"""Which broadcasts a keypad believes, and in what order (SPEC, P-26, P-28, P-29, P-32, P-33)."""

from . import envelope
from . import messages as m
from .ed25519 import Curve
from .kept import Kept

_KINDS = (m.Announcement, m.Control, m.Heartbeat, m.Result, m.Succession)


class Hearing:
    """Of the pairing that is kept."""

    def __init__(self, kept: Kept, curve: Curve) -> None:
        self._kept = kept
        self._curve = curve
        self.forget()

    def forget(self) -> None:
        """A new pairing, or a new hall: nothing was heard in it."""
        self._highest = self._kept.announced
        self._result = 0
        self._bytes = b""  # of the heartbeat that was believed last
        self._heartbeat: m.Heartbeat | None = None

    def heard_before(self, data: bytes) -> bool:
        """Whether these bytes are the heartbeat that was believed last."""
        return data == self._bytes

    def standing(self):
        """That heartbeat, while nothing newer was believed; else None."""
        last = self._heartbeat
        return last if last is not None and last.sequence == self._highest else None

    def believe(self, data: bytes, poll_hash: bytes):
        """The broadcast, or None if it is not to be believed or not new. `poll_hash`: of the announcement at hand.

        The order is looked at first: to verify takes long.
        """
        kept = self._kept
        if kept.assignment is None or envelope.digest(data) == poll_hash:
            return None
        message = m.decode(envelope.peek(data))
        if not isinstance(message, _KINDS) or message.assembly != kept.assignment.assembly:
            return None
        if not self._is_new(message, bool(poll_hash)):
            return None
        key = kept.assignment.succession_key if isinstance(message, m.Succession) else kept.hall_key
        if envelope.opened(data, key, self._curve) is None:
            return None
        self._remember(message, data)
        return message

    def _is_new(self, message, has_poll: bool) -> bool:
        kept = self._kept
        if isinstance(message, m.Succession):
            return message.epoch > kept.epoch
        if message.epoch != kept.epoch:
            return False
        if isinstance(message, m.Announcement):
            # Who has no poll may have lost it with its power: the last announcement is good again.
            return message.sequence > kept.announced or (message.sequence == kept.announced != 0 and not has_poll)
        return message.sequence > (self._result if isinstance(message, m.Result) else self._highest)

    def _remember(self, message, data: bytes) -> None:
        if isinstance(message, m.Succession):
            self._kept.succeeded(message.epoch, message.hall_key)
            self.forget()
        elif isinstance(message, m.Result):
            self._result = message.sequence
        else:
            self._highest = max(self._highest, message.sequence)
            if isinstance(message, m.Announcement):
                self._kept.took_announcement(message.sequence)
            elif isinstance(message, m.Heartbeat):
                self._bytes, self._heartbeat = data, message
