"""Lines that stations lend, for tests: who is enrolled at a hall in TLS, and a station that is worked by hand."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from hall_server.stations.access import Access
from stemkast.assembly.events import Role
from stemkast.hall_client.connection.address import HallAddress
from tests.hall_server.small_hall import Server
from tests.patience import PATIENCE


def enrolled(folder: Path, **stations: Role) -> dict[str, str]:
    """Lets stations in before the hall starts; their tokens by name."""
    access = Access.load(folder)
    return {name: access.enrol(name, role) for name, role in stations.items()}


def in_tls(server: Server, token: str) -> HallAddress:
    """How a station with this token reaches a hall for other computers."""
    return HallAddress(server.address, token, server.certificate)


def lends(hall: HallAddress, headers: dict[str, str] | None = None, **query: str) -> ClientConnection:
    """A WebSocket over which a line is asked to be lent."""
    return connect(
        f"{hall.websocket}/lines?{urlencode(query)}",
        additional_headers={**hall.headers, **(headers or {})},
        ssl=hall.context(),
        compression=None,
        proxy=None,
        close_timeout=1,
    )


def told(socket: ClientConnection) -> Any:  # noqa: ANN401 - JSON
    """What the hall says first; the code of its closing if it refuses."""
    try:
        return json.loads(socket.recv(timeout=PATIENCE))
    except ConnectionClosed:
        return socket.close_code


def end_code(socket: ClientConnection) -> int | None:
    """Reads to the end; its code."""
    try:
        while True:
            socket.recv(timeout=PATIENCE)
    except ConnectionClosed:
        return socket.close_code
