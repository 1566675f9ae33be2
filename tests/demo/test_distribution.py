"""Votes that give a published figure: always exactly, always when there are any, else the nearest figures."""

import itertools
import random
import time
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemkast.assembly.events import PollKind
from stemkast.assembly.majority import Majority, percentage
from stemkast.assembly.outcome import Outcome, Result
from stemkast.assembly.proposals import FOR_AGAINST, ChoiceRule, Meaning, Option, Question, choice_options
from stemkast.assembly.settings import Settings, TieRule
from stemkast.assembly.tally import WeighedVote, count, decide
from stemkast.demo.distribution import Distribution, Unreachable, Wanted, at_random, distribute

MOTION = Question("Motie", ("07b-2",))
TWO_THIRDS = Question("Statuten", ("05-1",), majority=Majority(Fraction(2, 3), strict=False))
TODAY = {f"GM{number:04d}": 1 + number * 37 % 75 for number in range(342)}
IN_2012 = {f"GM{number:04d}": 1 + number * 41 % 75 for number in range(415)}


def choice(labels: str, rule: ChoiceRule = ChoiceRule.MAJORITY) -> Question:
    return Question("Verkiezing", ("09-3",), choice_options(tuple(labels)), choice=rule)


def result_of(
    question: Question, weights: dict[str, int], choices: dict[str, int], settings: Settings | None = None
) -> Result:
    votes = [WeighedVote(key, weights[code]) for code, key in choices.items()]
    return decide(question, count(question, votes), settings or Settings(), PollKind.REAL)


def reached(wanted: Wanted, weights: dict[str, int], settings: Settings | None = None, seed: int = 1) -> Result:
    """The count of the distribution that was found; checks that everybody votes and nothing known is changed."""
    found = distribute(wanted, weights, settings or Settings(), seed)
    assert isinstance(found, Distribution), found
    assert set(found.choices) == set(weights)
    assert {code: found.choices[code] for code in wanted.known} == wanted.known
    movers = () if wanted.question.is_choice else wanted.movers
    assert all(found.choices[code] == 1 for code in movers if code in weights and code not in wanted.known)
    result = result_of(wanted.question, weights, dict(found.choices), settings)
    assert (result.percentage, result.outcome, result.chosen) == (wanted.percentage, wanted.outcome, wanted.chosen)
    if wanted.abstain is not None:
        assert result.abstained == wanted.abstain
    return result


def unreachable(wanted: Wanted, weights: dict[str, int], settings: Settings | None = None) -> Unreachable:
    found = distribute(wanted, weights, settings or Settings(), 1)
    assert isinstance(found, Unreachable), found
    assert wanted.question.subject in found.text
    return found


@pytest.mark.parametrize("weights", [TODAY, IN_2012], ids=["342", "415"])
@pytest.mark.parametrize(
    ("text", "outcome"),
    [("98,58", Outcome.ADOPTED), ("21,49", Outcome.REJECTED), ("50,00", Outcome.REJECTED), ("0,00", Outcome.REJECTED),
     ("100,00", Outcome.ADOPTED), ("50,01", Outcome.ADOPTED)],
)  # fmt: skip
def test_any_register_reaches_the_figure(weights: dict[str, int], text: str, outcome: Outcome) -> None:
    reached(Wanted(MOTION, outcome, text), weights)


def test_fifty_percent_is_adopted_or_rejected_and_two_thirds_reached_or_just_not() -> None:
    weights = {f"GM{number:04d}": 75 if number < 399 else 1 for number in range(399 + 77)}
    for outcome in (Outcome.ADOPTED, Outcome.REJECTED):
        reached(Wanted(MOTION, outcome, "50,00"), weights)
        reached(Wanted(TWO_THIRDS, outcome, "66,67"), weights)


def test_abstentions_are_exact_and_leave_the_share_alone() -> None:
    assert reached(Wanted(MOTION, Outcome.ADOPTED, "61,09", abstain=500), TODAY).abstained == 500
    counting = Settings(abstentions_count=True)
    result = reached(Wanted(MOTION, Outcome.REJECTED, "48,20", abstain=500), TODAY, counting)
    assert result.cast == sum(TODAY.values())


