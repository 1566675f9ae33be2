"""The window of a station in a roll call: two of them hear the same hall, by the keyboard alone."""

from dataclasses import replace

import pytest
from nacl.signing import SigningKey
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from hall_server.writer.roll_call import wrong_signature
from stemkast.assembly.commands import Command, Record
from stemkast.assembly.events import (
    RollCallAnnounced,
    RollCallClosed,
    RollCallConfirmed,
    RollCallEntered,
    WitnessEnrolled,
)
from stemkast.assembly.hashes import question_hash
from stemkast.assembly.proposals import Proposal
from stemkast.assembly.questions import question_about
from stemkast.assembly.refusal import Reason, Refusal
from stemkast.hall_client.chair.roll_call_state import heard, roll_call_state
from stemkast.windows.roll_call.roll_call_window import RollCallWindow
from tests.assembly.hall import Hall, code

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


class Room:
    """An assembly in a roll call, and the windows of two stations on it."""

    def __init__(self, qtbot: QtBot, *, enrolled: bool = True) -> None:
        self.hall = Hall()
        self.hall.hand_out(0, 1, 2, 3)
        self.keys = {name: SigningKey.generate() for name in ("voorzitter", "commissie")}
        if enrolled:
            self.hall.do(*(WitnessEnrolled(name, bytes(key.verify_key)) for name, key in self.keys.items()))
        self.hall.propose(Proposal("01-1", "01", "Begroting"))
        question = question_about(self.hall.assembly, ("01-1",))
        self.hall.do(RollCallAnnounced(1, question, question_hash(question), "geen stroom"))
        self.asked: list[Command] = []
        self.windows: dict[str, RollCallWindow] = {}
        self.qtbot = qtbot
        for name, key in self.keys.items():
            window = RollCallWindow(name, lambda message, key=key: key.sign(message).signature)  # type: ignore[misc]
            window.command.connect(self.asked.append)
            window.resize(1366, 768)
            qtbot.addWidget(window)
            self.windows[name] = window
        self.show()

    def show(self) -> None:
        for window in self.windows.values():
            window.show_state(roll_call_state(self.hall.assembly))

    def press(self, name: str, key: Qt.Key) -> list[Command]:
        """Presses, and lets the hall do what was asked, after it looked at the signature."""
        self.asked.clear()
        self.qtbot.keyClick(self.windows[name], key)
        return [*self.obey()]

    def at_once(self, chair: Qt.Key, committee: Qt.Key) -> list[Record]:
        """Both press before either has seen what the other did."""
        self.asked.clear()
        for name, key in (("voorzitter", chair), ("commissie", committee)):
            self.qtbot.keyClick(self.windows[name], key)
        return self.obey()

    def obey(self) -> list[Record]:
        """The hall does what was asked, and the windows see it; what they ask then is left to the next time."""
        asked, self.asked[:] = [each for each in self.asked if isinstance(each, Record)], []
        for command in asked:
            event = command.event
            assert isinstance(event, RollCallEntered | RollCallConfirmed)
            assert self.hall.refusal(event) is None
            assert wrong_signature(self.hall.assembly, event) is None
            self.hall.do(event)
        self.show()
        return asked

    def entered(self, name: str, municipality: str, choice: int) -> RollCallEntered:
        """What this station enters that has not seen what the other did."""
        state = roll_call_state(self.hall.assembly)
        assert state is not None
        called = next(each for each in state.called if each.code == municipality)
        command = heard(
            state, replace(called, heard=None), choice, name, lambda said: self.keys[name].sign(said).signature
        )
        assert isinstance(command, Record)
        assert isinstance(command.event, RollCallEntered)
        return command.event

    def texts(self, name: str) -> list[str]:
        return [each.text() for each in self.windows[name].findChildren(QLabel) if each.text()]


@pytest.fixture
def room(qtbot: QtBot) -> Room:
    return Room(qtbot)


def test_two_stations_that_hear_the_same_never_stop(room: Room) -> None:
    for number in range(4):
        assert f"Gemeente {number}" in room.texts("voorzitter")
        assert f"Gemeente {number}" in room.texts("commissie")
        room.press("voorzitter", Qt.Key.Key_1)
        (confirmed,) = room.press("commissie", Qt.Key.Key_1)
        assert isinstance(confirmed, Record)
        assert isinstance(confirmed.event, RollCallConfirmed)
    assert "Iedereen is opgeroepen" in room.texts("voorzitter")
    room.hall.do(RollCallClosed(1, 165, 4))
    room.show()
    assert not any(window.isVisible() for window in room.windows.values())


