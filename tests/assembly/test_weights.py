"""Article 10 on the real figures: every weight can be explained."""

from collections import Counter
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemkast.assembly.register import Register
from stemkast.assembly.register_import import read_register
from stemkast.assembly.weights import Limit, Rounding, WeightRule

RULES = st.builds(
    lambda divisor, minimum, more, rounding: WeightRule(divisor, minimum, minimum + more, rounding),
    st.integers(1, 2_000),
    st.integers(0, 5),
    st.integers(0, 100),
    st.sampled_from(Rounding),
)


@pytest.fixture(scope="module")
def register() -> Register:
    data = files("stemkast.demo") / "data"
    found = read_register((data / "gemeenten_2022_op_indeling_2023.csv").read_bytes())
    assert isinstance(found, Register), found
    return found


def test_the_check_figures_of_2023(register: Register) -> None:
    rows = register.rows(WeightRule())
    weights = Counter(row.weight for row in rows)
    assert (len(rows), sum(row.weight for row in rows), register.votes(WeightRule())) == (342, 12_972, 12_972)
    assert (weights[75], weights[1]) == (50, 3)
    assert {row.name for row in rows if row.weight == 1} == {"Rozendaal", "Schiermonnikoog", "Vlieland"}


def test_a_merged_municipality_shows_its_sum(register: Register) -> None:
    voorne = register.named("Voorne aan Zee")
    assert voorne is not None
    assert [part.name for part in voorne.merged_from] == ["Brielle", "Hellevoetsluis", "Westvoorne"]
    assert sum(part.population for part in voorne.merged_from) == voorne.population == 73_238
    row = next(row for row in register.rows(WeightRule()) if row.code == voorne.code)
    assert (row.weight, row.merged_from) == (73, voorne.merged_from)


@given(RULES, st.integers(0, 1_000_000))
def test_a_weight_is_within_its_limits_and_says_which_one_fixed_it(rule: WeightRule, population: int) -> None:
    weight = rule.weigh(population)
    assert rule.minimum <= weight.votes <= rule.maximum
    assert weight.population == population
    assert (weight.limit is Limit.NONE) == (weight.votes == weight.whole)
    remainder = population - weight.whole * rule.divisor
    match rule.rounding:
        case Rounding.DOWN:
            assert 0 <= remainder < rule.divisor
        case Rounding.UP:
            assert -rule.divisor < remainder <= 0
        case Rounding.NEAREST:
            assert -rule.divisor <= 2 * remainder < rule.divisor


@given(RULES, st.integers(0, 1_000_000), st.integers(0, 1_000_000))
def test_more_inhabitants_never_mean_fewer_votes(rule: WeightRule, few: int, more: int) -> None:
    few, more = sorted((few, more))
    assert rule.weigh(few).votes <= rule.weigh(more).votes
