"""A histogram of durations that costs a vote next to nothing: Prometheus adds up when it asks, not at every vote."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate

from prometheus_client.core import HistogramMetricFamily
from prometheus_client.registry import Collector, CollectorRegistry


class Durations(Collector):
    """`name` and `help` as Prometheus shows them; `bounds` are the upper ones of its buckets, in seconds, ascending.

    Observed in one thread; asked in any.
    """

    def __init__(self, name: str, says: str, bounds: Sequence[float], registry: CollectorRegistry) -> None:
        self._name = name
        self._says = says
        self._bounds = tuple(bounds)
        self._labels = [*map(str, self._bounds), "+Inf"]
        self._counts = [0] * len(self._labels)
        self._sum = 0.0
        registry.register(self)

    def observe(self, seconds: float) -> None:
        """One more, which took so long."""
        self._counts[bisect_left(self._bounds, seconds)] += 1
        self._sum += seconds

    def collect(self) -> Iterator[HistogramMetricFamily]:
        """What Prometheus asks: how many took at most so long, for every bound."""
        within = accumulate(self._counts.copy())
        yield HistogramMetricFamily(
            self._name, self._says, buckets=list(zip(self._labels, within, strict=True)), sum_value=self._sum
        )
