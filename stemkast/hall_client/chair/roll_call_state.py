"""A roll call as a station sees it that hears the municipalities: a pure function of the assembly.

Both stations press the key that they heard. What the other pressed is not shown before: two that hear the same agree
without having looked.
"""

from collections.abc import Callable
from dataclasses import dataclass

from stemkast.assembly.assembly import Assembly
from stemkast.assembly.commands import Command, Record
from stemkast.assembly.events import RollCallConfirmed, RollCallEntered
from stemkast.assembly.hashes import question_hash
from stemkast.assembly.poll_state import PollState
from stemkast.assembly.proposals import Option
from stemkast.assembly.roll_call import Act, statement
from stemkast.assembly.state import Heard

Sign = Callable[[bytes], bytes]
"""Signs with the key of this station: 64 bytes, Ed25519."""

HEARD = (RollCallEntered, RollCallConfirmed)
"""What a post says to the hall in a roll call."""


@dataclass(frozen=True, slots=True)
class Called:
    """A municipality that is present. `heard`: what one station pressed, not confirmed; `stands`: its vote is in."""

    code: str
    name: str
    weight: int
    heard: Heard | None
    stands: bool


@dataclass(frozen=True, slots=True)
class RollCallState:
    """The roll call that is open; `witnesses`: the names of the stations that can take part."""

    assembly: bytes
    poll: int
    subject: str
    options: tuple[Option, ...]
    question_hash: bytes
    called: tuple[Called, ...]
    witnesses: frozenset[str]

    def next_for(self, witness: str, passed: frozenset[str] = frozenset()) -> Called | None:
        """Whom this station hears next: the first that waits for it, in the order of their names.

        Who is in `passed` (codes) comes last: this station did what it could for them.
        """

        def waits(called: Called) -> bool:
            return not called.stands if called.heard is None else called.heard.witness != witness

        waiting = [each for each in self.called if waits(each)]
        return next((each for each in waiting if each.code not in passed), waiting[0] if waiting else None)


def roll_call_state(assembly: Assembly) -> RollCallState | None:
    """The roll call that is open now, or None."""
    poll = assembly.running
    if poll is None or not poll.roll_call or poll.state is not PollState.OPEN or assembly.initialised is None:
        return None
    rows = (row for code, row in assembly.register.items() if code in assembly.current_pairing)
    return RollCallState(
        assembly=assembly.initialised.assembly,
        poll=poll.number,
        subject=poll.question.subject,
        options=poll.question.options,
        question_hash=question_hash(poll.question),
        called=tuple(
            Called(row.code, row.name, row.weight, poll.entered.get(row.code), row.code in poll.votes) for row in rows
        ),
        witnesses=frozenset(assembly.witnesses),
    )


def heard(state: RollCallState, called: Called, choice: int, witness: str, sign: Sign) -> Command:
    """What this station asks of the hall when it heard `choice`: a confirmation of the same, else an entry."""
    before = called.heard
    agrees = before is not None and before.witness != witness and before.choice == choice
    said = statement(
        state.assembly,
        state.poll,
        state.question_hash,
        municipality=called.code,
        weight=called.weight,
        choice=choice,
        act=Act.CONFIRM if agrees else Act.ENTER,
    )
    event = RollCallConfirmed if agrees else RollCallEntered
    return Record(event(state.poll, called.code, choice, witness, sign(said)))
