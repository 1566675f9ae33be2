"""The figures of a running hall: what is counted, who may read them, and that they tell nobody how a poll goes."""

import asyncio
import time
from pathlib import Path

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families
from starlette.applications import Starlette

from firmware_protocol import codec
from firmware_protocol import messages as m
from firmware_protocol.emulator.fleet import Fleet
from hall_server.disk.book import Written
from hall_server.stations.access import Access
from hall_server.stations.this_computer import is_this_computer
from hall_server.web.metrics_page import MetricsPage
from hall_server.writer.metrics import HallMetrics, HallNow
from stemkast.assembly.events import Role
from tests.hall_server.inside import Inside
from tests.hall_server.small_hall import Meeting
from tests.hall_server.stage import wait
from tests.hall_server.test_voting import answer_to, signed_vote
from tests.patience import PATIENCE

NOW = HallNow(entries=7, ledger_bytes=4096, stations=2, base_stations=1, battery={"SK-0001": 81})


class Figures:
    """A page, read as Prometheus reads it."""

    def __init__(self, page: str) -> None:
        self.samples = [each for family in text_string_to_metric_families(page) for each in family.samples]

    def __call__(self, name: str, **labels: str) -> float:
        """The value of one line; 0 where there is none yet."""
        found = [each.value for each in self.samples if (each.name, each.labels) == (f"stemkast_{name}", labels)]
        return found[0] if found else 0.0

    @property
    def labels(self) -> set[str]:
        return {label for each in self.samples for label in each.labels}


def page_of(metrics: HallMetrics) -> Figures:
    return Figures(metrics.page(NOW).decode())


def asked(meeting: Meeting) -> Figures:
    answer = httpx.get(f"http://{meeting.server.address}/metrics", trust_env=False, timeout=PATIENCE)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8"
    return Figures(answer.text)


# What is counted


def test_how_a_hall_stands() -> None:
    figures = page_of(HallMetrics())
    assert figures("ledger_entries") == 7
    assert figures("ledger_bytes") == 4096
    assert figures("stations") == 2
    assert figures("base_stations") == 1
    assert figures("battery_percent", serial="SK-0001") == 81
    assert figures("votes_total") == figures("commits_failed_total") == figures("poll_open") == 0


def test_durations_lie_in_their_buckets() -> None:
    metrics = HallMetrics()
    for milliseconds in (0.5, 3, 30, 300):
        metrics.committed(milliseconds / 1000, poll_open=False)
        metrics.answered(milliseconds / 1000)
    figures = page_of(metrics)
    counted = [figures("commit_seconds_bucket", le=le) for le in ("0.001", "0.005", "0.02", "0.04", "0.16", "+Inf")]
    assert counted == [1, 2, 2, 3, 3, 4]
    assert figures("vote_seconds_bucket", le="0.32") == 4
    assert figures("vote_seconds_count") == 4


def test_words_in_an_entry_are_no_vote() -> None:
    metrics = HallMetrics()
    typed = (
        b'{"at":"2023-06-14T08:00:00.000Z","by":"x","data":{"name":"\\"event\\":\\"vote_accepted\\""},"event":"chair"}'
    )
    metrics.entered(Written(0, (typed,)))
    assert page_of(metrics)("votes_total") == 0


def test_a_device_with_a_thousand_names_does_not_fill_the_memory() -> None:
    metrics = HallMetrics()
    for number in range(1000):
        metrics.noise(f"BS-{number}")
    metrics.noise("BS-1")
    figures = page_of(metrics)
    assert figures("noise_frames_total", station="BS-1") == 2
    assert figures("noise_frames_total", station="(others)") == 1000 - 64
    assert len([each for each in figures.samples if each.name == "stemkast_noise_frames_total"]) == 65


def test_halls_in_one_process_count_for_themselves() -> None:
    one, other = HallMetrics(), HallMetrics()
    one.not_written()
    assert (page_of(one)("commits_failed_total"), page_of(other)("commits_failed_total")) == (1, 0)


