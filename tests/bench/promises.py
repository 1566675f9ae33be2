"""From what was measured to figures: what each is compared with, what was promised of it, and whether it holds."""

from tests.bench.burst import Burst
from tests.bench.commits import BATCH, Commits
from tests.bench.desk import DeskTimes
from tests.bench.figure import Figure, at_most, beside
from tests.bench.firmware import FirmwareSignature
from tests.bench.hall import Pace, VoteTimes
from tests.bench.latency import PROMISE, Latencies
from tests.bench.recount import Recounted
from tests.bench.windows import WindowTimes
from tests.bench.wire import Wire

_FRAMES = 15_000
_GROUP_COMMIT = 0.02
"""Seconds: what the hall promises at most."""
_WITHOUT_LOSS = 1.25


def of_the_wire(seen: Wire) -> list[Figure]:
    """Issue 3: frames a second, and the price of the envelope beside that of its signature."""
    decoded, carried, share = seen.decoded / _FRAMES, seen.carried / _FRAMES, seen.verified / seen.bare
    bare = f"{_micro(seen.bare)} bare libsodium"
    rate = f"{_FRAMES:,}/s"
    return [
        Figure(3, "framing and decoding a vote", f"{seen.decoded:,.0f}/s", rate, decoded, "≥ 1", decoded >= 1),
        Figure(3, "verifying a vote", _micro(seen.verified), bare, share, "≤ 1.3", share <= 1.3),
        Figure(3, "frames over a link, both ends", f"{seen.carried:,.0f}/s", rate, carried, "≥ 1", carried >= 1),
    ]


def of_a_burst(seen: Burst, loss: float) -> Figure:
    """Issue 3: all press at one instant; until the last light, beside the time that the wire alone takes."""
    allowed = (1 if loss == 0 else 3) * (_WITHOUT_LOSS * seen.wire + 2 * _GROUP_COMMIT)
    name = f"{seen.green + seen.red} keypads at once, {loss:.0%} lost, {seen.red} red: the last light"
    holds = seen.last <= allowed and (loss > 0 or seen.red == 0)
    ratio, promise = seen.last / seen.wire, f"≤ {allowed / seen.wire:.2f}"
    return Figure(3, name, _milli(seen.last), f"{_milli(seen.wire)} of wire", ratio, promise, holds)


def of_votes(seen: Pace) -> Figure:
    """Issue 4: a vote in the hall, all of it, beside one bare verification of `cryptography`."""
    share = seen.bare / seen.vote
    measured, bare = f"{1 / seen.vote:,.0f}/s", f"{1 / seen.bare:,.0f}/s bare Ed25519"
    return Figure(4, "votes in, verified, durable, answered, a core", measured, bare, share, "≥ 0.70", share >= 0.7)


def of_growth(small: Pace, large: Pace, keypads: int) -> Figure:
    """Issue 4: a vote of many keypads beside one of 342, each in the bare verifications of its moment."""
    growth = (large.vote / large.bare) / (small.vote / small.bare)
    cost = (_micro(large.vote), f"{_micro(small.vote)} of 342 keypads")
    return Figure(4, f"one vote of {keypads:,} keypads", *cost, growth, "≤ 1.30", growth <= 1.3)


def of_memory(seen: Pace, keypads: int) -> Figure:
    """Issue 4: what the hall holds in memory after everybody voted."""
    return at_most(4, f"memory of the hall, {keypads:,} keypads", (seen.megabytes, f"{seen.megabytes:.0f} MB"), _MB)


_MB = (200, "200 MB")


def of_a_restart(seen: Pace) -> list[Figure]:
    """Issue 4: a hall that starts again, by the clock and in processor time of all cores; a station that is new."""
    entries = f"{seen.entries:,} entries"
    return [
        at_most(4, f"restart with {entries}", (seen.restart, f"{seen.restart:.1f} s"), (3, "3 s")),
        at_most(
            4,
            f"restart with {entries}, of processor",
            (seen.restart_processor, f"{seen.restart_processor:.1f} s"),
            (3, "3 s"),
        ),
        at_most(4, f"a new station catches up on {entries}", (seen.catch_up, f"{seen.catch_up:.1f} s"), (5, "5 s")),
    ]


def of_vote_times(seen: VoteTimes) -> Figure:
    """Issue 4: 342 votes in a second, ten stations that keep the ledger; from frame in to receipt out."""
    percentile = seen.percentile(0.99)
    name = "342 votes in a second, ten stations with replicas: p99"
    return at_most(4, name, (percentile, f"≤ {_milli(percentile)}"), (0.04, "40 ms"))


def of_commits(seen: Commits) -> list[Figure]:
    """Issue 4: a batch that becomes durable, beside bare SQLite and beside the longest that was promised."""
    measured = (seen.ledger, f"{seen.ledger * 1000:.1f} ms")
    return [
        beside(4, f"{BATCH} entries durable", measured, (seen.bare, f"{seen.bare * 1000:.1f} ms bare SQLite")),
        at_most(4, f"{BATCH} entries durable", measured, (_GROUP_COMMIT, "20 ms")),
    ]


def of_latencies(seen: Latencies) -> list[Figure]:
    """Issue 6: what the operator, the committee and the hall wait for, with ten stations and 342 keypads."""
    names = {"closed to the result at chair and committee": seen.result, "show to every screen": seen.screen}
    return [
        at_most(
            6, f"from {name}: p99 (p50 {_milli(each.p50)})", (each.p99, _milli(each.p99)), (PROMISE, _milli(PROMISE))
        )
        for name, each in names.items()
    ]


def of_the_desk(seen: DeskTimes) -> list[Figure]:
    """Issue 5: software time of a hand-out, the longest event, and a keypad that is placed."""
    return [
        at_most(5, "a hand-out at a desk: p95", (seen.hand_out, _milli(seen.hand_out)), (0.4, "400 ms")),
        at_most(5, "the longest event of a desk's window", (seen.event, _milli(seen.event)), (0.05, "50 ms")),
        at_most(5, "a keypad placed until it is shown: p95", (seen.shown, _milli(seen.shown)), (0.3, "300 ms")),
    ]


def of_windows(empty: WindowTimes, screen: WindowTimes) -> list[Figure]:
    """The hall screen beside an empty window of Qt, each in a process of its own."""
    start, painting = f"{empty.start:.2f} s empty window", f"{empty.painting * 1000:.2f} ms empty window"
    painted = f"{screen.painting * 1000:.1f} ms"
    return [
        beside(2, "hall screen there, of processor", (screen.start, f"{screen.start:.2f} s"), (empty.start, start)),
        beside(2, "a result painted at 1920×1080", (screen.painting, painted), (empty.painting, painting)),
    ]


def of_the_recount(seen: Recounted) -> Figure:
    """Issue 7: `stemkast verify` from the file to the report, beside bare verifications of its library."""
    share = seen.bare / seen.vote
    measured, bare = f"{1 / seen.vote:,.0f}/s", f"{1 / seen.bare:,.0f}/s bare Ed25519"
    return Figure(7, f"recounting {seen.votes:,} votes", measured, bare, share, "≥ 0.60", share >= 0.6)


def of_the_firmware(seen: FirmwareSignature) -> Figure:
    """Issue 3: the reference firmware signs; nothing is promised, since a board is slower than what runs here."""
    measured = (seen.micropython, f"{seen.micropython:.1f} ms")
    return beside(3, "a signature on MicroPython", measured, (seen.cpython, f"{seen.cpython:.1f} ms on CPython"))


def _milli(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms"


def _micro(seconds: float) -> str:
    return f"{seconds * 1e6:.0f} µs"
