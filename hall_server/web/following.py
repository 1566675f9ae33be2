"""`/stream`: a WebSocket over which a station follows the ledger, and says how far it keeps it.

A station that is sent away, hangs or goes loses its stream at once, and no other notices.
"""

import asyncio
import base64
import contextlib
import itertools
import json
from collections import Counter
from collections.abc import Callable
from typing import Annotated

import msgspec
import structlog
from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from hall_server.disk.clock import HEADER, unix_milliseconds
from hall_server.stations.access import KEEP_THE_LEDGER, SUCCESSION, Access, Station
from hall_server.stations.rate_limits import CONNECTIONS
from hall_server.stations.roles import is_for
from hall_server.web.bodies import number
from hall_server.web.saying import say
from hall_server.writer.event_stream import Aside, EventStream, FollowerTooSlow, Item
from hall_server.writer.hall import Hall
from stemkast.ledger.cosignature import witness_name
from stemkast.ledger.errors import LedgerError
from stemkast.ledger.note import COSIGNATURE, VerifierKey, parse_verifier_key

_LARGEST_SAID = 1_000
_FAILED, _UNAUTHORISED, _WRONG_ROLE, _TOO_SLOW, _SUPERSEDED, _BAD_START, _TOO_MANY = (
    1011,
    4401,
    4403,
    4408,
    4410,
    4422,
    4429,
)
_GOODBYE = 2.0
"""Seconds that a station has to take the goodbye before it is left without."""
_log = structlog.get_logger()


class _FollowerSays(msgspec.Struct, forbid_unknown_fields=True):
    """It keeps the first `size` entries; or this cosignature of their checkpoint; or the key under which it cosigns."""

    size: Annotated[int, msgspec.Meta(ge=0, le=2**53)] = 0
    cosignature: Annotated[str, msgspec.Meta(max_length=400)] = ""
    witness: Annotated[str, msgspec.Meta(max_length=200)] = ""


class Following:
    """The stations that follow one hall. Lives in the loop of the HTTP server.

    `superseded` is shown the succession that a station knows, and says whether another machine is the hall by it.
    """

    def __init__(self, hall: Hall, stream: EventStream, access: Access, superseded: Callable[[bytes], bool]) -> None:
        self._hall = hall
        self._stream = stream
        self._access = access
        self._superseded = superseded
        self._following: Counter[str] = Counter()
        self._connections = itertools.count()
        self._sending: dict[asyncio.Task[None], Station] = {}
        self._witnesses: dict[Station, str] = {}

    def route(self) -> WebSocketRoute:
        """For the application."""
        return WebSocketRoute("/stream", self._asked)

    def is_there(self, name: str) -> bool:
        """Whether the station of this name follows now."""
        return self._following[name] > 0

    def witness_of(self, station: Station) -> str:
        """The verifier key under which this station said that it cosigns; empty where it said none."""
        return self._witnesses.get(station, "")

    def look_who_is_let_in(self) -> None:
        """A station that was sent away follows no longer, at once: also where nothing is to be told, or it hangs."""
        for sending, station in self._sending.items():
            if not self._access.lets_in(station):
                sending.cancel()

    async def _asked(self, socket: WebSocket) -> None:
        await socket.accept(headers=[(HEADER.encode(), str(unix_milliseconds()).encode())])
        station = self._access.station(socket.headers.get("authorization", ""))
        if station is None:
            await socket.close(_UNAUTHORISED)
            return
        if not is_for(station.role, "GET", "/stream"):
            await socket.close(_WRONG_ROLE)
            return
        if self._superseded(_succession(socket.headers.get(SUCCESSION, ""))):
            await socket.close(_SUPERSEDED)
            return
        start = number(socket.query_params.get("start", "0"))
        if start is None:
            await socket.close(_BAD_START)
            return
        if self._following[station.name] >= CONNECTIONS:
            await socket.close(_TOO_MANY, f"{CONNECTIONS} connections of this station follow already")
            return
        self._following[station.name] += 1
        connection = next(self._connections)
        hearing = asyncio.create_task(self._hear(socket, station, connection))
        sending = asyncio.create_task(self._send(socket, start))
        self._sending[sending] = station
        self._hall.came(station)
        try:
            await asyncio.wait((hearing, sending), return_when=asyncio.FIRST_COMPLETED)
            code = None if hearing.done() else _end_of(sending)
        finally:
            self._following[station.name] -= 1
            del self._sending[sending]
            self._hall.gone(station, connection)
            hearing.cancel()
            sending.cancel()
            await asyncio.gather(hearing, sending, return_exceptions=True)
        if code is not None:
            with contextlib.suppress(WebSocketDisconnect, RuntimeError, TimeoutError):  # it is gone, or takes nothing
                await asyncio.wait_for(socket.close(code), _GOODBYE)

    async def _hear(self, socket: WebSocket, station: Station, connection: int) -> None:
        while (message := await socket.receive())["type"] != "websocket.disconnect":
            self._said(message.get("text") or "", station, connection)

    def _said(self, text: str, station: Station, connection: int) -> None:
        """What a follower says: how many entries it keeps, a cosignature, its key. Anything else is passed over."""
        try:
            said = msgspec.json.decode(text[:_LARGEST_SAID], type=_FollowerSays)
        except (msgspec.DecodeError, UnicodeError):
            return
        if station.role not in KEEP_THE_LEDGER or not self._access.lets_in(station):
            return
        if said.witness:
            self._introduced(station, said.witness)
        elif said.cosignature:
            self._hall.cosigned(said.size, said.cosignature)
        else:
            self._hall.kept(station, said.size, connection)

    def _introduced(self, station: Station, text: str) -> None:
        """A station says its own key, under its own name: nobody gets another one's name enrolled."""
        key = parse_verifier_key(text, COSIGNATURE)
        if isinstance(key, VerifierKey) and key.name == witness_name(station.name):
            self._witnesses[station] = text

    async def _send(self, socket: WebSocket, start: int) -> None:
        async for item in self._stream.follow(start):
            await say(socket.send_text(json.dumps(_told(item), ensure_ascii=False)))


def _end_of(sending: asyncio.Task[None]) -> int | None:
    """The code with which a stream ends that is not sent any more; None where nobody is there to be told."""
    if sending.cancelled():
        return _UNAUTHORISED
    match sending.exception():
        case FollowerTooSlow():
            return _TOO_SLOW
        case WebSocketDisconnect():
            return None
        case LedgerError():
            return _FAILED
        case error:
            _log.error("a stream ended", why=repr(error))
            return _FAILED


def _told(item: Item) -> dict[str, object]:
    match item:
        case Aside(kind=kind, value=value):
            return {kind: value}
        case str():
            return {"checkpoint": item}
        case index, body:
            return {"index": index, "body": body.decode()}


def _succession(header: str) -> bytes:
    try:
        return base64.b64decode(header, validate=True)
    except ValueError:
        return b""
