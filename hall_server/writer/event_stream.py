"""The numbered stream of entries: everybody can begin at any number, and nobody can hold up the hall.

A follower gets what is in the ledger first and then what is published, without a gap. One that does not keep up is
dropped; it comes back and resumes at its number. Checkpoints go along, each behind the entries that it covers: a
station keeps a verified replica by them. Asides stand in no ledger: what is sealed for the next hall, and how the
hall is now; of each kind a follower gets the newest first.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from hall_server.disk.book import Written
from stemkast.ledger.store import LedgerStore

_MOST_WAITING = 20_000
_CHUNK = 1_000
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Aside:
    """Something that no entry says: `value` is JSON."""

    kind: str
    value: object


Item = tuple[int, bytes] | str | Aside
"""Index and body of an entry, a checkpoint, or an aside."""


class FollowerTooSlow(Exception):
    """Raised in the follower's own stream when more entries wait for it than the hall keeps."""


class EventStream:
    """Lives in the event loop of the HTTP server; `publish` may be called from any thread.

    `published` is told of every batch, in the loop.
    """

    def __init__(self, path: Path, size: int, published: Callable[[Written], None]) -> None:
        self._path = path
        self._size = size
        self._published = published
        self._followers: set[asyncio.Queue[Item | None]] = set()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._asides: dict[str, Aside] = {}

    @property
    def size(self) -> int:
        """The number of durable entries."""
        return self._size

    @property
    def followers(self) -> int:
        """How many follow, in the loop."""
        return len(self._followers)

    def bind(self, loop: asyncio.AbstractEventLoop) -> None:
        """Says in which loop the followers live."""
        self._loop = loop

    def publish(self, written: Written) -> None:
        """Entries became durable."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._hand_out, written)

    def tell(self, aside: Aside) -> None:
        """Every follower is told, and everybody who comes later; from any thread."""
        if self._loop is None:
            self._asides[aside.kind] = aside
        else:
            self._loop.call_soon_threadsafe(self._tell, aside)

    def _tell(self, aside: Aside) -> None:
        self._asides[aside.kind] = aside
        self._to_all([aside])

    def _hand_out(self, written: Written) -> None:
        self._size = written.size
        self._published(written)
        items: list[Item] = list(enumerate(written.bodies, start=written.start))
        if written.note is not None:
            items.append(written.note)
        self._to_all(items)

    def _to_all(self, items: list[Item]) -> None:
        for follower in list(self._followers):
            for item in items:
                try:
                    follower.put_nowait(item)
                except asyncio.QueueFull:
                    self._drop(follower)
                    break

    def _drop(self, follower: "asyncio.Queue[Item | None]") -> None:
        self._followers.discard(follower)
        while not follower.empty():
            follower.get_nowait()
        follower.put_nowait(None)

    async def follow(self, start: int) -> AsyncIterator[Item]:
        """Every entry from `start` on, and every checkpoint from the newest on, for ever. Raises FollowerTooSlow."""
        follower: asyncio.Queue[Item | None] = asyncio.Queue(_MOST_WAITING)
        self._followers.add(follower)
        try:
            now = self._size
            for aside in list(self._asides.values()):
                yield aside
            for first in range(start, now, _CHUNK):
                for index, body in await self.entries(first, min(first + _CHUNK, now)):
                    yield index, body
            newest = await self._newest_checkpoint(now)
            if newest is not None:
                yield newest
            while True:
                waiting = await follower.get()
                if waiting is None:
                    raise FollowerTooSlow
                if isinstance(waiting, str | Aside) or waiting[0] >= max(start, now):
                    yield waiting
        finally:
            self._followers.discard(follower)

    async def entries(self, start: int, stop: int) -> list[tuple[int, bytes]]:
        """The entries from `start` up to `stop`, read from the ledger beside the loop."""
        return await asyncio.to_thread(self._read, lambda store: list(enumerate(store.entries(start, stop), start)))

    async def _newest_checkpoint(self, now: int) -> str | None:
        """That of entries which were there at `now`; a newer one comes with its entries."""
        notes = await asyncio.to_thread(self._read, lambda store: store.checkpoints())
        return next((note for size, note in reversed(notes) if size <= now), None)

    def _read(self, read: Callable[[LedgerStore], _T]) -> _T:
        with LedgerStore.open_read_only(self._path) as store:
            return read(store)
