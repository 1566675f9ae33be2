"""Following the hall: every entry once, in order, from any number on, across lost connections."""

import asyncio
import base64
import json
import logging
from collections.abc import Callable
from contextlib import suppress

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, WebSocketException

from hall_server.disk.clock import HEADER
from hall_server.stations.access import SUCCESSION
from stemkast.hall_client.connection.address import HallAddress
from stemkast.hall_client.connection.loop_thread import LoopThread, first_of
from stemkast.hall_client.connection.search import Search
from stemkast.hall_client.following.hall_time import KIND

_RETRY = 0.5
_RETRY_REFUSED = 2.0
"""Seconds until a hall that refused this station is asked again: it may be let in meanwhile."""
_OPEN_TIMEOUT = 5.0
_CLOSE_TIMEOUT = 1.0
_ALIVE_EVERY, _ALIVE_WITHIN = 5.0, 10.0
"""Seconds between two looks whether the hall is there, and for its answer: a machine that lost power tells nobody."""
_LARGEST = 1 << 20
_LONGEST_NUMBER = 15
_TOGETHER = 255  # messages after the first that are taken before a pause
_REFUSED = {
    4401: "it does not let this station in",
    4403: "it does not let a station of this role follow",
    4410: "another machine is the hall now",
    4422: "it cannot begin at this entry",
    4429: "this station follows too often",
}
_Arrived = asyncio.Queue[str | bytes | None]
"""Messages in the order in which they came; None where no more will."""
_log = logging.getLogger(__name__)


class GoOnFrom(Exception):
    """Raised by `on_checkpoint` of a stream: it connects anew and goes on from entry `index`."""

    def __init__(self, index: int) -> None:
        super().__init__(index)
        self.index = index


class _Anew(Exception):
    """Raised while following: this hall lacks what the one before told of."""


