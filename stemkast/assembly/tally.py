"""Counting: from votes with weights to a result, on whole numbers and exact fractions.

Sources: RULES "A poll"; statutes article 10 for weights; the settings decide what the documents leave open.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from stemkast.assembly.events import PollKind
from stemkast.assembly.majority import percentage
from stemkast.assembly.outcome import OptionVotes, Outcome, Result
from stemkast.assembly.proposals import ChoiceRule, Meaning, Question
from stemkast.assembly.settings import Settings, TieRule


@dataclass(frozen=True, slots=True)
class WeighedVote:
    """One municipality's vote that counts: the key it chose and its weight."""

    choice: int
    weight: int


def count(question: Question, votes: Iterable[WeighedVote]) -> tuple[OptionVotes, ...]:
    """Votes and municipalities for every option of the question, abstention included, in order of their keys.

    Raises ValueError for a vote for an option that the question does not have; admission never lets one in.
    """
    weights = {option.key: 0 for option in question.options}
    numbers = dict(weights)
    for vote in votes:
        if vote.choice not in weights:
            raise ValueError(f"the question has no option {vote.choice}")
        weights[vote.choice] += vote.weight
        numbers[vote.choice] += 1
    return tuple(OptionVotes(key, weights[key], numbers[key]) for key in sorted(weights))


def decide(
    question: Question,
    counted: tuple[OptionVotes, ...],
    settings: Settings,
    kind: PollKind,
    lot: int | None = None,
) -> Result:
    """The result of a counted poll. `lot` is the key that a lot drew after a tie. A test poll decides nothing."""
    abstain = {option.key for option in question.options if option.meaning is Meaning.ABSTAIN}
    named = tuple(each for each in counted if each.key not in abstain)
    abstained = sum(each.votes for each in counted if each.key in abstain)
    cast = sum(each.votes for each in named) + (abstained if settings.abstentions_count else 0)
    leading = _leading(question, named)
    share = percentage(Fraction(leading.votes, cast)) if cast else None
    outcome, chosen_key = _outcome(question, named, cast, settings, lot)
    chosen = question.option(chosen_key) if chosen_key is not None else None
    if kind is PollKind.TEST:
        return Result(named, abstained, cast, None, None, share)
    if chosen is not None:
        votes_of_chosen = next(each.votes for each in named if each.key == chosen.key)
        share = percentage(Fraction(votes_of_chosen, cast))
    return Result(named, abstained, cast, outcome, chosen.label if chosen else None, share)


def draw(seed: bytes, tied: tuple[int, ...]) -> int:
    """The key that a lot with this seed draws among the tied keys: int(SHA-256(seed)) mod their number."""
    return tied[int.from_bytes(hashlib.sha256(seed).digest(), "big") % len(tied)]


def tied_keys(question: Question, counted: tuple[OptionVotes, ...]) -> tuple[int, ...]:
    """The keys that share the highest number of votes, abstention aside; a lot is drawn among these."""
    abstain = {option.key for option in question.options if option.meaning is Meaning.ABSTAIN}
    named = [each for each in counted if each.key not in abstain]
    highest = max(each.votes for each in named)
    return tuple(each.key for each in named if each.votes == highest)


def _leading(question: Question, named: tuple[OptionVotes, ...]) -> OptionVotes:
    """For a plain question the votes for, whoever leads; for a choice the option with most votes."""
    if question.is_choice:
        return max(named, key=lambda each: (each.votes, -each.key))
    for_key = next(option.key for option in question.options if option.meaning is Meaning.FOR)
    return next(each for each in named if each.key == for_key)


def _outcome(
    question: Question,
    named: tuple[OptionVotes, ...],
    cast: int,
    settings: Settings,
    lot: int | None,
) -> tuple[Outcome, int | None]:
    if cast == 0:
        return Outcome.VOID, None
    if not question.is_choice:
        return _plain_outcome(question, named, cast, settings, lot), None
    tied = tied_keys(question, named)
    highest = next(each for each in named if each.key == tied[0])
    wins = question.choice is ChoiceRule.PLURALITY or question.majority.reached(highest.votes, cast)
    if len(tied) == 1 and wins and highest.votes > 0:
        return Outcome.CHOSEN, highest.key
    a_tie = highest.votes > 0 and len(tied) > 1 and (question.choice is ChoiceRule.PLURALITY or len(named) == 2)
    if not a_tie:
        return Outcome.NO_MAJORITY, None
    return (Outcome.TIE, None) if lot is None else (Outcome.CHOSEN, lot)


def _plain_outcome(
    question: Question,
    named: tuple[OptionVotes, ...],
    cast: int,
    settings: Settings,
    lot: int | None,
) -> Outcome:
    votes_for, votes_against = (_votes_with(question, named, meaning) for meaning in (Meaning.FOR, Meaning.AGAINST))
    if question.majority.reached(votes_for, cast):
        return Outcome.ADOPTED
    is_tie = votes_for == votes_against and question.majority.fraction == Fraction(1, 2)
    if not is_tie or settings.tie is TieRule.REJECTED:
        return Outcome.REJECTED
    if lot is None:
        return Outcome.TIE
    drawn = question.option(lot)
    return Outcome.ADOPTED if drawn is not None and drawn.meaning is Meaning.FOR else Outcome.REJECTED


def _votes_with(question: Question, named: tuple[OptionVotes, ...], meaning: Meaning) -> int:
    keys = {option.key for option in question.options if option.meaning is meaning}
    return sum(each.votes for each in named if each.key in keys)
