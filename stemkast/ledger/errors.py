"""What can go wrong with the files of a ledger.

LedgerError                  base of all; its text is one sentence for a person
├── LedgerUnusable           LedgerStore.create, .open, .open_read_only: the file cannot be used as a ledger
│   └── LedgerDamaged        reading a ledger that was opened: rows are missing or SQLite finds the file damaged
├── LedgerNotWritten         LedgerStore.append, .add_checkpoint: nothing was written, the ledger is as it was
└── BundleNotWritten         export: the operating system refused to write the bundle

A refusal that is part of the work (bytes that are no entry, a note by another key) is a value, not one of these.
"""

from enum import StrEnum


class Obstacle(StrEnum):
    """Why a ledger cannot be written, as far as somebody can do something about it."""

    FULL = "full"
    IN_USE = "in_use"
    READ_ONLY = "read_only"
    GONE = "gone"
    BROKEN = "broken"


class LedgerError(Exception):
    """Base of the errors of this package; `obstacle` is what stood in the way."""

    def __init__(self, text: str, obstacle: Obstacle = Obstacle.BROKEN) -> None:
        super().__init__(text)
        self.obstacle = obstacle


class LedgerUnusable(LedgerError):
    """The file is missing, unreadable, locked, or no ledger of this program. Raised when opening or creating."""


class LedgerDamaged(LedgerUnusable):
    """The file was opened, but what it holds is not whole. Raised when reading."""


class LedgerNotWritten(LedgerError):
    """Disk full, file locked, read-only or gone, or another program wrote into it. Nothing of the call was written."""


class BundleNotWritten(LedgerError):
    """The folder of a bundle could not be written. What was there before is still there."""