def test_a_poll_in_a_real_hall(sitting: Meeting) -> None:
    began, before = time.monotonic(), asked(sitting)
    poll = sitting.open()
    assert asked(sitting)("poll_open") == 1
    sitting.vote(1, 1)
    sitting.devices.say(sitting.devices.keypad(1), codec.encode(m.Identify()))  # noise
    unknown = signed_vote(sitting, 2, poll, 5, 7)
    assert isinstance(answer_to(sitting, 2, unknown), m.VoteRefused)
    assert isinstance(answer_to(sitting, 2, unknown), m.VoteRefused), "the same again is no other refusal"
    sitting.vote(2, 2)
    during = asked(sitting)
    sitting.close(poll)
    wait(lambda: asked(sitting)("stations") == 1)  # who followed in the tests before is gone
    after = asked(sitting)

    def more(name: str, **labels: str) -> float:
        return during(name, **labels) - before(name, **labels)

    assert more("votes_total") == 2
    assert more("refusals_total", reason="unknown_choice") == 1
    assert more("noise_frames_total", station="BS-1") == 1
    assert more("vote_seconds_count") == 4
    assert 0 < more("vote_seconds_sum") < 4 * (time.monotonic() - began)
    assert more("commit_seconds_count") >= 4
    assert (during("poll_open"), after("poll_open")) == (1, 0)
    assert (after("base_stations"), after("stations")) == (1, 1)
    assert after("ledger_entries") == len(sitting.following.entries)
    assert after("ledger_bytes") >= sum(len(body) for _, body in sitting.following.entries)


def test_a_page_does_not_say_how_anybody_votes(sitting: Meeting) -> None:
    """Two polls that differ in nothing but the choice look the same (design decision 7)."""
    seen = []
    for choice in (1, 2):
        poll = sitting.open()
        before = asked(sitting)
        sitting.vote(1, choice)
        sitting.vote(2, choice)
        during = asked(sitting)
        counted = {(each.name, *each.labels.items()) for each in during.samples}
        seen.append((counted, during("votes_total") - before("votes_total")))
        assert during.labels <= {"reason", "station", "serial", "le"}
        sitting.close(poll)
    assert seen[0] == seen[1]


def test_a_batch_that_is_not_written_is_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Inside(tmp_path / "hall", Fleet(1, seed=7)) as inside:
        metrics = inside.hall._metrics
        before = page_of(metrics)("commit_seconds_count")
        assert before > 0
        monkeypatch.setattr(inside.book, "commit", lambda: None)
        inside.devices.wait(lambda: page_of(metrics)("commits_failed_total") > 0)


# Who may read them


@pytest.fixture
def access(tmp_path: Path) -> Access:
    return Access.make(tmp_path)


@pytest.fixture
def page(access: Access) -> Starlette:
    return Starlette(routes=[MetricsPage(HallMetrics(), access, lambda: NOW).route()])


def status(page: Starlette, host: str, token: str = "") -> int:
    """The answer to a question from this address."""

    async def ask() -> int:
        transport = httpx.ASGITransport(page, client=(host, 40_000))
        async with httpx.AsyncClient(transport=transport, base_url="http://hall") as client:
            headers = {"Authorization": f"Bearer {token}"} if token else {}
            return (await client.get("/metrics", headers=headers)).status_code

    return asyncio.run(ask())


def test_another_computer_needs_the_token_of_a_station(page: Starlette, access: Access) -> None:
    token = access.enrol("beheer", Role.ADMIN)
    assert status(page, "192.0.2.7") == 401
    assert status(page, "192.0.2.7", "something") == 401
    assert status(page, "192.0.2.7", token) == 200
    assert status(page, "127.0.0.1") == 200
    access.revoke("beheer")
    assert status(page, "192.0.2.7", token) == 401


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("127.0.0.1", True),
        ("127.9.8.7", True),
        ("::1", True),
        ("::ffff:127.0.0.1", True),
        ("::ffff:192.0.2.7", False),
        ("192.0.2.7", False),
        ("localhost", False),
        ("", False),
    ],
)
def test_which_addresses_are_of_this_computer(host: str, expected: bool) -> None:
    assert is_this_computer(host) is expected
