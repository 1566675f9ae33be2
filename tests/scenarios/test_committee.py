"""Two committees on computers of their own follow a real hall, recount every poll and cosign the whole assembly."""

import base64
import contextlib
import dataclasses
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from firmware_protocol.emulator.fleet import Fleet
from firmware_protocol.emulator.hall import EmulatedHall
from firmware_protocol.emulator.people import VotingPeople
from hall_server.stations.access import Access
from stemkast.app.committee import CommitteeStation
from stemkast.assembly.commands import AnnouncePoll, CloseAssembly, ClosePoll, DeclareResult, OpenPoll, Record, ShowRoot
from stemkast.assembly.events import (
    AgendaItemAdded,
    ChairTaken,
    MatterCalled,
    Phase,
    PollKind,
    PollReleased,
    ProposalAdded,
    Role,
    WitnessEnrolled,
)
from stemkast.assembly.poll_state import PollState
from stemkast.assembly.proposals import AgendaItem
from stemkast.assembly.refusal import Reason, Refusal
from stemkast.assembly.screen_state import screen_state
from stemkast.assembly.settings import Settings
from stemkast.assembly.shown import FingerprintShown, ResultShown, ScreenState
from stemkast.assembly.state import State
from stemkast.hall_client.committee.anchors import read_anchors
from stemkast.hall_client.committee.state import Agreement, CommitteeState, Notice
from stemkast.hall_client.connection.address import HallAddress
from stemkast.hall_client.connection.commands import CommandSender
from stemkast.hall_client.connection.enrolment import Enrolled
from stemkast.hall_client.following.hall_trouble import NO_TROUBLE
from stemkast.ledger.cosignature import witness_key
from stemkast.verifier import Anchors, Report, verify
from stemkast.windows.committee.anchors_dialog import AnchorsDialog
from stemkast.windows.committee.compare_dialog import CompareDialog
from stemkast.windows.committee.notice_words import notice_words
from stemkast.windows.shared.language import install_language
from stemkast.windows.shared.palette import LIGHT
from stemkast.windows.shared.typefaces import load_typefaces
from tests.hall_server.small_hall import CODES, PROPOSAL, QUESTION, Server, make_folder
from tests.hall_server.stage import Stage
from tests.patience import MILLISECONDS as PATIENCE

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


class Hall:
    """A running hall with four keypads that vote by themselves, and two committees on it."""

    def __init__(
        self,
        qtbot: QtBot,
        folder: Path,
        server: Server,
        devices: EmulatedHall,
        fleet: Fleet,
        tokens: dict[str, str],
    ) -> None:
        self.qtbot = qtbot
        self.folder = folder
        self.stage = Stage(server)
        self.stage.following.__enter__()
        self.server = server
        self.devices = devices
        self.altered = ""
        self.tokens = tokens
        self.committees = [
            CommitteeStation(
                Enrolled(HallAddress(server.address, token), name, Role.COMMITTEE), folder / name, LIGHT, screen
            )
            for (name, token), screen in zip(tokens.items(), (self._screen, screen_state), strict=True)
        ]
        for each in self.committees:
            qtbot.addWidget(each.window)
            qtbot.addWidget(each.roll_call)
            each.window.resize(1366, 768)
            each.start()
        witnesses = [WitnessEnrolled(it.station.witness_name, it.station.witness_public_key) for it in self.committees]
        self.stage.record(Role.ADMIN, *witnesses)
        settings = Settings(test_poll_first=False, committee_releases=True)
        self.stage.prepare(fleet.members, settings)
        self.stage.hand_out(devices, [member.serial for member in fleet.members])
        self.stage.record(
            Role.CHAIR,
            ChairTaken("Jan van Zanen"),
            AgendaItemAdded(AgendaItem("01", "Begroting")),
            ProposalAdded(PROPOSAL),
            MatterCalled("01", (PROPOSAL.id,)),
        )

    def _screen(self, assembly: State) -> ScreenState:
        """What the first committee sees on the hall screen: the percentage can be altered."""
        seen = screen_state(assembly)
        altered = isinstance(seen, ResultShown) and self.altered
        return dataclasses.replace(seen, percentage=self.altered) if altered else seen  # type: ignore[type-var]

    def vote(self) -> None:
        """A whole poll, closed and not declared."""
        self.stage.ask(Role.CHAIR, AnnouncePoll(PollKind.REAL, QUESTION), OpenPoll(1, 0))
        self.stage.following.wait(lambda it: it.assembly.polls[1].voted == len(CODES))
        self.stage.ask(Role.CHAIR, ClosePoll(1))
        self.stage.following.wait(lambda it: it.assembly.polls[1].state is PollState.CLOSED)

    def until(self, says: Callable[[CommitteeState], bool]) -> None:
        """Waits until both committees see it."""
        self.qtbot.waitUntil(
            lambda: all(it.state is not None and says(it.state) for it in self.committees), timeout=PATIENCE
        )

    def end(self) -> None:
        for each in self.committees:
            each.end()
        self.stage.following.__exit__(None, None, None)


