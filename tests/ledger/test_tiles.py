"""The layout of tlog-tiles against the formulas and examples of its text."""

import pytest

from stemkast.ledger.tiles import GrowingTiles, Tile, TileName, entry_bundle, hash_tiles, parse_path
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


def test_a_growing_log_has_at_every_size_the_tiles_of_a_finished_one() -> None:
    growing = GrowingTiles()
    for number, leaf in enumerate(LEAVES, start=1):
        growing.append(leaf)
        if number in (1, 255, 256, 257, 1_000, 65_537, len(LEAVES)):
            for size in (number, number // 2):
                for path, content in expected(size).items():
                    name = parse_path(path)
                    assert name is not None
                    assert growing.tile(name, size) == content
                beyond = TileName(0, size // 256, size % 256 + 1)
                assert growing.tile(beyond, size) is None


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("tile/0/000", TileName(0, 0, 256)),
        ("tile/63/x001/x234/067.p/17", TileName(63, 1_234_067, 17)),
        ("tile/entries/x001/000.p/255", TileName(None, 1_000, 255)),
    ],
)
def test_a_path_is_read_in_its_one_form(path: str, name: TileName) -> None:
    assert parse_path(path) == name


@pytest.mark.parametrize(
    "path",
    [
        *("", "tile/0/0", "tile/00/000", "tile/64/000", "tile/0/x000/001", "tile/0/000.p/0", "tile/0/000.p/256"),
        *("tile/0/000.p/001", "tile/0/000.p/", "tile/0/001/x000", "tile/data/000", "tile/0/٠٠٠", "tile/0/000/"),
    ],
)
def test_another_form_is_no_path(path: str) -> None:
    assert parse_path(path) is None
