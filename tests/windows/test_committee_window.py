"""The committee's window: rows that agree are quiet, one that does not shouts; by the keyboard alone."""

import dataclasses
import hashlib
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QSpinBox, QTabBar, QTableView
from pytestqt.qtbot import QtBot

from stemkast.assembly.commands import Command, Record
from stemkast.assembly.committee import sample
from stemkast.assembly.events import (
    Event,
    PollReleased,
    RootCompared,
    RootShown,
    ScreenShown,
    ScreenView,
    SpotCheckDone,
    SpotCheckDrawn,
    VoteRefused,
    WitnessEnrolled,
)
from stemkast.assembly.proposals import Proposal
from stemkast.assembly.refusal import Reason, Refusal
from stemkast.assembly.screen_state import screen_state
from stemkast.assembly.settings import Settings
from stemkast.assembly.shown import ResultShown, ScreenState
from stemkast.hall_client.committee.chronicle import Chronicle, Recorded
from stemkast.hall_client.committee.state import Checkpoint, CommitteeState, Witness, committee_state
from stemkast.hall_client.following.hall_trouble import HallTrouble
from stemkast.hall_client.following.not_followed import NotFollowed, ReplicaFault
from stemkast.ledger.errors import Obstacle
from stemkast.verifier import Anchors, Report
from stemkast.verifier.report import Matter
from stemkast.windows.committee.anchor_row import AnchorRow
from stemkast.windows.committee.anchors_dialog import AnchorsDialog
from stemkast.windows.committee.committee_window import CommitteeWindow
from stemkast.windows.committee.compare_dialog import CompareDialog
from stemkast.windows.committee.counting_bar import CountingBar
from stemkast.windows.committee.draw_dialog import DrawDialog
from stemkast.windows.shared.palette import DARK, LIGHT
from tests.assembly.hall import START, Hall, code
from tests.patience import MILLISECONDS

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
KEY = b"k" * 32
CHECKPOINTS = tuple(Checkpoint(size, hashlib.sha256(bytes([size])).digest()) for size in (20, 30))
SIZES = ((1366, 768), (1920, 1080))


def matter(number: int, *, share: str, votes: dict[str, int], outcome: str | None, kind: str = "real") -> Matter:
    return Matter(f"poll-{number}", "", kind, "weighted", outcome, votes, 20, share, voided=False)


RIGHT = matter(2, share="72,41", votes={"for": 105, "against": 40}, outcome="adopted")


def report(*matters: Matter, entries: int = 1000) -> Report:
    tested = matter(1, share=None, votes={"for": 0, "against": 0}, outcome=None, kind="test")  # type: ignore[arg-type]
    return Report((), entries, "", None, (), (dataclasses.replace(tested, abstained=0), *matters))


