"""What keypads are told of a result: only what the hall screen shows, in its words."""

import dataclasses
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from hall_server.keypads import result_text as texts
from hall_server.keypads.result_text import LONGEST, result_on_screen, result_text
from stemkast.assembly.events import ContestGround, MatterCalled, PollKind, ResultContested, ScreenShown, ScreenView
from stemkast.assembly.outcome import Outcome
from stemkast.assembly.proposals import Proposal
from stemkast.assembly.screen_state import screen_state
from stemkast.assembly.settings import Settings
from stemkast.assembly.shown import ResultShown
from stemkast.windows import translations
from tests.assembly.hall import Hall

pytestmark = pytest.mark.rule("P-29")


@pytest.fixture
def hall() -> Hall:
    """Three municipalities of 75, 40 and 30 votes, and a proposal at hand."""
    hall = Hall(Settings(test_poll_first=False))
    hall.hand_out(0, 1, 2)
    hall.propose(Proposal("01-1", "01", "De begroting"))
    return hall


def said(hall: Hall) -> str | None:
    """The text for keypads as things stand, None for none."""
    found = result_on_screen(hall.assembly)
    return found[1] if found is not None else None


def test_not_before_it_is_declared_and_shown(hall: Hall) -> None:
    assert said(hall) is None
    number = hall.open()
    hall.do(*(hall.vote(*each) for each in ((0, 1), (1, 2), (2, 1))))
    assert said(hall) is None
    hall.close()
    assert hall.assembly.view is ScreenView.POLL
    assert said(hall) is None, "counted, and not declared"
    hall.do(hall.declaration(number))
    assert said(hall) == "Aangenomen 72,41%"
    hall.do(ScreenShown(ScreenView.PAUSE, 0))
    assert said(hall) is None
    hall.do(ScreenShown(ScreenView.POLL, number))
    assert said(hall) == "Aangenomen 72,41%"
    hall.do(ScreenShown(ScreenView.VOTING_BEHAVIOUR, number))
    assert said(hall) == "Aangenomen 72,41%", "who voted how is a part of the result"
    hall.do(ResultContested(number, ContestGround.MAJORITY_ASKS, ""))
    assert said(hall) == "Aangenomen 72,41%, betwist"


def test_a_test_poll_only_when_its_result_is_asked_for(hall: Hall) -> None:
    number = hall.open(PollKind.TEST)
    hall.do(hall.vote(0, 1), hall.vote(1, 2))
    hall.close()
    assert said(hall) is None
    hall.do(ScreenShown(ScreenView.RESULT, number))
    assert said(hall) == "PROEF: 65,22%"


def test_a_test_poll_in_which_nobody_voted(hall: Hall) -> None:
    number = hall.open(PollKind.TEST)
    hall.close()
    hall.do(ScreenShown(ScreenView.RESULT, number))
    assert said(hall) == "PROEF: geen stemmen"


def test_the_result_of_an_earlier_poll_is_not_said_again(hall: Hall) -> None:
    """Keypads have the last poll only."""
    hall.poll({0: 1})
    assert said(hall) == "Aangenomen 100,00%"
    hall.do(MatterCalled("01", ()))
    hall.open(PollKind.TEST)
    hall.close()
    hall.do(ScreenShown(ScreenView.RESULT, 1))
    assert said(hall) is None


def test_no_votes_at_all(hall: Hall) -> None:
    hall.poll({})
    assert said(hall) == "Geen stemmen uitgebracht"


def shown(hall: Hall) -> ResultShown:
    hall.poll({0: 1, 1: 2})
    state = screen_state(hall.assembly)
    assert isinstance(state, ResultShown)
    return state


def test_the_other_outcomes(hall: Hall) -> None:
    state = shown(hall)
    chosen = dataclasses.replace(state, outcome=Outcome.CHOSEN, leading="Mark Boumans", percentage="61,09")
    assert result_text(chosen) == "Gekozen: Mark Boumans 61,09%"
    tied = dataclasses.replace(state, outcome=Outcome.TIE, percentage="50,00")
    assert result_text(tied) == "Stemmen staken 50,00%"
    by_lot = dataclasses.replace(tied, outcome=Outcome.REJECTED, by_lot=True)
    assert result_text(by_lot) == "Verworpen 50,00%, na loting"
    undecided = dataclasses.replace(chosen, outcome=Outcome.NO_MAJORITY, percentage="40,00")
    assert result_text(undecided) == "Geen meerderheid 40,00%"
    test_choice = dataclasses.replace(chosen, outcome=None)
    assert result_text(test_choice) == "PROEF: Mark Boumans 61,09%"


def test_it_always_fits(hall: Hall) -> None:
    state = dataclasses.replace(
        shown(hall), outcome=Outcome.CHOSEN, leading="x" * 200, percentage="100,00", by_lot=True, contested=True
    )
    assert len(result_text(state)) == LONGEST
    assert result_text(state).endswith("x… 100,00%, na loting, betwist")


def test_the_words_are_those_of_the_windows() -> None:
    sources = [Path(translations.__file__).with_name(f"{name}_nl.ts") for name in ("hall_screen", "shared")]
    said = [each for source in sources for each in ET.parse(source).iter("message")]
    dutch = {each.findtext("source"): each.findtext("translation") for each in said}
    english = {
        Outcome.ADOPTED: "Adopted",
        Outcome.REJECTED: "Rejected",
        Outcome.CHOSEN: "Chosen",
        Outcome.NO_MAJORITY: "No majority",
        Outcome.TIE: "Tie",
        Outcome.VOID: "No votes cast",
    }
    assert {each: dutch[word] for each, word in english.items()} == texts.WORDS
    assert (dutch["decided by lot"], dutch["contested"]) == (texts.BY_LOT, texts.CONTESTED)
