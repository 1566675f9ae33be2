"""Which base stations answer now, and which did before and do not any more."""

from collections.abc import Callable, Iterable


class BaseStations:
    """Owned by the hall's thread. `answering` gives the names of those that answer now."""

    def __init__(self, answering: Callable[[], Iterable[str]]) -> None:
        self._answering = answering
        self._known: set[str] = set()

    @property
    def connected(self) -> list[str]:
        """The names of those that answer, in order."""
        connected = set(self._answering())
        self._known |= connected
        return sorted(connected)

    @property
    def lost(self) -> list[str]:
        """The names of those that answered before, in order; whoever looks seldom may miss one that came and went."""
        return sorted(self._known - set(self.connected))