def test_known_abstentions_stand_where_no_total_is_said() -> None:
    wanted = Wanted(MOTION, Outcome.ADOPTED, "61,09", known={"GM0001": 3, "GM0002": 2}, movers=("GM0002", "GM0003"))
    assert reached(wanted, TODAY).abstained == TODAY["GM0001"]


def test_a_mover_who_is_not_there_is_passed_over_and_an_election_has_no_movers() -> None:
    reached(Wanted(MOTION, Outcome.ADOPTED, "61,09", movers=("GM0003", "GM7777")), TODAY)
    found = distribute(Wanted(choice("AB"), Outcome.CHOSEN, "61,09", "B", movers=("GM0003",)), TODAY, Settings(), 1)
    assert isinstance(found, Distribution)


@pytest.mark.parametrize(
    ("labels", "rule", "text", "outcome", "chosen"),
    [
        ("AB", ChoiceRule.MAJORITY, "51,02", Outcome.CHOSEN, "B"),
        ("AB", ChoiceRule.MAJORITY, "100,00", Outcome.CHOSEN, "A"),
        ("ABC", ChoiceRule.MAJORITY, "61,09", Outcome.CHOSEN, "C"),
        ("ABC", ChoiceRule.PLURALITY, "33,40", Outcome.CHOSEN, "B"),
        ("ABCDEFGH", ChoiceRule.PLURALITY, "12,60", Outcome.CHOSEN, "H"),
        ("ABCD", ChoiceRule.MAJORITY, "40,00", Outcome.NO_MAJORITY, None),
        ("ABCD", ChoiceRule.PLURALITY, "30,00", Outcome.TIE, None),
    ],
)
def test_choices_and_elections(labels: str, rule: ChoiceRule, text: str, outcome: Outcome, chosen: str | None) -> None:
    reached(Wanted(choice(labels, rule), outcome, text, chosen), TODAY)
    reached(Wanted(choice(labels, rule), outcome, text, chosen, abstain=77), TODAY)


def test_nobody_casts_a_vote() -> None:
    for question in (MOTION, choice("AB")):
        result = reached(Wanted(question, Outcome.VOID, None), TODAY)
        assert (result.cast, result.abstained) == (0, sum(TODAY.values()))
    assert unreachable(Wanted(choice("AB"), Outcome.CHOSEN, "50,00", "A", abstain=sum(TODAY.values())), TODAY)


def test_a_tie_is_a_tie_only_where_it_is_not_a_rejection() -> None:
    weights = {"GM0001": 3, "GM0002": 2, "GM0003": 1}
    wanted = Wanted(MOTION, Outcome.TIE, "50,00")
    reached(wanted, weights, Settings(tie=TieRule.LOT))
    nowhere = unreachable(wanted, weights)
    assert (nowhere.nearest_below, nowhere.nearest_above) == (None, None)
    assert "no percentage can have that outcome" in nowhere.text


def test_what_cannot_be_names_the_poll_and_the_nearest_figures() -> None:
    weights = {"GM0001": 3, "GM0002": 5, "GM0003": 9}
    found = unreachable(Wanted(MOTION, Outcome.ADOPTED, "60,00"), weights)
    assert (found.nearest_below, found.nearest_above) == ("52,94", "70,59")
    assert found.text == (
        "poll 'Motie': no votes of whole municipalities give 60,00% 'adopted'; "
        "nearest with that outcome: 52,94% and 70,59%"
    )
    found = unreachable(Wanted(choice("AB"), Outcome.CHOSEN, "40,00", "A", abstain=3), weights)
    assert (found.nearest_below, found.nearest_above) == (None, "64,29")
    assert "40,00% 'A' with 3 votes abstaining" in found.text
    assert unreachable(Wanted(MOTION, Outcome.ADOPTED, "60,00", abstain=4), weights).nearest_above is None
    assert unreachable(Wanted(MOTION, Outcome.ADOPTED, "999,00"), weights).nearest_below == "100,00"
    without_abstention = Question("Motie", (), options=FOR_AGAINST[:2])
    assert unreachable(Wanted(without_abstention, Outcome.ADOPTED, "60,00", abstain=3), weights)


