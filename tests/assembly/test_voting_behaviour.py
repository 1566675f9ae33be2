"""How each municipality voted, on the hall screen: of a declared poll, at the chair's word, and never before."""

import pytest

from stemkast.assembly.events import (
    ContestGround,
    MatterCalled,
    PairingEnd,
    PairingEnded,
    PollHeld,
    PollKind,
    PollResumed,
    PollVoided,
    ResultContested,
    Role,
    ScreenShown,
    ScreenView,
)
from stemkast.assembly.proposals import Proposal
from stemkast.assembly.refusal import Reason, Refusal
from stemkast.assembly.screen_codec import screen_from_json, screen_to_json
from stemkast.assembly.screen_state import screen_state
from stemkast.assembly.shown import MunicipalityVote, ResultShown, ScreenState, Turnout, Voided, VotingBehaviourShown
from tests.assembly.hall import TEST_QUESTION, Hall

MOTION = Proposal("01-1", "01", "Motie")


@pytest.fixture
def hall() -> Hall:
    made = Hall()
    made.hand_out(0, 1, 2, 3)
    made.test_poll()
    made.propose(MOTION)
    return made


def asked(poll: int) -> ScreenShown:
    return ScreenShown(ScreenView.VOTING_BEHAVIOUR, poll)


def is_refused(hall: Hall, poll: int) -> bool:
    found = hall.assembly.check(asked(poll), Role.CHAIR)
    return isinstance(found, Refusal) and found.reason is Reason.POLL_STATE


def shown(hall: Hall) -> ScreenState:
    return screen_state(hall.assembly)


def behaviour(hall: Hall) -> VotingBehaviourShown:
    state = shown(hall)
    assert isinstance(state, VotingBehaviourShown)
    return state


def test_everybody_who_was_present_stands_there_by_name(hall: Hall) -> None:
    hall.poll({3: 1, 0: 2, 1: 3})
    hall.do(asked(2))
    state = behaviour(hall)
    assert state.municipalities == (
        MunicipalityVote("Gemeente 0", 75, 2),
        MunicipalityVote("Gemeente 1", 40, 3),
        MunicipalityVote("Gemeente 2", 30, 0),
        MunicipalityVote("Gemeente 3", 20, 1),
    )
    assert state.turnout == Turnout(3, 135, 4, 165)
    assert [(each.option.label, each.votes) for each in state.tallies] == [("Voor", 20), ("Tegen", 75)]
    assert state.abstained is not None
    assert state.abstained.votes == 40
    assert state.since == hall.done[-1][1]
    assert screen_from_json(screen_to_json(state)) == state


def test_who_voted_and_left_stands_there_and_who_came_later_does_not(hall: Hall) -> None:
    number = hall.open()
    hall.do(hall.vote(0, 1))
    hall.do(PairingEnded(hall.assembly.current_pairing["GM0000"], PairingEnd.LEFT_EARLY))
    hall.close()
    hall.hand_out(4)
    hall.do(hall.declaration(number), asked(number))
    assert [each.name for each in behaviour(hall).municipalities] == [f"Gemeente {number}" for number in range(4)]


def test_it_is_refused_at_every_moment_before_the_declaration(hall: Hall) -> None:
    assert is_refused(hall, 1), "a test poll is never shown like this"
    number = hall.open()
    assert is_refused(hall, number)
    hall.do(hall.vote(0, 1), PollHeld(number, b"hold"))
    assert is_refused(hall, number)
    hall.do(PollResumed(number, 0, b"resume"))
    hall.close()
    assert is_refused(hall, number), "closed, and not declared"
    hall.do(hall.declaration(number))
    assert isinstance(shown(hall), ResultShown), "the result comes first"
    hall.do(asked(number))
    assert isinstance(shown(hall), VotingBehaviourShown)


def test_a_poll_that_there_is_not_cannot_be_shown(hall: Hall) -> None:
    found = hall.assembly.check(asked(9), Role.CHAIR)
    assert isinstance(found, Refusal)
    assert found.reason is Reason.UNKNOWN


def test_contested_it_says_so_and_void_it_is_gone(hall: Hall) -> None:
    hall.poll({0: 1})
    hall.do(asked(2), ResultContested(2, ContestGround.MAJORITY_ASKS, ""))
    assert behaviour(hall).contested
    hall.do(PollVoided(2, "opnieuw", b""))
    assert isinstance(shown(hall), Voided)
    assert is_refused(hall, 2)


def test_a_final_poll_can_be_looked_at_again(hall: Hall) -> None:
    hall.poll({0: 1})
    hall.do(MatterCalled("01", ()), asked(2))
    assert behaviour(hall).ballot.poll == 2
    hall.open(PollKind.TEST, TEST_QUESTION)
    assert not isinstance(shown(hall), VotingBehaviourShown), "a new poll takes the screen"
