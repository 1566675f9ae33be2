"""How much one station may ask, one line carry and one keypad vote, so that none takes the hall from the others.

Only what was proved is limited by name: a station by its token, a keypad by its signature. Otherwise anybody could use
up what is somebody else's. `clock` counts milliseconds.
"""

from collections import deque
from collections.abc import Callable

AT_ONCE = 50
"""Questions of a station that are answered without a pause before them."""
PER_SECOND = 20
"""Questions of a station that are answered every second, for ever."""
NEW_VOTES = 20
"""New votes of a keypad that are looked at within a second: no thumb presses as often."""
CONNECTIONS = 8
"""Streams of a station at once: its windows, and those of a moment ago that the network has not given up yet."""
LINE_PER_SECOND = 2 * 92_160
"""Bytes of a lent line that are taken in a second: twice what a cable of 921,600 baud carries."""
LINE_AT_ONCE = 1 << 16
"""Bytes of it that are taken without a pause before them."""
_EACH = 1000 // PER_SECOND
_SECOND = 1000


class StationLimits:
    """A bucket of questions for every station, by name: full at first, and filled again evenly."""

    def __init__(self, clock: Callable[[], int]) -> None:
        self._clock = clock
        self._full_at: dict[str, int] = {}

    def wait(self, station: str) -> int:
        """0 if a question may be asked now, and then it was; else the milliseconds until one may be."""
        now = self._clock()
        full_at = max(self._full_at.get(station, now), now)
        wait = full_at + _EACH - now - AT_ONCE * _EACH
        if wait > 0:
            return wait
        self._full_at[station] = full_at + _EACH
        return 0


class LineLimit:
    """A bucket of bytes for one lent line: whoever floods it gets through no more than over a cable."""

    def __init__(self, clock: Callable[[], int]) -> None:
        self._clock = clock
        self._full_at = clock() * LINE_PER_SECOND

    def wait(self, count: int) -> int:
        """Milliseconds until these bytes may be handed on; they are counted now."""
        now = self._clock() * LINE_PER_SECOND  # in thousandths of a byte, so that nothing is rounded
        self._full_at = max(self._full_at, now) + count * 1000
        return max(0, -(-(self._full_at - now - LINE_AT_ONCE * 1000) // LINE_PER_SECOND))


class KeypadLimits:
    """When each keypad voted last, by serial number. Owned by the hall's thread."""

    def __init__(self, clock: Callable[[], int]) -> None:
        self._clock = clock
        self._voted: dict[str, deque[int]] = {}

    def allows(self, serial: str) -> bool:
        """Whether a new vote of this keypad is looked at now; then it is counted. Repeated ones are not asked about."""
        now = self._clock()
        voted = self._voted.setdefault(serial, deque(maxlen=NEW_VOTES))
        if len(voted) == NEW_VOTES and now - voted[0] < _SECOND:
            return False
        voted.append(now)
        return True
