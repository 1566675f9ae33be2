"""Files for the owner of the account alone: keys, tokens, numbers that may not be used twice.

Nobody else can read them at any moment, and they are on the disk when the call returns. All raise OSError.
"""

import os
from pathlib import Path

_OWNER_ONLY = 0o600


def create(path: Path, content: bytes) -> None:
    """Writes a new file. Raises FileExistsError rather than touch one that is there."""
    _write(path, content, os.O_EXCL)
    _sync(path.parent)


def replace(path: Path, content: bytes) -> None:
    """Writes a file whole or not at all; who reads meanwhile finds the old one."""
    draft = path.with_name(f".{path.name}.new")
    _write(draft, content, os.O_TRUNC)
    draft.replace(path)
    _sync(path.parent)


def _write(path: Path, content: bytes, how: int) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | how, _OWNER_ONLY)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    """The name in the folder is durable, too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
