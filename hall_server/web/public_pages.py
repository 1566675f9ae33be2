"""The pages for everybody: /scherm, /overlay and /uitslagen, their files, and what each follows. No token is asked.

The files lie in `pages/`, as they are: no build step, nothing from elsewhere. The typeface comes out of its package.
"""

import functools
import gzip
from collections.abc import Callable, Mapping
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import Receive, Scope, Send

from hall_server.disk.page_switches import Page, PageSwitches
from hall_server.web.notice_board import NoticeBoard
from hall_server.web.public_boards import PublicBoards
from hall_server.web.server_sent_events import ServerSentEvents

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
HEADERS: Mapping[str, str] = MappingProxyType(
    {
        "Content-Security-Policy": _POLICY,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
    }
)
"""Nothing from elsewhere, nothing inline, in nobody's frame."""

_TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".otf": "font/otf"}
_FACES = ("Regular", "Semibold", "Bold")
_RETRY_SECONDS = 10


class PublicPages:
    """`now` gives milliseconds since 1970."""

    def __init__(self, boards: PublicBoards, switches: PageSwitches, now: Callable[[], int]) -> None:
        self._boards = boards
        self._switches = switches
        self._now = now

    def all(self) -> list[BaseRoute]:
        """Every route, for the application."""
        pages = [Route(f"/{page.value}", functools.partial(self._page, page)) for page in Page]
        followed = [Route(f"/{page.value}/events", functools.partial(self._events, page)) for page in Page]
        return [*pages, *followed, Route("/pages/{name}", self._file)]

    async def _page(self, page: Page, request: Request) -> Response:
        if not self._switches.is_on(page):
            return _switched_off()
        return _answer(request, f"{page.value}.html", "no-cache")

    async def _file(self, request: Request) -> Response:
        name = str(request.path_params["name"])
        if name.endswith(".html"):
            return JSONResponse({"text": "a page has an address of its own"}, 404)
        lasting = "public, max-age=86400" if name.endswith(".otf") else "no-cache"
        return _answer(request, name, lasting)

    async def _events(self, page: Page, request: Request) -> Response:
        if not self._switches.is_on(page):
            return _switched_off()
        board = self._board(page)
        reader = board.join()
        if reader is None:
            retry = {"Retry-After": str(_RETRY_SECONDS)}
            return JSONResponse({"text": "as many follow this as the hall takes; ask again"}, 503, retry)
        known = request.headers.get("last-event-id") or request.query_params.get("known", "")
        is_on = functools.partial(self._switches.is_on, page)
        return _Following(ServerSentEvents(board, reader, known, dict(HEADERS), self._now, is_on))

    def _board(self, page: Page) -> NoticeBoard:
        return self._boards.results if page is Page.RESULTS else self._boards.screen


class _Following(Response):
    """An answer that does not end by itself."""

    def __init__(self, events: ServerSentEvents) -> None:
        super().__init__()
        self._events = events

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._events(scope, receive, send)


def _answer(request: Request, name: str, lasting: str) -> Response:
    found = content(name)
    if found is None:
        return JSONResponse({"text": "there is no such file"}, 404)
    plain, packed, tag = found
    headers = {**HEADERS, "Cache-Control": lasting, "ETag": tag, "Vary": "Accept-Encoding"}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    media_type = _TYPES[name[name.rindex(".") :]]
    if "gzip" not in request.headers.get("accept-encoding", ""):
        return Response(plain, media_type=media_type, headers=headers)
    return Response(packed, media_type=media_type, headers=headers | {"Content-Encoding": "gzip"})


@functools.cache
def _names() -> Mapping[str, Traversable]:
    """Every file that is served, by its name."""
    own = {each.name: each for each in files("hall_server.web").joinpath("pages").iterdir()}
    faces = files("font_source_sans_pro").joinpath("files")
    return own | {f"{face}.otf": faces.joinpath(f"SourceSansPro-{face}.otf") for face in _FACES}


@functools.cache
def _read(name: str) -> tuple[bytes, bytes, str]:
    plain = _names()[name].read_bytes()
    return plain, gzip.compress(plain, mtime=0), f'"{sha256(plain).hexdigest()[:16]}"'


def content(name: str) -> tuple[bytes, bytes, str] | None:
    """A file as it is, compressed, and its tag; None if it is not served."""
    return _read(name) if name in _names() else None


def _switched_off() -> Response:
    return JSONResponse({"text": "this page is switched off"}, 404, dict(HEADERS))
