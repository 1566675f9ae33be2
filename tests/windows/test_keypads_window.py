"""The window of emulated keypads: pressed by hand, with emulated devices behind it and a real hall at their lines."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from typer.testing import CliRunner

from firmware_protocol.ballot import Light
from firmware_protocol.emulator.fleet import Fleet
from firmware_protocol.emulator.hall import EmulatedHall
from stemkast.__main__ import cli
from stemkast.app import application
from stemkast.assembly.commands import AnnouncePoll, OfferPairing, OpenPoll
from stemkast.assembly.events import ChairTaken, PollKind, Role
from stemkast.hall_client.connection.commands import Accepted, CommandSender
from stemkast.windows.keypads.arrangement import GAP, HEIGHT, WIDTH, arrange
from stemkast.windows.keypads.connection import Connection
from stemkast.windows.keypads.keypad_panel import KeypadPanel
from stemkast.windows.keypads.keypads_window import KeypadsWindow
from stemkast.windows.keypads.model import Handful, Placed, Pressed, Switched, TakenOut
from stemkast.windows.keypads.pages import pages
from stemkast.windows.keypads.watching import Watching
from tests.hall_server.small_hall import CODES, TEST_QUESTION, Server, make_folder
from tests.hall_server.stage import Stage, wait
from tests.patience import MILLISECONDS as PATIENCE

FIRST, SECOND = "SK-0001", "SK-0002"


class Bench:
    """The window, and the devices that it shows."""

    def __init__(self, qtbot: QtBot, fleet: Fleet, devices: EmulatedHall, watching: Watching) -> None:
        connection = Connection("key", tuple(devices.base_station_paths), tuple(devices.cradle_paths))
        self.window = KeypadsWindow(Handful(devices, [each.serial for each in fleet.members]), connection)
        watching.told.connect(self.window.show_told)
        self.devices = devices
        self.fleet = fleet
        self._qtbot = qtbot
        qtbot.addWidget(self.window)
        with qtbot.waitExposed(self.window, timeout=PATIENCE):
            self.window.show()

    def panel(self, serial: str = FIRST) -> KeypadPanel:
        return self.window.panel(serial)

    def shows(self, *lines: str, serial: str = FIRST) -> None:
        self._qtbot.waitUntil(lambda: self.panel(serial).view.lines == lines, timeout=PATIENCE)

    def lit(self, light: Light, serial: str = FIRST) -> None:
        self._qtbot.waitUntil(lambda: self.panel(serial).view.light is light, timeout=PATIENCE)

    def click(self, text: str, serial: str = FIRST) -> None:
        found = [each for each in self.panel(serial).findChildren(QPushButton) if each.text() == text]
        assert len(found) == 1, text
        self._qtbot.mouseClick(found[0], Qt.MouseButton.LeftButton)

    def type(self, key: Qt.Key, serial: str = FIRST) -> None:
        self._qtbot.keyClick(self.panel(serial), key)


@pytest.fixture
def bench(qtbot: QtBot) -> Iterator[Bench]:
    fleet, watching = Fleet(4, seed=9), Watching()
    with EmulatedHall(fleet, base_stations=1, cradles=1, watch=watching.watch) as devices:
        yield Bench(qtbot, fleet, devices, watching)


def test_a_keypad_is_handed_out_and_votes_by_hand(bench: Bench, tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "hall", bench.fleet)
    lines = (*bench.devices.base_station_paths, *bench.devices.cradle_paths)
    with Server(folder, lines) as server, (stage := Stage(server)).following:
        stage.prepare(bench.fleet.members)
        bench.click("Zet in de houder")
        desk = CommandSender(server.station(Role.DESK))
        wait(lambda: isinstance(desk.send(OfferPairing(CODES[0], FIRST)), Accepted))
        desk.close()
        bench._qtbot.waitUntil(lambda: bench.panel().view.lines[1] == "akkoord?", timeout=PATIENCE)
        bench.type(Qt.Key.Key_Return)
        bench._qtbot.waitUntil(lambda: bench.panel().view.lines[1] == "", timeout=PATIENCE)
        bench.click("Haal uit de houder")
        stage.record(Role.CHAIR, ChairTaken("De voorzitter"))
        stage.ask(Role.CHAIR, AnnouncePoll(PollKind.TEST, TEST_QUESTION), OpenPoll(1, 0))
        bench._qtbot.waitUntil(lambda: bench.panel().view.lines[1].startswith("1 "), timeout=PATIENCE)
        bench.click("2")
        bench.lit(Light.GREEN)
        assert bench.panel().view.lines[0].startswith("✓ ")
        assert bench.panel().accessibleDescription().endswith(", groen")


def test_one_lies_in_the_cradle_and_the_next_takes_its_place(bench: Bench) -> None:
    bench.type(Qt.Key.Key_F2)
    assert bench.panel().view.in_cradle
    bench.type(Qt.Key.Key_F2, serial=SECOND)
    assert not bench.panel().view.in_cradle
    assert bench.panel(SECOND).view.in_cradle
    bench.type(Qt.Key.Key_F2, serial=SECOND)
    assert not bench.panel(SECOND).view.in_cradle


def test_without_power_it_is_dark_and_its_keys_are_dead(bench: Bench) -> None:
    bench.type(Qt.Key.Key_F4)
    assert bench.panel().view.lines == ("", "")
    assert not bench.panel().view.is_on
    bench.type(Qt.Key.Key_1)
    bench.click("Zet aan")
    bench.shows("", FIRST)


def test_what_a_hand_does_is_said_once(bench: Bench, qtbot: QtBot) -> None:
    gestures: list[object] = []
    bench.panel().gesture.connect(gestures.append)
    for key in (Qt.Key.Key_1, Qt.Key.Key_9, Qt.Key.Key_F2, Qt.Key.Key_F2, Qt.Key.Key_F4, Qt.Key.Key_A):
        bench.type(key)
    assert gestures == [Pressed(FIRST, 1), Pressed(FIRST, 9), Placed(FIRST), TakenOut(FIRST), Switched(FIRST, False)]


def test_the_commands_can_be_copied(bench: Bench, qtbot: QtBot) -> None:
    for button in bench.window.findChildren(QPushButton):
        if button.property("kind") == "copy":
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
            copied = QGuiApplication.clipboard().text()
            assert copied.split()[:2] in (["hall-server", "init"], ["hall-server", "serve"])
            assert copied == button.toolTip()
    assert all(path in copied for path in (*bench.devices.base_station_paths, *bench.devices.cradle_paths))


@pytest.mark.parametrize("size", [QSize(740, 600), QSize(1366, 768), QSize(1920, 1080)])
def test_nothing_is_cut_off(bench: Bench, size: QSize) -> None:
    bench.window.resize(size)
    bench._qtbot.wait(20)
    for serial in (FIRST, SECOND):
        panel = bench.panel(serial)
        panel.layout().activate()  # type: ignore[union-attr]
        for button in panel.findChildren(QPushButton):
            corner = button.mapTo(panel, button.rect().bottomRight())
            assert panel.rect().contains(corner)
            parent = button.parentWidget()
            assert parent is not None
            assert parent.rect().contains(button.geometry()), button.text()
            assert button.fontMetrics().horizontalAdvance(button.text()) <= button.width()


def test_a_long_line_comes_in_parts_that_fit() -> None:
    def fits(text: str) -> bool:
        return len(text) <= 12

    assert pages("kort", fits) == ("kort",)
    assert pages("1 voor 2 tegen 3 onthouding", fits) == ("1 voor", "2 tegen", "3 onthouding")
    assert pages("een lange titel van een motie", fits) == ("een lange", "titel van", "een motie")
    assert pages("x" * 30, fits) == ("x" * 12, "x" * 12, "x" * 6)


@pytest.mark.parametrize("count", [1, 2, 6, 12, 24])
def test_keypads_are_as_large_as_the_room_lets_them(count: int) -> None:
    room = QSize(1560, 1048)
    arranged = arrange(count, room.width(), room.height())
    rows = -(-count // arranged.columns)
    width = arranged.columns * WIDTH * arranged.scale + (arranged.columns - 1) * GAP
    height = rows * HEIGHT * arranged.scale + (rows - 1) * GAP
    assert width <= room.width()
    assert height <= room.height() or arranged.scale == 1.0
    assert arranged.scale >= 1.0


def test_the_command_says_what_it_lacks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(application, "has_screen", lambda: False)
    done = CliRunner().invoke(cli, ["keypads"])
    assert done.exit_code == 2
    assert "keypad-emulator --count 6 --pty" in done.output


def test_the_command_opens_the_window(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    shown: list[str] = []

    def look() -> int:
        (window,) = [
            each for each in QApplication.topLevelWidgets() if isinstance(each, KeypadsWindow) and each.isVisible()
        ]
        shown.append(window.windowTitle())
        window.close()
        return 0

    monkeypatch.setattr(application, "has_screen", lambda: True)
    monkeypatch.setattr(QApplication, "exec", staticmethod(look))
    assert CliRunner().invoke(cli, ["keypads", "--count", "2"]).exit_code == 0
    assert shown == ["Nagebootste stemkastjes"]
