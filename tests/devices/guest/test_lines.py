"""Serial lines of base stations: found or named, taken for one program alone, pulled and put in again."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from firmware_protocol.errors import TransportBusy, TransportGone
from firmware_protocol.transports.base import Descriptor, Port
from firmware_protocol.transports.hotplug import Plugged, Unplugged, Watch
from firmware_protocol.transports.serial_line import SerialTransport
from tests.devices.guest.conftest import settle
from tests.devices.guest.ends import FileEnd
from tests.devices.guest.gadget import SerialGadget
from tests.devices.guest.monitor import Monitor, virtio_port
from tests.devices.guest.sysfs import wait
from tests.hall_server.hand_worked import End

ADAPTER = "/dev/ttyUSB0"
BYTES = bytes(range(256)) * 20
"""All values: what a terminal would take for a control character, too."""
HALF_A_MINUTE = 30.0
"""Seconds that Linux waits for a device that takes nothing, once its line is closed."""


@pytest.fixture
def base_station() -> Iterator[SerialGadget]:
    """A base station that is a USB device, plugged in."""
    gadget = SerialGadget(0, "stemkast base station", "BS-1")
    gadget.plug()
    yield gadget
    gadget.remove()


def all_of(read: Callable[[], bytes], count: int) -> bytes:
    found = bytearray()
    wait(lambda: found.extend(read()) or len(found) >= count)  # type: ignore[func-returns-value]
    return bytes(found)


def there_and_back(port: Port, end: End) -> None:
    """Everything arrives as it was sent, both ways."""
    port.write(BYTES)
    assert all_of(lambda: end.read(0.1), len(BYTES)) == BYTES
    end.write(BYTES[::-1])
    assert all_of(lambda: port.read(0.1), len(BYTES)) == BYTES[::-1]


def taken(transport: SerialTransport, descriptor: Descriptor) -> Port:
    """Opened for this program, and for no other."""
    port = transport.open(descriptor)
    with pytest.raises(TransportBusy):
        transport.open(descriptor)
    return port


def is_gone(port: Port) -> None:
    """Who reads and who writes hears of it, and the port can be given back."""
    with pytest.raises(TransportGone):
        wait(lambda: port.read(0.1) == b"never")
    with pytest.raises(TransportGone):
        port.write(b"x")
    port.close()


@pytest.mark.tried("dummy_hcd, usb_f_acm, cdc_acm, ttyACM")
def test_a_base_station_on_ttyacm_is_found_pulled_and_put_in_again(base_station: SerialGadget) -> None:
    transport = SerialTransport()
    watch = Watch(transport)
    for _ in range(2):
        (change,) = wait(watch.poll)
        found = change.descriptor
        assert (type(change), found.product, found.serial) == (Plugged, "stemkast base station", "BS-1")
        settle()
        port, end = taken(transport, found), FileEnd(base_station.device_end())
        there_and_back(port, end)
        base_station.unplug()
        is_gone(port)
        end.close()
        assert wait(watch.poll) == [Unplugged(found)]
        base_station.plug()


@pytest.mark.tried("dummy_hcd, usb_f_acm, cdc_acm, ttyACM")
def test_a_base_station_that_takes_nothing_holds_nobody_up(base_station: SerialGadget) -> None:
    transport = SerialTransport()
    (found,) = wait(transport.enumerate)
    settle()
    port = transport.open(found)
    end = FileEnd(base_station.device_end())
    with pytest.raises(TransportGone):
        wait(lambda: port.write(BYTES))  # nobody reads at the other end
    began = time.monotonic()
    port.close()  # this driver drops nothing, and the system goes on waiting for half a minute
    assert time.monotonic() - began < HALF_A_MINUTE / 2
    while end.read(0.1):
        pass
    end.close()


@pytest.mark.tried("QEMU usb-serial, ftdi_sio, ttyUSB, QMP")
def test_a_serial_adapter_on_ttyusb_is_pulled_and_put_in_again(monitor: Monitor) -> None:
    transport = SerialTransport((ADAPTER,))
    assert transport.enumerate() == [Descriptor("serial", ADAPTER)], "named by hand, there or not"
    for _ in range(2):
        monitor.plug_adapter()
        wait(Path(ADAPTER).exists)
        settle()
        port, end = taken(transport, Descriptor("serial", ADAPTER)), FileEnd(virtio_port("base-station"))
        there_and_back(port, end)
        assert port.read(0.01) == b""
        monitor.pull_adapter()
        is_gone(port)
        end.close()
        wait(lambda: not Path(ADAPTER).exists())
