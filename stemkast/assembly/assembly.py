"""The assembly: the fold of its events, and the one place that says whether an event may happen.

    refusal = assembly.check(event, role)     # a value, or None
    assembly.apply(event, at)                 # only after check

The rules stand in `preparation`, `witnesses`, `desk`, `agenda`, `restoring`, `floor`, `polls`, `roll_call`, `voting`,
`committee` and `succession`; this module only finds them.
"""

from datetime import datetime

from stemkast.assembly import (
    agenda,
    committee,
    desk,
    floor,
    polls,
    preparation,
    restoring,
    roll_call,
    succession,
    voting,
    witnesses,
)
from stemkast.assembly.events import BY_TYPE, AssemblyInitialised, Event, Role
from stemkast.assembly.refusal import Reason, Refusal
from stemkast.assembly.rulebook import Rulebook
from stemkast.assembly.state import State

_RULES = (preparation, witnesses, desk, agenda, restoring, floor, polls, roll_call, voting, committee, succession)
RULEBOOK = Rulebook.merged(each.RULES for each in _RULES)


class Assembly(State):
    """A `State` that follows the rules. Owned by one thread; everything else gets frozen values from it."""

    __slots__ = ()

    def check(self, event: Event, role: Role | None = None) -> Refusal | None:
        """None if the event may happen now, caused by a station with `role` (None: the role is not asked)."""
        declaration = BY_TYPE[type(event)]
        if role is not None and role not in declaration.by:
            text = f"{declaration.name} is not for {role.value}"
            return Refusal(Reason.WRONG_ROLE, text, "stations and roles")
        if self.phase not in declaration.phases:
            text = f"{declaration.name} is not possible: the assembly is {self.phase.value}"
            return Refusal(Reason.WRONG_PHASE, text, "phases of an assembly")
        if self.initialised is None and not isinstance(event, AssemblyInitialised):
            return Refusal(Reason.WRONG_PHASE, "the first entry says which assembly this is", "LEDGER: first entry")
        return RULEBOOK.checks[type(event)](self, event)

    def apply(self, event: Event, at: datetime) -> None:
        """Takes over an event that happened at `at`. The caller has checked it or reads it from a ledger."""
        RULEBOOK.applies[type(event)](self, event, at)
