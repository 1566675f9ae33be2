"""The assembly as a station knows it: the fold of the entries that it followed, with the tree beside it."""

from stemkast.assembly.assembly import Assembly
from stemkast.ledger.replay import Replayed, ReplayRefused, take
from stemkast.ledger.tree import Tree


class HallModel:
    """Owned by the thread that follows the hall. `broken` says why it stopped believing the hall, if it did."""

    def __init__(self) -> None:
        self.assembly = Assembly()
        self.tree = Tree()
        self.broken: ReplayRefused | None = None

    def take(self, body: bytes) -> Replayed | None:
        """Takes over the next entry; None, for ever, after one that breaks the rules."""
        if self.broken is not None:
            return None
        taken = take(body, self.assembly, self.tree)
        if isinstance(taken, ReplayRefused):
            self.broken = taken
            return None
        return taken
