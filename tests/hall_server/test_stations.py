"""Who is let in: tokens, one-time codes, TLS with a pinned certificate, and sending away at once."""

import json
import socket
import ssl
import stat
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
from websockets.sync.client import connect

from firmware_protocol.emulator.fleet import Fleet
from hall_server.disk import certificate
from hall_server.stations.access import Access, StationsUnusable
from hall_server.stations.invitations import SECONDS, Invitations, is_code, names, of_fingerprint, plain
from stemkast.assembly.commands import Record
from stemkast.assembly.events import ChairTaken, Role
from stemkast.hall_client.connection.address import HallAddress
from stemkast.hall_client.connection.commands import Accepted, CommandSender, HallUnreachable
from stemkast.hall_client.connection.enrolment import Enrolled, NotEnrolled, enrol, load, save
from stemkast.hall_client.connection.hall_admin import HallAdmin
from stemkast.ledger.cosignature import witness_key
from tests.hall_server.small_hall import Following, Server, make_folder
from tests.hall_server.stage import wait
from tests.patience import PATIENCE

FINGERPRINT = bytes(range(32))


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def invitations(clock: Clock) -> Invitations:
    return Invitations(FINGERPRINT, clock)


# Codes


def test_a_code_lets_one_station_in_once(invitations: Invitations) -> None:
    code = invitations.invite("stembalie 3", Role.DESK)
    found = invitations.redeem(code)
    assert found is not None
    assert (found.name, found.role) == ("stembalie 3", Role.DESK)
    assert invitations.redeem(code) is None


def test_a_code_can_be_typed_as_people_type(invitations: Invitations) -> None:
    code = invitations.invite("stembalie 3", Role.DESK)
    assert len(code) == 24
    typed = code.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert is_code(typed)
    assert plain(typed) == code.replace("-", "")
    assert invitations.redeem(typed) is not None


def test_a_code_is_good_for_ten_minutes(invitations: Invitations, clock: Clock) -> None:
    early, late = invitations.invite("een", Role.DESK), invitations.invite("twee", Role.DESK)
    clock.now += SECONDS - 1
    assert invitations.redeem(early) is not None
    clock.now += 1
    assert invitations.redeem(late) is None


def test_after_five_wrong_codes_none_is_open(invitations: Invitations) -> None:
    code = invitations.invite("een", Role.DESK)
    for number in range(4):
        assert invitations.redeem(f"WRNG-000{number}") is None
    assert invitations.redeem(code) is not None
    code = invitations.invite("twee", Role.DESK)
    for _ in range(5):
        assert invitations.redeem("") is None
    assert invitations.redeem(code) is None


def test_the_code_names_the_certificate_of_its_hall(invitations: Invitations) -> None:
    code = invitations.invite("een", Role.DESK)
    assert names(code, FINGERPRINT)
    assert not names(code, bytes(32))
    assert not names(code[:-1], FINGERPRINT)
    assert len(of_fingerprint(FINGERPRINT)) == 12


@pytest.mark.parametrize("code", ["", "K7QF", "U" * 20, "K7QF-3M2P-9XW4-T6ZA-1BC!", "K" * 21])
def test_what_is_no_code(code: str) -> None:
    assert not is_code(code)


# Tokens


def test_tokens_are_stored_as_hashes_for_the_owner_only(tmp_path: Path) -> None:
    access = Access.make(tmp_path)
    token = access.enrol("voorzitter", Role.CHAIR)
    path = tmp_path / "stations.json"
    assert token not in path.read_text()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    again = Access.load(tmp_path)
    station = again.station(f"Bearer {token}")
    assert station is not None
    assert (station.name, station.role) == ("voorzitter", Role.CHAIR)
    for wrong in ("", token, f"Basic {token}", "Bearer ", f"Bearer {token}x", "Bearer é", "Bearer \udc80"):
        assert again.station(wrong) is None


