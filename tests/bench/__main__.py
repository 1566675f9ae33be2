"""What was promised of speed, as ratios measured in one run: `make bench`. Nothing here fails for a slow machine."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import nacl.bindings
from rich.console import Console
from rich.table import Table

from firmware_protocol import codec, envelope
from firmware_protocol import messages as m
from firmware_protocol.ed25519 import SigningKey
from firmware_protocol.framing import Frame, FrameDecoder, FrameKind, encode_frame
from firmware_protocol.link import Link
from stemkast.__main__ import plan_of_2023
from stemkast.demo.plan import Plan
from tests.bench.burst import burst
from tests.bench.hall import ROUNDS, late_share, pace
from tests.bench.recount import recounted
from tests.firmware_protocol.firmware.device import PACKAGES, micropython

VOTES = 4000
LARGE = int(os.environ.get("BENCH_KEYPADS", "10000"))
"""Keypads of the large hall; the promises are for 100,000, which take several minutes to prepare."""
LONG_KEYPADS, LONG_ROUNDS = 10_000, 7
"""A ledger of 100,000 entries: three for each keypad that is handed out, and its votes."""
RECOUNTED = int(os.environ.get("BENCH_RECOUNTED", "20000"))
"""Votes of the ledger that is recounted."""
_GROUP_COMMIT = 0.02
"""Seconds: what the hall promises at most."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One promise: what was measured, what it is compared with, and whether it holds."""

    name: str
    measured: str
    yardstick: str
    ratio: float
    promise: str
    holds: bool


def seconds(action: Callable[[], object], times: int = 3) -> float:
    """The shortest of a few runs."""
    shortest = float("inf")
    for _ in range(times):
        begin = time.perf_counter()
        action()
        shortest = min(shortest, time.perf_counter() - begin)
    return shortest


class Votes:
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


def over_a_link() -> float:
    """Votes a second over a link of two ends in one process."""
    left, right = Link(), Link()
    begin, now, sent, arrived = time.perf_counter(), 0, 0, 0
    while arrived < VOTES:
        now += 1
        while sent < VOTES and left.send(FrameKind.UP, 1, bytes(80)):
            sent += 1
        for piece in left.outgoing(now):
            arrived += len(right.receive(piece, now))
        for piece in right.outgoing(now):
            left.receive(piece, now)
    return VOTES / (time.perf_counter() - begin)


def of_the_firmware() -> list[Figure]:
    """A signature on MicroPython here, beside the same code on CPython. Nothing is promised: a board is slower."""
    interpreter = micropython()
    if interpreter is None:
        return []
    took = [
        float(
            subprocess.run(
                [each, "-m", "firmware.try_speed"], cwd=PACKAGES, check=True, capture_output=True, text=True
            ).stdout.split()[0]
        )
        for each in (interpreter, sys.executable)
    ]
    return [
        Figure(
            "a signature by the firmware",
            f"{took[0]:.1f} ms",
            f"{took[1]:.1f} ms on CPython",
            took[0] / took[1],
            "-",
            True,
        )
    ]


def figures() -> list[Figure]:
    """Every promise of the wire."""
    votes = Votes()
    decoding, verifying, bare = VOTES / seconds(votes.decode), seconds(votes.verify), seconds(votes.bare())
    carried = max(over_a_link() for _ in range(3))
    found = [
        Figure("framing and decoding", f"{decoding:,.0f}/s", "15,000/s", decoding / 15_000, "≥ 1", decoding >= 15_000),
        Figure(
            "verifying a vote",
            f"{verifying / VOTES * 1e6:.0f} µs",
            f"{bare / VOTES * 1e6:.0f} µs bare Ed25519",
            verifying / bare,
            "≤ 1.3",
            verifying / bare <= 1.3,
        ),
        Figure("frames over a link", f"{carried:,.0f}/s", "15,000/s", carried / 15_000, "≥ 1", carried >= 15_000),
    ]
    plan = plan_of_2023()
    assert isinstance(plan, Plan)
    plan = replace(plan, present=plan.register.municipalities)  # a full hall: 342
    for loss, most in ((0.0, 1.25), (0.05, 3 * 1.25)):
        seen = burst(plan, loss)
        allowed = most * seen.wire + (2 if loss == 0 else 6) * _GROUP_COMMIT
        what = f"{seen.green + seen.red} keypads at once, {loss:.0%} lost: until the last light"
        found.append(
            Figure(
                f"{what} ({seen.red} red)",
                f"{seen.last * 1000:.0f} ms",
                f"{seen.wire * 1000:.0f} ms of wire",
                seen.last / seen.wire,
                f"≤ {allowed / seen.wire:.2f}",
                seen.last <= allowed and (loss > 0 or seen.red == 0),
            )
        )
    return found + of_the_hall() + of_the_recount() + of_the_desk() + of_the_firmware()


