"""Preparation, the stembalie and the agenda: what may happen, and what each refusal says."""

import dataclasses

import pytest

from stemkast.assembly import assembly as assembly_module
from stemkast.assembly.assembly import Assembly
from stemkast.assembly.events import (
    CATALOGUE,
    AcclamationDeclared,
    AcclamationObjected,
    AgendaItemAdded,
    AgendaOrdered,
    AssemblyInitialised,
    ChairTaken,
    KeypadEnrolled,
    KeypadFound,
    MandateIssued,
    MandateWithdrawn,
    MatterCalled,
    MergedPart,
    PairingEnd,
    PairingEnded,
    PollKind,
    ProposalAdded,
    ProposalHeldOver,
    ProposalRestored,
    ProposalTakenOff,
    ProposalWithdrawn,
    RegisterAdopted,
    RegisterChunk,
    RegisterRow,
    RepresentativeRole,
    Role,
    ScreenShown,
    ScreenView,
    SettingsAdopted,
)
from stemkast.assembly.hashes import register_hash
from stemkast.assembly.proposals import AgendaItem, Proposal, ProposalKind
from stemkast.assembly.public_results import public_matters
from stemkast.assembly.refusal import Reason
from stemkast.assembly.settings import Settings
from stemkast.assembly.state import Method, ProposalStatus
from tests.assembly.hall import CHAIR, START, Hall, code

MOTION = Proposal("01-1", "01", "Motie", ProposalKind.MOTION, "de motie")
OTHER = Proposal("01-2", "01", "Andere motie", ProposalKind.MOTION, "de motie")


def reason(there: Hall, event: object, role: Role | None = None) -> Reason:
    refusal = there.refusal(event, role)  # type: ignore[arg-type]
    assert refusal is not None, event
    return refusal.reason


def test_every_event_has_its_two_rules() -> None:
    declared = {declaration.event for declaration in CATALOGUE.values()}
    assert set(assembly_module.RULEBOOK.checks) == declared
    assert set(assembly_module.RULEBOOK.applies) == declared


def test_nothing_comes_before_the_first_entry_and_it_comes_once() -> None:
    first = AssemblyInitialised(bytes(16), "ALV", "2023-06-14", "Groningen", 1, b"h" * 32, b"s" * 32, b"f" * 32)
    empty = Assembly()
    refusal = empty.check(ChairTaken(CHAIR))
    assert refusal is not None
    assert refusal.reason is Reason.WRONG_PHASE
    for wrong in (dataclasses.replace(first, assembly=b"1"), dataclasses.replace(first, epoch=0)):
        refused = empty.check(wrong)
        assert refused is not None
        assert refused.reason is Reason.INCONSISTENT
    assert empty.check(first) is None
    assert reason(Hall(), first) is Reason.ALREADY_EXISTS


def test_roles_are_those_of_the_declaration() -> None:
    there = Hall()
    assert reason(there, ChairTaken("Sharon Dijksma"), Role.DESK) is Reason.WRONG_ROLE
    assert there.refusal(ChairTaken("Sharon Dijksma"), Role.CHAIR) is None


def prepared() -> tuple[Assembly, Settings]:
    assembly = Assembly()
    assembly.apply(AssemblyInitialised(bytes(16), "ALV", "2023-06-14", "x", 1, b"h" * 32, b"s" * 32, b"f" * 32), START)
    return assembly, Settings()


def test_settings_come_before_the_register_and_never_after() -> None:
    assembly, settings = prepared()
    chunk = RegisterChunk(0, (RegisterRow("GM0001", "A", 2500, 2),))
    refusal = assembly.check(chunk)
    assert refusal is not None
    assert refusal.reason is Reason.WRONG_PHASE
    assembly.apply(SettingsAdopted(settings), START)
    assembly.apply(chunk, START)
    late = assembly.check(SettingsAdopted(settings))
    assert late is not None
    assert late.reason is Reason.WRONG_PHASE