def test_an_aim_in_another_form_is_a_fault() -> None:
    for text in ("9.58", "58", "09,58", "-1,00", None):
        with pytest.raises(ValueError, match="percentage"):
            distribute(Wanted(MOTION, Outcome.ADOPTED, text), TODAY, Settings(), 1)
    for known in ({"GM7777": 1}, {"GM0001": 4}):
        with pytest.raises(ValueError, match="known vote"):
            distribute(Wanted(MOTION, Outcome.ADOPTED, "60,00", known=known), TODAY, Settings(), 1)


def test_the_seed_decides_and_the_order_of_the_register_does_not() -> None:
    wanted = Wanted(MOTION, Outcome.REJECTED, "42,42", abstain=250)
    first = distribute(wanted, TODAY, Settings(), 7)
    assert distribute(wanted, dict(reversed(TODAY.items())), Settings(), 7) == first
    assert distribute(wanted, TODAY, Settings(), 8) != first


def test_votes_are_spread_over_the_register() -> None:
    found = distribute(Wanted(MOTION, Outcome.REJECTED, "42,42"), TODAY, Settings(), 7)
    assert isinstance(found, Distribution)
    keys = [found.choices[code] for code in sorted(TODAY)]
    thirds = [keys[start : start + 114].count(1) for start in (0, 114, 228)]
    assert all(25 < each < 80 for each in thirds), thirds


def test_a_test_poll_takes_any_choice() -> None:
    found = at_random(MOTION, TODAY, 3)
    assert set(found.choices.values()) == {1, 2, 3}
    assert found == at_random(MOTION, reversed(TODAY), 3)


def test_it_is_quick() -> None:
    start = time.process_time()
    reached(Wanted(MOTION, Outcome.ADOPTED, "61,09"), TODAY)
    plain = time.process_time() - start
    start = time.process_time()
    reached(Wanted(MOTION, Outcome.ADOPTED, "61,09", abstain=500), TODAY)
    assert plain < 0.5
    assert time.process_time() - start < 5


# Against every assignment there is


def every_result(wanted: Wanted, weights: dict[str, int], settings: Settings) -> Iterator[Result]:
    keys = [option.key for option in wanted.question.options]
    movers = {} if wanted.question.is_choice else dict.fromkeys(wanted.movers, 1)
    fixed = {code: key for code, key in (movers | dict(wanted.known)).items() if code in weights}
    free = [code for code in weights if code not in fixed]
    abstain_keys = {each.key for each in wanted.question.options if each.meaning is Meaning.ABSTAIN}
    known_abstain = sum(weights[code] for code, key in fixed.items() if key in abstain_keys)
    abstain = known_abstain if wanted.abstain is None else wanted.abstain
    for pressed in itertools.product(keys, repeat=len(free)):
        result = result_of(wanted.question, weights, fixed | dict(zip(free, pressed, strict=True)), settings)
        if result.abstained == abstain:
            yield result


def check_against_all(wanted: Wanted, weights: dict[str, int], settings: Settings, seed: int) -> None:
    figures = {
        result.percentage
        for result in every_result(wanted, weights, settings)
        if (result.outcome, result.chosen) == (wanted.outcome, wanted.chosen) and result.percentage is not None
    }
    if wanted.percentage in figures:
        reached(wanted, weights, settings, seed)
        return
    found = distribute(wanted, weights, settings, seed)
    assert isinstance(found, Unreachable), found

    def number(text: str | None) -> Decimal:
        assert text is not None
        return Decimal(text.replace(",", "."))

    below = [each for each in figures if number(each) < number(wanted.percentage)]
    above = [each for each in figures if number(each) > number(wanted.percentage)]
    assert found.nearest_below == max(below, key=number, default=None)
    assert found.nearest_above == min(above, key=number, default=None)


