"""The OpenAPI document: complete, and true of a running hall, which is asked what it allows and what it does not."""

import json
import re
import socket
from collections.abc import Iterator

import httpx
import pytest
import requests
import schemathesis
from hypothesis import settings
from hypothesis import strategies as st

from firmware_protocol.emulator.fleet import Fleet
from hall_server.web.openapi import DOCUMENT
from stemkast.assembly.events import Role
from tests.hall_server.hand_worked import PtyDevices
from tests.hall_server.offered import questions
from tests.hall_server.small_hall import Meeting, Server, make_folder
from tests.patience import PATIENCE

# schemathesis draws from `random` now and then, and Hypothesis looks whether anybody did.
pytestmark = pytest.mark.filterwarnings("ignore:Do not use the `random` module inside strategies")
EXAMPLES = settings().max_examples // 10  # of every question and role: the profile says how long to look
WEBSOCKETS = ["/lines", "/stream"]
BY_HTTP = sorted((method, path) for method, path in questions() if path not in WEBSOCKETS)
WITH_TOKEN = [(method, path) for method, path in BY_HTTP if DOCUMENT["paths"][path][method.lower()]["security"]]
PATHS = sorted({path for _, path in BY_HTTP})

# What the two formats of the document mean.
schemathesis.openapi.format("printable", st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=40))
schemathesis.openapi.format(
    "fraction", st.fractions(0, 1, max_denominator=10**6).map(lambda it: f"{it.numerator}/{it.denominator}")
)
CONFIG = schemathesis.Config.from_dict(
    {
        "phases": {
            "fuzzing": {"extra-data-sources": {"responses": False}, "error-feedback": {"enabled": False}},
            "coverage": {"extra-data-sources": {"responses": False}},
        },
        # A weight rule is told what no schema can say, that its minimum is not above its maximum.
        "operations": [{"include-path": "/commands", "checks": {"positive_data_acceptance": {"enabled": False}}}],
    }
)
SCHEMA = schemathesis.openapi.from_dict(DOCUMENT, config=CONFIG)


@pytest.fixture(scope="module")
def meeting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Meeting]:
    """A prepared assembly in which two municipalities have a keypad and a test poll is announced."""
    devices = PtyDevices(Fleet(5, seed=7, clock=lambda: 0))
    folder = make_folder(tmp_path_factory.mktemp("openapi") / "hall", devices.fleet)
    with Server(folder, devices.lines) as server, Meeting(server, devices) as meeting:
        meeting.prepare()
        meeting.pair(1, 2)
        meeting.announce()
        yield meeting
        assert server.process.poll() is None
        assert server.said == ""
    devices.close()


@pytest.fixture(scope="module")
def session() -> Iterator[requests.Session]:
    """A connection that is kept."""
    with requests.Session() as session:
        session.trust_env = False
        yield session


@pytest.fixture(scope="module")
def client(meeting: Meeting) -> Iterator[httpx.Client]:
    """A connection of nobody."""
    with httpx.Client(base_url=f"http://{meeting.server.address}", trust_env=False, timeout=PATIENCE) as client:
        yield client


def test_every_route_is_in_it_and_no_other() -> None:
    described = {(method.upper(), path) for path, methods in DOCUMENT["paths"].items() for method in methods}
    assert described == questions()


def test_the_hall_hands_it_out(client: httpx.Client) -> None:
    answer = client.get("/openapi.json")
    assert (answer.status_code, answer.json()) == (200, DOCUMENT)


def test_every_reference_in_it_leads_somewhere() -> None:
    found = set(re.findall(r'"#/components/schemas/(\w+)"', json.dumps(DOCUMENT)))
    assert found <= set(DOCUMENT["components"]["schemas"])


@pytest.mark.parametrize(("method", "path"), WITH_TOKEN)
@pytest.mark.parametrize("authorization", [None, "", "Bearer", "Bearer wrong", "Basic wrong", "Bearer \u00e9"])
def test_a_wrong_token_is_told_so(client: httpx.Client, method: str, path: str, authorization: str | None) -> None:
    headers = {} if authorization is None else {"Authorization": authorization.encode("latin-1")}
    answer = client.request(method, path, headers=headers)
    assert (answer.status_code, list(answer.json())) == (401, ["text"])
    assert answer.headers["WWW-Authenticate"] == "Bearer"


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "QUERY", "BREW"])
def test_a_method_that_is_not_offered(client: httpx.Client, path: str, method: str) -> None:
    if (method, path) in BY_HTTP:
        return
    answer = client.request(method, path)
    assert (answer.status_code, list(answer.json())) == (405, ["text"])
    allowed = set(answer.headers["Allow"].split(", "))
    assert allowed - {"HEAD"} == {offered for offered, at in BY_HTTP if at == path}


@pytest.mark.parametrize(
    "path", ["/", "/nothing", "/health/", "/tile", "/stations/a/b", "/tile/0/000%3Fx", *WEBSOCKETS]
)
def test_a_path_that_is_not_offered(client: httpx.Client, path: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, list(answer.json())) == (404, ["text"])


@pytest.mark.parametrize("name", ["a\x85b", "\u200b", "\u00a0", "\ue000", "x" * 41, ""])
def test_an_invitation_under_a_name_that_no_station_can_have(client: httpx.Client, meeting: Meeting, name: str) -> None:
    """The code of such an invitation was a fault of the hall when it was redeemed."""
    admin = meeting.server.station(Role.ADMIN).headers
    answer = client.post("/invitations", headers=admin, json={"name": name, "role": "desk"})
    assert answer.status_code == 422


def test_a_body_without_end_is_not_waited_for(meeting: Meeting) -> None:
    """Nobody makes the hall keep more than the longest enrolment, token or not."""
    host, port = meeting.server.address.split(":")
    with socket.create_connection((host, int(port)), timeout=PATIENCE) as connection:
        connection.sendall(b"POST /enrol HTTP/1.1\r\nHost: hall\r\nContent-Length: 1000000000\r\n\r\n")
        connection.sendall(b" " * 2_000)
        assert connection.recv(1_000).startswith(b"HTTP/1.1 422 ")


@pytest.mark.parametrize("role", [Role.ADMIN, Role.CHAIR])
@SCHEMA.exclude(path_regex="^/stream$|^/lines$|/events$").parametrize()
@settings(max_examples=EXAMPLES)
def test_it_is_true(case: schemathesis.Case, meeting: Meeting, session: requests.Session, role: Role) -> None:
    answer = case.call_and_validate(
        base_url=f"http://{meeting.server.address}", headers=meeting.server.station(role).headers, session=session
    )
    if case.path == "/commands" and answer.status_code == 422 and case.meta.generation.mode.is_positive:
        assert "a weight rule needs" in answer.json()["text"]
