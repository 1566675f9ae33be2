"""Events to JSON and back, weights, majorities, percentages, the state table and the folds, as properties."""

import dataclasses
import json
import random
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import stemkast.assembly
from stemkast.assembly import commands, event_codec, events
from stemkast.assembly.assembly import Assembly
from stemkast.assembly.events import PollKind
from stemkast.assembly.majority import Majority, percentage
from stemkast.assembly.outcome import Outcome
from stemkast.assembly.poll_state import TRANSITIONS, PollState, diagram, step
from stemkast.assembly.proposals import FOR_AGAINST, Meaning, Proposal, Question
from stemkast.assembly.settings import Settings
from stemkast.assembly.tally import WeighedVote, count, decide
from stemkast.assembly.weights import Limit, Rounding, WeightRule
from tests.assembly.hall import Hall, code

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


def whole_assembly() -> Hall:
    there = Hall()
    there.hand_out(0, 1, 2)
    there.test_poll()
    there.propose(Proposal("01-1", "01", "Motie"))
    there.poll({0: 1, 1: 2})
    return there


def test_every_event_comes_back_from_json() -> None:
    for event, _ in whole_assembly().done:
        text = json.dumps(event_codec.to_data(event))
        assert event_codec.from_data(event_codec.name_of(event), json.loads(text)) == event


def _paths(data: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:  # noqa: ANN401 - any JSON
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [path, *(each for key, value in inner for each in _paths(value, (*path, key)))]


@given(st.data())
def test_one_wrong_value_anywhere_is_refused_with_its_place_or_still_the_same_shape(data: st.DataObject) -> None:
    event, _ = data.draw(st.sampled_from(whole_assembly().done))
    plain = json.loads(json.dumps(event_codec.to_data(event)))
    path = data.draw(st.sampled_from([each for each in _paths(plain) if each]))
    place = plain
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = data.draw(JSON)
    read = event_codec.from_data(event_codec.name_of(event), plain)
    if not isinstance(read, event_codec.EventRefused):
        assert json.loads(json.dumps(event_codec.to_data(read))) == plain


@given(st.sampled_from([*events.CATALOGUE, "nonsense"]), st.dictionaries(st.text(max_size=8), JSON, max_size=4))
def test_no_json_makes_the_codec_raise(name: str, data: dict[str, Any]) -> None:
    event_codec.from_data(name, data)
    commands.from_json({"command": name, "data": data})


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("1/0", "weight"),
        ("2/4", "lowest"),
        ("½", "fraction"),
        ("9" * 40 + "/1", "fraction"),
        ("3/2", "between"),
        (7, "text"),
    ],
)
def test_a_fraction_is_written_in_one_way(text: object, path: str) -> None:
    plain: Any = event_codec.to_data(events.ProposalAdded(Proposal("a", "b", "c")))
    plain["proposal"]["majority"]["fraction"] = text
    read = event_codec.from_data("proposal_added", plain)
    assert isinstance(read, event_codec.EventRefused)
    assert read.path.startswith("proposal.majority")


def test_base64_that_decodes_equal_but_is_written_differently_is_refused() -> None:
    plain: Any = event_codec.to_data(events.PollHeld(1, b"a"))
    assert plain["control"] == "YQ=="
    for other in ("YR==", "YQ", "YQ==\n", "Y?=="):
        plain["control"] = other
        assert isinstance(event_codec.from_data("poll_held", plain), event_codec.EventRefused), other


@pytest.mark.parametrize(
    "command",
    [
        commands.Record(events.ChairTaken("Jan van Zanen")),
        commands.AnnouncePoll(PollKind.TEST, Question("Proefstemming", ())),
        commands.OpenPoll(1, 30),
        commands.HoldPoll(1),
        commands.ResumePoll(1, 0),
        commands.ClosePoll(1),
        commands.VoidPoll(1, "storing"),
        commands.DeclareResult(1, ""),
        commands.DeclareAcclamation(("02-1",), ""),
        commands.OfferPairing("GM0344", "SK-0417"),
        commands.CloseAssembly(),
    ],
)
def test_every_command_comes_back_from_json(command: commands.Command) -> None:
    assert commands.from_json(json.loads(json.dumps(commands.to_json(command)))) == command


@pytest.mark.parametrize("message", [None, {}, {"command": 1, "data": {}}, {"command": "x", "data": 3}])
def test_what_is_no_command_is_refused(message: object) -> None:
    assert isinstance(commands.from_json(message), event_codec.EventRefused)


def test_what_only_the_hall_writes_cannot_be_asked_for() -> None:
    refused = commands.from_json({"command": "vote_accepted", "data": {}})
    assert isinstance(refused, event_codec.EventRefused)
    assert "the hall writes it" in refused.text


@pytest.mark.parametrize(
    ("population", "votes", "limit"),
    [(0, 1, Limit.MINIMUM), (999, 1, Limit.MINIMUM), (1000, 1, Limit.NONE), (1999, 1, Limit.NONE),
     (73_238, 73, Limit.NONE), (75_999, 75, Limit.NONE), (76_000, 75, Limit.MAXIMUM), (361_699, 75, Limit.MAXIMUM)],
)  # fmt: skip
def test_article_10(population: int, votes: int, limit: Limit) -> None:
    weight = WeightRule().weigh(population)
    assert (weight.votes, weight.limit) == (votes, limit)