SETTINGS = st.builds(Settings, abstentions_count=st.booleans(), tie=st.sampled_from(TieRule))
MAJORITIES = st.builds(Majority, st.sampled_from([Fraction(1, 2), Fraction(2, 3), Fraction(1, 3)]), st.booleans())


def weights_up_to(most: int) -> st.SearchStrategy[dict[str, int]]:
    small = st.integers(1, 12) | st.sampled_from([1, 5, 75])
    return st.lists(small, min_size=1, max_size=most).map(
        lambda weights: {f"GM{number:04d}": weight for number, weight in enumerate(weights)}
    )


def wanted_of(
    data: st.DataObject, question: Question, weights: dict[str, int], outcome: Outcome, chosen: str | None
) -> Wanted:
    """What can be and what cannot: mostly a share of whole votes, sometimes any percentage."""
    total = sum(weights.values())
    abstain = data.draw(st.none() | st.integers(0, total) | st.sampled_from(sorted(weights.values())))
    cast = max(1, total - (abstain or 0))
    share = data.draw(st.integers(0, cast).map(lambda votes: percentage(Fraction(votes, cast))) | st.just("49,99"))
    codes = st.sampled_from(sorted(weights))
    keys = st.sampled_from([option.key for option in question.options])
    known = data.draw(st.dictionaries(codes, keys, max_size=2))
    movers = tuple(data.draw(st.lists(codes, max_size=1)))
    return Wanted(question, outcome, share, chosen, abstain, known, movers)


@given(st.data(), weights_up_to(6), MAJORITIES, SETTINGS, st.integers(0, 9))
def test_for_or_against_agrees_with_every_assignment(
    data: st.DataObject, weights: dict[str, int], majority: Majority, settings: Settings, seed: int
) -> None:
    question = Question("Motie", ("a",), majority=majority)
    outcome = data.draw(st.sampled_from([Outcome.ADOPTED, Outcome.REJECTED, Outcome.TIE, Outcome.NO_MAJORITY]))
    check_against_all(wanted_of(data, question, weights, outcome, None), weights, settings, seed)


@given(st.data(), weights_up_to(5), MAJORITIES, SETTINGS, st.sampled_from(ChoiceRule), st.integers(2, 4))
def test_a_choice_agrees_with_every_assignment(
    data: st.DataObject,
    weights: dict[str, int],
    majority: Majority,
    settings: Settings,
    rule: ChoiceRule,
    options: int,
) -> None:
    labels = tuple("ABCD"[:options])
    question = Question("Keuze", ("a",), choice_options(labels), majority, rule)
    outcome = data.draw(st.sampled_from([Outcome.CHOSEN, Outcome.NO_MAJORITY, Outcome.TIE]))
    chosen = data.draw(st.sampled_from(labels)) if outcome is Outcome.CHOSEN else None
    check_against_all(wanted_of(data, question, weights, outcome, chosen), weights, settings, seed=options)


def test_nine_municipalities_every_percentage() -> None:
    weights = dict(zip((f"GM{number:04d}" for number in range(9)), (75, 75, 40, 33, 21, 8, 3, 1, 1), strict=True))
    wanted = Wanted(MOTION, Outcome.ADOPTED, "50,00", abstain=33)
    results = list(every_result(wanted, weights, Settings()))
    for outcome in (Outcome.ADOPTED, Outcome.REJECTED):
        for text in {each.percentage for each in results if each.outcome is outcome}:
            reached(Wanted(MOTION, outcome, text, abstain=33), weights)
    figures = {each.percentage for each in results}
    for votes in random.Random(5).sample(range(225), 40):
        text = percentage(Fraction(votes, 224))
        found = distribute(Wanted(MOTION, Outcome.REJECTED, text, abstain=33), weights, Settings(), 2)
        assert isinstance(found, Distribution) == (text in figures and votes <= 112)


def test_an_option_on_another_key_is_the_same_choice() -> None:
    options = (Option(1, Meaning.AGAINST, "Tegen"), Option(2, Meaning.FOR, "Voor"), Option(3, Meaning.ABSTAIN, "-"))
    reached(Wanted(Question("Andersom", (), options), Outcome.ADOPTED, "80,00"), TODAY)
