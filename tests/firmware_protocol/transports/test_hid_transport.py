"""HID cradles through a library that behaves as hidapi was seen to: finding, reports, ways of unplugging, threads."""

import threading
import time
from collections.abc import Callable
from contextlib import suppress

import pytest

from firmware_protocol.errors import TransportBusy, TransportError, TransportGone
from firmware_protocol.transports.base import Descriptor, Port, Transport
from firmware_protocol.transports.hid import USAGE, USAGE_PAGE, VENDOR, HidTransport, system_library
from firmware_protocol.transports.hotplug import Plugged, Unplugged, Watch
from firmware_protocol.transports.memory import MemoryTransport
from firmware_protocol.transports.several import SeveralTransports
from tests.patience import PATIENCE

PATH = "/dev/hidraw0"
HERE = Descriptor("hid", PATH, "stemkast cradle", "CR-7")


class FakeDevice:
    """As `hidraw` was seen to behave: lists of numbers, -1 for a write that failed, OSError on reading what is gone."""

    def __init__(self, refuses: str = "") -> None:
        self.refuses = refuses
        self.gone = self.opened = self.closed = False
        self.coming: list[list[int]] = []
        self.written: list[bytes] = []
        self.during: Callable[[], None] = lambda: None

    def open_path(self, path: bytes) -> None:
        if self.refuses:
            raise OSError(self.refuses)
        assert path == PATH.encode()
        self.opened = True

    def read(self, max_length: int, timeout_ms: int = 0) -> list[int]:
        assert (max_length, timeout_ms > 0) == (64, True)
        if self.closed:
            raise ValueError("not open")
        if self.gone:
            raise OSError("read error")
        self.during()
        return self.coming.pop(0) if self.coming else []

    def write(self, buff: bytes) -> int:
        if self.closed:
            raise ValueError("not open")
        self.during()
        self.written.append(buff)
        return -1 if self.gone else len(buff)

    def close(self) -> None:
        self.closed = True


class FakeLibrary:
    """Enumerates what it is told, or fails."""

    def __init__(self, device: FakeDevice, fails: bool = False) -> None:
        self._device = device
        self.fails = fails
        self.during: Callable[[], None] = lambda: None
        self.found: list[dict[str, object]] = [
            {
                "path": PATH.encode(),
                "product_string": "stemkast cradle",
                "serial_number": "CR-7",
                "usage_page": USAGE_PAGE,
                "usage": USAGE,
            },
            {"path": b"/dev/hidraw1", "product_string": "keyboard", "serial_number": None, "usage_page": 1, "usage": 1},
            {
                "path": b"/dev/hidraw2",
                "product_string": "other",
                "serial_number": "1",
                "usage_page": USAGE_PAGE,
                "usage": 2,
            },
        ]

    def enumerate(self, vendor_id: int = 0, product_id: int = 0) -> list[dict[str, object]]:
        assert (vendor_id, product_id) == (VENDOR, 0)
        if self.fails:
            raise OSError("no bus")
        self.during()
        return self.found

    def device(self) -> FakeDevice:
        return self._device


@pytest.fixture
def device() -> FakeDevice:
    return FakeDevice()


@pytest.fixture
def transport(device: FakeDevice) -> HidTransport:
    return HidTransport(FakeLibrary(device))


def test_cradles_are_found_by_vendor_and_usage(transport: HidTransport) -> None:
    assert transport.enumerate() == [HERE]


@pytest.mark.parametrize(("product", "is_one"), [("stemkast cradle", True), ("other", False), (None, False)])
def test_where_the_library_says_no_usage_the_name_of_the_product_counts(
    device: FakeDevice, product: str | None, is_one: bool
) -> None:
    """As libusb was seen to do with a device on a real kernel (`make device-test`)."""
    library = FakeLibrary(device)
    library.found = [library.found[0] | {"product_string": product, "usage_page": 0, "usage": 0}]
    assert bool(HidTransport(library).enumerate()) is is_one


def test_where_nothing_can_be_asked_nothing_is_found(device: FakeDevice) -> None:
    assert HidTransport(FakeLibrary(device, fails=True)).enumerate() == HidTransport(None).enumerate() == []
    with pytest.raises(TransportError, match="no HID library"):
        HidTransport(None).open(HERE)


def test_reports_go_both_ways(transport: HidTransport, device: FakeDevice) -> None:
    port = transport.open(HERE)
    assert port.descriptor == HERE
    port.write(bytes(range(64)) + bytes(64))
    assert device.written == [b"\0" + bytes(range(64)), b"\0" + bytes(64)]
    device.coming = [[], [], list(range(64))]
    assert port.read(5.0) == bytes(range(64)), "empty reports between real ones are passed over"
    assert port.read(0.001) == b""


@pytest.mark.rule("P-53")
@pytest.mark.parametrize("size", [1, 63])
def test_a_report_that_is_too_short_does_not_shift_what_follows(
    transport: HidTransport, device: FakeDevice, size: int
) -> None:
    """The kernel hands on what a device sent, also when that is less than a report."""
    port = transport.open(HERE)
    device.coming = [[1] * size, list(range(64)), [1] * size]
    assert port.read(5.0) == bytes(range(64))
    assert port.read(0.001) == b""


def test_unplugged_is_gone_whatever_was_going_on(transport: HidTransport, device: FakeDevice) -> None:
    port = transport.open(HERE)
    device.gone = True
    with pytest.raises(TransportGone):
        port.read(0.1)
    with pytest.raises(TransportGone):
        port.write(bytes(64))
    port.close()
    with pytest.raises(TransportGone):
        port.read(0.1)
    with pytest.raises(TransportGone):
        port.write(bytes(64))


