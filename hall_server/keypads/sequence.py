"""The numbers of what the hall says to all: each once, rising, through every restart (SPEC P-32, P-33).

Heartbeats and results are in no ledger, so the ledger alone does not know how far the hall was. A file in its folder
says up to where numbers may have been used: a block is reserved there, durably, before its first number is.
"""

from pathlib import Path

import structlog

from stemkast import private_file

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
        """Makes the next block durable before any number of it is used."""
        end = self._last + BLOCK
        private_file.replace(self._file, f"{end}\n".encode("ascii"))
        self._reserved = end
