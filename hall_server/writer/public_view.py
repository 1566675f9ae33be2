"""What everybody may see of the assembly, told whenever it changes: the hall screen, and what is decided so far.

Looked at in the hall's thread, because the assembly is its own, after every batch that is durable. While votes come in
only figures change: then half a second passes between two looks, so that counting for a screen costs nothing.
Everything told is frozen.
"""

from collections.abc import Callable
from typing import TypeAlias

from stemkast.assembly.public_results import PublicMatter, PublicRegister, public_matters, public_register
from stemkast.assembly.screen_state import ScreenState, screen_state
from stemkast.assembly.state import State

_BETWEEN_FIGURES = 500
"""Milliseconds from one turnout to the next."""
_VOTE = b'"event":"vote_'  # a quotation mark inside a text is escaped: no text that somebody typed looks like this


class Undecided(int):
    """The number of a matter that was decided and is no more: somebody objected to an acclamation."""


Seen: TypeAlias = ScreenState | PublicRegister | PublicMatter | Undecided


class PublicView:
    """Remembers what was told. `tell` is called in the hall's thread; `clock` counts milliseconds."""

    def __init__(self, tell: Callable[[Seen], None], clock: Callable[[], int]) -> None:
        self._tell = tell
        self._clock = clock
        self._looked_at = 0
        self._late = True
        self._screen: ScreenState | None = None
        self._adopted: tuple[object, ...] = ()
        self._stands: tuple[object, ...] = ()
        self._matters: dict[int, PublicMatter] = {}

    def entered(self, assembly: State, bodies: tuple[bytes, ...]) -> None:
        """These entries became durable, and `assembly` has taken them over; called without any, too, every second."""
        self._late = self._late or bool(bodies)
        only_votes = all(_VOTE in body for body in bodies)
        if self._late and not (only_votes and self._clock() - self._looked_at < _BETWEEN_FIGURES):
            self.look(assembly)

    def look(self, assembly: State) -> None:
        """Tells what changed since the last time."""
        self._late, self._looked_at = False, self._clock()
        screen = screen_state(assembly)
        if screen != self._screen:
            self._screen = screen
            self._tell(screen)
        self._look_at_results(assembly)

    def _look_at_results(self, assembly: State) -> None:
        stands = _standing(assembly)
        if stands == self._stands and self._adopted:
            return
        self._stands = stands
        adopted = (assembly.initialised, assembly.register_adopted)  # all that a public register is made of
        if adopted != self._adopted:
            self._adopted = adopted
            self._tell(public_register(assembly))
        matters = {matter.number: matter for matter in public_matters(assembly)}
        for number in self._matters.keys() - matters.keys():
            self._tell(Undecided(number))
        for number, matter in matters.items():
            if self._matters.get(number) != matter:
                self._tell(matter)
        self._matters = matters


def _standing(assembly: State) -> tuple[object, ...]:
    """Changes whenever something that everybody may look up changes; costs little to ask."""
    declared = tuple((poll.state, poll.lot) for poll in assembly.polls.values() if poll.declared is not None)
    decided = tuple(assembly.status[each] for matter in assembly.matters for each in matter.proposals)
    return len(assembly.register), declared, decided, len(assembly.objected), len(assembly.matters)