class Meanwhile:
    """Runs one thing, and another one in the middle of it. The other one must wait, or not begin."""

    def __init__(self, at: FakeDevice | FakeLibrary) -> None:
        self._at = at
        self._inside, self._may_go_on = threading.Event(), threading.Event()

    def run(self, one: Callable[[], object], other: Callable[[], object], has_begun: Callable[[], bool]) -> None:
        self._at.during = self._stay
        first, second = threading.Thread(target=one), threading.Thread(target=other)
        first.start()
        assert self._inside.wait(PATIENCE)
        self._at.during = lambda: None
        second.start()
        second.join(0.05)
        begun = has_begun()
        self._may_go_on.set()
        for each in (first, second):
            each.join(PATIENCE)
            assert not each.is_alive()
        assert not begun

    def _stay(self) -> None:
        self._inside.set()
        self._may_go_on.wait(PATIENCE)


def read_once(port: Port) -> None:
    with suppress(TransportGone):
        port.read(0.01)


@pytest.mark.parametrize("what", [read_once, lambda port: port.write(bytes(64))])
def test_nothing_is_closed_under_a_read_or_a_write(
    transport: HidTransport, device: FakeDevice, what: Callable[[Port], None]
) -> None:
    """`hid_close` frees what `hid_read` of another thread works with: libusb/hidapi issue 649."""
    port = transport.open(HERE)
    Meanwhile(device).run(lambda: what(port), port.close, lambda: device.closed)
    assert device.closed


def test_who_closes_does_not_wait_for_who_reads_again_and_again(transport: HidTransport, device: FakeDevice) -> None:
    """Reads that come back empty for ever are one of the ways of unplugging."""
    port = transport.open(HERE)
    began = threading.Event()
    device.during = lambda: time.sleep(0.01)

    def read_until_gone() -> None:
        with suppress(TransportGone):
            while True:
                port.read(0.01)
                began.set()

    reading = threading.Thread(target=read_until_gone)
    reading.start()
    assert began.wait(PATIENCE)
    port.close()
    assert device.closed
    reading.join(PATIENCE)
    assert not reading.is_alive()


def test_messages_of_two_threads_do_not_mix(transport: HidTransport, device: FakeDevice) -> None:
    port = transport.open(HERE)
    Meanwhile(device).run(lambda: port.write(b"1" * 128), lambda: port.write(b"2" * 128), lambda: bool(device.written))
    assert [each[1:2] for each in device.written] == [b"1", b"1", b"2", b"2"]


@pytest.mark.parametrize("closes", [False, True])
def test_the_library_is_asked_one_thing_at_a_time(device: FakeDevice, closes: bool) -> None:
    """A look for devices while another thread opens or closes one frees the library's last error twice."""
    library = FakeLibrary(device)
    transport = HidTransport(library)
    port = transport.open(HERE)
    device.opened = False
    other = port.close if closes else lambda: transport.open(HERE)
    Meanwhile(library).run(transport.enumerate, other, lambda: device.closed or device.opened)


@pytest.mark.parametrize(("said", "kind"), [("device busy", TransportBusy), ("open failed", TransportError)])
def test_a_cradle_that_cannot_be_opened(said: str, kind: type[TransportError]) -> None:
    with pytest.raises(kind):
        HidTransport(FakeLibrary(FakeDevice(said))).open(HERE)


def test_the_library_of_this_system_enumerates_without_an_error() -> None:
    assert isinstance(HidTransport(system_library()).enumerate(), list)


def test_one_transport_that_finds_nothing_hides_no_other(device: FakeDevice) -> None:
    memory = MemoryTransport()
    end = memory.plug("line")
    several: Transport = SeveralTransports({"hid": HidTransport(FakeLibrary(device, fails=True)), "memory": memory})
    assert several.enumerate() == [Descriptor("memory", "line")]
    port = several.open(Descriptor("memory", "line"))
    end.write(b"x")
    assert port.read(1.0) == b"x"
    with pytest.raises(TransportError, match="no transport"):
        several.open(Descriptor("carrier pigeon", "line"))


def test_what_is_plugged_and_unplugged_is_told_once(device: FakeDevice) -> None:
    library = FakeLibrary(device)
    watch = Watch(HidTransport(library))
    assert watch.poll() == [Plugged(HERE)]
    assert watch.poll() == []
    library.found[0] = library.found[0] | {"serial_number": "CR-8"}
    other = Descriptor("hid", PATH, "stemkast cradle", "CR-8")
    assert watch.poll() == [Unplugged(HERE), Plugged(other)]
    library.found = []
    assert watch.poll() == [Unplugged(other)]


def test_two_cradles_with_one_serial_number_are_two(device: FakeDevice) -> None:
    library = FakeLibrary(device)
    library.found = [library.found[0], library.found[0] | {"path": b"/dev/hidraw3"}]
    watch = Watch(HidTransport(library))
    other = Descriptor("hid", "/dev/hidraw3", "stemkast cradle", "CR-7")
    assert watch.poll() == [Plugged(HERE), Plugged(other)]
    library.found = library.found[1:]
    assert watch.poll() == [Unplugged(HERE)]


def test_collections_of_one_cradle_are_one_device(device: FakeDevice) -> None:
    """hidapi names a device once for each of its collections."""
    library = FakeLibrary(device)
    library.found = [library.found[0], library.found[0]]
    assert Watch(HidTransport(library)).poll() == [Plugged(HERE)]
