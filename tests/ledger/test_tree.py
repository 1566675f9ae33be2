"""The tree kept incrementally against RFC 6962 from scratch."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemkast.ledger.tree import EMPTY_ROOT, Tree, leaf_hash, root_of, split

LEAVES = [hashlib.sha256(bytes([number])).digest() for number in range(130)]
# Roots over the leaf data of the reference implementation of RFC 6962 (google/certificate-transparency, merkle tests).
REFERENCE_DATA = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
REFERENCE_ROOTS = {
    1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    2: "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    3: "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    7: "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
}


def test_roots_of_the_reference_implementation() -> None:
    tree = Tree()
    for size, data in enumerate(REFERENCE_DATA, start=1):
        tree.append(leaf_hash(bytes.fromhex(data)))
        if size in REFERENCE_ROOTS:
            assert tree.root().hex() == REFERENCE_ROOTS[size]


@pytest.mark.parametrize("size", range(len(LEAVES) + 1))
def test_incremental_is_from_scratch(size: int) -> None:
    tree = Tree(LEAVES[:size])
    assert (tree.size, tree.root()) == (size, root_of(LEAVES[:size]))


@given(st.lists(st.binary(max_size=3), max_size=300))
def test_incremental_is_from_scratch_for_any_leaves(bodies: list[bytes]) -> None:
    hashes = [leaf_hash(body) for body in bodies]
    assert Tree(hashes).root() == root_of(hashes)


def test_an_empty_tree_has_the_hash_of_nothing() -> None:
    assert Tree().root() == EMPTY_ROOT == hashlib.sha256(b"").digest()


def test_a_copy_grows_by_itself() -> None:
    tree = Tree(LEAVES[:5])
    ahead = tree.copy()
    ahead.append(LEAVES[5])
    assert (tree.root(), ahead.root()) == (root_of(LEAVES[:5]), root_of(LEAVES[:6]))


def test_a_leaf_hash_has_32_bytes() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        Tree().append(b"short")


@pytest.mark.parametrize(("size", "left"), [(2, 1), (3, 2), (4, 2), (5, 4), (8, 4), (9, 8), (2**40 + 1, 2**40)])
def test_the_left_side_is_the_largest_power_of_two_below(size: int, left: int) -> None:
    assert split(size) == left
