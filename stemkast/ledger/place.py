"""Where the files of an open ledger are, and whether they are there still.

A file that was removed or moved goes on for whoever has it open: what is written there nobody finds again. SQLite does
not look, so the writer does, before each commit.
"""

import os
from dataclasses import dataclass
from pathlib import Path

from stemkast.ledger.errors import Obstacle

_BESIDE = ("", "-wal")  # the entries are in these two


@dataclass(frozen=True, slots=True)
class Place:
    """`files`: path, device and number of each file when the ledger was opened."""

    path: Path
    files: tuple[tuple[Path, int, int], ...]

    @classmethod
    def of(cls, path: Path) -> "Place":
        """Of the ledger at `path`, which is open."""
        found = []
        for end in _BESIDE:
            beside = path.with_name(path.name + end)
            try:
                status = beside.stat()
            except OSError:
                continue
            found.append((beside, status.st_dev, status.st_ino))
        return cls(path, tuple(found))

    def obstacle(self) -> Obstacle | None:
        """GONE where another file, or none, is at the path; READ_ONLY where file or folder may not be written."""
        for path, device, number in self.files:
            try:
                status = path.stat()
            except OSError:
                return Obstacle.GONE
            if (status.st_dev, status.st_ino) != (device, number):
                return Obstacle.GONE
        writable = os.access(self.path, os.W_OK) and os.access(self.path.parent, os.W_OK)
        return None if writable else Obstacle.READ_ONLY
