"""Dealing whole municipalities over the keys of a poll, so that every key gets a total within its bounds. Exact.

With at most two totals to hit beside the rest, this is a subset sum. With more keys it is bin packing: first one
subset sum after another, which nearly always succeeds among hundreds of municipalities; then a search of every way.
"""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from stemkast.demo.packing import pack
from stemkast.demo.subset_sum import nearest, reachable, split

_TRIES = 4


@dataclass(frozen=True, slots=True)
class Bounds:
    """The least and the most votes (weight) that a key gets."""

    low: int
    high: int

    @property
    def exact(self) -> bool:
        """Whether there is one total within them."""
        return self.low == self.high


def tightened(bounds: Mapping[int, Bounds], total: int) -> dict[int, Bounds] | None:
    """The same bounds, as narrow as it makes them that all keys together get `total`; None when they cannot."""
    cut = {key: Bounds(max(0, each.low), min(total, each.high)) for key, each in bounds.items()}
    lows, highs = sum(each.low for each in cut.values()), sum(each.high for each in cut.values())
    if not lows <= total <= highs or any(each.low > each.high for each in cut.values()):
        return None
    return {
        key: Bounds(max(each.low, total - highs + each.high), min(each.high, total - lows + each.low))
        for key, each in cut.items()
    }


def deal(weights: Sequence[int], bounds: Mapping[int, Bounds], chance: random.Random) -> list[int] | None:
    """A key for every weight, in their order, so that each key's total is within its bounds; None if there is no way.

    Weights are not negative. `chance` decides between ways; the same weights and state of `chance` give the same.
    """
    tight = tightened(bounds, sum(weights))
    if tight is None:
        return None
    exact = sorted((key for key, each in tight.items() if each.exact), key=lambda key: tight[key].low)
    if len(exact) == len(tight) <= 3:
        return _exactly(weights, {key: tight[key].low for key in exact})
    for attempt in range(_TRIES):
        order = list(range(len(weights)))
        if attempt:
            chance.shuffle(order)
        dealt = _in_turn([weights[place] for place in order], tight, exact, chance)
        if dealt is not None:
            keys = dict(zip(order, dealt, strict=True))
            return [keys[place] for place in range(len(weights))]
    keys_in_order = list(tight)
    bins = pack(weights, [(tight[key].low, tight[key].high) for key in keys_in_order])
    return None if bins is None else [keys_in_order[place] for place in bins]


def _exactly(weights: Sequence[int], totals: Mapping[int, int]) -> list[int] | None:
    """One to three keys with a given total each, in rising order; the largest follows from the others."""
    *small, rest = totals
    first, second = (*small, rest, rest)[:2]
    sums = [totals[key] for key in small]
    found = split(weights, *(*sums, 0, 0)[:2])
    if found is None:
        return None
    dealt = [rest] * len(weights)
    for key, places in zip((first, second), found, strict=True):
        for place in places:
            dealt[place] = key
    return dealt


def _in_turn(
    weights: Sequence[int], bounds: Mapping[int, Bounds], exact: Sequence[int], chance: random.Random
) -> list[int] | None:
    """The keys one after the other, those with a given total first; None if that led nowhere, which proves nothing."""
    dealt = [0] * len(weights)
    places = list(range(len(weights)))
    left = dict(bounds)
    for key in [*exact, *(key for key in bounds if key not in exact)]:
        at_hand = [weights[place] for place in places]
        tight = tightened(left, sum(at_hand))
        taken = None if tight is None else _some(at_hand, tight[key], len(tight), chance)
        if taken is None:
            return None
        del left[key]
        for place in taken:
            dealt[places[place]] = key
        places = [place for number, place in enumerate(places) if number not in taken]
    return None if places else dealt


def _some(weights: Sequence[int], within: Bounds, keys: int, chance: random.Random) -> set[int] | None:
    """Places of weights whose sum is within the bounds, about one share out of `keys`; all of them for the last key."""
    if keys == 1:
        return set(range(len(weights)))
    wanted = int(chance.uniform(0.4, 1.6) * sum(weights) / keys)
    sums = reachable(weights, 0, within.high) >> within.low
    if not sums:
        return None
    total = within.low + nearest(sums, min(max(wanted, within.low), within.high) - within.low)
    found = split(weights, total, 0)
    return None if found is None else set(found[0])
