"""USB devices that this kernel is to itself: dummy_hcd is a host and a device controller with a cable between them.

What is put together in configfs (Documentation/usb/gadget_configfs.rst of Linux) is enumerated by the host's side of
the same kernel, with all that USB does: descriptors, endpoints, interrupts, and the drivers that a hall would load.
"""

from pathlib import Path

from firmware_protocol.packets import REPORT
from firmware_protocol.transports.hid import USAGE, USAGE_PAGE, VENDOR
from tests.devices.guest.sysfs import wait, write

_ROOT = Path("/sys/kernel/config/usb_gadget")
_ENGLISH = "strings/0x409"
PRODUCT = 0x0001

REPORT_DESCRIPTOR = bytes(
    [
        *(0x06, USAGE_PAGE & 0xFF, USAGE_PAGE >> 8),  # usage page, the vendor's own
        *(0x09, USAGE),
        *(0xA1, 0x01),  # collection: application
        *(0x15, 0x00, 0x26, 0xFF, 0x00),  # each value 0 to 255
        *(0x75, 0x08, 0x95, REPORT),  # of 8 bits, so many of them
        *(0x09, 0x02, 0x81, 0x02),  # input: data, variable, absolute
        *(0x09, 0x03, 0x91, 0x02),  # output: the same
        0xC0,
    ]
)


class Gadget:
    """One device at one of dummy_hcd's controllers, not plugged in yet; `product` and `serial` are what it says."""

    def __init__(self, controller: int, product: str, serial: str) -> None:
        self._controller = f"dummy_udc.{controller}"
        self._path = _ROOT / f"g{controller}"
        (self._path / _ENGLISH).mkdir(parents=True)
        (self._path / "configs/c.1").mkdir()
        for name, value in (("idVendor", VENDOR), ("idProduct", PRODUCT), ("bcdUSB", 0x0200)):
            write(self._path / name, hex(value))
        for name, text in (("manufacturer", "stemkast"), ("product", product), ("serialnumber", serial)):
            write(self._path / _ENGLISH / name, text)

    def plug(self) -> None:
        """Puts the cable in."""
        write(self._path / "UDC", self._controller)

    def unplug(self) -> None:
        """Pulls it."""
        write(self._path / "UDC", "\n")

    def remove(self) -> None:
        """Takes the device apart."""
        if (self._path / "UDC").read_text().strip():
            self.unplug()
        for function in (self._path / "functions").iterdir():
            (self._path / "configs/c.1" / function.name).unlink()
            function.rmdir()
        for each in ("configs/c.1", _ENGLISH, ""):
            (self._path / each).rmdir()

    def _add(self, function: str, **settings: str | bytes) -> Path:
        path = self._path / "functions" / function
        path.mkdir()
        for name, value in settings.items():
            write(path / name, value)
        (self._path / "configs/c.1" / function).symlink_to(path)
        return path


class HidGadget(Gadget):
    """A cradle as a HID device."""

    def __init__(self, controller: int, product: str, serial: str) -> None:
        super().__init__(controller, product, serial)
        size = str(REPORT)
        self._function = self._add(
            "hid.usb0", protocol="0", subclass="0", report_length=size, report_desc=REPORT_DESCRIPTOR
        )

    def device_end(self) -> Path:
        """Where the device's program reads and writes its reports, once it is plugged in."""
        minor = (self._function / "dev").read_text().strip().partition(":")[2]
        path = Path(f"/dev/hidg{minor}")
        wait(path.exists)
        return path


class SerialGadget(Gadget):
    """A base station as a serial line over USB (CDC ACM)."""

    def __init__(self, controller: int, product: str, serial: str) -> None:
        super().__init__(controller, product, serial)
        self._function = self._add("acm.usb0")

    def device_end(self) -> Path:
        """Where the device's program reads and writes its bytes, once it is plugged in."""
        path = Path(f"/dev/ttyGS{(self._function / 'port_num').read_text().strip()}")
        wait(path.exists)
        return path
