"""Packing whole numbers into bins whose sums have bounds: a search that finds a way whenever there is one.

It grows fast with the number of bins; it is the last resort after quicker ways, and the proof that there is none.
"""

from collections.abc import Iterator, Sequence

_Room = tuple[int, int]


def pack(numbers: Sequence[int], bins: Sequence[tuple[int, int]]) -> list[int] | None:
    """A bin for every number, so that the sum in each is between its least and most; None when there is no way.

    Largest numbers first, depth first. What is left of a bin's bounds says everything about it: bins with the same
    rest are the same, and a rest of all bins that led nowhere once is not tried again.
    """
    order = sorted(range(len(numbers)), key=lambda place: -numbers[place])
    sorted_numbers = [numbers[place] for place in order]
    sums = _suffix_sums(sorted_numbers)
    rooms = [list(bins)]
    ways = [_ways(rooms[0], sorted_numbers, 0)]
    put: list[int] = []
    failed: set[tuple[int, tuple[_Room, ...]]] = set()
    while ways:
        depth = len(put)
        if depth == len(numbers) and all(low <= 0 <= high for low, high in rooms[-1]):
            found = [0] * len(numbers)
            for place, into in zip(order, put, strict=True):
                found[place] = into
            return found
        step = next(ways[-1], None)
        if step is None:
            failed.add((depth, tuple(sorted(rooms[-1]))))
            ways.pop()
            rooms.pop()
            del put[-1:]
            continue
        low, high = rooms[-1][step]
        number = sorted_numbers[depth]
        after = list(rooms[-1])
        after[step] = (low - number, high - number)
        if _hopeless(after, sums[depth + 1]) or (depth + 1, tuple(sorted(after))) in failed:
            continue
        put.append(step)
        rooms.append(after)
        ways.append(_ways(after, sorted_numbers, depth + 1))
    return None


def _ways(rooms: Sequence[_Room], numbers: Sequence[int], depth: int) -> Iterator[int]:
    """The bins that have room for the next number, the emptiest first, one of those that are alike."""
    if depth == len(numbers):
        return iter(())
    alike = {room: place for place, room in enumerate(rooms) if room[1] >= numbers[depth]}
    return iter(sorted(alike.values(), key=lambda place: (-rooms[place][1], place)))


def _suffix_sums(numbers: Sequence[int]) -> list[int]:
    """For every depth, the sums (as bits) that the numbers from there on can have."""
    sums = [1]
    for number in reversed(numbers):
        sums.append(sums[-1] | sums[-1] << number)
    return sums[::-1]


def _hopeless(rooms: Sequence[_Room], sums: int) -> bool:
    """Whether the numbers left, whose possible sums are given, cannot fill these rooms, seen from sums alone."""
    total = sums.bit_length() - 1
    least = most = 0
    for low, high in rooms:
        fitting = (sums & ((1 << (high + 1)) - 1)) >> max(0, low)
        if not fitting:
            return True
        least += max(0, low) + (fitting & -fitting).bit_length() - 1
        most += max(0, low) + fitting.bit_length() - 1
    return not least <= total <= most
