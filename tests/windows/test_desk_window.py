"""The desk's window: what it shows in every state, and what it asks by the keyboard alone."""

import re

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTreeWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from stemkast.assembly.commands import Command, OfferPairing, Record
from stemkast.assembly.events import (
    KeypadFound,
    MandateIssued,
    MandateWithdrawn,
    PairingEnd,
    PairingEnded,
    RepresentativeRole,
)
from stemkast.assembly.refusal import Reason, Refusal
from stemkast.hall_client.desk.keypad import KeypadAtHand, KeypadTrouble
from stemkast.hall_client.desk.state import DeskState
from stemkast.hall_client.desk.visit import CardWanted, DeskAction, Notice, Said, Tell
from stemkast.hall_client.following.hall_trouble import HallTrouble
from stemkast.ledger.errors import Obstacle
from stemkast.windows.desk import sentences
from stemkast.windows.desk.desk_window import DeskWindow
from stemkast.windows.desk.found_list import FoundList
from stemkast.windows.desk.look import style
from stemkast.windows.desk.printing import Printed
from stemkast.windows.desk.questions import ChoiceQuestion, PersonQuestion, Question
from stemkast.windows.desk.search_field import SearchField
from stemkast.windows.shared.language import install_language
from stemkast.windows.shared.languages import Language
from stemkast.windows.shared.palette import DARK, LIGHT, Palette, contrast
from tests.patience import MILLISECONDS
from tests.windows.desk_states import states, table

# The offscreen platform has no window manager that could hold a dialog to its size, and says so.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
STATES = dict(states())


