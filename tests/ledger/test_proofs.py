"""Proofs against the vectors of others and against what they say."""

import base64
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemkast.ledger.proofs import (
    consistency_proof,
    inclusion_proof,
    verify_consistency,
    verify_inclusion,
    verify_subtree_consistency,
    verify_subtree_inclusion,
)
from stemkast.ledger.tree import leaf_hash, root_of

LEAVES = [leaf_hash(bytes([number])) for number in range(64)]


def range_root(start: int, end: int) -> bytes:
    return root_of(LEAVES[start:end])


def _holds(name: str, case: dict[str, Any]) -> bool:
    raw = {key: base64.b64decode(value) for key, value in case.items() if isinstance(value, str) and key != "desc"}
    proof = [base64.b64decode(each) for each in case["proof"] or []]
    match name.partition("/")[0]:
        case "inclusion":
            return verify_inclusion(raw["leafHash"], case["leafIdx"], case["treeSize"], proof, raw["root"])
        case "consistency":
            return verify_consistency(case["size1"], case["size2"], raw["root1"], raw["root2"], proof)
        case "subtreeinclusion":
            return verify_subtree_inclusion(
                raw["leafHash"], case["leafIdx"], case["start"], case["end"], proof, raw["root"]
            )
        case "subtreeconsistency":
            return verify_subtree_consistency(
                case["start"], case["end"], case["size"], raw["root1"], raw["root2"], proof
            )
    raise AssertionError(name)


def test_every_vector_of_others_comes_out_as_it_says(rfc6962_vectors: dict[str, dict[str, Any]]) -> None:
    assert len(rfc6962_vectors) == 518
    wrong = [name for name, case in rfc6962_vectors.items() if _holds(name, case) is case["wantErr"]]
    assert wrong == []


@given(st.integers(1, 64), st.data())
def test_inclusion_is_shown_for_its_own_leaf_alone(size: int, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, size - 1))
    other = data.draw(st.integers(0, size - 1))
    proof = inclusion_proof(index, size, range_root)
    assert verify_inclusion(LEAVES[index], index, size, proof, range_root(0, size))
    assert verify_inclusion(LEAVES[other], index, size, proof, range_root(0, size)) is (index == other)
    assert not verify_inclusion(LEAVES[index], index, size, [*proof, LEAVES[0]], range_root(0, size))


@given(st.integers(1, 64), st.data())
def test_consistency_is_shown_for_trees_that_grew(second: int, data: st.DataObject) -> None:
    first = data.draw(st.integers(1, second))
    roots = range_root(0, first), range_root(0, second)
    proof = consistency_proof(first, second, range_root)
    assert verify_consistency(first, second, *roots, proof)
    assert not verify_consistency(first, second, LEAVES[0][::-1], roots[1], proof)
    assert not verify_consistency(first, second, roots[0], LEAVES[0][::-1], proof)
    for short in range(len(proof)):
        assert not verify_consistency(first, second, *roots, proof[:short])


@given(st.integers(1, 64), st.data())
def test_a_subtree_is_shown_inside_the_tree(size: int, data: st.DataObject) -> None:
    width = data.draw(st.integers(1, size))
    step = 1 << (width - 1).bit_length()
    start = step * data.draw(st.integers(0, (size - width) // step))
    proof = _subtree_proof(start, start + width, 0, size)
    assert verify_subtree_consistency(
        start, start + width, size, range_root(start, start + width), range_root(0, size), proof
    )


def _subtree_proof(start: int, end: int, low: int, high: int, known: bool = True) -> list[bytes]:
    """SUBTREE_SUBPROOF of draft-ietf-plants-merkle-tree-certs section 4.4.1."""
    if (start, end) == (low, high):
        return [] if known else [range_root(low, high)]
    middle = low + (1 << ((high - low - 1).bit_length() - 1))
    if end <= middle:
        return [*_subtree_proof(start, end, low, middle, known), range_root(middle, high)]
    if start >= middle:
        return [*_subtree_proof(start, end, middle, high, known), range_root(low, middle)]
    return [*_subtree_proof(middle, end, middle, high, False), range_root(low, middle)]


@pytest.mark.parametrize(("index", "size"), [(0, 0), (1, 1), (-1, 4)])
def test_there_is_no_inclusion_outside_the_tree(index: int, size: int) -> None:
    with pytest.raises(ValueError, match="inside the tree"):
        inclusion_proof(index, size, range_root)


@pytest.mark.parametrize(("first", "second"), [(0, 1), (2, 1)])
def test_there_is_no_consistency_with_an_empty_or_larger_tree(first: int, second: int) -> None:
    with pytest.raises(ValueError, match="not empty"):
        consistency_proof(first, second, range_root)
