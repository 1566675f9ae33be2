"""Choices that do not go by themselves: a lot, no majority, an election in two rounds."""

import pytest

from stemkast.assembly.events import LotDrawn
from stemkast.assembly.outcome import Outcome
from stemkast.assembly.proposals import Proposal, ProposalKind
from stemkast.assembly.settings import Settings, TieRule
from stemkast.assembly.tally import draw
from stemkast.documents.minutes import lines
from stemkast.documents.proceedings import Proceedings
from stemkast.documents.results import poll_data
from stemkast.documents.tables import outcome_of
from tests.assembly.hall import Hall
from tests.documents.of_a_hall import proceedings_of

SEED = next(f"worp {number}" for number in range(256) if draw(f"worp {number}".encode(), (1, 2)) == 2).encode()


def election(settings: Settings, *names: str) -> Hall:
    hall = Hall(settings, weights=(20, 20, 20, 1))
    hall.hand_out(0, 1, 2, 3)
    hall.test_poll()
    hall.propose(Proposal("01-1", "01", "Voorzitter", ProposalKind.ELECTION, options=names))
    return hall


@pytest.fixture
def drawn() -> Proceedings:
    """A tie between two, of whom the lot draws the second."""
    hall = election(Settings(tie=TieRule.LOT), "Eerste", "Tweede")
    hall.open()
    hall.do(hall.vote(0, 1), hall.vote(1, 2))
    poll = hall.close()
    hall.do(LotDrawn(poll, SEED, "een dobbelsteen", 2))
    hall.do(hall.declaration(poll))
    return proceedings_of(hall)


def test_who_the_lot_drew_is_chosen_on_paper_too(drawn: Proceedings) -> None:
    (poll,) = drawn.results
    assert (poll.by_lot, poll.leading, outcome_of(poll)) == (True, "Tweede", "Tweede")
    options = poll_data(poll)["options"]
    assert isinstance(options, list)
    assert [isinstance(each, dict) and each["chosen"] for each in options] == [False, True, False]
    said = f"Stemming 2: de stemmen staakten en het lot is getrokken met “{SEED.decode()}” (een dobbelsteen)."
    assert drawn.incidents[-1].text == said


def test_two_rounds_are_two_results_of_one_matter() -> None:
    hall = election(Settings(), "Eerste", "Tweede", "Derde")
    assert hall.poll({0: 1, 1: 2, 2: 3}).outcome is Outcome.NO_MAJORITY
    assert hall.poll({0: 1, 1: 1, 2: 3}).outcome is Outcome.CHOSEN
    read = proceedings_of(hall)
    first, second = read.results
    assert (outcome_of(first), outcome_of(second)) == ("Geen meerderheid", "Eerste")
    assert (first.topic.round, second.topic.round) == (1, 2)
    assert [line.text for line in lines(read)].count("Voorzitter") == 1
