"""The setup window at a real hall: 14 June 2023 is prepared from files, and a hall that is gone goes on."""

import base64
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from firmware_protocol.emulator.fleet import Fleet
from hall_server.disk import folder as hall_folder
from hall_server.disk.folder import Wanted
from stemkast.assembly.events import Role
from stemkast.documents.mandate_forms import MandateForm
from stemkast.hall_client.hall_here.local_hall import LocalHall
from stemkast.ledger.store import LedgerStore
from stemkast.verifier import Report, verify
from stemkast.windows.setup.agenda_page import AgendaPage
from stemkast.windows.setup.keypads_page import KeypadsPage
from stemkast.windows.setup.mandates_page import MandatesPage
from stemkast.windows.setup.page import Place
from stemkast.windows.setup.register_page import RegisterPage
from stemkast.windows.setup.rules_page import RulesPage
from stemkast.windows.setup.setup_station import SetupStation
from stemkast.windows.setup.setup_window import SetupWindow
from stemkast.windows.setup.stations_page import StationsPage
from stemkast.windows.setup.take_over_dialog import TakeOverDialog
from stemkast.windows.setup.witness_dialog import WitnessDialog
from stemkast.windows.shared.language import install_language
from stemkast.windows.shared.typefaces import load_typefaces
from tests.hall_server.house import SERIALS, House
from tests.hall_server.stage import wait
from tests.patience import MILLISECONDS as PATIENCE
from tests.preparation.sheets import xlsx

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

DATA = files("stemkast.demo") / "data"
KEYPADS = 12


@pytest.fixture(autouse=True)
def dutch(qapp: QApplication) -> Iterator[None]:
    load_typefaces()
    install_language(qapp, "nl")
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """The files that an office has on its desk."""
    folder = tmp_path / "papers"
    folder.mkdir()
    for name in ("alv-2023-06-14.json", "gemeenten_2022_op_indeling_2023.csv"):
        (folder / name).write_bytes((DATA / name).read_bytes())
    present = (DATA / "aanwezig-2023-06-14.csv").read_text("utf-8").splitlines()[1:]
    rows = [["Gemeente", "Functie"], *([line.split(",")[1], "wethouder"] for line in present[: KEYPADS - 2])]
    (folder / "mandates.xlsx").write_bytes(xlsx([["Ontvangen machtigingen"], [], *rows, ["Atlantis", "griffier"]]))
    return folder


def fleet_list(fleet: Fleet) -> str:
    rows = [f"{it.serial};{it.public_key.hex()};{base64.b64encode(it.certificate).decode()}" for it in fleet.members]
    return "\n".join(["serienummer;publieke_sleutel;certificaat", *rows])


def test_the_whole_assembly_is_prepared_through_the_window(qtbot: QtBot, tmp_path: Path, papers: Path) -> None:
    fleet = Fleet(KEYPADS, seed=1)
    (papers / "fleet.csv").write_text(fleet_list(fleet))
    wanted = Wanted("Algemene Ledenvergadering VNG", "2023-06-14", "MartiniPlaza, Groningen", fleet.public_key)
    hall_folder.init(tmp_path / "hall", wanted)
    with LocalHall(tmp_path / "hall", []) as hall:
        station = SetupStation(hall.address(Role.ADMIN), "", None, tmp_path / "halls")
        try:
            prepare(qtbot, station.window, papers)
        finally:
            station.end()
    ledger = tmp_path / "hall" / "assembly.ledger"
    report = verify(ledger, running=True)
    assert isinstance(report, Report)
    assert report.ok, [each for each in report.checks if not each.ok]
    with LedgerStore.open_read_only(ledger) as store:
        said = b"".join(store.entries())
    assert said.count(b'"proposal_added"') == 39
    assert said.count(b'"mandate_issued"') == KEYPADS - 2
    assert said.count(b'"keypad_enrolled"') == KEYPADS


def issued(window: SetupWindow) -> tuple[MandateForm, ...]:
    forms = window.shown.state.forms
    return forms.forms if forms is not None else ()


