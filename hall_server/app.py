"""The hall put together: folder, writer, devices, stream and HTTP face, in one process."""

import asyncio
import base64
import contextlib
import socket
import time
from collections.abc import AsyncIterator, Callable, Mapping
from pathlib import Path

import structlog
import uvicorn
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware

from firmware_protocol.transports.base import Transport
from firmware_protocol.transports.several import SeveralTransports
from hall_server.disk import certificate, sealed
from hall_server.disk.book import Written
from hall_server.disk.clock import now, unix_milliseconds
from hall_server.disk.folder import LEDGER, locked, open_book, retire
from hall_server.disk.keys import HallKeys
from hall_server.disk.page_switches import PageSwitches
from hall_server.keypads.devices import Devices, line_protocol
from hall_server.keypads.lent_lines import TRANSPORT as LENT
from hall_server.keypads.lent_lines import LentLines
from hall_server.keypads.line import LineTells, milliseconds
from hall_server.keypads.sequence import Sequence
from hall_server.keypads.voice import Voice
from hall_server.stations.access import Access
from hall_server.stations.invitations import Invitations
from hall_server.stations.rate_limits import StationLimits
from hall_server.web.bodies import not_offered
from hall_server.web.following import Following
from hall_server.web.limited_questions import LimitedQuestions
from hall_server.web.lines import Lines
from hall_server.web.metrics_page import MetricsPage
from hall_server.web.page_switching import PageSwitching
from hall_server.web.public_boards import PublicBoards
from hall_server.web.public_log import PublicLog
from hall_server.web.public_pages import PublicPages
from hall_server.web.routes import Routes
from hall_server.web.spoiled_questions import Http, SpoiledQuestions
from hall_server.writer.event_stream import Aside, EventStream
from hall_server.writer.hall import Hall
from hall_server.writer.metrics import HallMetrics, HallNow
from hall_server.writer.public_view import PublicView
from hall_server.writer.recall import Recall
from stemkast import private_file
from stemkast.ledger.replay import Replayed
from stemkast.ledger.tiles import GrowingTiles

_LARGEST_MESSAGE = 1 << 16
"""Bytes of a message of a station over a WebSocket."""
_log = structlog.get_logger()


class _Server(uvicorn.Server):
    """Sends those home who follow the pages, before it waits for every answer to be finished."""

    def __init__(self, config: uvicorn.Config, boards: PublicBoards) -> None:
        super().__init__(config)
        self._boards = boards

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._boards.end()
        await super().shutdown(sockets)


