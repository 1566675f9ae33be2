"""What time it is at the hall: countdowns are counted by its clock, whatever the clock of a screen says."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

KIND = "time"
"""The aside in which the stream tells it, whenever a connection begins."""
_LATEST = 2**53

Aside = Callable[[str, object], object]


class HallTime:
    """Heard in the stream's thread and read in any other. Before the hall said anything, it is this computer's time.

    `monotonic` counts seconds and is set by nobody.
    """

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._began: datetime | None = None

    def hears(self, kind: str, value: object) -> None:
        """An aside of the stream: milliseconds since 1970, UTC, at this moment; another one is passed over."""
        if kind == KIND and isinstance(value, int) and 0 <= value <= _LATEST:
            said = datetime.fromtimestamp(0, UTC) + timedelta(milliseconds=value)
            self._began = said - timedelta(seconds=self._monotonic())

    def now(self) -> datetime:
        """The time at the hall, in UTC."""
        began = self._began
        return datetime.now(UTC) if began is None else began + timedelta(seconds=self._monotonic())

    def also(self, aside: Aside) -> Callable[[str, object], None]:
        """Hears what `aside` is told."""

        def both(kind: str, value: object) -> None:
            self.hears(kind, value)
            aside(kind, value)

        return both
