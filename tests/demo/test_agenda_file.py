"""An agenda file: the real one whole, and every fault with its place, never an exception."""

import copy
import json
from fractions import Fraction
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemkast.assembly.majority import MORE_THAN_HALF, Majority
from stemkast.assembly.outcome import Outcome
from stemkast.assembly.proposals import ChoiceRule, ItemKind, ProposalKind, Recommendation
from stemkast.demo.agenda_file import AgendaFile, AgendaRefused, Decision, How, read_agenda

REAL: Any = json.loads((files("stemkast.demo") / "data" / "alv-2023-06-14.json").read_bytes())
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
PLAIN = {"subject": "Motie A", "kind": "motie", "outcome": "verworpen", "method": "gewogen stemming"}


def read(source: object) -> AgendaFile | AgendaRefused:
    return read_agenda(json.dumps(source).encode())


def with_decision(**changes: object) -> dict[str, Any]:
    decision = {**PLAIN, "percentage": "21,49", **changes}
    item = {"nr": "07b", "title": "Jeugd", "decisions": [decision]}
    return {"assembly": "ALV", "date": "2023-06-14", "agenda": [item]}


def decision_of(**changes: object) -> Decision:
    agenda = read(with_decision(**changes))
    assert isinstance(agenda, AgendaFile), agenda
    return agenda.items[0].decisions[0]


def problems_of(source: object) -> tuple[str, ...]:
    refused = read(source)
    assert isinstance(refused, AgendaRefused), refused
    assert refused.problems
    assert all(each in str(refused) for each in refused.problems)
    return refused.problems


def test_the_assembly_of_14_june_2023() -> None:
    agenda = read(REAL)
    assert isinstance(agenda, AgendaFile), agenda
    assert (agenda.assembly, agenda.date) == ("Algemene Ledenvergadering VNG", "2023-06-14")
    assert (agenda.place, agenda.reference_date) == ("MartiniPlaza, Groningen", "2022-01-01")
    assert agenda.chair == "Jan van Zanen"
    assert {item.item.number: item.chair for item in agenda.items if item.chair} == {"09": "Sharon Dijksma"}
    assert [item.item.number for item in agenda.items][-4:] == ["09", "10", "08", "11"]
    assert {item.item.number for item in agenda.items if item.item.kind is ItemKind.INFORMATION} == {
        "01", "04", "07c", "11",
    }  # fmt: skip
    decisions = [decision for item in agenda.items for decision in item.decisions]
    assert [sum(each.how is how for each in decisions) for how in How] == [1, 16, 22, 1, 0]
    identifiers = [each.proposal.id for each in decisions if each.proposal is not None]
    assert len(set(identifiers)) == 39


def test_what_a_decision_of_that_day_becomes() -> None:
    agenda = read(REAL)
    assert isinstance(agenda, AgendaFile)
    by_id = {each.proposal.id: each for item in agenda.items for each in item.decisions if each.proposal is not None}
    order = by_id["07b-1"]
    assert order.proposal is not None
    assert (order.outcome, order.percentage, order.proposal.kind) == (
        Outcome.REJECTED, "21,49", ProposalKind.MOTION_OF_ORDER,
    )  # fmt: skip
    assert order.proposal.movers == ("Groningen",)
    assert order.proposal.noun == "de motie"
    choice = by_id["09-2"]
    assert choice.proposal is not None
    assert (choice.outcome, choice.chosen) == (Outcome.CHOSEN, choice.proposal.options[1])
    assert choice.proposal.choice is ChoiceRule.MAJORITY
    together = by_id["06-2"]
    assert together.proposal is not None
    assert together.proposal.covers == ("06b", "06c")
    known = by_id["08-7"]
    assert known.proposal is not None
    assert (dict(known.known_votes), known.abstain) == ({"Wageningen": 2}, None)
    assert known.proposal.recommendation is Recommendation.ADOPT
    assert by_id["07d-1"].how is How.WITHDRAWN
    assert by_id["07d-1"].outcome is None
    assert by_id["02-1"].outcome is Outcome.ADOPTED


