"""Subset sums, packing and dealing, against every way there is."""

import itertools
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemkast.demo.dealing import Bounds, deal, tightened
from stemkast.demo.packing import pack
from stemkast.demo.subset_sum import nearest, reachable, split

NUMBERS = st.lists(st.integers(0, 9), max_size=7)
BINS = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 12)).map(lambda b: (b[0], b[0] + b[1])), min_size=1, max_size=4)  # fmt: skip  # noqa: E501


def sums_of_two_sets(numbers: list[int]) -> set[tuple[int, int]]:
    return {
        (
            sum(number for number, into in zip(numbers, way, strict=True) if into == 1),
            sum(number for number, into in zip(numbers, way, strict=True) if into == 2),
        )
        for way in itertools.product(range(3), repeat=len(numbers))
    }


@given(NUMBERS, st.integers(0, 25), st.integers(0, 25))
def test_two_sets_are_found_exactly_when_there_are_any(numbers: list[int], first: int, second: int) -> None:
    sums = sums_of_two_sets(numbers)
    found = split(numbers, first, second)
    assert (found is not None) == ((first, second) in sums)
    if found is not None:
        assert not set(found[0]) & set(found[1])
        assert len(set(found[0])) + len(set(found[1])) == len(found[0]) + len(found[1])
        assert [sum(numbers[place] for place in places) for places in found] == [first, second]
    bits = reachable(numbers, first, 25)
    assert {each for each in range(26) if bits >> each & 1} == {b for a, b in sums if a == first and b <= 25}


@given(st.integers(1, 1 << 40), st.integers(0, 45))
def test_the_nearest_bit(bits: int, wanted: int) -> None:
    distance = min(abs(place - wanted) for place in range(41) if bits >> place & 1)
    place = nearest(bits, wanted)
    assert bits >> place & 1
    assert abs(place - wanted) == distance


def way_exists(numbers: list[int], bins: list[tuple[int, int]]) -> bool:
    return any(
        all(
            low <= sum(number for number, into in zip(numbers, way, strict=True) if into == place) <= high
            for place, (low, high) in enumerate(bins)
        )
        for way in itertools.product(range(len(bins)), repeat=len(numbers))
    )


def fits(numbers: list[int], bins: list[tuple[int, int]], way: list[int]) -> bool:
    totals = [
        sum(number for number, into in zip(numbers, way, strict=True) if into == place) for place in range(len(bins))
    ]
    return all(low <= total <= high for total, (low, high) in zip(totals, bins, strict=True))


@given(st.lists(st.integers(0, 9), max_size=6), BINS)
def test_packing_and_dealing_find_a_way_exactly_when_there_is_one(
    numbers: list[int], bins: list[tuple[int, int]]
) -> None:
    exists = way_exists(numbers, bins)
    packed = pack(numbers, bins)
    assert (packed is not None) == exists
    assert packed is None or fits(numbers, bins, packed)
    bounds = {key: Bounds(*each) for key, each in enumerate(bins)}
    dealt = deal(numbers, bounds, random.Random(1))
    assert (dealt is not None) == exists
    assert dealt is None or fits(numbers, bins, dealt)


@pytest.mark.parametrize(
    ("numbers", "bins", "possible"),
    [
        ([6, 5, 5, 4, 4, 4, 2], [(10, 10)] * 3, True),
        ([6, 6, 6, 4, 4, 4, 1], [(10, 10), (10, 10), (11, 11)], True),
        ([7, 7, 7, 3, 3, 1, 1, 1], [(10, 10)] * 3, True),
        ([6, 6, 6, 6, 3, 3], [(10, 10)] * 3, False),
        ([75] * 40 + [1], [(0, 974)] * 3, False),
        ([8, 7, 6, 5, 4], [(15, 15), (15, 15)], True),
        ([9, 7, 6, 5, 5, 4, 4, 4, 3, 3], [(16, 17)] * 3, True),
    ],
)
def test_tight_packing(numbers: list[int], bins: list[tuple[int, int]], possible: bool) -> None:
    packed = pack(numbers, bins)
    assert (packed is not None) == possible
    assert packed is None or fits(numbers, bins, packed)


@pytest.mark.parametrize("seed", range(5))
def test_dealing_falls_back_on_packing(seed: int) -> None:
    numbers = [7, 7, 7, 7, 3, 3, 3, 3, 5, 5, 5, 5]
    bounds = {key: Bounds(15, 15) for key in range(4)}
    dealt = deal(numbers, bounds, random.Random(seed))
    assert dealt is not None
    assert fits(numbers, [(15, 15)] * 4, dealt)


def test_bounds_that_the_total_excludes() -> None:
    assert tightened({1: Bounds(0, 4), 2: Bounds(0, 4)}, 9) is None
    assert tightened({1: Bounds(5, 4), 2: Bounds(0, 4)}, 6) is None
    assert tightened({1: Bounds(-3, 4), 2: Bounds(0, 4)}, 7) == {1: Bounds(3, 4), 2: Bounds(3, 4)}