def test_the_other_station_does_not_see_what_the_first_pressed(room: Room) -> None:
    room.press("voorzitter", Qt.Key.Key_2)
    seen = " ".join(room.texts("commissie"))
    assert "Tegen" not in seen
    assert "Gemeente 0" in seen


def test_stations_that_hear_otherwise_call_again(room: Room) -> None:
    room.press("voorzitter", Qt.Key.Key_1)
    (otherwise,) = room.press("commissie", Qt.Key.Key_2)
    assert isinstance(otherwise, Record)
    assert isinstance(otherwise.event, RollCallEntered)
    assert room.hall.assembly.polls[1].votes == {}
    assert "De andere post hoorde iets anders: roep opnieuw op." in room.texts("voorzitter")
    room.press("voorzitter", Qt.Key.Key_2)
    assert room.hall.assembly.polls[1].votes[code(0)].choice == 2


def test_both_press_at_once_and_heard_the_same(room: Room) -> None:
    """Neither had seen the other's entry: that is no disagreement, and nobody is called again."""
    chair, committee = room.at_once(Qt.Key.Key_1, Qt.Key.Key_1)
    assert isinstance(chair.event, RollCallEntered)
    assert isinstance(committee.event, RollCallEntered)
    (confirmed,) = room.obey()
    assert isinstance(confirmed.event, RollCallConfirmed)
    assert confirmed.event.witness == "voorzitter", "whose entry the other's took the place of"
    assert room.hall.assembly.polls[1].votes[code(0)].choice == 1
    assert "De andere post hoorde iets anders: roep opnieuw op." not in room.texts("voorzitter")
    room.press("voorzitter", Qt.Key.Key_2)
    room.press("commissie", Qt.Key.Key_2)
    assert room.hall.assembly.polls[1].votes[code(1)].choice == 2


def test_what_the_posts_agree_on_never_steps_back_under_a_finger(room: Room) -> None:
    """The chair sees its own entry, goes on, and then the committee's in its place: the next answer is of the next."""
    chair, committee = room.windows["voorzitter"], room.windows["commissie"]
    room.press("voorzitter", Qt.Key.Key_1)
    assert chair.at_hand == code(1)
    room.hall.do(room.entered("commissie", code(0), 1))  # pressed before it saw the chair's
    chair.show_state(roll_call_state(room.hall.assembly))
    assert chair.at_hand == code(1)
    (agreed,) = room.asked
    assert isinstance(agreed, Record)
    assert isinstance(agreed.event, RollCallConfirmed)
    room.qtbot.keyClick(chair, Qt.Key.Key_2)
    room.obey()
    assert room.hall.assembly.polls[1].votes[code(0)].choice == 1
    assert room.hall.assembly.polls[1].entered[code(1)].choice == 2
    assert committee.at_hand == code(1)


def test_an_agreement_that_got_lost_is_asked_for_at_the_end(room: Room) -> None:
    room.press("voorzitter", Qt.Key.Key_1)
    room.hall.do(room.entered("commissie", code(0), 1))
    room.show()
    room.asked.clear()  # the hall never heard it
    for _ in range(3):
        room.press("voorzitter", Qt.Key.Key_1)
    assert room.windows["voorzitter"].at_hand == code(0)
    room.press("voorzitter", Qt.Key.Key_1)
    assert room.hall.assembly.polls[1].votes[code(0)].choice == 1


def test_who_says_otherwise_after_an_agreement_is_called_again(room: Room) -> None:
    room.press("voorzitter", Qt.Key.Key_1)
    room.hall.do(room.entered("commissie", code(0), 1))
    room.show()
    assert room.windows["voorzitter"].at_hand == code(1)
    room.hall.do(room.entered("commissie", code(0), 2))
    room.show()
    assert room.windows["voorzitter"].at_hand == code(0)


