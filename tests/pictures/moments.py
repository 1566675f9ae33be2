"""Moments of an assembly that was held: its ledger read up to there."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from stemkast.assembly.assembly import Assembly
from stemkast.assembly.events import PollKind, ScreenView
from stemkast.assembly.poll_state import PollState
from stemkast.assembly.state import Poll
from stemkast.hall_client.committee.chronicle import Chronicle, Chronicler
from stemkast.ledger.replay import ReplayRefused, take
from stemkast.ledger.store import LedgerStore
from stemkast.ledger.tree import Tree

Wanted = Callable[[Assembly], bool]
"""Whether it is that moment."""


@dataclass(frozen=True, slots=True)
class Moment:
    """The assembly after so many entries. The assembly goes on with the next moment."""

    name: str
    assembly: Assembly
    chronicle: Chronicle
    entries: int
    root: bytes
    at: datetime


def moments(ledger: Path, wanted: dict[str, Wanted]) -> Iterator[Moment]:
    """Each moment that is wanted, in this order: where its condition first holds after the one before."""
    waiting = list(wanted.items())
    assembly, tree, chronicler = Assembly(), Tree(), Chronicler()
    with LedgerStore.open_read_only(ledger) as store:
        for index, body in enumerate(store.entries()):
            taken = take(body, assembly, tree)
            assert not isinstance(taken, ReplayRefused), taken
            chronicler.take(index, body)
            while waiting and waiting[0][1](assembly):
                name, _ = waiting.pop(0)
                yield Moment(name, assembly, chronicler.now, tree.size, tree.root(), taken.entry.at)
    assert not waiting, f"the ledger has no moment {waiting[0][0]}"


def prepared(assembly: Assembly) -> bool:
    """Everything is there; no keypad was handed out."""
    return bool(assembly.items) and len(assembly.mandates) == len(assembly.keypads) > 0


def complete(assembly: Assembly) -> bool:
    """Everybody who comes is there."""
    return assembly.present == len(assembly.mandates) and assembly.matter is None and not assembly.polls


def tried_out(assembly: Assembly) -> bool:
    """Half of the hall voted in the test poll."""
    return _half(assembly) and _last(assembly).kind is PollKind.TEST


def called(word: str) -> Wanted:
    """The matter with this word in its title was called, and nothing was done with it."""

    def holds(assembly: Assembly) -> bool:
        matter = assembly.matter
        titles = [assembly.proposals[each].subject for each in matter.proposals] if matter is not None else []
        return any(word in title for title in titles) and assembly.running is None

    return holds


def runs(word: str) -> Wanted:
    """Half of the hall voted on it."""
    return lambda assembly: _is_about(assembly, word) and _half(assembly)


def counted(word: str) -> Wanted:
    """The operator sees the result of it and the hall does not."""
    return lambda assembly: _is_about(assembly, word) and _last(assembly).state is PollState.CLOSED


def declared(word: str) -> Wanted:
    """The hall sees the result of it."""

    def holds(assembly: Assembly) -> bool:
        is_shown = assembly.view is ScreenView.RESULT
        return is_shown and _is_about(assembly, word) and _last(assembly).state is PollState.DECLARED

    return holds


def _last(assembly: Assembly) -> Poll:
    assert assembly.last_poll is not None
    return assembly.last_poll


def _is_about(assembly: Assembly, word: str) -> bool:
    poll = assembly.last_poll
    if poll is None or poll.kind is not PollKind.REAL:
        return False
    return word in " ".join([poll.question.subject, *(each.label for each in poll.question.options)])


def _half(assembly: Assembly) -> bool:
    poll = assembly.last_poll
    return poll is not None and poll.state is PollState.OPEN and 2 * len(poll.votes) >= assembly.present
