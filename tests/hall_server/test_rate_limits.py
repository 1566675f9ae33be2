"""How much a station may ask and a keypad may vote; and that nobody who does what people do is ever stopped."""

import asyncio
import contextlib
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from firmware_protocol import messages as m
from firmware_protocol.emulator.fleet import Fleet
from hall_server.stations.access import Access
from hall_server.stations.rate_limits import AT_ONCE, CONNECTIONS, NEW_VOTES, PER_SECOND, KeypadLimits, StationLimits
from hall_server.web.limited_questions import LimitedQuestions
from stemkast.assembly.commands import Record
from stemkast.assembly.events import ChairTaken, Role
from stemkast.hall_client.connection.address import HallAddress
from stemkast.hall_client.connection.commands import Accepted, CommandSender
from tests.hall_server.small_hall import Meeting, Server, make_folder
from tests.hall_server.test_voting import answer_to, opened, signed_vote
from tests.patience import PATIENCE

ELSEWHERE = {"X-Forwarded-For": "192.0.2.7"}
"""A proxy on the hall's computer says where a question comes from."""


class Clock:
    """Milliseconds."""

    def __init__(self) -> None:
        self.now = 5_000

    def __call__(self) -> int:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


# Stations


def test_fifty_at_once_and_then_twenty_a_second(clock: Clock) -> None:
    limits = StationLimits(clock)
    assert [limits.wait("stembalie") for _ in range(AT_ONCE)] == [0] * AT_ONCE
    assert limits.wait("stembalie") == 1000 // PER_SECOND
    assert limits.wait("voorzitter") == 0, "each station has its own"
    answered = 0
    for _ in range(1000):
        clock.now += 1
        answered += limits.wait("stembalie") == 0
    assert answered == PER_SECOND
    clock.now += 60_000
    assert [limits.wait("stembalie") for _ in range(AT_ONCE)] == [0] * AT_ONCE
    assert limits.wait("stembalie") > 0, "a rest gives no more than that"


@given(st.lists(st.integers(0, 400), max_size=300))
def test_who_waits_as_told_is_answered(pauses: list[int]) -> None:
    clock = Clock()
    limits = StationLimits(clock)
    began = clock.now
    for answered, pause in enumerate(pauses, start=1):
        clock.now += pause
        wait = limits.wait("a")
        if wait:
            clock.now += wait
            assert limits.wait("a") == 0
        assert answered <= AT_ONCE + PER_SECOND * (clock.now - began) / 1000


@pytest.fixture
def access(tmp_path: Path) -> Access:
    return Access.make(tmp_path)


class Asking:
    """An application behind the limits, and what was asked of it and refused."""

    def __init__(self, access: Access, clock: Clock) -> None:
        self.asked = 0
        self.refused: list[str] = []
        inner = Starlette(routes=[Route("/commands", self._answer, methods=["POST"])])
        self._app = LimitedQuestions(inner, access, StationLimits(clock), self.refused.append)

    async def _answer(self, request: Request) -> PlainTextResponse:
        self.asked += 1
        return PlainTextResponse(await request.body())

    def __call__(self, host: str, token: str, times: int) -> list[httpx.Response]:
        async def ask() -> list[httpx.Response]:
            transport = httpx.ASGITransport(self._app, client=(host, 40_000))
            headers = {"Authorization": f"Bearer {token}"}
            async with httpx.AsyncClient(transport=transport, base_url="http://hall", headers=headers) as client:
                return [await client.post("/commands", content=b"x") for _ in range(times)]

        return asyncio.run(ask())


def test_a_station_that_asks_too_much_is_told_when_to_come_back(access: Access, clock: Clock) -> None:
    token, other = access.enrol("stembalie", Role.DESK), access.enrol("voorzitter", Role.CHAIR)
    asking = Asking(access, clock)
    answers = asking("192.0.2.7", token, AT_ONCE + 3)
    assert [each.status_code for each in answers] == [200] * AT_ONCE + [429] * 3
    assert answers[-1].json() == {"text": "this station asks too much at once; ask again in 1 s"}
    assert answers[-1].headers["retry-after"] == "1"
    assert (asking.asked, asking.refused) == (AT_ONCE, ["stembalie"] * 3)
    assert asking("192.0.2.7", other, 1)[0].status_code == 200
    clock.now += 1000
    assert asking("192.0.2.8", token, 1)[0].status_code == 200, "by token, not by address"


