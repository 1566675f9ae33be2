"""The state of the hall screen: what it shows at every moment, and what it never shows."""

import pytest

from stemkast.assembly.events import (
    AcclamationDeclared,
    AcclamationObjected,
    ContestGround,
    LotDrawn,
    MatterCalled,
    PollHeld,
    PollKind,
    PollOpened,
    PollResumed,
    PollVoided,
    ProposalAdded,
    ProposalHeldOver,
    ProposalTakenOff,
    ProposalWithdrawn,
    ResultContested,
    ScreenShown,
    ScreenView,
)
from stemkast.assembly.outcome import Outcome
from stemkast.assembly.proposals import Proposal, ProposalKind, Recommendation
from stemkast.assembly.questions import question_about
from stemkast.assembly.screen_state import result_of, screen_state
from stemkast.assembly.settings import Settings, TieRule
from stemkast.assembly.shown import (
    Checking,
    Decided,
    Decision,
    ItemShown,
    MatterShown,
    Pause,
    PollAnnouncedShown,
    PollOpenShown,
    ResultShown,
    ScreenState,
    Turnout,
    Voided,
    Welcome,
)
from stemkast.assembly.state import State
from stemkast.assembly.tally import draw
from tests.assembly.hall import CHAIR, START, TEST_QUESTION, Hall

MOTION = Proposal(
    "01-1",
    "01",
    "Motie",
    ProposalKind.MOTION,
    "de motie",
    ("Ede", "Zeist"),
    recommendation=Recommendation.ADOPT,
    covers=("01a", "01b"),
)
CHOICE = Proposal("01-2", "01", "Verkiezing", ProposalKind.ELECTION, options=("Ans", "Bob", "Cor"))


@pytest.fixture
def hall() -> Hall:
    made = Hall()
    made.hand_out(0, 1, 2, 3)
    return made


def shown(hall: Hall) -> ScreenState:
    return screen_state(hall.assembly)


def test_before_the_first_entry_there_is_a_welcome() -> None:
    state = screen_state(State())
    assert isinstance(state, Welcome)
    assert state.meeting.name == ""


def test_welcome_counts_who_is_there(hall: Hall) -> None:
    state = shown(hall)
    assert isinstance(state, Welcome)
    assert (state.present, state.present_votes, state.municipalities, state.votes) == (4, 165, 5, 166)
    assert (state.meeting.name, state.meeting.date, state.meeting.place) == ("ALV", "2023-06-14", "Groningen")


def test_pause_and_back(hall: Hall) -> None:
    hall.do(MatterCalled("01", ()), ScreenShown(ScreenView.PAUSE, 0))
    assert isinstance(shown(hall), Pause)
    hall.do(ScreenShown(ScreenView.MATTER, 0))
    state = shown(hall)
    assert isinstance(state, ItemShown)
    assert state.item.title == "Opening"


def test_a_matter_with_movers_and_advice(hall: Hall) -> None:
    hall.propose(MOTION)
    state = shown(hall)
    assert isinstance(state, MatterShown)
    assert state.topic.items == ("01a", "01b")
    assert state.topic.movers == ("Ede", "Zeist")
    assert state.topic.recommendation is Recommendation.ADOPT
    assert state.options == ()


def test_a_choice_shows_its_options(hall: Hall) -> None:
    hall.propose(CHOICE)
    state = shown(hall)
    assert isinstance(state, MatterShown)
    assert state.options == ("Ans", "Bob", "Cor")


def test_several_proposals_share_one_picture(hall: Hall) -> None:
    other = Proposal("01-3", "01", "Amendering", movers=("Ede",), recommendation=Recommendation.HOLD_OVER)
    hall.do(ProposalAdded(MOTION), ProposalAdded(other), MatterCalled("01", ("01-1", "01-3")))
    state = shown(hall)
    assert isinstance(state, MatterShown)
    assert state.topic.subject == "Motie en Amendering"
    assert state.topic.items == ("01a", "01b", "01")
    assert state.topic.recommendation is None


def test_the_way_of_a_real_poll(hall: Hall) -> None:
    hall.test_poll()
    hall.propose(MOTION)
    announced = hall.announcement(PollKind.REAL, question_about(hall.assembly, ("01-1",)))
    hall.do(announced)
    assert isinstance(shown(hall), PollAnnouncedShown)
    number = announced.poll
    hall.do(PollOpened(number, 30, b"open"))
    hall.do(hall.vote(0, 1), hall.vote(1, 2))
    state = shown(hall)
    assert isinstance(state, PollOpenShown)
    assert state.turnout == Turnout(2, 115, 4, 165)
    assert (state.seconds, state.held) == (30, False)
    hall.do(PollHeld(number, b"hold"))
    held = shown(hall)
    assert isinstance(held, PollOpenShown)
    assert held.held
    hall.do(PollResumed(number, 0, b"resume"))
    hall.close()
    assert isinstance(shown(hall), Checking)
    hall.do(hall.declaration(number))
    result = shown(hall)
    assert isinstance(result, ResultShown)
    assert (result.percentage, result.outcome) == ("65,22", Outcome.ADOPTED)
    assert [(each.option.label, each.votes, each.municipalities) for each in result.tallies] == [
        ("Voor", 75, 1),
        ("Tegen", 40, 1),
    ]
    assert result.abstained is not None
    assert result.abstained.votes == 0
    assert (result.cast, result.leading, result.contested) == (115, None, False)
    hall.do(ResultContested(number, ContestGround.MAJORITY_ASKS, ""))
    contested = shown(hall)
    assert isinstance(contested, ResultShown)
    assert contested.contested
    hall.do(PollVoided(number, "opnieuw", b""))
    voided = shown(hall)
    assert isinstance(voided, Voided)
    assert voided.reason == "opnieuw"