class EntryStream:
    """Calls `on_entry(index, body)` for every entry from `start` on, and `on_state(connected)` when that changes.

    `on_checkpoint(note)` follows the entries that it covers, `on_aside(kind, value)` is told of what stands in no
    entry, and of the hall's time when a connection begins (`hall_time`); `on_pause()` follows what arrived together.
    All are called in the stream's own thread.
    Why a hall refuses this station is logged, once for each reason.
    `on_anew()` is for who keeps nothing and begins at 0: a hall that took over may lack the last entries that the one
    before had told of. Then it is called, and every entry comes again. Without it the stream goes on at its number.
    `succession` gives the signed succession that this station knows, shown to every hall: an older one ends by it.
    `witness` is the verifier key under which this station cosigns, told to every hall so that its admin sees it.
    A hall that went silent is looked for on the network (`search`).
    """

    def __init__(
        self,
        hall: HallAddress,
        on_entry: Callable[[int, bytes], None],
        on_state: Callable[[bool], None] = lambda _connected: None,
        start: int = 0,
        on_checkpoint: Callable[[str], object] = lambda _note: None,
        on_pause: Callable[[], object] = lambda: None,
        on_aside: Callable[[str, object], object] = lambda _kind, _value: None,
        succession: Callable[[], bytes] = lambda: b"",
        on_anew: Callable[[], object] | None = None,
        witness: str = "",
    ) -> None:
        self._hall = hall
        self._search = Search(hall)
        self._witness = witness
        self._on_anew = on_anew
        self._last = b""
        self._is_compared = True
        self._on_aside = on_aside
        self._succession = succession
        self._on_checkpoint = on_checkpoint
        self._on_pause = on_pause
        self._on_entry = on_entry
        self._on_state = on_state
        self._next = start
        self._connected = False
        self._refused = ""
        self._to_say: asyncio.Queue[str] | None = None
        self._thread = LoopThread(self._keep_following, "entry stream")

    def start(self) -> None:
        """Begins to follow."""
        self._thread.start()

    def say(self, size: int, cosignature: str = "") -> None:
        """Tells the hall that this station keeps the first `size` entries; or a cosignature of their checkpoint.

        From any thread. What is said while there is no connection is said to nobody.
        """
        said = {"size": size, "cosignature": cosignature} if cosignature else {"size": size}
        self._thread.call(lambda: self._put(json.dumps(said)))

    def stop(self) -> None:
        """Ends; no call follows."""
        self._thread.stop()

    def _put(self, said: str) -> None:
        if self._to_say is not None:
            self._to_say.put_nowait(said)

    async def _keep_following(self) -> None:
        try:
            while True:
                why = await self._follow()
                self._tell(False)
                self._tell_refused(why)
                await self._search.look()
                await asyncio.sleep(_RETRY_REFUSED if why else _RETRY)
        finally:
            self._tell(False)

    def _tell(self, connected: bool) -> None:
        if connected != self._connected:
            self._connected = connected
            self._on_state(connected)

    def _tell_time(self, socket: ClientConnection) -> None:
        said = socket.response.headers.get(HEADER, "") if socket.response is not None else ""
        if said.isascii() and said.isdecimal():
            self._on_aside(KIND, int(said[:_LONGEST_NUMBER]))

    def _tell_refused(self, why: str) -> None:
        if why and why != self._refused:
            _log.warning("the hall at %s ended the connection: %s", self._hall.place, why)
            self._refused = why

    async def _follow(self) -> str:
        """Until the connection ends: why the hall refused it, if it did."""
        # Who keeps nothing asks for the last entry again: it has to be the same.
        self._is_compared = self._on_anew is None or not self._next
        url = f"{self._hall.websocket}/stream?start={self._next if self._is_compared else self._next - 1}"
        try:
            async with connect(
                url,
                additional_headers=self._hall.headers | self._shown(),
                ssl=self._hall.context(),
                open_timeout=_OPEN_TIMEOUT,
                close_timeout=_CLOSE_TIMEOUT,
                ping_interval=_ALIVE_EVERY,
                ping_timeout=_ALIVE_WITHIN,
                max_queue=None,  # what is full is not read any more, and the hall's goodbye would wait behind it
                max_size=_LARGEST,
                compression=None,
                proxy=None,
            ) as socket:
                to_say: asyncio.Queue[str] = asyncio.Queue()
                self._to_say = to_say
                if self._witness:
                    self._put(json.dumps({"witness": self._witness}))
                try:
                    self._on_pause()
                    self._tell(True)
                    self._tell_time(socket)
                    with suppress(_Anew):
                        await first_of(self._hear(socket), _send(socket, to_say))
                        return _refusal(socket)
                    self._next = 0
                    if self._on_anew is not None:
                        self._on_anew()
                finally:
                    self._to_say = None
                return _refusal(socket)
        except GoOnFrom as error:
            self._next = error.index
            return ""
        except (OSError, WebSocketException, TimeoutError):
            return ""

    async def _hear(self, socket: ClientConnection) -> None:
        arrived: _Arrived = asyncio.Queue()
        await asyncio.gather(_receive(socket, arrived), self._take_all(arrived))

    async def _take_all(self, arrived: _Arrived) -> None:
        """Takes together what arrived together, and lets the loop read and send between two pauses."""
        message = await arrived.get()
        while message is not None:
            self._search.heard()
            self._take(message)
            for _ in range(min(arrived.qsize(), _TOGETHER)):
                message = arrived.get_nowait()
                if message is None:
                    break
                self._take(message)
            self._on_pause()
            if message is not None:
                await asyncio.sleep(0)
                message = await arrived.get()

    def _take(self, message: str | bytes) -> None:
        if self._thread.is_stopping:
            return
        fields = json.loads(message)
        if not self._is_compared and not {"index", "checkpoint"}.isdisjoint(fields):
            self._compare(fields)
        match fields:
            case {"index": index, "body": body}:
                if index == self._next:
                    self._next += 1
                    self._last = body.encode()
                    self._on_entry(index, self._last)
            case {"checkpoint": note}:
                self._on_checkpoint(note)
            case _:
                for kind, value in fields.items():
                    self._on_aside(kind, value)

    def _compare(self, fields: dict[str, object]) -> None:
        """The first after the asides is the last entry from before, or this hall does not have it. Raises _Anew."""
        if (fields.get("index"), fields.get("body")) != (self._next - 1, self._last.decode()):
            raise _Anew
        self._is_compared = True

    def _shown(self) -> dict[str, str]:
        signed = self._succession()
        return {SUCCESSION: base64.b64encode(signed).decode("ascii")} if signed else {}


async def _receive(socket: ClientConnection, arrived: _Arrived) -> None:
    """Does not wait while there is something to read, so that it is all there when it is taken."""
    try:
        async for message in socket:
            arrived.put_nowait(message)
    except ConnectionClosed:
        pass  # told by its code
    finally:
        arrived.put_nowait(None)


async def _send(socket: ClientConnection, to_say: asyncio.Queue[str]) -> None:
    while True:
        said = await to_say.get()
        # What came while this thread was busy is read first, two turns of the loop from here: who writes to a hall that
        # is gone loses what it said last, and that is why.
        for _ in range(2):
            await asyncio.sleep(0)
        with suppress(ConnectionClosed):  # who hears notices
            await socket.send(said)


def _refusal(socket: ClientConnection) -> str:
    """Why the hall closed the connection, where it meant this station; in its own words, if it gave any."""
    code = socket.close_code
    return (socket.close_reason or _REFUSED[code]) if code in _REFUSED else ""
