"""A keypad that is a process: its line is standard input and output, its storage a folder.

micropython -m firmware.board_unix SERIAL FOLDER                runs until its input ends
micropython -m firmware.board_unix SERIAL FOLDER --public-key   prints the key in hexadecimal, making it if need be

The folder is what a factory leaves: it asks for the public key once, and puts its certificate into the file
`certificate`. Start it in the folder that holds `firmware`. CPython runs it as well.
"""

import os
import select
import sys
import time
from hashlib import sha256

from .bench import Bench
from .board import Board
from .keypad import Keypad

_READ_AT_ONCE = 4096
_MODULES = (
    "ballot", "bench", "board", "board_unix", "cbor", "display", "ed25519", "envelope", "frames", "handover",
    "hearing", "kept", "keypad", "link", "messages", "sha512", "states",
)  # fmt: skip


class UnixBoard(Board):
    """`folder` keeps what outlives a loss of power: one file for each name."""

    def __init__(self, serial: str, folder: str) -> None:
        self.serial = serial
        self._folder = folder
        self.firmware_hash = _hash_of_modules()
        self._poll = select.poll()
        self._poll.register(sys.stdin, select.POLLIN)
        self._byte = bytearray(1)

    def now(self) -> int:
        """The time."""
        ticks = getattr(time, "ticks_ms", None)  # of MicroPython; here it does not wrap in a lifetime
        return ticks() if ticks is not None else time.monotonic_ns() // 1_000_000

    def random(self, size: int) -> bytes:
        """From the system."""
        return os.urandom(size)

    def battery(self) -> int:
        """A process has none, and never lacks power."""
        return 100

    def load(self, name: str) -> bytes | None:
        """What is in the file of this name."""
        try:
            with open(self._folder + "/" + name, "rb") as file:
                return file.read()
        except OSError:
            return None

    def store(self, name: str, data: bytes) -> None:
        """Beside the file first: a rename replaces all of it or nothing. MicroPython has no fsync to ask for more."""
        path = self._folder + "/" + name
        with open(path + ".new", "wb") as file:
            file.write(data)
            file.flush()
        os.rename(path + ".new", path)

    def lies_in_cradle(self) -> bool:
        """Nothing tells."""
        return True

    def keys(self) -> list[int]:
        """Keys come over the line."""
        return []

    def show(self, line1: str, line2: str, light: int) -> None:
        """The line tells what is shown."""

    def wait(self, milliseconds: int) -> None:
        """For bytes."""
        self._poll.poll(milliseconds)

    def read(self) -> bytes | None:
        """The bytes that came."""
        data = bytearray()
        # One at a time: asked for more, MicroPython waits until so many are there.
        while len(data) < _READ_AT_ONCE and self._poll.poll(0):
            try:
                count = sys.stdin.buffer.readinto(self._byte)  # type: ignore[union-attr]
            except OSError:  # a terminal whose other end is gone
                count = 0
            if not count:
                return bytes(data) or None
            data.extend(self._byte)
        return bytes(data)

    def write(self, data: bytes) -> None:
        """Bytes for the other end."""
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


def _hash_of_modules() -> bytes:
    """SHA-256 of what runs: all modules, in the order of their names."""
    folder = __file__.rsplit("/", 1)[0]
    hashed = sha256()
    for name in _MODULES:
        with open(folder + "/" + name + ".py", "rb") as file:
            hashed.update(file.read())
    return hashed.digest()


def main(arguments: list[str]) -> int:
    """Entry point; the status that the process ends with."""
    if len(arguments) == 3 and arguments[2] == "--public-key":
        keypad = Keypad(UnixBoard(arguments[0], arguments[1]))
        sys.stdout.write(keypad.public_key.hex() + "\n")
        return 0
    if len(arguments) != 2:
        sys.stderr.write("usage: board_unix SERIAL FOLDER [--public-key]\n")
        return 2
    Bench(UnixBoard(arguments[0], arguments[1])).run()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