def of_the_hall() -> list[Figure]:
    """Votes a second, growth, memory, latency with ten stations, restart and catching up."""
    small = sorted((pace(342, ROUNDS) for _ in range(3)), key=lambda each: each.vote / each.bare)[1]
    share = small.bare / small.vote
    per_second = f"{1 / small.vote:,.0f}/s"
    bare = f"{1 / small.bare:,.0f}/s bare"
    found = [Figure("votes in, durable and answered, a core", per_second, bare, share, "≥ 0.70", share >= 0.7)]
    large = pace(LARGE)
    growth = (large.vote / large.bare) / (small.vote / small.bare)
    cost = f"{large.vote * 1e6:.0f} µs"
    found.append(Figure(f"one vote of {LARGE:,} keypads", cost, "of 342 keypads", growth, "≤ 1.30", growth <= 1.3))
    long = pace(LONG_KEYPADS, LONG_ROUNDS, restarts=True)
    processor = f"{long.entries:,} entries, {long.restart_processor:.1f} s of processor"
    for name, measured, unit, most, of in (
        ("memory of the hall", large.megabytes, "MB", 200, f"{LARGE:,} keypads"),
        ("restart", long.restart, "s", 3, processor),
        ("a new station catches up", long.catch_up, "s", 5, f"{long.entries:,} entries"),
    ):
        ratio = measured / most
        found.append(Figure(name, f"{measured:.1f} {unit}", f"{most} {unit}, {of}", ratio, "≤ 1", ratio <= 1))
    above, percentile = late_share(342, 10)
    what = "342 votes in a second, ten stations with a replica: p99"
    found.append(Figure(what, f"≤ {percentile:.0f} ms", "40 ms", percentile / 40, "≤ 1", above <= 0.01))
    return found


def of_the_recount() -> list[Figure]:
    """Votes a second of `stemkast verify`, from the file to the report, on one core."""
    seen = recounted(RECOUNTED)
    share = seen.bare / seen.vote
    measured, bare = f"{1 / seen.vote:,.0f}/s", f"{1 / seen.bare:,.0f}/s bare"
    return [Figure(f"recounting {seen.votes:,} votes", measured, bare, share, "≥ 0.60", share >= 0.6)]


def of_the_desk() -> list[Figure]:
    """From placing a keypad and typing the code to the pairing in the ledger, with a holder who says yes at once."""
    with tempfile.TemporaryDirectory() as folder:
        told = subprocess.run(
            [sys.executable, "-m", "tests.scenarios.ten_desks", folder, "1", "60"],
            check=True,
            capture_output=True,
            text=True,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        )
    seen = json.loads(told.stdout)
    took, longest = seen["p95"], seen["longest"][0][0]
    event = f"{longest * 1000:.0f} ms"
    return [
        Figure("a hand-out at a desk: p95", f"{took * 1000:.0f} ms", "400 ms", took / 0.4, "≤ 1", took <= 0.4),
        Figure("the longest event of a desk", event, "50 ms", longest / 0.05, "≤ 1", longest <= 0.05),
    ]


def main() -> None:
    """Measures, prints a table and writes bench-results.json."""
    found = figures()
    table = Table("what", "measured", "yardstick", "ratio", "promise", "holds")
    for each in found:
        table.add_row(
            each.name, each.measured, each.yardstick, f"{each.ratio:.2f}", each.promise, "yes" if each.holds else "NO"
        )
    Console(width=140).print(table)
    Path("bench-results.json").write_text(json.dumps([asdict(each) for each in found], indent=1) + "\n", "utf-8")
    sys.exit(0)


if __name__ == "__main__":
    main()
