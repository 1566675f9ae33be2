"""The chair's window: what it shows, and what it asks of the hall, at every step and by the keyboard alone."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QItemSelectionModel, QMimeData, QPoint, QRect, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)
from pytestqt.qtbot import QtBot

from stemkast.assembly.commands import (
    AnnouncePoll,
    AnnounceRollCall,
    CloseAssembly,
    ClosePoll,
    CloseRollCall,
    Command,
    DeclareAcclamation,
    DeclareResult,
    ExtendPoll,
    HoldPoll,
    OpenPoll,
    Record,
    ResumePoll,
    ShowRoot,
    VoidPoll,
)
from stemkast.assembly.events import (
    AcclamationDeclared,
    AcclamationObjected,
    AgendaItemAdded,
    AgendaOrdered,
    ChairTaken,
    ContestGround,
    ContestRejected,
    FloorGiven,
    LotDrawn,
    MatterCalled,
    MessageShown,
    PollHeld,
    PollKind,
    PollOpened,
    PollVoided,
    ProposalAdded,
    ProposalHeldOver,
    ProposalTakenOff,
    ProposalWithdrawn,
    ResultContested,
    RollCallAnnounced,
    RollCallClosed,
    RollCallConfirmed,
    RollCallEntered,
    RootShown,
    ScreenShown,
    ScreenView,
    Speaker,
    SpeakerListed,
    SpeakerStruck,
    WitnessEnrolled,
)
from stemkast.assembly.hashes import question_hash
from stemkast.assembly.proposals import AgendaItem, Proposal, ProposalKind, Recommendation
from stemkast.assembly.questions import question_about
from stemkast.assembly.refusal import Reason, Refusal
from stemkast.assembly.screen_state import screen_state
from stemkast.assembly.settings import Settings, TieRule
from stemkast.hall_client.chair.actions import ChairAction
from stemkast.hall_client.chair.check_list import NOTHING_TO_CHECK, check_list
from stemkast.hall_client.chair.state import chair_state
from stemkast.hall_client.chair.undo import NOTHING_TO_UNDO, Undo
from stemkast.hall_client.following.hall_trouble import HallTrouble
from stemkast.hall_client.following.not_followed import NotFollowed, ReplicaFault
from stemkast.hall_client.following.readiness import ReadinessNow
from stemkast.ledger.errors import Obstacle
from stemkast.windows.chair.chair_window import ChairWindow
from stemkast.windows.chair.dialogs import ContestQuestion, Question, TextQuestion, VotesQuestion
from stemkast.windows.chair.insert_question import InsertQuestion
from stemkast.windows.chair.look import CARD
from stemkast.windows.chair.poll_questions import LotQuestion, SecondsQuestion, WordsQuestion
from stemkast.windows.chair.silent_list import SilentList
from stemkast.windows.chair.speakers_list import SpeakersList
from stemkast.windows.hall_screen.hall_screen import HallScreen
from stemkast.windows.shared.palette import LIGHT, contrast
from stemkast.windows.shared.refusals import sentence
from tests.assembly.hall import CHAIR, TEST_QUESTION, Hall, code
from tests.patience import MILLISECONDS
from tests.windows.samples import FOUR_HUNDRED, NINE_KEYS, NOW

# The offscreen platform has no window manager that could hold a dialog to its size, and says so.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

NO_KEY = Qt.KeyboardModifier.NoModifier
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
        with qtbot.waitActive(self.window, timeout=MILLISECONDS):
            self.window.show()
            self.window.activateWindow()
        self.show()

    def show(self, now: ReadinessNow | None = None, undo: Undo = NOTHING_TO_UNDO) -> None:
        """The assembly as it is; with a check list where the hall told how it stands."""
        checks = check_list(self.hall.assembly, now) if now is not None else NOTHING_TO_CHECK
        state = chair_state(self.hall.assembly, checks=checks, undo=undo)
        self.window.show_state(state, screen_state(self.hall.assembly))
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
        self.qtbot.waitUntil(lambda: bool(self.window.findChildren(Question)), timeout=MILLISECONDS)
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
        self.qtbot.waitUntil(lambda: not self.window.findChildren(Question), timeout=MILLISECONDS)
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow, timeout=MILLISECONDS)


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
    question = question_about(hall.assembly, ("02-1",))
    announced = AnnouncePoll(PollKind.REAL, question)
    assert desk.press(Qt.Key.Key_F4) == [Record(AcclamationObjected(("02-1",))), announced], "in one step"


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
    qtbot.waitUntil(lambda: bool(desk.enter()), timeout=MILLISECONDS)
    hall.do(MatterCalled("01", ()))
    hall.do(hall.announcement(PollKind.TEST, TEST_QUESTION))
    desk.show()
    assert desk.enter() == []
    qtbot.waitUntil(lambda: bool(desk.enter()), timeout=MILLISECONDS)
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


def test_a_refusal_stays_until_something_else_is_asked_or_next(desk: Desk) -> None:
    """Votes come in, thirty moments a second: nobody can read a sentence that goes with the next of them."""

    refusal = Refusal(Reason.POLL_RUNNING, "", "")
    desk.window.show_refusal(refusal)
    desk.show()
    assert sentence(refusal) in desk.texts()
    desk.window.do(ChairAction.SHOW_PAUSE)
    assert sentence(refusal) not in desk.texts(), "something else was asked"
    desk.window.show_refusal(refusal)
    assert sentence(refusal) in desk.texts()
    changed = replace(chair_state(desk.hall.assembly), next=ChairAction.WAIT)
    desk.window.show_state(changed, screen_state(desk.hall.assembly))
    assert sentence(refusal) not in desk.texts(), "something else is next"


def test_that_the_hall_did_not_answer_is_no_matter_once_it_does(desk: Desk) -> None:
    for reason, stays in ((Reason.NOT_READY, False), (Reason.POLL_RUNNING, True)):
        refusal = Refusal(reason, "", "")
        desk.window.show_refusal(refusal)
        desk.window.show_connected(False)
        assert sentence(refusal) in desk.texts()
        desk.window.show_connected(True)
        assert (sentence(refusal) in desk.texts()) == stays


def test_a_refusal_is_a_plain_sentence_that_names_its_rule(desk: Desk) -> None:
    desk.window.show_refusal(Refusal(Reason.NO_CHAIR, "nobody is in the chair", "BW 2:13 (3)"))
    shown = [label for label in desk.window.findChildren(QLabel) if "BW 2:13 (3)" in label.toolTip()]
    assert [label.text() for label in shown] == ["Leg eerst vast wie er voorzit."]
    assert shown[0].isVisible()
    desk.window.do(ChairAction.SHOW_PAUSE)
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
    desk.qtbot.waitUntil(lambda: squeezed(desk.window) == [], timeout=MILLISECONDS)


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
        (HallTrouble(lost=("balkon", "zaal links")), "Basisstation niet meer verbonden: balkon, zaal links"),
        (HallTrouble(clock_went_back=True), "De klok van de zaalcomputer is teruggezet"),
        (
            HallTrouble(NotFollowed(ReplicaFault.REWRITTEN, ""), Obstacle.FULL, True),
            "gelooft de zaal niet meer. De zaal heeft regels gewijzigd die zij eerder had gestuurd. Roep",
        ),
        (
            HallTrouble(NotFollowed(ReplicaFault.BEHIND, "", entries=1204, signed=1310)),
            "De zaal heeft 1.204 regels; voor dit werkstation had zij er eerder 1.310 ondertekend.",
        ),
        (
            HallTrouble(NotFollowed(ReplicaFault.NOT_KEPT, "", obstacle=Obstacle.GONE), Obstacle.FULL),
            "De schijf van de zaal is vol.",
        ),
        (
            HallTrouble(NotFollowed(ReplicaFault.NOT_KEPT, "", obstacle=Obstacle.FULL), late=("commissie",)),
            "bewaart geen kopie meer. De schijf van deze computer is vol: maak ruimte. Start het daarna opnieuw",
        ),
    ],
)
def test_what_is_the_matter_with_the_hall_is_said_until_it_is_over(desk: Desk, trouble: HallTrouble, says: str) -> None:
    desk.window.show_trouble(trouble)
    assert any(says in each.text() for each in desk.window.findChildren(QLabel) if not each.isHidden())
    desk.window.show_trouble(HallTrouble())
    assert not any(says in each.text() for each in desk.window.findChildren(QLabel) if not each.isHidden())


SECOND_MOTION = replace(MOTION, id="02-2", subject="Motie twee")


def tree_of(desk: Desk) -> QTreeWidget:
    tree = desk.window.findChild(QTreeWidget)
    assert tree is not None
    return tree


def line_of(desk: Desk, item: int, proposal: int | None = None) -> QTreeWidgetItem:
    line = tree_of(desk).topLevelItem(item)
    assert line is not None
    return line if proposal is None else line.child(proposal)


def choose(desk: Desk, item: int, proposal: int | None = None) -> None:
    """As a click without keys does."""
    flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
    tree_of(desk).setCurrentItem(line_of(desk, item, proposal), 0, flag)


def test_two_motions_in_one_poll_and_apart_again(desk: Desk) -> None:
    desk.hall.do(ProposalAdded(SECOND_MOTION))
    desk.show()
    for number in (1, 0):  # whatever is clicked first
        line_of(desk, 1, number).setSelected(True)
    assert desk.press(Qt.Key.Key_F2) == [Record(MatterCalled("02", ("02-1", "02-2")))]
    desk.hall.do(MatterCalled("02", ("02-1", "02-2")))
    desk.show()
    assert "Motie een en Motie twee" in desk.texts()
    tree_of(desk).clearSelection()
    line_of(desk, 1, 0).setSelected(True)
    assert desk.press(Qt.Key.Key_F2) == [Record(MatterCalled("02", ("02-1",)))]


def test_matters_of_two_items_do_not_go_together(desk: Desk) -> None:
    line_of(desk, 0).setSelected(True)
    line_of(desk, 1, 0).setSelected(True)
    assert desk.press(Qt.Key.Key_F2) == []


def test_the_order_of_the_day_changes_by_keys_and_by_dragging(desk: Desk) -> None:
    choose(desk, 1)
    moved = [Record(AgendaOrdered(("02", "01")))]
    assert desk.press(Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier) == moved
    assert desk.press(Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier) == []  # it is the last
    below = tree_of(desk).visualItemRect(line_of(desk, 1)).center() + QPoint(0, 4)
    choose(desk, 0)
    drop = QDropEvent(below, Qt.DropAction.MoveAction, QMimeData(), Qt.MouseButton.LeftButton, NO_KEY)
    desk.asked.clear()
    tree_of(desk).dropEvent(drop)
    assert desk.asked == moved
    assert line_of(desk, 0).text(0).startswith("01")  # nothing moves before the hall says so
    desk.hall.do(AgendaOrdered(("02", "01")))
    desk.show()
    assert line_of(desk, 0).text(0).startswith("02")


def test_a_motion_of_order_on_the_spot_takes_another_off(desk: Desk) -> None:
    hall = desk.hall
    hall.do(MatterCalled("01", ()))
    desk.show()
    assert desk.press(Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier) == []

    def fill(question: Question) -> None:
        assert isinstance(question, InsertQuestion)
        question.subject.setText("Motie van orde Ede")
        question.movers.setText("Ede, Barneveld,")

    order = Proposal(
        "01-1", "01", "Motie van orde Ede", ProposalKind.MOTION_OF_ORDER, "de motie van orde", ("Ede", "Barneveld")
    )
    assert desk.answer(fill) == [Record(ProposalAdded(order)), Record(MatterCalled("01", ("01-1",)))]
    hall.do(ProposalAdded(order), MatterCalled("01", ("01-1",)))
    hall.do(AcclamationDeclared(("01-1",), CHAIR, "aangenomen"))
    desk.show()
    choose(desk, 1, 0)
    taken_off = [Record(ProposalTakenOff("02-1", "01-1"))]
    assert desk.press(Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier) == taken_off
    hall.do(ProposalTakenOff("02-1", "01-1"))


def test_an_adopted_motion_of_order_takes_whole_items_off_and_several_at_once(desk: Desk) -> None:
    hall = desk.hall
    order = Proposal("01-1", "01", "Motie van orde Ede", ProposalKind.MOTION_OF_ORDER, "de motie van orde")
    third = replace(MOTION, id="03-1", item="03", subject="Motie drie")
    hall.do(AgendaItemAdded(AgendaItem("03", "Nog meer")), ProposalAdded(SECOND_MOTION), ProposalAdded(third))
    hall.do(ProposalAdded(order), MatterCalled("01", ("01-1",)), AcclamationDeclared(("01-1",), CHAIR, "aangenomen"))
    desk.show()
    choose(desk, 1)
    both = [Record(ProposalTakenOff(each, "01-1")) for each in ("02-1", "02-2")]
    assert desk.press(Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier) == both
    line_of(desk, 2, 0).setSelected(True)
    all_three = [*both, Record(ProposalTakenOff("03-1", "01-1"))]
    assert desk.press(Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier) == all_three
    hall.do(*(each.event for each in all_three))


def test_what_cannot_be_done_with_what_is_selected_says_why(desk: Desk) -> None:
    hall, ctrl = desk.hall, Qt.KeyboardModifier.ControlModifier
    order = Proposal("01-1", "01", "Motie van orde Ede", ProposalKind.MOTION_OF_ORDER, "de motie van orde")
    third = replace(MOTION, id="03-1", item="03", subject="Motie drie")
    hall.do(AgendaItemAdded(AgendaItem("03", "Nog meer")), ProposalAdded(third), ProposalAdded(order))
    hall.do(MatterCalled("01", ("01-1",)), AcclamationDeclared(("01-1",), CHAIR, "aangenomen"))
    desk.show()
    tree_of(desk).clearSelection()
    for key, modifier in ((Qt.Key.Key_F2, NO_KEY), (Qt.Key.Key_O, ctrl), (Qt.Key.Key_Up, ctrl)):
        assert desk.press(key, modifier) == []
        assert "Kies eerst in de agenda waar dit over gaat; met Ctrl meer dan één." in desk.texts()
        desk.show()
        assert "Kies eerst in de agenda waar dit over gaat; met Ctrl meer dan één." in desk.texts(), "it stays"
    for item in (1, 2):
        line_of(desk, item, 0).setSelected(True)
    assert "Kies eerst" not in desk.texts(), "something is selected now"
    assert desk.press(Qt.Key.Key_F2) == []
    assert "Alleen voorstellen van één agendapunt gaan hierin samen." in desk.texts()
    choose(desk, 0)
    assert desk.press(Qt.Key.Key_O, ctrl) == []
    assert "Hierbij valt niets te besluiten: sla het punt over." in desk.texts()
    assert desk.press(Qt.Key.Key_F2) == [Record(MatterCalled("01", ()))]
    assert "Hierbij valt niets" not in desk.texts()


def test_a_poll_gets_more_time_and_the_ushers_a_list(desk: Desk) -> None:
    hall = desk.hall
    hall.test_poll()
    hall.do(MatterCalled("02", ("02-1",)))
    hall.open()
    hall.do(hall.vote(0, 1))
    desk.show()
    assert desk.press(Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier) == []
    silent = desk.window.findChild(SilentList)
    assert silent is not None
    shown = silent.findChild(QListWidget)
    assert shown is not None
    assert [shown.item(row).text() for row in range(shown.count())] == [
        "Gemeente 1   40",
        "Gemeente 2   30",
        "Gemeente 3   20",
    ]
    hall.do(hall.vote(2, 2))
    desk.show()
    assert [shown.item(row).text() for row in range(shown.count())] == ["Gemeente 1   40", "Gemeente 3   20"]
    silent.close()
    desk.window.activateWindow()
    desk.qtbot.waitUntil(desk.window.isActiveWindow, timeout=MILLISECONDS)
    assert desk.press(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier) == []

    def fill(question: Question) -> None:
        assert isinstance(question, SecondsQuestion)
        question.field.setValue(45)

    assert desk.answer(fill) == [ExtendPoll(2, 45)]


def test_the_words_of_the_declaration_stand_there_and_can_be_others(desk: Desk) -> None:
    hall = desk.hall
    hall.test_poll()
    hall.do(MatterCalled("02", ("02-1",)))
    hall.open()
    hall.do(hall.vote(0, 1), hall.vote(1, 2))
    hall.close()
    desk.show()
    proposed = "De motie is aangenomen met 65,22% van de stemmen."
    assert proposed in desk.texts()
    assert desk.press(Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier) == []

    def fill(question: Question) -> None:
        assert isinstance(question, WordsQuestion)
        assert question.field.toPlainText() == proposed
        question.field.setPlainText("Ik stel vast dat de motie\n is aangenomen.")

    assert desk.answer(fill) == [DeclareResult(2, "Ik stel vast dat de motie is aangenomen.")]


def test_a_tie_is_decided_by_lot_before_anything_is_declared(qtbot: QtBot) -> None:
    hall = Hall(Settings(tie=TieRule.LOT), weights=(10, 10))
    hall.hand_out(0, 1)
    hall.test_poll()
    hall.do(AgendaItemAdded(AgendaItem("02", "Moties")), ProposalAdded(MOTION), MatterCalled("02", ("02-1",)))
    hall.open()
    hall.do(hall.vote(0, 1), hall.vote(1, 2))
    hall.close()
    desk = Desk(qtbot, hall)
    assert desk.enter() == []

    def throw(question: Question) -> None:
        """What stands there at first is of this computer, and says so; what is typed is not."""
        assert isinstance(question, LotQuestion)
        ok = question.buttons.button(QDialogButtonBox.StandardButton.Ok)
        assert len(question.seed.text()) == 32
        assert question.source.text() == "toevalsgetallen van deze computer"
        assert ok.isEnabled()
        question.seed.selectAll()
        qtbot.keyClicks(question.seed, "4 2 6")
        assert question.source.text() == ""
        assert not ok.isEnabled(), "nobody said yet who threw"
        question.source.setText("toevalsgetallen van deze computer")
        assert not ok.isEnabled(), "that is not true of what was typed"
        question.source.setText("drie dobbelstenen van de commissie")
        assert ok.isEnabled()

    (asked,) = desk.answer(throw)
    assert isinstance(asked, Record)
    drawn = asked.event
    assert isinstance(drawn, LotDrawn)
    assert (drawn.poll, drawn.source, drawn.seed) == (2, "drie dobbelstenen van de commissie", b"4 2 6")
    hall.do(drawn)  # the rules draw again from the seed and find the same
    desk.show()
    assert desk.enter() == [DeclareResult(2, "")]


def test_speakers_ask_get_the_floor_and_leave_the_list(desk: Desk) -> None:
    hall = desk.hall
    assert desk.press(Qt.Key.Key_F10) == []
    speakers = desk.window.findChild(SpeakersList)
    assert speakers is not None
    desk.qtbot.waitUntil(speakers.isActiveWindow, timeout=MILLISECONDS)
    on_behalf = speakers.findChildren(QLineEdit)[-1]
    on_behalf.setText("Groningen")
    desk.qtbot.keyClick(on_behalf, Qt.Key.Key_Return)
    listed = SpeakerListed(Speaker(1, "", "Groningen", announced=False))
    assert desk.asked == [Record(listed)]
    assert not on_behalf.text()
    hall.do(listed, SpeakerListed(Speaker(2, "Mark Boumans", "Doetinchem", announced=True)))
    desk.show()
    lines = speakers.findChild(QListWidget)
    assert lines is not None
    assert [lines.item(row).text() for row in range(2)] == ["Groningen (spontaan)", "Mark Boumans, Doetinchem"]
    lines.setCurrentRow(1)
    buttons = {each.text(): each for each in speakers.findChildren(QPushButton)}
    desk.asked.clear()
    buttons["Geef het woord"].click()
    assert desk.asked == [Record(FloorGiven(2, 180))]
    hall.do(FloorGiven(2, 180))
    desk.show()
    assert any(each.text() == "Aan het woord: Mark Boumans, Doetinchem" for each in speakers.findChildren(QLabel))
    desk.asked.clear()
    buttons["Van de lijst"].click()
    assert desk.asked == [Record(SpeakerStruck(1))]


def test_a_message_to_the_hall(desk: Desk) -> None:
    assert desk.press(Qt.Key.Key_7, Qt.KeyboardModifier.ControlModifier) == []
    assert desk.answer(write("De lunch staat klaar.")) == [Record(MessageShown("De lunch staat klaar."))]


def test_a_poll_that_fails_goes_on_as_a_roll_call(desk: Desk) -> None:
    hall = desk.hall
    hall.do(WitnessEnrolled("een", b"1" * 32), WitnessEnrolled("twee", b"2" * 32))
    hall.test_poll()
    hall.do(MatterCalled("02", ("02-1",)))
    hall.open()
    desk.show()
    assert desk.press(Qt.Key.Key_F5, Qt.KeyboardModifier.ShiftModifier) == []
    question = question_about(hall.assembly, ("02-1",))
    reason = "de basisstations zijn uitgevallen"
    assert desk.answer(write(reason)) == [VoidPoll(2, reason), AnnounceRollCall(question, reason)]
    hall.do(PollVoided(2, reason, b"v"), RollCallAnnounced(3, question, question_hash(question), reason))
    desk.show()
    assert desk.enter() == []  # two stations are at it
    assert "Hoofdelijke stemming" in desk.texts()
    for number in range(4):
        signed = b"s" * 64
        hall.do(RollCallEntered(3, code(number), 1, "een", signed))
        desk.show()
        assert desk.enter() == []
        hall.do(RollCallConfirmed(3, code(number), 1, "twee", signed))
    desk.show()
    assert desk.enter() == [CloseRollCall(3)]
    hall.do(RollCallClosed(3, 165, 4))
    desk.show()
    assert desk.enter() == [DeclareResult(3, "")]


def test_the_fingerprint_is_shown_to_the_hall_and_stands_in_the_window_while_it_is(desk: Desk) -> None:
    assert desk.press(Qt.Key.Key_8, Qt.KeyboardModifier.ControlModifier) == [ShowRoot()]
    desk.hall.do(RootShown(1234, bytes(range(32))))
    desk.show()
    assert "Vingerafdruk van de eerste 1.234 regels: <b>0001 0203" in desk.texts()
    assert "0001" in [text.text for text in desk.preview.placed]
    desk.hall.do(ScreenShown(ScreenView.WELCOME, 0))
    desk.show()
    assert "Vingerafdruk van de eerste" not in desk.texts()