PARTS = (MergedPart("GM0501", "Brielle", 17_594), MergedPart("GM0530", "Hellevoetsluis", 40_312))


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (RegisterRow("GM0001", "A", -1, 1), Reason.INCONSISTENT),
        (RegisterRow("GM0001", "A", 2500, 3), Reason.INCONSISTENT),
        (RegisterRow("GM1992", "Voorne aan Zee", 57_905, 57, PARTS), Reason.INCONSISTENT),
        (RegisterRow("GM1992", "Voorne aan Zee", 57_906, 57, PARTS), None),
    ],
)
def test_rows_of_the_register(row: RegisterRow, expected: Reason | None) -> None:
    assembly, settings = prepared()
    assembly.apply(SettingsAdopted(settings), START)
    refusal = assembly.check(RegisterChunk(0, (row,)))
    assert (refusal.reason if refusal else None) is expected
    twice = assembly.check(RegisterChunk(0, (row, row))) if expected is None else None
    assert twice is None or twice.reason is Reason.ALREADY_EXISTS


def test_a_register_is_adopted_with_matching_sums_and_hash() -> None:
    assembly, settings = prepared()
    assembly.apply(SettingsAdopted(settings), START)
    wrong_chunk = assembly.check(RegisterChunk(1, ()))
    assert wrong_chunk is not None
    rows = (RegisterRow("GM0001", "A", 2500, 2), RegisterRow("GM0002", "B", 99_000, 75))
    assembly.apply(RegisterChunk(0, rows), START)
    right = RegisterAdopted("2022-01-01", "CBS", 1, 2, 101_500, 77, register_hash(rows))
    for wrong in (dataclasses.replace(right, votes=78), dataclasses.replace(right, register_hash=bytes(32))):
        refusal = assembly.check(wrong)
        assert refusal is not None
        assert refusal.reason is Reason.INCONSISTENT
    assert assembly.check(right) is None
    assembly.apply(right, START)
    for again in (right, RegisterChunk(1, ())):
        refusal = assembly.check(again)
        assert refusal is not None
        assert refusal.reason is Reason.ALREADY_EXISTS


def test_keypads_are_enrolled_once_with_a_key_of_their_own() -> None:
    there = Hall()
    assert reason(there, KeypadEnrolled("SK-0001", b"z" * 32, b"")) is Reason.ALREADY_EXISTS
    assert reason(there, KeypadEnrolled("SK-9999", bytes(32), b"")) is Reason.ALREADY_EXISTS
    assert reason(there, KeypadEnrolled("SK-9999", b"short", b"")) is Reason.INCONSISTENT


def test_one_municipality_one_keypad_one_keypad_one_municipality() -> None:
    there = Hall()
    assert reason(there, there.pairing(0, "SK-0000")) is Reason.NO_MANDATE
    assert reason(there, MandateIssued("GM9999", RepresentativeRole.MAYOR, "", "")) is Reason.UNKNOWN
    there.hand_out(0)
    assert reason(there, there.pairing(0, "SK-0001")) is Reason.MUNICIPALITY_HAS_KEYPAD
    there.do(MandateIssued(code(1), RepresentativeRole.CLERK, "", "F1"))
    assert reason(there, there.pairing(1, "SK-0000")) is Reason.KEYPAD_IN_USE
    assert reason(there, there.pairing(1, "SK-0077")) is Reason.UNKNOWN
    wrong = dataclasses.replace(there.pairing(1, "SK-0001"), weight=1)
    assert reason(there, wrong) is Reason.INCONSISTENT
    assert reason(there, dataclasses.replace(wrong, municipality="GM9999")) is Reason.UNKNOWN
    assert reason(there, MandateWithdrawn(code(0), "vergissing")) is Reason.MUNICIPALITY_HAS_KEYPAD
    assert reason(there, MandateWithdrawn(code(3), "vergissing")) is Reason.NO_MANDATE
    there.do(PairingEnded(1, PairingEnd.RETURNED), MandateWithdrawn(code(0), "vergissing"))
    assert (there.assembly.present, there.assembly.present_votes) == (0, 0)
    assert reason(there, PairingEnded(1, PairingEnd.LOST)) is Reason.KEYPAD_HANDED_IN
    assert reason(there, PairingEnded(7, PairingEnd.LOST)) is Reason.UNKNOWN_PAIRING


