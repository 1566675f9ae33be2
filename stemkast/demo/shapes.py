"""Which totals per key give a wanted outcome, when the percentage is that of a key with a given number of votes.

The mirror of `assembly.tally`: that decides what totals come to, this names the totals that come to it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from stemkast.assembly.events import PollKind
from stemkast.assembly.outcome import OptionVotes, Outcome
from stemkast.assembly.proposals import ChoiceRule, Meaning, Question
from stemkast.assembly.settings import Settings
from stemkast.assembly.tally import decide
from stemkast.demo.dealing import Bounds


@dataclass(frozen=True, slots=True)
class Aim:
    """What the count has to come to. `chosen`: the label of the option or person, for the outcome `chosen`.

    `abstain` is the weight that abstains; `total` the weight of everybody present.
    """

    question: Question
    outcome: Outcome
    chosen: str | None
    abstain: int
    total: int
    settings: Settings

    @property
    def named(self) -> int:
        """The votes that are no abstention."""
        return self.total - self.abstain

    @property
    def cast(self) -> int:
        """The votes cast, of which the percentage is a share."""
        return self.total if self.settings.abstentions_count else self.named

    @property
    def named_keys(self) -> tuple[int, ...]:
        """The keys that are no abstention."""
        return tuple(option.key for option in self.question.options if option.meaning is not Meaning.ABSTAIN)

    @property
    def abstain_key(self) -> int | None:
        """The key of abstention, if the question has one."""
        return next((each.key for each in self.question.options if each.meaning is Meaning.ABSTAIN), None)

    def leaders(self) -> tuple[int, ...]:
        """The keys that the percentage can belong to: for, the chosen option, or any option that can lead."""
        if not self.question.is_choice:
            return tuple(option.key for option in self.question.options if option.meaning is Meaning.FOR)
        if self.outcome is Outcome.CHOSEN:
            return tuple(option.key for option in self.question.options if option.label == self.chosen)
        return self.named_keys


def shapes(aim: Aim, leader: int, votes: int) -> Iterator[dict[int, Bounds]]:
    """The bounds per key within which every count has the wanted outcome, with `votes` for the leader."""
    others = [key for key in aim.named_keys if key != leader]
    abstaining = {} if aim.abstain_key is None else {aim.abstain_key: Bounds(aim.abstain, aim.abstain)}
    fixed = {leader: Bounds(votes, votes), **abstaining}
    if not 0 <= votes <= aim.named or (aim.abstain_key is None and aim.abstain):
        return
    if not aim.question.is_choice:
        against = aim.named - votes
        counted = tuple(
            OptionVotes(key, total, 0) for key, total in sorted({leader: votes, others[0]: against}.items())
        ) + tuple(OptionVotes(key, aim.abstain, 0) for key in abstaining)
        if decide(aim.question, counted, aim.settings, PollKind.REAL).outcome is aim.outcome:
            yield {**fixed, others[0]: Bounds(against, against)}
        return
    yield from ({**fixed, **each} for each in _choice_shapes(aim, others, votes))


def _choice_shapes(aim: Aim, others: list[int], votes: int) -> Iterator[dict[int, Bounds]]:
    """Bounds for the other options, when one has `votes` and none has more."""
    wins = aim.question.choice is ChoiceRule.PLURALITY or aim.question.majority.reached(votes, aim.cast)
    two_or_plural = len(others) == 1 or aim.question.choice is ChoiceRule.PLURALITY
    below = {key: Bounds(0, votes - 1) for key in others}
    beside = [{key: Bounds(votes if key == level else 0, votes) for key in others} for level in others]
    if aim.outcome is Outcome.VOID and aim.cast == 0:
        yield {key: Bounds(0, 0) for key in others}
    elif aim.outcome is Outcome.CHOSEN and wins:
        yield below
    elif aim.outcome is Outcome.TIE and two_or_plural and votes:
        yield from beside
    elif aim.outcome is Outcome.NO_MAJORITY:
        if votes and not wins:
            yield below
        if votes == 0 or not two_or_plural:
            yield from beside
