"""Bewijs per gemeente: everything about a municipality, checked without the ledger."""

import io
import json
import zipfile
from pathlib import Path

import pytest

from stemkast.assembly import events as e
from stemkast.documents.municipality_proofs import proof_files
from stemkast.documents.proceedings import Proceedings
from stemkast.documents.proof_check import ProvenAll, check_proofs
from stemkast.documents.proof_report import proof_report, refused_report
from stemkast.documents.publication import seal_of
from stemkast.documents.read_proceedings import read_proceedings
from stemkast.ledger.store import LedgerStore
from stemkast.ledger.tlog_proof import ProofRefused
from tests.hall_server.test_stock_reader import read
from tests.verifier.ledger_maker import VKEY, bodies_of, story, write_ledger

OTHER = "stemkast.nl/00+00000000+AAAA"


@pytest.fixture(scope="module")
def proofs(story_ledger: Path, story_proceedings: Proceedings) -> dict[str, bytes]:
    with LedgerStore.open_read_only(story_ledger) as store:
        return dict(proof_files(story_proceedings, list(store.entries())))


def unzipped(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name).decode() for name in archive.namelist()}


def zipped(files: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return out.getvalue()


def test_everybody_in_the_ledger_has_one(proofs: dict[str, bytes]) -> None:
    assert set(proofs) == {"GM0344.zip", "GM0088.zip", "GM1904.zip", "GM1992.zip", "GM0106.zip"}


def test_it_holds_every_vote_of_this_municipality_and_no_other(
    proofs: dict[str, bytes], story_ledger: Path, story_proceedings: Proceedings
) -> None:
    found = check_proofs(proofs["GM0106.zip"], VKEY)
    assert isinstance(found, ProvenAll)
    assert found.holds
    votes = [each for each in found.entries if isinstance(each.event, e.VoteAccepted)]
    with LedgerStore.open_read_only(story_ledger) as store:
        accepted = b'"event":"vote_accepted"'
        indexes = [
            index
            for index, body in enumerate(store.entries())
            if accepted in body and b'"municipality":"GM0106"' in body
        ]
    assert [each.entry.index for each in votes] == indexes
    assert all(each.signed for each in votes)
    assert {each.event.serial for each in found.entries if isinstance(each.event, e.KeypadPaired)} == {
        *("SK-0005", "SK-0006")
    }
    assert found.checkpoint.root == story_proceedings.seal.root


def test_the_report_says_what_was_voted(proofs: dict[str, bytes]) -> None:
    found = check_proofs(proofs["GM1904.zip"], None)
    assert isinstance(found, ProvenAll)
    text = proof_report(found, is_compared=False)
    assert "vote of GM1904 in poll 3: key 2 (Tegen), signed by its keypad" in text
    assert "stem van GM1904 in stemming 3: toets 2 (Tegen), ondertekend door het stemkastje" in text
    assert "compare it" in text
    assert "vergelijk hem met de openbaar gemaakte" in text
    assert "compare it" not in proof_report(found, is_compared=True)


def test_every_line_of_the_report_stands_there_in_dutch_too(proofs: dict[str, bytes]) -> None:
    for content in proofs.values():
        found = check_proofs(content, VKEY)
        assert isinstance(found, ProvenAll)
        lines = proof_report(found, is_compared=True).splitlines()[2:]
        assert len(lines) == 2 * len(found.entries)
        for english, dutch in zip(lines[::2], lines[1::2], strict=True):
            assert english[8:].startswith("entry ")
            assert dutch.strip().startswith("regel ")
            assert "_" not in dutch, "the name of an event is no Dutch"


def test_a_single_proof_is_checked_with_a_key(proofs: dict[str, bytes]) -> None:
    files = unzipped(proofs["GM0344.zip"])
    name = next(name for name in files if "stem-in-stemming-01" in name)
    found = check_proofs(files[name].encode(), VKEY)
    assert isinstance(found, ProvenAll)
    (vote,) = found.entries
    assert (vote.signed, vote.choice) == (None, "")
    assert "signature not checked" in proof_report(found, is_compared=True)
    assert isinstance(check_proofs(files[name].encode(), None), ProofRefused)
    assert isinstance(check_proofs(files[name].encode(), OTHER), ProofRefused)


def test_what_was_tampered_with_is_refused(proofs: dict[str, bytes]) -> None:
    files = unzipped(proofs["GM0344.zip"])
    name = next(name for name in files if "stem-in-stemming-01" in name)
    lines = files[name].split("\n")
    lines[1] = lines[1][:50] + ("A" if lines[1][50] != "A" else "B") + lines[1][51:]
    refused = check_proofs(zipped(files | {name: "\n".join(lines)}), VKEY)
    assert isinstance(refused, ProofRefused)
    assert name in refused.text
    assert name in refused_report(refused)
    assert "Dit bestand bewijst niets" in refused_report(refused)


def test_a_vote_that_another_keypad_signed_does_not_hold(tmp_path: Path) -> None:
    entries = story().end()
    mine, theirs = [
        next(
            each["data"] for each in entries if each["event"] == "vote_accepted" and each["data"]["pairing"] == pairing
        )
        for pairing in (1, 2)
    ]
    mine["envelope"] = theirs["envelope"]
    ledger = write_ledger(tmp_path / "forged.ledger", bodies_of(entries))
    with LedgerStore.open_read_only(ledger) as store:
        bodies = list(store.entries())
        read = read_proceedings(bodies, seal_of(store, VKEY))
    assert isinstance(read, Proceedings)
    found = check_proofs(dict(proof_files(read, bodies))["GM0344.zip"], VKEY)
    assert isinstance(found, ProvenAll)
    assert not found.holds
    assert "FAILED" in proof_report(found, is_compared=True)
    assert "NOT signed by its keypad" in proof_report(found, is_compared=True)
    assert "NIET ondertekend door het stemkastje" in proof_report(found, is_compared=True)
    assert "1 hiervan klopt NIET" in proof_report(found, is_compared=True)


def test_without_the_pairing_nothing_is_said_of_the_signature(proofs: dict[str, bytes]) -> None:
    files = unzipped(proofs["GM0344.zip"])
    paired = next(name for name in files if name.endswith("-uitgifte.tlog-proof"))
    del files[paired]
    found = check_proofs(zipped(files), VKEY)
    assert isinstance(found, ProvenAll)
    assert {each.signed for each in found.entries if isinstance(each.event, e.VoteAccepted)} == {None}


def test_go_checks_every_proof_with_its_own_code(proofs: dict[str, bytes], story_ledger: Path, tmp_path: Path) -> None:
    with LedgerStore.open_read_only(story_ledger) as store:
        bodies = [body.decode() for body in store.entries()]
    files = {name: text for name, text in unzipped(proofs["GM0106.zip"]).items() if name.endswith(".tlog-proof")}
    for name, text in files.items():
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        done = read(path, VKEY)
        assert done.returncode == 0, done.stderr
        index = int(name[:6])
        assert json.loads(done.stdout) == {"size": len(bodies), "index": index, "entry": bodies[index]}
    moved = tmp_path / "moved.tlog-proof"
    first = min(files)
    moved.write_text(files[first].replace(f"\nindex {int(first[:6])}\n", "\nindex 3\n"), encoding="utf-8")
    assert read(moved, VKEY).returncode == 1


@pytest.mark.parametrize("content", [b"", b"hello", b"\xff\xfe", b"PK\x05\x06" + bytes(18), zipped({"a": "b"})])
def test_what_is_no_proof(content: bytes) -> None:
    assert isinstance(check_proofs(content, VKEY), ProofRefused)


def test_a_zip_that_would_not_end_is_not_read() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.tlog-proof", "0" * 20_000_000)
    refused = check_proofs(out.getvalue(), VKEY)
    assert isinstance(refused, ProofRefused)
    assert "larger" in refused.text


def test_the_same_ledger_gives_the_same_bytes(
    proofs: dict[str, bytes], story_ledger: Path, story_proceedings: Proceedings
) -> None:
    with LedgerStore.open_read_only(story_ledger) as store:
        assert dict(proof_files(story_proceedings, list(store.entries()))) == proofs
