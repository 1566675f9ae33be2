"""Who signed which beginning of the ledger, and who saw it: V-06 to V-08, V-31 to V-33, V-37 and V-40."""

import re
from collections.abc import Iterator

from stemkast.verifier.checks import Anchors
from stemkast.verifier.log import Signer, checkpoint_text, roots
from stemkast.verifier.reading import Material
from stemkast.verifier.state import State


class History:
    """The roots of every beginning that anybody names.

    `tree`: root by size; `said`: the text of a checkpoint by size; `halls`: who signs from which entry on.
    """

    def __init__(self, state: State, material: Material, known: Anchors) -> None:
        self._state, self._material, self._known = state, material, known
        sizes = {len(material.bodies), *(size for size, _ in material.checkpoints)}
        sizes |= {size for _, size, _, _ in state.roots} | set(map(_size_of, known.checkpoint))
        self.tree = roots(material.bodies, sizes)
        log = f"stemkast.nl/{state.first['assembly'].hex()}"
        self.said = {size: checkpoint_text(log, size, root) for size, root in self.tree.items()}
        self.halls = [(start, Signer(log, key)) for start, key in state.halls]

    def faults(self) -> Iterator[tuple[str, str]]:
        """What is wrong, under the number of a check."""
        yield from self._checkpoints()
        for index, size, root, check in self._state.roots:
            if size > index or self.tree[size] != root:
                yield check, f"entry {index}: this names a root that the first {size} entries do not have"
        yield from self._known_from_elsewhere()
        yield from self._witnesses()

    def _checkpoints(self) -> Iterator[tuple[str, str]]:
        for size, note in self._material.checkpoints:
            hall = next(hall for start, hall in reversed(self.halls) if start < size or start == 0)
            text, _, line = note.partition(b"\n\n")
            if self.said.get(size) != text + b"\n":
                yield "V-07", f"checkpoint {size}: an entry before it was changed, added or taken away"
            if not line.endswith(b"\n") or not hall.signed(line[:-1], text + b"\n"):
                yield "V-08", f"checkpoint {size}: the hall did not sign this"

    def _known_from_elsewhere(self) -> Iterator[tuple[str, str]]:
        keys, given = [hall.vkey for _, hall in self.halls], self._known.hall_key
        if given is not None and given.strip() not in keys:
            yield "V-06", f"the ledger was written with {keys}"
        for note in self._known.checkpoint:
            text, size = note.partition(b"\n\n")[0] + b"\n", _size_of(note)
            if text != self.said.get(size):
                yield "V-37", f"entry {size}: up to here your checkpoint says something else, {self._signer_of(note)}"

    def _signer_of(self, note: bytes) -> str:
        """Whether the hall itself signed a checkpoint that contradicts this ledger: then it told two histories."""
        text, _, lines = note.partition(b"\n\n")
        signed = any(hall.signed(line, text + b"\n") for _, hall in self.halls for line in lines.split(b"\n"))
        return "and the hall signed both" if signed else "which this hall did not sign"

    def _witnesses(self) -> Iterator[tuple[str, str]]:
        sizes = {size for size, _ in self._material.checkpoints} & self.said.keys()
        seen: dict[str, int] = {}
        for size, name, line in self._material.cosignatures:
            witness = self._state.witnesses.get(name.decode(errors="replace"))
            if witness is not None and size in sizes and witness.signed(line, self.said[size]):
                seen[witness.vkey] = size
            else:
                yield "V-31", f"checkpoint {size}: {name!a} is no witness, or did not cosign this"
        given = [each.strip() for each in self._known.witness]
        last = max((size for size, _ in self._material.checkpoints), default=0)
        for vkey in given:
            if not last or seen.get(vkey) != last:
                yield "V-32", f"entry {seen.get(vkey, 0)}: {vkey} did not see what stands from here on"
        keys = {name: witness.vkey for name, witness in self._state.witnesses.items()}
        for index, who in self._state.acted:
            if keys.get(who) not in given:
                yield "V-40", f"entry {index}: {who!r} did this, of whom you gave no key"


def _size_of(note: bytes) -> int:
    """The number of entries that a checkpoint covers; -1 where it does not say."""
    lines = note.split(b"\n")
    return int(lines[1]) if len(lines) > 2 and re.fullmatch(rb"[0-9]{1,15}", lines[1]) else -1
