"""The sixteen weighted polls of 14 June 2023: real municipalities, real weights, the figures of the minutes."""

from importlib.resources import files

import pytest

from stemkast.assembly.attendance_list import read_attendance
from stemkast.assembly.events import PollKind
from stemkast.assembly.proposals import FOR_AGAINST, Question, choice_options
from stemkast.assembly.register import Register
from stemkast.assembly.register_import import read_register
from stemkast.assembly.settings import Settings
from stemkast.assembly.tally import WeighedVote, count, decide
from stemkast.demo.agenda_file import AgendaFile, Decision, How, read_agenda
from stemkast.demo.distribution import Distribution, Wanted, distribute

DATA = files("stemkast.demo") / "data"


@pytest.fixture(scope="module")
def agenda() -> AgendaFile:
    read = read_agenda((DATA / "alv-2023-06-14.json").read_bytes())
    assert isinstance(read, AgendaFile)
    return read


@pytest.fixture(scope="module")
def register() -> Register:
    read = read_register((DATA / "gemeenten_2022_op_indeling_2023.csv").read_bytes())
    assert isinstance(read, Register)
    return read


@pytest.fixture(scope="module")
def weights(register: Register) -> dict[str, int]:
    present = read_attendance((DATA / "aanwezig-2023-06-14.csv").read_bytes(), register)
    assert isinstance(present, dict)
    codes = {each.code for each in present.values()}
    return {row.code: row.weight for row in register.rows(Settings().weight) if row.code in codes}


def codes_of(names: tuple[str, ...], register: Register) -> tuple[str, ...]:
    found = [register.named(name) for name in names]
    assert None not in found, names
    return tuple(each.code for each in found if each is not None)


def wanted_of(decision: Decision, register: Register) -> Wanted:
    proposal = decision.proposal
    assert proposal is not None
    assert decision.outcome is not None
    options = choice_options(proposal.options) if proposal.options else FOR_AGAINST
    question = Question(proposal.subject, (proposal.id,), options, proposal.majority, proposal.choice)
    known = dict(zip(codes_of(tuple(decision.known_votes), register), decision.known_votes.values(), strict=True))
    movers = codes_of(proposal.movers, register)
    return Wanted(question, decision.outcome, decision.percentage, decision.chosen, decision.abstain, known, movers)


def test_each_of_the_sixteen_has_its_percentage_and_outcome(
    agenda: AgendaFile, register: Register, weights: dict[str, int]
) -> None:
    weighted = [each for item in agenda.items for each in item.decisions if each.how is How.WEIGHTED]
    assert (len(weighted), len(weights), sum(weights.values())) == (16, 328, 12_576)
    for seed, decision in enumerate(weighted):
        wanted = wanted_of(decision, register)
        found = distribute(wanted, weights, Settings(), seed)
        assert isinstance(found, Distribution), found
        assert set(found.choices) == set(weights)
        votes = [WeighedVote(key, weights[code]) for code, key in found.choices.items()]
        result = decide(wanted.question, count(wanted.question, votes), Settings(), PollKind.REAL)
        assert (result.percentage, result.outcome, result.chosen, result.abstained) == (
            decision.percentage, decision.outcome, decision.chosen, 0,
        )  # fmt: skip
        for code in wanted.movers:
            assert found.choices[code] == wanted.known.get(code, 1)
        assert all(found.choices[code] == key for code, key in wanted.known.items())


def test_wageningen_votes_against_the_motion_of_ede(
    agenda: AgendaFile, register: Register, weights: dict[str, int]
) -> None:
    motion = next(each for item in agenda.items for each in item.decisions if each.known_votes)
    wanted = wanted_of(motion, register)
    assert (wanted.known, wanted.movers) == ({"GM0289": 2}, ("GM0228",))
    found = distribute(wanted, weights, Settings(), 1)
    assert isinstance(found, Distribution)
    assert (found.choices["GM0289"], found.choices["GM0228"]) == (2, 1)
