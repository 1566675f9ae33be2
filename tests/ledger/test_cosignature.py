"""Cosignatures of witnesses: their form, who made them, and what is kept of them."""

import base64
import hashlib
import sqlite3
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from nacl.signing import SigningKey

from stemkast.ledger.checkpoint import Checkpoint, open_note, origin_of, sign, vkey_of
from stemkast.ledger.cosignature import Cosignature, cosign, open_cosignature, witness_key
from stemkast.ledger.errors import LedgerNotWritten
from stemkast.ledger.export import Exported, export
from stemkast.ledger.note import COSIGNATURE, NoteReason, NoteRefused, parse_verifier_key
from stemkast.ledger.store import LedgerStore

HALL, WITNESS = SigningKey(b"k" * 32), SigningKey(b"w" * 32)
NAME = "commissie-1"
KEY = witness_key(NAME, bytes(WITNESS.verify_key))
TEXT = Checkpoint(origin_of(bytes(16)), 7, bytes(range(32))).text
TIME = 1_686_729_600


def test_is_what_tlog_cosignature_says() -> None:
    line = cosign(TEXT, NAME, WITNESS, TIME).line
    head, name, encoded = line.split(" ")
    assert (head, name) == ("—", NAME)
    raw = base64.b64decode(encoded)
    public_key = bytes(WITNESS.verify_key)
    assert raw[:4] == hashlib.sha256(NAME.encode() + b"\n\x04" + public_key).digest()[:4]
    assert raw[4:12] == TIME.to_bytes(8, "big")
    said = b"cosignature/v1\ntime 1686729600\n" + TEXT.encode()
    Ed25519PublicKey.from_public_bytes(public_key).verify(raw[12:], said)


def test_reads_back_what_a_witness_said() -> None:
    made = cosign(TEXT, NAME, WITNESS, TIME)
    assert made == Cosignature(NAME, TIME, made.line)
    assert open_cosignature(made.line, TEXT, KEY) == made
    assert parse_verifier_key(str(KEY), COSIGNATURE) == KEY


def test_a_witness_is_no_signer_of_notes() -> None:
    refused = parse_verifier_key(str(KEY))
    assert isinstance(refused, NoteRefused)
    assert refused.reason is NoteReason.BAD_VERIFIER_KEY


@pytest.mark.parametrize(
    ("line", "text", "reason"),
    [
        (cosign(TEXT, NAME, WITNESS, TIME).line, TEXT.replace("\n7\n", "\n8\n"), NoteReason.BAD_SIGNATURE),
        (cosign(TEXT, NAME, HALL, TIME).line, TEXT, NoteReason.NO_SIGNATURE),
        (cosign(TEXT, "commissie-2", WITNESS, TIME).line, TEXT, NoteReason.NO_SIGNATURE),
        (cosign(TEXT, NAME, WITNESS, 0).line, TEXT, NoteReason.BAD_SIGNATURE),
        (cosign(TEXT, NAME, WITNESS, 2**63).line, TEXT, NoteReason.BAD_SIGNATURE),
        (cosign(TEXT, NAME, WITNESS, TIME).line + "\n", TEXT, NoteReason.MALFORMED),
        (f"— {NAME} AAAA", TEXT, NoteReason.MALFORMED),
        ("", TEXT, NoteReason.MALFORMED),
    ],
    ids=["other text", "other key", "other name", "no time", "too late", "newline", "short", "empty"],
)
def test_anything_else_is_refused(line: str, text: str, reason: NoteReason) -> None:
    refused = open_cosignature(line, text, KEY)
    assert isinstance(refused, NoteRefused)
    assert refused.reason is reason


def test_another_time_is_another_signature() -> None:
    raw = bytearray(base64.b64decode(cosign(TEXT, NAME, WITNESS, TIME).line.split(" ")[2]))
    raw[11] ^= 1
    refused = open_cosignature(f"— {NAME} {base64.b64encode(raw).decode()}", TEXT, KEY)
    assert isinstance(refused, NoteRefused)
    assert refused.reason is NoteReason.BAD_SIGNATURE


def test_the_store_keeps_one_line_of_each_witness_of_a_checkpoint(ledger: Path) -> None:
    with LedgerStore.open(ledger) as store:
        store.add_cosignature(5, "b", "line of b")
        store.add_cosignature(5, "a", "line of a")
        store.add_cosignature(5, "a", "another line of a")
        assert store.cosignatures(5) == [("a", "line of a"), ("b", "line of b")]
        assert store.all_cosignatures() == [(5, "a", "line of a"), (5, "b", "line of b")]
        with pytest.raises(LedgerNotWritten, match="cosigns a checkpoint once"):
            store.add_cosignature(6, "a", "there is no checkpoint 6")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE cosignature SET line = 'x'",
        "DELETE FROM cosignature",
        "INSERT OR REPLACE INTO cosignature VALUES (5, 'a', 'x')",
        "INSERT INTO cosignature VALUES (5, 'b', x'00')",
    ],
)
def test_no_program_changes_a_cosignature(ledger: Path, statement: str) -> None:
    with LedgerStore.open(ledger) as store:
        store.add_cosignature(5, "a", "line")
    connection = sqlite3.connect(ledger)
    try:
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute(statement)
    finally:
        connection.close()


def test_a_bundle_carries_the_cosignatures_and_stays_a_note(ledger: Path, bodies: list[bytes], tmp_path: Path) -> None:
    with LedgerStore.open(ledger) as store:
        last = store.last_checkpoint()
        assert last is not None
        size, note = last
        text = note.split("\n\n")[0] + "\n"
        vkey = _vkey(note)
        made = cosign(text, NAME, WITNESS, TIME)
        store.add_cosignature(5, NAME, "of an earlier one")
        store.add_cosignature(size, NAME, made.line)
        assert isinstance(export(store, vkey, tmp_path / "bundle"), Exported)
    written = (tmp_path / "bundle" / "checkpoint").read_text("utf-8")
    assert written == f"{note}{made.line}\n"
    assert isinstance(open_note(written, vkey), Checkpoint)
    with LedgerStore.open_read_only(tmp_path / "bundle" / "assembly.ledger") as copy:
        assert copy.all_cosignatures() == [(5, NAME, "of an earlier one"), (size, NAME, made.line)]


def _vkey(note: str) -> str:
    origin = note.split("\n")[0]
    return vkey_of(origin, bytes(SigningKey(bytes(range(32))).verify_key))


def test_a_note_of_a_hall_is_signed_as_before() -> None:
    checkpoint = Checkpoint(origin_of(bytes(16)), 7, bytes(range(32)))
    note = sign(checkpoint, HALL)
    line = cosign(checkpoint.text, NAME, WITNESS, TIME).line
    assert open_note(f"{note}{line}\n", vkey_of(checkpoint.origin, bytes(HALL.verify_key))) == checkpoint
