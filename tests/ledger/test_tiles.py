"""The layout of tlog-tiles against the formulas and examples of its text."""

import pytest

from stemkast.ledger.tiles import Tile, entry_bundle, hash_tiles
from stemkast.ledger.tree import leaf_hash, root_of

LEAVES = [leaf_hash(number.to_bytes(4, "big")) for number in range(70_000)]


def expected(size: int) -> dict[str, bytes]:
    """Section "Merkle Tree": tile n at level l is MTH(D[(n*256+i) * 256**l : (n*256+i+1) * 256**l]) for each i."""
    tiles = {}
    for level in range(8):
        span = 256**level
        count = size // span
        for first in range(0, count, 256):
            here = range(first, min(first + 256, count))
            content = b"".join(root_of(LEAVES[i * span : (i + 1) * span]) for i in here)
            digits = f"{first // 256:06}"
            number = digits[3:] if digits[:3] == "000" else f"x{digits[:3]}/{digits[3:]}"
            suffix = "" if len(here) == 256 else f".p/{len(here)}"
            tiles[f"tile/{level}/{number}{suffix}"] = content
    return tiles


@pytest.mark.parametrize("size", [0, 1, 2, 255, 256, 257, 511, 512, 1_000, 65_535, 65_536, 65_537])
def test_tiles_are_what_the_formula_says(size: int) -> None:
    tiles = list(hash_tiles(LEAVES[:size]))
    assert {tile.path: tile.content for tile in tiles} == expected(size)
    assert len({tile.path for tile in tiles}) == len(tiles)


def test_a_tree_of_70000_as_the_text_says() -> None:
    """273 full level 0 tiles, one of width 112, one full level 1 tile, one of width 17, one level 2 tile of width 1."""
    paths = {tile.path: len(tile.content) // 32 for tile in hash_tiles(LEAVES)}
    full = [path for path in paths if ".p/" not in path]
    assert len([path for path in full if path.startswith("tile/0/")]) == 273
    assert {path: width for path, width in paths.items() if ".p/" in path} == {
        "tile/0/273.p/112": 112,
        "tile/1/001.p/17": 17,
        "tile/2/000.p/1": 1,
    }
    assert [path for path in full if not path.startswith("tile/0/")] == ["tile/1/000"]


def test_a_tree_of_256_as_the_text_says() -> None:
    assert [tile.path for tile in hash_tiles(LEAVES[:256])] == ["tile/0/000", "tile/1/000.p/1"]


@pytest.mark.parametrize(
    ("number", "path"),
    [
        (0, "000"),
        (67, "067"),
        (999, "999"),
        (1_000, "x001/000"),
        (1_234_067, "x001/x234/067"),
        (1_000_000_000, "x001/x000/x000/000"),
    ],
)
def test_numbers_are_groups_of_three(number: int, path: str) -> None:
    assert entry_bundle(number, [b"a"] * 256).path == f"tile/entries/{path}"
    assert entry_bundle(number, [b"a"] * 3).path == f"tile/entries/{path}.p/3"


def test_a_bundle_is_entries_behind_their_lengths() -> None:
    assert entry_bundle(0, [b"abc", b"x" * 65_535]) == Tile(
        "tile/entries/000.p/2", b"\x00\x03abc\xff\xff" + b"x" * 65_535
    )