@pytest.fixture
def hall(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Hall]:
    load_typefaces()
    install_language(qapp, "nl")
    fleet = Fleet(len(CODES), seed=1)
    folder = make_folder(tmp_path / "hall", fleet)
    access = Access.load(folder)
    tokens = {name: access.enrol(name, Role.COMMITTEE) for name in ("commissie 1", "commissie 2")}
    people = VotingPeople(lambda _poll, code: 2 if code == CODES[1] else 1, 0.0, 1)
    with EmulatedHall(fleet, people=people) as devices:
        lines = tuple(devices.base_station_paths + devices.cradle_paths)
        with Server(folder, lines) as server:
            made = Hall(qtbot, tmp_path, server, devices, fleet, tokens)
            yield made
            made.end()


def agrees(state: CommitteeState) -> bool:
    return bool(state.polls) and all(row.agreement is Agreement.AGREES for row in state.polls)


def notices(station: CommitteeStation) -> list[Notice]:
    """What is unusual; but a copy that comes late is only a machine with much to do."""
    assert station.state is not None
    told = ((each, each.recorded.trouble) for each in station.state.notices)
    return [
        each
        for each, trouble in told
        if trouble == NO_TROUBLE or dataclasses.replace(trouble, late=(), starved=False) != NO_TROUBLE
    ]


def test_two_committees_recount_release_compare_and_cosign_a_whole_assembly(qtbot: QtBot, hall: Hall) -> None:
    hall.vote()
    hall.until(agrees)
    with contextlib.closing(CommandSender(hall.server.station(Role.CHAIR))) as chair:
        refusal = chair.send(DeclareResult(1, ""))
    assert isinstance(refusal, Refusal)
    assert refusal.reason is Reason.NOT_RELEASED
    first, second = hall.committees
    with qtbot.waitActive(first.window, timeout=PATIENCE):
        first.window.show()
    assert first.window.polls.table.item(0, 4).text() == "klopt\nwacht op uw vrijgave"  # type: ignore[union-attr]
    qtbot.keyClick(first.window, Qt.Key.Key_F9)
    hall.until(lambda state: state.polls[0].released)
    hall.stage.ask(Role.CHAIR, DeclareResult(1, ""))
    hall.until(lambda state: state.polls[0].declared and state.polls[0].on_screen and agrees(state))
    hall.until(lambda state: state.witness.enrolled and state.witness.last is not None)
    assert second.state is not None
    assert second.state.witness.last is not None
    newest = second.state.witness.last
    hall.until(lambda state: newest in state.witness.cosigned)
    hall.stage.ask(Role.CHAIR, ShowRoot())
    hall.until(lambda state: state.witness.on_screen)
    hall.stage.following.wait(lambda it: it.assembly.root is not None)
    on_screen = screen_state(hall.stage.following.model.assembly)
    assert isinstance(on_screen, FingerprintShown)
    assert on_screen.entries >= newest.size
    read_aloud = " ".join(on_screen.groups[:2])
    qtbot.keyClick(first.window, Qt.Key.Key_F7)
    dialog = first.window.findChild(CompareDialog)
    assert dialog is not None
    qtbot.keyClicks(dialog.field, read_aloud)
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    hall.until(lambda state: state.compared == on_screen.entries)
    hall.stage.ask(Role.CHAIR, CloseAssembly())
    hall.stage.following.wait(lambda it: it.assembly.phase is Phase.CLOSED)
    size = hall.stage.following.model.tree.size
    hall.until(lambda state: state.witness.last is not None and state.witness.last.size == size)
    hall.until(lambda state: state.witness.kept == size)
    witnesses = [str(witness_key(it.station.witness_name, it.station.witness_public_key)) for it in hall.committees]
    hall.end()
    hall.server.stop()
    report = verify(hall.server.folder / "assembly.ledger", witnesses=witnesses)
    assert isinstance(report, Report)
    assert report.ok, [check for check in report.checks if not check.ok]


