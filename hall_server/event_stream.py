"""The numbered stream of entries: everybody can begin at any number, and nobody can hold up the hall.

A follower gets what is in the ledger first and then what is published, without a gap. One that does not keep up is
dropped; it comes back and resumes at its number.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import TypeVar

from hall_server.book import Written
from stemkast.ledger.store import LedgerStore

_MOST_WAITING = 20_000
_CHUNK = 1_000
_T = TypeVar("_T")


class FollowerTooSlow(Exception):
    """Raised in the follower's own stream when more entries wait for it than the hall keeps."""


class EventStream:
    """Lives in the event loop of the HTTP server; `publish` may be called from any thread."""

    def __init__(self, path: Path, size: int) -> None:
        self._path = path
        self._size = size
        self._followers: set[asyncio.Queue[tuple[int, bytes] | None]] = set()
        self._loop: asyncio.AbstractEventLoop | None = None

    @property
    def size(self) -> int:
        """The number of durable entries."""
        return self._size

    def bind(self, loop: asyncio.AbstractEventLoop) -> None:
        """Says in which loop the followers live."""
        self._loop = loop

    def publish(self, written: Written) -> None:
        """Entries became durable."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._hand_out, written)

    def _hand_out(self, written: Written) -> None:
        self._size = written.start + len(written.bodies)
        for follower in list(self._followers):
            for index, body in enumerate(written.bodies, start=written.start):
                try:
                    follower.put_nowait((index, body))
                except asyncio.QueueFull:
                    self._drop(follower)
                    break

    def _drop(self, follower: "asyncio.Queue[tuple[int, bytes] | None]") -> None:
        self._followers.discard(follower)
        while not follower.empty():
            follower.get_nowait()
        follower.put_nowait(None)

    async def follow(self, start: int) -> AsyncIterator[tuple[int, bytes]]:
        """Index and body of every entry from `start` on, for ever. Raises FollowerTooSlow."""
        follower: asyncio.Queue[tuple[int, bytes] | None] = asyncio.Queue(_MOST_WAITING)
        self._followers.add(follower)
        try:
            now = self._size
            for first in range(start, now, _CHUNK):
                for index, body in await self.entries(first, min(first + _CHUNK, now)):
                    yield index, body
            while True:
                waiting = await follower.get()
                if waiting is None:
                    raise FollowerTooSlow
                if waiting[0] >= max(start, now):
                    yield waiting
        finally:
            self._followers.discard(follower)

    async def entries(self, start: int, stop: int) -> list[tuple[int, bytes]]:
        """The entries from `start` up to `stop`, read from the ledger beside the loop."""
        return await asyncio.to_thread(self._read, lambda store: list(enumerate(store.entries(start, stop), start)))

    async def checkpoint(self) -> str | None:
        """The newest checkpoint, or None before the first."""
        found = await asyncio.to_thread(self._read, lambda store: [store.last_checkpoint()])
        return found[0][1] if found[0] is not None else None

    def _read(self, read: Callable[[LedgerStore], _T]) -> _T:
        with LedgerStore.open_read_only(self._path) as store:
            return read(store)
