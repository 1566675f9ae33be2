"""Who votes what in a replay: a synthetic distribution that gives exactly the published percentage and outcome.

Minutes give percentages, not the votes of every municipality. Known votes are honoured, movers vote for their own
motion, and the rest is chosen, spread by a seed, so that counting gives the figure and the outcome of the minutes.
"""

import random
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from stemkast.assembly.majority import percentage
from stemkast.assembly.outcome import Outcome
from stemkast.assembly.proposals import Meaning, Question
from stemkast.assembly.settings import Settings
from stemkast.demo.dealing import Bounds, deal
from stemkast.demo.shapes import Aim, shapes
from stemkast.demo.subset_sum import reachable

PERCENTAGE = re.compile(r"(0|[1-9][0-9]{0,2}),([0-9]{2})")
"""A percentage as the minutes write it: two decimals, decimal comma ("98,58")."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the minutes say of a poll.

    percentage  share for, or of the leading option, as `PERCENTAGE`; None for the outcome `void` only
    chosen      label of the option or person chosen, for the outcome `chosen`
    abstain     the weight that abstains in all; None for the known abstentions and no more
    known       votes that are known: CBS code -> key; every code is present
    movers      CBS codes of the movers; they vote for, unless it is known otherwise; those absent are passed over
    """

    question: Question
    outcome: Outcome
    percentage: str | None
    chosen: str | None = None
    abstain: int | None = None
    known: Mapping[str, int] = field(default_factory=dict)
    movers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Distribution:
    """What every municipality present chooses: CBS code -> key."""

    choices: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Unreachable:
    """No votes of whole municipalities give this figure with this outcome.

    `wanted` is that figure and outcome in words. `nearest_below` and `nearest_above` are the nearest percentages that
    the same outcome can have; None where there is none.
    """

    subject: str
    wanted: str
    nearest_below: str | None
    nearest_above: str | None

    @property
    def text(self) -> str:
        """One sentence that names the poll and the nearest figures."""
        nearest = [f"{each}%" for each in (self.nearest_below, self.nearest_above) if each is not None]
        if nearest:
            advice = f"nearest with that outcome: {' and '.join(nearest)}"
        else:
            advice = "no percentage can have that outcome with these abstentions and known votes"
        return f"poll '{self.subject}': no votes of whole municipalities give {self.wanted}; {advice}"


def distribute(wanted: Wanted, weights: Mapping[str, int], settings: Settings, seed: int) -> Distribution | Unreachable:
    """A distribution that `tally.decide` counts as wanted, whenever there is one; else which figures come nearest.

    `weights`: CBS code -> weight of every municipality present; all of them vote. The same input and seed give the
    same distribution. Raises ValueError for a percentage in another form, or a known vote that nobody can cast.
    """
    return _Search(wanted, weights, settings, random.Random(seed)).result()


def at_random(question: Question, codes: Iterable[str], seed: int) -> Distribution:
    """Any choice for everybody, for a test poll, of which the minutes give no figures."""
    chance = random.Random(seed)
    keys = [option.key for option in question.options]
    return Distribution({code: chance.choice(keys) for code in sorted(codes)})


