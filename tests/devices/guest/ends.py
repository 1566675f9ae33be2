"""The device's end of a line in the guest: what the program in a cradle or a base station would read and write."""

import os
import select
import tty
from pathlib import Path

from firmware_protocol.packets import REPORT

_TAKEN_WITHIN = 1.0
"""Seconds after which what nobody fetches is lost, as it is in a device that keeps one report."""


class FileEnd:
    """A character device of the gadget driver, or a port of virtio; `chunk` bytes are read at most."""

    def __init__(self, path: Path, chunk: int = 65_536) -> None:
        self._file = os.open(path, os.O_RDWR | os.O_NOCTTY | os.O_NONBLOCK)
        self._chunk = chunk
        if os.isatty(self._file):
            tty.setraw(self._file)

    def read(self, timeout: float) -> bytes:
        """What arrived within so many seconds."""
        ready, _, _ = select.select([self._file], [], [], timeout)
        try:
            return os.read(self._file, self._chunk) if ready else b""
        except BlockingIOError:
            return b""

    def write(self, data: bytes) -> None:
        """Puts the bytes on the line, as far as they are taken in time."""
        while data:
            _, ready, _ = select.select([], [self._file], [], _TAKEN_WITHIN)
            if not ready:
                return
            try:
                data = data[os.write(self._file, data) :]
            except BlockingIOError:
                continue

    def close(self) -> None:
        """Gives the file back; the cable is pulled elsewhere."""
        os.close(self._file)


def hid_end(path: Path) -> FileEnd:
    """A HID device's end: a report at a time."""
    return FileEnd(path, REPORT)
