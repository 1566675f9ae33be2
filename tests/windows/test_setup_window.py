"""The setup window without a hall: what each page shows and asks, by keyboard, in every size."""

import ast
import dataclasses
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QListWidget, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

import stemkast.preparation
from firmware_protocol.emulator.fleet import Fleet
from hall_server.disk.page_switches import Page as WebPageName
from hall_server.disk.succession_key import SuccessionKey
from hall_server.doctor.finding import attention
from hall_server.doctor.over_http import Figures, figures
from stemkast.assembly.commands import Record
from stemkast.assembly.csv_rows import ImportRefused, Problem
from stemkast.assembly.events import (
    KeypadEnrolled,
    MandateIssued,
    ReplicationWaived,
    RepresentativeRole,
    Role,
    WitnessEnrolled,
)
from stemkast.assembly.proposals import AgendaItem, Proposal, ProposalKind
from stemkast.assembly.refusal import Reason, Refusal
from stemkast.assembly.register import Register
from stemkast.assembly.register_import import read_register
from stemkast.assembly.settings import TieRule
from stemkast.assembly.state import ProposalStatus
from stemkast.assembly.weights import WeightRule
from stemkast.hall_client.connection.address import HallAddress
from stemkast.hall_client.connection.hall_admin import Invited, KeypadsNow, ListedStation, Placed, WebPage
from stemkast.hall_client.connection.sending import Sending
from stemkast.hall_client.hall_here.taking_over import SucceedingHall, TakeOver
from stemkast.hall_client.setup import asks as a
from stemkast.hall_client.setup.keypad_checks import KeypadFacts
from stemkast.hall_client.setup.state import MandateRow, ProposalRow, SetupState, Step, StepState
from stemkast.ledger.cosignature import witness_key
from stemkast.preparation.agenda import Draft
from stemkast.preparation.agenda_list import ReadAgenda
from stemkast.preparation.deadline import deadline
from stemkast.preparation.mandate_list import MandateReport
from stemkast.windows.setup import hall_words, problem_words, words
from stemkast.windows.setup.agenda_page import AgendaPage
from stemkast.windows.setup.hall_page import HallPage
from stemkast.windows.setup.item_dialog import ItemDialog
from stemkast.windows.setup.keypads_page import KeypadsPage
from stemkast.windows.setup.mandates_page import MandatesPage
from stemkast.windows.setup.page import Place
from stemkast.windows.setup.proposal_dialog import ProposalDialog
from stemkast.windows.setup.register_page import RegisterPage
from stemkast.windows.setup.rules_page import RulesPage
from stemkast.windows.setup.setup_window import SetupWindow
from stemkast.windows.setup.stations_page import StationsPage
from stemkast.windows.setup.table import Table
from stemkast.windows.setup.take_over_dialog import TakeOverDialog
from stemkast.windows.setup.waiver_dialog import WaiverDialog
from stemkast.windows.setup.web_pages_page import WebPagesPage
from stemkast.windows.setup.witness_dialog import WitnessDialog
from stemkast.windows.shared.native import card_colour
from stemkast.windows.shared.palette import DARK, LIGHT, contrast

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window manager to tell

_READ = read_register((files("stemkast.demo") / "data" / "gemeenten_2022_op_indeling_2023.csv").read_bytes())
assert isinstance(_READ, Register)
REGISTER = _READ
ROWS = REGISTER.rows(WeightRule())
UTRECHT = next(row for row in ROWS if row.name == "Utrecht")
FLEET = Fleet(2, seed=1)
EMPTY = SetupState(
    name="Algemene Ledenvergadering VNG",
    date="2023-06-14",
    place="MartiniPlaza, Groningen",
    epoch=1,
    entries=1,
    deadline=deadline(datetime(2023, 6, 14, tzinfo=UTC).date()),
    steps=tuple(StepState(each, is_done=False) for each in Step),
)
ADOPTED = dataclasses.replace(
    EMPTY,
    settings_adopted=True,
    adopted=next(event for event in REGISTER.events(WeightRule()) if hasattr(event, "register_hash")),
    register=ROWS,
    mandates=tuple(MandateRow(row, None, 0) for row in ROWS),
)


