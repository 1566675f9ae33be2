"""What a committee knows from elsewhere, kept in its own folder: its recount compares the ledger with it.

A file for each, so that a person can see what is there: `hall.vkey`, `succession.key`, `fleet.key`, `register.csv`.
"""

from pathlib import Path

from stemkast import private_file
from stemkast.verifier import Anchors

FOLDER = "anchors"
_HALL_KEY, _SUCCESSION_KEY, _FLEET_KEY = "hall.vkey", "succession.key", "fleet.key"
_REGISTER = "register.csv"


def read_anchors(folder: Path) -> Anchors:
    """What was kept in the committee's `folder`; nothing where nothing was. Raises OSError."""
    place = folder / FOLDER
    return Anchors(
        hall_key=_text(place / _HALL_KEY),
        succession_key=_text(place / _SUCCESSION_KEY),
        fleet_key=_text(place / _FLEET_KEY),
        register=_read(place / _REGISTER),
    )


def keep_anchors(folder: Path, anchors: Anchors) -> None:
    """Keeps these and no others; the witnesses and checkpoints are not of these. Raises OSError."""
    place = folder / FOLDER
    place.mkdir(parents=True, exist_ok=True, mode=0o700)
    for name, said in (
        (_HALL_KEY, anchors.hall_key),
        (_SUCCESSION_KEY, anchors.succession_key),
        (_FLEET_KEY, anchors.fleet_key),
    ):
        _write(place / name, said.encode() if said is not None else None)
    _write(place / _REGISTER, anchors.register)


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


def _text(path: Path) -> str | None:
    content = _read(path)
    return content.decode("utf-8", "replace").strip() if content is not None else None


def _write(path: Path, content: bytes | None) -> None:
    if content is None:
        path.unlink(missing_ok=True)
    else:
        private_file.replace(path, content)
