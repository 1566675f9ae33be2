"""The bundle: a folder with a ledger, its tiles, its checkpoint and a list of all files (V-27 to V-30)."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from stemkast.verifier.log import leaf, node, sha256
from stemkast.verifier.reading import LEDGER, Material

_SUMS = "SHA256SUMS"
_WIDTH = 256  # hashes in a tile, entries in a bundle


def faults(folder: Path, material: Material, hall_key: str | None) -> Iterator[tuple[str, str]]:
    """Where the files are not those that the ledger gives: number of the check and a sentence. Raises OSError."""
    files = {}
    for each in sorted(folder.rglob("*")):
        name = each.relative_to(folder).as_posix()
        if each.is_file() and not each.is_symlink():
            files[name] = each.read_bytes()
        elif each.is_symlink() or not each.is_dir() or not any(each.iterdir()):
            yield "V-30", f"{name!a} is neither a file nor a folder with files"
    last, note = material.checkpoints[-1] if material.checkpoints else (0, b"")
    lines = b"".join(line + b"\n" for size, _, line in material.cosignatures if size == last)
    expected = tiles(material.bodies)
    expected |= {"checkpoint": note + lines, "hall.vkey": f"{hall_key}\n".encode()}
    for path, content in expected.items():
        if files.get(path) != content:
            check = "V-29" if path.startswith("tile/") else "V-28"
            yield check, f"{path} is missing or not what the ledger gives"
    for path in sorted(files.keys() - expected.keys() - {LEDGER, _SUMS}):
        yield "V-30", f"{path!a} does not belong here"
    listed = [f"{sha256(files[path]).hex()}  {path}\n" for path in sorted(files) if path != _SUMS]
    if files.get(_SUMS) != "".join(listed).encode(errors="surrogateescape"):
        yield "V-27", f"{_SUMS} is missing, or a file is other than it says, or it is not sorted"


def tiles(bodies: Sequence[bytes]) -> dict[str, bytes]:
    """Every entry bundle and hash tile of the log by path: C2SP tlog-tiles, height 8."""
    files = _tiles("entries", [len(each).to_bytes(2, "big") + each for each in bodies])
    level, hashes = 0, [leaf(body) for body in bodies]
    while hashes:
        files |= _tiles(str(level), hashes)
        for _ in range(8):  # what is left after eight times are the roots of the full tiles
            hashes = [node(hashes[at], hashes[at + 1]) for at in range(0, len(hashes) - 1, 2)]
        level += 1
    return files


def _tiles(level: str, parts: Sequence[bytes]) -> dict[str, bytes]:
    files = {}
    for start in range(0, len(parts), _WIDTH):
        tile = parts[start : start + _WIDTH]
        number = start // _WIDTH
        name = f"{number % 1000:03}"
        while number := number // 1000:
            name = f"x{number % 1000:03}/{name}"
        files[f"tile/{level}/{name}" + (f".p/{len(tile)}" if len(tile) < _WIDTH else "")] = b"".join(tile)
    return files