class HallServer:
    """One assembly, served. `run` returns when the server is told to stop.

    `transports` by name are those of this computer; what stations lend comes beside them.
    `tls` is for other machines; on this computer alone it is left out. Raises KeysUnusable, StationsUnusable,
    CertificateUnusable, FolderUnusable, SequenceUnusable, LedgerUnusable, LedgerUnreadable.
    """

    def __init__(
        self, folder: Path, transports: Mapping[str, Transport], tls: bool = False, passphrase: str = ""
    ) -> None:
        keys, access = HallKeys.load(folder, passphrase), Access.load(folder)
        self.fingerprint = certificate.fingerprint(folder)
        self.invitations = Invitations(self.fingerprint, time.monotonic)
        with contextlib.ExitStack() as opened:
            opened.enter_context(locked(folder))
            recall, tiles = Recall(), GrowingTiles()

            def replayed(each: Replayed) -> None:
                recall.take(each)
                tiles.append(each.leaf_hash)

            book = open_book(folder, keys, told=replayed)
            opened.callback(book.close)
            recalled = recall.recalled
            log = PublicLog(tiles, book.public_note())
            metrics = HallMetrics()
            self._lent_lines = LentLines()
            transport = SeveralTransports({**transports, LENT: self._lent_lines})

            def devices(tell: Callable[[LineTells], None]) -> Devices:
                made = Devices(transport, line_protocol, tell)
                self._lent_lines.came = made.look_soon
                return made

            def published(written: Written) -> None:
                log.take(written)
                metrics.entered(written)

            def told(aside: Aside) -> None:
                self._stream.tell(aside)
                self._boards.aside(aside)

            self._boards = PublicBoards()
            self._stream = EventStream(folder / LEDGER, book.size, published)
            voice = Voice(keys.hall, keys.receipt_master, book.assembly, Sequence(folder, recalled.sequence))
            self._hall = Hall(
                book,
                voice,
                devices,
                self._stream.publish,
                recalled,
                self._hall_failed,
                folder=folder,
                tell=told,
                metrics=metrics,
                view=PublicView(self._boards.tell, milliseconds),
            )
            self._folder, self._keys, self._assembly = folder, keys, book.assembly
            self._opened = opened.pop_all()
        self._sound = True
        lines = Lines(self._lent_lines, access, milliseconds, metrics.held_back)

        following = Following(self._hall, self._stream, access, self._superseded)
        routes = Routes(self._hall, self._stream, log, access, self.invitations, following)

        def stations_changed() -> None:
            following.look_who_is_let_in()
            lines.look_who_is_let_in()
            self._seal()

        access.changed = stations_changed
        self._seal()
        switches = PageSwitches(folder, self._seal)
        switching = PageSwitching(switches, access, self._boards.wake)
        pages = PublicPages(self._boards, switches, unix_milliseconds)
        figures = MetricsPage(metrics, access, lambda: self._now(folder / LEDGER))
        limited = Middleware(
            LimitedQuestions, access=access, limits=StationLimits(milliseconds), too_many=metrics.too_many
        )
        application = Starlette(
            routes=[*routes.all(), following.route(), lines.route(), *switching.all(), *pages.all(), figures.route()],
            middleware=[limited],
            exception_handlers={HTTPException: not_offered},
            lifespan=self._lifespan,
        )
        application.router.redirect_slashes = False  # a path has one form, and no Host header leads elsewhere
        config = uvicorn.Config(
            SpoiledQuestions(application),
            http=Http,
            log_config=None,
            access_log=False,
            ws="websockets-sansio",
            ws_max_size=_LARGEST_MESSAGE,
            timeout_graceful_shutdown=2,
        )
        config.load()
        config.ssl = certificate.server_context(folder) if tls else None
        self._server = _Server(config, self._boards)

    @property
    def name(self) -> str:
        """Of the assembly."""
        first = self._assembly.initialised
        return first.name if first is not None else ""

    def run(self, listening: socket.socket) -> bool:
        """Serves on a socket that listens already, until `stop` or a signal; False if the hall ended by itself."""
        with self._opened, contextlib.suppress(KeyboardInterrupt):
            self._server.run(sockets=[listening])
        return self._sound

    def stop(self) -> None:
        """Asks the server to end; may be called from any thread."""
        self._server.should_exit = True

    def _seal(self) -> None:
        """What the next hall needs goes to every station, and into this folder; only the succession key opens it."""
        try:
            box = sealed.of_hall(self._folder, self._keys, self._assembly, now())
            self._stream.tell(Aside("sealed", base64.b64encode(box).decode("ascii")))
            private_file.replace(self._folder / sealed.FILE, box)
        except OSError as error:  # stations hold an older one; the hall goes on
            _log.error("not sealed for the next hall", why=str(error))

    def _superseded(self, signed: bytes) -> bool:
        """A station shows a succession: whether another machine is the hall, and this one ends."""
        if not self._hall.is_superseded_by(signed):
            return False
        _log.error("another machine is the hall now; this one ends", folder=str(self._folder))
        with contextlib.suppress(OSError):  # it ends all the same, and ends again where a station shows it that
            retire(self._folder, "another machine became the hall")
        self._hall_failed()
        return True

    def _now(self, ledger: Path) -> HallNow:
        """For the figures, in the loop."""
        return HallNow(
            entries=self._stream.size,
            ledger_bytes=_size(ledger) + _size(ledger.with_name(f"{ledger.name}-wal")),
            stations=self._stream.followers,
            base_stations=self._hall.base_stations_up(),
            lent_lines=self._lent_lines.count,
            battery={serial: seen.battery for serial, seen in self._hall.keypads_seen().items()},
        )

    def _hall_failed(self) -> None:
        self._sound = False
        self.stop()

    @contextlib.asynccontextmanager
    async def _lifespan(self, _application: Starlette) -> AsyncIterator[None]:
        self._stream.bind(asyncio.get_running_loop())
        self._boards.bind(asyncio.get_running_loop())
        self._hall.start()
        try:
            yield
        finally:
            await asyncio.to_thread(self._hall.stop)
            self._opened.close()  # here, because after a SIGTERM the process ends before `run` returns


def _size(path: Path) -> int:
    """Bytes of a file; 0 if there is none."""
    try:
        return path.stat().st_size
    except OSError:
        return 0
