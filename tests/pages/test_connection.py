"""Pages of a real hall, in a real browser: the connection goes and comes back, and nobody has to reload anything."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from firmware_protocol.emulator.fleet import Fleet
from stemkast.assembly.commands import Record
from stemkast.assembly.events import Role, ScreenShown, ScreenView
from stemkast.hall_client.connection.commands import Accepted, CommandSender
from tests.hall_server.hand_worked import PtyDevices
from tests.hall_server.house import free_port
from tests.hall_server.small_hall import Meeting, Server, make_folder
from tests.pages.chromium import Chromium

LOST = "Geen verbinding: dit is de laatst bekende stand"


@pytest.fixture
def devices() -> Iterator[PtyDevices]:
    devices = PtyDevices(Fleet(5, seed=7, clock=lambda: 0))
    yield devices
    devices.close()


@pytest.fixture
def folder(tmp_path: Path, devices: PtyDevices) -> Path:
    return make_folder(tmp_path / "hall", devices.fleet)


def show(server: Server, view: ScreenView) -> None:
    chair = CommandSender(server.station(Role.CHAIR))
    assert isinstance(chair.send(Record(ScreenShown(view, 0))), Accepted)
    chair.close()


def says(browser: Chromium, words: str) -> None:
    browser.wait(f"document.body.innerText.includes({words!r})")


def says_not(browser: Chromium, words: str) -> None:
    browser.wait(f"!document.body.innerText.includes({words!r})")


def forgive(browser: Chromium) -> None:
    """Forgets the connections that were refused meanwhile."""
    browser.open("about:blank")
    browser.complaints.clear()


def test_a_hall_that_dies_and_comes_back(browser: Chromium, folder: Path, devices: PtyDevices) -> None:
    port = free_port()
    with Server(folder, devices.lines, port=port) as server:
        browser.size(1280, 720)
        browser.open(f"http://{server.address}/scherm")
        says(browser, "Welkom")
        show(server, ScreenView.PAUSE)
        says(browser, "Pauze")
        server.kill()
    says(browser, LOST)
    says(browser, "Pauze")  # the last truth stays
    with Server(folder, devices.lines, port=port) as server:
        says_not(browser, LOST)
        show(server, ScreenView.WELCOME)
        says(browser, "Welkom")
    forgive(browser)


def test_the_phone_too(browser: Chromium, folder: Path, devices: PtyDevices) -> None:
    port = free_port()
    with Server(folder, devices.lines, port=port) as server, Meeting(server, devices) as meeting:
        meeting.prepare()
        browser.size(360, 740)
        browser.open(f"http://{server.address}/uitslagen")
        says(browser, "Er is nog geen uitslag")
    says(browser, LOST)
    with Server(folder, devices.lines, port=port):
        says_not(browser, LOST)
    forgive(browser)


def test_a_page_that_is_switched_off_says_so_and_comes_back(
    browser: Chromium, folder: Path, devices: PtyDevices
) -> None:
    with Server(folder, devices.lines) as server:
        switch = folder / "pages.json"
        browser.size(1280, 720)
        browser.open(f"http://{server.address}/scherm")
        says(browser, "Welkom")
        switch.write_text('{"scherm": false}')
        says(browser, "Deze pagina staat uit")
        says_not(browser, "Welkom")
        switch.write_text('{"scherm": true}')
        says(browser, "Welkom")
        browser.open("about:blank")
    forgive(browser)


def test_in_tls_the_typeface_and_the_stream_come_too(browser: Chromium, folder: Path, devices: PtyDevices) -> None:
    with Server(folder, devices.lines, host="0.0.0.0") as server:
        browser.size(1280, 720)
        browser.open(f"https://{server.address}/scherm")
        says(browser, "Welkom")
        browser.wait("[...document.fonts].filter((face) => face.status === 'loaded').length === 3")
        assert browser.run("getComputedStyle(document.body).fontFamily").startswith('"Source Sans Pro"')
        browser.open("about:blank")
