"""What goes wrong with what is carried, by shares and a seed: on the air, and on a serial line."""

import random
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Faults:
    """Shares from 0 to 1, each of every packet or frame on its way."""

    loss: float = 0.0
    duplication: float = 0.0
    corruption: float = 0.0
    truncation: float = 0.0
    reordering: float = 0.0


NONE = Faults()


@dataclass(slots=True)
class Harm:
    """How often something went wrong so far."""

    lost: int = 0
    doubled: int = 0
    corrupted: int = 0
    cut: int = 0
    overtaken: int = 0


class FaultMaker:
    """Decides by a seed what happens to each packet; `harm` counts it."""

    def __init__(self, faults: Faults, seed: str) -> None:
        self._faults = faults
        self._random = random.Random(seed)
        self.harm = Harm()

    def become(self, faults: Faults) -> None:
        """From now on these go wrong."""
        self._faults = faults

    def loses(self) -> bool:
        """Whether this packet, or this acknowledgement, gets lost."""
        lost = self._random.random() < self._faults.loss
        self.harm.lost += lost
        return lost

    def copies(self, packet: bytes) -> list[bytes]:
        """What arrives of a packet that was not lost: once or twice, whole or not."""
        doubled = self._random.random() < self._faults.duplication
        self.harm.doubled += doubled
        return [self._harmed(packet) for _ in range(1 + doubled)]

    def delays(self) -> bool:
        """Whether others overtake this packet."""
        overtaken = self._random.random() < self._faults.reordering
        self.harm.overtaken += overtaken
        return overtaken

    def _harmed(self, packet: bytes) -> bytes:
        if packet and self._random.random() < self._faults.corruption:
            self.harm.corrupted += 1
            at = self._random.randrange(len(packet))
            packet = packet[:at] + bytes([packet[at] ^ 1 << self._random.randrange(8)]) + packet[at + 1 :]
        if packet and self._random.random() < self._faults.truncation:
            self.harm.cut += 1
            packet = packet[: self._random.randrange(len(packet))]
        return packet


class FaultyFrames:
    """Applies faults to the bytes of a line, frame by frame: a frame ends in a zero."""

    def __init__(self, maker: FaultMaker) -> None:
        self._maker = maker
        self._begun = b""
        self._late = b""

    def carry(self, data: bytes) -> bytes:
        """What arrives of these bytes."""
        *whole, self._begun = (self._begun + data).split(b"\0")
        arrived = bytearray()
        for frame in whole:
            if self._maker.loses():
                continue
            copies = b"".join(self._maker.copies(frame + b"\0"))
            if self._maker.delays() and not self._late:
                self._late = copies
                continue
            arrived += copies + self._late
            self._late = b""
        return bytes(arrived)
