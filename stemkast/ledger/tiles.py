"""The log as static files: C2SP tlog-tiles, tiles of height 8.

A hash tile at level L holds up to 256 hashes; those of level 0 are leaf hashes, each of a higher level is the root of
a full tile below. An entry bundle holds up to 256 entries, each behind its length in two bytes. The number of a tile
is written in groups of three digits, all but the last behind an x: 1234067 is `x001/x234/067`. The last tile of a
level is partial, `<number>.p/<width>`, unless it is full; an empty tile does not exist.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stemkast.ledger.tree import root_of

WIDTH = 256
_GROUP = 1_000


@dataclass(frozen=True, slots=True)
class Tile:
    """One file of the log: its path with forward slashes, relative to the log, and what is in it."""

    path: str
    content: bytes


def hash_tiles(leaf_hashes: Sequence[bytes]) -> Iterator[Tile]:
    """Every hash tile of the tree over these leaves, level by level."""
    level, hashes = 0, leaf_hashes
    while hashes:
        full_roots = []
        for number, part in enumerate(_parts(hashes)):
            yield Tile(_path(str(level), number, len(part)), b"".join(part))
            if len(part) == WIDTH:
                full_roots.append(root_of(part))
        level, hashes = level + 1, full_roots


def entry_bundle(number: int, bodies: Sequence[bytes]) -> Tile:
    """Entry bundle `number`: bodies of 1 to 256 entries, the first of which is entry 256 * number."""
    return Tile(
        _path("entries", number, len(bodies)),
        b"".join(len(body).to_bytes(2, "big") + body for body in bodies),
    )


def _path(level: str, number: int, width: int) -> str:
    groups = [f"{number % _GROUP:03}"]
    while number := number // _GROUP:
        groups.insert(0, f"x{number % _GROUP:03}")
    partial = "" if width == WIDTH else f".p/{width}"
    return f"tile/{level}/{'/'.join(groups)}{partial}"


def _parts(hashes: Sequence[bytes]) -> Iterator[Sequence[bytes]]:
    return (hashes[start : start + WIDTH] for start in range(0, len(hashes), WIDTH))
