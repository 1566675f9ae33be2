"""What the hall says of itself, on standard error. Where that cannot be written, the hall goes on without saying it.

A log mostly lies on the disk of the ledger: when that is full, the log is too, and this is when the hall has most to
say. It must not end by it.
"""

import contextlib
from typing import TextIO


class Log:
    """A logger for structlog that writes a line into `file`. Never raises; may be used from any thread."""

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def msg(self, message: str) -> None:
        """One line."""
        with contextlib.suppress(OSError, ValueError):  # full, gone, or closed
            self._file.write(f"{message}\n")
            self._file.flush()

    log = debug = info = warning = error = exception = critical = fatal = msg
