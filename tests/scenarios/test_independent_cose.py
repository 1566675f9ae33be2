"""An independent COSE reader takes the votes of the demo's ledger for what they are: P-15, P-17, P-18.

pycose does not read with the cbor2 that this project writes with, so it lives in an environment of its own, which
`make test` makes from tests/interop/requirements.lock.
"""

import json
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PYTHON = ROOT / ".venv-interop" / "bin" / "python"
READER = ROOT / "tests" / "interop" / "read_votes.py"


@pytest.mark.rule("P-17")
def test_pycose_verifies_votes_acceptances_and_announcements(
    demo: "tuple[Path, subprocess.CompletedProcess[str]]",
) -> None:
    if not PYTHON.exists():
        pytest.skip(".venv-interop is not there; `make test` makes it")
    done = subprocess.run(
        [PYTHON, READER, demo[0] / "assembly.ledger", "300"],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["all_votes"] > 4000
    assert found["announcements"] == 17
    assert found["votes"] == found["acceptances"] >= 300
    assert found["forged"] == 0
