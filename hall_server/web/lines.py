"""`/lines`: a WebSocket over which a station lends the hall one line, of a base station or of a cradle.

Binary messages are the bytes of the device, in both directions, and nothing else. The hall says first, as text, how it
calls the line. A host of base stations lends base stations only, and a desk cradles only: what lies in a cradle is
handed out, and a host at the back of the hall hands out nothing.
"""

import asyncio
import contextlib
import json
from collections.abc import Callable
from dataclasses import dataclass

import structlog
from starlette.datastructures import QueryParams
from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from firmware_protocol.messages import StationRole
from hall_server.keypads.lent_lines import TRANSPORT, Ended, LentDescriptor, LentLines, LentPort
from hall_server.stations.access import Access, Station
from hall_server.stations.rate_limits import LineLimit
from hall_server.stations.roles import is_for
from hall_server.web.saying import say
from stemkast.assembly.events import Role

MOST_LINES = 16
"""Lines of one station at a time."""
LONGEST_NAME = 80
UNAUTHORISED, WRONG_ROLE, BEHIND, TAKEN_OVER, BAD_QUESTION, TOO_MANY = 4401, 4403, 4408, 4409, 4422, 4429
_GOING_AWAY = 1001
_GOODBYE = 2.0
"""Seconds that a station has to take the goodbye before it is left without."""
EACH_MESSAGE = 32
"""Bytes that a message counts for beside those in it: an empty one takes time, too."""
_CODES = {
    Ended.BY_HALL: _GOING_AWAY,
    Ended.GIVEN_BACK: _GOING_AWAY,
    Ended.BEHIND: BEHIND,
    Ended.TAKEN_OVER: TAKEN_OVER,
    Ended.SENT_AWAY: UNAUTHORISED,
}
_MAY_LEND = {
    Role.BASE: StationRole.BASE_STATION,
    Role.DESK: StationRole.CRADLE,
    Role.ADMIN: StationRole.CRADLE,
}
_CARRIES = ("serial", "hid")
_log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class _Refused:
    """The code of the closing."""

    code: int


class Lines:
    """The lines that are lent to one hall. Lives in the loop of the HTTP server; `clock` counts milliseconds.

    `held_back` is told the name of a station whenever its bytes wait because they come faster than from a cable.
    """

    def __init__(
        self, lines: LentLines, access: Access, clock: Callable[[], int], held_back: Callable[[str], None]
    ) -> None:
        self._lines = lines
        self._access = access
        self._clock = clock
        self._held_back = held_back
        self._lent: dict[LentPort, Station] = {}

    def route(self) -> WebSocketRoute:
        """For the application."""
        return WebSocketRoute("/lines", self._asked)

    def look_who_is_let_in(self) -> None:
        """A station that was sent away loses its lines at once."""
        for port, station in list(self._lent.items()):
            if not self._access.lets_in(station):
                port.end(Ended.SENT_AWAY)

    async def _asked(self, socket: WebSocket) -> None:
        await socket.accept()
        station = self._access.station(socket.headers.get("authorization", ""))
        if station is None:
            await socket.close(UNAUTHORISED)
            return
        wanted = self._wanted(station, socket.query_params)
        if isinstance(wanted, _Refused):
            await socket.close(wanted.code)
            return
        changed, loop = asyncio.Event(), asyncio.get_running_loop()
        port = self._lines.lend(wanted, lambda: _wake(loop, changed))
        self._lent[port] = station
        try:
            await self._carry(socket, port, changed)
        finally:
            del self._lent[port]
            self._lines.take_back(port)
            if port.ended in (Ended.BEHIND, Ended.TAKEN_OVER):
                _log.warning("lent line dropped", line=wanted.path, why=str(port.ended))
        with contextlib.suppress(WebSocketDisconnect, RuntimeError, TimeoutError):  # it is gone, or takes nothing
            await asyncio.wait_for(socket.close(_CODES[port.ended or Ended.BY_HALL]), _GOODBYE)

    def _wanted(self, station: Station, query: QueryParams) -> LentDescriptor | _Refused:
        """What is to be lent, or the code of the refusal."""
        if not is_for(station.role, "GET", "/lines"):
            return _Refused(WRONG_ROLE)
        name, carries = query.get("name", ""), query.get("carries", "")
        # Without a slash in it no name of a line reaches into what the name of another station begins.
        is_name = 1 <= len(name) <= LONGEST_NAME and name.isprintable() and "/" not in name
        if not is_name or carries not in _CARRIES or set(query) != {"name", "carries"}:
            return _Refused(BAD_QUESTION)
        path = f"{station.name}/{name}"
        others = [port for port, lender in self._lent.items() if lender.name == station.name]
        if len([port for port in others if port.descriptor.path != path]) >= MOST_LINES:
            return _Refused(TOO_MANY)
        return LentDescriptor(TRANSPORT, path, carries=carries, only=_MAY_LEND[station.role])

    async def _carry(self, socket: WebSocket, port: LentPort, changed: asyncio.Event) -> None:
        """Both ways, until the station goes or the line ends."""
        ways = [
            asyncio.create_task(self._from_station(socket, port)),
            asyncio.create_task(_send(socket, port, changed)),
        ]
        try:
            done, _ = await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
            with contextlib.suppress(WebSocketDisconnect):
                for each in done:
                    each.result()
        finally:
            for each in ways:
                each.cancel()
            await asyncio.gather(*ways, return_exceptions=True)

    async def _from_station(self, socket: WebSocket, port: LentPort) -> None:
        """What comes faster than from a cable is read later, so that the station's computer waits."""
        limit = LineLimit(self._clock)
        while (message := await socket.receive())["type"] != "websocket.disconnect":
            data = message.get("bytes") or b""
            wait = limit.wait(EACH_MESSAGE + len(data or message.get("text") or ""))
            if wait:
                self._held_back(self._lent[port].name)
                await asyncio.sleep(wait / 1000)
            port.hear(data)


async def _send(socket: WebSocket, port: LentPort, changed: asyncio.Event) -> None:
    await say(socket.send_text(json.dumps({"line": port.descriptor.path}, ensure_ascii=False)))
    while port.ended is None:
        changed.clear()
        data = port.take()
        if data:
            await say(socket.send_bytes(data))
        elif port.ended is None:
            await changed.wait()


def _wake(loop: asyncio.AbstractEventLoop, changed: asyncio.Event) -> None:
    with contextlib.suppress(RuntimeError):  # the loop ended before the line did
        loop.call_soon_threadsafe(changed.set)
