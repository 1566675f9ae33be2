"""Lines that stations lend to the hall: bounded, theirs alone, and gone at once with the station."""

import asyncio
import contextlib
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from socket import SO_RCVBUF, SOL_SOCKET, create_connection

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.routing import Router
from websockets.exceptions import ConnectionClosed, InvalidStatus

from firmware_protocol.emulator.fleet import Fleet
from firmware_protocol.errors import TransportError, TransportGone
from firmware_protocol.framing import FrameKind
from firmware_protocol.hid_line import HidLine
from firmware_protocol.line import OVER_CRADLE
from firmware_protocol.link import Link
from firmware_protocol.messages import StationRole
from firmware_protocol.packets import REPORT, First, read
from hall_server.doctor.over_http import read_page
from hall_server.keypads.devices import line_protocol
from hall_server.keypads.lent_lines import MOST_WAITING, Ended, LentDescriptor, LentLines, LentPort
from hall_server.keypads.line import Flushed, Heard, HeardNoise, Joined, Left, Line, LineTells
from hall_server.stations.access import Access
from hall_server.stations.rate_limits import AT_ONCE, LINE_AT_ONCE, LINE_PER_SECOND, LineLimit
from hall_server.web.lines import EACH_MESSAGE, MOST_LINES, Lines
from stemkast.assembly.events import Role
from stemkast.hall_client.connection.address import HallAddress
from tests.hall_server.hand_worked import PATIENCE, Station
from tests.hall_server.lent import end_code, enrolled, in_tls, lends, told
from tests.hall_server.small_hall import Meeting, Server, make_folder
from tests.hall_server.stage import wait

CRADLE = LentDescriptor("lent", "balie-3/cradle", only=StationRole.CRADLE)
BASE = LentDescriptor("lent", "balkon/ttyACM0", only=StationRole.BASE_STATION)


def unheard() -> None:
    """Wakes nobody."""


# One line


@pytest.fixture
def port() -> LentPort:
    return LentPort(CRADLE, unheard)


def test_bytes_go_through_as_they_came_in_both_directions(port: LentPort) -> None:
    port.hear(b"ab")
    port.hear(b"c")
    assert port.read(1.0) == b"abc"
    assert port.read(0.0) == b""
    port.write(b"de")
    port.write(b"f")
    assert (port.take(), port.take()) == (b"def", b"")


def test_a_station_that_does_not_take_what_is_for_it_loses_its_line_and_nobody_waits(port: LentPort) -> None:
    port.write(bytes(MOST_WAITING))
    with pytest.raises(TransportGone, match="balie-3/cradle is gone: behind"):
        port.write(b"x")
    assert port.ended is Ended.BEHIND
    with pytest.raises(TransportGone):
        port.read(5.0)


def test_a_hall_that_does_not_read_keeps_no_more_than_that(port: LentPort) -> None:
    port.hear(bytes(MOST_WAITING))
    assert port.ended is None
    port.hear(b"x")
    assert port.ended is Ended.BEHIND


def test_the_first_reason_of_an_end_stays(port: LentPort) -> None:
    port.end(Ended.SENT_AWAY)
    port.close()
    port.hear(b"x")
    assert port.ended is Ended.SENT_AWAY
    with pytest.raises(TransportGone):
        port.write(b"x")


def test_who_carries_is_woken_by_what_is_written_and_by_the_end() -> None:
    woken: list[int] = []
    port = LentPort(CRADLE, lambda: woken.append(1))
    port.hear(b"x")
    assert woken == []
    port.write(b"x")
    assert len(woken) == 1
    port.close()
    port.close()
    assert len(woken) == 2


# All lines


def test_the_newer_of_two_takes_over() -> None:
    lines = LentLines()
    with pytest.raises(TransportError, match="not lent now"):
        lines.open(CRADLE)
    older = lines.lend(CRADLE, unheard)
    assert lines.open(CRADLE) is older
    newer = lines.lend(CRADLE, unheard)
    assert older.ended is Ended.TAKEN_OVER
    lines.take_back(older)
    assert lines.open(CRADLE) is newer
    assert lines.enumerate() == [CRADLE]
    lines.lend(BASE, unheard)
    assert lines.count == 2
    lines.take_back(newer)
    assert lines.enumerate() == [BASE]