def test_who_is_nobody_uses_up_nothing_of_a_station(access: Access, clock: Clock) -> None:
    token = access.enrol("stembalie", Role.DESK)
    asking = Asking(access, clock)
    assert {each.status_code for each in asking("192.0.2.7", "wrong", AT_ONCE + 3)} == {200}
    assert asking("192.0.2.7", token, 1)[0].status_code == 200


def test_on_the_computer_of_the_hall_nobody_waits(access: Access, clock: Clock) -> None:
    token = access.enrol("beheer", Role.ADMIN)
    answers = Asking(access, clock)("127.0.0.1", token, AT_ONCE * 3)
    assert {each.status_code for each in answers} == {200}


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Server]:
    with Server(make_folder(tmp_path / "hall", Fleet(1, seed=7))) as server:
        yield server


def at_once(chair: HallAddress, method: str, path: str) -> set[int]:
    """The answers to many questions that a station elsewhere asks together."""

    async def ask() -> set[int]:
        headers = {**chair.headers, **ELSEWHERE}
        async with httpx.AsyncClient(base_url=chair.http, headers=headers, trust_env=False, timeout=PATIENCE) as client:
            answers = await asyncio.gather(*(client.request(method, path, content=b"{") for _ in range(AT_ONCE * 2)))
        return {each.status_code for each in answers}

    return asyncio.run(ask())


def test_a_station_elsewhere_that_sends_much_gets_it_done(hall: Server) -> None:
    chair = hall.station(Role.CHAIR)
    with contextlib.closing(CommandSender(chair)) as sender:
        sender._client.headers.update(ELSEWHERE)
        for number in range(AT_ONCE + PER_SECOND):
            assert isinstance(sender.send(Record(ChairTaken(f"Voorzitter {number}"))), Accepted)


def test_every_question_counts_but_those_that_anybody_may_ask(hall: Server) -> None:
    chair = hall.station(Role.CHAIR)
    assert at_once(chair, "POST", "/commands") == {422, 429}
    assert 429 in at_once(chair, "GET", "/health")
    assert 429 in at_once(chair, "GET", "/metrics")
    assert at_once(HallAddress(chair.address, "nobody"), "GET", "/checkpoint") == {200}
    figures = httpx.get(f"{chair.http}/metrics", trust_env=False, timeout=PATIENCE).text
    assert 'stemkast_questions_refused_total{station="station chair"}' in figures


# Keypads


def test_twenty_new_votes_in_any_second(clock: Clock) -> None:
    limits = KeypadLimits(clock)
    assert all(limits.allows("SK-0001") for _ in range(NEW_VOTES))
    assert not limits.allows("SK-0001")
    assert limits.allows("SK-0002"), "each keypad has its own"
    clock.now += 999
    assert not limits.allows("SK-0001")
    clock.now += 1
    assert all(limits.allows("SK-0001") for _ in range(NEW_VOTES))
    assert not limits.allows("SK-0001")


@given(st.lists(st.integers(0, 200), max_size=300))
def test_no_second_has_more_and_no_thumb_is_stopped(pauses: list[int]) -> None:
    clock = Clock()
    limits = KeypadLimits(clock)
    taken: list[int] = []
    tried: list[int] = []
    for pause in pauses:
        clock.now += pause
        tried.append(clock.now)
        if limits.allows("a"):
            taken.append(clock.now)
        else:
            assert len([at for at in tried if at > clock.now - 1000]) > NEW_VOTES
        assert len([at for at in taken if at > clock.now - 1000]) <= NEW_VOTES


