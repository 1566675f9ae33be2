"""Subset sums, exactly: two disjoint sets of whole numbers with given sums, found when there are any.

What can be reached is a set of pairs (sum of the first set, sum of the second), kept as the bits of one integer: the
pair (a, b) is bit a * stride + b. Adding a number to either set is a shift. Between the rows there is room for the
largest number, so that what a shift pushes over the edge of its row falls where the mask removes it.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class _Plane:
    """Pairs up to (first, second), of numbers up to `largest`."""

    first: int
    second: int
    largest: int

    @property
    def stride(self) -> int:
        return self.second + 1 + self.largest

    def bit(self, first: int, second: int) -> int:
        return first * self.stride + second

    def mask(self) -> int:
        """All pairs of the plane: one row of ones for every value of the first sum, made by doubling."""
        rows, mask = 1, (1 << (self.second + 1)) - 1
        while rows < self.first + 1:
            step = min(rows, self.first + 1 - rows)
            mask |= mask << (step * self.stride)
            rows += step
        return mask

    def forward(self, numbers: Sequence[int], mask: int) -> int:
        """The pairs that these numbers reach from (0, 0)."""
        reached = 1
        for number in numbers:
            more = reached << number
            if number <= self.first:
                more |= reached << (number * self.stride)
            reached |= more & mask
        return reached

    def backward(self, numbers: Sequence[int], mask: int) -> int:
        """The pairs from which these numbers reach (first, second)."""
        reached = 1 << self.bit(self.first, self.second)
        for number in numbers:
            more = reached >> number
            if number <= self.first:
                more |= reached >> (number * self.stride)
            reached |= more & mask
        return reached


def reachable(numbers: Sequence[int], first: int, limit: int) -> int:
    """The sums that a second set can have beside a first set of exactly `first`: bit s for s, up to `limit`."""
    plane = _Plane(first, limit, max(numbers, default=0))
    return plane.forward(numbers, plane.mask()) >> plane.bit(first, 0)


def nearest(bits: int, wanted: int) -> int:
    """The set bit nearest to `wanted`, the lower of two; `bits` is not 0 and `wanted` not negative."""
    below = (bits & ((1 << (wanted + 1)) - 1)).bit_length() - 1
    rest = bits >> wanted
    above = wanted + (rest & -rest).bit_length() - 1
    if below < 0 or (rest and above - wanted < wanted - below):
        return above
    return below


def split(numbers: Sequence[int], first: int, second: int) -> tuple[list[int], list[int]] | None:
    """Positions of two disjoint sets of numbers with the sums `first` and `second`; None when there are none.

    Numbers and sums are not negative. The sets are spread evenly over the order of the numbers: each half gives its
    part, as far as it can. Works by halves, so that it holds no more than two sets of pairs at a time.
    """
    chosen: tuple[list[int], list[int]] = ([], [])
    open_parts = [(0, len(numbers), first, second)]
    while open_parts:
        start, end, a, b = open_parts.pop()
        if a == b == 0:
            continue
        if end - start <= 1:
            if end == start or (a and b) or numbers[start] != a + b:
                return None
            chosen[0 if a else 1].append(start)
            continue
        middle = (start + end) // 2
        met = _meet(numbers[start:middle], numbers[middle:end], a, b)
        if met is None:
            return None
        open_parts += [(start, middle, *met), (middle, end, a - met[0], b - met[1])]
    return chosen


def _meet(left: Sequence[int], right: Sequence[int], first: int, second: int) -> tuple[int, int] | None:
    """The sums that the left half gives, so that the right half can give the rest; None when it cannot be."""
    plane = _Plane(first, second, max(max(left), max(right)))
    mask = plane.mask()
    both = plane.forward(left, mask) & plane.backward(right, mask)
    if not both:
        return None
    part, whole = sum(left), max(1, sum(left) + sum(right))
    met = nearest(both, plane.bit(first * part // whole, second * part // whole))
    return divmod(met, plane.stride)
