"""The hall put together: folder, writer, devices, stream and HTTP face, in one process."""

import asyncio
import base64
import contextlib
import socket
from collections.abc import AsyncIterator
from pathlib import Path

import uvicorn
from starlette.applications import Starlette

from firmware_protocol import codec, envelope
from firmware_protocol import messages as m
from firmware_protocol.transports.base import Transport
from hall_server.access import Access
from hall_server.devices import Devices
from hall_server.event_stream import EventStream
from hall_server.folder import LEDGER, open_book
from hall_server.hall import Hall
from hall_server.routes import Routes
from hall_server.voice import Voice
from stemkast.ledger.entry import Entry, from_body
from stemkast.ledger.store import LedgerStore


class HallServer:
    """One assembly, served. `run` returns when the server is told to stop."""

    def __init__(self, folder: Path, transport: Transport) -> None:
        self._book, keys = open_book(folder)
        self._stream = EventStream(folder / LEDGER, self._book.size)
        sequence = _last_sequence(folder / LEDGER)
        voice = Voice(keys.hall, keys.receipt_master, self._book.assembly, sequence)
        self._hall = Hall(self._book, voice, lambda tell: Devices(transport, tell), self._stream.publish)
        self._application = Starlette(
            routes=Routes(self._hall, self._stream, Access.load(folder)).all(), lifespan=self._lifespan
        )
        config = uvicorn.Config(
            self._application, log_config=None, access_log=False, ws="websockets-sansio", timeout_graceful_shutdown=2
        )
        self._server = uvicorn.Server(config)

    def run(self, listening: socket.socket) -> None:
        """Serves on a socket that listens already, until `stop` or a signal."""
        try:
            self._server.run(sockets=[listening])
        finally:
            self._book.close()

    def stop(self) -> None:
        """Asks the server to end; may be called from any thread."""
        self._server.should_exit = True

    @contextlib.asynccontextmanager
    async def _lifespan(self, _application: Starlette) -> AsyncIterator[None]:
        self._stream.bind(asyncio.get_running_loop())
        self._hall.start()
        try:
            yield
        finally:
            await asyncio.to_thread(self._hall.stop)


def _last_sequence(path: Path) -> int:
    """The highest sequence of all that this hall ever signed, so that a restarted hall goes on above it."""
    highest = 0
    with LedgerStore.open_read_only(path) as store:
        for index, body in enumerate(store.entries()):
            entry = from_body(index, body)
            said = _said(entry) if isinstance(entry, Entry) else None
            if said is not None:
                highest = max(highest, said.sequence)
    return highest


def _said(entry: Entry) -> m.Announcement | m.Control | None:
    text = entry.data.get("announcement") or entry.data.get("control")
    if not isinstance(text, str):
        return None
    payload = envelope.peek(base64.b64decode(text))
    message = codec.decode(payload) if isinstance(payload, bytes) else None
    return message if isinstance(message, m.Announcement | m.Control) else None