def test_a_lost_keypad_is_handed_out_once_it_was_found() -> None:
    there = Hall()
    assert reason(there, KeypadFound("SK-0000")) is Reason.UNKNOWN
    there.hand_out(0)
    there.do(PairingEnded(1, PairingEnd.LOST))
    assert reason(there, there.pairing(0, "SK-0000")) is Reason.KEYPAD_LOST
    there.do(KeypadFound("SK-0000"), there.pairing(0, "SK-0000"))
    assert reason(there, KeypadFound("SK-0000")) is Reason.UNKNOWN


def test_items_and_proposals_are_complete_and_unique() -> None:
    there = Hall()
    assert reason(there, AgendaItemAdded(AgendaItem("", "x"))) is Reason.INCONSISTENT
    assert reason(there, AgendaItemAdded(AgendaItem("01", "x"))) is Reason.ALREADY_EXISTS
    assert reason(there, ProposalAdded(dataclasses.replace(MOTION, subject=""))) is Reason.INCONSISTENT
    assert reason(there, ProposalAdded(dataclasses.replace(MOTION, item="99"))) is Reason.UNKNOWN
    assert reason(there, ProposalAdded(dataclasses.replace(MOTION, options=("A", "A")))) is Reason.INCONSISTENT
    there.do(ProposalAdded(MOTION))
    assert reason(there, ProposalAdded(MOTION)) is Reason.ALREADY_EXISTS
    assert there.assembly.proposals_of("01") == (MOTION,)
    assert reason(there, ChairTaken("")) is Reason.NO_CHAIR


def test_the_agenda_can_be_ordered_anew() -> None:
    there = Hall()
    there.do(AgendaItemAdded(AgendaItem("02", "Tweede")))
    assert reason(there, AgendaOrdered(("02",))) is Reason.INCONSISTENT
    there.do(AgendaOrdered(("02", "01")))
    assert list(there.assembly.items) == ["02", "01"]


AMENDMENT = Proposal(
    "01-a",
    "01",
    "Amendement",
    ProposalKind.AMENDMENT,
    "het amendement",
    amends="01-1",
    changed_subject="Motie, gewijzigd",
)


def test_an_amendment_comes_first_and_changes_what_is_put_to_the_vote() -> None:
    there = Hall()
    there.hand_out(0)
    there.test_poll()
    there.do(ProposalAdded(MOTION), ProposalAdded(AMENDMENT), MatterCalled("01", ("01-1",)))
    asked = AcclamationDeclared(("01-1",), CHAIR, "aangenomen")
    assert reason(there, asked) is Reason.AMENDMENT_FIRST
    there.do(MatterCalled("01", ("01-a",)))
    there.poll({0: 1})
    there.do(MatterCalled("01", ("01-1",)))
    number = there.open()
    assert there.assembly.polls[number].question.subject == "Motie, gewijzigd"


def test_amendments_that_cannot_be() -> None:
    there = Hall()
    there.do(ProposalAdded(MOTION))
    assert reason(there, ProposalAdded(dataclasses.replace(AMENDMENT, late=True))) is Reason.INCONSISTENT
    assert reason(there, ProposalAdded(dataclasses.replace(AMENDMENT, amends="x"))) is Reason.UNKNOWN
    assert reason(there, ProposalAdded(dataclasses.replace(OTHER, amends="01-1"))) is Reason.INCONSISTENT
    there.do(ProposalWithdrawn("01-1"))
    assert reason(there, ProposalAdded(AMENDMENT)) is Reason.ALREADY_DECIDED


def test_acclamation_and_the_one_objection_that_ends_it() -> None:
    there = Hall()
    there.hand_out(0)
    there.test_poll()
    there.propose(MOTION)
    assert reason(there, AcclamationDeclared(("01-1",), "Iemand", "x")) is Reason.NO_CHAIR
    assert reason(there, AcclamationDeclared(("01-2",), CHAIR, "x")) is Reason.NOT_CALLED
    there.do(AcclamationDeclared(("01-1",), CHAIR, "De motie is bij acclamatie aangenomen."))
    assert there.assembly.status["01-1"] is ProposalStatus.ADOPTED
    there.do(AcclamationObjected(("01-1",)))
    assert there.assembly.status["01-1"] is ProposalStatus.PENDING
    assert reason(there, AcclamationDeclared(("01-1",), CHAIR, "x")) is Reason.ALREADY_DECIDED
    there.poll({0: 2})
    assert reason(there, AcclamationObjected(("01-1",))) is Reason.ALREADY_DECIDED
    there.propose(OTHER)
    assert reason(there, AcclamationObjected(("01-1",))) is Reason.NOT_CALLED
    there.do(ProposalWithdrawn("01-2"))
    assert reason(there, AcclamationObjected(("01-2",))) is Reason.ALREADY_DECIDED
    assert [matter.method for matter in there.assembly.matters][-1] is Method.WITHDRAWN


