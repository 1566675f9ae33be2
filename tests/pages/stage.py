"""The pages of a hall, served as a hall serves them, with boards that a test fills."""

import asyncio
import socket
import threading
from pathlib import Path
from types import TracebackType

import uvicorn
from starlette.applications import Starlette

from hall_server.disk.page_switches import PageSwitches
from hall_server.web.public_boards import PublicBoards
from hall_server.web.public_pages import PublicPages
from hall_server.writer.event_stream import Aside
from hall_server.writer.public_view import Seen, Undecided
from tests.windows.samples import NOW


class Stage:
    """The real routes and boards in a server of their own, at a moment that stands still. A context manager."""

    def __init__(self, folder: Path, most_phones: int = 50) -> None:
        self.boards = PublicBoards(most_phones=most_phones)
        self.switches = PageSwitches(folder)
        pages = PublicPages(self.boards, self.switches, lambda: round(NOW.timestamp() * 1000))
        config = uvicorn.Config(Starlette(routes=pages.all()), log_config=None, timeout_graceful_shutdown=1)
        self._server = uvicorn.Server(config)
        self._listening = socket.create_server(("127.0.0.1", 0), backlog=1024)
        self.url = f"http://127.0.0.1:{self._listening.getsockname()[1]}"
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run)

    def show(self, *seen: Seen) -> None:
        """The hall shows this now."""
        for each in seen:
            self.boards.tell(each)

    def take_off(self, number: int) -> None:
        """A matter is decided no more."""
        self.boards.tell(Undecided(number))

    def trouble(self, *, starved: bool = False, not_written: str = "") -> None:
        """How the hall is."""
        self.boards.aside(Aside("hall", {"late": ["commissie"], "starved": starved, "not_written": not_written}))

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self.boards.bind(self._loop)
        self._loop.run_until_complete(self._server.serve(sockets=[self._listening]))
        self._loop.close()

    def __enter__(self) -> "Stage":
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._loop.call_soon_threadsafe(self.boards.end)
        self._server.should_exit = True
        self._thread.join()
        self._listening.close()
