"""The chair's window: what it shows, and what it asks of the hall, at every step and by the keyboard alone."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QTreeWidget, QWidget
from pytestqt.qtbot import QtBot

from stemkast.assembly.commands import (
    AnnouncePoll,
    CloseAssembly,
    ClosePoll,
    Command,
    DeclareAcclamation,
    DeclareResult,
    HoldPoll,
    OpenPoll,
    Record,
    ResumePoll,
    VoidPoll,
)
from stemkast.assembly.events import (
    AcclamationDeclared,
    AcclamationObjected,
    AgendaItemAdded,
    ChairTaken,
    ContestGround,
    ContestRejected,
    MatterCalled,
    PollHeld,
    PollKind,
    PollOpened,
    ProposalAdded,
    ProposalHeldOver,
    ProposalWithdrawn,
    ResultContested,
    ScreenShown,
    ScreenView,
)
from stemkast.assembly.proposals import AgendaItem, Proposal, ProposalKind, Recommendation
from stemkast.assembly.questions import question_about
from stemkast.assembly.refusal import Reason, Refusal
from stemkast.assembly.screen_state import screen_state
from stemkast.hall_client.chair_state import chair_state
from stemkast.hall_client.hall_trouble import HallTrouble
from stemkast.ledger.errors import Obstacle
from stemkast.windows.chair.chair_window import ChairWindow
from stemkast.windows.chair.dialogs import ContestQuestion, Question, TextQuestion, VotesQuestion
from stemkast.windows.chair.look import CARD
from stemkast.windows.hall_screen.hall_screen import HallScreen
from stemkast.windows.shared.palette import LIGHT, contrast
from tests.assembly.hall import CHAIR, TEST_QUESTION, Hall
from tests.windows.samples import FOUR_HUNDRED, NINE_KEYS, NOW

# The offscreen platform has no window manager that could hold a dialog to its size, and says so.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

MOTION = Proposal(
    "02-1",
    "02",
    "Motie een",
    ProposalKind.MOTION,
    "de motie",
    ("Ede <&>",),
    recommendation=Recommendation.ADVISE_AGAINST,
)


class Desk:
    """A window on a real assembly, and what it asked for."""

    def __init__(self, qtbot: QtBot, hall: Hall, settle: int = 0) -> None:
        self.hall = hall
        self.qtbot = qtbot
        self.asked: list[Command] = []
        preview = HallScreen(clock=lambda: NOW, moving=False)
        self.window = ChairWindow(preview, preview.show_state, settle=settle, clock=lambda: NOW)
        self.preview = preview
        self.window.command.connect(self.asked.append)
        qtbot.addWidget(self.window)
        self.window.resize(1366, 768)
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()
        self.show()

    def show(self) -> None:
        self.window.show_state(chair_state(self.hall.assembly), screen_state(self.hall.assembly))
        self.qtbot.wait(20)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> list[Command]:
        self.asked.clear()
        self.qtbot.keyClick(self.window, key, modifier)
        return list(self.asked)

    def enter(self) -> list[Command]:
        return self.press(Qt.Key.Key_Return)

    def texts(self) -> str:
        labels = [label.text() for label in self.window.findChildren(QLabel) if label.isVisibleTo(self.window)]
        buttons = [each.text() for each in self.window.findChildren(QPushButton) if each.isVisibleTo(self.window)]
        return "\n".join(labels + buttons)

    def question(self) -> Question:
        self.qtbot.waitUntil(lambda: bool(self.window.findChildren(Question)), timeout=1000)
        return self.window.findChildren(Question)[-1]

    def answer(self, fill: Callable[[Question], None] = lambda _question: None) -> list[Command]:
        self.asked.clear()
        question = self.question()
        fill(question)
        question.accept()
        self.gone()
        return list(self.asked)

    def gone(self) -> None:
        """Waits for the end of a dialog; a window manager would give the window the keys back."""
        self.qtbot.waitUntil(lambda: not self.window.findChildren(Question), timeout=1000)
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow, timeout=1000)


@pytest.fixture
def hall() -> Hall:
    made = Hall()
    made.hand_out(0, 1, 2, 3)
    made.do(AgendaItemAdded(AgendaItem("02", "Moties")), ProposalAdded(MOTION))
    return made


@pytest.fixture
def desk(qtbot: QtBot, hall: Hall) -> Desk:
    return Desk(qtbot, hall)


def write(text: str) -> Callable[[Question], None]:
    def fill(question: Question) -> None:
        assert isinstance(question, TextQuestion)
        question.field.setText(text)

    return fill


def test_a_whole_assembly_with_the_enter_key_alone(desk: Desk) -> None:
    hall = desk.hall
    assert desk.enter() == [Record(MatterCalled("01", ()))]
    hall.do(MatterCalled("01", ()))
    desk.show()
    assert desk.enter() == []
    assert desk.answer() == [AnnouncePoll(PollKind.TEST, TEST_QUESTION)]
    announced = hall.announcement(PollKind.TEST, TEST_QUESTION)
    hall.do(announced)
    desk.show()
    assert desk.enter() == [OpenPoll(1, 30)]
    hall.do(PollOpened(1, 30, b"open"))
    desk.show()
    assert desk.enter() == [ClosePoll(1)]
    hall.close()
    desk.show()
    assert desk.enter() == [Record(ScreenShown(ScreenView.RESULT, 1))]
    hall.do(ScreenShown(ScreenView.RESULT, 1))
    desk.show()
    assert desk.enter() == [Record(MatterCalled("02", ("02-1",)))]
    hall.do(MatterCalled("02", ("02-1",)))
    desk.show()
    question = question_about(hall.assembly, ("02-1",))
    assert desk.enter() == [AnnouncePoll(PollKind.REAL, question)]
    number = hall.open()
    hall.do(hall.vote(0, 1))
    hall.close()
    desk.show()
    assert desk.enter() == [DeclareResult(number, "")]
    hall.do(hall.declaration(number))
    desk.show()
    assert desk.enter() == []
    assert desk.answer() == [CloseAssembly()]


def test_the_keys_beside_the_next_action(desk: Desk) -> None:
    hall = desk.hall
    hall.test_poll()
    hall.do(MatterCalled("02", ("02-1",)))
    desk.show()
    assert desk.press(Qt.Key.Key_F3) == [DeclareAcclamation(("02-1",), "")]
    assert desk.press(Qt.Key.Key_F4) == []
    desk.press(Qt.Key.Key_F7)
    assert desk.answer() == [Record(ProposalWithdrawn("02-1"))]
    desk.press(Qt.Key.Key_F8)
    assert desk.answer() == [Record(ProposalHeldOver("02-1"))]
    desk.press(Qt.Key.Key_F12)
    assert desk.answer(write("  Ans  ")) == [Record(ChairTaken("Ans"))]
    assert desk.press(Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier) == [Record(ScreenShown(ScreenView.PAUSE, 0))]
    hall.do(AcclamationDeclared(("02-1",), CHAIR, "aangenomen"))
    desk.show()
    assert desk.press(Qt.Key.Key_F4) == [Record(AcclamationObjected(("02-1",)))]


def test_a_poll_is_held_resumed_and_voided(desk: Desk) -> None:
    hall = desk.hall
    hall.test_poll()
    hall.do(MatterCalled("02", ("02-1",)))
    announced = hall.announcement(PollKind.REAL, question_about(hall.assembly, ("02-1",)))
    hall.do(announced)
    desk.show()
    assert desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier) == [OpenPoll(2, 0)]
    hall.do(PollOpened(2, 0, b"open"))
    desk.show()
    assert "zonder aftellen" in desk.texts()
    assert desk.press(Qt.Key.Key_F6) == [HoldPoll(2)]
    hall.do(PollHeld(2, b"hold"))
    desk.show()
    assert desk.enter() == [ResumePoll(2, 30)]
    assert desk.press(Qt.Key.Key_F6) == [ResumePoll(2, 30)]
    assert desk.press(Qt.Key.Key_F5) == [ClosePoll(2)]
    desk.press(Qt.Key.Key_F9, Qt.KeyboardModifier.ControlModifier)
    assert desk.answer(write("storing")) == [VoidPoll(2, "storing")]


def test_a_result_is_contested_on_either_ground(desk: Desk) -> None:
    hall = desk.hall
    hall.test_poll()
    hall.do(MatterCalled("02", ("02-1",)))
    hall.poll({0: 1})
    desk.show()

    def one(question: Question) -> None:
        assert isinstance(question, ContestQuestion)
        question.field.setCurrentIndex(question.field.findData("GM0002"))

    desk.press(Qt.Key.Key_F9)
    contested = ResultContested(2, ContestGround.ONE_ENTITLED_ASKS, "GM0002")
    assert desk.answer(one) == [Record(contested)]
    desk.press(Qt.Key.Key_F9)
    assert desk.answer() == [Record(ResultContested(2, ContestGround.MAJORITY_ASKS, ""))]
    hall.do(ResultContested(2, ContestGround.MAJORITY_ASKS, ""))
    desk.show()

    def votes(question: Question) -> None:
        assert isinstance(question, VotesQuestion)
        question.field.setValue(20)

    desk.press(Qt.Key.Key_F9, Qt.KeyboardModifier.ShiftModifier)
    assert desk.answer(votes) == [Record(ContestRejected(2, 20, 165))]


def test_a_question_can_be_left_unanswered(desk: Desk) -> None:
    desk.press(Qt.Key.Key_F12)
    question = desk.question()
    assert isinstance(question, TextQuestion)
    ok = question.buttons.button(question.buttons.StandardButton.Ok)
    question.field.setText("  ")
    assert not ok.isEnabled()
    question.reject()
    desk.gone()
    assert desk.asked == []


def test_the_selected_matter_is_called(desk: Desk) -> None:
    tree = desk.window.findChild(QTreeWidget)
    assert tree is not None
    assert desk.press(Qt.Key.Key_F2) == []
    assert tree.hasFocus()
    item = tree.topLevelItem(1)
    assert item is not None
    tree.setCurrentItem(item.child(0))
    assert desk.press(Qt.Key.Key_F2) == [Record(MatterCalled("02", ("02-1",)))]
    desk.hall.do(MatterCalled("02", ("02-1",)))
    desk.show()
    again = tree.currentItem()
    assert again is not None
    assert again.text(0) == "Motie een"


def test_pressing_twice_does_not_do_two_things(qtbot: QtBot, hall: Hall) -> None:
    desk = Desk(qtbot, hall, settle=150)
    qtbot.waitUntil(lambda: bool(desk.enter()), timeout=1000)
    hall.do(MatterCalled("01", ()))
    hall.do(hall.announcement(PollKind.TEST, TEST_QUESTION))
    desk.show()
    assert desk.enter() == []
    qtbot.waitUntil(lambda: bool(desk.enter()), timeout=1000)
    assert desk.asked == [OpenPoll(1, 30)]


def test_the_window_shows_nothing_of_the_direction_of_a_running_poll(qtbot: QtBot) -> None:
    pictures, said = [], []
    for choices in ((1, 1, 3), (2, 2, 1)):
        hall = Hall()
        hall.hand_out(0, 1, 2)
        hall.test_poll()
        hall.propose(Proposal("01-1", "01", "Motie"))
        hall.open()
        hall.do(*(hall.vote(number, choice) for number, choice in enumerate(choices)))
        desk = Desk(qtbot, hall)
        said.append(desk.texts())
        pictures.append(desk.window.grab().toImage())
    assert said[0] == said[1]
    assert pictures[0] == pictures[1]


def test_the_result_comes_to_the_operator_first(desk: Desk) -> None:
    hall = desk.hall
    hall.test_poll()
    hall.do(MatterCalled("02", ("02-1",)))
    hall.open()
    hall.do(hall.vote(0, 1), hall.vote(1, 2))
    hall.close()
    desk.show()
    assert "65,22%  ·  Aangenomen" in desk.texts()
    assert "De zaal ziet deze uitslag nog niet." in desk.texts()
    desk.preview.grab()
    assert "65,22" not in " ".join(text.text for text in desk.preview.placed)
    hall.do(hall.declaration(2))
    desk.show()
    assert "De zaal ziet deze uitslag." in desk.texts()
    desk.preview.grab()
    assert "65,22" in " ".join(text.text for text in desk.preview.placed)


def test_a_refusal_is_a_plain_sentence_that_names_its_rule(desk: Desk) -> None:
    desk.window.show_refusal(Refusal(Reason.NO_CHAIR, "nobody is in the chair", "BW 2:13 (3)"))
    shown = [label for label in desk.window.findChildren(QLabel) if "BW 2:13 (3)" in label.toolTip()]
    assert [label.text() for label in shown] == ["Leg eerst vast wie er voorzit."]
    assert shown[0].isVisible()
    desk.show()
    assert not shown[0].isVisible()


def test_a_lost_connection_is_said(desk: Desk) -> None:
    desk.window.show_connected(False)
    assert "Geen verbinding met de zaalserver" in desk.texts()
    desk.window.show_connected(True)
    assert "Geen verbinding met de zaalserver" not in desk.texts()


def test_what_others_wrote_is_shown_as_they_wrote_it(desk: Desk) -> None:
    desk.hall.do(MatterCalled("02", ("02-1",)))
    desk.show()
    assert "Ede &lt;&amp;&gt;" in desk.texts()


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1920, 1080)])
def test_everything_is_inside_the_window_even_with_400_characters(
    qtbot: QtBot, hall: Hall, width: int, height: int
) -> None:
    names = tuple(option.label for option in NINE_KEYS[:-1])
    hall.test_poll()
    hall.propose(Proposal("01-1", "01", FOUR_HUNDRED, ProposalKind.ELECTION, options=names))
    hall.open()
    hall.do(*(hall.vote(number, number + 1) for number in range(4)))
    hall.close()
    desk = Desk(qtbot, hall)
    desk.window.resize(width, height)
    desk.show()
    assert desk.window.width() == width
    inside = QRect(0, 0, width, height)
    primary = desk.window.findChild(QPushButton, "primary")
    assert primary is not None
    assert inside.contains(QRect(primary.mapTo(desk.window, primary.rect().topLeft()), primary.size()))
    assert primary.width() >= primary.fontMetrics().horizontalAdvance(primary.text())
    desk.qtbot.waitUntil(lambda: squeezed(desk.window) == [], timeout=2000)


def squeezed(window: ChairWindow) -> list[str]:
    """The labels that are not as high as their words need."""
    labels = [label for label in window.findChildren(QLabel) if label.isVisible()]
    needs = {
        label: label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
        for label in labels
    }
    return [label.text() for label in labels if label.height() < needs[label]]


def test_what_is_new_is_as_large_as_the_window_asks(desk: Desk) -> None:
    hall = desk.hall
    desk.window.resize(1920, 1080)
    hall.do(MatterCalled("01", ()))
    hall.open(PollKind.TEST, TEST_QUESTION)
    hall.close()
    desk.show()
    cells = [label for label in desk.window.findChildren(QLabel) if label.text() == "Aanwezig, niet gestemd"]
    assert [cell.font().pixelSize() for cell in cells] == [22]


def test_everything_has_a_name_for_who_cannot_see(desk: Desk) -> None:
    desk.hall.test_poll()
    desk.hall.do(MatterCalled("02", ("02-1",)))
    desk.show()
    reachable = [each for each in desk.window.findChildren(QWidget) if _takes_keys(each)]
    assert reachable
    for widget in reachable:
        named = widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text())
        assert named, widget


def _takes_keys(widget: QWidget) -> bool:
    by_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return by_tab and widget.focusProxy() is None and not widget.objectName().startswith("qt_") and widget.isVisible()


@pytest.mark.parametrize("ground", [LIGHT.paper, CARD])
@pytest.mark.parametrize("colour", [LIGHT.ink, LIGHT.soft, LIGHT.favour, LIGHT.against, LIGHT.abstain])
def test_every_text_colour_has_contrast_on_both_grounds(colour: str, ground: str) -> None:
    assert contrast(colour, ground) >= 4.5


def test_the_filled_button_has_contrast_too() -> None:
    assert contrast(LIGHT.paper, LIGHT.ink) >= 4.5
    assert contrast(LIGHT.paper, LIGHT.favour) >= 4.5
    assert contrast(LIGHT.on_fill, LIGHT.favour) >= 4.5
    assert contrast(LIGHT.on_accent, LIGHT.accent) >= 4.5


def test_letters_grow_with_the_window(desk: Desk) -> None:
    primary = desk.window.findChild(QPushButton, "primary")
    assert primary is not None
    before = primary.font().pixelSize()
    desk.window.resize(1920, 1080)
    assert primary.font().pixelSize() > before


def test_a_window_without_a_state_asks_for_nothing(qtbot: QtBot) -> None:
    preview = HallScreen()
    window = ChairWindow(preview, preview.show_state)
    qtbot.addWidget(window)
    with qtbot.assertNotEmitted(window.command):
        window.show_refusal(Refusal(Reason.UNKNOWN, "", ""))
        window.show()
        qtbot.keyClick(window, Qt.Key.Key_Return)


def test_the_same_moment_twice_changes_nothing(desk: Desk) -> None:
    state, screen = chair_state(desk.hall.assembly), screen_state(desk.hall.assembly)
    before = desk.window.grab().toImage()
    desk.window.show_state(replace(state), screen)
    assert desk.window.grab().toImage() == before


@pytest.mark.parametrize(
    ("trouble", "says"),
    [
        (HallTrouble(late=("commissie", "stembalie 2")), "Loopt achter met meebewaren: commissie, stembalie 2"),
        (HallTrouble(starved=True, late=("commissie",)), "dus geen licht wordt groen"),
        (HallTrouble(not_written=Obstacle.FULL, starved=True), "De schijf van de zaal is vol. Maak ruimte"),
        (HallTrouble(not_written=Obstacle.IN_USE), "Een ander programma houdt het bestand met de stemmen vast"),
        (HallTrouble(not_written=Obstacle.READ_ONLY), "kan alleen gelezen worden"),
        (HallTrouble(not_written=Obstacle.GONE), "ga verder met de kopie van een werkplek"),
        (HallTrouble(not_written=Obstacle.BROKEN), "meldt een fout"),
        (HallTrouble(clock_went_back=True), "De klok van de zaalcomputer is teruggezet"),
        (
            HallTrouble("the hall changed entries", Obstacle.FULL, True),
            "gelooft de zaal niet meer: the hall changed entries. Roep",
        ),
    ],
)
def test_what_is_the_matter_with_the_hall_is_said_until_it_is_over(desk: Desk, trouble: HallTrouble, says: str) -> None:
    desk.window.show_trouble(trouble)
    assert any(says in each.text() for each in desk.window.findChildren(QLabel) if not each.isHidden())
    desk.window.show_trouble(HallTrouble())
    assert not any(says in each.text() for each in desk.window.findChildren(QLabel) if not each.isHidden())
