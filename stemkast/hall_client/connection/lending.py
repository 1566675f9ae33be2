"""Lending the hall a line: the bytes of a device at this computer go to the hall and back, and nobody here reads them.

A `Lending` opens the device as the hall does, again and again until it is there, and keeps it open while the hall is
away; what the device says meanwhile is lost, as on a cable that is out, and said again by its own protocol.

    lending = Lending(enrolled.hall, "cradle", transport, print)
    lending.start()
    ...
    lending.stop()
"""

import asyncio
import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import urlencode

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, WebSocketException

from firmware_protocol.errors import TransportError, TransportGone
from firmware_protocol.transports.base import Port, Transport
from stemkast.hall_client.connection.address import HallAddress
from stemkast.hall_client.connection.loop_thread import LoopThread, first_of
from stemkast.hall_client.connection.search import Search

_LOOK_EVERY = 1.0
_READ_TIMEOUT = 0.2
_FIRST_PAUSE, _LONGEST_PAUSE = 0.5, 8.0
_OPEN_TIMEOUT, _CLOSE_TIMEOUT = 5.0, 1.0
_ALIVE_EVERY = 5.0
"""Seconds between two looks whether the hall is there: a cable that is out tells nobody."""
_LARGEST = 1 << 15
"""Bytes of one message: whole reports, and half of what the hall takes at once."""
_REFUSED = {
    4401: "the hall does not let this station in",
    4403: "a station of this role lends no lines",
    4422: "the hall takes no line of this name",
    4429: "this station lends too many lines",
    4409: "another program lends this line",
}


@dataclass(frozen=True, slots=True)
class NoDevice:
    """The device is not there, or not to be had; `why` in one sentence."""

    why: str


@dataclass(frozen=True, slots=True)
class NoHall:
    """The device is there, and the hall is not reached."""

    why: str


@dataclass(frozen=True, slots=True)
class NotTaken:
    """The hall answers, and does not take the line. It is asked again, seldom."""

    why: str


@dataclass(frozen=True, slots=True)
class Lent:
    """The hall has the line, under this path."""

    path: str


LendingState = NoDevice | NoHall | NotTaken | Lent


class Lending:
    """Lends one device under `name`, from `start` to `stop`.

    `path` is that of the device; without one it is the first that `transport` finds and can open. `on_state` is told
    what changed, from a thread of the lending's own.
    """

    def __init__(
        self,
        hall: HallAddress,
        name: str,
        transport: Transport,
        on_state: Callable[[LendingState], object] = lambda _state: None,
        path: str = "",
    ) -> None:
        self._hall = hall
        self._search = Search(hall)
        self._name = name
        self._transport = transport
        self._on_state = on_state
        self._path = path
        self._carries = ""
        self._state: LendingState | None = None
        self._socket: ClientConnection | None = None
        self._thread = LoopThread(self._keep_lending, f"lending {name}")

    def start(self) -> None:
        """Begins to lend, as soon as device and hall are there."""
        self._thread.start()

    def stop(self) -> None:
        """Ends; no call follows."""
        self._thread.stop()

    async def _keep_lending(self) -> None:
        while True:
            port = self._opened()
            if port is None:
                await asyncio.sleep(_LOOK_EVERY)
                continue
            try:
                await first_of(self._from_device(port), self._to_hall(port))
            except TransportGone as error:
                self._tell(NoDevice(str(error)))
            finally:
                port.close()

    def _opened(self) -> Port | None:
        """The device. Nothing else happens in this loop while there is none, so that it may be waited for."""
        why = f"{self._path or 'a device'} is not plugged in"
        for found in self._transport.enumerate():
            if self._path in ("", found.path):
                try:
                    port = self._transport.open(found)
                except TransportError as error:
                    why = str(error)
                else:
                    self._carries = found.transport
                    return port
        self._tell(NoDevice(why))
        return None

    async def _from_device(self, port: Port) -> None:
        """One reader for as long as the device is there. Raises TransportGone."""
        while True:
            data = await asyncio.to_thread(port.read, _READ_TIMEOUT)
            for start in range(0, len(data), _LARGEST):
                if self._socket is not None:
                    with suppress(ConnectionClosed):  # who receives notices
                        await self._socket.send(data[start : start + _LARGEST])

    async def _to_hall(self, port: Port) -> None:
        """Connects to the hall again and again. Raises TransportGone."""
        pause = _FIRST_PAUSE
        while True:
            was_lent, trouble = await self._lend(port)
            self._tell(trouble)
            if isinstance(trouble, NotTaken):
                pause = _LONGEST_PAUSE
            elif was_lent:
                pause = _FIRST_PAUSE
            await self._search.look()
            await asyncio.sleep(pause)
            pause = min(2 * pause, _LONGEST_PAUSE)

    async def _lend(self, port: Port) -> tuple[bool, LendingState]:
        """Until the connection ends: whether the hall had the line, and what is the matter. Raises TransportGone."""
        query = urlencode({"name": self._name, "carries": self._carries})
        was_lent, code = False, None
        try:
            async with connect(
                f"{self._hall.websocket}/lines?{query}",
                additional_headers=self._hall.headers,
                ssl=self._hall.context(),
                open_timeout=_OPEN_TIMEOUT,
                close_timeout=_CLOSE_TIMEOUT,
                ping_interval=_ALIVE_EVERY,
                ping_timeout=_ALIVE_EVERY,
                compression=None,
                proxy=None,
            ) as socket:
                try:
                    path = json.loads(await asyncio.wait_for(socket.recv(), _OPEN_TIMEOUT))["line"]
                    was_lent, self._socket = True, socket
                    self._search.heard()
                    self._tell(Lent(str(path)))
                    async for message in socket:
                        if isinstance(message, bytes):
                            await asyncio.to_thread(port.write, message)
                finally:
                    self._socket = None
                    code = socket.close_code
        except ConnectionClosed as closed:
            code = closed.rcvd.code if closed.rcvd is not None else None
        except (OSError, WebSocketException):
            return was_lent, NoHall(f"the hall does not answer at {self._hall.place}")
        except (ValueError, KeyError, TypeError):
            return was_lent, NoHall(f"what answers at {self._hall.place} does not answer as a hall does")
        if code in _REFUSED:
            return was_lent, NotTaken(_REFUSED[code])
        return was_lent, NoHall("the connection to the hall was lost")

    def _tell(self, state: LendingState) -> None:
        if state != self._state and not self._thread.is_stopping:
            self._state = state
            self._on_state(state)