def test_a_test_poll_shows_its_percentage_when_the_chair_says_so(hall: Hall) -> None:
    hall.do(MatterCalled("01", ()))
    number = hall.open(PollKind.TEST, TEST_QUESTION)
    hall.do(hall.vote(0, 1))
    hall.close()
    state = shown(hall)
    assert isinstance(state, Checking)
    assert state.topic.items == ("01",)
    hall.do(ScreenShown(ScreenView.RESULT, number))
    result = shown(hall)
    assert isinstance(result, ResultShown)
    assert (result.outcome, result.percentage) == (None, "100,00")


def test_a_test_poll_before_any_matter_belongs_to_no_item(hall: Hall) -> None:
    hall.open(PollKind.TEST, TEST_QUESTION)
    state = shown(hall)
    assert isinstance(state, PollOpenShown)
    assert state.topic.items == ()


@pytest.mark.parametrize("kind", [PollKind.TEST, PollKind.REAL])
def test_the_direction_shows_nowhere_before_its_time(kind: PollKind) -> None:
    """Two assemblies that differ in what was voted alone have the same state until the result may be seen."""
    halls = []
    for choices in ((1, 1, 1, 3), (2, 2, 3, 1)):
        hall = Hall()
        hall.hand_out(0, 1, 2, 3)
        if kind is PollKind.REAL:
            hall.test_poll()
            hall.propose(MOTION)
        hall.open(kind, TEST_QUESTION if kind is PollKind.TEST else None)
        hall.do(*(hall.vote(number, choice) for number, choice in enumerate(choices)))
        halls.append(hall)
    one, other = halls
    assert shown(one) == shown(other)
    for hall in halls:
        hall.do(PollHeld(hall.assembly.last_poll.number, b"hold"))
    assert shown(one) == shown(other)
    for hall in halls:
        hall.close()
    assert shown(one) == shown(other)
    for hall in halls:
        number = hall.assembly.last_poll.number
        hall.do(hall.declaration(number) if kind is PollKind.REAL else ScreenShown(ScreenView.RESULT, number))
    assert shown(one) != shown(other)


def test_while_a_poll_runs_there_is_no_result_for_the_operator_either(hall: Hall) -> None:
    hall.open(PollKind.TEST, TEST_QUESTION)
    poll = hall.assembly.last_poll
    assert poll is not None
    assert result_of(hall.assembly, poll) is None
    hall.close()
    assert result_of(hall.assembly, poll) is not None


def test_acclamation_and_objection(hall: Hall) -> None:
    hall.propose(MOTION)
    hall.do(AcclamationDeclared(("01-1",), CHAIR, "aangenomen"))
    state = shown(hall)
    assert isinstance(state, Decided)
    assert state.decision is Decision.ACCLAMATION
    hall.do(AcclamationObjected(("01-1",)))
    assert isinstance(shown(hall), MatterShown)


@pytest.mark.parametrize(
    ("event", "decision"),
    [
        (ProposalWithdrawn("01-1"), Decision.WITHDRAWN),
        (ProposalHeldOver("01-1"), Decision.HELD_OVER),
    ],
)
def test_what_leaves_the_agenda_while_it_is_discussed(
    hall: Hall, event: ProposalWithdrawn | ProposalHeldOver, decision: Decision
) -> None:
    hall.propose(MOTION)
    hall.do(event)
    state = shown(hall)
    assert isinstance(state, Decided)
    assert state.decision is decision


def test_taken_off_after_a_motion_of_order(hall: Hall) -> None:
    order = Proposal("01-9", "01", "Motie van orde", ProposalKind.MOTION_OF_ORDER)
    hall.do(ProposalAdded(MOTION))
    hall.propose(order)
    hall.do(AcclamationDeclared(("01-9",), CHAIR, "aangenomen"), MatterCalled("01", ("01-1",)))
    hall.do(ProposalTakenOff("01-1", "01-9"))
    state = shown(hall)
    assert isinstance(state, Decided)
    assert state.decision is Decision.TAKEN_OFF


def test_a_choice_without_majority_names_who_leads_and_a_next_round_follows(hall: Hall) -> None:
    hall.test_poll()
    hall.propose(CHOICE)
    hall.poll({0: 1, 1: 2, 2: 3, 3: 4})
    state = shown(hall)
    assert isinstance(state, ResultShown)
    assert state.outcome is Outcome.CHOSEN
    assert state.leading == "Ans"
    assert state.abstained is not None
    assert state.abstained.votes == 20


def test_nobody_leads_a_choice_without_votes(hall: Hall) -> None:
    hall.test_poll()
    hall.propose(CHOICE)
    hall.poll({})
    state = shown(hall)
    assert isinstance(state, ResultShown)
    assert (state.outcome, state.leading, state.percentage) == (Outcome.VOID, None, None)


def test_a_lot_is_said() -> None:
    hall = Hall(Settings(tie=TieRule.LOT), weights=(10, 10))
    hall.hand_out(0, 1)
    hall.test_poll()
    hall.propose(MOTION)
    number = hall.open()
    hall.do(hall.vote(0, 1), hall.vote(1, 2))
    hall.close()
    hall.do(LotDrawn(number, b"seed", "munt", draw(b"seed", (1, 2))))
    hall.do(hall.declaration(number))
    state = shown(hall)
    assert isinstance(state, ResultShown)
    assert state.by_lot


def test_the_same_assembly_gives_the_same_state(hall: Hall) -> None:
    hall.open(PollKind.TEST, TEST_QUESTION)
    state = shown(hall)
    assert shown(hall) == state
    assert isinstance(state, PollOpenShown)
    assert state.opened_at > START
