"""A small assembly from its register to its last entry: a hall, emulated devices in their own loop, scripted people."""

import sqlite3
import time
from pathlib import Path

from firmware_protocol.emulator.fleet import Fleet
from firmware_protocol.emulator.hall import EmulatedHall
from firmware_protocol.emulator.people import VotingPeople
from stemkast.assembly.commands import (
    AnnouncePoll,
    CloseAssembly,
    ClosePoll,
    Command,
    DeclareAcclamation,
    DeclareResult,
    HoldPoll,
    OfferPairing,
    OpenPoll,
    Record,
    ResumePoll,
    VoidPoll,
)
from stemkast.assembly.events import (
    AgendaItemAdded,
    ChairTaken,
    Event,
    KeypadEnrolled,
    MandateIssued,
    MatterCalled,
    PairingEnd,
    PairingEnded,
    PollKind,
    ProposalAdded,
    RepresentativeRole,
    Role,
    SettingsAdopted,
)
from stemkast.assembly.outcome import Outcome
from stemkast.assembly.poll_state import PollState
from stemkast.assembly.proposals import AgendaItem, Proposal, Question
from stemkast.assembly.refusal import Reason, Refusal
from stemkast.assembly.settings import Settings
from stemkast.hall_client.connection.commands import Accepted, CommandSender
from stemkast.hall_client.hall_here.local_hall import LocalHall
from stemkast.ledger.checkpoint import Checkpoint, open_note
from stemkast.ledger.store import LedgerStore
from tests.hall_server.small_hall import CODES, REGISTER, TEST_QUESTION, Following, make_folder
from tests.patience import PATIENCE

CHOICES = {
    1: dict.fromkeys(CODES, 1),
    2: {CODES[0]: 1, CODES[1]: 2, CODES[2]: 3},
    3: dict.fromkeys(CODES, 2),
    4: {CODES[0]: 2, CODES[1]: 2, CODES[2]: 1},
}


class _Assembly:
    """Stations at a local hall, and its devices."""

    def __init__(self, hall: LocalHall, devices: EmulatedHall) -> None:
        self.devices = devices
        self.senders = {
            role: CommandSender(hall.address(role)) for role in (Role.ADMIN, Role.DESK, Role.CHAIR, Role.SCREEN)
        }
        self.following = Following(hall.address(Role.SCREEN))

    def ask(self, role: Role, *commands: Command) -> None:
        for command in commands:
            answer = self.senders[role].send(command)
            assert isinstance(answer, Accepted), (command, answer)

    def record(self, role: Role, *events: Event) -> None:
        self.ask(role, *(Record(event) for event in events))

    def hand_out(self, code: str, serial: str) -> None:
        self.devices.insert(0, serial)
        deadline = time.monotonic() + PATIENCE
        while isinstance(answer := self.senders[Role.DESK].send(OfferPairing(code, serial)), Refusal):
            assert "in no cradle" in answer.text
            assert time.monotonic() < deadline
        self.following.wait(lambda it: code in it.assembly.current_pairing)

    def announce(self, kind: PollKind, question: Question) -> None:
        self.ask(Role.CHAIR, AnnouncePoll(kind, question))

    def until_voted(self, poll: int, municipalities: int) -> None:
        self.following.wait(lambda it: poll in it.assembly.polls and it.assembly.polls[poll].voted == municipalities)

    def until(self, poll: int, state: PollState) -> None:
        self.following.wait(lambda it: poll in it.assembly.polls and it.assembly.polls[poll].state is state)


def _prepare(it: _Assembly) -> None:
    fleet = it.devices.fleet
    it.record(Role.ADMIN, SettingsAdopted(Settings()), *REGISTER.events(Settings().weight))
    it.record(Role.ADMIN, *(KeypadEnrolled(each.serial, each.public_key, each.certificate) for each in fleet.members))
    it.record(Role.CHAIR, AgendaItemAdded(AgendaItem("01", "Begroting")))
    for proposal in ("01-1", "01-2", "01-3"):
        it.record(Role.CHAIR, ProposalAdded(Proposal(proposal, "01", f"Voorstel {proposal}")))
    for code in CODES[:3]:
        it.record(Role.DESK, MandateIssued(code, RepresentativeRole.MAYOR, "", f"F-{code}"))
    refusal = it.senders[Role.DESK].send(OfferPairing(CODES[3], "SK-0004"))
    assert isinstance(refusal, Refusal)
    assert refusal.reason is Reason.NO_MANDATE
    for number, code in enumerate(CODES[:3], start=1):
        it.hand_out(code, f"SK-{number:04d}")
    it.record(Role.CHAIR, ChairTaken("De voorzitter"))


def _test_poll(it: _Assembly) -> None:
    it.record(Role.CHAIR, MatterCalled("01", ("01-1",)))
    refusal = it.senders[Role.CHAIR].send(AnnouncePoll(PollKind.REAL, Question("Voorstel 01-1", ("01-1",))))
    assert isinstance(refusal, Refusal)
    assert refusal.reason is Reason.TEST_POLL_FIRST
    it.announce(PollKind.TEST, TEST_QUESTION)
    it.ask(Role.CHAIR, OpenPoll(1, 30))
    it.until_voted(1, 3)
    it.ask(Role.CHAIR, ClosePoll(1))
    it.until(1, PollState.CLOSED)


