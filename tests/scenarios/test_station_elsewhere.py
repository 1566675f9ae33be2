"""A computer becomes a station of a hall on another one, by a code: its windows follow, and it keeps the ledger."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from typer.testing import CliRunner

from firmware_protocol.emulator.fleet import Fleet
from stemkast.__main__ import cli
from stemkast.app import application, joining
from stemkast.app.application import Look
from stemkast.assembly.events import Role
from stemkast.commands import hall
from stemkast.hall_client.connection import enrolment
from stemkast.hall_client.connection.discovery import FoundHall
from stemkast.hall_client.connection.enrolment import Enrolled
from stemkast.ledger.store import LedgerStore
from stemkast.windows.chair.chair_window import ChairWindow
from stemkast.windows.hall_screen.hall_screen import HallScreen
from stemkast.windows.setup.setup_window import SetupWindow
from stemkast.windows.shared.palette import DARK, LIGHT
from tests.hall_server.small_hall import Server, make_folder
from tests.hall_server.stage import wait
from tests.patience import MILLISECONDS as PATIENCE


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setattr(application, "has_screen", lambda: True)
    return tmp_path / "data" / "stemkast"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_folder(tmp_path / "hall", Fleet(1, seed=1))


class Opened:
    """The windows that a test opened: those of the tests before it may not be gone yet."""

    def __init__(self) -> None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self._before = QApplication.topLevelWidgets()

    def now(self) -> list[QWidget]:
        return [each for each in QApplication.topLevelWidgets() if each not in self._before and each.isVisible()]


class Looks:
    """Stands for the loop of the application: looks at the windows until they show the hall, and ends."""

    def __init__(self, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
        self.seen: list[str] = []
        self.welcome = "Welkom"
        self._qtbot = qtbot
        self._opened = Opened()
        monkeypatch.setattr(QApplication, "exec", staticmethod(self._look))

    def _look(self) -> int:
        windows = self._opened.now()
        self.seen = sorted(type(each).__name__ for each in windows)
        inside = (each for window in windows for each in (window, *window.findChildren(HallScreen)))
        screens = [each for each in inside if isinstance(each, HallScreen)]
        self._qtbot.waitUntil(
            lambda: any(self.welcome in each.accessibleDescription() for each in screens), timeout=PATIENCE
        )
        for each in windows:
            each.close()
        return 0


@pytest.fixture
def looks(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Looks:
    return Looks(qtbot, monkeypatch)


def station(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(cli, arguments)
    return done.exit_code, done.stderr


def test_a_chair_joins_with_a_code_and_comes_back_without(folder: Path, data: Path, looks: Looks) -> None:
    with Server(folder, host="0.0.0.0", invite="chair:voorzitter") as server:
        (code,) = server.invitations
        assert station("--role", "chair", "--hall", server.address, "--code", code) == (0, "")
        assert ChairWindow.__name__ in looks.seen
        assert station("--role", "chair") == (0, "")
        (kept,) = (data / "replicas").rglob("assembly.ledger")
        with LedgerStore.open_read_only(kept) as store:
            assert b"assembly_initialised" in next(store.entries())
        assert (kept.parent / "hall.sealed").exists()
        assert (data / "stations" / "chair.json").stat().st_mode & 0o077 == 0


def test_a_screen_keeps_nothing(folder: Path, data: Path, looks: Looks) -> None:
    with Server(folder, host="0.0.0.0", invite="screen:zaalscherm") as server:
        (code,) = server.invitations
        assert station("--role", "screen", "--hall", server.address, "--code", code) == (0, "")
        assert looks.seen == [HallScreen.__name__]
        assert not (data / "replicas").exists()


def test_the_windows_speak_english_where_that_is_asked(
    folder: Path, data: Path, looks: Looks, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Server(folder, host="0.0.0.0", invite="screen:zaalscherm") as server:
        (code,) = server.invitations
        looks.welcome = "Welcome"
        joined = station("--role", "screen", "--hall", server.address, "--code", code, "--language", "en")
        assert joined == (0, "")
        monkeypatch.setenv("STEMKAST_LANGUAGE", "en")
        assert station("--role", "screen") == (0, "")
        monkeypatch.delenv("STEMKAST_LANGUAGE")
        looks.welcome = "Welkom"
        assert station("--role", "screen") == (0, ""), "Dutch is what it speaks where nothing is asked"
        status, said = station("--role", "screen", "--language", "fr")
        assert (status, "'fr' is not one of 'nl', 'en'" in said) == (2, True)


def test_a_screen_is_dark_and_still_where_that_is_asked(
    folder: Path, data: Path, looks: Looks, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[tuple[object, object]] = []
    plain = HallScreen.__init__

    def remembered(self: HallScreen, **wanted: object) -> None:
        made.append((wanted["palette"], wanted["moving"]))
        plain(self, **wanted)  # type: ignore[arg-type] - as it was called

    monkeypatch.setattr(HallScreen, "__init__", remembered)
    with Server(folder, host="0.0.0.0", invite="screen:zaalscherm") as server:
        (code,) = server.invitations
        joined = station("--role", "screen", "--hall", server.address, "--code", code, "--dark", "--still")
        assert joined == (0, "")
        assert set(made) == {(DARK, False)}
        made.clear()
        assert station("--role", "screen") == (0, "")
        assert set(made) == {(LIGHT, None)}


def test_an_admin_joins_and_keeps_the_ledger(
    folder: Path, data: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    named: list[str] = []
    opened = Opened()

    def look() -> int:
        (window,) = opened.now()
        assert isinstance(window, SetupWindow)
        qtbot.waitUntil(lambda: window.shown.state.name == "ALV", timeout=PATIENCE)
        named.append(window.windowTitle())
        window.close()
        return 0

    monkeypatch.setattr(QApplication, "exec", staticmethod(look))
    with Server(folder, host="0.0.0.0", invite="admin:beheer") as server:
        (code,) = server.invitations
        assert station("--role", "admin", "--hall", server.address, "--code", code) == (0, "")
    assert station("--role", "admin", "--folder", str(folder)) == (0, "")
    assert named == ["Voorbereiding: ALV"] * 2


def test_with_the_code_alone_the_hall_is_found(folder: Path, data: Path, looks: Looks) -> None:
    with Server(folder, host="0.0.0.0", invite="screen:zaalscherm") as server:
        (code,) = server.invitations
        wait(lambda: station("--role", "screen", "--code", code) == (0, ""))
        assert looks.seen == [HallScreen.__name__]


def test_a_computer_that_is_no_station_is_asked_for_a_code(
    folder: Path, data: Path, looks: Looks, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Server(folder, host="0.0.0.0", invite="screen:zaalscherm") as server:
        (code,) = server.invitations
        asked: list[Role] = []

        def typed(role: Role, _look: Look) -> Enrolled | None:
            enrolled = enrolment.enrol(server.address, code) if asked else None
            asked.append(role)
            return enrolled if isinstance(enrolled, Enrolled) else None

        monkeypatch.setattr(joining, "join", typed)
        assert station("--role", "desk") == (0, ""), "who closes the window wants nothing more"
        assert looks.seen == []
        assert station("--role", "desk") == (0, "")
        assert looks.seen == [HallScreen.__name__], "it is what the code says"
        assert station("--role", "screen") == (0, "")
        assert asked == [Role.DESK, Role.DESK], "and nobody is asked again"


def test_what_cannot_be_is_said_in_one_sentence(
    folder: Path, data: Path, monkeypatch: pytest.MonkeyPatch, looks: Looks
) -> None:
    with monkeypatch.context() as there_is:
        there_is.setattr(application, "has_screen", lambda: False)  # with one, a window asks for the code
        there_is.setattr(hall, "find_halls", lambda _seconds: ())
        status, said = station("--role", "chair")
        assert status == 2
        assert "is no station yet" in said
        assert "no hall was found on this network" in said
        there_is.setattr(hall, "find_halls", lambda _seconds: (FoundHall("ALV", ("192.0.2.7:8420",)),))
        assert "ALV at 192.0.2.7:8420" in station("--role", "chair")[1]
    with Server(folder, host="0.0.0.0", invite="desk:stembalie 1") as server:
        (code,) = server.invitations
        asked = station("--role", "committee", "--hall", server.address, "--code", code)
        assert asked[0] == 2
        assert "this code is for the role desk, not committee" in asked[1]
    assert station("--role", "chair", "--hall", server.address, "--code", code)[0] == 2
