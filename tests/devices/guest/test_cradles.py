"""HID cradles through the real hidapi: found, opened, spoken to, pulled and put in again."""

import importlib
from collections.abc import Iterator

import pytest

from firmware_protocol.errors import TransportGone
from firmware_protocol.packets import REPORT
from firmware_protocol.transports.base import Port
from firmware_protocol.transports.hid import HidTransport, system_library
from firmware_protocol.transports.hotplug import Plugged, Unplugged, Watch
from tests.devices.guest.conftest import settle
from tests.devices.guest.ends import FileEnd, hid_end
from tests.devices.guest.gadget import HidGadget
from tests.devices.guest.sysfs import wait
from tests.devices.guest.uhid import UhidEnd
from tests.hall_server.hand_worked import End
from tests.patience import PATIENCE

ROUNDS = 50


def report(number: int) -> bytes:
    return bytes([number, *range(1, REPORT)])


def there_and_back(port: Port, end: End, number: int) -> None:
    """A report of the hall arrives at the device as it was sent, and one of the device at the hall."""
    port.write(report(number))
    assert wait(lambda: end.read(0.1)) == report(number)
    end.write(report(number)[::-1])
    assert port.read(PATIENCE) == report(number)[::-1]


def until_gone(port: Port) -> None:
    """Reads until the port says that its device is gone."""
    with pytest.raises(TransportGone):
        wait(lambda: port.read(0.1) == b"never")


@pytest.mark.tried("uhid, hidraw")
def test_two_cradles_with_one_serial_number_are_two() -> None:
    transport = HidTransport(system_library())
    watch = Watch(transport)
    assert watch.poll() == []
    first, second = UhidEnd("stemkast cradle", "CR-1"), UhidEnd("stemkast cradle", "CR-1")
    found = wait(lambda: each if len(each := transport.enumerate()) == 2 else None)
    assert {(each.product, each.serial) for each in found} == {("stemkast cradle", "CR-1")}
    assert sorted(watch.poll(), key=str) == sorted(map(Plugged, found), key=str)
    ports = [transport.open(each) for each in found]
    ports[0].write(report(1))
    ports[1].write(report(2))
    heard = [wait(lambda end=end: end.read(0.1))[0] for end in (first, second)]
    assert sorted(heard) == [1, 2], "each has a line of its own"
    at_first = heard.index(1)  # which of the two is at the first port
    ends = [first, second] if at_first == 0 else [second, first]
    ends[0].close()
    until_gone(ports[0])
    with pytest.raises(TransportGone):
        ports[0].write(report(1))
    assert wait(watch.poll) == [Unplugged(found[0])]
    there_and_back(ports[1], ends[1], 3)
    for port in ports:
        port.close()
    ends[1].close()
    assert wait(watch.poll) == [Unplugged(found[1])]


@pytest.mark.tried("uhid, hidraw")
def test_a_report_that_is_too_short_shifts_nothing() -> None:
    transport = HidTransport(system_library())
    end = UhidEnd("stemkast cradle", "CR-1")
    (found,) = wait(transport.enumerate)
    port = transport.open(found)
    end.write(b"\1" * 10)
    end.write(report(1))
    assert port.read(PATIENCE) == report(1)
    port.close()
    end.close()
    wait(lambda: not transport.enumerate())


@pytest.fixture
def cradle() -> Iterator[HidGadget]:
    """A cradle that is a USB device, plugged in."""
    gadget = HidGadget(0, "stemkast cradle", "CR-1")
    gadget.plug()
    yield gadget
    gadget.remove()


def plugged_in(transport: HidTransport, gadget: HidGadget) -> tuple[Port, FileEnd]:
    """Both ends of a cradle that was just plugged in."""
    (found,) = wait(transport.enumerate)
    settle()
    assert (found.product, found.serial) == ("stemkast cradle", "CR-1")
    return transport.open(found), hid_end(gadget.device_end())


@pytest.mark.tried("dummy_hcd, usb_f_hid, usbhid, hidraw")
def test_a_usb_cradle_over_hidraw_is_pulled_and_put_in_again(cradle: HidGadget) -> None:
    transport = HidTransport(system_library())
    for _ in range(2):
        port, end = plugged_in(transport, cradle)
        for number in range(ROUNDS):
            there_and_back(port, end, number)
        cradle.unplug()
        until_gone(port)
        with pytest.raises(TransportGone):
            port.write(report(1))
        port.close()
        end.close()
        wait(lambda: not transport.enumerate())
        cradle.plug()


@pytest.mark.tried("dummy_hcd, usb_f_hid, libusb")
def test_a_usb_cradle_over_libusb_is_pulled_and_put_in_again(cradle: HidGadget) -> None:
    """What other systems than Linux use; here the same library reaches the device past the kernel's driver."""
    transport = HidTransport(importlib.import_module("hid"))
    for _ in range(2):
        port, end = plugged_in(transport, cradle)
        for number in range(ROUNDS):
            there_and_back(port, end, number)
        cradle.unplug()
        until_gone(port)
        with pytest.raises(TransportGone):
            port.write(report(1))
        port.close()
        end.close()
        wait(lambda: not transport.enumerate())
        cradle.plug()