def prepare(qtbot: QtBot, window: SetupWindow, papers: Path) -> None:
    """From the rules to the fleet; each step waits until the ledger says so."""
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: window.shown.state.name != "" and window.shown.connected, timeout=PATIENCE)
    rules, register = window.pages[Place.RULES], window.pages[Place.REGISTER]
    agenda, mandates, keypads = window.pages[Place.AGENDA], window.pages[Place.MANDATES], window.keypads
    assert isinstance(rules, RulesPage)
    assert isinstance(register, RegisterPage)
    assert isinstance(agenda, AgendaPage)
    assert isinstance(mandates, MandatesPage)
    assert isinstance(keypads, KeypadsPage)

    def settled() -> None:
        qtbot.waitUntil(lambda: not window.shown.busy, timeout=PATIENCE)
        assert window.notice.property("voice") == "good", window.notice.says.text()

    window.go(Place.RULES)
    rules.adopt.click()
    settled()
    qtbot.waitUntil(lambda: window.shown.state.settings_adopted, timeout=PATIENCE)
    window.go(Place.REGISTER)
    register.read.chosen.emit(papers / "gemeenten_2022_op_indeling_2023.csv")
    settled()
    register.adopt.click()
    settled()
    qtbot.waitUntil(lambda: window.shown.state.adopted is not None, timeout=PATIENCE)
    window.go(Place.AGENDA)
    agenda.read.chosen.emit(papers / "alv-2023-06-14.json")
    settled()
    agenda.write.click()
    settled()
    qtbot.waitUntil(lambda: len(window.shown.state.proposals) == 39, timeout=PATIENCE)
    window.go(Place.MANDATES)
    mandates.read.chosen.emit(papers / "mandates.xlsx")
    settled()
    assert mandates.left_out.lines == ["Rij 14, kolom Gemeente: 'Atlantis' staat niet in het register"]
    mandates.record.click()
    settled()
    qtbot.waitUntil(lambda: window.shown.state.mandated == KEYPADS - 2, timeout=PATIENCE)
    mandates.issue.click()
    settled()
    qtbot.waitUntil(lambda: len(issued(window)) == 342, timeout=PATIENCE)
    assert {row.form for row in window.shown.state.mandates} == {1}
    window.go(Place.KEYPADS)
    keypads.read.chosen.emit(papers / "fleet.csv")
    settled()
    keypads.enrol.click()
    settled()
    qtbot.waitUntil(lambda: window.shown.state.is_ready, timeout=PATIENCE)
    keypads.labels.chosen.emit(papers / "labels.pdf")
    settled()
    assert (papers / "labels.pdf").read_bytes().startswith(b"%PDF")
    window.go(Place.STATIONS)
    stations = window.pages[Place.STATIONS]
    assert isinstance(stations, StationsPage)
    qtbot.waitUntil(lambda: len(stations.table.rows) == 5, timeout=PATIENCE)


def test_forms_are_saved_for_the_office(qtbot: QtBot, tmp_path: Path) -> None:
    fleet = Fleet(1, seed=1)
    hall_folder.init(tmp_path / "hall", Wanted("ALV", "2023-06-14", "Groningen", fleet.public_key))
    small = tmp_path / "register.csv"
    small.write_text(
        "cbs_code,name,population,date\nGM0344,Utrecht,361699,2022-01-01\nGM0088,Schiermonnikoog,944,2022-01-01\n"
    )
    with LocalHall(tmp_path / "hall", []) as hall:
        station = SetupStation(hall.address(Role.ADMIN), "", None, tmp_path / "halls")
        window = station.window
        qtbot.addWidget(window)
        window.show()
        rules, register, mandates = (window.pages[each] for each in (Place.RULES, Place.REGISTER, Place.MANDATES))
        assert isinstance(rules, RulesPage)
        assert isinstance(register, RegisterPage)
        assert isinstance(mandates, MandatesPage)
        qtbot.waitUntil(lambda: window.shown.state.name == "ALV", timeout=PATIENCE)
        window.go(Place.RULES)
        rules.adopt.click()
        qtbot.waitUntil(lambda: window.shown.state.settings_adopted and not window.shown.busy, timeout=PATIENCE)
        window.go(Place.REGISTER)
        register.read.chosen.emit(small)
        qtbot.waitUntil(lambda: window.shown.draft.register is not None and not window.shown.busy, timeout=PATIENCE)
        register.adopt.click()
        qtbot.waitUntil(lambda: window.shown.state.adopted is not None and not window.shown.busy, timeout=PATIENCE)
        window.go(Place.MANDATES)
        mandates.issue.click()
        qtbot.waitUntil(lambda: len(issued(window)) == 2 and not window.shown.busy, timeout=PATIENCE)
        mandates.save.chosen.emit(tmp_path / "forms")
        qtbot.waitUntil(lambda: not window.shown.busy, timeout=PATIENCE)
        station.end()
    assert sorted(path.suffix for path in (tmp_path / "forms").iterdir()) == [".csv", ".pdf", ".pdf", ".pdf"]