def test_what_is_spoken_follows_from_the_transport_at_the_station() -> None:
    assert isinstance(line_protocol(CRADLE), Link)
    assert isinstance(line_protocol(LentDescriptor("lent", "balie-3/cradle", carries="hid")), HidLine)


class Carried:
    """The device end of a lent line, without a network between."""

    def __init__(self, port: LentPort) -> None:
        self._port = port

    def read(self, timeout: float) -> bytes:
        time.sleep(timeout)
        return self._port.take()

    def write(self, data: bytes) -> None:
        self._port.hear(data)

    def close(self) -> None:
        self._port.close()


class Listening:
    """The hall's line to a lent device that calls itself something, and what came over it."""

    def __init__(self, descriptor: LentDescriptor, role: StationRole) -> None:
        self.heard: list[LineTells] = []
        lines = LentLines()
        self.device = Station("D-1", role, Carried(lines.lend(descriptor, unheard)))
        self.line = Line(lines, descriptor, line_protocol, self.heard.append)

    def __enter__(self) -> "Listening":
        self.line.start()
        wait(lambda: self.device.arrived)  # it is asked who it is
        self.device.send(FrameKind.STATION, self.device.information)
        wait(lambda: self.heard)
        return self

    def messages(self) -> list[Heard]:
        return [each for each in self.heard if isinstance(each, Heard)]

    def __exit__(self, *_: object) -> None:
        self.line.stop()
        self.device.unplug()


@pytest.mark.parametrize("descriptor", [CRADLE, BASE])
def test_a_device_of_the_kind_that_may_be_lent_joins(descriptor: LentDescriptor) -> None:
    assert descriptor.only is not None
    with Listening(descriptor, descriptor.only) as listening:
        wait(lambda: Flushed(descriptor.path) in listening.heard)
        assert listening.heard[0] == Joined(descriptor.path)
        assert listening.line.is_base_station is (descriptor is BASE)


@pytest.mark.parametrize(("descriptor", "role"), [(CRADLE, StationRole.BASE_STATION), (BASE, StationRole.CRADLE)])
def test_a_device_of_another_kind_is_noise(
    descriptor: LentDescriptor, role: StationRole, capsys: pytest.CaptureFixture[str]
) -> None:
    with Listening(descriptor, role) as listening:
        assert listening.heard == [HeardNoise(descriptor.path)]
        assert not listening.line.is_base_station
    assert "not lent for such a device" in capsys.readouterr().out


def test_no_host_of_base_stations_says_that_a_keypad_lies_in_a_cradle() -> None:
    for descriptor, in_cradle in ((BASE, False), (CRADLE, True)):
        assert descriptor.only is not None
        with Listening(descriptor, descriptor.only) as listening:
            listening.device.up(b"who I am", slot=OVER_CRADLE)
            wait(listening.messages)
            assert [each.over_cradle for each in listening.messages()] == [in_cradle]


def test_a_line_that_ends_is_left() -> None:
    with Listening(BASE, StationRole.BASE_STATION) as listening:
        wait(lambda: Joined(BASE.path) in listening.heard)
        listening.device.unplug()
        wait(lambda: Left(BASE.path) in listening.heard)


# How much


class Clock:
    """Milliseconds."""

    def __init__(self) -> None:
        self.now = 5_000

    def __call__(self) -> int:
        return self.now


@given(st.lists(st.tuples(st.integers(0, 100_000), st.integers(0, 400)), max_size=100))
def test_a_line_carries_what_a_cable_does_twice_and_no_more(said: list[tuple[int, int]]) -> None:
    clock = Clock()
    limit, began, through = LineLimit(clock), clock.now, 0
    for count, pause in said:
        clock.now += pause
        waited = limit.wait(count)
        clock.now += waited
        through += count
        assert through <= LINE_AT_ONCE + LINE_PER_SECOND * (clock.now - began) / 1000
        if waited:  # and no longer than it has to
            assert through > LINE_AT_ONCE - LINE_PER_SECOND * 2 / 1000


