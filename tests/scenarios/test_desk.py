"""Desks hand out through a real hall: keys in a window, a keypad in a cradle, entries in the ledger, and back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from firmware_protocol.keypad import Key
from stemkast.assembly.commands import AnnouncePoll, OpenPoll, Record
from stemkast.assembly.events import ChairTaken, PairingEnd, PollKind, Role
from stemkast.hall_client.desk.book import Standing
from stemkast.hall_client.desk.keypad import KeypadTrouble
from stemkast.hall_client.desk.visit import DeskAction, Tell
from stemkast.verifier import Report, verify
from stemkast.windows.shared.language import install_language
from stemkast.windows.shared.typefaces import load_typefaces
from tests.hall_server.small_hall import CODES, REGISTER, TEST_QUESTION
from tests.patience import MILLISECONDS as PATIENCE
from tests.scenarios.desks import Desk, Desks

# The offscreen platform has no window manager that could hold a dialog to its size, and says so.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
A = DeskAction


@pytest.fixture
def desks(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Desks]:
    load_typefaces()
    install_language(qapp, "nl")
    with Desks(qtbot, tmp_path, REGISTER, count=2, keypads=5, mandates=CODES[:3]) as desks:
        yield desks


def say_yes(qtbot: QtBot, desks: Desks, serial: str, key: Key = Key.YES) -> None:
    qtbot.waitUntil(lambda: desks.devices.display(serial)[1] == "akkoord?", timeout=PATIENCE)
    desks.devices.press(serial, key)


def hand_out(qtbot: QtBot, desks: Desks, desk: Desk, name: str, serial: str) -> None:
    desk.choose(name)
    desk.place(serial)
    desk.wait(A.HAND_OUT)
    desk.enter()
    say_yes(qtbot, desks, serial)
    desk.wait(A.FIND)
    desk.lift()


def out(desks: Desks) -> dict[str, str]:
    """Which keypad is out for which municipality, by the ledger."""
    assembly = desks.assembly
    return {code: assembly.pairings[number].serial for code, number in assembly.current_pairing.items()}


def test_from_name_to_voting_card(qtbot: QtBot, desks: Desks) -> None:
    desk = desks.desks[0]
    desk.place("SK-0001")
    desk.type("utr")
    desk.enter()
    desk.wait(A.HAND_OUT)
    desk.enter()
    desk.wait(A.WAIT)
    qtbot.waitUntil(lambda: desks.devices.display("SK-0001") == ("Utrecht 75", "akkoord?"), timeout=PATIENCE)
    assert out(desks) == {}
    assert desk.state.card is not None
    assert desk.state.card.standing is Standing.EXPECTED
    desks.devices.press("SK-0001", Key.YES)
    desk.wait(A.FIND)
    assert desk.state.notice is not None
    assert (desk.state.notice.tell, desk.search.text()) == (Tell.HANDED_OUT, "")
    assert out(desks) == {CODES[0]: "SK-0001"}
    qtbot.waitUntil(lambda: len(list((desks.path / "balie 1").glob("*.pdf"))) == 1, timeout=PATIENCE)
    (card,) = (desks.path / "balie 1").glob("*.pdf")
    assert card.read_bytes().startswith(b"%PDF-")
    assert desk.keys == 2
    report = verify(desks.folder / "assembly.ledger", running=True)
    assert isinstance(report, Report)
    assert report.ok, [check for check in report.checks if not check.ok]


def test_a_scanned_form_says_who_it_is_and_stands_in_the_ledger(qtbot: QtBot, desks: Desks) -> None:
    desk = desks.desks[0]
    forms = desks.issue_forms()
    qtbot.waitUntil(lambda: len(desk.station.work.hall.forms.forms) == len(CODES), timeout=PATIENCE)
    desk.choose(forms[CODES[1]].lower())
    assert desk.state.card is not None
    assert (desk.state.card.name, desk.state.card.form) == ("Groningen", 1)
    hand_out(qtbot, desks, desk, "", "SK-0002")
    assert desks.assembly.mandates[CODES[1]].form == "1"
    broken = forms[CODES[2]][:-3] + "222"
    desk.choose(broken)
    assert desk.state.notice is not None
    assert desk.state.notice.tell is Tell.FORM_DAMAGED


def test_the_second_desk_sees_who_is_first_and_cannot_double_it(qtbot: QtBot, desks: Desks) -> None:
    first, second = desks.desks
    first.choose("utr")
    qtbot.waitUntil(lambda: second.station.work.hall.now.attends(CODES[0]) == "balie 1", timeout=PATIENCE)
    second.place("SK-0002")
    second.choose("utr")
    assert second.state.next is A.BLOCKED
    shown = [label.text() for label in second.window.findChildren(QLabel) if label.isVisible()]
    assert any("Utrecht is nu bij balie 1" in each for each in shown)
    first.press(Qt.Key.Key_Escape)
    second.wait(A.HAND_OUT)
    qtbot.waitUntil(lambda: first.station.work.hall.now.attends(CODES[0]) == "balie 2", timeout=PATIENCE)
    first.choose("utr")
    assert first.state.next is A.BLOCKED
    second.enter()
    say_yes(qtbot, desks, "SK-0002")
    second.wait(A.FIND)
    first.wait(A.NEXT_VISITOR)
    assert first.state.card is not None
    assert (first.state.card.standing, first.state.card.serial) == (Standing.PRESENT, "SK-0002")
    assert out(desks) == {CODES[0]: "SK-0002"}


def test_a_desk_that_is_gone_attends_to_nobody(qtbot: QtBot, desks: Desks) -> None:
    first, second = desks.desks
    first.choose("utr")
    qtbot.waitUntil(lambda: second.station.work.hall.now.attends(CODES[0]) == "balie 1", timeout=PATIENCE)
    second.place("SK-0002")
    second.choose("utr")
    desks.desks.remove(first)
    first.end()
    second.wait(A.HAND_OUT)
    assert second.state.summary.desks == 1


def test_no_and_then_yes(qtbot: QtBot, desks: Desks) -> None:
    desk = desks.desks[0]
    desk.place("SK-0003")
    desk.choose("stichtse")
    desk.wait(A.HAND_OUT)
    desk.enter()
    say_yes(qtbot, desks, "SK-0003", Key.NO)
    desk.wait(A.HAND_OUT)
    assert desk.state.notice is not None
    assert desk.state.notice.tell is Tell.DECLINED
    desk.enter()
    say_yes(qtbot, desks, "SK-0003")
    desk.wait(A.FIND)
    assert out(desks) == {CODES[2]: "SK-0003"}


def test_handed_in_by_mistake_and_handed_out_again(qtbot: QtBot, desks: Desks) -> None:
    desk = desks.desks[0]
    hand_out(qtbot, desks, desk, "utr", "SK-0001")
    desk.place("SK-0001")
    desk.wait(A.HAND_IN)
    desk.enter()
    desk.asked()
    desk.enter()
    desk.wait(A.FIND)
    assert desk.state.notice is not None
    assert desk.state.notice.tell is Tell.HANDED_IN
    assert out(desks) == {}
    qtbot.waitUntil(lambda: desks.devices.display("SK-0001") == ("", "SK-0001"), timeout=PATIENCE)
    desk.choose("utr")
    desk.wait(A.HAND_OUT)
    desk.enter()
    say_yes(qtbot, desks, "SK-0001")
    desk.wait(A.FIND)
    assert out(desks) == {CODES[0]: "SK-0001"}


def test_a_mandate_issued_by_mistake_is_withdrawn_once_the_keypad_is_in(qtbot: QtBot, desks: Desks) -> None:
    desk = desks.desks[0]
    hand_out(qtbot, desks, desk, "utr", "SK-0001")
    desk.choose("utr")
    desk.press(Qt.Key.Key_F10)
    assert desk.state.notice is not None
    assert desk.state.notice.tell is Tell.KEYPAD_IS_OUT
    assert CODES[0] in desks.assembly.mandates
    for key, following in ((Qt.Key.Key_F8, A.FIND), (Qt.Key.Key_F10, A.NAME)):
        if not desk.state.card:
            desk.choose("utr")
        desk.press(key)
        desk.asked()
        desk.press(Qt.Key.Key_1)
        desk.wait(following)
    assert desk.state.notice is not None
    assert desk.state.notice.tell is Tell.WITHDRAWN
    assert CODES[0] not in desks.assembly.mandates
    assert out(desks) == {}


def test_a_keypad_is_replaced_in_the_middle_of_a_poll(qtbot: QtBot, desks: Desks) -> None:
    desk, devices = desks.desks[0], desks.devices
    hand_out(qtbot, desks, desk, "utr", "SK-0001")
    desks.ask(
        Role.CHAIR, Record(ChairTaken("De voorzitter")), AnnouncePoll(PollKind.TEST, TEST_QUESTION), OpenPoll(1, 0)
    )
    qtbot.waitUntil(lambda: devices.display("SK-0001")[1].startswith("1 "), timeout=PATIENCE)
    devices.press("SK-0001", 1)
    desks.following.wait(lambda it: it.assembly.polls[1].voted == 1)
    desk.choose("utr")
    desk.press(Qt.Key.Key_F3)
    desk.asked()
    desk.press(Qt.Key.Key_1)
    desk.wait(A.PLACE)
    assembly = desks.assembly
    assert assembly.pairings[1].ended is PairingEnd.BROKEN
    assert assembly.polls[1].votes[CODES[0]].choice == 1, "its vote stays"
    desk.place("SK-0002")
    desk.wait(A.HAND_OUT)
    desk.enter()
    say_yes(qtbot, desks, "SK-0002")
    desk.wait(A.FIND)
    qtbot.waitUntil(lambda: devices.display("SK-0002")[1].startswith("1 "), timeout=PATIENCE)
    devices.press("SK-0002", 2)
    desks.following.wait(lambda it: it.assembly.polls[1].votes[CODES[0]].choice == 2)
    assert desks.assembly.polls[1].voted == 1, "unless the new one votes, and never twice"


def test_what_is_the_matter_with_a_real_keypad(qtbot: QtBot, desks: Desks) -> None:
    first, second = desks.desks
    hand_out(qtbot, desks, first, "utr", "SK-0001")
    second.choose("gron")
    second.place("SK-0001")
    assert (second.state.keypad.trouble, second.state.keypad.whose) == (KeypadTrouble.OUT, "Utrecht")
    assert second.state.next is A.PLACE
    first.choose("utr")
    first.press(Qt.Key.Key_F3)
    first.asked()
    first.press(Qt.Key.Key_2)
    first.press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: second.state.keypad.trouble is KeypadTrouble.LOST, timeout=PATIENCE)
    second.press(Qt.Key.Key_F4)
    second.wait(A.HAND_OUT)
    assert desks.assembly.lost == set()


def test_the_hall_goes_away_in_the_middle_and_comes_back(qtbot: QtBot, desks: Desks) -> None:
    desk = desks.desks[0]
    desk.place("SK-0001")
    desk.choose("utr")
    desk.wait(A.HAND_OUT)
    desk.enter()
    desk.wait(A.WAIT)
    desks.server.stop()
    qtbot.waitUntil(lambda: not desk.state.connected, timeout=PATIENCE)
    assert desk.state.next is A.BLOCKED
    desk.type("gron")
    assert [row.name for row in desk.state.found] == ["Groningen"], "looking up is left"
    desk.press(Qt.Key.Key_Escape)
    desks.serve()
    qtbot.waitUntil(lambda: desk.state.connected, timeout=PATIENCE)
    desk.wait(A.HAND_OUT)
    assert desk.state.card is not None
    assert desk.state.card.standing is Standing.EXPECTED, "nothing is half done"
    desk.enter()
    say_yes(qtbot, desks, "SK-0001")
    desk.wait(A.FIND)
    assert out(desks) == {CODES[0]: "SK-0001"}


def test_a_cradle_that_the_desk_lends_is_its_own(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    with Desks(qtbot, tmp_path, REGISTER, count=2, keypads=3, mandates=CODES, lend=True) as lent:
        first, second = lent.desks
        first.place("SK-0001")
        assert first.state.keypad.path == "balie 1/houder"
        assert second.state.keypad.serial == ""
        hand_out(qtbot, lent, second, "gron", "SK-0002")
        first.choose("utr")
        first.wait(A.HAND_OUT)
        first.enter()
        say_yes(qtbot, lent, "SK-0001")
        first.wait(A.FIND)
        assert out(lent) == {CODES[1]: "SK-0002", CODES[0]: "SK-0001"}


def test_lists_are_saved(qtbot: QtBot, desks: Desks) -> None:
    desk = desks.desks[0]
    hand_out(qtbot, desks, desk, "utr", "SK-0001")
    desk.press(Qt.Key.Key_F9)
    assert desk.state.overview is not None
    desk.press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    (saved,) = (desks.path / "balie 1").glob("*.csv")
    rows = saved.read_text("utf-8-sig").splitlines()
    assert [row.split(";")[1] for row in rows[1:]] == ["Groningen", "Schiermonnikoog", "Stichtse Vecht", "Utrecht"]
    assert rows[-1].startswith("GM0344;Utrecht;75;aanwezig;SK-0001;wethouder;;")
    assert len(rows) == 1 + len(CODES)
