"""The hall put together: folder, writer, devices, stream and HTTP face, in one process."""

import asyncio
import contextlib
import socket
import time
from collections.abc import AsyncIterator
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.exceptions import HTTPException

from firmware_protocol.transports.base import Transport
from hall_server import certificate
from hall_server.access import Access
from hall_server.bodies import not_offered
from hall_server.devices import Devices, line_protocol
from hall_server.event_stream import EventStream
from hall_server.folder import LEDGER, locked, open_book
from hall_server.hall import Hall
from hall_server.invitations import Invitations
from hall_server.keys import HallKeys
from hall_server.public_log import PublicLog
from hall_server.recall import recall
from hall_server.routes import Routes
from hall_server.sequence import Sequence
from hall_server.voice import Voice


class HallServer:
    """One assembly, served. `run` returns when the server is told to stop.

    `tls` is for other machines; on this computer alone it is left out. Raises KeysUnusable, StationsUnusable,
    CertificateUnusable, FolderUnusable, SequenceUnusable, LedgerUnusable, LedgerUnreadable.
    """

    def __init__(self, folder: Path, transport: Transport, tls: bool = False) -> None:
        keys, access = HallKeys.load(folder), Access.load(folder)
        self.fingerprint = certificate.fingerprint(folder)
        self.invitations = Invitations(self.fingerprint, time.monotonic)
        with contextlib.ExitStack() as opened:
            opened.enter_context(locked(folder))
            book = open_book(folder, keys)
            opened.callback(book.close)
            recalled = recall(book.bodies())
            log = PublicLog(book.bodies(), book.public_note())
            self._stream = EventStream(folder / LEDGER, book.size, log.take)
            voice = Voice(keys.hall, keys.receipt_master, book.assembly, Sequence(folder, recalled.sequence))
            self._hall = Hall(
                book,
                voice,
                lambda tell: Devices(transport, line_protocol, tell),
                self._stream.publish,
                recalled,
                self._hall_failed,
            )
            self._opened = opened.pop_all()
        self._sound = True
        routes = Routes(self._hall, self._stream, log, access, self.invitations)
        application = Starlette(
            routes=routes.all(), exception_handlers={HTTPException: not_offered}, lifespan=self._lifespan
        )
        application.router.redirect_slashes = False  # a path has one form, and no Host header leads elsewhere
        config = uvicorn.Config(
            application, log_config=None, access_log=False, ws="websockets-sansio", timeout_graceful_shutdown=2
        )
        config.load()
        config.ssl = certificate.server_context(folder) if tls else None
        self._server = uvicorn.Server(config)

    def run(self, listening: socket.socket) -> bool:
        """Serves on a socket that listens already, until `stop` or a signal; False if the hall ended by itself."""
        with self._opened, contextlib.suppress(KeyboardInterrupt):
            self._server.run(sockets=[listening])
        return self._sound

    def stop(self) -> None:
        """Asks the server to end; may be called from any thread."""
        self._server.should_exit = True

    def _hall_failed(self) -> None:
        self._sound = False
        self.stop()

    @contextlib.asynccontextmanager
    async def _lifespan(self, _application: Starlette) -> AsyncIterator[None]:
        self._stream.bind(asyncio.get_running_loop())
        self._hall.start()
        try:
            yield
        finally:
            await asyncio.to_thread(self._hall.stop)
            self._opened.close()  # here, because after a SIGTERM the process ends before `run` returns