class AtWindow:
    """A window on a desk at work, driven by keys; what it asks of the hall is done when `obey` is called."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.table = table()
        self.keys = 0
        self.window = DeskWindow()
        self.window.typed.connect(self.table.work.type)
        self.window.moved.connect(self.table.work.move)
        self.window.pressed.connect(self._press)
        qtbot.addWidget(self.window)
        self.window.resize(1366, 768)
        with qtbot.waitActive(self.window, timeout=MILLISECONDS):
            self.window.show()
            self.window.activateWindow()
        self.show()

    def _press(self, action: DeskAction, said: Said) -> None:
        self.table.work.press(action, said)
        self.show()

    def show(self) -> None:
        self.window.show_state(self.table.state)

    @property
    def search(self) -> SearchField:
        return self.window.findChildren(SearchField)[0]

    def type(self, text: str) -> None:
        """As people and scanners do: into whatever has the focus."""
        for letter in text:
            self.qtbot.keyClicks(self.focus(), letter)
            self.show()

    def key(self, key: Qt.Key) -> list[Command]:
        """Presses; what was asked of the hall by it, apart from attending."""
        before = len(self.table.asked)
        self.keys += 1
        self.qtbot.keyClick(self.focus(), key)
        self.show()
        return [each for each in self.table.asked[before:] if isinstance(each, Record | OfferPairing)]

    def enter(self) -> list[Command]:
        return self.key(Qt.Key.Key_Return)

    def focus(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def question(self) -> Question:
        self.qtbot.waitUntil(lambda: bool(self.window.findChildren(Question)), timeout=MILLISECONDS)
        question = self.window.findChildren(Question)[-1]
        question.activateWindow()
        self.qtbot.waitUntil(lambda: question.isAncestorOf(self.focus()), timeout=MILLISECONDS)
        return question

    def gone(self) -> None:
        self.qtbot.waitUntil(lambda: not self.window.findChildren(Question), timeout=MILLISECONDS)
        self.window.activateWindow()
        self.qtbot.waitUntil(lambda: QApplication.focusWidget() is self.search, timeout=MILLISECONDS)

    def obey(self) -> None:
        self.table.obey()
        self.show()


@pytest.fixture
def at(qtbot: QtBot) -> AtWindow:
    return AtWindow(qtbot)


def texts(window: QWidget) -> list[str]:
    labels = [each.text() for each in window.findChildren(QLabel) if each.isVisible()]
    return labels + [each.text() for each in window.findChildren(QPushButton) if each.isVisible()]


def test_a_plain_hand_out_takes_two_keys_beside_the_name(at: AtWindow) -> None:
    at.table.place("SK-0417")
    at.type("utr")
    at.enter()
    assert at.enter() == [OfferPairing("GM0344", "SK-0417")]
    at.obey()
    assert at.keys == 2
    assert (at.search.text(), at.window.isActiveWindow()) == ("", True)
    assert [card.municipality for card in at.table.cards] == ["Utrecht"]
    at.type("schier")
    assert "Schiermonnikoog" in texts(at.window), "the next one, without touching anything else"


def test_who_is_not_known_is_named_by_keys_and_handed_out_within_twelve(at: AtWindow) -> None:
    at.table.place("SK-0417")
    at.type("nuenen")
    at.enter()
    at.enter()
    question = at.question()
    assert isinstance(question, PersonQuestion)
    assert QApplication.focusWidget() is question.role
    at.key(Qt.Key.Key_W)
    assert question.role.currentData() == RepresentativeRole.ALDERMAN
    at.key(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is question.name
    at.type("A. Naam")
    at.enter()
    at.gone()
    mandate = Record(MandateIssued("GM0820", RepresentativeRole.ALDERMAN, "A. Naam", ""))
    assert at.enter() == [mandate, OfferPairing("GM0820", "SK-0417")]
    assert at.keys <= 12


def test_handed_in_by_three_keys(at: AtWindow) -> None:
    at.table.place("SK-0401")
    at.show()
    at.enter()
    question = at.question()
    assert isinstance(question, ChoiceQuestion)
    assert [button.text() for button in question.buttons] == ["1   Ingeleverd   ⏎", "2   Gaat eerder weg"]
    assert at.enter() == [Record(PairingEnded(1, PairingEnd.RETURNED))]
    at.gone()
    at.obey()
    assert any("heeft stemkastje SK-0401 ingeleverd" in each for each in texts(at.window))


@pytest.mark.parametrize(
    ("key", "answer", "asked"),
    [
        (Qt.Key.Key_F8, Qt.Key.Key_2, PairingEnded(1, PairingEnd.LEFT_EARLY)),
        (Qt.Key.Key_F3, Qt.Key.Key_1, PairingEnded(1, PairingEnd.BROKEN)),
        (Qt.Key.Key_F3, Qt.Key.Key_2, PairingEnded(1, PairingEnd.LOST)),
        (Qt.Key.Key_F3, Qt.Key.Key_3, PairingEnded(1, PairingEnd.REPLACED)),
    ],
)
def test_changes_ask_one_thing(at: AtWindow, key: Qt.Key, answer: Qt.Key, asked: PairingEnded) -> None:
    at.type("haag")
    at.enter()
    at.key(key)
    at.question()
    assert at.key(answer) == [Record(asked)]
    at.gone()


def test_a_question_that_is_not_answered_does_nothing(at: AtWindow) -> None:
    at.type("haag")
    at.enter()
    at.key(Qt.Key.Key_F2)
    at.question()
    assert at.key(Qt.Key.Key_Escape) == []
    at.gone()
    at.key(Qt.Key.Key_F2)
    at.question()
    person = Record(MandateIssued("GM0518", RepresentativeRole.MAYOR, "", ""))
    assert at.enter() == [person], "asked with what is known"
    at.gone()
    assert at.key(Qt.Key.Key_F4) == [], "nothing is lost"


def test_a_mandate_is_withdrawn_by_two_keys_and_not_under_a_keypad(at: AtWindow) -> None:
    at.type("GM0344")
    at.enter()
    at.key(Qt.Key.Key_F10)
    assert "van Utrecht ingetrokken" in at.question().windowTitle()
    (command,) = at.key(Qt.Key.Key_1)
    assert command == Record(MandateWithdrawn("GM0344", "Bij vergissing ingevoerd"))
    at.gone()
    at.obey()
    assert "De machtiging van Utrecht is ingetrokken." in texts(at.window)
    at.key(Qt.Key.Key_Escape)
    at.type("haag")
    at.enter()
    assert at.key(Qt.Key.Key_F10) == []
    assert any("heeft stemkastje SK-0401: neem dat eerst in (F8)" in each for each in texts(at.window))


def test_found_printed_again_and_another_cradle(at: AtWindow) -> None:
    at.table.do(PairingEnded(1, PairingEnd.LOST))
    at.table.place("SK-0401")
    at.type("utr")
    at.enter()
    assert at.key(Qt.Key.Key_F4) == [Record(KeypadFound("SK-0401"))]
    at.obey()
    assert at.enter() == [OfferPairing("GM0344", "SK-0401")]
    at.obey()
    at.table.lift()
    at.type("utr")
    at.enter()
    at.key(Qt.Key.Key_F7)
    assert [card.serial for card in at.table.cards] == ["SK-0401"] * 2
    at.table.place("SK-0417", path="/dev/ttyUSB0")
    at.table.place("SK-0416", path="/dev/ttyUSB1")
    at.show()
    at.key(Qt.Key.Key_F6)
    question = at.question()
    assert isinstance(question, ChoiceQuestion)
    assert [button.text().split("   ")[1] for button in question.buttons][:2] == [
        "SK-0417 · /dev/ttyUSB0",
        "SK-0416 · /dev/ttyUSB1",
    ]
    at.key(Qt.Key.Key_2)
    at.gone()
    assert at.table.state.keypad.serial == "SK-0416"


def test_up_and_down_enter_once_and_a_click(at: AtWindow) -> None:
    at.type("utr")
    at.key(Qt.Key.Key_Down)
    assert [row.selected for row in at.table.state.found] == [False, True]
    at.window.findChildren(FoundList)[0].picked.emit(0)
    assert [row.selected for row in at.table.state.found] == [True, False]
    at.key(Qt.Key.Key_Escape)
    assert (at.search.text(), at.table.state.found) == ("", ())
    at.key(Qt.Key.Key_F9)
    assert at.table.state.overview is not None
    at.key(Qt.Key.Key_Down)
    at.enter()
    assert at.table.state.overview is None
    with at.qtbot.waitSignal(at.window.export, timeout=MILLISECONDS) as wanted:
        at.key(Qt.Key.Key_F9)
        at.qtbot.keyClick(at.window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert wanted.args == ["csv"]


def test_the_filled_button_is_for_the_mouse(at: AtWindow) -> None:
    at.type("utr")
    button = next(each for each in at.window.findChildren(QPushButton) if each.objectName() == "primary")
    at.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert at.table.state.card is not None
    assert at.table.state.card.chosen
    assert QApplication.focusWidget() is at.search


# Every state


@pytest.mark.parametrize("size", [QSize(1366, 768), QSize(1920, 1080), QSize(960, 540)], ids=str)
@pytest.mark.parametrize("name", STATES)
def test_nothing_is_cut_and_nothing_lies_over_something_else(qtbot: QtBot, name: str, size: QSize) -> None:
    window = DeskWindow()
    qtbot.addWidget(window)
    window.resize(size)
    window.show_state(STATES[name])
    with qtbot.waitExposed(window, timeout=MILLISECONDS):
        window.show()
    qtbot.wait(20)
    assert window.size() == size
    for label in window.findChildren(QLabel):
        if not label.isVisible() or not label.text():
            continue
        room = QRect(0, 0, label.contentsRect().width(), 10_000)
        flags = Qt.TextFlag.TextWordWrap if label.wordWrap() else Qt.TextFlag.TextSingleLine
        needs = QFontMetrics(label.font()).boundingRect(room, flags, label.text())
        assert needs.width() <= label.contentsRect().width() + 1, label.text()
        assert needs.height() <= label.contentsRect().height() + 2, label.text()
    for button in window.findChildren(QAbstractButton):
        if button.isVisible() and button.text():
            needed = QFontMetrics(button.font()).horizontalAdvance(button.text())
            assert needed + 8 <= button.width(), button.text()


@pytest.mark.parametrize("name", STATES)
def test_the_search_field_has_the_focus_and_everything_has_a_name(qtbot: QtBot, name: str) -> None:
    window = DeskWindow()
    qtbot.addWidget(window)
    window.show_state(STATES[name])
    with qtbot.waitActive(window, timeout=MILLISECONDS):
        window.show()
        window.activateWindow()
    focusable = [each for each in window.findChildren(QWidget) if each.focusPolicy() != Qt.FocusPolicy.NoFocus]
    assert isinstance(QApplication.focusWidget(), SearchField)
    assert [each for each in focusable if each.isVisible() and not isinstance(each, QLineEdit)] == []
    for widget in [*window.findChildren(QLineEdit), *window.findChildren(QPushButton)]:
        seen = QAccessible.queryAccessibleInterface(widget)
        assert seen is not None
        assert seen.text(QAccessible.Text.Name), widget


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_every_colour_of_text_is_readable_on_what_it_stands_on(palette: Palette) -> None:
    sheet = style(palette)
    grounds = set(re.findall(r"background: (#[0-9A-F]{6})", sheet)) - {palette.accent, palette.ink, palette.favour}
    for ground in grounds - {palette.line}:
        assert contrast(palette.ink, ground) >= 4.5, ground
    for tone in (palette.ink, palette.soft, palette.favour, palette.against):
        card = re.findall(r"QFrame#card \{ background: (#[0-9A-F]{6})", sheet)[0]
        assert contrast(tone, card) >= 4.5, tone
        assert contrast(tone, palette.paper) >= 4.5, tone


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("name", "list_of"), [("overview", QTableWidget), ("found", QTreeWidget)])
def test_lists_are_written_in_ink(qtbot: QtBot, palette: Palette, name: str, list_of: type[QAbstractItemView]) -> None:
    window = DeskWindow(palette)
    qtbot.addWidget(window)
    window.resize(1920, 1080)
    window.show_state(STATES[name])
    with qtbot.waitExposed(window, timeout=MILLISECONDS):
        window.show()
    shown = [each for each in window.findChildren(list_of) if each.isVisible()]
    assert shown
    for each in shown:
        row = each.visualRect(each.model().index(0, 0))
        image = each.viewport().grab(row).toImage()
        colours = {image.pixelColor(x, y).name().upper() for x in range(image.width()) for y in range(image.height())}
        assert palette.ink in colours
        size = each.font().pixelSize()
        assert row.height() >= size


@pytest.mark.parametrize("language", list(Language))
def test_every_sentence_is_there_in_both_languages(qapp: QApplication, language: Language) -> None:
    install_language(qapp, language)
    at_hand = KeypadAtHand("SK-0001", "x", 12, "0.9", "1.0", None, "Utrecht")
    said = [
        *(
            sentences.keypad_trouble(KeypadAtHand("SK-0001", "x", 12, "0.9", "1.0", trouble, "Utrecht"))
            for trouble in KeypadTrouble
        ),
        *(sentences.notice(Notice(tell, "Utrecht", "SK-0001", 75, 3)) for tell in Tell if tell is not Tell.REFUSED),
        *(sentences.notice(Notice(Tell.REFUSED, refusal=Refusal(why, "because", ""))) for why in Reason),
    ]
    assert sentences.keypad_trouble(at_hand) == ""
    assert all(len(each) > 12 and "%" not in each.replace("12 %", "") for each in said), said


def test_what_is_the_matter_with_the_hall_and_what_became_of_the_card(qtbot: QtBot) -> None:
    window = DeskWindow()
    qtbot.addWidget(window)
    window.show()
    window.show_state(STATES["ready"])
    window.show_trouble(HallTrouble(not_written=Obstacle.FULL))
    assert any("logboek" in each.casefold() or "schijf" in each.casefold() for each in texts(window)), texts(window)
    window.show_state(STATES["no-hall"])
    assert any(each.startswith("De zaal antwoordt niet.") for each in texts(window))
    card = CardWanted("ALV", "2023-06-14", "", "GM0344", "Utrecht", 75, "SK-0417", 1)
    for printed, words in (
        (Printed(card, printer="balie"), "Stemkaartje van Utrecht: geprint"),
        (Printed(card, path="/tmp/x.pdf"), "Stemkaartje van Utrecht: bewaard als /tmp/x.pdf"),
        (Printed(card, failed="geen papier"), "Het stemkaartje van Utrecht is niet geprint: geen papier."),
    ):
        window.show_printed(printed)
        assert any(each.startswith(words) for each in texts(window))
    window.show_saved("/tmp/lijst.csv")
    assert "Lijst bewaard: /tmp/lijst.csv" in texts(window)
    window.show_saved("", "schijf vol")
    assert "De lijst is niet bewaard: schijf vol" in texts(window)


def test_a_state_that_is_shown_again_costs_nothing(qtbot: QtBot) -> None:
    window = DeskWindow()
    qtbot.addWidget(window)
    state: DeskState = STATES["waiting"]
    window.show_state(state)
    window.findChildren(SearchField)[0].setText("x")
    window.show_state(state)
    assert window.findChildren(SearchField)[0].text() == "x"
