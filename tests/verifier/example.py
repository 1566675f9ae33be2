"""The ledger of the worked example in VERIFY.md: `python -m tests.verifier.example example.ledger` writes it."""

import sys
from pathlib import Path

from stemkast.assembly.proposals import Proposal, ProposalKind
from tests.verifier.ledger_maker import Hall, bodies_of, write_ledger


def write(path: Path) -> Path:
    """Three municipalities vote on one motion; the same bytes every time."""
    hall = Hall()
    hall.prepare()
    hall.propose(Proposal("01-1", "01", "Motie over de zon", ProposalKind.MOTION, "de motie"))
    hall.test_poll()
    hall.call("01-1")
    hall.poll({3: 1, 4: 2, 5: 3})
    return write_ledger(path, bodies_of(hall.end()))


if __name__ == "__main__":
    write(Path(sys.argv[1]))