def test_a_cable_at_full_speed_never_waits() -> None:
    clock = Clock()
    limit = LineLimit(clock)
    for _ in range(5_000):
        clock.now += 1
        assert limit.wait(92) == 0


# At a running hall in TLS


@pytest.fixture(scope="module")
def _served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, dict[str, str]]]:
    folder = make_folder(tmp_path_factory.mktemp("hall") / "hall", Fleet(1, seed=7))
    stations = {"beheer": Role.ADMIN, "balie-3": Role.DESK, "balkon": Role.BASE, "zij": Role.BASE, "chair": Role.CHAIR}
    tokens = enrolled(folder, **stations)
    with Server(folder, host="0.0.0.0") as server:
        yield server, tokens
        assert server.stop() == 0


class Hall:
    """A hall in TLS, its stations by name."""

    def __init__(self, server: Server, tokens: dict[str, str]) -> None:
        self.server = server
        self._tokens = tokens

    def station(self, name: str) -> HallAddress:
        return in_tls(self.server, self._tokens.get(name, "nobody"))

    def lent(self) -> int:
        """How many lines its figures tell of."""
        hall = self.station("beheer")
        page = httpx.get(
            f"{hall.http}/metrics", headers=hall.headers, verify=hall.context() or False, timeout=PATIENCE
        ).text
        return int(
            float(next(line for line in page.splitlines() if line.startswith("stemkast_lent_lines ")).split()[1])
        )

    def send_away(self, name: str) -> None:
        hall = self.station("beheer")
        context = hall.context()
        assert context is not None
        answer = httpx.delete(f"{hall.http}/stations/{name}", headers=hall.headers, verify=context, timeout=PATIENCE)
        assert answer.status_code == 200


@pytest.fixture
def hall(_served: tuple[Server, dict[str, str]]) -> Iterator[Hall]:
    hall = Hall(*_served)
    yield hall
    wait(lambda: hall.lent() == 0)


@pytest.mark.parametrize(
    ("name", "code"), [("nobody", 4401), ("chair", 4403), ("balkon", None), ("balie-3", None), ("beheer", None)]
)
def test_who_may_lend_a_line(hall: Hall, name: str, code: int | None) -> None:
    with lends(hall.station(name), name="ttyACM0", carries="serial") as socket:
        assert told(socket) == (code or {"line": f"{name}/ttyACM0"})


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"name": "a"},
        {"carries": "serial"},
        {"name": "", "carries": "serial"},
        {"name": "../chair", "carries": "serial"},
        {"name": "a/b", "carries": "hid"},
        {"name": "a\nb", "carries": "hid"},
        {"name": "a" * 81, "carries": "hid"},
        {"name": "a", "carries": "pigeon"},
        {"name": "a", "carries": "hid", "more": "1"},
    ],
)
def test_what_is_no_question_for_a_line(hall: Hall, query: dict[str, str]) -> None:
    with lends(hall.station("balkon"), **query) as socket:
        assert told(socket) == 4422


def test_two_stations_with_a_line_of_one_name_do_not_meet(hall: Hall) -> None:
    with lends(hall.station("balkon"), name="a", carries="serial") as one:
        assert told(one) == {"line": "balkon/a"}
        with lends(hall.station("zij"), name="a", carries="serial") as other:
            assert told(other) == {"line": "zij/a"}
            assert hall.lent() == 2


def test_the_newer_connection_takes_over_at_the_hall(hall: Hall) -> None:
    with lends(hall.station("balkon"), name="a", carries="serial") as older:
        told(older)
        with lends(hall.station("balkon"), name="a", carries="hid") as newer:
            assert told(newer) == {"line": "balkon/a"}
            assert end_code(older) == 4409
            assert hall.lent() == 1


def test_a_station_lends_sixteen_lines_and_each_of_them_anew(hall: Hall) -> None:
    with contextlib.ExitStack() as held:
        for number in range(MOST_LINES):
            told(held.enter_context(lends(hall.station("balkon"), name=f"{number}", carries="serial")))
        assert told(held.enter_context(lends(hall.station("balkon"), name="more", carries="serial"))) == 4429
        assert told(held.enter_context(lends(hall.station("balkon"), name="3", carries="serial"))) == {
            "line": "balkon/3"
        }


