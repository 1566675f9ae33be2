"""Answers 429 to a station that asks too much, before its question reaches anybody.

Stations on the hall's own computer ask as much as they like: they take turns with the hall for the same processor, and
whoever works there needs no HTTP to disturb it. Following the stream is one question, however long it lasts, and so is
lending a line.
"""

from collections.abc import Callable

from starlette.requests import HTTPConnection
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from hall_server.stations.access import Access
from hall_server.stations.rate_limits import StationLimits
from hall_server.stations.this_computer import asks_from_this_computer

_TOO_MANY = "this station asks too much at once; ask again in {seconds} s"


class LimitedQuestions:
    """Stands before the routes. `too_many` is told the name of a station whose question is not answered."""

    def __init__(self, app: ASGIApp, access: Access, limits: StationLimits, too_many: Callable[[str], None]) -> None:
        self._app = app
        self._access = access
        self._limits = limits
        self._too_many = too_many

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One question, as ASGI has it. To a WebSocket the refusal is a 403: no other can be sent before it is one."""
        refusal = self._refusal(HTTPConnection(scope)) if scope["type"] in ("http", "websocket") else None
        if refusal is not None and scope["type"] == "websocket":
            await send({"type": "websocket.close"})
            return
        await (refusal or self._app)(scope, receive, send)

    def _refusal(self, asked: HTTPConnection) -> JSONResponse | None:
        if asks_from_this_computer(asked):
            return None
        station = self._access.station(asked.headers.get("authorization", ""))
        wait = self._limits.wait(station.name) if station is not None else 0
        if station is None or not wait:
            return None
        self._too_many(station.name)
        seconds = -(-wait // 1000)
        return JSONResponse({"text": _TOO_MANY.format(seconds=seconds)}, 429, headers={"Retry-After": str(seconds)})
