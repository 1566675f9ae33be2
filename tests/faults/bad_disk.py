"""A disk that is slow, full or broken for the ledger of a child process (`bad_disk.c`)."""

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

    def is_well(self) -> None:
        """The cause is gone."""
        self._be("")

    def _be(self, text: str) -> None:
        draft = self._says.with_suffix(".new")
        draft.write_text(text)
        draft.replace(self._says)