class Seen:
    """A window, and what it asked."""

    def __init__(self, window: SetupWindow) -> None:
        self.window = window
        self.asks: list[a.Ask] = []
        window.asked.connect(self.asks.append)

    @property
    def last(self) -> a.Ask:
        looks = a.LookAtStations | a.LookAtKeypads | a.LookAtPages
        return [each for each in self.asks if not isinstance(each, looks)][-1]

    def answer(self, answer: object) -> None:
        self.window.show_answer(self.last, answer)

    def dialog(self, kind: type[QWidget]) -> QWidget:
        (found,) = self.window.findChildren(kind)
        return found


@pytest.fixture
def seen(qtbot: QtBot, tmp_path: Path) -> Iterator[Seen]:
    window = SetupWindow(copy=tmp_path, lines=lambda: ("/dev/ttyUSB0", "/dev/ttyUSB1"), port=8420)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.show_state(EMPTY)
    yield Seen(window)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def page(seen: Seen, place: Place) -> QWidget:
    seen.window.go(place)
    return seen.window.pages[place]


# Words


_SAID_ELSEWHERE = {
    "another item has this number",  # within the sentence about JSON
    "an attendance list has this column, with a row for each municipality",  # on the command line
}


def test_every_sentence_of_the_readers_is_known_to_the_window() -> None:
    known = {
        *problem_words.OF_FILES,
        *problem_words.OF_A_REGISTER,
        *problem_words.OF_AN_AGENDA,
        *problem_words.OF_LISTS,
    }
    said = set()
    root = Path(stemkast.preparation.__file__).parents[1]
    modules = [
        *(root / "preparation").glob("*.py"),
        *(root / "assembly").glob("*.py"),
        root / "hall_client/setup/work.py",
    ]
    for path in modules:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and _called(node) in ("Problem", "wrong", "_wrong", "_no"):
                said |= {text for each in node.args for text in _texts(each) if " " in text}
    assert {each for each in said if "{" not in each} <= known | _SAID_ELSEWHERE


