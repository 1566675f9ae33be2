"""Who else is on the network: a hundred clients that speak nonsense, and some that take nothing."""

import contextlib
import random
import socket
import ssl
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from stemkast.assembly.events import Role
from stemkast.hall_client.connection.address import HallAddress
from tests.faults.fault import Fault, Where
from tests.faults.hall import RunningHall

MALFORMED, SLOW = 100, 5
_AT_ONCE = 20
_SECONDS = 5.0


def _upgrade(hall: HallAddress, path: str) -> bytes:
    lines = [
        f"GET {path} HTTP/1.1\r\nHost: {hall.address}\r\nAuthorization: Bearer {hall.token}",
        "Upgrade: websocket\r\nConnection: Upgrade",
        "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n",
    ]
    return "\r\n".join(lines).encode()


def _garbage(_hall: HallAddress, chance: random.Random) -> bytes:
    return chance.randbytes(chance.randint(1, 5000))


def _no_http(hall: HallAddress, chance: random.Random) -> bytes:
    verb = chance.choice(["GET", "POST", "PUT", "BREW", "\0", "G E T"])
    path = chance.choice(["/commands", "/stream", "//", "/../../etc/passwd", "/tile/0/x999", "/%00", "/\xff" * 50])
    field = chance.choice(
        ["Content-Length: -1", "Content-Length: 9" + "9" * 30, "Transfer-Encoding: chunked", "x" * 70_000]
    )
    return f"{verb} {path} HTTP/1.1\r\nHost: {hall.address}\r\n{field}\r\n\r\nzz\r\n".encode()


def _no_command(hall: HallAddress, chance: random.Random) -> bytes:
    body = chance.choice(
        [
            b"{",
            b"[]",
            b"null",
            b'{"command": "close_assembly", "more": 1}',
            b'"\\ud800"',
            b"[" * 5000,
            chance.randbytes(300),
        ]
    )
    head = f"POST /commands HTTP/1.1\r\nHost: {hall.address}\r\nAuthorization: Bearer {hall.token}\r\n"
    return f"{head}Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body


def _no_frames(hall: HallAddress, chance: random.Random) -> bytes:
    """A station that is let in, and then speaks no WebSocket, or nonsense in one."""
    said = chance.choice([b"{", b'{"size": -1}', b'{"size": 1e400}', b"\xff\xfe", b'{"size": 0, "cosignature": "x"}'])
    frame = bytes([0x81, 0x80 | len(said)]) + bytes(4) + said
    after = chance.choice(
        [frame, chance.randbytes(200), b"\x81\xff" + b"\x7f" * 8, b"\x88\x82" + bytes(6), b"\xf1\x80"]
    )
    return _upgrade(hall, chance.choice(["/stream", "/stream?start=-1", "/lines?name=x&carries=serial"])) + after


_KINDS: tuple[Callable[[HallAddress, random.Random], bytes], ...] = (_garbage, _no_http, _no_command, _no_frames)


def _connect(hall: HallAddress, in_tls: bool) -> socket.socket:
    host, _, port = hall.address.rpartition(":")
    plain = socket.create_connection((host, int(port)), timeout=_SECONDS)
    context = hall.context()
    return context.wrap_socket(plain) if in_tls and context is not None else plain


def speak_nonsense(hall: HallAddress, seed: str) -> None:
    """One client: says something that is nothing, hears what the hall makes of it for a moment, and goes."""
    chance = random.Random(seed)
    said = chance.choice(_KINDS)(hall, chance)
    with contextlib.suppress(OSError, ssl.SSLError), _connect(hall, in_tls=chance.random() < 0.8) as client:
        client.settimeout(chance.choice([0.1, 0.5]))
        client.sendall(said)
        while client.recv(4096):
            pass


@contextmanager
def malformed(hall: RunningHall, chance: random.Random) -> Iterator[None]:
    """A hundred of them, twenty at a time, some with the token of a station."""
    seed = chance.random()
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        for number in range(MALFORMED):
            role = Role.DESK if number % 2 else Role.BASE
            pool.submit(speak_nonsense, hall.server.station(role), f"{seed} {number}")
        yield


@contextmanager
def slow(hall: RunningHall, _chance: random.Random) -> Iterator[None]:
    """Stations that ask for the whole ledger and read nothing, and clients that never finish their question."""
    address = hall.server.station(Role.DESK)
    with contextlib.ExitStack() as held:
        for asked in (_upgrade(address, "/stream"), b"POST /commands HTTP/1.1\r\nHost: "):
            for _ in range(SLOW):
                with contextlib.suppress(OSError):
                    client = held.enter_context(_connect(address, in_tls=True))
                    client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1)
                    client.sendall(asked)
        yield


MALFORMED_CLIENTS = Fault(f"{MALFORMED} malformed clients", Where.CLIENT, malformed)
FAULTS = (
    MALFORMED_CLIENTS,
    Fault(f"{2 * SLOW} clients that read or say nothing", Where.CLIENT, slow),
)
