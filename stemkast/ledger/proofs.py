"""Proofs about the Merkle tree: that an entry is in it, and that a tree only grew.

RFC 6962 sections 2.1.1 and 2.1.2; verification as RFC 9162 sections 2.1.3.2 and 2.1.4.2. A subtree is a range
[start, end) of leaves in which `start` is a multiple of the smallest power of two that is not below `end - start`;
its proofs follow draft-ietf-plants-merkle-tree-certs section 4, and the proofs of a whole tree are those of the
subtree that starts at 0.

Whoever makes a proof hands in `RangeRoot`, so that the hashes may come from a list, from tiles or from a database.
"""

from collections.abc import Callable, Sequence

from stemkast.ledger.tree import EMPTY_ROOT, HASH_SIZE, node_hash, split

RangeRoot = Callable[[int, int], bytes]
"""MTH(D[start:end]) of RFC 6962 for a non-empty range that is a node of the tree or its right edge."""


def inclusion_proof(index: int, size: int, range_root: RangeRoot) -> tuple[bytes, ...]:
    """The hashes that lead from leaf `index` to the root of the first `size` leaves. ValueError out of range."""
    if not 0 <= index < size:
        raise ValueError("an inclusion proof needs a leaf inside the tree")
    return tuple(_path(index, 0, size, range_root))


def consistency_proof(first: int, second: int, range_root: RangeRoot) -> tuple[bytes, ...]:
    """The hashes that show that the tree of `second` leaves begins with that of `first`. ValueError out of range."""
    if not 0 < first <= second:
        raise ValueError("a consistency proof leads from a tree that is not empty to one that is not smaller")
    return tuple(_subproof(first, 0, second, True, range_root))


def verify_inclusion(leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    """Whether `proof` shows that the leaf hash `leaf` is number `index` of the `size` leaves under `root`."""
    if not 0 <= index < size or not _are_hashes(leaf, root, *proof):
        return False
    position, last, computed = index, size - 1, leaf
    for each in proof:
        if last == 0:
            return False
        if position & 1 or position == last:
            computed = node_hash(each, computed)
            while not position & 1 and position:
                position, last = position >> 1, last >> 1
        else:
            computed = node_hash(computed, each)
        position, last = position >> 1, last >> 1
    return last == 0 and computed == root


def verify_consistency(first: int, second: int, first_root: bytes, second_root: bytes, proof: Sequence[bytes]) -> bool:
    """Whether `proof` shows that the tree of `second` leaves only adds to that of `first`; never for an empty tree."""
    return first > 0 and verify_subtree_consistency(0, first, second, first_root, second_root, proof)


def verify_subtree_inclusion(
    leaf: bytes, index: int, start: int, end: int, proof: Sequence[bytes], root: bytes
) -> bool:
    """Whether `proof` shows that `leaf` is number `index` of the tree, inside the subtree [start, end) under `root`."""
    return _is_subtree(start, end) and verify_inclusion(leaf, index - start, end - start, proof, root)


def verify_subtree_consistency(
    start: int, end: int, size: int, subtree_root: bytes, root: bytes, proof: Sequence[bytes]
) -> bool:
    """Whether `proof` shows that the subtree [start, end) stands in the tree of `size` leaves under `root`.

    Of an empty subtree there is nothing to show: it holds for its one root and the empty proof.
    """
    # Without a proof nothing is hashed: the roots are only compared, whatever their form.
    if proof and not _are_hashes(subtree_root, root, *proof):
        return False
    if start == end:
        return 0 <= start <= size and not proof and subtree_root == EMPTY_ROOT
    if not _is_subtree(start, end) or end > size:
        return False
    first, inner, outer = start, end - 1, size - 1
    while first != inner and (inner == outer or inner & 1):
        first, inner, outer = first >> 1, inner >> 1, outer >> 1
    # A subtree that is one node of the tree is itself the beginning of the proof.
    if first == inner:
        inside, outside, rest = subtree_root, subtree_root, proof
    elif proof:
        inside, outside, rest = proof[0], proof[0], proof[1:]
    else:
        return False
    return _climb(first, inner, outer, inside, outside, rest) == (subtree_root, root)


def _climb(
    first: int, inner: int, outer: int, inside: bytes, outside: bytes, proof: Sequence[bytes]
) -> tuple[bytes, bytes] | None:
    """The roots of the subtree and of the tree that the proof leads to; None if it is too short or too long."""
    for each in proof:
        if outer == 0:
            return None
        if inner & 1 or inner == outer:
            if first < inner:
                inside = node_hash(each, inside)
            outside = node_hash(each, outside)
            while not inner & 1:
                first, inner, outer = first >> 1, inner >> 1, outer >> 1
        else:
            outside = node_hash(outside, each)
        first, inner, outer = first >> 1, inner >> 1, outer >> 1
    return (inside, outside) if outer == 0 else None


def _is_subtree(start: int, end: int) -> bool:
    return 0 <= start < end and start % (1 << (end - start - 1).bit_length()) == 0


def _are_hashes(*hashes: bytes) -> bool:
    return all(len(each) == HASH_SIZE for each in hashes)


def _path(index: int, start: int, end: int, range_root: RangeRoot) -> list[bytes]:
    """PATH of RFC 6962 section 2.1.1 within [start, end); `index` counts from the beginning of the tree."""
    if end - start == 1:
        return []
    middle = start + split(end - start)
    if index < middle:
        return [*_path(index, start, middle, range_root), range_root(middle, end)]
    return [*_path(index, middle, end, range_root), range_root(start, middle)]


def _subproof(first: int, start: int, end: int, complete: bool, range_root: RangeRoot) -> list[bytes]:
    """SUBPROOF of RFC 6962 section 2.1.2 within [start, end); `first` counts from the beginning of the tree."""
    if first == end:
        return [] if complete else [range_root(start, end)]
    middle = start + split(end - start)
    if first <= middle:
        return [*_subproof(first, start, middle, complete, range_root), range_root(middle, end)]
    return [*_subproof(first, middle, end, False, range_root), range_root(start, middle)]