def test_a_committee_is_enrolled_as_a_witness_by_the_window(qtbot: QtBot, tmp_path: Path) -> None:
    with House(tmp_path) as house, house.serve() as server:
        house.follow(server, Role.COMMITTEE)
        committee = house.stations[Role.COMMITTEE]
        station = SetupStation(server.station(Role.ADMIN), "", None, tmp_path / "halls")
        window, stations = station.window, station.window.pages[Place.STATIONS]
        assert isinstance(stations, StationsPage)
        qtbot.addWidget(window)
        window.show()
        window.go(Place.STATIONS)
        name = "station committee"

        def cell() -> str:
            return next((row.cells[-1] for row in stations.table.rows if row.key == name), "")

        qtbot.waitUntil(lambda: cell() == "○ nog niet", timeout=PATIENCE)
        stations.table.pick(name)
        qtbot.waitUntil(stations.enrol.isEnabled, timeout=PATIENCE)
        stations.enrol.click()
        (dialog,) = window.findChildren(WitnessDialog)
        assert dialog.key.text() == committee.witness_called
        dialog.accept()
        qtbot.waitUntil(lambda: cell() == "✓ ingeschreven", timeout=PATIENCE)
        known = window.shown.state.witnesses
        assert known == {committee.witness_name: committee.witness_public_key}
        station.end()
    with LedgerStore.open_read_only(house.folder / "assembly.ledger") as store:
        assert any(b'"witness_enrolled"' in body for body in store.entries())


def test_a_hall_that_was_killed_goes_on_by_the_button(qtbot: QtBot, tmp_path: Path) -> None:
    with House(tmp_path) as house:
        server = house.serve()
        house.prepare(server)
        copy = tmp_path / "beheer"
        station = SetupStation(
            server.station(Role.ADMIN), "station admin", copy, tmp_path / "halls", lambda: house.lines
        )
        window = station.window
        qtbot.addWidget(window)
        window.show()
        window.go(Place.HALL)
        qtbot.waitUntil(lambda: window.shown.state.name == "ALV" and window.shown.connected, timeout=PATIENCE)
        qtbot.waitUntil(lambda: (copy / "hall.sealed").exists(), timeout=PATIENCE)
        assert not window.hall.become.isEnabled()
        before = window.shown.state.entries
        server.kill()
        qtbot.waitUntil(lambda: window.hall.become.isEnabled(), timeout=PATIENCE)
        window.hall.become.click()
        (dialog,) = window.findChildren(TakeOverDialog)
        dialog.words.setPlainText(house.words.read_text())
        assert not dialog.answer_button.isEnabled(), "nobody said that the old machine is off"
        dialog.off.setChecked(True)
        dialog.accept()
        qtbot.waitUntil(lambda: window.shown.state.epoch == 2 and window.shown.connected, timeout=PATIENCE)
        assert f"Deze computer is nu de zaal, op 127.0.0.1:{house.port}" in window.notice.says.text()
        assert not window.close(), "the hall would stop"
        assert window.shown.state.entries > before
        assert station.succeeding is not None
        house.devices.insert(0, SERIALS[0])
        window.go(Place.KEYPADS)
        wait(lambda: QCoreApplication.processEvents() is None and SERIALS[0] in window.keypads.placed.text())
        with LedgerStore.open_read_only(copy / "assembly.ledger") as store:
            assert any(b'"hall_succeeded"' in body for body in store.entries()), (
                "and it keeps the new hall's ledger too"
            )
        station.end()
        assert station.succeeding.close() == 0