def test_what_is_absent_has_a_sensible_value() -> None:
    agenda = read(with_decision())
    assert isinstance(agenda, AgendaFile)
    assert (agenda.place, agenda.chair, agenda.reference_date) == ("", "", "2022-01-01")
    proposal = agenda.items[0].decisions[0].proposal
    assert proposal is not None
    assert (proposal.noun, proposal.majority, proposal.movers, proposal.covers) == ("de motie", MORE_THAN_HALF, (), ())
    assert agenda.items[0].item.kind is ItemKind.DECISION
    voorstel = decision_of(kind="voorstel").proposal
    assert voorstel is not None
    assert voorstel.noun == "het voorstel"


def test_majorities_abstentions_and_outcomes() -> None:
    proposal = decision_of(majority={"fraction": "2/3", "strict": False}).proposal
    assert proposal is not None
    assert proposal.majority == Majority(Fraction(2, 3), strict=False)
    assert decision_of(abstain=500).abstain == 500
    assert decision_of(outcome="stemmen staken", percentage="50,00").outcome is Outcome.TIE
    void = decision_of(outcome="nietig", percentage=None)
    assert (void.outcome, void.percentage) == (Outcome.VOID, None)
    held = decision_of(outcome="aangehouden", method=None, percentage=None)
    assert (held.how, held.outcome) == (How.HELD_OVER, None)


def test_choices_know_their_rule() -> None:
    options = {"options": ["A", "B", "C"], "kind": "verkiezing"}
    decision = decision_of(**options, outcome="B", percentage="40,00", known_votes={"Ede": "C", "Hoorn": "onthouding"})
    assert decision.proposal is not None
    assert decision.proposal.choice is ChoiceRule.PLURALITY
    assert dict(decision.known_votes) == {"Ede": 3, "Hoorn": 4}
    for changes in (
        {"percentage": "50,01"},
        {"percentage": "40,00", "choice": "majority"},
        {"percentage": "40,00", "majority": {"fraction": "1/3"}},
    ):
        proposal = decision_of(**options, outcome="B", **changes).proposal
        assert proposal is not None
        assert proposal.choice is ChoiceRule.MAJORITY
    undecided = decision_of(**options, outcome="geen meerderheid", percentage="40,00")
    assert (undecided.outcome, undecided.chosen) == (Outcome.NO_MAJORITY, None)


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"percentage": "9.58"}, "percentage '9.58' is not a share with two decimals and a decimal comma"),
        ({"percentage": "100,01"}, "percentage '100,01' is not a share"),
        ({"percentage": "09,58"}, "percentage '09,58' is not a share"),
        ({"percentage": 9.58}, "percentage is a text that is not empty, not 9.58"),
        ({"percentage": None}, "percentage is missing"),
        ({"outcome": "nietig"}, "nobody cast a vote has no percentage"),
        ({"outcome": "gewonnen"}, "outcome 'gewonnen' is none of aangenomen, verworpen"),
        ({"outcome": None}, "outcome is missing"),
        ({"outcome": "ingetrokken"}, "outcome 'ingetrokken' has no method"),
        ({"method": "acclamatie"}, "by acclamation is 'aangenomen', not 'verworpen'"),
        ({"method": "handopsteken"}, "method 'handopsteken' is none of gewogen stemming, acclamatie"),
        ({"method": None}, "method is missing"),
        ({"method": ["acclamatie"]}, "method a list is none of"),
        ({"kind": "wens"}, "kind 'wens' is none of voorstel"),
        ({"kind": None}, "kind is missing"),
        ({"subject": " "}, "subject is a text that is not empty, not ' '"),
        ({"subject": "\ud800"}, "half a character"),
        ({"abstain": -1}, "abstain is a whole number, not -1"),
        ({"abstain": True}, "abstain is a whole number, not true"),
        ({"abstain": 2.5}, "abstain is a whole number, not 2.5"),
        ({"mover": "Ede"}, "mover is a list of texts, not 'Ede'"),
        ({"mover": ["Ede", 3]}, "mover is a text that is not empty, not 3"),
        ({"mover": ["Ede", "Ede"]}, "mover names 'Ede' twice"),
        ({"known_votes": ["Ede"]}, "known_votes is an object with a text for every name, not a list"),
        ({"known_votes": {"Ede": "ja"}}, "known_votes has 'ja' for Ede; it is one of voor, tegen, onthouding"),
        ({"known_votes": {"Ede": 1}}, "known_votes is a text that is not empty, not 1"),
        ({"majority": {"fraction": "3/2"}}, "majority '3/2' is not a fraction"),
        ({"majority": {"fraction": "1/0"}}, "majority '1/0' is not a fraction"),
        ({"majority": {}}, "fraction is missing"),
        ({"majority": "2/3"}, "majority is an object, not '2/3'"),
        ({"majority": {"fraction": "2/3", "strict": "no"}}, "strict is true or false, not 'no'"),
        ({"options": ["A"], "outcome": "A"}, "options are two to 8, not 1"),
        ({"options": list("ABCDEFGHI"), "outcome": "A"}, "options are two to 8, not 9"),
        ({"options": ["A", "B"]}, "outcome 'verworpen' is none of the options"),
        ({"choice": "most"}, "choice 'most' is none of majority, plurality"),
        ({"recommendation": "x" * 80}, "recommendation 'xxxxx"),
    ],
)
def test_each_fault_is_named_with_its_place(changes: dict[str, Any], problem: str) -> None:
    found = problems_of(with_decision(**changes))
    assert any(problem in each for each in found), found
    assert all(each.startswith("agenda item 07b, decision 1: ") for each in found)


