"""The hall's time: that of its computer, which may be set back at any moment; the hall's goes on.

Times of a ledger then stay in the order of its entries, and a countdown runs as long as it was announced.
"""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

HEADER = "stemkast-time"
"""In which a hall says what time it is when a stream begins: milliseconds since 1970, UTC."""
_TOLERATED = timedelta(seconds=1)
"""A clock that is kept right by the network is put back by less, and then simply waited for."""


def now() -> datetime:
    """The time of this computer in whole milliseconds."""
    return _whole(datetime.now(UTC))


def unix_milliseconds() -> int:
    """The time by this computer's clock as stations and pages are told it: milliseconds since 1970, UTC."""
    return round(now().timestamp() * 1000)


class HallClock:
    """Owned by one thread. `wall` tells the computer's time, `monotonic` counts seconds and is set by nobody."""

    def __init__(self, wall: Callable[[], datetime] = now, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._wall = wall
        self._monotonic = monotonic
        self._told = wall()
        self._at = monotonic()
        self.went_back = False

    def begin_after(self, moment: datetime) -> None:
        """Something happened at this moment already: the time is not before it."""
        self._told, self._at = max(moment, self._told), self._monotonic()

    def now(self) -> datetime:
        """The time in whole milliseconds; never before what was told earlier.

        `went_back` says from then on whether the computer's clock is behind, and time is counted on without it.
        """
        wall, at = self._wall(), self._monotonic()
        counted = self._told + timedelta(seconds=at - self._at)
        self.went_back = wall < counted - _TOLERATED
        self._told, self._at = (counted if self.went_back else max(wall, self._told)), at
        return _whole(self._told)


def _whole(moment: datetime) -> datetime:
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)
