"""Following the hall: every entry once, in order, from any number on, across lost connections."""

import base64
import contextlib
import json
import threading
from collections.abc import Callable

from websockets.exceptions import WebSocketException
from websockets.sync.client import ClientConnection, connect

from hall_server.stations.access import SUCCESSION
from stemkast.hall_client.address import HallAddress

_RETRY = 0.5
_OPEN_TIMEOUT = 5.0
_CLOSE_TIMEOUT = 1.0
_LARGEST = 1 << 20
_TOGETHER = 255  # messages after the first that are taken before a pause


class EntryStream:
    """Calls `on_entry(index, body)` for every entry from `start` on, and `on_state(connected)` when that changes.

    `on_checkpoint(note)` follows the entries that it covers, `on_aside(kind, value)` is told of what stands in no
    entry, `on_pause()` follows what arrived together. All are called in the stream's own thread; `say` belongs there.
    `succession` gives the signed succession that this station knows, shown to every hall: an older one ends by it.
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
    ) -> None:
        self._hall = hall
        self._on_aside = on_aside
        self._succession = succession
        self._on_checkpoint = on_checkpoint
        self._on_pause = on_pause
        self._on_entry = on_entry
        self._on_state = on_state
        self._next = start
        self._stopping = threading.Event()
        self._connected = False
        self._socket: ClientConnection | None = None
        self._thread = threading.Thread(target=self._run, name="entry stream", daemon=True)

    def start(self) -> None:
        """Begins to follow."""
        self._thread.start()

    def say(self, size: int, cosignature: str = "") -> None:
        """Tells the hall that this station keeps the first `size` entries; or a cosignature of their checkpoint."""
        if self._socket is not None:
            said = {"size": size, "cosignature": cosignature} if cosignature else {"size": size}
            self._socket.send(json.dumps(said))

    def stop(self) -> None:
        """Ends; no call follows."""
        self._stopping.set()
        socket = self._socket
        if socket is not None:
            socket.close()
        self._thread.join()

    def _run(self) -> None:
        while not self._stopping.is_set():
            with contextlib.suppress(OSError, WebSocketException, TimeoutError):
                self._follow()
            self._tell(False)
            self._stopping.wait(_RETRY)

    def _tell(self, connected: bool) -> None:
        if connected != self._connected:
            self._connected = connected
            self._on_state(connected)

    def _follow(self) -> None:
        url = f"{self._hall.websocket}/stream?start={self._next}"
        with connect(
            url,
            additional_headers=self._hall.headers | self._shown(),
            ssl=self._hall.context(),
            open_timeout=_OPEN_TIMEOUT,
            close_timeout=_CLOSE_TIMEOUT,
            max_queue=None,  # what is full is not read any more, and the hall's goodbye would wait behind it
            max_size=_LARGEST,
            compression=None,
            proxy=None,
        ) as socket:
            self._socket = socket
            self._on_pause()
            if self._stopping.is_set():  # `stop` may have looked for the socket a moment too early
                return
            self._tell(True)
            while not self._stopping.is_set():
                self._take(socket.recv())
                for _ in range(_TOGETHER):
                    try:
                        message = socket.recv(timeout=0)
                    except TimeoutError:
                        break
                    self._take(message)
                self._on_pause()

    def _take(self, message: str | bytes) -> None:
        if self._stopping.is_set():
            return
        fields = json.loads(message)
        match fields:
            case {"index": index, "body": body}:
                if index == self._next:
                    self._next += 1
                    self._on_entry(index, body.encode())
            case {"checkpoint": note}:
                self._on_checkpoint(note)
            case _:
                for kind, value in fields.items():
                    self._on_aside(kind, value)

    def _shown(self) -> dict[str, str]:
        signed = self._succession()
        return {SUCCESSION: base64.b64encode(signed).decode("ascii")} if signed else {}
