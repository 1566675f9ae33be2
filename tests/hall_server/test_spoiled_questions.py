"""A client that spoils its own question after the hall began with it; in the log it is no fault of the hall's."""

import contextlib
import socket
from collections.abc import Iterator

import pytest

from firmware_protocol.emulator.fleet import Fleet
from tests.hall_server.small_hall import Server, make_folder
from tests.patience import PATIENCE

NO_CHUNK = b"zz\r\n"
"""Where the length of a chunk has to stand, RFC 9112 section 7.1."""


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with Server(make_folder(tmp_path_factory.mktemp("hall") / "hall", Fleet(1, seed=7))) as server:
        yield server


def answer(server: Server, *said: bytes) -> bytes:
    """What the hall says until it ends the connection."""
    host, _, port = server.address.rpartition(":")
    with socket.create_connection((host, int(port)), timeout=PATIENCE) as client:
        for each in said:
            client.sendall(each)
        heard = b""
        with contextlib.suppress(ConnectionResetError):
            while more := client.recv(4096):
                heard += more
        return heard


def status(heard: bytes) -> int:
    """Of the first answer."""
    return int(heard.split(b" ", 2)[1])


QUESTIONS = pytest.mark.parametrize(
    ("asked", "answered"),
    [("GET /health", 401), ("POST /commands", 401), ("BREW /commands", 405), ("POST /nowhere", 404)],
)


@QUESTIONS
def test_a_body_that_is_none(hall: Server, asked: str, answered: int) -> None:
    head = f"{asked} HTTP/1.1\r\nHost: hall\r\nTransfer-Encoding: chunked\r\n\r\n".encode()
    assert status(answer(hall, head + NO_CHUNK)) == 400
    assert status(answer(hall, head, NO_CHUNK)) in (answered, 400), "the hall had begun to answer, or had not"
    assert "Traceback" not in hall.said


@QUESTIONS
def test_a_body_that_is_none_after_the_answer(hall: Server, asked: str, answered: int) -> None:
    host, _, port = hall.address.rpartition(":")
    head = f"{asked} HTTP/1.1\r\nHost: hall\r\nTransfer-Encoding: chunked\r\n\r\n".encode()
    with socket.create_connection((host, int(port)), timeout=PATIENCE) as client:
        client.sendall(head)
        heard = b""
        while b"}" not in heard:  # every answer ends with one
            heard += client.recv(4096)
        assert status(heard) == answered
        client.sendall(NO_CHUNK)
        with contextlib.suppress(ConnectionResetError):
            assert client.recv(4096) == b"", "it is not answered twice"
    assert "Traceback" not in hall.said


def test_it_answers_the_next(hall: Server) -> None:
    assert status(answer(hall, b"GET /health HTTP/1.1\r\nHost: hall\r\nConnection: close\r\n\r\n")) == 401
    assert hall.stop() == 0
    assert set(hall.said.splitlines()) <= {"Invalid HTTP request received."}
