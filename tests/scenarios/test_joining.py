"""A computer that is no station yet: somebody types the code from the admin's screen, and it is one."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from firmware_protocol.emulator.fleet import Fleet
from stemkast.app.application import AS_IT_IS, make_application
from stemkast.app.joining import Joining, join
from stemkast.assembly.events import Role
from stemkast.hall_client.connection.enrolment import Fault
from stemkast.windows.joining.joining_window import JoiningWindow
from stemkast.windows.shared.palette import LIGHT
from tests.hall_server.house import free_port
from tests.hall_server.small_hall import Server, make_folder
from tests.patience import MILLISECONDS

WRONG = "K7QF-3M2P-9XW4-T6ZA-1BCD"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    with Server(make_folder(tmp_path / "hall", Fleet(1, seed=1)), host="0.0.0.0", invite="desk:stembalie 3") as server:
        yield server


@pytest.fixture(autouse=True)
def dutch(qapp: QApplication) -> None:
    make_application()


@pytest.fixture
def joining(qtbot: QtBot) -> Iterator[Joining]:
    joining = Joining(Role.DESK)
    qtbot.addWidget(joining.window)
    joining.start()
    yield joining
    joining.end()


def port_of(server: Server) -> str:
    return server.address.rpartition(":")[2]


def typed(qtbot: QtBot, window: JoiningWindow, code: str) -> None:
    window.code.selectAll()
    qtbot.keyClicks(window.code, code)


def test_the_code_says_which_hall_and_is_all_that_is_typed(qtbot: QtBot, joining: Joining, server: Server) -> None:
    (code,) = server.invitations
    window = joining.window
    typed(qtbot, window, code.replace("-", "").lower())
    assert window.code.text() == code, "as it stands on the admin's screen"
    qtbot.waitUntil(
        lambda: any(port_of(server) in window.halls.item(row).text() for row in range(window.halls.count())),
        timeout=MILLISECONDS,
    )
    with qtbot.waitSignal(joining.joined, timeout=MILLISECONDS):
        qtbot.keyClick(window.code, Qt.Key.Key_Return)
    enrolled = joining.enrolled
    assert enrolled is not None
    assert (enrolled.name, enrolled.role) == ("stembalie 3", Role.DESK)
    assert enrolled.hall.certificate == server.certificate
    assert enrolled.hall.address.endswith(f":{port_of(server)}")


def test_where_nothing_is_heard_the_address_is_typed(qtbot: QtBot, joining: Joining, server: Server) -> None:
    (code,) = server.invitations
    window = joining.window
    typed(qtbot, window, code)
    qtbot.keyClicks(window.address, f"127.0.0.1:{free_port()}")
    qtbot.mouseClick(window.join, Qt.MouseButton.LeftButton)
    assert not window.join.isEnabled(), "while the hall is asked"
    qtbot.waitUntil(lambda: "Op dit adres antwoordt geen zaal" in window.answer.text(), timeout=MILLISECONDS)
    window.address.clear()
    qtbot.keyClicks(window.address, server.address)
    with qtbot.waitSignal(joining.joined, timeout=MILLISECONDS):
        qtbot.mouseClick(window.join, Qt.MouseButton.LeftButton)
    assert joining.enrolled is not None


def test_a_code_of_another_hall_is_shown_to_nobody(qtbot: QtBot, joining: Joining, server: Server) -> None:
    window = joining.window
    typed(qtbot, window, WRONG)
    qtbot.keyClicks(window.address, server.address)
    qtbot.mouseClick(window.join, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "gaf deze code niet" in window.answer.text(), timeout=MILLISECONDS)
    typed(qtbot, window, WRONG[:3])
    assert window.left.text() == "3 van 20 tekens"
    assert window.answer.text() == ""
    assert not window.join.isEnabled()


def test_every_fault_is_a_sentence_of_its_own(qtbot: QtBot) -> None:
    window = JoiningWindow(Role.CHAIR, LIGHT)
    qtbot.addWidget(window)
    said = {}
    for fault in set(Fault) - {Fault.NO_STATION}:
        window.show_fault(fault)
        said[fault] = window.answer.text()
    assert len({*said.values()}) == len(said)
    assert all(said.values())


def test_who_closes_the_window_is_no_station() -> None:
    def close() -> None:
        windows = (each for each in QApplication.topLevelWidgets() if isinstance(each, JoiningWindow))
        next(each for each in windows if each.isVisible()).close()

    QTimer.singleShot(0, close)
    assert join(Role.DESK, AS_IT_IS) is None
