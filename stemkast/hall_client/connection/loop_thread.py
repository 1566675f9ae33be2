"""A thread with an event loop of its own, for connections that are read and written at once.

One thread reads and writes each socket: CPython does not promise that two may share one in TLS.
"""

import asyncio
import threading
from collections.abc import Callable, Coroutine
from contextlib import suppress


class LoopThread:
    """Runs what `run` makes, from `start` until it ends by itself or by `stop`."""

    def __init__(self, run: Callable[[], Coroutine[object, None, object]], name: str) -> None:
        self._run = run
        self._stopping = threading.Event()
        self._stopped: asyncio.Event | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread = threading.Thread(target=lambda: asyncio.run(self._until_stopped()), name=name, daemon=True)

    @property
    def is_stopping(self) -> bool:
        """Whether `stop` was called, by whatever thread."""
        return self._stopping.is_set()

    def start(self) -> None:
        """Begins."""
        self._thread.start()

    def stop(self) -> None:
        """Cancels what runs, and waits until it has ended. Not to be called in the thread itself."""
        self._stopping.set()
        if self._stopped is not None:
            self.call(self._stopped.set)
        self._thread.join()

    def call(self, action: Callable[[], object]) -> None:
        """Has this done in the loop, soon and in order; from any thread. Nothing happens where the loop has ended."""
        if self._loop is not None:
            with suppress(RuntimeError):  # it ended
                self._loop.call_soon_threadsafe(action)

    async def _until_stopped(self) -> None:
        self._loop, self._stopped = asyncio.get_running_loop(), asyncio.Event()
        if self._stopping.is_set():  # `stop` may have come before there was anything to wake
            return
        await first_of(self._run(), self._stopped.wait())


async def first_of(*running: Coroutine[object, None, object]) -> None:
    """Runs all until the first ends; the others end with it. Raises what that one raises."""
    tasks = [asyncio.ensure_future(each) for each in running]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for each in tasks:
            each.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    for each in done:
        each.result()
