"""HID cradles through hidapi: `hidraw` on Linux, `hid` (libusb) elsewhere.

Linux serves 64 hidraw devices on a computer, so HID is for the cradles at a desk; a hall goes through base stations.
What unplugging looks like depends on library and call: a read that raises OSError, a write that returns -1, or reads
that come back empty for ever. The first two become TransportGone here; of the third, the line protocol hears nothing.

hidapi bears one thread that reads and one that writes a device, and nothing else at the same time: closing frees what
the others work with (libusb/hidapi issue 649), and enumerating, opening and closing share one last error, which two
threads free twice. Locks keep them apart.
"""

import importlib
import sys
import threading
import time
from typing import Protocol

from firmware_protocol.errors import TransportBusy, TransportError, TransportGone
from firmware_protocol.packets import REPORT
from firmware_protocol.transports.base import Descriptor, Port

VENDOR = 0x1209
USAGE_PAGE, USAGE = 0xFF00, 1
PRODUCT = "stemkast"
"""How the product name of every cradle begins."""
_NO_REPORT_ID = b"\0"


class HidDevice(Protocol):
    """What is used of `hidapi`'s device."""

    def open_path(self, path: bytes) -> None:
        """Takes the device. Raises OSError."""

    def read(self, max_length: int, timeout_ms: int = 0) -> list[int]:
        """A report, or an empty list in time. Raises OSError, ValueError once closed."""

    def write(self, buff: bytes) -> int:
        """Sends a report behind its id; -1 where that failed. Raises ValueError once closed."""

    def close(self) -> None:
        """Gives it back."""


class HidLibrary(Protocol):
    """What is used of the library."""

    def enumerate(self, vendor_id: int = 0, product_id: int = 0) -> list[dict[str, object]]:
        """The devices that are there."""

    def device(self) -> HidDevice:
        """A device that is to be opened."""


def system_library() -> HidLibrary | None:
    """The library of this system; None where it, or what it needs of the system, is missing."""
    try:
        library: HidLibrary = importlib.import_module("hidraw" if sys.platform == "linux" else "hid")
    except (ImportError, OSError):
        return None
    return library


class HidPort:
    """One open cradle. `asking` is held while it is closed."""

    def __init__(self, descriptor: Descriptor, device: HidDevice, asking: threading.Lock) -> None:
        self._descriptor = descriptor
        self._device = device
        self._asking = asking
        self._reading, self._writing = threading.Lock(), threading.Lock()

    @property
    def descriptor(self) -> Descriptor:
        """What was opened."""
        return self._descriptor

    def read(self, timeout: float) -> bytes:
        """The next report within `timeout` seconds. Raises TransportGone.

        Empty reports can come between real ones, so it reads until a deadline. One that is too short is none (P-53):
        Linux hands it on as it came, and all that follows would be shifted.
        """
        deadline = time.monotonic() + timeout
        while True:
            left = max(1, int((deadline - time.monotonic()) * 1000))
            try:
                with self._reading:
                    report = self._device.read(REPORT, left)
            except (OSError, ValueError) as error:
                raise TransportGone(f"{self._descriptor.path} is gone") from error
            if len(report) == REPORT:
                return bytes(report)
            if time.monotonic() >= deadline:
                return b""

    def write(self, data: bytes) -> None:
        """Sends whole reports, those of one call together. Raises TransportGone."""
        with self._writing:
            for start in range(0, len(data), REPORT):
                try:
                    sent = self._device.write(_NO_REPORT_ID + data[start : start + REPORT])
                except (OSError, ValueError) as error:
                    raise TransportGone(f"{self._descriptor.path} is gone") from error
                if sent < 0:
                    raise TransportGone(f"{self._descriptor.path} is gone")

    def close(self) -> None:
        """Gives the device back, as soon as nobody reads or writes: that can take the time of a read."""
        with self._reading, self._writing, self._asking:
            self._device.close()


class HidTransport:
    """Finds and opens cradles. Without a library there are none."""

    def __init__(self, library: HidLibrary | None) -> None:
        self._library = library
        self._asking = threading.Lock()

    def enumerate(self) -> list[Descriptor]:
        """The cradles that are there. Never raises."""
        if self._library is None:
            return []
        try:
            with self._asking:
                found = self._library.enumerate(VENDOR, 0)
        except (OSError, ValueError):
            return []
        return [
            Descriptor("hid", _text(each["path"]), _text(each["product_string"]), _text(each["serial_number"]))
            for each in found
            if _is_cradle(each)
        ]

    def open(self, descriptor: Descriptor) -> Port:
        """Takes a cradle. Raises TransportBusy, TransportError."""
        if self._library is None:
            raise TransportError(f"{descriptor.path} cannot be opened: there is no HID library on this computer")
        device = self._library.device()
        try:
            with self._asking:
                device.open_path(descriptor.path.encode())
        except OSError as error:
            if "busy" in str(error).lower():
                raise TransportBusy(f"{descriptor.path} is used by another program") from error
            raise TransportError(f"{descriptor.path} cannot be opened") from error
        return HidPort(descriptor, device, self._asking)


def _is_cradle(found: dict[str, object]) -> bool:
    """By its usage; libusb does not say any, and there the product's name has to do."""
    usage = (found.get("usage_page"), found.get("usage"))
    return usage == (USAGE_PAGE, USAGE) or (usage == (0, 0) and _text(found["product_string"]).startswith(PRODUCT))


def _text(value: object) -> str:
    return value.decode(errors="replace") if isinstance(value, bytes) else str(value or "")
