"""A disk that is slow, full, broken or read-only for the ledger of a child process, and its clock (`bad_disk.c`)."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

SOURCE = Path(__file__).with_name("bad_disk.c")


class BadDisk:
    """Compiled into `folder`. `environment` is for the child; the properties of the disk may change while it runs."""

    def __init__(self, folder: Path) -> None:
        compiler = shutil.which("cc")
        if compiler is None:
            pytest.skip("there is no C compiler here (cc), which makes a disk that fails")
        library = folder / "bad_disk.so"
        command = [compiler, "-shared", "-fPIC", "-O1", "-Wall", "-Werror", "-o", str(library), str(SOURCE), "-ldl"]
        subprocess.run(command, check=True)
        self._says = folder / "disk"
        self.environment = os.environ | {"LD_PRELOAD": str(library), "BAD_DISK": str(self._says)}

    def is_slow(self, milliseconds: int) -> None:
        """Every sync takes so much longer."""
        self._be(f"slow {milliseconds}")

    def is_full(self) -> None:
        """Nothing can be written any more."""
        self._be("full")

    def is_broken(self) -> None:
        """What is written does not reach the disk, and the system says so."""
        self._be("broken")

    def is_read_only(self) -> None:
        """It can be read, and not written any more."""
        self._be("read_only")

    def clock_is(self, seconds: int) -> None:
        """The disk is well, and the clock so many seconds ahead; behind if they are negative."""
        self._be(f"clock {seconds}")

    def is_well(self) -> None:
        """The cause is gone."""
        self._be("")

    def _be(self, text: str) -> None:
        draft = self._says.with_suffix(".new")
        draft.write_text(text)
        draft.replace(self._says)