def _called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def _texts(node: ast.expr) -> Iterator[str]:
    """The texts that an argument can be; names of columns and places have no spaces."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    if isinstance(node, ast.IfExp):
        yield from (*_texts(node.body), *_texts(node.orelse))


def test_a_problem_is_said_in_dutch_with_its_place() -> None:
    problem = Problem(3, "Gemeente", "'%1' is not in the register", ("50 %1",))
    assert problem_words.sentence(problem) == "Rij 3, kolom Gemeente: '50 %1' staat niet in het register"


def test_what_the_hall_says_is_said_in_dutch() -> None:
    read = {
        "stemkast_poll_open": 0, "stemkast_commit_seconds_sum": 0.5, "stemkast_commit_seconds_count": 100,
        "stemkast_base_stations": 1, "stemkast_stations": 2, "stemkast_ledger_entries": 9,
    }  # fmt: skip
    well: Figures = {(name, ""): value for name, value in read.items()} | {
        ("stemkast_commit_seconds_bucket", "0.04"): 100
    }
    lent = well | {("stemkast_lent_lines", ""): 2}
    bad = well | {("stemkast_base_stations", ""): 0, ("stemkast_battery_percent", "SK-0001"): 5}
    slow = well | {("stemkast_commit_seconds_bucket", "0.04"): 1}
    failed = well | {("stemkast_commits_failed_total", ""): 3, ("stemkast_poll_open", ""): 1}
    found = [each for figures_read in (well, lent, bad, slow, failed) for each in figures(figures_read)]
    assert len(found) == 20
    for each in found:
        assert hall_words.sentence(each.text) != each.text, each.text
    text = "cannot listen on 0.0.0.0:8420: Address already in use"
    assert hall_words.sentence(text) == "kan niet bereikbaar zijn op 0.0.0.0:8420: Address already in use"
    assert hall_words.sentence("something else") == "something else"


def test_a_weight_is_explained() -> None:
    assert words.why(UTRECHT, WeightRule()) == "361.699 inwoners → 361 duizendtallen → maximum 75"
    merged = next(row for row in ROWS if row.name == "Voorne aan Zee")
    assert words.why(merged, WeightRule()).endswith("= 73.238 inwoners → 73 duizendtallen → 73 stemmen")
    one = next(row for row in ROWS if row.name == "Schiermonnikoog")
    assert words.why(one, WeightRule()).endswith("→ minimum 1")


# Pages


def test_the_first_page_says_what_is_to_be_done(seen: Seen, qtbot: QtBot) -> None:
    first = seen.window.pages[Place.ASSEMBLY]
    texts = [each.text() for each in first.findChildren(QLabel)]
    assert "woensdag 14 juni 2023" in texts
    assert "donderdag 1 juni 2023, 13.00 uur (negen werkdagen ervoor)" in texts
    assert any("0 van 5 gedaan" in each for each in texts)
    button = next(each for each in first.findChildren(QAbstractButton) if "Agenda" in each.accessibleName())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert seen.window.side.currentRow() == Place.AGENDA.value
    done = dataclasses.replace(EMPTY, steps=tuple(StepState(each, is_done=True) for each in Step))
    seen.window.go(Place.ASSEMBLY)
    seen.window.show_state(done)
    assert any(each.text().startswith("Alles is klaar") for each in first.findChildren(QLabel))
    assert seen.window.side.item(Place.RULES.value).text() == "Regels  ✓"


def test_rules_are_changed_and_adopted(seen: Seen) -> None:
    rules = page(seen, Place.RULES)
    assert isinstance(rules, RulesPage)
    rules.maximum.setValue(60)
    rules.tie.setCurrentIndex(rules.tie.findData(TieRule.LOT))
    rules.adopt.click()
    ask = seen.last
    assert isinstance(ask, a.Send)
    (command,) = ask.commands
    settings = command.event.settings  # type: ignore[attr-defined]
    assert (settings.weight, settings.tie) == (WeightRule(maximum=60), TieRule.LOT)
    seen.answer(Sending(1, 1))
    seen.window.show_state(dataclasses.replace(EMPTY, settings_adopted=True, settings=settings))
    assert not rules.maximum.isEnabled()
    assert rules.maximum.value() == 60
    assert rules.adopt.isHidden()


def test_a_register_is_looked_at_before_it_is_adopted(seen: Seen) -> None:
    register = page(seen, Place.REGISTER)
    assert isinstance(register, RegisterPage)
    register.read.chosen.emit(Path("cbs.csv"))
    assert seen.last == a.ReadRegister(Path("cbs.csv"), "2022-01-01")
    seen.answer(a.RegisterRead(REGISTER))
    assert "342 gemeenten, 17.590.672 inwoners op 1 januari 2022: 12.972 stemmen" in register.sums.text()
    assert "Voorne aan Zee = Brielle 17.704" in register.merged.text()
    assert not register.adopt.isEnabled(), "the rules come first"
    register.compare.chosen.emit(Path("earlier.csv"))
    earlier = tuple(dataclasses.replace(row, weight=1) if row is UTRECHT else row for row in ROWS[:-1])
    seen.answer(a.EarlierRead(earlier))
    assert f"Nieuw (1): {ROWS[-1].name}" in register.changes.text()
    assert "Utrecht 1 → 75" in register.changes.text()
    register.search.setText("gravenh")
    assert [row.cells[1] for row in register.table.rows] == ["'s-Gravenhage"]
    seen.window.show_state(dataclasses.replace(EMPTY, settings_adopted=True))
    register.adopt.click()
    ask = seen.last
    assert isinstance(ask, a.Send)
    assert len(ask.commands) == 5


def test_a_file_that_is_none_is_said_and_changes_nothing(seen: Seen) -> None:
    register = page(seen, Place.REGISTER)
    assert isinstance(register, RegisterPage)
    register.read.chosen.emit(Path("noise.csv"))
    seen.answer(a.RegisterRead(ImportRefused((Problem(0, "", "this is no text and no Excel file"),))))
    assert register.problems.lines == ["Dit is geen tekst en geen Excel-bestand"]
    assert "niet gebruikt" in seen.window.notice.says.text()
    assert register.adopt.isVisible()
    assert not register.adopt.isEnabled()


def test_an_agenda_is_read_edited_and_recorded(seen: Seen, qtbot: QtBot) -> None:
    agenda = page(seen, Place.AGENDA)
    assert isinstance(agenda, AgendaPage)
    late = Proposal(
        "01-1", "01", "Motie laat", ProposalKind.MOTION, submitted="2023-06-02T10:00", supporters=("Assen",)
    )
    amendment = Proposal(
        "01-2",
        "01",
        "Te laat",
        ProposalKind.AMENDMENT,
        amends="01-1",
        changed_subject="x",
        submitted="2023-06-02T10:00",
    )
    agenda.read.chosen.emit(Path("agenda.csv"))
    seen.answer(a.AgendaRead(ReadAgenda(Draft((AgendaItem("01", "Moties"),), (late, amendment)), ())))
    assert agenda.left_out.lines == [
        "Het amendement 'Te laat' is te laat ingediend (2023-06-02 10:00) en niet ontvankelijk"
    ]
    assert agenda.remarks.lines == ["'Motie laat' is laat ingediend (2023-06-02 10:00)"]
    assert agenda.table.rows[1].cells[-1] == "concept, laat"
    agenda.new_item.click()
    item = seen.dialog(ItemDialog)
    assert isinstance(item, ItemDialog)
    item.number.setText("01")
    item.title.setText("Dubbel")
    assert not item.answer_button.isEnabled()
    item.number.setText("02")
    item.accept()
    agenda.table.pick("item 02")
    agenda.new_proposal.click()
    proposal = seen.dialog(ProposalDialog)
    assert isinstance(proposal, ProposalDialog)
    assert not proposal.answer_button.isEnabled()
    qtbot.keyClicks(proposal.subject, "Statuten wijzigen")
    proposal.majority.setCurrentText("twee derde")
    proposal.movers.setText("Utrecht, Den Haag")
    assert proposal.answer_button.isEnabled()
    proposal.kind.setCurrentIndex(proposal.kind.findText("Amendement"))
    assert "welk voorstel" in proposal.says.text()
    proposal.kind.setCurrentIndex(0)
    proposal.accept()
    made = seen.window.shown.draft.agenda.draft.proposals[-1]
    assert (made.id, made.movers, made.majority.fraction.denominator) == ("02-1", ("Utrecht", "Den Haag"), 3)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    agenda.table.pick("proposal 02-1")
    qtbot.keyClick(agenda.table, Qt.Key.Key_Return)
    again = seen.dialog(ProposalDialog)
    assert isinstance(again, ProposalDialog)
    assert again.proposal() == made
    again.reject()
    agenda.table.pick("item 01")
    qtbot.keyClick(agenda.table, Qt.Key.Key_Delete)
    agenda.write.click()
    ask = seen.last
    assert isinstance(ask, a.Send)
    assert len(ask.commands) == 2


def test_what_stopped_half_way_is_said(seen: Seen) -> None:
    agenda = page(seen, Place.AGENDA)
    assert isinstance(agenda, AgendaPage)
    agenda.read.chosen.emit(Path("agenda.csv"))
    draft = Draft((AgendaItem("01", "A"), AgendaItem("02", "B")))
    seen.answer(a.AgendaRead(ReadAgenda(draft, ())))
    agenda.write.click()
    refusal = Refusal(Reason.ALREADY_EXISTS, "agenda item 02 exists already", "RULES: words")
    seen.answer(Sending(1, 2, draft.commands()[1], refusal))
    assert seen.window.notice.says.text() == "Vastgelegd: 1 van 2; daarna is gestopt. Agendapunt 02: Dit bestaat al."
    row = ProposalRow(Proposal("01-1", "01", "A"), ProposalStatus.PENDING)
    seen.window.show_state(dataclasses.replace(EMPTY, items=draft.items[:1], proposals=(row,)))
    agenda.write.click()
    assert isinstance(seen.last, a.Send)
    assert len(seen.last.commands) == 1, "what is recorded is not sent again"


def test_mandates_are_reported_before_they_are_recorded(seen: Seen) -> None:
    seen.window.show_state(ADOPTED)
    mandates = page(seen, Place.MANDATES)
    assert isinstance(mandates, MandatesPage)
    ready = MandateIssued("GM0344", RepresentativeRole.MAYOR, "", "")
    problem = Problem(4, "Rol", "is missing")
    mandates.read.chosen.emit(Path("mandates.xlsx"))
    seen.answer(a.MandatesRead(MandateReport((ready,), (), 2, (problem,), ROWS[:40])))
    assert "Vast te leggen: 1" in mandates.report.text()
    assert mandates.left_out.lines == ["Rij 4, kolom Rol: ontbreekt"]
    assert "Ontbreekt (40)" in mandates.missing.text()
    assert "en nog 10" in mandates.missing.text()
    mandates.record.click()
    assert seen.last == a.Send((Record(ready),))
    seen.answer(Sending(1, 1))
    rows = tuple(MandateRow(row, ready if row is UTRECHT else None, 0) for row in ROWS)
    seen.window.show_state(dataclasses.replace(ADOPTED, mandates=rows))
    assert mandates.record.isHidden()
    assert len(mandates.table.rows) == 342
    mandates.only_missing.setChecked(True)
    assert len(mandates.table.rows) == 341


def test_a_keypad_in_the_cradle_is_enrolled_and_tested(seen: Seen) -> None:
    keypads = page(seen, Place.KEYPADS)
    assert isinstance(keypads, KeypadsPage)
    member = FLEET.members[0]
    keypad = KeypadEnrolled(member.serial, member.public_key, member.certificate)
    now = KeypadsNow((Placed(keypad, "emulator 1", 15, "given"),))
    seen.window.show_answer(a.LookAtKeypads(), now)
    assert "SK-0001: niet aangemeld, bewees zijn sleutel, batterij 15 %" in keypads.placed.text()
    keypads.enrol_placed.click()
    assert seen.last == a.Send((Record(keypad),))
    seen.answer(Sending(1, 1))
    seen.window.show_state(
        dataclasses.replace(EMPTY, keypads=(KeypadFacts("SK-0001", member.public_key, True, False),))
    )
    seen.window.show_answer(a.LookAtKeypads(), now)
    (row,) = keypads.table.rows
    assert row.cells == ("SK-0001", "✓", "✗ 15 %", "–", "✓", "–", "gezakt")
    seen.window.show_answer(a.LookAtKeypads(), KeypadsNow())
    assert keypads.table.rows == (row,), "what was measured stays when it is lifted"


def test_stations_are_invited_and_sent_away(seen: Seen) -> None:
    stations = page(seen, Place.STATIONS)
    assert isinstance(stations, StationsPage)
    assert not stations.invite.isEnabled()
    stations.name.setText("stembalie 3")
    stations.invite.click()
    assert seen.last == a.Invite("stembalie 3", Role.DESK)
    until = datetime.now(UTC) + timedelta(minutes=9, seconds=30)
    seen.answer(Invited("stembalie 3", Role.DESK, "K7QF-3M2P-9XW4-T6ZA-1BCD", until))
    assert stations.code.text() == "K7QF-3M2P-9XW4-T6ZA-1BCD"
    assert "binnen 10 minuten" in stations.until.text()
    listed = ListedStation("stembalie 3", Role.DESK, datetime.now(UTC), True, 12)
    seen.window.show_answer(a.LookAtStations(), a.StationsSeen((listed,)))
    assert stations.code.isHidden()
    assert stations.until.text() == "stembalie 3 is toegelaten."
    stations.table.pick("stembalie 3")
    stations.send_away.click()
    assert seen.last == a.SendAway("stembalie 3")


def test_a_station_is_enrolled_as_a_witness(seen: Seen) -> None:
    stations = page(seen, Place.STATIONS)
    assert isinstance(stations, StationsPage)
    assert "hoofdelijk stemmen kan niet" in stations.witnesses.text()
    key, other = witness_key("zaal-links", bytes(32)), witness_key("zaal-links", bytes([1] * 32))
    chair = ListedStation("zaal links", Role.CHAIR, None, True, 12, key)
    screen = ListedStation("scherm", Role.SCREEN, None, True, None)
    seen.window.show_answer(a.LookAtStations(), a.StationsSeen((chair, screen)))
    assert [row.cells[-1] for row in stations.table.rows] == ["○ nog niet", "–"]
    stations.table.pick("scherm")
    assert not stations.enrol.isEnabled(), "it keeps no ledger, and has no key"
    stations.table.pick("zaal links")
    stations.enrol.click()
    dialog = seen.dialog(WitnessDialog)
    assert isinstance(dialog, WitnessDialog)
    assert dialog.key.text() == key.called
    assert "zaal links" in "".join(each.text() for each in dialog.findChildren(QLabel))
    dialog.accept()
    assert seen.last == a.Send((Record(WitnessEnrolled("zaal-links", bytes(32))),))
    seen.answer(Sending(1, 1))
    seen.window.show_state(dataclasses.replace(EMPTY, witnesses={"zaal-links": bytes(32)}))
    assert stations.table.rows[0].cells[-1] == "✓ ingeschreven"
    assert stations.witnesses.text().startswith("Ingeschreven als getuige: zaal-links.")
    assert not stations.enrol.isEnabled()
    gone = dataclasses.replace(chair, following=False, witness=None)
    anew = dataclasses.replace(chair, witness=other)
    for station, says, tone in ((gone, "✓ ingeschreven", "soft"), (anew, "✗ andere sleutel", "bad")):
        seen.window.show_answer(a.LookAtStations(), a.StationsSeen((station,)))
        (row,) = stations.table.rows
        assert row.cells[-1].startswith(says)
        assert row.tone == tone
        assert not stations.enrol.isEnabled()


def test_a_web_page_is_switched_off_and_on(seen: Seen) -> None:
    web = page(seen, Place.WEB)
    assert isinstance(web, WebPagesPage)
    assert isinstance(seen.asks[-1], a.LookAtPages), "whoever turns to the page sees how it is"
    switches = {name: row.switch for name, row in web.rows.items()}
    assert not any(each.isEnabled() for each in switches.values()), "nothing is known yet"

    def pages(*off: WebPageName) -> a.PagesSeen:
        return a.PagesSeen(
            tuple(WebPage(name, name not in off, f"https://192.168.1.10:8420/{name.value}") for name in WebPageName)
        )

    seen.window.show_answer(a.LookAtPages(), pages())
    assert [row.state.text() for row in web.rows.values()] == ["● aan"] * 3
    assert web.rows[WebPageName.RESULTS].address.text() == "https://192.168.1.10:8420/uitslagen"
    switches[WebPageName.RESULTS].click()
    assert seen.last == a.SwitchPage(WebPageName.RESULTS, on=False)
    assert not switches[WebPageName.RESULTS].isEnabled(), "until the hall answered"
    seen.answer(pages(WebPageName.RESULTS))
    assert [row.state.text() for row in web.rows.values()] == ["● aan", "● aan", "○ uit"]
    assert switches[WebPageName.RESULTS].text() == "Aanzetten"
    switches[WebPageName.RESULTS].click()
    assert seen.last == a.SwitchPage(WebPageName.RESULTS, on=True)


def test_doing_without_a_second_copy_asks_why(seen: Seen) -> None:
    seen.window.show_state(dataclasses.replace(ADOPTED, poll=3))
    hall = page(seen, Place.HALL)
    assert isinstance(hall, HallPage)
    hall.waive.click()
    dialog = seen.dialog(WaiverDialog)
    assert isinstance(dialog, WaiverDialog)
    assert not dialog.answer_button.isEnabled()
    dialog.reason.setText("beide laptops vielen uit")
    dialog.accept()
    assert seen.last == a.Send((Record(ReplicationWaived(3, "beide laptops vielen uit")),))
    seen.answer(Sending(1, 1))
    seen.window.show_state(dataclasses.replace(ADOPTED, poll=3, waived_replication=True))
    assert hall.waive.isHidden()
    hall.examine.click()
    seen.answer(a.Examined((attention("stations", "0 base stations answer"),)))
    assert hall.table.rows[0].tone == "bad"


def test_taking_over_asks_for_the_old_machine_and_the_words(seen: Seen, tmp_path: Path) -> None:
    hall = page(seen, Place.HALL)
    assert isinstance(hall, HallPage)
    assert not hall.become.isEnabled(), "the hall answers"
    seen.window.show_connected(False)
    hall.become.click()
    dialog = seen.dialog(TakeOverDialog)
    assert isinstance(dialog, TakeOverDialog)
    assert dialog.copies.text() == "• van dit station, regels: 1"
    key = SuccessionKey.generate().words
    dialog.off.setChecked(True)
    dialog.words.setPlainText(" ".join(key.split()[:23]))
    assert dialog.says.text() == "23 van 24 woorden"
    numbered = "\n".join(f"{number}. {word.upper()}" for number, word in enumerate(key.split(), 1))
    dialog.words.setPlainText(numbered)
    assert dialog.answer_button.isEnabled()
    dialog.off.setChecked(False)
    assert not dialog.answer_button.isEnabled()
    dialog.off.setChecked(True)
    dialog.add_copy(tmp_path / "stick")
    dialog.lines.item(1).setCheckState(Qt.CheckState.Unchecked)
    dialog.accept()
    assert seen.last == a.BecomeHall(TakeOver((tmp_path, tmp_path / "stick"), key, ("/dev/ttyUSB0",), 8420))
    assert key.split()[0] not in repr(seen.last)
    child = subprocess.Popen(["true"])
    child.wait()
    hall_here = HallAddress("127.0.0.1:8420", "token")
    for elsewhere, says in (
        ("192.0.2.10", "Vindt er een haar niet: geef deze computer het adres 192.0.2.10:8420"),
        ("127.0.0.1", "Deze computer is nu de zaal, op 127.0.0.1:8420."),
    ):
        seen.answer(SucceedingHall(child, hall_here, tmp_path / "log", tmp_path / "halls" / "1", elsewhere))
        assert says in seen.window.notice.says.text()
        assert says in hall.hint.text(), "and it stays there"
        assert str(tmp_path / "halls" / "1") in hall.hint.text()
        assert hall.become.isHidden()


# Quality


def test_every_field_says_what_it_is(seen: Seen) -> None:
    for place in Place:
        here = page(seen, place)
        for kind in (QLineEdit, QComboBox, QSpinBox, Table, QListWidget):
            for field in here.findChildren(kind):
                if not isinstance(field.parent(), QComboBox | QSpinBox):
                    assert field.accessibleName(), (place, type(field).__name__)
        for button in here.findChildren(QAbstractButton):
            if not isinstance(button.parent(), QLineEdit | Table):  # those are Qt's own
                assert button.text() or button.accessibleName(), place


def test_pages_are_turned_with_the_keyboard(seen: Seen, qtbot: QtBot) -> None:
    for place in (*Place, Place.ASSEMBLY):
        qtbot.keyClick(seen.window, getattr(Qt.Key, f"Key_{place.value + 1}"), Qt.KeyboardModifier.ControlModifier)
        assert seen.window.side.currentRow() == place.value
    seen.window.side.setFocus()
    qtbot.keyClick(seen.window.side, Qt.Key.Key_Down)
    assert seen.window.side.currentRow() == 1


@pytest.mark.parametrize("size", [(683, 384), (1366, 768), (1920, 1080)])
def test_nothing_is_cut_in_any_size(seen: Seen, size: tuple[int, int]) -> None:
    """683 by 384 is what is left of 1366 by 768 at 200 percent."""
    seen.window.show_state(ADOPTED)
    seen.window.resize(QSize(*size))
    assert (seen.window.width(), seen.window.height()) == size
    for place in Place:
        here = page(seen, place)
        QCoreApplication.processEvents()
        for label in here.findChildren(QLabel):
            if label.isVisible() and label.wordWrap() and label.text():
                assert label.height() >= label.heightForWidth(label.width()), (place, label.text())


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_text_can_be_read_on_its_ground(seen: Seen, colours: object) -> None:
    palette = LIGHT if colours is LIGHT else DARK
    seen.window.show_colours(palette)
    for place in Place:
        here = page(seen, place)
        QCoreApplication.processEvents()
        for label in here.findChildren(QLabel):
            if label.isVisible() and label.property("voice") in ("", None):
                assert label.palette().windowText().color() == QColor(palette.ink), (place, label.text())
    for ground in (palette.paper, card_colour(palette)):
        assert contrast(palette.ink, ground) >= 7
        assert min(contrast(each, ground) for each in (palette.soft, palette.against, palette.favour)) >= 4.5