class _Search:
    """One poll: what is fixed, who is free, and the search over the votes of the key that the percentage belongs to."""

    def __init__(self, wanted: Wanted, weights: Mapping[str, int], settings: Settings, chance: random.Random) -> None:
        self._wanted = wanted
        self._chance = chance
        self._fixed = _fixed(wanted, weights)
        self._fixed_votes = Counter[int]()
        for code, key in self._fixed.items():
            self._fixed_votes[key] += weights[code]
        self._free = sorted(set(weights) - set(self._fixed))
        chance.shuffle(self._free)
        self._free_weights = [weights[code] for code in self._free]
        total = sum(weights.values())
        self._aim = Aim(wanted.question, wanted.outcome, wanted.chosen, self._abstaining(total), total, settings)

    def _abstaining(self, total: int) -> int:
        if self._wanted.abstain is not None:
            return self._wanted.abstain
        if self._wanted.outcome is Outcome.VOID:
            return total
        options = self._wanted.question.options
        return sum(self._fixed_votes[each.key] for each in options if each.meaning is Meaning.ABSTAIN)

    def result(self) -> Distribution | Unreachable:
        """The distribution, or what comes nearest."""
        span = _votes_at(self._wanted.percentage, self._wanted.outcome, self._aim.cast)
        candidates = list(span)
        self._chance.shuffle(candidates)
        for votes in candidates:
            found = self._with(votes)
            if found is not None:
                return Distribution(found)
        return self._unreachable(span)

    def _with(self, votes: int) -> dict[str, int] | None:
        """A distribution with these votes for the leading key."""
        for leader in self._aim.leaders():
            for shape in shapes(self._aim, leader, votes):
                left = {
                    key: Bounds(each.low - self._fixed_votes[key], each.high - self._fixed_votes[key])
                    for key, each in shape.items()
                }
                keys = deal(self._free_weights, left, self._chance)
                if keys is not None:
                    return self._fixed | dict(zip(self._free, keys, strict=True))
        return None

    def _unreachable(self, span: range) -> Unreachable:
        wanted, cast = self._wanted, self._aim.cast
        what = wanted.chosen if wanted.outcome is Outcome.CHOSEN else wanted.outcome.value.replace("_", " ")
        words = f"'{what}'" if wanted.percentage is None else f"{wanted.percentage}% '{what}'"
        if wanted.abstain:
            words += f" with {wanted.abstain} votes abstaining"
        possible = self._possible()
        below = self._first(possible, range(min(span.start, cast + 1) - 1, -1, -1))
        above = self._first(possible, range(span.stop, cast + 1))
        return Unreachable(wanted.question.subject, words, below, above)

    def _possible(self) -> int:
        """The votes (as bits) that a leading key can get beside the abstentions, whatever the outcome."""
        abstain_key = self._aim.abstain_key
        abstain = self._aim.abstain - (self._fixed_votes[abstain_key] if abstain_key is not None else 0)
        if not 0 <= abstain <= sum(self._free_weights) or self._aim.cast == 0:
            return 0
        sums = reachable(self._free_weights, abstain, sum(self._free_weights) - abstain)
        possible = 0
        for leader in self._aim.leaders():
            possible |= sums << self._fixed_votes[leader]
        return possible

    def _first(self, possible: int, votes_in_order: range) -> str | None:
        """The percentage of the first number of votes in this order that some distribution has."""
        for votes in votes_in_order:
            if possible >> votes & 1 and self._with(votes) is not None:
                return percentage(Fraction(votes, self._aim.cast))
        return None


def _fixed(wanted: Wanted, weights: Mapping[str, int]) -> dict[str, int]:
    """The votes that are no choice of the search: the known ones, and the movers for their own motion."""
    for code, key in wanted.known.items():
        if code not in weights or wanted.question.option(key) is None:
            raise ValueError(f"nobody present can cast the known vote of {code} for key {key}")
    votes_for = [option.key for option in wanted.question.options if option.meaning is Meaning.FOR]
    movers = {code: key for code in wanted.movers if code in weights for key in votes_for}
    return movers | dict(wanted.known)


def _votes_at(text: str | None, outcome: Outcome, cast: int) -> range:
    """The votes out of `cast` whose share, rounded half up to hundredths of a percent, reads as `text`."""
    if text is None and outcome is Outcome.VOID:
        return range(1)
    form = PERCENTAGE.fullmatch(text or "")
    if form is None:
        raise ValueError(f"{text!r} is not a percentage with two decimals and a comma")
    if cast == 0:
        return range(0)
    hundredths = int(form[1] + form[2])
    first, stop = (max(0, -(-cast * (2 * hundredths + side) // 20_000)) for side in (-1, 1))
    return range(first, stop)
