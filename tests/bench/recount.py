"""How fast the recount is: votes a second of `stemkast verify`, beside the bare verifications of its library."""

import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from stemkast.assembly.events import PollKind
from stemkast.verifier import Report, verify
from tests.bench.hall import bare_verification
from tests.verifier.ledger_maker import REGISTER, TEST_QUESTION, Hall, bodies_of, write_ledger


@dataclass(frozen=True, slots=True)
class Recounted:
    """Seconds of processor of one vote in a whole recount and of one bare verification, just before and after."""

    votes: int
    vote: float
    bare: float


def recounted(votes: int) -> Recounted:
    """Recounts a ledger with so many votes: every check, from the file to the report."""
    hall = Hall()
    hall.prepare()
    hall.open(TEST_QUESTION, PollKind.TEST)
    for number in range(votes):
        hall.vote(1 + number % len(REGISTER), 1 + number % 3)
    hall.close()
    with tempfile.TemporaryDirectory(prefix="stemkast-") as folder:
        ledger = write_ledger(Path(folder) / "large.ledger", bodies_of(hall.end()))
        before = bare_verification()
        begin = time.process_time()
        report = verify(ledger)
        used = time.process_time() - begin
        after = bare_verification()
    assert isinstance(report, Report)
    assert report.ok
    return Recounted(votes, used / votes, (before + after) / 2)
