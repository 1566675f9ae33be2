"""A computer whose clock is set by hand, for a hall in the process of the test."""

from datetime import UTC, datetime, timedelta

from hall_server.disk.clock import HallClock

BEGIN = datetime(2023, 6, 14, 10, tzinfo=UTC)


class Computer:
    """A computer whose clock is set by hand."""

    def __init__(self) -> None:
        self.shown = BEGIN
        self.seconds = 100.0

    def goes_on(self, seconds: float) -> None:
        self.seconds += seconds
        self.shown += timedelta(seconds=seconds)

    def is_set(self, seconds: float) -> None:
        self.shown += timedelta(seconds=seconds)

    def clock(self) -> HallClock:
        return HallClock(lambda: self.shown, lambda: self.seconds)
