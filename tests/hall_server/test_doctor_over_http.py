"""`hall-server doctor` of a hall that runs: whether it answers, who one is there, and what its figures mean."""

import http.server
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from firmware_protocol.emulator.fleet import Fleet
from hall_server.disk import certificate
from hall_server.disk.clock import now
from hall_server.doctor.finding import Finding, State
from hall_server.doctor.over_http import examine, figures, read_page
from hall_server.writer.metrics import HallMetrics, HallNow
from stemkast.assembly.events import Role
from tests.hall_server.small_hall import Meeting, Server, make_folder
from tests.hall_server.test_doctor import doctor


def found_of(url: str, token: str = "", fingerprint: str = "") -> dict[str, Finding]:
    """The findings by what they are about."""
    return {each.about: each for each in examine(url, token, fingerprint, now)}


# On this computer


def test_a_hall_on_this_computer(sitting: Meeting) -> None:
    sitting.close(sitting.open())
    station = sitting.server.station(Role.ADMIN)
    status, lines = doctor(f"http://{station.address}", "--token", station.token)
    # That a disk is busy is said too, and is not for this test.
    assert status == max(line.startswith("attention") for line in lines), lines
    assert {line.split()[1] for line in lines if not line.startswith("ok")} <= {"writing:"}, lines
    assert [line.split()[1] for line in lines] == ["hall:", "token:", "votes:", "writing:", "stations:", "batteries:"]
    assert "this is station admin (admin)" in lines[1]
    assert "no poll is open" in lines[2]
    assert "1 base stations answer, 1 stations follow." in lines[4]


def test_without_a_token_and_without_base_stations(tmp_path: Path) -> None:
    with Server(make_folder(tmp_path / "hall", Fleet(1, seed=7))) as server:
        found = found_of(f"http://{server.address}")
        assert {about for about, each in found.items() if each.state is not State.OK} == {"stations"}
        assert doctor(f"http://{server.address}")[0] == 1
        assert found_of(f"http://{server.address}", "something")["token"].state is State.BROKEN
    found = found_of(f"http://{server.address}")
    assert [(about, each.state) for about, each in found.items()] == [("hall", State.BROKEN)]


@pytest.mark.parametrize("url", ["http://", "https://a:b", "http://a:99999", "http://me@hall:1", "http://hall:0"])
def test_what_is_no_address(url: str) -> None:
    status, (line,) = doctor(url)
    assert (status, line.split()[:2]) == (2, ["broken", "address:"])


def test_a_token_does_not_travel_in_the_clear(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hall_server.doctor.over_http._TIMEOUT", 0.2)
    found = found_of("http://192.0.2.7:8420", "secret")
    assert (found["token"].state, found["hall"].state) == (State.ATTENTION, State.BROKEN)
    assert "not sent" in found["token"].text


# In TLS


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Server]:
    """A hall for other computers."""
    with Server(make_folder(tmp_path / "hall", Fleet(1, seed=7)), host="0.0.0.0") as server:
        yield server


def test_a_hall_in_tls(hall: Server) -> None:
    seen = certificate.fingerprint(hall.folder).hex()
    found = found_of(f"https://{hall.address}", hall.station(Role.ADMIN).token, seen)
    assert [about for about, each in found.items() if each.state is not State.OK] == ["stations"]
    assert "729 days" in found["certificate"].text
    colons = ":".join(seen[at : at + 2].upper() for at in range(0, 64, 2))
    assert found_of(f"https://{hall.address}", hall.station(Role.ADMIN).token, colons)["token"].state is State.OK


def test_a_token_is_sent_to_no_hall_that_nobody_named(hall: Server) -> None:
    found = found_of(f"https://{hall.address}", hall.station(Role.ADMIN).token)
    assert (found["token"].state, "--fingerprint" in found["token"].text) == (State.ATTENTION, True)
    found = found_of(f"https://{hall.address}", hall.station(Role.ADMIN).token, "00" * 32)
    assert [(about, each.state) for about, each in found.items()] == [("certificate", State.BROKEN)]


def test_plain_http_where_tls_is_spoken_and_the_other_way_round(hall: Server, sitting: Meeting) -> None:
    assert found_of(f"http://{hall.address}")["hall"].state is State.BROKEN
    assert found_of(f"https://{sitting.server.address}")["hall"].state is State.BROKEN


def test_a_certificate_that_ended(hall: Server) -> None:
    late = examine(f"https://{hall.address}", "", "", lambda: now() + timedelta(days=800))
    assert (late[0].about, late[0].state) == ("certificate", State.BROKEN)


# Something else


class _Something(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = b"hello"
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # it says nothing
        pass


def test_a_server_that_is_no_hall() -> None:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Something) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        found = found_of(f"http://127.0.0.1:{server.server_port}")
        server.shutdown()
        thread.join()
    assert [(about, each.state) for about, each in found.items()] == [("hall", State.BROKEN)]
    assert "does not answer as a hall does" in found["hall"].text


# What figures mean


def _failed(metrics: HallMetrics) -> None:
    metrics.not_written()


def _slow(metrics: HallMetrics) -> None:
    for milliseconds in (1, 2, 3, 90):
        metrics.committed(milliseconds / 1000, poll_open=True)


def _fast(metrics: HallMetrics) -> None:
    for _ in range(200):
        metrics.committed(0.002, poll_open=True)
    metrics.committed(0.09, poll_open=True)


@pytest.mark.parametrize(
    ("happened", "state", "said"),
    [
        (_failed, State.ATTENTION, "1 times the ledger could not be written"),
        (_slow, State.ATTENTION, "1 of 4 batches took longer than 40 ms"),
        (_fast, State.OK, "201 batches, 2.4 ms"),
    ],
)
def test_how_the_writing_goes(happened: Callable[[HallMetrics], None], state: State, said: str) -> None:
    metrics = HallMetrics()
    happened(metrics)
    found = {each.about: each for each in figures(read_page(metrics.page(HallNow(1, 1, 1, 1, {})).decode()))}
    assert (found["writing"].state, said in found["writing"].text) == (state, True), found


def test_lines_that_are_lent_are_told_of() -> None:
    page = HallMetrics().page(HallNow(1, 1, stations=3, base_stations=2, battery={}, lent_lines=2)).decode()
    (found,) = (each for each in figures(read_page(page)) if each.about == "stations")
    assert found.text == "2 base stations answer, 3 stations follow, 2 lines are lent."


def test_batteries_that_are_low_are_named() -> None:
    battery = {f"SK-{number:04d}": 10 + number for number in range(20)}
    page = HallMetrics().page(HallNow(1, 1, 1, 1, battery)).decode()
    (found,) = (each for each in figures(read_page(page)) if each.about == "batteries")
    assert found.state is State.ATTENTION
    assert "SK-0000, SK-0001, SK-0002, SK-0003, SK-0004 and 5 more" in found.text