def test_a_station_that_is_let_in_anew_has_another_token(tmp_path: Path) -> None:
    access = Access.make(tmp_path)
    first = access.enrol("voorzitter", Role.CHAIR)
    before = access.station(f"Bearer {first}")
    assert before is not None
    second = access.enrol("voorzitter", Role.CHAIR)
    assert access.station(f"Bearer {first}") is None
    assert access.station(f"Bearer {second}") is not None
    assert not access.lets_in(before)


def test_a_station_is_sent_away(tmp_path: Path) -> None:
    access = Access.make(tmp_path)
    token = access.enrol("voorzitter", Role.CHAIR)
    assert access.revoke("voorzitter")
    assert not access.revoke("voorzitter")
    assert Access.load(tmp_path).station(f"Bearer {token}") is None


@pytest.mark.parametrize(
    ("name", "role"), [("", Role.DESK), ("x" * 41, Role.DESK), ("a\nb", Role.DESK), ("h", Role.HALL)]
)
def test_what_is_no_station(tmp_path: Path, name: str, role: Role) -> None:
    with pytest.raises(ValueError, match="no name of a station"):
        Access.make(tmp_path).enrol(name, role)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        '[{"name": "a", "role": "chair"}]',
        '[{"name": "a", "role": "king", "token_sha256": "00"}]',
        '[{"name": "a", "role": "chair", "token_sha256": "00"}]',
        '[{"name": "a", "role": "chair", "token_sha256": 1}]',
    ],
)
def test_a_file_that_holds_no_stations(tmp_path: Path, text: str) -> None:
    (tmp_path / "stations.json").write_text(text)
    with pytest.raises(StationsUnusable, match="hall-server init"):
        Access.load(tmp_path)


# Over TLS


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Server]:
    """A hall for other machines, that invited an admin when it started."""
    folder = make_folder(tmp_path / "hall", Fleet(1, seed=7))
    with Server(folder, host="0.0.0.0", invite="admin:beheer") as server:
        yield server


def admin_of(hall: Server) -> Enrolled:
    enrolled = enrol(hall.address, hall.invitations[0])
    assert isinstance(enrolled, Enrolled), enrolled
    return enrolled


def invited(hall: Server, admin: Enrolled, name: str, role: Role) -> str:
    with httpx.Client(
        base_url=admin.hall.http, headers=admin.hall.headers, verify=_context(admin.hall), timeout=PATIENCE
    ) as client:
        answer = client.post("/invitations", json={"name": name, "role": role.value})
    assert answer.status_code == 200, answer.text
    return str(answer.json()["code"])


def _context(hall: HallAddress) -> ssl.SSLContext:
    context = hall.context()
    assert context is not None
    return context


def test_a_machine_becomes_a_station_and_leads(hall: Server) -> None:
    admin = admin_of(hall)
    assert (admin.name, admin.role) == ("beheer", Role.ADMIN)
    chair = enrol(hall.address, invited(hall, admin, "voorzitter", Role.CHAIR))
    assert isinstance(chair, Enrolled)
    with Following(chair.hall) as following:
        sender = CommandSender(chair.hall)
        assert isinstance(sender.send(Record(ChairTaken("De voorzitter"))), Accepted)
        sender.close()
        following.wait(lambda it: it.assembly.chair == "De voorzitter")
        body = json.loads(following.entries[-1][1])
        assert body["by"] == "voorzitter"


def test_nothing_is_said_without_tls_or_in_an_older_one(hall: Server) -> None:
    with pytest.raises(httpx.HTTPError):
        httpx.get(f"http://{hall.address}/checkpoint", trust_env=False, timeout=PATIENCE)
    old = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    old.check_hostname, old.verify_mode = False, ssl.CERT_NONE
    old.maximum_version = ssl.TLSVersion.TLSv1_2
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"https://{hall.address}/checkpoint", verify=old, trust_env=False, timeout=PATIENCE)


