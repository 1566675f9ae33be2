"""When a vote that nobody answers is sent again, and when its keypad gives up (P-80).

Times are milliseconds since the vote was sent. A keypad without a clock counts heartbeats, of which there is one a
second; where both are there, whichever is further says how late it is.
"""

from dataclasses import dataclass

REPEATED_AFTER = (500, 1000, 2000, 3000, 4000)
GIVEN_UP_AFTER = 5000
_HEARTBEAT = 1000


@dataclass(slots=True)
class Repetition:
    """The vote that was sent last and has no answer yet.

    signed   its envelope       sent_at  when, by the keypad's clock
    times    how often it was repeated       heartbeats  how many came since
    """

    signed: bytes
    sent_at: int
    times: int = 0
    heartbeats: int = 0

    def due(self) -> int:
        """The moment, by the keypad's clock, at which it is repeated or given up."""
        return self.sent_at + self._next()

    def is_due(self, now: int) -> bool:
        """Whether that moment has come. The first heartbeat may follow at once, so it counts for nothing."""
        return max(now - self.sent_at, _HEARTBEAT * (self.heartbeats - 1)) >= self._next()

    def is_over(self) -> bool:
        """Whether it was repeated as often as it may be: what is due next is giving up."""
        return self.times == len(REPEATED_AFTER)

    def _next(self) -> int:
        return GIVEN_UP_AFTER if self.is_over() else REPEATED_AFTER[self.times]
