"""Witnesses and their cosignatures: V-31 and V-32."""

import base64
from pathlib import Path

import pytest
from nacl.signing import SigningKey

from stemkast.assembly import events
from stemkast.ledger.cosignature import cosign, witness_key
from stemkast.ledger.store import LedgerStore
from stemkast.verifier import verify
from stemkast.verifier.checks import Anchors
from stemkast.verifier.report import Report
from tests.verifier.ledger_maker import VKEY, Hall, bodies_of, note_over, story, write_bundle, write_ledger

WITNESS, OTHER = SigningKey(b"w" * 32), SigningKey(b"o" * 32)
NAME = "commissie-1"
WITNESS_KEY = str(witness_key(NAME, bytes(WITNESS.verify_key)))
TIME = 1_686_729_600


@pytest.fixture(scope="module")
def bodies() -> list[bytes]:
    return bodies_of(enrolled(story()).end())


def enrolled(hall: Hall) -> Hall:
    hall.do(events.WitnessEnrolled(NAME, bytes(WITNESS.verify_key)))
    return hall


def text_of(bodies: list[bytes]) -> str:
    return note_over(bodies).split("\n\n")[0] + "\n"


def written(path: Path, bodies: list[bytes], *lines: tuple[int, str, str]) -> Path:
    ledger = write_ledger(path / "witnessed.ledger", bodies, [60])
    with LedgerStore.open(ledger) as store:
        for size, name, line in lines:
            store.add_cosignature(size, name, line)
    return ledger


def failed(path: Path, *witnesses: str) -> set[str]:
    report = verify(path, VKEY, witnesses=witnesses)
    assert isinstance(report, Report)
    return {check.id for check in report.checks if not check.ok}


def line(bodies: list[bytes], key: SigningKey = WITNESS, name: str = NAME) -> str:
    return cosign(text_of(bodies), name, key, TIME).line


def test_a_witness_that_saw_the_end_is_an_anchor(bodies: list[bytes], tmp_path: Path) -> None:
    lines = (60, NAME, line(bodies[:60])), (len(bodies), NAME, line(bodies))
    ledger = written(tmp_path, bodies, *lines)
    assert failed(ledger, WITNESS_KEY) == set()
    bundle = write_bundle(tmp_path / "bundle", ledger)
    report = verify(bundle, None, witnesses=[f"{WITNESS_KEY}\n"])
    assert isinstance(report, Report)
    assert (report.ok, report.anchored, report.anchors) == (True, True, ("witness",))


def test_without_naming_it_a_cosignature_is_still_checked(bodies: list[bytes], tmp_path: Path) -> None:
    report = verify(written(tmp_path, bodies, (60, NAME, line(bodies[:61]))), None)
    assert isinstance(report, Report)
    assert not report.anchored
    assert [check.detail for check in report.checks if not check.ok] == [
        "checkpoint 60: b'commissie-1' is no witness, or did not cosign this"
    ]


@pytest.mark.parametrize("case", ["other key", "unknown witness", "changed", "of another name"])
def test_a_line_that_is_no_cosignature_of_a_witness(bodies: list[bytes], tmp_path: Path, case: str) -> None:
    size = len(bodies)
    lines = {
        "other key": (size, NAME, line(bodies, OTHER)),
        "unknown witness": (size, "commissie-2", line(bodies, OTHER, "commissie-2")),
        "changed": (size, NAME, line(bodies) + " "),
        "of another name": (size, "commissie-2", line(bodies)),
    }
    assert failed(written(tmp_path, bodies, lines[case])) == {"V-31"}


def test_a_witness_that_did_not_see_the_end(bodies: list[bytes], tmp_path: Path) -> None:
    """The hall wrote the end anew, or never showed it: the one whom we trust knows only the beginning."""
    ledger = written(tmp_path, bodies, (60, NAME, line(bodies[:60])))
    assert failed(ledger, WITNESS_KEY) == {"V-32"}
    assert failed(ledger) == set()


def test_anchors_that_are_given_in_two_ways_are_all_taken(bodies: list[bytes], tmp_path: Path) -> None:
    ledger = written(tmp_path, bodies, (len(bodies), NAME, line(bodies)))
    report = verify(ledger, VKEY, witnesses=[WITNESS_KEY], anchors=Anchors(checkpoint=[note_over(bodies).encode()]))
    assert isinstance(report, Report)
    assert report.anchors == ("hall-key", "witness", "checkpoint")
    assert report.ok


def test_a_witness_of_whom_the_ledger_knows_nothing(bodies: list[bytes], tmp_path: Path) -> None:
    stranger = str(witness_key(NAME, bytes(OTHER.verify_key)))
    ledger = written(tmp_path, bodies, (len(bodies), NAME, line(bodies)))
    assert failed(ledger, WITNESS_KEY, stranger) == {"V-32"}


def test_the_cosignatures_in_a_bundle_are_those_of_its_ledger(bodies: list[bytes], tmp_path: Path) -> None:
    ledger = written(tmp_path, bodies, (len(bodies), NAME, line(bodies)))
    bundle = write_bundle(tmp_path / "bundle", ledger)
    note = bundle / "checkpoint"
    note.write_bytes(note.read_bytes().replace(line(bodies).encode() + b"\n", b""))
    assert failed(bundle) == {"V-27", "V-28"}


@pytest.mark.parametrize(
    ("name", "key"),
    [(NAME, bytes(OTHER.verify_key)), ("commissie-3", bytes(WITNESS.verify_key)), ("commissie-4", bytes(32))],
    ids=["name twice", "key twice", "key of small order"],
)
def test_witnesses_that_the_rules_would_not_let_in(tmp_path: Path, name: str, key: bytes) -> None:
    entries = enrolled(story()).entries
    data = {"name": name, "public_key": base64.b64encode(key).decode()}
    bodies = bodies_of([*entries, Hall.entry("witness_enrolled", data, len(entries))])
    report = verify(write_ledger(tmp_path / "strange.ledger", bodies), VKEY, running=True)
    assert isinstance(report, Report)
    assert {check.id for check in report.checks if not check.ok} == {"V-31"}
