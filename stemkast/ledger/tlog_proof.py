"""A proof that an entry is in the log, in one text that is checked without the log (C2SP tlog-proof).

    c2sp.org/tlog-proof@v1
    extra <the entry itself, base64>
    index <its number>
    <hash, base64>          from the leaf's neighbour up to a child of the root
    …

    <the checkpoint, with the lines of its witnesses>

The entry is given as `extra`, so that whoever has the file needs nothing else; it is what the leaf hash is made of.
"""

import base64
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from stemkast.ledger.checkpoint import Checkpoint, open_note
from stemkast.ledger.note import NoteRefused, decode_base64
from stemkast.ledger.proofs import inclusion_proof, verify_inclusion
from stemkast.ledger.tree import HASH_SIZE, leaf_hash, node_hash, split

HEAD = "c2sp.org/tlog-proof@v1"
_INDEX = re.compile(r"index (0|[1-9][0-9]{0,18})")


@dataclass(frozen=True, slots=True)
class TlogProof:
    """What stands in such a text; nothing of it is believed. `entry` is None where there is no `extra`."""

    entry: bytes | None
    index: int
    hashes: tuple[bytes, ...]
    note: str


@dataclass(frozen=True, slots=True)
class ProofRefused:
    """Why a text is no proof, or proves nothing, in one sentence."""

    text: str


class Prover:
    """Makes proofs for the log of these entries under the checkpoint `note`."""

    def __init__(self, bodies: Sequence[bytes], note: str) -> None:
        self._bodies, self._note = bodies, note
        leaves = [leaf_hash(body) for body in bodies]

        @cache
        def range_root(start: int, end: int) -> bytes:
            if end - start == 1:
                return leaves[start]
            middle = start + split(end - start)
            return node_hash(range_root(start, middle), range_root(middle, end))

        self._range_root = range_root

    def proof(self, index: int) -> str:
        """The proof of entry `index`. Raises ValueError where there is none."""
        hashes = inclusion_proof(index, len(self._bodies), self._range_root)
        lines = [HEAD, f"extra {_base64(self._bodies[index])}", f"index {index}", *map(_base64, hashes)]
        return "\n".join(lines) + "\n\n" + self._note


def read_proof(text: str) -> TlogProof | ProofRefused:
    """What stands in the text. Never raises."""
    head, separator, note = text.partition("\n\n")
    first, *rest = head.split("\n")
    if first != HEAD or not separator:
        return ProofRefused("this is not a proof of a log (tlog-proof, version 1)")
    entry = None
    if rest and rest[0].startswith("extra "):
        entry = decode_base64(rest.pop(0).removeprefix("extra "))
        if entry is None:
            return ProofRefused("the entry in this proof is not written in base64")
    index = _INDEX.fullmatch(rest[0]) if rest else None
    hashes = [decode_base64(line) for line in rest[1:]]
    sound = tuple(each for each in hashes if each is not None and len(each) == HASH_SIZE)
    if index is None or len(sound) != len(hashes):
        return ProofRefused("the number of the entry or a hash in this proof is not written as it should be")
    return TlogProof(entry, int(index[1]), sound, note)


def check_proof(proof: TlogProof, entry: bytes, vkey: str) -> Checkpoint | ProofRefused:
    """The checkpoint, signed by `vkey`, under which `entry` has its place; or why that is not shown. Never raises."""
    checkpoint = open_note(proof.note, vkey)
    if isinstance(checkpoint, NoteRefused):
        return ProofRefused(f"the checkpoint in this proof cannot be believed: {checkpoint.text}")
    if not verify_inclusion(leaf_hash(entry), proof.index, checkpoint.size, proof.hashes, checkpoint.root):
        return ProofRefused(f"this is not entry {proof.index} of the log that the hall signed")
    return checkpoint


def _base64(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")
