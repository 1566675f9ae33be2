"""The closing judgement of every run with faults: what has to hold, whatever went wrong before. One place, no I/O but
the recount's.

- Every green light that was ever seen stands in the ledger as exactly one vote; no vote stands there twice.
- What keypads show at the end is what counts; none waits for ever.
- Every copy that a station keeps is the ledger, or its beginning where nothing more was promised.
- The recount says ok.
- No process left a traceback in its log, and each that was asked to end ended as it should.
- Every window answered, and the hall screen shows what one shows that was only just opened.
"""

import base64
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from firmware_protocol import envelope
from firmware_protocol.ballot import Light
from stemkast.verifier import Report, verify
from tests.faults.greens import Green

_BAD_WORDS = ("Traceback (most recent call last)", "Segmentation fault", "Fatal Python error", "was never retrieved")


@dataclass(frozen=True, slots=True)
class Ended:
    """What a run left behind.

    ledger    the file of the hall that was the last
    bodies    its entries
    greens    every green light that was seen
    lights    light and confirmed choice of every keypad at the end
    copies    what each station keeps
    logs      what each process said
    statuses  how each process ended that was asked to
    answers   for each window whether its event loop answered in time
    pictures  for each hall screen what it shows, as a hash; all have to be the same
    """

    ledger: Path
    bodies: tuple[bytes, ...]
    greens: tuple[Green, ...]
    lights: Mapping[str, tuple[Light, int]]
    copies: Mapping[str, tuple[bytes, ...]]
    logs: Mapping[str, str]
    statuses: Mapping[str, int]
    answers: Mapping[str, bool]
    pictures: Mapping[str, str]


def judge(ended: Ended) -> tuple[str, ...]:
    """What does not hold, in sentences; empty if everything does."""
    return (
        *(() if ended.greens else ("no light was ever green: nothing was tried",)),
        *of_greens(ended.bodies, ended.greens),
        *_of_lights(ended),
        *_of_copies(ended),
        *_of_recount(ended.ledger),
        *of_logs(ended.logs),
        *(f"{name} ended with {status}" for name, status in ended.statuses.items() if status),
        *_of_windows(ended),
    )


def of_greens(bodies: tuple[bytes, ...], greens: tuple[Green, ...]) -> Iterator[str]:
    """Green lights without their one vote, and votes that stand twice."""
    votes = [each for each in bodies if b'"vote_accepted"' in each]
    chosen = [(vote_in(each), json.loads(each)["data"]["choice"]) for each in votes]
    stands = set(chosen)
    for green in greens:
        if (green.vote, green.choice) not in stands:
            yield f"{green.serial} was green for {green.choice}, and no such vote stands in the ledger"
    for vote, count in Counter(vote for vote, _ in chosen).items():
        if count > 1:
            yield f"the vote {vote.hex()[:16]} stands {count} times in the ledger"


def vote_in(body: bytes) -> bytes:
    """SHA-256 of the envelope of the vote that an entry accepts; empty for any other entry."""
    entry = json.loads(body)
    return envelope.sha256(base64.b64decode(entry["data"]["envelope"])) if entry["event"] == "vote_accepted" else b""


def of_logs(logs: Mapping[str, str]) -> Iterator[str]:
    """What no process may say."""
    for name, text in logs.items():
        for words in _BAD_WORDS:
            if words in text:
                at = text.index(words)
                yield f"{name} said: {text[at : at + 3000]}"


def _of_lights(ended: Ended) -> Iterator[str]:
    """What stands in the last poll is what its keypads show."""
    found = [json.loads(each) for each in ended.bodies]
    serials = {it["data"]["pairing"]: it["data"]["serial"] for it in found if it["event"] == "keypad_paired"}
    last_poll = max((it["data"]["poll"] for it in found if it["event"] == "poll_announced"), default=0)
    stands: dict[str, tuple[int, int]] = {}
    for each in found:
        vote = each["data"]
        if each["event"] == "vote_accepted" and vote["poll"] == last_poll:
            serial = serials[vote["pairing"]]
            stands[serial] = max(stands.get(serial, (0, 0)), (vote["counter"], vote["choice"]))
    for serial, (light, choice) in ended.lights.items():
        if light is Light.WAITING:
            yield f"{serial} still waits for an answer"
        elif light is Light.GREEN and stands.get(serial, (0, 0))[1] != choice:
            yield f"{serial} shows {choice}, and {stands.get(serial, (0, 0))[1]} counts"


def _of_copies(ended: Ended) -> Iterator[str]:
    for name, copy in ended.copies.items():
        if copy != ended.bodies[: len(copy)]:
            at = next(
                (n for n, (a, b) in enumerate(zip(copy, ended.bodies, strict=False)) if a != b), len(ended.bodies)
            )
            yield f"what {name} keeps is not the ledger from entry {at} on"
        elif len(copy) < len(ended.bodies):
            yield f"{name} keeps {len(copy)} of {len(ended.bodies)} entries"


def _of_recount(ledger: Path) -> Iterator[str]:
    report = verify(ledger, running=True)
    if not isinstance(report, Report):
        yield f"the recount cannot read the ledger: {report.text}"
        return
    for check in report.checks:
        if not check.ok:
            yield f"the recount: {check.id} {check.title}: {check.detail}"


def _of_windows(ended: Ended) -> Iterator[str]:
    for name, answered in ended.answers.items():
        if not answered:
            yield f"{name} is hung: its event loop does not answer"
    if len(set(ended.pictures.values())) > 1:
        yield f"hall screens show different things: {dict(ended.pictures)}"