def test_what_was_confirmed_unasked_and_refused_confuses_nobody(room: Room) -> None:
    """Both saw the other's entry and confirm it: the hall takes the first, and the vote stands."""
    window = room.windows["voorzitter"]
    room.press("voorzitter", Qt.Key.Key_1)
    room.hall.do(room.entered("commissie", code(0), 1))
    room.show()
    (agreed,) = room.asked
    assert isinstance(agreed, Record)
    assert isinstance(agreed.event, RollCallConfirmed)
    said = set(room.texts("voorzitter"))
    for reason in (Reason.WRONG_ROLE, Reason.UNKNOWN, Reason.INCONSISTENT):
        window.show_refusal(Refusal(reason, "", ""), agreed.event)
        assert set(room.texts("voorzitter")) == said
    window.show_refusal(Refusal(Reason.NOT_READY, "", ""), agreed.event)
    assert "Gemeente 0: De zaalserver antwoordt nu niet." in " ".join(room.texts("voorzitter"))


def test_why_the_hall_did_not_take_what_was_pressed_stands_where_it_was_pressed(room: Room) -> None:
    window = room.windows["voorzitter"]
    (pressed,) = room.press("voorzitter", Qt.Key.Key_1)
    assert isinstance(pressed, Record)
    assert isinstance(pressed.event, RollCallEntered)
    window.show_refusal(Refusal(Reason.NOT_READY, "", ""), pressed.event)
    assert any(each.startswith("Gemeente 0: De zaalserver antwoordt") for each in room.texts("voorzitter"))
    room.press("voorzitter", Qt.Key.Key_1)
    assert not any(each.startswith("Gemeente 0: ") for each in room.texts("voorzitter"))


def test_both_press_at_once_and_heard_otherwise(room: Room) -> None:
    room.at_once(Qt.Key.Key_1, Qt.Key.Key_2)
    assert room.obey() == []
    assert "De andere post hoorde iets anders: roep opnieuw op." in room.texts("voorzitter")
    room.press("voorzitter", Qt.Key.Key_1)
    assert room.obey() == [], "what was pressed before the second call counts no more"
    assert "De andere post hoorde iets anders: roep opnieuw op." in room.texts("commissie")
    assert room.hall.assembly.polls[1].votes == {}
    room.press("commissie", Qt.Key.Key_1)
    assert room.hall.assembly.polls[1].votes[code(0)].choice == 1


def test_a_key_that_is_enrolled_meanwhile_can_be_used_at_once(qtbot: QtBot) -> None:
    room = Room(qtbot, enrolled=False)
    assert any("moet eerst" in each or "inschrijven" in each for each in room.texts("voorzitter"))
    keys = room.windows["voorzitter"].findChildren(QPushButton)
    assert not any(each.isEnabled() for each in keys)
    room.hall.do(*(WitnessEnrolled(name, bytes(key.verify_key)) for name, key in room.keys.items()))
    room.show()
    assert all(each.isEnabled() for each in keys)
    assert not any("inschrijven" in each for each in room.texts("voorzitter"))


def test_one_station_runs_ahead_and_waits_for_the_other(room: Room) -> None:
    for _ in range(4):
        room.press("voorzitter", Qt.Key.Key_1)
    assert "De andere post moet bevestigen" in room.texts("voorzitter")
    assert room.press("voorzitter", Qt.Key.Key_1) == []
    assert "Gemeente 0" in room.texts("commissie")


def test_somebody_is_heard_again(room: Room) -> None:
    room.press("voorzitter", Qt.Key.Key_1)
    room.press("commissie", Qt.Key.Key_1)
    lines = room.windows["voorzitter"].findChild(QListWidget)
    assert lines is not None
    lines.setCurrentRow(0)
    lines.itemClicked.emit(lines.item(0))
    assert "Gemeente 0" in room.texts("voorzitter")
    room.press("voorzitter", Qt.Key.Key_2)
    assert "Gemeente 0" in room.texts("commissie")
    room.press("commissie", Qt.Key.Key_2)
    assert room.hall.assembly.polls[1].votes[code(0)].choice == 2


def test_a_key_that_the_poll_does_not_have_does_nothing(room: Room) -> None:
    assert room.press("voorzitter", Qt.Key.Key_9) == []
    assert room.press("voorzitter", Qt.Key.Key_A) == []


def test_buttons_say_their_key(room: Room) -> None:
    buttons = [each.text() for each in room.windows["voorzitter"].findChildren(QPushButton)]
    assert buttons == ["1   Voor", "2   Tegen", "3   Onthouding"]


def test_a_station_without_an_enrolled_key_says_so(qtbot: QtBot) -> None:
    room = Room(qtbot, enrolled=False)
    assert "De beheerder moet de sleutel van deze post eerst als getuige inschrijven." in room.texts("voorzitter")
    assert room.press("voorzitter", Qt.Key.Key_1) == []