def test_no_session_ticket_comes_into_the_first_question(hall: Server) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    host, port = hall.address.split(":")
    with (
        socket.create_connection((host, int(port)), timeout=PATIENCE) as plain,
        context.wrap_socket(plain) as secure,
    ):
        secure.sendall(b"GET /checkpoint HTTP/1.1\r\nHost: hall\r\n\r\n")
        assert secure.recv(4096).startswith(b"HTTP/1.1 ")  # a ticket would have come before it
        assert secure.session is not None
        assert not secure.session.has_ticket


def test_a_hall_with_another_certificate_is_not_believed(hall: Server, tmp_path: Path) -> None:
    other = make_folder(tmp_path / "other", Fleet(1, seed=8))
    with Server(other, host="0.0.0.0", invite="admin:beheer") as impostor:
        refused = enrol(impostor.address, hall.invitations[0])
        assert refused == NotEnrolled(f"what answers at {impostor.address} is not the hall that gave this code")
        admin = admin_of(hall)
        misled = HallAddress(impostor.address, admin.hall.token, admin.hall.certificate)
        sender = CommandSender(misled)
        with pytest.raises(HallUnreachable):
            sender.send(Record(ChairTaken("De voorzitter")))
        sender.close()


def test_a_station_that_is_sent_away_is_gone_at_once(hall: Server, caplog: pytest.LogCaptureFixture) -> None:
    admin = admin_of(hall)
    screen = enrol(hall.address, invited(hall, admin, "zaalscherm", Role.SCREEN))
    assert isinstance(screen, Enrolled)
    chair = enrol(hall.address, invited(hall, admin, "voorzitter", Role.CHAIR))
    assert isinstance(chair, Enrolled)
    with Following(screen.hall) as following:
        following.wait(lambda it: len(it.entries) == 1)
        with httpx.Client(
            base_url=admin.hall.http, headers=admin.hall.headers, verify=_context(admin.hall), timeout=PATIENCE
        ) as client:
            listed = [each["name"] for each in client.get("/stations").json()["stations"]]
            assert listed[-3:] == ["beheer", "zaalscherm", "voorzitter"]
            assert client.delete("/stations/zaalscherm").status_code == 200
            assert client.delete("/stations/zaalscherm").status_code == 404
        sender = CommandSender(chair.hall)
        sender.send(Record(ChairTaken("De voorzitter")))
        sender.close()
        following.wait(lambda it: it.states[-1:] == [False])
        assert len(following.entries) == 1


def test_a_station_says_its_own_key_and_no_other(hall: Server) -> None:
    admin = admin_of(hall)
    desk, chair = (
        enrol(hall.address, invited(hall, admin, name, role))
        for name, role in (("stembalie 1", Role.DESK), ("voorzitter", Role.CHAIR))
    )
    assert isinstance(desk, Enrolled)
    assert isinstance(chair, Enrolled)
    own, false = witness_key("stembalie-1", bytes(32)), witness_key("voorzitter", bytes(32))
    hall_admin = HallAdmin(admin.hall, lambda: datetime.now(UTC))
    url, headers = f"{desk.hall.websocket}/stream", desk.hall.headers
    with connect(url, additional_headers=headers, ssl=desk.hall.context(), proxy=None) as stream:
        for said in (str(false), "no key at all", str(own), str(false)):
            stream.send(json.dumps({"witness": said}))
        wait(lambda: any(each.witness is not None for each in hall_admin.stations()))
        listed = {each.name: each.witness for each in hall_admin.stations()}
        assert (listed["stembalie 1"], listed["voorzitter"]) == (own, None)
    hall_admin.close()


