"""The pages for everybody at a real hall: no token, nothing of a poll that runs, switched by the admin, resumed."""

import json
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import httpx
import pytest

from hall_server.__main__ import _listen
from hall_server.disk.page_switches import FILE, Page, PageSwitches
from hall_server.web.public_pages import HEADERS
from stemkast.assembly.commands import DeclareResult
from stemkast.assembly.events import PollKind, Role
from stemkast.assembly.screen_codec import screen_from_json
from stemkast.assembly.shown import Checking, PollOpenShown, ResultShown, Welcome
from tests.hall_server.hand_worked import PtyDevices
from tests.hall_server.public_stream import PublicStream
from tests.hall_server.small_hall import Meeting, Server
from tests.patience import PATIENCE

PAGES = [page.value for page in Page]
OWN = sorted(
    each.name for each in files("hall_server.web").joinpath("pages").iterdir() if not each.name.endswith(".html")
)
SERVED = [*(f"/{page}" for page in PAGES), *(f"/pages/{name}" for name in [*OWN, "Regular.otf", "Bold.otf"])]


@pytest.fixture
def client(sitting: Meeting) -> Iterator[httpx.Client]:
    """Anybody."""
    with httpx.Client(base_url=f"http://{sitting.server.address}", trust_env=False, timeout=PATIENCE) as client:
        yield client


def put(meeting: Meeting, page: str, on: bool) -> None:
    admin = meeting.server.station(Role.ADMIN).headers
    url = f"http://{meeting.server.address}/switches/{page}"
    assert httpx.put(url, headers=admin, json={"on": on}, trust_env=False, timeout=PATIENCE).json() == {"on": on}


@pytest.mark.parametrize("path", SERVED)
def test_every_file_is_served_safely_and_kept_by_its_tag(client: httpx.Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert {name: answer.headers[name] for name in HEADERS} == dict(HEADERS)
    assert answer.headers["content-encoding"] == "gzip"
    assert client.get(path, headers={"If-None-Match": answer.headers["etag"]}).status_code == 304
    assert client.get(path, headers={"Accept-Encoding": "identity"}).content == answer.content


@pytest.mark.parametrize("name", ["scherm.html", "nothing.js", "..%2fpublic_pages.py", "Light.otf", ""])
def test_nothing_else_is_served(client: httpx.Client, name: str) -> None:
    assert client.get(f"/pages/{name}").status_code == 404


@pytest.mark.parametrize("path", [f"/{page}" for page in PAGES])
def test_a_page_has_nothing_inline_and_nothing_from_elsewhere(client: httpx.Client, path: str) -> None:
    page = client.get(path).text
    asked = re.findall(r'(?:src|href)="([^"]+)"', page)
    assert asked
    assert all(each in SERVED for each in asked)
    assert not re.search(r"<script(?![^>]*src=)|<style|\son\w+=|\sstyle=|//", page.replace("<!doctype", ""))


@pytest.mark.parametrize("name", [name for name in OWN if name.endswith(".js")])
def test_a_script_makes_no_markup_out_of_text(name: str) -> None:
    source = files("hall_server.web").joinpath("pages").joinpath(name).read_text("utf-8")
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|https?://(?!www\.w3\.org/2000/svg)", source
    )


def test_the_stream_says_what_the_screen_shows(sitting: Meeting) -> None:
    with PublicStream(sitting.server.address, "scherm") as stream:
        assert stream.status == 200
        assert {name: stream.headers[name.lower()] for name in HEADERS} == dict(HEADERS)
        stream.together()
        poll = sitting.open(seconds=60)
        shown = screen_from_json(stream.until("screen", '"held": false'))
        assert isinstance(shown, PollOpenShown)
        assert (shown.seconds, shown.ballot.poll) == (60, poll)
        sitting.vote(1, 1)
        shown = screen_from_json(stream.until("screen", '"voted": 1'))
        assert isinstance(shown, PollOpenShown)
        sitting.close(poll)
        assert isinstance(screen_from_json(stream.until("screen", '"closing": false')), Checking)


def what_is_told(sitting: Meeting, choices: tuple[int, int]) -> list[str]:
    """Everything that both streams say from opening to checking, without numbers and times."""
    with (
        PublicStream(sitting.server.address, "scherm") as screen,
        PublicStream(sitting.server.address, "uitslagen") as results,
    ):
        results.together()
        screen.together()
        begun = len(results.raw)
        poll = sitting.open()
        screen.until("screen", '"held": false')
        for number, choice in enumerate(choices, start=1):
            sitting.vote(number, choice)
            screen.until("screen", f'"voted": {number}')
        sitting.close(poll)
        screen.until("screen", '"closing": false')
        results.together()  # a beat later nothing was told
        assert "notice" not in results.raw[begun:]
        states = [line for line in screen.raw.split("\n") if '"key":"screen"' in line and f'"poll":{poll}' in line]
        return [re.sub(r'"poll":\d+|"opened_at":"[^"]*"', "", each) for each in dict.fromkeys(states)]


def test_the_direction_of_a_poll_is_nowhere(sitting: Meeting) -> None:
    """The same words, byte for byte, whatever is voted."""
    told = what_is_told(sitting, (1, 1))
    assert len(told) >= 4
    for choices in ((2, 2), (1, 3)):
        other = what_is_told(sitting, choices)
        assert [each for each in told if not is_closing(each)] == [each for each in other if not is_closing(each)]
        # It may be over before it was told.
        closing = [found for found in ([*filter(is_closing, one)] for one in (told, other)) if found]
        assert closing[1:] in ([], closing[:1])


def is_closing(state: str) -> bool:
    return '"shows":"checking"' in state and '"closing":true' in state


