"""The tampering corpus: what a dishonest hall, operator, desk, station or base station could try, each made for real.

`python -m tests.verifier.corpus FOLDER` writes every attack as a ledger or bundle; VERIFY.md lists them.
"""

import shutil
import sys
from pathlib import Path

from tests.verifier import corpus_committee, corpus_files, corpus_meeting, corpus_preparation, corpus_votes
from tests.verifier.attack import Attack

_PARTS = (corpus_votes, corpus_meeting, corpus_committee, corpus_preparation, corpus_files)
ATTACKS: list[Attack] = [attack for part in _PARTS for attack in part.CORPUS.attacks]


def write(folder: Path) -> None:
    """Every attack in a folder of its own."""
    for number, attack in enumerate(ATTACKS, start=1):
        made = folder / f"{number:02} {attack.name}"
        made.mkdir(parents=True)
        attack.make(made)


if __name__ == "__main__":
    shutil.rmtree(sys.argv[1], ignore_errors=True)
    write(Path(sys.argv[1]))
