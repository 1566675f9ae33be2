"""The Merkle tree over the entries, RFC 6962 section 2.1 (SHA-256).

MTH({}) = SHA-256(); a leaf is SHA-256(0x00 ‖ body); a node is SHA-256(0x01 ‖ left ‖ right), where the left side is the
largest power of two below the number of leaves. All hashes are 32 bytes.
"""

import hashlib
from collections.abc import Iterable, Sequence

HASH_SIZE = 32
EMPTY_ROOT = hashlib.sha256().digest()


def leaf_hash(body: bytes) -> bytes:
    """The hash under which an entry's body stands in the tree."""
    return hashlib.sha256(b"\x00" + body).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of a node over its two sides."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def split(size: int) -> int:
    """How many of `size` > 1 leaves stand on the left: the largest power of two below `size`."""
    return 1 << ((size - 1).bit_length() - 1)


def root_of(leaf_hashes: Sequence[bytes]) -> bytes:
    """The root computed from scratch, exactly as RFC 6962 defines it."""
    size = len(leaf_hashes)
    if size == 0:
        return EMPTY_ROOT
    if size == 1:
        return leaf_hashes[0]
    left = split(size)
    return node_hash(root_of(leaf_hashes[:left]), root_of(leaf_hashes[left:]))


class Tree:
    """The root of a growing list of leaves, kept as a compact range: one hash for every one-bit of the size."""

    def __init__(self, leaf_hashes: Iterable[bytes] = ()) -> None:
        self._size = 0
        self._range: list[bytes] = []  # roots of perfect subtrees, the largest first
        for each in leaf_hashes:
            self.append(each)

    @property
    def size(self) -> int:
        """The number of leaves."""
        return self._size

    def append(self, leaf_hash: bytes) -> None:
        """Adds one leaf by its hash of 32 bytes."""
        if len(leaf_hash) != HASH_SIZE:
            raise ValueError("a leaf hash has 32 bytes")
        carried = leaf_hash
        merges = self._size
        while merges & 1:
            carried = node_hash(self._range.pop(), carried)
            merges >>= 1
        self._range.append(carried)
        self._size += 1

    def root(self) -> bytes:
        """The root over all leaves so far; of an empty tree the hash of nothing."""
        if not self._range:
            return EMPTY_ROOT
        root = self._range[-1]
        for left in reversed(self._range[:-1]):
            root = node_hash(left, root)
        return root

    def copy(self) -> "Tree":
        """An independent tree of the same size, to look ahead."""
        other = Tree()
        other._size = self._size
        other._range = list(self._range)
        return other