def test_a_message_that_is_too_long_ends_it(hall: Hall) -> None:
    with lends(hall.station("balkon"), name="a", carries="serial") as socket:
        told(socket)
        with contextlib.suppress(ConnectionClosed):
            socket.send(bytes(65_537))
        assert end_code(socket) == 1009


def test_what_is_said_as_text_is_passed_over(hall: Hall) -> None:
    with lends(hall.station("balkon"), name="a", carries="serial") as socket:
        told(socket)
        socket.send("hello")
        assert isinstance(socket.recv(timeout=PATIENCE), bytes), "the hall begins its link"


def test_a_cradle_over_hid_is_spoken_to_in_whole_reports(hall: Hall) -> None:
    with lends(hall.station("balie-3"), name="cradle", carries="hid") as socket:
        told(socket)
        data = socket.recv(timeout=PATIENCE)
        assert isinstance(data, bytes)
        assert len(data) == REPORT
        assert isinstance(read(data), First)


def test_who_asks_for_lines_without_end_is_told_to_wait(hall: Hall) -> None:
    elsewhere = {"X-Forwarded-For": "192.0.2.7"}

    def ask_on(held: contextlib.ExitStack) -> None:
        for _ in range(AT_ONCE * 3):
            held.enter_context(lends(hall.station("zij"), elsewhere, name="a", carries="serial"))

    with contextlib.ExitStack() as held, pytest.raises(InvalidStatus, match="403"):
        ask_on(held)


def test_a_station_that_is_sent_away_loses_its_lines_at_once(tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "hall", Fleet(1, seed=7))
    tokens = enrolled(folder, beheer=Role.ADMIN, balkon=Role.BASE, zij=Role.BASE)
    with Server(folder, host="0.0.0.0") as server:
        hall = Hall(server, tokens)
        with (
            lends(hall.station("balkon"), name="a", carries="serial") as gone,
            lends(hall.station("zij"), name="a", carries="serial") as stays,
        ):
            assert [told(gone), told(stays)] == [{"line": "balkon/a"}, {"line": "zij/a"}]
            hall.send_away("balkon")
            assert end_code(gone) == 4401
            wait(lambda: hall.lent() == 1)
            with lends(hall.station("balkon"), name="a", carries="serial") as again:
                assert told(again) == 4401


# Beside a poll


FRAME = b"\x07" + b"noise" * 20 + b"\0"


def asking(hall: HallAddress, name: str) -> bytes:
    """The question of a host that is worked by hand."""
    lines = [
        f"GET /lines?name={name}&carries=serial HTTP/1.1\r\nHost: {hall.address}",
        f"Authorization: Bearer {hall.token}\r\nUpgrade: websocket\r\nConnection: Upgrade",
        "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n",
    ]
    return "\r\n".join(lines).encode()


def test_a_host_that_floods_is_held_to_its_share_and_the_others_are_heard(meeting: Meeting) -> None:
    meeting.pair(1)
    poll = meeting.open()
    stop = threading.Event()
    data, hall = FRAME * 400, meeting.server.station(Role.BASE)
    flood = b"\x82\xfe" + len(data).to_bytes(2, "big") + bytes(4) + data  # a binary message, masked with zeros
    host, port = hall.address.split(":")
    with create_connection((host, int(port)), timeout=PATIENCE) as socket:
        socket.sendall(asking(hall, "flood"))
        assert socket.recv(65_536).startswith(b"HTTP/1.1 101 ")
        began = time.monotonic()

        def send() -> None:
            with contextlib.suppress(OSError):
                while not stop.is_set():
                    socket.sendall(flood)

        flooding = threading.Thread(target=send, daemon=True)
        flooding.start()
        figures: dict[tuple[str, str], float] = {}
        noise, held = ("stemkast_noise_frames_total", "station base/flood"), "stemkast_lines_held_back_total"
        while not (figures.get((held, "station base")) and figures.get(noise)):
            assert time.monotonic() < began + PATIENCE
            figures = dict(read_page(httpx.get(f"{hall.http}/metrics", trust_env=False, timeout=PATIENCE).text))
        for choice in (1, 2, 1):
            meeting.vote(1, choice)
        figures = dict(read_page(httpx.get(f"{hall.http}/metrics", trust_env=False, timeout=PATIENCE).text))
        through = figures[noise] * len(FRAME)
        assert 0 < through <= LINE_AT_ONCE + LINE_PER_SECOND * (time.monotonic() - began)
        stop.set()
        flooding.join()
    meeting.close(poll)
    assert len(meeting.following.of_poll("vote_accepted", poll)) == 3


