"""How fast the wire is read, verified and carried, on one core without a hall."""

import time
from collections.abc import Callable
from dataclasses import dataclass

import nacl.bindings

from firmware_protocol import codec, envelope
from firmware_protocol import messages as m
from firmware_protocol.ed25519 import SigningKey
from firmware_protocol.framing import Frame, FrameDecoder, FrameKind, encode_frame
from firmware_protocol.link import Link

VOTES = 4000


@dataclass(frozen=True, slots=True)
class Wire:
    """Frames a second decoded, frames a second over a link, and seconds of one vote verified: by us, and bare."""

    decoded: float
    carried: float
    verified: float
    bare: float


def wire() -> Wire:
    """The best of a few runs of each."""
    votes = _Votes()
    return Wire(
        decoded=VOTES / _seconds(votes.decode),
        carried=VOTES / _seconds(_over_a_link),
        verified=_seconds(votes.verify) / VOTES,
        bare=_seconds(votes.bare()) / VOTES,
    )


def _seconds(action: Callable[[], object], times: int = 3) -> float:
    """Of processor, in the shortest of a few runs."""
    shortest = float("inf")
    for _ in range(times):
        begin = time.process_time()
        action()
        shortest = min(shortest, time.process_time() - begin)
    return shortest


class _Votes:
    """Votes of one keypad, signed and framed."""

    def __init__(self) -> None:
        self.key = SigningKey(bytes(range(32)))
        self.bound = envelope.hashed_vote_aad(bytes(32), bytes(32))
        messages = [codec.encode(m.Vote(12, 3, number, 1 + number % 3)) for number in range(1, VOTES + 1)]
        self.signed = [envelope.sign(message, self.key, self.bound) for message in messages]
        self.line = b"".join(
            encode_frame(Frame(FrameKind.UP, 1, 1, number % 65_536, -52, each))
            for number, each in enumerate(self.signed)
        )

    def decode(self) -> None:
        """Bytes of the line to messages, without the signature."""
        for frame in FrameDecoder().feed(self.line):
            payload = envelope.peek(frame.payload) if isinstance(frame, Frame) else None
            assert isinstance(payload, bytes)
            assert isinstance(codec.decode(payload), m.Vote)

    def verify(self) -> None:
        """Envelopes to verified messages."""
        for each in self.signed:
            payload = envelope.open_signed(each, self.key.public_key, self.bound)
            assert isinstance(payload, bytes)

    def bare(self) -> Callable[[], None]:
        """The same signatures by the library alone."""
        to_verify = []
        for each in self.signed:
            payload = envelope.peek(each)
            assert isinstance(payload, bytes)
            said = b"\x84\x6aSignature1\x43\xa1\x01\x27" + _bytes(self.bound) + _bytes(payload)
            to_verify.append(each[-64:] + said)
        public_key = self.key.public_key

        def run() -> None:
            for each in to_verify:
                nacl.bindings.crypto_sign_open(each, public_key)

        return run


def _bytes(data: bytes) -> bytes:
    head = bytes([0x40 | len(data)]) if len(data) < 24 else b"\x58" + bytes([len(data)])
    return head + data


def _over_a_link() -> None:
    """Votes over a link of two ends in one process."""
    left, right = Link(), Link()
    now, sent, arrived = 0, 0, 0
    while arrived < VOTES:
        now += 1
        while sent < VOTES and left.send(FrameKind.UP, 1, bytes(80)):
            sent += 1
        for piece in left.outgoing(now):
            arrived += len(right.receive(piece, now))
        for piece in right.outgoing(now):
            left.receive(piece, now)
