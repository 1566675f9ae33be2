"""What happens later: actions at moments, in order, on any clock. On a virtual clock a run can be repeated exactly."""

import heapq
from collections.abc import Callable


class VirtualClock:
    """Milliseconds that pass when somebody says so."""

    def __init__(self) -> None:
        self.now = 0

    def __call__(self) -> int:
        """The milliseconds so far."""
        return self.now


class Scheduler:
    """Actions and their moments, in milliseconds of `clock`; those of one moment in the order in which they came."""

    def __init__(self, clock: Callable[[], int]) -> None:
        self.now = clock
        self._actions: list[tuple[int, int, Callable[[], None]]] = []
        self._count = 0

    def at(self, moment: int, action: Callable[[], None]) -> None:
        """Does it at this moment, or as soon as possible after it."""
        self._count += 1
        heapq.heappush(self._actions, (moment, self._count, action))

    def after(self, milliseconds: int, action: Callable[[], None]) -> None:
        """Does it after so many milliseconds."""
        self.at(self.now() + milliseconds, action)

    def next_due(self) -> int | None:
        """The moment of the next action, or None."""
        return self._actions[0][0] if self._actions else None

    def run_due(self) -> None:
        """Does everything whose moment has come."""
        while self._actions and self._actions[0][0] <= self.now():
            heapq.heappop(self._actions)[2]()


def run_until(scheduler: Scheduler, clock: VirtualClock, moment: int) -> None:
    """Lets virtual time go by, from action to action."""
    while (due := scheduler.next_due()) is not None and due <= moment:
        clock.now = max(clock.now, due)
        scheduler.run_due()
    clock.now = max(clock.now, moment)
