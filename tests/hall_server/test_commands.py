"""The HTTP face: who is let in, what is a command, and what is answered to one that is refused."""

import json
from collections.abc import Iterator

import httpx
import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from firmware_protocol.emulator.fleet import Fleet
from stemkast.assembly.commands import Record, to_json
from stemkast.assembly.events import ChairTaken, Role
from tests.hall_server.small_hall import Server, make_folder
from tests.patience import PATIENCE

DOORS = [("GET", "/health"), ("GET", "/entries"), ("POST", "/commands")]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A hall without devices, for all tests of this module."""
    with Server(make_folder(tmp_path_factory.mktemp("hall") / "hall", Fleet(1, seed=7))) as server:
        yield server
        assert server.stop() == 0
        assert server.said == ""


@pytest.fixture
def client(server: Server) -> Iterator[httpx.Client]:
    """The chair's connection."""
    chair = server.station(Role.CHAIR)
    with httpx.Client(
        base_url=f"http://{server.address}", headers=chair.headers, trust_env=False, timeout=PATIENCE
    ) as client:
        yield client


@pytest.mark.parametrize(("method", "path"), DOORS)
@pytest.mark.parametrize("authorization", [None, "Bearer", "Bearer x", "Basic x"])
def test_without_a_known_token_nobody_gets_in(
    server: Server, method: str, path: str, authorization: str | None
) -> None:
    headers = {"Authorization": authorization} if authorization else {}
    answer = httpx.request(method, f"http://{server.address}{path}", headers=headers, trust_env=False, timeout=PATIENCE)
    assert (answer.status_code, list(answer.json())) == (401, ["text"])


@pytest.mark.parametrize(("headers", "start", "code"), [({}, "0", 4401), (None, "-1", 4422), (None, "x", 4422)])
def test_a_stream_that_is_not_given(server: Server, headers: dict[str, str] | None, start: str, code: int) -> None:
    known = server.station(Role.SCREEN).headers
    url = f"ws://{server.address}/stream?start={start}"
    with connect(url, additional_headers=known if headers is None else headers, proxy=None) as socket:
        with pytest.raises(ConnectionClosed) as closed:
            socket.recv(timeout=PATIENCE)
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == code


def test_a_follower_that_talks_is_not_listened_to(server: Server) -> None:
    url = f"ws://{server.address}/stream"
    with connect(url, additional_headers=server.station(Role.SCREEN).headers, proxy=None) as socket:
        socket.send("hello")
        socket.send(b"\x00\x01")
        first = {}
        while "index" not in first:
            first = json.loads(socket.recv(timeout=PATIENCE))
        assert (first["index"], json.loads(first["body"])["event"]) == (0, "assembly_initialised")


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b'"\\ud800"',
        b"1e400",
        b"[" * 100_000,
        b"null",
        b"[]",
        b"{}",
        b'{"command": "chair_taken"}',
        b'{"command": "chair_taken", "data": {"name": "x"}, "more": 1}',
        b'{"command": 1, "data": {}}',
        b'{"command": "chair_taken", "data": []}',
        b'{"command": "chair_taken", "data": {}}',
        b'{"command": "chair_taken", "data": {"name": 1}}',
        b'{"command": "chair_taken", "data": {"name": "x", "by": "y"}}',
        b'{"command": "open_poll", "data": {"poll": 1.5, "seconds": 0}}',
        b'{"command": "open_poll", "data": {"poll": true, "seconds": 0}}',
        b'{"command": "close_everything", "data": {}}',
        b'{"command": "vote_accepted", "data": {}}',
        b'{"command": "keypad_paired", "data": {}}',
        b'{"command": "assembly_closed", "data": {"polls": 0}}',
    ],
    ids=lambda raw: raw[:60].decode("latin-1"),
)
def test_what_is_no_command_is_said_to_be_none(client: httpx.Client, raw: bytes) -> None:
    answer = client.post("/commands", content=raw)
    assert (answer.status_code, list(answer.json())) == (422, ["text"])
    assert answer.json()["text"]


def test_a_command_that_is_too_long(client: httpx.Client) -> None:
    assert client.post("/commands", content=b" " * 200_001).status_code == 413


@pytest.mark.parametrize(
    ("command", "data", "reason"),
    [
        ("keypad_enrolled", {"serial": "SK-1", "public_key": "", "certificate": ""}, "wrong_role"),
        ("offer_pairing", {"municipality": "GM0344", "serial": "SK-0001"}, "wrong_role"),
        ("pairing_ended", {"pairing": 1, "reason": "lost"}, "wrong_role"),
        ("open_poll", {"poll": 1, "seconds": 0}, "unknown"),
        ("void_poll", {"poll": -1, "reason": ""}, "unknown"),
        ("declare_result", {"poll": 0, "words": ""}, "unknown"),
        ("declare_acclamation", {"proposals": [], "words": ""}, "unknown"),
        ("declare_acclamation", {"proposals": ["01-1"], "words": ""}, "unknown"),
        ("chair_taken", {"name": "Cafe\u0301"}, "inconsistent"),
        ("chair_taken", {"name": "x" * 70_000}, "inconsistent"),
        ("screen_shown", {"view": "poll", "poll": 2**60}, "unknown"),
    ],
)
def test_a_refusal_names_its_reason_and_its_rule(
    client: httpx.Client, command: str, data: dict[str, object], reason: str
) -> None:
    answer = client.post("/commands", json={"command": command, "data": data})
    assert (answer.status_code, set(answer.json())) == (409, {"reason", "text", "rule"})
    assert answer.json()["reason"] == reason
    assert answer.json()["text"]
    assert answer.json()["rule"]


def test_a_poll_before_there_is_a_register(client: httpx.Client) -> None:
    question = {"subject": "x", "proposals": [], "options": [], "round": 1, "choice": "majority"}
    question["majority"] = {"fraction": "1/2", "strict": True}
    data = {"kind": "test", "question": question}
    answer = client.post("/commands", json={"command": "announce_poll", "data": data})
    assert (answer.status_code, answer.json()["reason"]) == (409, "wrong_phase")


def test_what_is_done_is_answered_with_its_entries(server: Server, client: httpx.Client) -> None:
    size = client.get("/health").json()["size"]
    answer = client.post("/commands", json=to_json(Record(ChairTaken("De voorzitter"))))
    assert (answer.status_code, answer.json()) == (200, {"indexes": [size]})
    (body,) = client.get("/entries", params={"start": size}).json()["entries"]
    read = json.loads(body)
    assert (read["event"], read["by"], read["data"]) == ("chair_taken", "station chair", {"name": "De voorzitter"})


def test_entries_by_number(client: httpx.Client) -> None:
    for _ in range(3):
        client.post("/commands", json=to_json(Record(ChairTaken("De voorzitter"))))
    every = client.get("/entries").json()["entries"]
    assert len(every) == client.get("/health").json()["size"] >= 4
    assert client.get("/entries", params={"start": 1, "limit": 2}).json()["entries"] == every[1:3]
    assert client.get("/entries", params={"start": len(every)}).json()["entries"] == []
    assert client.get("/entries", params={"start": 10**14, "limit": 10**14}).json()["entries"] == []
    assert client.get("/entries", params={"start": "", "limit": "9" * 16}).status_code == 422


def test_the_checkpoint_is_the_newest(server: Server, client: httpx.Client) -> None:
    answer = client.get("/checkpoint")
    assert (answer.status_code, answer.text.splitlines()[1]) == (200, "1")
    assert answer.text.startswith((server.folder / "hall.vkey").read_text().split("+")[0] + "\n")
