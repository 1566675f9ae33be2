"""Proofs of single entries, checked by other means too: hashes by hand, signatures by another library."""

import base64
import hashlib

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from nacl.signing import SigningKey

from stemkast.ledger.checkpoint import Checkpoint, sign, vkey_of
from stemkast.ledger.tlog_proof import ProofRefused, Prover, TlogProof, check_proof, read_proof
from stemkast.ledger.tree import Tree, leaf_hash

ORIGIN = "stemkast.nl/00"
KEY = SigningKey(b"k" * 32)
VKEY = vkey_of(ORIGIN, bytes(KEY.verify_key))
BODIES = [f"entry {number}".encode() for number in range(23)]


def note(bodies: list[bytes], key: SigningKey = KEY) -> str:
    return sign(Checkpoint(ORIGIN, len(bodies), Tree(map(leaf_hash, bodies)).root()), key)


def climbed(text: str) -> bytes:
    """The root that a proof leads to, by RFC 9162, 2.1.3.2, on the text alone."""
    head, _, checkpoint = text.partition("\n\n")
    lines = head.split("\n")
    assert lines[0] == "c2sp.org/tlog-proof@v1"
    at = hashlib.sha256(b"\x00" + base64.b64decode(lines[1].removeprefix("extra "))).digest()
    fn, sn = int(lines[2].removeprefix("index ")), int(checkpoint.split("\n")[1]) - 1
    for line in lines[3:]:
        other = base64.b64decode(line)
        if fn % 2 or fn == sn:
            at = hashlib.sha256(b"\x01" + other + at).digest()
            while not fn % 2 and fn:
                fn, sn = fn // 2, sn // 2
        else:
            at = hashlib.sha256(b"\x01" + at + other).digest()
        fn, sn = fn // 2, sn // 2
    assert sn == 0
    return at


@pytest.mark.parametrize("size", [1, 2, 3, 8, 23])
def test_every_entry_of_every_log_can_be_shown(size: int) -> None:
    bodies = BODIES[:size]
    prover = Prover(bodies, note(bodies))
    for index, body in enumerate(bodies):
        text = prover.proof(index)
        proof = read_proof(text)
        assert isinstance(proof, TlogProof)
        assert (proof.entry, proof.index) == (body, index)
        checkpoint = check_proof(proof, body, VKEY)
        assert isinstance(checkpoint, Checkpoint)
        assert checkpoint.size == size
        assert climbed(text) == checkpoint.root


def test_another_library_believes_the_checkpoint() -> None:
    text = Prover(BODIES, note(BODIES)).proof(5).partition("\n\n")[2]
    signed, _, lines = text.partition("\n\n")
    raw = base64.b64decode(lines.split(" ")[2])
    Ed25519PublicKey.from_public_bytes(bytes(KEY.verify_key)).verify(raw[4:], f"{signed}\n".encode())


def test_a_proof_of_something_else_shows_nothing() -> None:
    proof = read_proof(Prover(BODIES, note(BODIES)).proof(5))
    assert isinstance(proof, TlogProof)
    assert isinstance(check_proof(proof, b"entry 6", VKEY), ProofRefused)
    other = vkey_of(ORIGIN, bytes(SigningKey(b"x" * 32).verify_key))
    assert isinstance(check_proof(proof, BODIES[5], other), ProofRefused)
    moved = TlogProof(proof.entry, 6, proof.hashes, proof.note)
    assert isinstance(check_proof(moved, BODIES[5], VKEY), ProofRefused)
    shorter = TlogProof(proof.entry, 5, proof.hashes[:-1], proof.note)
    assert isinstance(check_proof(shorter, BODIES[5], VKEY), ProofRefused)


GOOD = Prover(BODIES, note(BODIES)).proof(5)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hello",
        GOOD.replace("@v1", "@v2"),
        GOOD.partition("\n\n")[0],
        GOOD.replace("extra ", "extra !"),
        GOOD.replace("index 5", "index 05"),
        GOOD.replace("index 5\n", ""),
        GOOD.replace("index 5\n", "index 5\nAAAA\n"),
        GOOD.replace("index 5\n", "index 5\nnot base64\n"),
    ],
)
def test_what_is_no_proof(text: str) -> None:
    assert isinstance(read_proof(text), ProofRefused)


def test_a_proof_without_its_entry_is_a_proof() -> None:
    line = next(line for line in GOOD.split("\n") if line.startswith("extra "))
    proof = read_proof(GOOD.replace(f"{line}\n", ""))
    assert isinstance(proof, TlogProof)
    assert proof.entry is None
    assert isinstance(check_proof(proof, BODIES[5], VKEY), Checkpoint)


def test_there_is_no_proof_of_what_is_not_there() -> None:
    with pytest.raises(ValueError, match="inside the tree"):
        Prover(BODIES, note(BODIES)).proof(len(BODIES))