@pytest.mark.rule("P-85")
def test_a_keypad_that_votes_without_end_is_noise_and_the_others_are_heard(sitting: Meeting) -> None:
    poll = sitting.open()
    keypad = sitting.devices.keypad(1)
    votes = [signed_vote(sitting, 1, poll, number, 1 + number % 2) for number in range(1, NEW_VOTES + 11)]
    for signed in votes:
        sitting.devices.say(keypad, signed)
    sitting.devices.work(lambda: len(sitting.devices.answers()) >= NEW_VOTES)
    assert isinstance(answer_to(sitting, 1, votes[0]), m.Receipt), "what was seen is answered, whatever else is said"
    sitting.vote(2, 1)
    sitting.following.wait(lambda it: len(it.of_poll("vote_accepted", poll)) == NEW_VOTES + 1)
    sitting.devices.work_for(1.05)
    assert isinstance(answer_to(sitting, 1, votes[-1]), m.Receipt), "it is no noise for ever"
    closed = sitting.close(poll)
    assert closed["noise"] == [{"station": "BS-1", "frames": 10}]
    figures = httpx.get(f"http://{sitting.server.address}/metrics", trust_env=False, timeout=PATIENCE).text
    assert 'stemkast_votes_dropped_total{serial="SK-0001"} 10.0' in figures


def test_who_presses_three_times_is_heard_three_times(sitting: Meeting) -> None:
    poll = sitting.open()
    for choice in (1, 2, 1):
        sitting.vote(1, choice)
    assert isinstance(opened(sitting, 1, sitting.devices.answers()[-1]), m.Receipt)
    closed = sitting.close(poll)
    assert closed["noise"] == []
    assert len(sitting.following.of_poll("vote_accepted", poll)) == 3


def test_a_forged_vote_uses_up_nothing_of_a_keypad(sitting: Meeting) -> None:
    poll = sitting.open()
    good = signed_vote(sitting, 1, poll, 1, 1)
    for number in range(NEW_VOTES + 5):
        forged = bytes([good[-2] ^ number ^ 0x80, good[-1]])
        sitting.devices.say(sitting.devices.keypad(1), good[:-2] + forged)
    assert isinstance(answer_to(sitting, 1, good), m.Receipt)
    assert sitting.close(poll)["noise"] == [{"station": "BS-1", "frames": NEW_VOTES + 5}]


def test_nobody_is_let_in_or_sent_away_while_that_cannot_be_kept(sitting: Meeting) -> None:
    admin = sitting.server.station(Role.ADMIN)
    in_the_way = sitting.server.folder / ".stations.json.new"
    with httpx.Client(
        base_url=f"http://{admin.address}", headers=admin.headers, trust_env=False, timeout=PATIENCE
    ) as client:
        code = client.post("/invitations", json={"name": "stembalie 2", "role": "desk"}).json()["code"]
        in_the_way.mkdir()
        for answer in (client.post("/enrol", json={"code": code}), client.delete("/stations/station screen")):
            assert answer.status_code == 503
            assert "cannot be written now" in answer.json()["text"]
        in_the_way.rmdir()
        names = [each["name"] for each in client.get("/stations").json()["stations"]]
    assert "station screen" in names
    assert "stembalie 2" not in names


def test_a_station_holds_so_many_streams_and_the_next_is_told_why(sitting: Meeting) -> None:
    hall = sitting.server.station(Role.COMMITTEE)

    def stream() -> ClientConnection:
        return connect(f"ws://{hall.address}/stream?start=100000", additional_headers=hall.headers, proxy=None)

    with contextlib.ExitStack() as open_ones:
        first, *_ = [open_ones.enter_context(stream()) for _ in range(CONNECTIONS)]
        with stream() as one_more, pytest.raises(ConnectionClosed) as closed:
            list(one_more)
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == 4429
        assert "8 connections of this station" in closed.value.rcvd.reason
        first.close()
        deadline = time.monotonic() + PATIENCE
        while True:
            with stream() as again:
                try:
                    again.recv(timeout=0.5)
                except TimeoutError:
                    break  # it is silent, since nothing happens after entry 100000
                except ConnectionClosed:
                    assert time.monotonic() < deadline
                    continue
                break
        with contextlib.closing(CommandSender(sitting.server.station(Role.CHAIR))) as chair:
            assert isinstance(chair.send(Record(ChairTaken("De voorzitter"))), Accepted), "others are not stopped"
