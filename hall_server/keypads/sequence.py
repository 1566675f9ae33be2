"""The numbers of what the hall says to all: each once, rising, through every restart (SPEC P-32, P-33).

Heartbeats and results are in no ledger, so the ledger alone does not know how far the hall was. A file in its folder
says up to where numbers may have been used: a block is reserved there, durably, before its first number is.
"""

import os
from pathlib import Path

import structlog

FILE = "hall.sequence"
BLOCK = 1_000
_SPARE = BLOCK // 2
_log = structlog.get_logger()


class SequenceUnusable(Exception):
    """Raised where no number can be reserved; the text says why in one sentence."""


class Sequence:
    """Owned by one thread. `used` is the highest number that stands in the ledger."""

    def __init__(self, folder: Path, used: int) -> None:
        self._file = folder / FILE
        self._reserved = self._read()
        # Without a file numbers above the ledger's may have been used all the same: somebody lost the file.
        self._last = max(used + BLOCK if self._reserved is None and used else used, self._reserved or 0)
        try:
            self._reserve()
        except OSError as error:
            raise SequenceUnusable(f"{self._file} cannot be written: {error.strerror}") from error

    @property
    def last(self) -> int:
        """The number that was given last."""
        return self._last

    def next(self) -> int:
        """A number above all before it. Raises SequenceUnusable if the folder was full for hundreds of numbers."""
        end = self._reserved or 0
        if self._last + _SPARE >= end:
            try:
                self._reserve()
            except OSError as error:
                _log.warning("sequence not reserved", why=str(error))
                if self._last == end:
                    raise SequenceUnusable(f"{self._file} cannot be written: {error.strerror}") from error
        self._last += 1
        return self._last

    def _read(self) -> int | None:
        try:
            text = self._file.read_text(encoding="ascii").strip()
        except FileNotFoundError:
            return None
        except (OSError, UnicodeDecodeError) as error:
            raise SequenceUnusable(f"{self._file} cannot be read") from error
        if not text.isdecimal() or len(text) > 16:
            raise SequenceUnusable(f"{self._file} holds no number")
        return int(text)

    def _reserve(self) -> None:
        """Makes the next block durable: written beside, then put in place of the old one."""
        end = self._last + BLOCK
        beside = self._file.with_suffix(".new")
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(f"{end}\n".encode("ascii"))
            file.flush()
            os.fsync(file.fileno())
        beside.replace(self._file)
        _sync(self._file.parent)
        self._reserved = end


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
