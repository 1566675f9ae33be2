"""VERIFY.md says what is so: its tables are those of the checks and the corpus, and its worked example works."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from stemkast.verifier import Report, verify
from stemkast.verifier.polls import STEPS
from tests.verifier import example
from tests.verifier.document import AROUND, COUNT, DOCUMENT, MEETING, written

TEXT = DOCUMENT.read_text("utf-8")
BY_HAND = TEXT[TEXT.index("## A vote checked by hand") :]
TOOLS = ("sqlite3", "openssl", "sha256sum", "base64", "od")


def test_the_tables_are_those_of_the_checks_and_the_corpus() -> None:
    assert written(TEXT) == TEXT, "python -m tests.verifier.document writes them"


def test_every_module_has_its_place_in_the_reading_order() -> None:
    listed = [*COUNT, *MEETING, *AROUND]
    assert sorted(listed) == sorted(each.name for each in DOCUMENT.parent.glob("*.py") if each.name != "__init__.py")


def test_the_states_of_a_poll_are_those_of_the_code() -> None:
    rows = re.findall(r"^\| `(\w+)` \| ([\w, ]+) \| (\w+) \|$", TEXT, re.MULTILINE)
    running = {"announced", "open", "held", "closing", "calling"}
    said = {
        event: ((running if "any before" in before else set()) | set(before.split(", ")) - {"any before closed"}, after)
        for event, before, after in rows
    }
    assert {event: (before, after) for event, (before, after, _) in STEPS.items()} == {
        event: states for event, states in said.items() if event not in ("matter_called", "roll_call_announced")
    }


def blocks(language: str) -> str:
    return "".join(re.findall(rf"^```{language}\n(.*?)^```$", BY_HAND, re.MULTILINE | re.DOTALL))


def done_by_hand(folder: Path) -> subprocess.CompletedProcess[str]:
    if any(shutil.which(each) is None for each in TOOLS):
        pytest.skip(f"not all of {', '.join(TOOLS)} are here")
    return subprocess.run(["sh", "-c", blocks("sh")], cwd=folder, capture_output=True, text=True, check=False)


def test_the_worked_example_comes_out_as_it_is_written(tmp_path: Path) -> None:
    ledger = example.write(tmp_path / "example.ledger")
    done = done_by_hand(tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == blocks("text")
    assert list(tmp_path.iterdir()) == [ledger]
    report = verify(ledger)
    assert isinstance(report, Report)
    assert report.ok
    assert (report.polls[1].outcome, report.polls[1].percentage) == ("adopted", "52,85")


def test_the_worked_example_finds_a_signature_that_was_changed(tmp_path: Path) -> None:
    ledger = example.write(tmp_path / "example.ledger")
    raw = ledger.read_bytes()
    envelope = b"0oRDoQEnoEaFFAMCAQFYQPtHgL8aMGUAbkvx1l7FLHq9GvanV7R1AzF48FKyg0vl"
    assert raw.count(envelope) == 1
    ledger.write_bytes(raw.replace(envelope, envelope[:-1] + b"k"))
    assert "Verified Successfully" not in done_by_hand(tmp_path).stdout
