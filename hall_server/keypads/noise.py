"""How many frames of each station were no valid message of an enrolled keypad (design decision 1)."""

from collections import Counter
from collections.abc import Callable

from stemkast.assembly.events import StationNoise


class NoiseCount:
    """Counted for one poll at a time. Owned by the hall's thread; `counts_too` is told the station of every frame."""

    def __init__(self, counts_too: Callable[[str], None] = lambda _station: None) -> None:
        self._frames: Counter[str] = Counter()
        self._counts_too = counts_too

    def add(self, station: str) -> None:
        """One more frame of this station."""
        self._frames[station] += 1
        self._counts_too(station)

    def clear(self) -> None:
        """Another poll begins."""
        self._frames.clear()

    def counted(self) -> tuple[StationNoise, ...]:
        """What was counted, by name of the station."""
        return tuple(StationNoise(station, frames) for station, frames in sorted(self._frames.items()))