def test_other_roundings_and_impossible_rules() -> None:
    assert WeightRule(rounding=Rounding.NEAREST).weigh(1500).votes == 2
    assert WeightRule(rounding=Rounding.NEAREST).weigh(1499).votes == 1
    assert WeightRule(rounding=Rounding.UP).weigh(1001).votes == 2
    for wrong in ({"divisor": 0}, {"minimum": -1}, {"minimum": 9, "maximum": 8}):
        with pytest.raises(ValueError, match="divisor"):
            WeightRule(**wrong)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="negative"):
        WeightRule().weigh(-1)
    with pytest.raises(ValueError, match="between"):
        Majority(Fraction(3, 2))


@pytest.mark.parametrize(
    ("share", "text"),
    [(Fraction(1), "100,00"), (Fraction(0), "0,00"), (Fraction(2, 3), "66,67"), (Fraction(1, 8), "12,50"),
     (Fraction(98575, 100000), "98,58"), (Fraction(98574999, 100000000), "98,57"), (Fraction(5, 100000), "0,01")],
)  # fmt: skip
def test_percentages_are_rounded_half_up(share: Fraction, text: str) -> None:
    assert percentage(share) == text


@given(st.integers(0, 13_000), st.integers(0, 13_000), st.fractions(0, 1, max_denominator=12), st.booleans())
def test_no_rounding_decides(votes_for: int, votes_against: int, fraction: Fraction, strict: bool) -> None:
    majority = Majority(fraction, strict)
    question = Question("x", ("a",), majority=majority)
    counted = count(question, [WeighedVote(1, votes_for), WeighedVote(2, votes_against)])
    outcome = decide(question, counted, Settings(), PollKind.REAL).outcome
    cast = votes_for + votes_against
    above = votes_for * fraction.denominator - fraction.numerator * cast
    expected = (
        Outcome.VOID if cast == 0 else Outcome.ADOPTED if above > 0 or (above == 0 and not strict) else Outcome.REJECTED
    )
    assert outcome is expected


def test_around_the_threshold_the_figure_may_read_fifty_and_the_outcome_is_still_exact() -> None:
    for votes_for in range(6285, 6292):
        question = Question("x", ("a",))
        counted = count(question, [WeighedVote(1, votes_for), WeighedVote(2, 12_576 - votes_for)])
        result = decide(question, counted, Settings(), PollKind.REAL)
        assert result.percentage is not None
        assert result.percentage.startswith(("49,98", "49,99", "50,0"))
        assert (result.outcome is Outcome.ADOPTED) == (votes_for > 6288)


def test_counting_refuses_what_admission_never_lets_in() -> None:
    with pytest.raises(ValueError, match="no option 9"):
        count(Question("x", ()), [WeighedVote(9, 1)])


def test_a_plain_question_has_the_three_keys_and_no_others() -> None:
    question = Question("x", ())
    assert [option.meaning for option in FOR_AGAINST] == [Meaning.FOR, Meaning.AGAINST, Meaning.ABSTAIN]
    assert not question.is_choice
    assert question.option(4) is None


def test_the_diagram_of_a_poll_is_that_of_the_table() -> None:
    text = (Path(stemkast.assembly.__file__ or "").parent / "poll-states.md").read_text(encoding="utf-8")
    assert f"```mermaid\n{diagram()}```" in text


def test_every_state_but_the_last_two_has_a_way_on() -> None:
    reachable = {PollState.DRAFT} | set(TRANSITIONS.values())
    assert reachable == set(PollState)
    stuck = {state for state in PollState if not any(source is state for source, _ in TRANSITIONS)}
    assert stuck == {PollState.VOIDED, PollState.FINAL}
    assert all(step(source, by) is target for (source, by), target in TRANSITIONS.items())


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(1, 3)), max_size=12), st.randoms(use_true_random=False))
def test_the_order_of_arrival_of_distinct_keypads_never_changes_a_tally(
    presses: list[tuple[int, int]], order: random.Random
) -> None:
    there = Hall()
    there.hand_out(0, 1, 2, 3, 4)
    there.test_poll()
    there.propose(Proposal("01-1", "01", "Motie"))
    number = there.open()
    last = {municipality: there.vote(municipality, choice) for municipality, choice in presses}
    arriving = list(last.values())
    order.shuffle(arriving)
    there.do(*arriving)
    poll = there.assembly.polls[number]
    assert poll.voted_votes == sum(poll.votes[each].weight for each in poll.votes) <= there.assembly.present_votes
    there.close()
    result = poll.result(there.assembly.settings)
    assert result is not None
    expected = {
        key: sum(there.assembly.register[code(each)].weight for each, vote in last.items() if vote.choice == key)
        for key in (1, 2, 3)
    }
    assert [each.votes for each in result.votes] + [result.abstained] == [expected[1], expected[2], expected[3]]


def test_the_fold_of_what_was_done_is_the_live_state() -> None:
    there = whole_assembly()
    folded = Assembly()
    for event, at in there.done:
        assert folded.check(event) is None
        folded.apply(event, at)
    for field in dataclasses.fields(there.assembly):
        assert getattr(folded, field.name) == getattr(there.assembly, field.name), field.name
