"""What the chair's window and the hall screen show of a hall, kept up to date while it is followed."""

from dataclasses import dataclass

from stemkast.assembly.assembly import Assembly
from stemkast.assembly.screen_state import screen_state
from stemkast.assembly.shown import ScreenState
from stemkast.hall_client.chair.check_list import check_list
from stemkast.hall_client.chair.own_steps import OwnSteps
from stemkast.hall_client.chair.roll_call_state import RollCallState, roll_call_state
from stemkast.hall_client.chair.state import ChairState, chair_state
from stemkast.hall_client.chair.undoing import undo
from stemkast.hall_client.following import readiness
from stemkast.hall_client.following.readiness import ReadinessNow
from stemkast.ledger.replay import Replayed


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One moment: what the chair's window and the hall screen show, and the number of entries that it is made of.

    `roll_call` is there while one is open.
    """

    chair: ChairState
    screen: ScreenState
    entries: int
    roll_call: RollCallState | None = None


class ChairView:
    """A `qt_bridge.View` that makes a `Snapshot`; `name` is that of the station, whose own steps can be undone."""

    asides = frozenset({readiness.KIND})

    def __init__(self, name: str = "") -> None:
        self._name = name
        self._steps = OwnSteps(name)
        self._ready: ReadinessNow | None = None

    def take(self, taken: Replayed, assembly: Assembly) -> None:
        """The next entry."""
        self._steps.take(taken, assembly)

    def aside(self, _kind: str, value: object) -> None:
        """How the hall stands before its first real poll."""
        self._ready = readiness.from_aside(value)

    def anew(self) -> None:
        """Everything is told again."""
        self._steps = OwnSteps(self._name)

    def snapshot(self, assembly: Assembly, entries: int) -> Snapshot:
        """What is shown now."""
        undone = undo(assembly, self._steps.last)
        chair = chair_state(assembly, checks=check_list(assembly, self._ready), undo=undone)
        return Snapshot(chair, screen_state(assembly), entries, roll_call_state(assembly))