def _real_polls(it: _Assembly) -> None:
    it.announce(PollKind.REAL, Question("Voorstel 01-1", ("01-1",)))
    it.ask(Role.CHAIR, OpenPoll(2, 0))
    it.until_voted(2, 3)
    it.devices.press("SK-0002", 1)  # a change of mind: from against to for
    it.following.wait(lambda it: len(it.events("vote_accepted")) == 7)
    it.ask(Role.CHAIR, HoldPoll(2), ResumePoll(2, 1))
    it.until(2, PollState.CLOSED)
    it.ask(Role.CHAIR, DeclareResult(2, ""))
    it.record(Role.CHAIR, MatterCalled("01", ("01-2",)))
    it.announce(PollKind.REAL, Question("Voorstel 01-2", ("01-2",)))
    it.ask(Role.CHAIR, OpenPoll(3, 0))
    it.until_voted(3, 3)
    it.ask(Role.CHAIR, VoidPoll(3, "de voorzitter las het verkeerde voorstel voor"))
    it.announce(PollKind.REAL, Question("Voorstel 01-2", ("01-2",)))
    it.ask(Role.CHAIR, OpenPoll(4, 0))
    it.until_voted(4, 3)
    it.ask(Role.CHAIR, ClosePoll(4))
    it.until(4, PollState.CLOSED)
    it.ask(Role.CHAIR, DeclareResult(4, "Verworpen, dames en heren."))
    it.record(Role.CHAIR, MatterCalled("01", ("01-3",)))
    it.ask(Role.CHAIR, DeclareAcclamation(("01-3",), ""))
    it.record(Role.DESK, PairingEnded(1, PairingEnd.RETURNED))
    it.ask(Role.CHAIR, CloseAssembly())
    refusal = it.senders[Role.CHAIR].send(Record(ChairTaken("te laat")))
    assert isinstance(refusal, Refusal)
    assert refusal.reason is Reason.WRONG_PHASE


def test_from_the_register_to_the_last_entry(tmp_path: Path) -> None:
    fleet = Fleet(4, seed=3)
    folder = make_folder(tmp_path / "hall", fleet)
    people = VotingPeople(lambda poll, code: CHOICES[poll].get(code), pace=0.05, seed=1)
    with (
        EmulatedHall(fleet, people=people) as devices,
        LocalHall(folder, devices.base_station_paths + devices.cradle_paths) as hall,
    ):
        it = _Assembly(hall, devices)
        with it.following:
            _prepare(it)
            _test_poll(it)
            _real_polls(it)
            it.following.wait(lambda it: it.events("assembly_closed"))
        for sender in it.senders.values():
            sender.close()
    assembly = it.following.assembly
    second, fourth = (assembly.polls[number].declared for number in (2, 4))
    assert second is not None
    assert fourth is not None
    weights = [assembly.register[code].weight for code in CODES]
    assert (second.outcome, second.percentage) == (Outcome.ADOPTED, "100,00")
    assert {each.key: each.votes for each in second.votes} == {1: weights[0] + weights[1], 2: 0}
    assert second.abstained == weights[2]
    assert (fourth.outcome, fourth.words) == (Outcome.REJECTED, "Verworpen, dames en heren.")
    assert [each["poll"] for each in it.following.events("poll_closed")] == [1, 2, 4]
    assert [each["noise"] for each in it.following.events("poll_closed")] == [[], [], []]
    _look_at(folder, it.following)


def _look_at(folder: Path, following: Following) -> None:
    """The file that is left: views that count, and a last checkpoint over everything."""
    assert sorted(each.name for each in folder.glob("assembly.ledger*")) == ["assembly.ledger"]
    assert (folder / "hall.log").read_text() == ""
    with LedgerStore.open_read_only(folder / "assembly.ledger") as store:
        assert list(enumerate(store.entries())) == following.entries
        newest = store.last_checkpoint()
    assert newest is not None
    read = open_note(newest[1], (folder / "hall.vkey").read_text().strip())
    assert isinstance(read, Checkpoint)
    assert (newest[0], read.size, read.root) == (
        len(following.entries),
        following.model.tree.size,
        following.model.tree.root(),
    )
    reading = sqlite3.connect(folder / "assembly.ledger")
    counted = reading.execute(
        "SELECT poll, municipality, choice FROM votes WHERE counted ORDER BY poll, idx"
    ).fetchall()
    expected = {(1, code, 1) for code in CODES[:3]} | {(4, code, CHOICES[4][code]) for code in CODES[:3]}
    expected |= {(2, CODES[0], 1), (2, CODES[1], 1), (2, CODES[2], 3)}
    assert set(counted) == expected
    assert len(counted) == len(expected)
    assert reading.execute("SELECT count(*) FROM votes WHERE poll = 2").fetchone() == (4,)
    assert reading.execute("SELECT count(*) FROM handouts WHERE ended IS NULL").fetchone() == (2,)
    reading.close()
