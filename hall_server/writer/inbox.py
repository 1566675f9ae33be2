"""What waits for the hall's thread: events as they arrive, and events whose time comes later."""

import heapq
import queue
import time
from typing import Generic, TypeVar

_T = TypeVar("_T")
_LONGEST_WAIT = 60.0  # seconds; a queue refuses to wait as long as the longest countdown


class Inbox(Generic[_T]):
    """`put` may be called from any thread; `later` and `take` belong to the thread that takes."""

    def __init__(self) -> None:
        self._events: queue.SimpleQueue[_T] = queue.SimpleQueue()
        self._timers: list[tuple[float, int, _T]] = []
        self._timer_count = 0

    def put(self, event: _T) -> None:
        """An event to be handled as soon as possible."""
        self._events.put(event)

    def later(self, seconds: float, event: _T) -> None:
        """An event to be handled after so many seconds."""
        self._timer_count += 1
        heapq.heappush(self._timers, (time.monotonic() + seconds, self._timer_count, event))

    def take(self, most: int) -> list[_T]:
        """Waits for an event and returns all that there are, those whose time came first; at times none."""
        now = time.monotonic()
        batch: list[_T] = []
        while self._timers and self._timers[0][0] <= now and len(batch) < most:
            batch.append(heapq.heappop(self._timers)[2])
        wait = min(self._timers[0][0] - now, _LONGEST_WAIT) if self._timers else None
        try:
            if not batch:
                batch.append(self._events.get(timeout=wait))
            while len(batch) < most:
                batch.append(self._events.get_nowait())
        except queue.Empty:
            pass
        return batch

    def drain(self) -> list[_T]:
        """Everything that arrived and was not taken; may be called from any thread, each event is given once."""
        events: list[_T] = []
        while True:
            try:
                events.append(self._events.get_nowait())
            except queue.Empty:
                return events
