"""A signature of the firmware on MicroPython here, beside the same code on CPython. A board is slower than both."""

import subprocess
import sys
from dataclasses import dataclass

from tests.firmware_protocol.firmware.device import PACKAGES, micropython


@dataclass(frozen=True, slots=True)
class FirmwareSignature:
    """Milliseconds."""

    micropython: float
    cpython: float


def firmware_signature() -> FirmwareSignature | None:
    """None where there is no MicroPython."""
    interpreter = micropython()
    return None if interpreter is None else FirmwareSignature(_took(str(interpreter)), _took(sys.executable))


def _took(interpreter: str) -> float:
    told = subprocess.run(
        [interpreter, "-m", "firmware.try_speed"], cwd=PACKAGES, check=True, capture_output=True, text=True
    )
    return float(told.stdout.split()[0])
