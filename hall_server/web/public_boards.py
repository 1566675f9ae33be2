"""The two boards for everybody: what the hall screen shows now, and what is decided so far.

They are told in the hall's thread (`PublicView`) and by the hall of how it is (`Aside`), and live in the event loop.
"""

import asyncio
import json
from collections.abc import Callable, Mapping

import msgspec

from hall_server.web.notice_board import NoticeBoard
from hall_server.writer.event_stream import Aside
from hall_server.writer.public_view import Seen, Undecided
from stemkast.assembly.event_codec import Json
from stemkast.assembly.public_results import PublicMatter, PublicRegister
from stemkast.assembly.screen_codec import screen_to_json

MOST_SCREENS = 100
"""Screens and mixers that follow at once."""
MOST_PHONES = 1_000
"""Phones and laptops that follow the results at once: everybody in the hall, and the stands."""


class PublicBoards:
    """`screen` and `results`. `tell` and `aside` may be called from any thread."""

    def __init__(self, most_screens: int = MOST_SCREENS, most_phones: int = MOST_PHONES) -> None:
        self.screen = NoticeBoard(most_screens)
        self.results = NoticeBoard(most_phones)
        self._loop: asyncio.AbstractEventLoop | None = None

    def bind(self, loop: asyncio.AbstractEventLoop) -> None:
        """Says in which loop the boards live."""
        self._loop = loop

    def tell(self, seen: Seen) -> None:
        """The hall shows something else."""
        self._in_loop(lambda: self._put(seen))

    def aside(self, aside: Aside) -> None:
        """How the hall is: whether lights wait, as the hall screen says it in small print."""
        if aside.kind == "hall" and isinstance(aside.value, Mapping):
            waits = aside.value.get("starved") is True or bool(aside.value.get("not_written"))
            self._in_loop(lambda: self.screen.put("waits", _bytes(waits)))

    def end(self) -> None:
        """The server ends; in the loop."""
        self.screen.end()
        self.results.end()

    def wake(self) -> None:
        """A page was switched; in the loop."""
        self.screen.wake()
        self.results.wake()

    def _in_loop(self, put: Callable[[], None]) -> None:
        if self._loop is None:
            put()
        else:
            self._loop.call_soon_threadsafe(put)

    def _put(self, seen: Seen) -> None:
        match seen:
            case PublicRegister():
                self.results.put("register", msgspec.json.encode(seen))  # at once: it is as long as the register
            case PublicMatter(number=number, shown=shown, choices=choices):
                matter: Json = {"number": number, "shown": screen_to_json(shown), "choices": list(choices)}
                self.results.put(f"matter {number}", _bytes(matter))
            case Undecided():
                self.results.put(f"matter {int(seen)}", b"null")
            case _:
                self.screen.put("screen", _bytes(screen_to_json(seen)))


def _bytes(value: Json) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