def test_an_idle_stream_is_cut_at_once(hall: Server, caplog: pytest.LogCaptureFixture) -> None:
    admin = admin_of(hall)
    chair = enrol(hall.address, invited(hall, admin, "voorzitter", Role.CHAIR))
    assert isinstance(chair, Enrolled)
    (hall.folder / "tls.key").unlink()  # so that nothing can be sealed anew, and there is nothing to be told
    with Following(chair.hall) as following:
        following.wait(lambda it: it.entries and {"sealed", "desks"} <= set(it.asides))
        heard = dict(following.asides)
        with httpx.Client(
            base_url=admin.hall.http, headers=admin.hall.headers, verify=_context(admin.hall), timeout=PATIENCE
        ) as client:
            assert client.delete("/stations/voorzitter").status_code == 200
        following.wait(lambda it: it.states == [True, False])
        wait(lambda: "it does not let this station in" in caplog.text)
        assert (len(following.entries), following.asides) == (1, heard)


def test_only_the_admin_lets_stations_in(hall: Server) -> None:
    admin = admin_of(hall)
    desk = enrol(hall.address, invited(hall, admin, "stembalie", Role.DESK))
    assert isinstance(desk, Enrolled)
    with httpx.Client(
        base_url=desk.hall.http, headers=desk.hall.headers, verify=_context(desk.hall), timeout=PATIENCE
    ) as client:
        assert client.post("/invitations", json={"name": "x", "role": "desk"}).status_code == 403
        assert client.get("/stations").status_code == 403
        assert client.delete("/stations/beheer").status_code == 403
    with httpx.Client(base_url=desk.hall.http, verify=_context(desk.hall), timeout=PATIENCE) as stranger:
        assert stranger.post("/invitations", json={"name": "x", "role": "desk"}).status_code == 401
        assert stranger.post("/enrol", json={"code": "K7QF-3M2P-9XW4-T6ZA-1BCD"}).status_code == 403
        for wrong in (b"", b"[]", b'{"code": 1}', b'{"code": "a", "more": 1}', b'{"code": "' + b"A" * 2000 + b'"}'):
            assert stranger.post("/enrol", content=wrong).status_code == 422


def test_an_invitation_names_a_station_and_its_role(hall: Server) -> None:
    admin = admin_of(hall)
    wrong = (
        {},
        {"name": "x"},
        {"name": "", "role": "desk"},
        {"name": "x", "role": "hall"},
        {"name": "x", "role": "king"},
    )
    with httpx.Client(
        base_url=admin.hall.http, headers=admin.hall.headers, verify=_context(admin.hall), timeout=PATIENCE
    ) as client:
        assert [client.post("/invitations", json=asked).status_code for asked in wrong] == [422] * len(wrong)


def test_what_cannot_be_enrolled_says_why(hall: Server, tmp_path: Path) -> None:
    assert enrol(hall.address, "abc") == NotEnrolled("a code has 20 letters and digits, like K7QF-3M2P-9XW4-T6ZA-1BCD")
    code = hall.invitations[0]
    assert enrol("127.0.0.1:1", code) == NotEnrolled("no hall answers in TLS at 127.0.0.1:1")
    assert enrol("nowhere", code) == NotEnrolled("no hall answers in TLS at nowhere")
    admin_of(hall)
    assert enrol(hall.address, code) == NotEnrolled("this code is wrong, used, or older than ten minutes")


def test_an_enrolment_is_kept_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "config" / "hall.json"
    enrolled = Enrolled(HallAddress("hall:8420", "token", "certificate"), "stembalie", Role.DESK)
    save(enrolled, path)
    assert load(path) == enrolled
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.write_text("{}")
    assert isinstance(load(path), NotEnrolled)
    assert isinstance(load(tmp_path / "nothing"), NotEnrolled)


def test_a_certificate_is_made_once(tmp_path: Path) -> None:
    certificate.make(tmp_path)
    assert stat.S_IMODE((tmp_path / "tls.key").stat().st_mode) == 0o600
    with pytest.raises(FileExistsError):
        certificate.make(tmp_path)
    assert len(certificate.fingerprint(tmp_path)) == 32
    (tmp_path / "tls.crt").write_text("noise")
    with pytest.raises(certificate.CertificateUnusable):
        certificate.fingerprint(tmp_path)
    with pytest.raises(certificate.CertificateUnusable):
        certificate.server_context(tmp_path)