def test_calling_needs_a_chair_an_item_and_open_proposals() -> None:
    there = Hall()
    there.do(AgendaItemAdded(AgendaItem("02", "Tweede")), ProposalAdded(MOTION))
    assert reason(there, MatterCalled("99", ())) is Reason.UNKNOWN
    assert reason(there, MatterCalled("01", ("x",))) is Reason.UNKNOWN
    assert reason(there, MatterCalled("02", ("01-1",))) is Reason.INCONSISTENT
    assert reason(there, MatterCalled("01", ("01-1", "01-1"))) is Reason.INCONSISTENT
    there.do(ProposalHeldOver("01-1"))
    assert reason(there, MatterCalled("01", ("01-1",))) is Reason.ALREADY_DECIDED
    there.assembly.chair = ""
    assert reason(there, MatterCalled("01", ())) is Reason.NO_CHAIR


def test_a_matter_under_vote_does_not_leave_the_agenda() -> None:
    there = Hall()
    there.hand_out(0)
    there.test_poll()
    there.propose(MOTION)
    number = there.open()
    there.do(there.vote(0, 1))
    assert reason(there, ProposalWithdrawn("01-1")) is Reason.POLL_RUNNING
    there.close()
    assert reason(there, ProposalHeldOver("01-1")) is Reason.POLL_STATE
    there.do(there.declaration(number))
    assert reason(there, ProposalHeldOver("01-1")) is Reason.ALREADY_DECIDED


def test_an_adopted_motion_of_order_takes_matters_off_the_agenda() -> None:
    there = Hall()
    there.hand_out(0)
    there.test_poll()
    there.do(ProposalAdded(OTHER))
    order = Proposal("01-o", "01", "Motie van orde", ProposalKind.MOTION_OF_ORDER, "de motie van orde")
    there.propose(order)
    assert reason(there, ProposalTakenOff("01-2", "01-o")) is Reason.NOT_A_MOTION_OF_ORDER
    assert reason(there, ProposalTakenOff("01-2", "01-2")) is Reason.NOT_A_MOTION_OF_ORDER
    there.poll({0: 1})
    there.do(ProposalTakenOff("01-2", "01-o"))
    assert there.assembly.status["01-2"] is ProposalStatus.TAKEN_OFF


def test_what_the_hall_sees() -> None:
    there = Hall()
    there.hand_out(0)
    there.propose(MOTION)
    assert there.assembly.view is ScreenView.MATTER
    assert reason(there, ScreenShown(ScreenView.POLL, 4)) is Reason.UNKNOWN
    there.do(ScreenShown(ScreenView.PAUSE, 0), ScreenShown(ScreenView.MATTER, 0))
    assert there.assembly.view_matter == MatterCalled("01", ("01-1",))
    there.open(PollKind.TEST)
    assert there.assembly.view is ScreenView.POLL


@pytest.mark.parametrize("leaves", [ProposalWithdrawn("01-1"), ProposalHeldOver("01-1")])
def test_what_left_by_mistake_comes_back_and_can_be_decided(leaves: ProposalWithdrawn | ProposalHeldOver) -> None:
    there = Hall()
    there.do(ProposalAdded(MOTION))
    there.do(MatterCalled("01", ("01-1",)), leaves)
    there.do(ProposalRestored("01-1"))
    assert there.assembly.status["01-1"] is ProposalStatus.PENDING
    assert list(public_matters(there.assembly)) == []
    there.do(AcclamationDeclared(("01-1",), CHAIR, "Aangenomen."))
    assert reason(there, ProposalRestored("01-1")) is Reason.INCONSISTENT
    assert reason(there, ProposalRestored("99")) is Reason.UNKNOWN
    assert [each.number for each in public_matters(there.assembly)] == [2]
