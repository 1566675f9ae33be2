"""The chair's window: the check list before the first poll, Ctrl+Z that says beforehand what it does, and F1."""

from itertools import combinations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QPushButton, QTableWidget
from pytestqt.qtbot import QtBot

from stemkast.assembly.commands import Record
from stemkast.assembly.events import (
    AgendaItemAdded,
    MatterCalled,
    ProposalAdded,
    ReadinessWaived,
    ScreenShown,
    ScreenView,
)
from stemkast.assembly.proposals import AgendaItem, Proposal
from stemkast.hall_client.chair.actions import ChairAction
from stemkast.hall_client.chair.undo import Undo, Undone, WhyNot
from stemkast.hall_client.following.readiness import ReadinessNow
from stemkast.windows.chair.check_panel import CheckPanel
from stemkast.windows.chair.dialogs import Question, TextQuestion
from stemkast.windows.chair.keys_list import KeysList, keys_of
from stemkast.windows.chair.labels import KEYS, label
from stemkast.windows.chair.undo_line import UndoLine
from stemkast.windows.chair.undo_words import undo_words
from tests.assembly.hall import Hall
from tests.windows.test_chair_window import Desk

# The offscreen platform has no window manager that could hold a dialog to its size, and says so.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
STILL = {ChairAction.WAIT, ChairAction.WAIT_FOR_COMMITTEE, ChairAction.CALLING, ChairAction.FINISHED}


@pytest.fixture
def hall() -> Hall:
    made = Hall()
    made.hand_out(0, 1, 2, 3)
    made.do(AgendaItemAdded(AgendaItem("02", "Moties")), ProposalAdded(Proposal("02-1", "02", "Motie een")))
    return made


@pytest.fixture
def desk(qtbot: QtBot, hall: Hall) -> Desk:
    return Desk(qtbot, hall)


def test_every_key_of_the_window_stands_under_f1_and_every_action_has_one(desk: Desk) -> None:
    desk.show()
    desk.press(Qt.Key.Key_F1)
    help_shown = desk.window.findChild(KeysList)
    assert help_shown is not None
    assert help_shown.isVisible()
    table = help_shown.findChild(QTableWidget)
    assert table is not None
    cells = [(table.item(row, 0), table.item(row, 1)) for row in range(table.rowCount())]
    listed = {
        (first.text().strip(), second.text()) for first, second in cells if first is not None and second is not None
    }
    for action in ChairAction:
        if action not in STILL:
            assert (label(action), keys_of(action)) in listed
    native = QKeySequence.SequenceFormat.NativeText
    shortcuts = {each.key().toString(native) for each in desk.window.findChildren(QShortcut)}
    explained = {keys for _, keys in listed}
    assert {key for key in shortcuts if key not in ("Return", "Enter")} <= explained
    actions = {keys_of(action) for action in KEYS}
    assert actions <= shortcuts


def test_two_actions_share_a_key_only_where_they_are_never_possible_together() -> None:
    shared = [pair for pair in combinations(KEYS, 2) if KEYS[pair[0]] == KEYS[pair[1]]]
    assert shared == [(ChairAction.CLOSE, ChairAction.CLOSE_ROLL_CALL), (ChairAction.HOLD, ChairAction.RESUME)]


def test_an_open_point_is_waived_by_its_button_or_enter_with_a_reason(desk: Desk, hall: Hall) -> None:
    hall.test_poll(0)
    hall.do(MatterCalled("02", ("02-1",)))
    now = ReadinessNow((), 0, {}, ("basis 1",), ("balkon",), (), ("commissie 1",))
    desk.show(now)
    panel = desk.window.findChild(CheckPanel)
    assert panel is not None
    assert panel.isVisible()
    said = " ".join(each.text() for each in panel.findChildren(QLabel) if each.isVisible())
    assert "1 van 2 niet meer verbonden: balkon. Kijk" in said
    assert "2 punten open" in said
    desk.press(Qt.Key.Key_Return)
    first = ReadinessWaived("base_stations", "daar zit niemand")
    assert desk.answer(lambda question: reason(question, "daar zit niemand")) == [Record(first)]
    buttons = [each for each in panel.findChildren(QPushButton) if each.isVisible()]
    assert len(buttons) == 2
    buttons[1].click()
    second = ReadinessWaived("replicas", "alles staat op één computer")
    assert desk.answer(lambda question: reason(question, "alles staat op één computer")) == [Record(second)]
    hall.do(first, second)
    desk.show(now)
    assert panel.isHidden()
    desk.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert panel.isVisible()
    assert "daar zit niemand" in " ".join(each.text() for each in panel.findChildren(QLabel) if each.isVisible())


def reason(question: Question, text: str) -> None:
    assert isinstance(question, TextQuestion)
    assert not question.buttons.button(QDialogButtonBox.StandardButton.Ok).isEnabled()
    question.field.setText(text)


@pytest.mark.parametrize("why", list(WhyNot))
def test_why_not_is_a_plain_sentence(why: WhyNot) -> None:
    assert undo_words(Undo(why=why)).endswith(".")


@pytest.mark.parametrize("what", list(Undone))
def test_what_will_be_undone_names_it(what: Undone) -> None:
    said = undo_words(Undo(what, text="Motie een", view=ScreenView.MESSAGE))
    assert "%1" not in said
    assert "Motie een" in said or what in (Undone.ORDER, Undone.HELD)


@pytest.mark.parametrize("view", list(ScreenView))
def test_whatever_the_hall_saw_before_has_a_name(view: ScreenView) -> None:
    said = undo_words(Undo(Undone.VIEW, view=view, text="Lunch"))
    assert said.startswith("de zaal ziet weer ")
    assert "%1" not in said


def test_ctrl_z_says_beforehand_what_it_does_and_does_that(desk: Desk, hall: Hall) -> None:
    back = Record(ScreenShown(ScreenView.WELCOME, 0))
    desk.show(undo=Undo(Undone.VIEW, view=ScreenView.WELCOME, commands=(back,)))
    line = desk.window.findChild(UndoLine)
    assert line is not None
    assert "de zaal ziet weer het welkom" in [each.text() for each in line.findChildren(QLabel)]
    assert desk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier) == [back]
    desk.show(undo=Undo(why=WhyNot.CLOSED))
    assert desk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier) == []
    assert any("met een reden" in each.text() for each in line.findChildren(QLabel))
    assert hall.assembly.view is ScreenView.WELCOME
