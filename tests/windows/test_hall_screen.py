"""The widget: it shows what it is given, moves only where that is wanted, and goes to the whole screen."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from stemkast.hall_client.following.hall_trouble import HallTrouble
from stemkast.ledger.errors import Obstacle
from stemkast.windows.hall_screen.hall_screen import HallScreen
from tests.patience import MILLISECONDS
from tests.windows.samples import ADOPTED, NOW, REJECTED, SHORT, being_voted


def made(qtbot: QtBot, moving: bool = False) -> HallScreen:
    screen = HallScreen(clock=lambda: NOW, moving=moving)
    qtbot.addWidget(screen)
    screen.resize(1280, 720)
    screen.show()
    return screen


def said(screen: HallScreen) -> str:
    screen.grab()
    return " ".join(text.text for text in screen.placed)


def test_it_shows_nothing_before_it_knows_something(qtbot: QtBot) -> None:
    screen = made(qtbot)
    assert said(screen) == ""


def test_it_shows_the_state_and_says_it_to_who_cannot_see(qtbot: QtBot) -> None:
    screen = made(qtbot)
    screen.show_state(ADOPTED)
    assert "98,58" in said(screen)
    assert "98,58" in screen.accessibleDescription()
    assert screen.accessibleName() == "Zaalscherm"


def test_without_a_connection_it_keeps_the_last_state_and_says_so(qtbot: QtBot) -> None:
    screen = made(qtbot)
    screen.show_state(ADOPTED)
    screen.show_connected(False)
    assert "98,58" in said(screen)
    assert "Geen verbinding" in said(screen)
    screen.show_connected(True)
    assert "Geen verbinding" not in said(screen)


def test_f11_and_escape(qtbot: QtBot) -> None:
    screen = made(qtbot)
    screen.offer_full_screen()
    with qtbot.waitActive(screen, timeout=MILLISECONDS):
        screen.activateWindow()
    qtbot.keyClick(screen, Qt.Key.Key_F11)
    assert screen.isFullScreen()
    qtbot.keyClick(screen, Qt.Key.Key_Escape)
    assert not screen.isFullScreen()
    qtbot.keyClick(screen, Qt.Key.Key_Escape)
    assert not screen.isFullScreen()
    screen.toggle_full_screen()
    screen.toggle_full_screen()
    assert not screen.isFullScreen()


def test_a_new_picture_fades_in_and_ends_as_itself(qtbot: QtBot) -> None:
    screen = made(qtbot, moving=True)
    screen.show_state(REJECTED)
    before = screen.grab().toImage()
    screen.show_state(ADOPTED)
    assert screen.grab().toImage() == before
    still = made(qtbot)
    still.show_state(ADOPTED)
    qtbot.waitUntil(lambda: screen.grab().toImage() == still.grab().toImage(), timeout=MILLISECONDS)


def test_reduced_motion_shows_it_at_once(qtbot: QtBot) -> None:
    screen, other = made(qtbot), made(qtbot)
    screen.show_state(REJECTED)
    screen.show_state(ADOPTED)
    other.show_state(ADOPTED)
    assert screen.grab().toImage() == other.grab().toImage()


def test_the_countdown_is_painted_again_and_again(qtbot: QtBot) -> None:
    times = iter([NOW, *(NOW + timedelta(seconds=5) for _ in range(1000))])
    screen = HallScreen(clock=lambda: next(times), moving=False)
    qtbot.addWidget(screen)
    screen.resize(1280, 720)
    screen.show()
    screen.show_state(being_voted(SHORT))
    qtbot.waitUntil(lambda: any(text.text == "13" for text in screen.placed), timeout=MILLISECONDS)


@pytest.mark.parametrize("width", [320, 960, 1920])
def test_it_keeps_the_shape_of_a_screen(qtbot: QtBot, width: int) -> None:
    screen = made(qtbot)
    assert screen.hasHeightForWidth()
    assert screen.heightForWidth(width) == width * 9 // 16
    assert screen.sizeHint().height() == screen.heightForWidth(screen.sizeHint().width())


def test_while_lights_wait_the_hall_is_told(qtbot: QtBot) -> None:
    screen = made(qtbot)
    screen.show_state(ADOPTED)
    for trouble in (HallTrouble(starved=True), HallTrouble(not_written=Obstacle.IN_USE)):
        screen.show_trouble(trouble)
        assert "gaan niet verloren" in said(screen)
    screen.show_trouble(HallTrouble(late=("commissie",)))
    assert "gaan niet verloren" not in said(screen)