def test_a_declared_result_is_on_both_streams_with_every_vote(meeting: Meeting) -> None:
    meeting.pair(1, 2)
    with PublicStream(meeting.server.address, "uitslagen") as stream:
        register = stream.together()["register"]
        assert isinstance(register, dict)
        poll = meeting.open(kind=PollKind.REAL)
        meeting.vote(1, 1)
        meeting.vote(2, 2)
        meeting.close(poll)
        meeting.ask(meeting.chair, DeclareResult(poll, ""))
        matter = stream.until("matter 1", "percentage")
        assert isinstance(matter, dict)
        shown = screen_from_json(matter["shown"])
        assert isinstance(shown, ResultShown)
        assert shown.percentage == "50,00"
        names = [each["name"] for each in register["municipalities"]]
        choices = {"Groningen": 2, "Schiermonnikoog": 0, "Stichtse Vecht": 0, "Utrecht": 1}
        assert list(zip(names, matter["choices"], strict=True)) == list(choices.items())
    with PublicStream(meeting.server.address, "uitslagen") as late:
        assert set(late.together()) == {"register", "matter 1"}
    with PublicStream(meeting.server.address, "uitslagen", known=late.known) as resumed:
        assert resumed.together() == {}
    with PublicStream(meeting.server.address, "uitslagen", known="00000000-99") as of_another_hall:
        assert set(of_another_hall.together()) == {"register", "matter 1"}


def test_the_same_after_a_restart_with_other_numbers(folder: Path, devices: PtyDevices) -> None:
    with Server(folder, devices.lines) as server, Meeting(server, devices) as meeting:
        meeting.prepare()
        with PublicStream(server.address, "scherm") as stream:
            before = stream.until("screen", '"shows": "matter"')
    with Server(folder, devices.lines) as server, PublicStream(server.address, "scherm", known=stream.known) as again:
        assert again.together()["screen"] == before
        assert again.known.partition("-")[0] != stream.known.partition("-")[0]
        begin = time.monotonic()
        assert server.stop() == 0
        with pytest.raises(EOFError):
            again.next()
        assert time.monotonic() - begin < PATIENCE
        assert server.said == ""


@pytest.mark.parametrize("page", PAGES)
def test_the_admin_switches_a_page_off_and_on(sitting: Meeting, client: httpx.Client, page: str) -> None:
    others = [each for each in PAGES if each != page]
    with PublicStream(sitting.server.address, page) as stream, PublicStream(sitting.server.address, others[0]) as other:
        stream.together()
        other.together()
        put(sitting, page, on=False)
        assert stream.next().name == "off"
        with pytest.raises(EOFError):
            stream.next()
        assert other.together() == {}
    for path in (f"/{page}", f"/{page}/events"):
        answer = client.get(path)
        assert (answer.status_code, answer.json()) == (404, {"text": "this page is switched off"})
    assert [client.get(f"/{each}").status_code for each in others] == [200, 200]
    put(sitting, page, on=True)
    assert client.get(f"/{page}").status_code == 200


def test_whoever_has_the_folder_switches_too_while_the_hall_runs(sitting: Meeting, client: httpx.Client) -> None:
    command = [sys.executable, "-m", "hall_server", "pages", str(sitting.server.folder)]
    for argument, word, status in (("--off", "off", 404), ("--on", "on", 200)):
        said = subprocess.run([*command, argument, "overlay"], capture_output=True, text=True, check=True).stdout
        assert re.search(rf"/overlay +{word}\n", said)
        assert client.get("/overlay").status_code == status


def test_a_switch_is_for_the_admin(sitting: Meeting, client: httpx.Client) -> None:
    for headers, status in (({}, 401), (sitting.server.station(Role.CHAIR).headers, 403)):
        assert client.put("/switches/scherm", headers=headers, json={"on": False}).status_code == status
        assert client.get("/switches", headers=headers).status_code == status
    assert client.get("/scherm").status_code == 200


def test_switches_hold_and_a_file_that_cannot_be_read_switches_nothing_off(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    PageSwitches(tmp_path).switch(Page.RESULTS, False)
    assert [PageSwitches(tmp_path).is_on(page) for page in Page] == [True, True, False]
    for nonsense in ("{", "[]", '{"uitslagen": 0}', "\x00"):
        (tmp_path / FILE).write_text(nonsense)
        assert PageSwitches(tmp_path).is_on(Page.RESULTS)
    capsys.readouterr()


def test_in_tls_the_same(folder: Path) -> None:
    with Server(folder, host="0.0.0.0") as server:
        address = f"https://{server.address}"
        for path in SERVED:
            assert httpx.get(f"{address}{path}", verify=False, trust_env=False, timeout=PATIENCE).status_code == 200
        with PublicStream(server.address, "scherm", tls=True) as stream:
            assert isinstance(screen_from_json(stream.together()["screen"]), Welcome)


def test_a_connection_that_takes_nothing_ends() -> None:
    """The system ends it, so that a phone that left does not keep its place."""
    with _listen("127.0.0.1:0") as listening:
        assert listening.getsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT) == 30_000
        with socket.create_connection(listening.getsockname()):
            taken, _ = listening.accept()
            with taken:
                assert taken.getsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT) == 30_000


def test_a_head_does_not_stay(client: httpx.Client) -> None:
    answer = client.head("/scherm/events")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/event-stream")


def test_every_notice_is_one_line_of_json(sitting: Meeting) -> None:
    with PublicStream(sitting.server.address, "uitslagen") as stream:
        stream.together()
        lines = [line for line in stream.raw.split("\n") if line.startswith("data: {")]
        assert lines
        assert all(json.loads(line.removeprefix("data: ")) for line in lines)