@pytest.mark.parametrize("empty", [{"bytes": b""}, {"text": ""}], ids=["bytes", "text"])
def test_messages_without_anything_in_them_are_held_back_too(tmp_path: Path, empty: dict[str, bytes | str]) -> None:
    """The hall's own route on a clock that stands still: how fast this computer is says nothing."""
    token = enrolled(make_folder(tmp_path / "hall", Fleet(1, seed=7)), zij=Role.BASE)["zij"]
    at_once = LINE_AT_ONCE // EACH_MESSAGE
    assert asyncio.run(held_back(tmp_path / "hall", token, [empty] * at_once)) == []
    assert asyncio.run(held_back(tmp_path / "hall", token, [empty] * (at_once + 2))) == ["zij", "zij"]


async def held_back(folder: Path, token: str, messages: list[dict[str, bytes | str]]) -> list[str]:
    """Whom the hall names while a host says these messages and goes."""
    names: list[str] = []
    lines = Lines(LentLines(), Access.load(folder), Clock(), names.append)
    coming: asyncio.Queue[dict[str, object]] = asyncio.Queue()
    for each in ({"type": "websocket.connect"}, *({"type": "websocket.receive"} | each for each in messages)):
        coming.put_nowait(each)
    coming.put_nowait({"type": "websocket.disconnect", "code": 1000})

    async def told(message: object) -> None:
        """Nobody listens."""

    await Router([lines.route()])(asked(token), coming.get, told)
    return names


def test_a_line_on_which_no_websocket_is_spoken_any_more_just_ends(tmp_path: Path) -> None:
    """The server closes it by itself, and raises RuntimeError for what the hall says before it heard of that."""
    token = enrolled(make_folder(tmp_path / "hall", Fleet(1, seed=7)), zij=Role.BASE)["zij"]
    lent = LentLines()
    lines = Lines(lent, Access.load(tmp_path / "hall"), Clock(), lambda _name: None)

    async def told(message: dict[str, object]) -> None:
        if message["type"] != "websocket.accept":
            raise RuntimeError("Unexpected ASGI message 'websocket.send', after sending 'websocket.close'.")

    async def spoken() -> None:
        coming: asyncio.Queue[dict[str, object]] = asyncio.Queue()
        coming.put_nowait({"type": "websocket.connect"})
        await Router([lines.route()])(asked(token), coming.get, told)

    asyncio.run(spoken())
    assert lent.count == 0


def asked(token: str) -> dict[str, object]:
    """How a server tells of somebody who asks for a line."""
    headers = [(b"authorization", f"Bearer {token}".encode())]
    query = b"name=empty&carries=serial"
    return {"type": "websocket", "path": "/lines", "query_string": query, "headers": headers}


def test_a_host_that_does_not_read_stalls_nobody(meeting: Meeting) -> None:
    hall = meeting.server.station(Role.BASE)
    host, port = hall.address.split(":")
    with create_connection((host, int(port)), timeout=PATIENCE) as socket:
        socket.setsockopt(SOL_SOCKET, SO_RCVBUF, 1)
        socket.sendall(asking(hall, "deaf"))
        page = ""
        while "stemkast_lent_lines 1.0" not in page:
            page = httpx.get(f"{hall.http}/metrics", trust_env=False, timeout=PATIENCE).text
        meeting.pair(1)
        poll = meeting.open()
        meeting.vote(1, 2)
        assert meeting.close(poll)["noise"] == []
        assert meeting.server.stop() == 0, "nor its end"
