"""Following the pages' streams as a browser does: server-sent events over a plain connection."""

import json
import socket
import ssl
import time
from dataclasses import dataclass

from tests.patience import PATIENCE


@dataclass(frozen=True)
class Event:
    """One event: its id, its name and its data."""

    id: str
    name: str
    data: str


class PublicStream:
    """A follower of one page's stream. A context manager that hangs up."""

    def __init__(self, address: str, page: str, known: str = "", *, tls: bool = False, buffer: int = 0) -> None:
        host, _, port = address.rpartition(":")
        plain = socket.socket()
        if buffer:
            plain.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, buffer)
        plain.settimeout(PATIENCE)
        plain.connect((host, int(port)))
        self._socket: socket.socket = _trusting().wrap_socket(plain) if tls else plain
        self._socket.sendall(f"GET /{page}/events?known={known} HTTP/1.1\r\nHost: hall\r\n\r\n".encode())
        self._file = self._socket.makefile("rb")
        self.status = int(self._file.readline().split()[1])
        self.headers: dict[str, str] = {}
        while (line := self._file.readline().decode().strip()) != "":
            name, _, value = line.partition(": ")
            self.headers[name.lower()] = value
        self._rest = self.known = ""
        self.raw = ""

    def next(self) -> Event:
        """The next event. Raises TimeoutError, or EOFError at the end."""
        while "\n\n" not in self._rest:
            self._rest += self._chunk()
        text, _, self._rest = self._rest.partition("\n\n")
        fields = dict(line.partition(": ")[::2] for line in text.split("\n"))
        return Event(fields.get("id", ""), fields["event"], fields.get("data", ""))

    def together(self) -> dict[str, object]:
        """The notices up to the next beat, by their keys."""
        found: dict[str, object] = {}
        while (event := self.next()).name == "notice":
            notice = json.loads(event.data)
            found[notice["key"]] = notice["value"]
            self.known = event.id
        assert event.name == "beat", event
        return found

    def until(self, key: str, words: str) -> object:
        """Waits for a notice under this key with these words in it. Raises TimeoutError."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            found = self.together()
            if key in found and words in json.dumps(found[key]):
                return found[key]
        raise TimeoutError(f"{key} never says {words}")

    def _chunk(self) -> str:
        size = int(self._file.readline() or b"0", 16)
        if size == 0:
            raise EOFError
        part = self._file.read(size + 2)[:-2].decode()
        self.raw += part
        return part

    def close(self) -> None:
        """Hangs up."""
        self._file.close()
        self._socket.close()

    def __enter__(self) -> "PublicStream":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _trusting() -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context