def test_a_hall_screen_that_shows_something_else_shouts_at_who_looks_at_it(hall: Hall) -> None:
    hall.vote()
    hall.until(agrees)
    looks, elsewhere = hall.committees
    hall.altered = "12,34"
    looks.window.command.emit(Record(PollReleased(1)))
    hall.until(lambda state: state.polls[0].released)
    assert [each for it in hall.committees for each in notices(it)] == []
    hall.stage.ask(Role.CHAIR, DeclareResult(1, ""))
    hall.until(lambda state: state.polls[0].declared and state.polls[0].recounted is not None)
    assert looks.state is not None
    assert elsewhere.state is not None
    assert (looks.state.differing, elsewhere.state.differing) == ((1,), ())
    item = looks.window.polls.table.item(0, 4)
    assert item is not None
    assert item.text() == "KLOPT NIET\nRoep de voorzitter"
    assert item.background().color() == QColor(LIGHT.against)


def test_what_somebody_does_in_the_name_of_a_committee_stands_in_its_own_window(qtbot: QtBot, hall: Hall) -> None:
    """The hall itself can write so; here it is a program that has the token."""
    hall.vote()
    hall.until(agrees)
    first, second = hall.committees
    token = hall.tokens["commissie 1"]
    with contextlib.closing(CommandSender(HallAddress(hall.server.address, token))) as forger:
        assert not isinstance(forger.send(Record(PollReleased(1))), Refusal)
    hall.until(lambda state: state.polls[0].released)
    qtbot.waitUntil(lambda: bool(notices(first)), timeout=PATIENCE)
    assert [notice_words(each) for each in notices(first)] == [
        "NIET HIER GEDAAN, wel in naam van dit werkstation: stemming 1 is vrijgegeven"
    ]
    assert notices(second) == []
    assert (hall.folder / "commissie 1" / "own-acts").exists() is False


def test_a_ledger_is_compared_with_what_a_committee_knows_from_elsewhere(qtbot: QtBot, hall: Hall) -> None:
    hall.vote()
    hall.until(agrees)
    looks, other = hall.committees
    with qtbot.waitActive(looks.window, timeout=PATIENCE):
        looks.window.show()
    fits = (hall.server.folder / "hall.vkey").read_text().strip()
    qtbot.keyClick(looks.window, Qt.Key.Key_F8)
    dialog = looks.window.findChild(AnchorsDialog)
    assert dialog is not None
    dialog.hall_key.read(hall.server.folder / "hall.vkey")
    assert dialog.hall_key.field.text() == fits
    qtbot.keyClick(dialog.hall_key.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: looks.state is not None and looks.state.anchored == ("hall-key",), timeout=PATIENCE)
    assert looks.state is not None
    assert (looks.state.failed, agrees(looks.state)) == ((), True)
    assert read_anchors(hall.folder / "commissie 1") == Anchors(hall_key=fits), "it is there after a restart"
    other.window.known.emit(Anchors(fleet_key=base64.b64encode(bytes(32)).decode()))
    qtbot.waitUntil(lambda: other.state is not None and bool(other.state.failed), timeout=PATIENCE)
    assert other.state is not None
    assert [rule[:4] for rule, _ in other.state.failed] == ["V-35"], "another maker made these keypads"
