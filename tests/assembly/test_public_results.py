"""What everybody may look up: from the declaration on, in the order of the day, and never a test poll."""

from stemkast.assembly.events import (
    AcclamationDeclared,
    AcclamationObjected,
    ContestGround,
    MatterCalled,
    PollVoided,
    ProposalAdded,
    ProposalHeldOver,
    ProposalWithdrawn,
    ResultContested,
)
from stemkast.assembly.proposals import Proposal
from stemkast.assembly.public_results import public_matters, public_register
from stemkast.assembly.shown import Decided, Decision, ResultShown, Voided
from tests.assembly.hall import CHAIR, WEIGHTS, Hall


def hall_with(*proposals: str) -> Hall:
    hall = Hall()
    hall.hand_out(0, 1, 2)
    hall.test_poll()
    for number in proposals:
        hall.do(ProposalAdded(Proposal(number, "01", f"Voorstel {number}")))
    return hall


def call(hall: Hall, proposal: str) -> None:
    hall.do(MatterCalled("01", (proposal,)))


def test_nothing_is_there_before_the_declaration() -> None:
    hall = hall_with("a")
    call(hall, "a")
    hall.open()
    for number, choice in enumerate((1, 2, 3)):
        hall.do(hall.vote(number, choice))
        assert list(public_matters(hall.assembly)) == []
    declaration = hall.declaration(hall.close())
    assert list(public_matters(hall.assembly)) == []
    hall.do(declaration)
    (matter,) = public_matters(hall.assembly)
    assert isinstance(matter.shown, ResultShown)
    assert matter.shown.percentage == "65,22"
    assert matter.choices == (1, 2, 3, 0, 0)


def test_every_municipality_of_the_register_has_its_place() -> None:
    register = public_register(hall_with().assembly)
    assert [each.weight for each in register.municipalities] == list(WEIGHTS)
    assert register.municipalities[1].name == "Gemeente 1"
    assert register.meeting.date == "2023-06-14"


def test_a_municipality_comes_with_the_names_that_people_look_for() -> None:
    hall = Hall(weights=(1,) * 519)
    register = public_register(hall.assembly)
    assert next(each for each in register.municipalities if each.name == "Gemeente 518").also == (
        "Den Haag",
        "The Hague",
    )


def test_a_contested_result_stays_and_a_voided_one_loses_its_votes() -> None:
    hall = hall_with("a")
    call(hall, "a")
    poll = hall.poll({0: 1, 1: 2}).poll
    hall.do(ResultContested(poll, ContestGround.MAJORITY_ASKS, ""))
    (matter,) = public_matters(hall.assembly)
    assert isinstance(matter.shown, ResultShown)
    assert matter.shown.contested
    hall.do(PollVoided(poll, "herstemming", b""))
    (matter,) = public_matters(hall.assembly)
    assert isinstance(matter.shown, Voided)
    assert matter.choices == ()
    hall.poll({0: 2, 1: 2})
    first, second = public_matters(hall.assembly)
    assert isinstance(first.shown, Voided)
    assert second.choices == (2, 2, 0, 0, 0)


def test_a_poll_that_was_voided_before_its_declaration_was_never_seen() -> None:
    hall = hall_with("a")
    call(hall, "a")
    hall.do(PollVoided(hall.open(), "storing", b"void"))
    assert list(public_matters(hall.assembly)) == []


def test_what_ends_without_a_poll_stands_there_too() -> None:
    hall = hall_with("a", "b", "c")
    call(hall, "a")
    hall.do(AcclamationDeclared(("a",), CHAIR, "gehoord"))
    hall.do(ProposalWithdrawn("b"), ProposalHeldOver("c"))
    shown = [matter.shown for matter in public_matters(hall.assembly)]
    decisions = [each.decision for each in shown if isinstance(each, Decided)]
    assert decisions == [Decision.ACCLAMATION, Decision.WITHDRAWN, Decision.HELD_OVER]


def test_an_acclamation_that_somebody_objects_to_is_taken_off() -> None:
    hall = hall_with("a")
    call(hall, "a")
    hall.do(AcclamationDeclared(("a",), CHAIR, "gehoord"), AcclamationObjected(("a",)))
    assert list(public_matters(hall.assembly)) == []
    hall.poll({0: 1, 1: 1, 2: 1})
    (matter,) = public_matters(hall.assembly)
    assert isinstance(matter.shown, ResultShown)
    assert matter.number == 3  # after the test poll and the acclamation
