"""The poll at hand as the chair's window shows it: a pure function of the assembly.

The direction of a running poll is nowhere in it; who has not voted yet is, for the ushers.
"""

from dataclasses import dataclass
from datetime import datetime

from stemkast.assembly.assembly import Assembly
from stemkast.assembly.declaration import result_words
from stemkast.assembly.events import PollKind, ScreenView
from stemkast.assembly.outcome import Outcome
from stemkast.assembly.poll_state import RUNNING, PollState
from stemkast.assembly.screen_state import ballot_of, result_of, turnout_of
from stemkast.assembly.settings import TieRule
from stemkast.assembly.shown import Ballot, ResultShown, Turnout
from stemkast.assembly.state import Poll
from stemkast.assembly.tally import WeighedVote, count, tied_keys


@dataclass(frozen=True, slots=True)
class Silent:
    """A municipality that is present and did not vote in the poll at hand, with its weight."""

    name: str
    votes: int


@dataclass(frozen=True, slots=True)
class PollView:
    """The poll at hand.

    result    only once it is closed; `on_screen`: the hall sees it too
    words     with which the result will be declared, if nobody words it otherwise; empty before and after
    tied      the keys between which a lot decides, if one has to
    silent    who did not vote, the heaviest first; while the poll runs and in a closed test poll
    """

    number: int
    kind: PollKind
    state: PollState
    ballot: Ballot
    turnout: Turnout
    opened_at: datetime | None
    seconds: int
    result: ResultShown | None
    on_screen: bool
    words: str = ""
    tied: tuple[int, ...] = ()
    silent: tuple[Silent, ...] = ()
    roll_call: bool = False


def poll_view(assembly: Assembly, poll: Poll) -> PollView:
    """The poll as it stands now."""
    tied = keys_of_a_lot(assembly, poll)
    return PollView(
        number=poll.number,
        kind=poll.kind,
        state=poll.state,
        ballot=ballot_of(poll),
        turnout=turnout_of(assembly, poll),
        opened_at=poll.opened_at,
        seconds=poll.seconds,
        result=None if poll.state in RUNNING else result_of(assembly, poll),
        on_screen=assembly.view is ScreenView.RESULT and assembly.view_poll == poll.number,
        words="" if tied else _words(assembly, poll),
        tied=tied,
        silent=_silent(assembly, poll),
        roll_call=poll.roll_call,
    )


def keys_of_a_lot(assembly: Assembly, poll: Poll) -> tuple[int, ...]:
    """The keys between which a lot has to decide this poll; empty where none has to."""
    result = poll.result(assembly.settings)
    waits = poll.kind is PollKind.REAL and poll.state is PollState.CLOSED and result is not None
    if not waits or result is None or result.outcome is not Outcome.TIE or assembly.settings.tie is not TieRule.LOT:
        return ()
    votes = (WeighedVote(vote.choice, vote.weight) for vote in poll.votes.values())
    return tied_keys(poll.question, count(poll.question, votes))


def _words(assembly: Assembly, poll: Poll) -> str:
    result = poll.result(assembly.settings)
    if poll.kind is PollKind.TEST or poll.state is not PollState.CLOSED or result is None:
        return ""
    proposals = tuple(assembly.proposals[each] for each in poll.question.proposals)
    return result_words(proposals, result, by_lot=poll.lot is not None)


def _silent(assembly: Assembly, poll: Poll) -> tuple[Silent, ...]:
    tried_out = poll.kind is PollKind.TEST and poll.state is PollState.CLOSED
    if not tried_out and poll.state not in (PollState.OPEN, PollState.HELD, PollState.CLOSING):
        return ()
    rows = (assembly.register[code] for code in assembly.silent_in(poll))
    return tuple(Silent(row.name, row.weight) for row in sorted(rows, key=lambda row: -row.weight))
