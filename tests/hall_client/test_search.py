"""A hall that went silent is looked for on the network, and believed where its own certificate answers alone."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from firmware_protocol.emulator.fleet import Fleet
from hall_server.web.advertise import Advertisement
from stemkast.assembly.events import Role
from stemkast.hall_client.connection import search
from stemkast.hall_client.connection.address import HallAddress
from stemkast.hall_client.connection.enrolment import Enrolled, keep_up_to_date, load, save
from stemkast.hall_client.connection.search import Search
from tests.hall_server.house import free_port
from tests.hall_server.small_hall import Server, make_folder
from tests.hall_server.stage import wait


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "SILENCE", 0.0)


def look(hall: HallAddress) -> str:
    """Where the hall is after one look."""
    asyncio.run(Search(hall).look())
    return hall.place


def test_a_hall_is_found_where_its_certificate_answers(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    fleet = Fleet(1, seed=1)
    hall, other = (make_folder(tmp_path / name, fleet) for name in ("hall", "other"))
    with Server(hall, host="0.0.0.0") as server, Server(other, host="0.0.0.0") as impostor:
        station = server.station(Role.SCREEN)
        where = f"127.0.0.1:{free_port()}"
        gone = HallAddress(where, station.token, station.certificate)
        wrong = Advertisement("the right name", "127.0.0.1", int(impostor.address.rpartition(":")[2]))
        try:
            wait(lambda: look(gone) != where)
        finally:
            wrong.end()
        assert gone.place.rpartition(":")[2] == server.address.rpartition(":")[2]
        assert f"it is at {gone.place} now" in caplog.text
        assert gone == HallAddress(where, station.token, station.certificate), "what is kept is the first address"


def test_a_hall_that_is_back_where_it_was_needs_no_network(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def silent(_seconds: float) -> tuple[()]:
        return ()

    monkeypatch.setattr(search, "halls_on_network", silent)
    with Server(make_folder(tmp_path / "hall", Fleet(1, seed=1)), host="0.0.0.0") as server:
        hall = server.station(Role.SCREEN)
        hall.elsewhere.place = f"127.0.0.1:{free_port()}"
        assert look(hall) == hall.address
        assert f"it is at {hall.address} now" in caplog.text


def test_a_station_begins_where_the_hall_was_found(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    place = tmp_path / "desk.json"
    enrolled = Enrolled(HallAddress("192.0.2.1:8420", "token", "certificate"), "stembalie", Role.DESK)
    save(enrolled, place)
    keep_up_to_date(enrolled, place)
    enrolled.hall.elsewhere.went_to("192.0.2.2:8420")
    assert load(place) == replace(enrolled, hall=replace(enrolled.hall, address="192.0.2.2:8420"))
    place.unlink()
    place.mkdir()
    enrolled.hall.elsewhere.went_to("192.0.2.3:8420")
    assert enrolled.hall.place == "192.0.2.3:8420", "what cannot be kept is gone to all the same"
    assert "cannot be kept" in caplog.text


def test_nothing_but_this_certificate_is_believed(tmp_path: Path) -> None:
    fleet = Fleet(1, seed=1)
    with Server(make_folder(tmp_path / "other", fleet), host="0.0.0.0") as impostor:
        certificate = (make_folder(tmp_path / "hall", fleet) / "tls.crt").read_text()
        where = f"127.0.0.1:{free_port()}"
        assert look(HallAddress(where, "token", certificate)) == where
        assert "401" not in impostor.said, "the token was not shown"


def test_a_hall_that_speaks_is_not_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "SILENCE", 3600.0)
    monkeypatch.setattr(search, "halls_on_network", None)  # would raise
    assert look(HallAddress("192.0.2.1:8420", "token", "certificate")) == "192.0.2.1:8420"
    assert look(HallAddress("127.0.0.1:1", "token")) == "127.0.0.1:1", "without a certificate it is on this computer"
