"""The two links, which share no code, at the two ends of one bad line: everything arrives, in order, once."""

import random

import pytest

from firmware_protocol.firmware import frames, link
from firmware_protocol.framing import FrameKind
from firmware_protocol.line import Delivered
from firmware_protocol.link import Link

COUNT = 120


class BadLine:
    """Loses, doubles, harms and delays pieces; which ones follows from the seed."""

    def __init__(self, seed: str) -> None:
        self._random = random.Random(seed)
        self._under_way: list[tuple[int, bytes]] = []

    def carry(self, now: int, pieces: list[bytes]) -> bytes:
        for piece in pieces:
            chance = self._random.random()
            if chance < 0.1:
                continue
            harmed = bytes([piece[0] ^ 1]) + piece[1:] if chance < 0.15 else piece
            for _ in range(2 if chance > 0.95 else 1):
                self._under_way.append((now + self._random.randint(1, 20), harmed))
        arrived = [piece for due, piece in self._under_way if due <= now]
        self._under_way = [each for each in self._under_way if each[0] > now]
        return b"".join(arrived)


@pytest.mark.rule("P-40", "P-43", "P-45", "P-46", "P-47")
@pytest.mark.parametrize("seed", range(10))
def test_both_ways(seed: int) -> None:
    numbers = random.Random(seed)
    theirs, ours = Link(lambda: numbers.randrange(1, 2**32)), link.Link(numbers.randbytes)
    down, up = BadLine(f"down {seed}"), BadLine(f"up {seed}")
    heard_here: list[bytes] = []
    heard_there: list[bytes] = []
    to_say = [number.to_bytes(2, "big") for number in range(COUNT)]
    said_here, said_there = list(to_say), list(to_say)
    for now in range(60_000):
        while said_here and ours.send(frames.UP, 7, said_here[0]):
            said_here.pop(0)
        if said_there:
            theirs.send(FrameKind.DOWN, 7, said_there.pop(0))
        for frame in ours.receive(down.carry(now, theirs.outgoing(now)), now):
            heard_here.append(frame.payload)
        for event in theirs.receive(up.carry(now, ours.outgoing(now)), now):
            if isinstance(event, Delivered):
                heard_there.append(event.frame.payload)
        assert ours.due(now) >= 0
        if len(heard_here) == len(heard_there) == COUNT:
            break
    assert heard_here == to_say
    assert heard_there == to_say
    assert ours.noise > 0, "some of it was harmed on the way"


def test_a_link_that_nobody_answers_starts_and_keeps_a_short_queue() -> None:
    alone = link.Link(random.Random(1).randbytes)
    taken = sum(alone.send(frames.UP, 7, b"vote") for _ in range(100))
    assert taken == link.MOST_WAITING
    starts = [piece for now in range(0, 1000, 10) for piece in alone.outgoing(now)]
    assert len(starts) == 5
    assert len(set(starts)) == 1


def test_after_eight_attempts_everything_is_given_up_and_the_link_begins_anew() -> None:
    numbers = random.Random(2)
    theirs, ours = Link(lambda: numbers.randrange(1, 2**32)), link.Link(numbers.randbytes)
    for now in range(500):
        ours.receive(b"".join(theirs.outgoing(now)), now)
        theirs.receive(b"".join(ours.outgoing(now)), now)
    assert ours.send(frames.UP, 7, b"vote")
    said = [piece for now in range(500, 5000) for piece in ours.outgoing(now)]
    votes = [piece for piece in said if b"vote" in piece]
    assert len(votes) == 8
    assert said[-1] not in votes, "a START again"


def test_a_frame_that_is_too_long_is_noise_and_the_next_one_is_found() -> None:
    splitter = frames.Splitter()
    whole = frames.encode(frames.Frame(frames.UP, 0, 7, 1, 0, bytes(300)))
    assert splitter.feed(b"\x01" * 5000) == []
    assert splitter.feed(b"\x00" + whole) == ["too_long", frames.Frame(frames.UP, 0, 7, 1, 0, bytes(300))]
    assert splitter.noise == 1
