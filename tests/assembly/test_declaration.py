"""The sentences of 14 June 2023, and those that were not needed that day."""

from fractions import Fraction

import pytest

from stemkast.assembly.declaration import acclamation_words, result_words
from stemkast.assembly.majority import percentage
from stemkast.assembly.outcome import OptionVotes, Outcome, Result
from stemkast.assembly.proposals import Proposal, ProposalKind

MOTION = Proposal("07b-1", "07b", "Motie Groningen", ProposalKind.MOTION_OF_ORDER, "de motie", ("Groningen",))
BUDGET = Proposal("06-1", "06", "06a Contributievoorstel 2024")
TOGETHER = Proposal("06-2", "06", "06b Kadernota 2024 en 06c GGU-begroting 2024", covers=("06b", "06c"))
RESOLUTION = Proposal("07a-1", "07a", "Naar een rechtvaardig perspectief", ProposalKind.RESOLUTION, "de resolutie")
ACCORD = Proposal("07b-8", "07b", "Principeakkoord Hervormingsagenda Jeugd", noun="het akkoord")
OPTIONS = ("Optie 1: voorstel tweede vicevoorzitter", "Optie 2: doorgaan met de reguliere stemming")
ORDER = Proposal("09-2", "09", "Ordevoorstel vicevoorzitterschap", ProposalKind.POINT_OF_ORDER, options=OPTIONS)
ELECTION = Proposal(
    "09-3", "09", "Verkiezing vicevoorzitter", ProposalKind.ELECTION, options=("Koen Schuiling", "Mark Boumans")
)


def result(outcome: Outcome | None, votes: int, cast: int, chosen: str | None = None) -> Result:
    counted = (OptionVotes(1, votes, 1), OptionVotes(2, cast - votes, 1))
    share = percentage(Fraction(votes, cast)) if cast else None
    return Result(counted, 0, cast, outcome, chosen, share)


@pytest.mark.parametrize(
    ("proposals", "counted", "words"),
    [
        ((BUDGET,), result(Outcome.ADOPTED, 9858, 10000), "Het voorstel is aangenomen met 98,58% van de stemmen."),
        (
            (TOGETHER,),
            result(Outcome.ADOPTED, 9881, 10000),
            "De voorstellen zijn aangenomen met 98,81% van de stemmen.",
        ),
        ((BUDGET, MOTION), result(Outcome.REJECTED, 1, 3), "De voorstellen zijn verworpen met 33,33% van de stemmen."),
        ((RESOLUTION,), result(Outcome.ADOPTED, 9720, 10000), "De resolutie is aangenomen met 97,20% van de stemmen."),
        ((MOTION,), result(Outcome.REJECTED, 2149, 10000), "De motie is verworpen met 21,49% van de stemmen."),
        ((ACCORD,), result(Outcome.ADOPTED, 9411, 10000), "Het akkoord is aangenomen met 94,11% van de stemmen."),
        (
            (ORDER,),
            result(Outcome.CHOSEN, 5102, 10000, OPTIONS[1]),
            "De leden kiezen voor optie 2 met een meerderheid van 51,02%.",
        ),
        (
            (ELECTION,),
            result(Outcome.CHOSEN, 6109, 10000, "Mark Boumans"),
            "De leden kiezen Mark Boumans met 61,09%.",
        ),
        (
            (ELECTION,),
            result(Outcome.NO_MAJORITY, 4, 10),
            "Geen van de mogelijkheden heeft de vereiste meerderheid; er volgt een volgende ronde.",
        ),
        ((ELECTION,), result(Outcome.TIE, 5, 10), "De stemmen staken."),
        ((MOTION,), result(Outcome.VOID, 0, 0), "Er zijn geen stemmen uitgebracht; de stemming is nietig."),
    ],
)
def test_the_sentence_of_a_result(proposals: tuple[Proposal, ...], counted: Result, words: str) -> None:
    assert result_words(proposals, counted) == words


@pytest.mark.parametrize(
    ("proposal", "counted", "words"),
    [
        (MOTION, result(Outcome.ADOPTED, 5, 10), "De stemmen staken; bij loting is de motie aangenomen."),
        (TOGETHER, result(Outcome.REJECTED, 5, 10), "De stemmen staken; bij loting zijn de voorstellen verworpen."),
        (ORDER, result(Outcome.CHOSEN, 5, 10, OPTIONS[0]), "De stemmen staken; het lot wijst optie 1 aan."),
        (ELECTION, result(Outcome.CHOSEN, 1, 2, "Mark Boumans"), "De stemmen staken; het lot wijst Mark Boumans aan."),
    ],
)  # fmt: skip
def test_the_sentence_of_a_lot(proposal: Proposal, counted: Result, words: str) -> None:
    assert result_words((proposal,), counted, by_lot=True) == words


def test_the_sentence_of_an_acclamation() -> None:
    assert acclamation_words((MOTION,)) == "De motie is bij acclamatie aangenomen."
    assert acclamation_words((BUDGET, MOTION)) == "De voorstellen zijn bij acclamatie aangenomen."


def test_a_test_poll_has_no_sentence() -> None:
    with pytest.raises(ValueError, match="test poll"):
        result_words((MOTION,), result(None, 5, 10))
