"""HID devices of a program in user space (/dev/uhid; Documentation/hid/uhid.rst of Linux): as many as one likes.

They have no USB behind them, so only hidraw sees them, and udev's rules for USB devices say nothing of them.
"""

import os
import select
import struct

from firmware_protocol.packets import REPORT
from firmware_protocol.transports.hid import VENDOR
from tests.devices.guest.gadget import PRODUCT, REPORT_DESCRIPTOR

_DESTROY, _OUTPUT, _CREATE2, _INPUT2 = 1, 6, 11, 12
_BUS_USB = 3
_DATA, _EVENT = 4096, 4380
"""Bytes: room for a report, and a whole event, in linux/uhid.h."""


class UhidEnd:
    """The device end of a cradle that hidraw finds under this name and serial number."""

    def __init__(self, product: str, serial: str) -> None:
        self._file = os.open("/dev/uhid", os.O_RDWR)
        names = struct.pack("<128s64s64s", product.encode(), b"", serial.encode())
        sizes = struct.pack("<HHIIII", len(REPORT_DESCRIPTOR), _BUS_USB, VENDOR, PRODUCT, 0x100, 0)
        os.write(self._file, struct.pack("<I", _CREATE2) + names + sizes + REPORT_DESCRIPTOR.ljust(_DATA, b"\0"))

    def read(self, timeout: float) -> bytes:
        """A report of the hall, without the report id that stands before it."""
        ready, _, _ = select.select([self._file], [], [], timeout)
        event = os.read(self._file, _EVENT) if ready else b""
        if not event or struct.unpack_from("<I", event)[0] != _OUTPUT:
            return b""
        (size,) = struct.unpack_from("<H", event, 4 + _DATA)
        return event[4 : 4 + size][-REPORT:]

    def write(self, data: bytes) -> None:
        """A report for the hall."""
        os.write(self._file, struct.pack("<IH", _INPUT2, len(data)) + data.ljust(_DATA, b"\0"))

    def close(self) -> None:
        """Pulls the device out."""
        os.write(self._file, struct.pack("<I", _DESTROY))
        os.close(self._file)
