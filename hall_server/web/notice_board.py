"""A board of notices that everybody may read: of every kind the newest, numbered in the order in which they changed.

Whoever follows it gets what is newer than the number that it knows, and then what changes. Nothing waits for anybody:
a reader that is slow, or was away, finds the newest notices and misses the ones between. Readers are woken a few at a
time, so that hundreds of phones do not take the processor from the hall all at once.
"""

import asyncio
import secrets
from collections.abc import AsyncGenerator
from dataclasses import dataclass

_AT_ONCE = 40
_PAUSE = 0.01
"""Seconds between waking so many: 700 readers are told within a fifth of a second."""


@dataclass(frozen=True, slots=True)
class Notice:
    """What stands on the board under `key`; `value` is JSON, `null` where it was taken off."""

    number: int
    key: str
    value: bytes


class Reader:
    """One who follows a board: a place on it, from `join` until `follow` ends."""

    def __init__(self) -> None:
        self.woken = asyncio.Event()


class NoticeBoard:
    """Lives in an event loop. `name` is another one for every board, so that numbers of an older one mean nothing."""

    def __init__(self, most_readers: int) -> None:
        self.name = secrets.token_hex(4)
        self.number = 0
        self._notices: dict[str, Notice] = {}
        self._most = most_readers
        self._readers: set[Reader] = set()
        self._due: dict[Reader, None] = {}
        self._ended = False

    @property
    def readers(self) -> int:
        """How many follow."""
        return len(self._readers)

    def put(self, key: str, value: bytes) -> None:
        """Puts up a notice in place of the one under this key."""
        self.number += 1
        self._notices.pop(key, None)
        self._notices[key] = Notice(self.number, key, value)
        self._wake_all()

    def end(self) -> None:
        """Everybody who follows comes to the end."""
        self._ended = True
        for reader in self._readers:
            reader.woken.set()

    def wake(self) -> None:
        """Everybody who follows gets a turn, with or without news."""
        self._wake_all()

    def newer(self, than: int) -> list[Notice]:
        """The notices above this number, oldest first."""
        found = []
        for notice in reversed(self._notices.values()):
            if notice.number <= than:
                break
            found.append(notice)
        return found[::-1]

    def join(self) -> Reader | None:
        """A place among the readers; None where all are taken. Whoever has one follows."""
        if len(self._readers) >= self._most:
            return None
        reader = Reader()
        self._readers.add(reader)
        return reader

    async def follow(self, reader: Reader, after: int, beat: float) -> AsyncGenerator[list[Notice], None]:
        """The notices above `after`, at once and then as they come; an empty list after `beat` seconds without any."""
        try:
            while not self._ended:
                news = self.newer(after)
                yield news
                after = news[-1].number if news else after
                try:
                    async with asyncio.timeout(beat):
                        await reader.woken.wait()
                except TimeoutError:
                    continue
                reader.woken.clear()
        finally:
            self.leave(reader)

    def leave(self, reader: Reader) -> None:
        """The place is free again."""
        self._readers.discard(reader)
        self._due.pop(reader, None)

    def _wake_all(self) -> None:
        idle = not self._due
        self._due.update(dict.fromkeys(self._readers))
        if idle and self._due:
            self._wake_some()

    def _wake_some(self) -> None:
        for reader in list(self._due)[:_AT_ONCE]:
            del self._due[reader]
            reader.woken.set()
        if self._due:
            asyncio.get_running_loop().call_later(_PAUSE, self._wake_some)
