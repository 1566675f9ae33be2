"""Counting here and in the hall, tied only by these vectors."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from stemkast.assembly import tally
from stemkast.assembly.event_codec import value_to_data
from stemkast.assembly.events import PollKind
from stemkast.assembly.majority import Majority
from stemkast.assembly.majority import percentage as of_hall
from stemkast.assembly.proposals import FOR_AGAINST, ChoiceRule, Question, choice_options
from stemkast.assembly.settings import Settings, TieRule
from stemkast.verifier.count import count, percentage, well_formed

FRACTIONS = st.fractions(0, 1, max_denominator=12) | st.just(Fraction(1, 2))
MAJORITIES = st.builds(Majority, FRACTIONS, st.booleans())
SETTINGS = st.builds(Settings, tie=st.sampled_from(TieRule), abstentions_count=st.booleans())
OPTIONS = st.sampled_from(
    [FOR_AGAINST, FOR_AGAINST[:2], *(choice_options(tuple("ABCDEFGH"[:size])) for size in range(2, 9))]
)
QUESTIONS = st.builds(Question, st.just("?"), st.just(("01-1",)), OPTIONS, MAJORITIES, st.sampled_from(ChoiceRule))
VOTES = st.lists(st.tuples(st.integers(0, 8), st.integers(0, 4) | st.integers(1, 75)), max_size=12)


@given(QUESTIONS, VOTES, SETTINGS, st.binary(max_size=4))
def test_the_same_votes_give_the_same_result(
    question: Question, votes: list[tuple[int, int]], settings: Settings, seed: bytes
) -> None:
    named = [(question.options[place % len(question.options)].key, weight) for place, weight in votes]
    counted = tally.count(question, [tally.WeighedVote(*each) for each in named])
    data = value_to_data(question)
    assert well_formed(data)
    ours = count(data, named, value_to_data(settings))
    drawn = tally.draw(seed, tally.tied_keys(question, counted))
    assert ours.drawn(seed) == drawn
    for lot in (None, drawn) if ours.outcome == "tie" else (None,):
        theirs = tally.decide(question, counted, settings, PollKind.REAL, lot)
        ours = count(data, named, value_to_data(settings), lot)
        chosen = question.option(ours.chosen) if ours.chosen else None
        assert (ours.outcome, ours.percentage, ours.abstained) == (theirs.outcome, theirs.percentage, theirs.abstained)
        assert (chosen.label if chosen else None) == theirs.chosen
        assert list(ours.votes) == [(each.key, each.votes, each.municipalities) for each in theirs.votes]


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_percentages_are_rounded_alike(part: int, whole: int) -> None:
    assert percentage(Fraction(part, whole)) == of_hall(Fraction(part, whole))


def test_half_is_rounded_up() -> None:
    assert percentage(Fraction(1, 20_000)) == "0,01"
    assert percentage(Fraction(1, 20_001)) == "0,00"
    assert percentage(Fraction(12_397, 12_576)) == "98,58"