def test_faults_of_items_and_of_the_file() -> None:
    agenda = with_decision()
    agenda["agenda"] += [{"nr": "07b", "title": "Twee"}, {"title": "", "kind": "ter lering", "decisions": [3]}]
    agenda |= {"date": "14 juni 2023", "reference_date": "2022-02-30", "assembly": 7}
    assert set(problems_of(agenda)) == {
        "the file: two agenda items have the number '07b'",
        "agenda item at place 3: nr is missing",
        "agenda item at place 3: title is a text that is not empty, not ''",
        "agenda item at place 3: kind 'ter lering' is none of ter besluitvorming, ter kennisname",
        "agenda item at place 3: decisions is a list of objects",
        "the file: assembly is a text that is not empty, not 7",
        "the file: date '14 juni 2023' is not written as 2023-06-14",
        "the file: reference_date '2022-02-30' is no day of the calendar",
    }
    assert "the file: the agenda has no items" in problems_of({"assembly": "ALV", "date": "0001-01-01"})


def test_a_change_of_chair_has_names() -> None:
    agenda = with_decision()
    agenda["agenda"][0]["events"] = [{"event": "pause"}, {"event": "chair handed over", "from": "A", "to": 3}]
    assert problems_of(agenda) == ("agenda item 07b, event 2: to is a text that is not empty, not 3",)


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "not JSON"),
        (b"\xff\xfe\x00", "not JSON"),
        (b"[]", "no object"),
        (b"[" * 100_000, "not JSON"),
        (b'{"abstain": ' + b"9" * 5_000 + b"}", "not JSON"),
        (b'{"date": "2023-06-14", "date": "2023-06-15"}', "the key 'date' stands twice"),
    ],
)
def test_what_is_no_json_object(data: bytes, problem: str) -> None:
    refused = read_agenda(data)
    assert isinstance(refused, AgendaRefused)
    assert problem in str(refused)


def test_texts_are_composed() -> None:
    proposal = decision_of(mover=["Su\u0301dwest-Frysla\u0302n"]).proposal
    assert proposal is not None
    assert proposal.movers == ("Súdwest-Fryslân",)


def _paths(data: object, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [path, *(each for key, value in inner for each in _paths(value, (*path, key)))]


@given(st.data())
def test_one_wrong_value_anywhere_never_raises(data: st.DataObject) -> None:
    plain = copy.deepcopy(REAL)
    path = data.draw(st.sampled_from([each for each in _paths(plain) if each]))
    place = plain
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = data.draw(JSON)
    found = read(plain)
    if isinstance(found, AgendaRefused):
        assert all(each.isprintable() for each in found.problems), found.problems


@given(JSON | st.fixed_dictionaries({"agenda": JSON}) | st.builds(with_decision, outcome=JSON, options=JSON))
def test_no_json_makes_it_raise(source: object) -> None:
    read(source)


@given(st.binary(max_size=60))
def test_no_bytes_make_it_raise(data: bytes) -> None:
    assert isinstance(read_agenda(data), AgendaRefused)