class Room:
    """An assembly with a poll that was closed, the window of the committee on it, and what it asked."""

    def __init__(
        self, qtbot: QtBot, settings: Settings | None = None, *, declared: bool = True, names: tuple[str, ...] = ()
    ) -> None:
        self.hall = Hall(settings, names=names)
        self.hall.hand_out(0, 1, 2, 3)
        self.hall.do(WitnessEnrolled("commissie", KEY))
        self.hall.test_poll()
        self.hall.propose(Proposal("01-1", "01", "Begroting 2024 vaststellen"))
        self.hall.open()
        for number, choice in enumerate((1, 2, 1, 3)):
            self.hall.do(self.hall.vote(number, choice))
        self.hall.close()
        if declared:
            self.hall.do(self.hall.declaration(2))
        self.qtbot = qtbot
        self.report: Report | None = report(RIGHT)
        self.screen: ScreenState | None = None
        self.chronicle = Chronicle(
            (Recorded(25, START, VoteRefused(2, 1, 9, 2, "superseded", b"e")),), ((1, 10), (2, 24))
        )
        self.asked: list[Command] = []
        self.chosen: list[int] = []
        self.window = CommitteeWindow()
        self.window.command.connect(self.asked.append)
        self.window.chosen.connect(self.chosen.append)
        self.window.resize(1366, 768)
        qtbot.addWidget(self.window)
        with qtbot.waitActive(self.window, timeout=MILLISECONDS):
            self.window.show()
        self.show()

    @property
    def state(self) -> CommitteeState:
        root = self.hall.assembly.root
        shown = Checkpoint(root.size, root.root) if root is not None else None
        on_screen = self.hall.assembly.view is ScreenView.FINGERPRINT
        witness = Witness("commissie", enrolled=True, cosigned=CHECKPOINTS, shown=shown, on_screen=on_screen)
        chosen = self.chosen[-1] if self.chosen else 0
        return committee_state(self.hall.assembly, self.chronicle, witness, self.report, chosen, self.screen)

    def show(self) -> None:
        self.window.show_state(self.state)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Presses, and lets the hall do what was asked."""
        self.asked.clear()
        self.qtbot.keyClick(self.window, key, modifier)
        self.obey()

    def obey(self) -> None:
        for command in self.asked:
            assert isinstance(command, Record)
            self.hall.do(command.event)
        self.show()

    @property
    def last(self) -> Event:
        command = self.asked[-1]
        assert isinstance(command, Record)
        return command.event

    def row(self, number: int) -> list[str]:
        table = self.window.polls.table
        return [item.text() for column in range(5) if (item := table.item(number, column)) is not None]

    def texts(self) -> str:
        return "\n".join(each.text() for each in self.window.findChildren(QLabel) if each.isVisible())

    def shouts(self, number: int = 0) -> bool:
        item = self.window.polls.table.item(number, 4)
        assert item is not None
        return item.background().color() == QColor(LIGHT.against)


@pytest.fixture
def room(qtbot: QtBot) -> Room:
    return Room(qtbot)


def test_three_columns_that_agree_are_quiet(room: Room) -> None:
    assert not room.shouts()
    poll, here, hall, screen, agrees = room.row(0)
    assert poll == "2  Begroting 2024 vaststellen"
    assert here == screen == "Aangenomen  72,41%\nvoor 105  tegen 40  onth. 20"
    assert hall == "Verklaard: " + here
    assert agrees == "klopt"
    assert "Alles klopt: 2 stemmingen nageteld" in room.texts()


def test_a_recount_that_differs_shouts(room: Room) -> None:
    room.report = report(dataclasses.replace(RIGHT, votes={"for": 104, "against": 41}))
    room.show()
    assert room.shouts()
    assert room.row(0)[4] == "KLOPT NIET\nRoep de voorzitter"
    assert "Stemming 2 klopt niet. Roep nu de voorzitter" in room.texts()


def test_what_shouts_has_room_around_it_and_what_is_quiet_has_none(room: Room) -> None:
    """A frame keeps the room that its first style gave it, unless it is told that the style changed."""
    (summary,) = [each for each in room.window.findChildren(QLabel) if each.accessibleName() == "Klopt alles?"]
    quiet = summary.rect().width() - summary.contentsRect().width()
    room.report = report(dataclasses.replace(RIGHT, percentage="99,00"))
    room.show()
    assert room.shouts()
    assert summary.rect().width() - summary.contentsRect().width() >= quiet + 32
    room.report = report(RIGHT)
    room.show()
    assert summary.rect().width() - summary.contentsRect().width() == quiet


def test_a_manipulated_hall_screen_shouts(room: Room) -> None:
    seen = screen_state(room.hall.assembly)
    assert isinstance(seen, ResultShown)
    room.screen = dataclasses.replace(seen, percentage="72,42")
    room.show()
    assert room.shouts()
    assert "72,42%" in room.row(0)[3]
    room.screen = seen
    room.show()
    assert not room.shouts()


def test_a_recount_from_before_the_poll_closed_says_nothing_of_it(room: Room) -> None:
    room.report = report(RIGHT, entries=24)
    room.show()
    assert (room.row(0)[1], room.row(0)[4]) == ("nog niets", "wordt nageteld …")
    room.report = report(RIGHT, entries=25)
    room.show()
    assert room.row(0)[4] == "klopt"


def test_nothing_of_a_running_poll_shows(room: Room) -> None:
    room.hall.propose(Proposal("01-2", "01", "Motie"))
    room.hall.open()
    room.hall.do(room.hall.vote(0, 2))
    room.show()
    assert [row.number for row in room.state.polls] == [2, 1]
    assert room.state.chosen == 2


def test_the_list_is_searched_filtered_and_sorted_by_the_keyboard(room: Room) -> None:
    panel = room.window.voters
    room.press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert panel.search.hasFocus()
    room.qtbot.keyClicks(panel.search, "sk-0002")
    assert [panel.view.model().index(row, 0).data() for row in range(panel.view.model().rowCount())] == ["Gemeente 2"]
    panel.search.clear()
    panel.filter.setFocus()
    while panel.filter.currentText() != "Met een geweigerde stem":
        room.qtbot.keyClick(panel.filter, Qt.Key.Key_Down)
    assert [panel.view.model().index(row, 0).data() for row in range(panel.view.model().rowCount())] == ["Gemeente 0"]
    panel.filter.setCurrentIndex(0)
    for _ in range(2):  # the first time upwards
        room.qtbot.keyClick(panel.view, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    cells = [[panel.view.model().index(row, column).data() for column in range(4)] for row in range(5)]
    assert cells[0] == ["Gemeente 0", "75", "Voor", "SK-0000"]
    assert cells[4] == ["Gemeente 4", "1", "niet gestemd", ""]


def test_the_list_is_searched_as_people_type(qtbot: QtBot) -> None:
    panel = Room(qtbot, names=("Súdwest-Fryslân", "'s-Gravenhage", "Aa en Hunze", "Ede", "Utrecht")).window.voters
    for typed, found in (("sudwest", "Súdwest-Fryslân"), ("s gravenh", "'s-Gravenhage"), ("GM0004", "Utrecht")):
        panel.search.setText(typed)
        model = panel.view.model()
        assert [model.index(row, 0).data() for row in range(model.rowCount())] == [found]


def test_the_list_stands_in_the_order_of_the_hall_screen(qtbot: QtBot) -> None:
    names = ("Groningen", "Bergen op Zoom", "'s-Gravenhage", "Aa en Hunze", "Bergen (L.)")
    view = Room(qtbot, names=names).window.voters.view
    shown = [view.model().index(row, 0).data() for row in range(view.model().rowCount())]
    assert shown == ["Aa en Hunze", "Bergen (L.)", "Bergen op Zoom", "'s-Gravenhage", "Groningen"]
    view.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert [view.model().index(row, 0).data() for row in range(view.model().rowCount())] == shown[::-1]


def test_what_is_unusual_stands_in_words(room: Room) -> None:
    room.press(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    item = room.window.notices.table.item(0, 2)
    assert item is not None
    assert item.text().startswith("Een stem van Gemeente 0 (SK-0000) is geweigerd: ")


def test_release_by_one_key_once_the_recount_agrees(qtbot: QtBot) -> None:
    room = Room(qtbot, Settings(committee_releases=True), declared=False)
    room.report = None
    room.show()
    room.press(Qt.Key.Key_F9)
    assert room.asked == [], "nothing is released that was not recounted"
    room.report = report(RIGHT)
    room.show()
    assert room.row(0)[4] == "klopt\nwacht op uw vrijgave"
    room.press(Qt.Key.Key_F9)
    assert room.last == PollReleased(2)
    assert room.row(0)[4] == "klopt\nvrijgegeven"
    room.press(Qt.Key.Key_F9)
    assert room.asked == []


def test_what_differs_cannot_be_released(qtbot: QtBot) -> None:
    room = Room(qtbot, Settings(committee_releases=True), declared=False)
    room.report = report(dataclasses.replace(RIGHT, percentage="72,40"))
    room.show()
    room.press(Qt.Key.Key_F9)
    assert room.asked == []
    assert room.shouts()


def test_a_spot_check_is_drawn_from_the_seed_and_ticked_off(room: Room) -> None:
    room.press(Qt.Key.Key_F6)
    dialog = room.window.findChild(DrawDialog)
    assert dialog is not None
    dialog.number.setValue(2)
    assert dialog.source.text() == "gemaakt door de computer van de commissie"
    dialog.seed.selectAll()
    room.qtbot.keyClicks(dialog.seed, "4 2 6")
    room.qtbot.keyClick(dialog.seed, Qt.Key.Key_Return)
    assert room.asked == [], "what was thrown is not said to be of this computer"
    assert dialog.source.text() == ""
    dialog.source.setText("dobbelstenen")
    room.qtbot.keyClick(dialog.source, Qt.Key.Key_Return)
    voted = [code(number) for number in range(4)]
    assert room.last == SpotCheckDrawn(2, b"4 2 6", "dobbelstenen", sample(b"4 2 6", voted, 2))
    room.obey()
    first, second = (each.voter for each in room.state.drawn)
    room.press(Qt.Key.Key_F3)
    assert room.last == SpotCheckDone(2, first.code, agreed=True, remark="")
    room.press(Qt.Key.Key_F4)
    assert room.asked == [], "what differs is said in words"
    room.qtbot.keyClicks(room.window.spot_check.remark, "er staat onthouding")
    room.press(Qt.Key.Key_F4)
    assert room.last == SpotCheckDone(2, second.code, agreed=False, remark="er staat onthouding")
    assert "Iedereen die getrokken is, is gevraagd." in room.texts()


def test_the_root_is_compared_only_where_it_was_read_elsewhere(room: Room) -> None:
    assert "Nog geen lid heeft hem vergeleken: nu, en aan het eind (F7)." in room.texts()
    room.press(Qt.Key.Key_F7)
    dialog = room.window.findChild(CompareDialog)
    assert dialog is not None
    shown = "".join(label.text() for label in dialog.findChildren(QLabel))
    assert CHECKPOINTS[-1].groups[0] not in shown, "what is to be read elsewhere is covered here"
    room.qtbot.keyClicks(dialog.field, "0000 0000")
    room.qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert room.asked == []
    assert "Dit is niet wat dit werkstation heeft" in dialog.says.text()
    older = CHECKPOINTS[0]
    room.qtbot.keyClicks(dialog.field, " ".join(older.groups[:2]).lower())
    room.qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert room.last == RootCompared(older.size, older.root)
    room.obey()
    assert "Door een lid vergeleken tot regel 20; daarna is een stemming gesloten (F7)." in room.texts()
    room.hall.do(RootCompared(CHECKPOINTS[-1].size, CHECKPOINTS[-1].root))
    room.show()
    assert "Door een lid vergeleken tot regel 30." in room.texts()


def test_what_the_hall_screen_shows_is_compared_also_when_the_chair_went_on(room: Room) -> None:
    on_screen = Checkpoint(900, b"s" * 32)
    room.hall.do(RootShown(on_screen.size, on_screen.root))
    room.show()
    assert " ".join(on_screen.groups) in room.texts()
    room.press(Qt.Key.Key_F7)
    dialog = room.window.findChild(CompareDialog)
    assert dialog is not None
    covered = "".join(label.text() for label in dialog.findChildren(QLabel))
    assert " ".join(on_screen.groups[2:]) in covered
    room.hall.do(ScreenShown(ScreenView.WELCOME, 0))
    room.show()
    room.qtbot.keyClicks(dialog.field, "".join(on_screen.groups[:2]))
    room.qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert room.last == RootCompared(900, on_screen.root)


def test_polls_are_chosen_with_the_arrows(room: Room) -> None:
    room.press(Qt.Key.Key_F2)
    room.qtbot.keyClick(room.window.polls.table, Qt.Key.Key_Down)
    assert room.chosen == [1]
    room.show()
    assert {each.option for each in room.state.voters} == {None}, "nobody voted in the test poll"


def test_a_hall_that_is_not_believed_fills_the_window(room: Room) -> None:
    room.window.show_trouble(HallTrouble(NotFollowed(ReplicaFault.REWRITTEN, "")))
    assert "Dit werkstation gelooft de zaal niet meer" in room.texts()
    assert "Roep de voorzitter: de vergadering wordt nu geschorst." in room.texts()
    assert "De zaal heeft regels gewijzigd die zij eerder had gestuurd." in room.texts()
    assert not room.window.polls.isVisible()
    corner = QColor(room.window.grab().toImage().pixel(5, 5))
    assert corner == QColor(LIGHT.against), "it fills the window"


def test_a_full_disk_of_this_station_accuses_nobody(room: Room) -> None:
    room.window.show_trouble(HallTrouble(NotFollowed(ReplicaFault.NOT_KEPT, "", obstacle=Obstacle.FULL)))
    said = room.texts()
    assert "Dit werkstation staat stil" in said
    assert "De schijf van deze computer is vol: maak ruimte." in said
    assert "gelooft" not in said
    assert "geschorst" not in said


def test_a_key_that_is_not_enrolled_says_what_to_do(room: Room) -> None:
    room.window.show_state(dataclasses.replace(room.state, witness=Witness("commissie", enrolled=False)))
    assert "Vraag de beheerder." in room.texts()


def test_what_the_hall_keeps_of_what_was_cosigned_is_said(room: Room) -> None:
    """Also before it said anything: no entry 0 is spoken of."""
    witness = Witness("commissie+8f1c20de", enrolled=True, cosigned=CHECKPOINTS)
    room.window.show_state(dataclasses.replace(room.state, witness=witness))
    assert "(commissie+8f1c20de) is ingeschreven" in room.texts()
    assert "de zaal bewaart daar nog niets van." in room.texts()
    assert "regel 0" not in room.texts()
    room.window.show_state(dataclasses.replace(room.state, witness=dataclasses.replace(witness, kept=7)))
    assert "de zaal bewaart dat tot regel 7." in room.texts()


def test_what_is_known_from_elsewhere_is_asked_for_and_said(room: Room, tmp_path: Path) -> None:
    assert "Vergeleken met niets dat u van elders weet (F8)." in room.texts()
    room.window.show_anchors(Anchors(hall_key="zaal+1+AA"))
    known: list[Anchors] = []
    room.window.known.connect(known.append)
    room.press(Qt.Key.Key_F8)
    dialog = room.window.findChild(AnchorsDialog)
    assert dialog is not None
    register = tmp_path / "register.csv"
    register.write_bytes(b"cbs_code\nGM0001\n")
    dialog.register.read(register)
    assert dialog.register.field.text() == "een bestand van 2 regels"
    dialog.register.read(tmp_path / "weg.csv")
    assert "weg.csv: het is er niet" in "\n".join(each.text() for each in dialog.findChildren(QLabel))
    dialog.succession_key.field.setText(" c2xldXRlbA== ")
    room.qtbot.keyClick(dialog.hall_key.field, Qt.Key.Key_Return)
    assert known == [Anchors("zaal+1+AA", "c2xldXRlbA==", register=register.read_bytes())], "a bad file takes nothing"
    room.report = dataclasses.replace(report(RIGHT), anchors=("hall-key", "register"))
    room.show()
    assert "Vergeleken met: sleutel van de zaal, register." in room.texts()


def test_a_file_that_is_cleared_is_compared_no_more(room: Room) -> None:
    row = AnchorRow("Register", "van het CBS", b"regel\n", whole_file=True)
    room.qtbot.addWidget(row)
    room.qtbot.keyClick(row.field, Qt.Key.Key_Backspace)
    assert row.field.text() == ""
    assert row.value is None


def test_a_long_recount_says_how_far_it_is(room: Room) -> None:
    bar = room.window.findChild(CountingBar)
    assert bar is not None
    assert not bar.isVisible(), "a short one is over before anybody could read it"
    room.window.show_counting(25_000, 100_000)
    assert bar.isVisible()
    assert bar.text() == "Natellen: regel 25.000 van 100.000"
    room.window.show_counting(100_000, 100_000)
    assert not bar.isVisible()


def test_a_refusal_stands_in_the_window(room: Room) -> None:
    room.window.show_refusal(Refusal(Reason.NOT_READY, "", ""))
    assert "De zaalserver antwoordt nu niet." in room.texts()
    room.window.show_state(dataclasses.replace(room.state, counted=7))
    assert "De zaalserver antwoordt nu niet." in room.texts(), "a checkpoint more takes no sentence away"
    room.press(Qt.Key.Key_F7)
    room.window.show_state(dataclasses.replace(room.state, polls=()))
    assert "De zaalserver antwoordt nu niet." not in room.texts()


def test_everything_that_takes_the_focus_has_a_name(room: Room) -> None:
    kinds = (QAbstractButton, QLineEdit, QComboBox, QSpinBox, QTableView, QTabBar)
    named = [each for kind in kinds for each in room.window.findChildren(kind) if each.objectName()[:3] != "qt_"]
    assert len(named) > 10
    for each in named:
        if each.focusPolicy() != Qt.FocusPolicy.NoFocus and not isinstance(each.parent(), QTableView | QComboBox):
            assert each.accessibleName() or (isinstance(each, QAbstractButton) and each.text()), each


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_it_is_drawn_at_every_size_light_and_dark(room: Room, size: tuple[int, int], palette: object) -> None:
    room.window.show_palette(palette)  # type: ignore[arg-type]
    room.window.resize(*size)
    picture = room.window.grab()
    assert (picture.width(), picture.height()) == size
    room.report = report(dataclasses.replace(RIGHT, votes={"for": 104, "against": 41}))
    room.show()
    loud = room.window.grab()
    assert loud.toImage() != picture.toImage()
