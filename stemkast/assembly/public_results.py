"""What everybody may look up while the assembly lasts: every matter that is decided, and how each municipality voted.

- A poll stands here from its declaration on, which is when the hall screen shows it.
- It stays when it is voided later, and then without its votes: they no longer count.
- A test poll never stands here: it decides nothing.
Source: RULES "Results are public"; design decision 7.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from stemkast.assembly.municipality_search import OTHER_NAMES
from stemkast.assembly.poll_state import PollState
from stemkast.assembly.questions import question_about
from stemkast.assembly.screen_state import ballot_of, meeting_of, result_of, topic_of
from stemkast.assembly.shown import Decided, Decision, Meeting, ResultShown, Voided
from stemkast.assembly.state import Matter, Method, Poll, ProposalStatus, State
from stemkast.assembly.voting_behaviour import NOT_VOTED

_DECISIONS = {
    Method.ACCLAMATION: (Decision.ACCLAMATION, ProposalStatus.ADOPTED),
    Method.WITHDRAWN: (Decision.WITHDRAWN, ProposalStatus.WITHDRAWN),
    Method.HELD_OVER: (Decision.HELD_OVER, ProposalStatus.HELD_OVER),
}


@dataclass(frozen=True, slots=True)
class PublicVoter:
    """A municipality of the register with its votes (weight); `also`: other names that people look for it under."""

    name: str
    weight: int
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PublicRegister:
    """Which assembly, and who can vote, in the order in which `PublicMatter.choices` stand."""

    meeting: Meeting
    municipalities: tuple[PublicVoter, ...]


@dataclass(frozen=True, slots=True)
class PublicMatter:
    """A matter that is decided: `number` counts from 1 in the order in which they were handled.

    `choices`: the key of every municipality of the register, 0 for none; empty where nobody's vote counts.
    """

    number: int
    shown: ResultShown | Decided | Voided
    choices: tuple[int, ...] = ()


def public_register(assembly: State) -> PublicRegister:
    """The register as everybody may see it; empty until it is adopted."""
    rows = assembly.register.values() if assembly.register_adopted is not None else ()
    voters = tuple(PublicVoter(row.name, row.weight, OTHER_NAMES.get(row.code, ())) for row in rows)
    return PublicRegister(meeting_of(assembly), voters)


def public_matters(assembly: State) -> Iterator[PublicMatter]:
    """Every matter that is decided, in the order in which they were handled."""
    for number, matter in enumerate(assembly.matters, start=1):
        shown = _polled(assembly, assembly.polls[matter.poll]) if matter.poll else _unpolled(assembly, matter)
        if shown is not None:
            counts = isinstance(shown, ResultShown)
            yield PublicMatter(number, shown, _choices(assembly, assembly.polls[matter.poll]) if counts else ())


def _polled(assembly: State, poll: Poll) -> ResultShown | Voided | None:
    if poll.declared is None:
        return None
    if poll.state is PollState.VOIDED:
        topic = topic_of(assembly, poll.question)
        return Voided(meeting_of(assembly), topic, ballot_of(poll), poll.voided_because)
    return result_of(assembly, poll)


def _unpolled(assembly: State, matter: Matter) -> Decided | None:
    if not matter.proposals:
        return None
    decision, status = _DECISIONS[matter.method]
    for each in matter.proposals:
        if assembly.status[each] is not status or (decision is Decision.ACCLAMATION and each in assembly.objected):
            return None
    topic = topic_of(assembly, question_about(assembly, matter.proposals))
    return Decided(meeting_of(assembly), topic, decision)


def _choices(assembly: State, poll: Poll) -> tuple[int, ...]:
    return tuple(poll.votes[code].choice if code in poll.votes else NOT_VOTED for code in assembly.register)
