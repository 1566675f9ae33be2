"""The log as static files: C2SP tlog-tiles, tiles of height 8.

A hash tile at level L holds up to 256 hashes; those of level 0 are leaf hashes, each of a higher level is the root of
a full tile below. An entry bundle holds up to 256 entries, each behind its length in two bytes. The number of a tile
is written in groups of three digits, all but the last behind an x: 1234067 is `x001/x234/067`. The last tile of a
level is partial, `<number>.p/<width>`, unless it is full; an empty tile does not exist.

`hash_tiles` and `entry_bundle` write a log that is finished, `GrowingTiles` answers for one that is not.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stemkast.ledger.tree import HASH_SIZE, node_hash

WIDTH = 256
_FULL = WIDTH * HASH_SIZE
_GROUP = 1_000
_PATH = re.compile(
    r"tile/(?P<level>entries|[0-9]|[1-5][0-9]|6[0-3])/(?P<number>(x[0-9]{3}/){0,5}[0-9]{3})(\.p/(?P<width>[0-9]{1,3}))?",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Tile:
    """One file of the log: its path with forward slashes, relative to the log, and what is in it."""

    path: str
    content: bytes


@dataclass(frozen=True, slots=True)
class TileName:
    """Which tile a path asks for. `level` None: a bundle of entries; `width` 1 to 256."""

    level: int | None
    number: int
    width: int

    @property
    def start(self) -> int:
        """The place of its first hash in its level, or of its first entry."""
        return self.number * WIDTH

    @property
    def stop(self) -> int:
        """The place behind its last one."""
        return self.start + self.width


def parse_path(path: str) -> TileName | None:
    """What a path below the log asks for, e.g. `tile/0/x001/234.p/17`; None unless written in its one form."""
    found = _PATH.fullmatch(path)
    if found is None:
        return None
    number = int(found["number"].replace("x", "").replace("/", ""))
    level, width = found["level"], WIDTH if found["width"] is None else int(found["width"])
    if _path(level, number, width) != path or not 1 <= width <= WIDTH:
        return None
    return TileName(None if level == "entries" else int(level), number, width)


class GrowingTiles:
    """The hashes of a log that grows, level by level: 32 bytes an entry, and a 256th of that above."""

    def __init__(self) -> None:
        self._levels = [bytearray()]

    def append(self, leaf_hash: bytes) -> None:
        """Adds one leaf."""
        level, hashed = 0, leaf_hash
        while True:
            hashes = self._levels[level]
            hashes += hashed
            if len(hashes) % _FULL:
                return
            full = bytes(hashes[-_FULL:])
            hashed = _root_of_full([full[at : at + HASH_SIZE] for at in range(0, _FULL, HASH_SIZE)])
            level += 1
            if level == len(self._levels):
                self._levels.append(bytearray())

    def tile(self, name: TileName, size: int) -> bytes | None:
        """The hashes of a tile in the log of `size` entries, which may be an earlier one; None if it has no such."""
        if name.level is None or name.level >= len(self._levels) or name.stop > size >> (8 * name.level):
            return None
        return bytes(self._levels[name.level][name.start * HASH_SIZE : name.stop * HASH_SIZE])


def hash_tiles(leaf_hashes: Sequence[bytes]) -> Iterator[Tile]:
    """Every hash tile of the tree over these leaves, level by level."""
    level, hashes = 0, leaf_hashes
    while hashes:
        full_roots = []
        for number, part in enumerate(_parts(hashes)):
            yield Tile(_path(str(level), number, len(part)), b"".join(part))
            if len(part) == WIDTH:
                full_roots.append(_root_of_full(part))
        level, hashes = level + 1, full_roots


def entry_bundle(number: int, bodies: Sequence[bytes]) -> Tile:
    """Entry bundle `number`: bodies of 1 to 256 entries, the first of which is entry 256 * number."""
    return Tile(
        _path("entries", number, len(bodies)),
        b"".join(len(body).to_bytes(2, "big") + body for body in bodies),
    )


def _root_of_full(hashes: Sequence[bytes]) -> bytes:
    """The root of a full tile, which is as wide as a power of two: nodes of two neighbours until there is one."""
    while len(hashes) > 1:
        hashes = [node_hash(left, right) for left, right in zip(hashes[::2], hashes[1::2], strict=True)]
    return hashes[0]


def _path(level: str, number: int, width: int) -> str:
    groups = [f"{number % _GROUP:03}"]
    while number := number // _GROUP:
        groups.insert(0, f"x{number % _GROUP:03}")
    partial = "" if width == WIDTH else f".p/{width}"
    return f"tile/{level}/{'/'.join(groups)}{partial}"


def _parts(hashes: Sequence[bytes]) -> Iterator[Sequence[bytes]]:
    return (hashes[start : start + WIDTH] for start in range(0, len(hashes), WIDTH))
