"""The firmware as a device: a process of MicroPython with a folder for storage, at the end of a pseudo-terminal."""

import os
import shutil
import subprocess
import tty
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from firmware_protocol.emulator.fleet import Fleet, FleetMember

ROOT = Path(__file__).parents[3]
PACKAGES = ROOT / "firmware_protocol"
"""Where `firmware` is a package of its own: MicroPython is started here, and can import nothing else of the project."""
_MADE = ROOT / ".venv/micropython/micropython"
HOW_TO_HAVE_IT = "there is no MicroPython here: tools/micropython.sh gets it where apt can"


def micropython() -> str | None:
    """The interpreter that `make firmware-test` got, or the one of this machine."""
    return str(_MADE) if _MADE.exists() else shutil.which("micropython")


class FirmwareDevice:
    """A keypad from the factory, which made its key itself and got its certificate. A context manager that ends it."""

    def __init__(self, interpreter: str, serial: str, folder: Path, factory: Fleet) -> None:
        folder.mkdir(exist_ok=True)
        self._command = [interpreter, "-m", "firmware.board_unix", serial, str(folder)]
        said = subprocess.run(
            [*self._command, "--public-key"], cwd=PACKAGES, check=True, capture_output=True, text=True
        ).stdout
        public_key = bytes.fromhex(said.strip())
        certificate = factory.certify(serial, public_key)
        (folder / "certificate").write_bytes(certificate)
        self.member = FleetMember(serial, public_key, certificate)
        self._device, self._far_end = os.openpty()
        tty.setraw(self._far_end)
        self.path = os.ttyname(self._far_end)
        self._start()

    def lose_power(self) -> None:
        """Off in the middle of whatever it does, and on again."""
        self._process.kill()
        self._process.wait()
        self._start()

    def _start(self) -> None:
        self._process = subprocess.Popen(self._command, cwd=PACKAGES, stdin=self._device, stdout=self._device)

    def __enter__(self) -> "FirmwareDevice":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        ended_by_itself = self._process.poll()
        self._process.kill()
        self._process.wait()
        for each in (self._device, self._far_end):
            with suppress(OSError):
                os.close(each)
        assert ended_by_itself is None, "the firmware ended by itself"
