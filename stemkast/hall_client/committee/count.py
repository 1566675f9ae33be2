"""The count of a poll in the one form in which three sources of it are compared: recount, hall, screen."""

from dataclasses import dataclass

from stemkast.assembly.outcome import OptionVotes, Outcome
from stemkast.assembly.poll_state import PollState
from stemkast.assembly.proposals import Meaning, Option, Question
from stemkast.assembly.settings import Settings
from stemkast.assembly.shown import ResultShown, ScreenState, Voided
from stemkast.assembly.state import Poll
from stemkast.verifier import Report


@dataclass(frozen=True, slots=True)
class Figures:
    """What one source says of a poll.

    votes       weight by "for" and "against", or by the words of an option, in the order of the keys
    outcome     adopted, rejected, no_majority, tie, void, or the words of what was chosen; None for a test poll
    percentage  as in the minutes, "61,44"; None when nothing was cast
    """

    votes: tuple[tuple[str, int], ...]
    abstained: int
    percentage: str | None
    outcome: str | None


VOIDED = Figures((), 0, None, "voided")
"""A poll that was declared void: whatever was voted has no effect."""


def recounted(report: Report, poll: int) -> Figures | None:
    """What the recount found; None where it knows of no such poll."""
    for each in report.polls:
        if each.id == f"poll-{poll}":
            figures = Figures(tuple(each.votes.items()), each.abstained, each.percentage, each.outcome)
            return VOIDED if each.voided else figures
    return None


def said(poll: Poll, settings: Settings) -> Figures | None:
    """What the hall says: as declared, before that as it stands in its books; None before the poll is closed."""
    if poll.state is PollState.VOIDED:
        return VOIDED
    told = poll.declared or poll.result(settings)
    if told is None:
        return None
    outcome = None if told.outcome is None else told.outcome.value
    return Figures(_named(poll.question, told.votes), told.abstained, told.percentage, told.chosen or outcome)


def shown(screen: ScreenState | None, poll: int) -> Figures | None:
    """What a hall screen in this state shows of the poll; None where it shows something else, or no figures."""
    if isinstance(screen, Voided) and screen.ballot.poll == poll:
        return VOIDED
    if not isinstance(screen, ResultShown) or screen.ballot.poll != poll:
        return None
    outcome = screen.leading if screen.outcome is Outcome.CHOSEN else screen.outcome
    votes = tuple((_word(each.option), each.votes) for each in screen.tallies)
    abstained = screen.abstained.votes if screen.abstained is not None else 0
    return Figures(votes, abstained, screen.percentage, None if outcome is None else str(outcome))


def _named(question: Question, votes: tuple[OptionVotes, ...]) -> tuple[tuple[str, int], ...]:
    options = {option.key: option for option in question.options}
    return tuple((_word(options[each.key]), each.votes) for each in votes)


def _word(option: Option) -> str:
    return option.label if option.meaning is Meaning.OPTION else option.meaning.value
