"""A line that loses, repeats, reorders, corrupts and cuts what its two ends write, by a seed, in virtual time."""

import heapq
import random
from collections.abc import Callable
from dataclasses import dataclass, field

from firmware_protocol.line import LineProtocol, LinkEvent


@dataclass(frozen=True, slots=True)
class Faults:
    """Shares from 0 to 1, of each piece that is written."""

    loss: float = 0.0
    duplication: float = 0.0
    reordering: float = 0.0
    corruption: float = 0.0
    truncation: float = 0.0
    until: int = 10**9


@dataclass(slots=True)
class End:
    """One end and what it heard."""

    line: LineProtocol
    events: list[LinkEvent] = field(default_factory=list)


class BadLine:
    """Moves what `left` and `right` write. A piece takes 2 ms; a reordered one up to 40 ms more."""

    def __init__(self, left: LineProtocol, right: LineProtocol, faults: Faults, seed: int) -> None:
        self.left, self.right = End(left), End(right)
        self.faults = faults
        self.now = 0
        self.lost = self.harmed = 0
        self._random = random.Random(seed)
        self._flying: list[tuple[int, int, End, bytes]] = []
        self._count = 0

    def run(self, until: int, each_ms: Callable[[int], None] = lambda _now: None) -> None:
        """Lets virtual time go by, a millisecond at a time."""
        while self.now < until:
            self.now += 1
            each_ms(self.now)
            while self._flying and self._flying[0][0] <= self.now:
                _, _, end, piece = heapq.heappop(self._flying)
                end.events += end.line.receive(piece, self.now)
            for end, other in ((self.left, self.right), (self.right, self.left)):
                due = end.line.due()
                if due is not None and due <= self.now:
                    for piece in end.line.outgoing(self.now):
                        self._carry(piece, other)
                end.events += end.line.expired(self.now)

    def _carry(self, piece: bytes, to: End) -> None:
        faults, chance = self.faults if self.now < self.faults.until else Faults(), self._random.random
        if chance() < faults.loss:
            self.lost += 1
            return
        for _ in range(1 + (chance() < faults.duplication)):
            late = self._random.randrange(40) if chance() < faults.reordering else 0
            self._count += 1
            harmed = self._harm(piece, faults)
            heapq.heappush(self._flying, (self.now + 2 + late, self._count, to, harmed))

    def _harm(self, piece: bytes, faults: Faults) -> bytes:
        if self._random.random() < faults.corruption:
            self.harmed += 1
            at = self._random.randrange(len(piece))
            piece = piece[:at] + bytes([piece[at] ^ 1 << self._random.randrange(8)]) + piece[at + 1 :]
        if self._random.random() < faults.truncation:
            self.harmed += 1
            piece = piece[: self._random.randrange(len(piece))]
        return piece
