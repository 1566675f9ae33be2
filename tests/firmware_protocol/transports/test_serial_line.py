"""Serial ports, on real pseudo-terminals."""

import os
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
import serial
from serial.tools import list_ports
from serial.tools.list_ports_common import ListPortInfo

from firmware_protocol.emulator.pty_line import PtyLine
from firmware_protocol.errors import TransportBusy, TransportError, TransportGone
from firmware_protocol.framing import Frame, FrameDecoder, FrameKind, encode_frame
from firmware_protocol.transports.base import Descriptor, Port
from firmware_protocol.transports.serial_line import WRITE_TIMEOUT, SerialPort, SerialTransport
from tests.patience import PATIENCE

TERMINAL_HOLDS = 4096
"""Bytes that are past dropping, in the device's end of a pseudo-terminal on Linux."""


@pytest.fixture
def device() -> Iterator[PtyLine]:
    line = PtyLine()
    yield line
    with suppress(OSError):
        line.close()


@pytest.fixture
def port(device: PtyLine) -> Iterator[Port]:
    opened = SerialTransport((device.path,)).open(Descriptor("serial", device.path))
    yield opened
    opened.close()


def test_lines_named_by_hand_are_enumerated(device: PtyLine) -> None:
    assert Descriptor("serial", device.path) in SerialTransport((device.path,)).enumerate()


def usb(path: str, vendor: int | None, product: str | None = None, serial: str | None = None) -> ListPortInfo:
    info = ListPortInfo(path)
    info.vid, info.product, info.serial_number = vendor, product, serial
    return info


def test_usb_devices_of_the_vendor_are_enumerated_once(monkeypatch: pytest.MonkeyPatch) -> None:
    ports = [
        usb("/dev/ttyUSB0", 0x1209, "stemkast base station", "BS-1"),
        usb("/dev/ttyUSB1", 0x0403, "something else"),
        usb("/dev/ttyS0", None),
        usb("/dev/ttyUSB2", 0x1209),
        usb("/dev/ttyUSB3", 0x1209, "named by hand too"),
    ]
    monkeypatch.setattr(list_ports, "comports", lambda: ports)
    assert SerialTransport(("/dev/ttyUSB3",)).enumerate() == [
        Descriptor("serial", "/dev/ttyUSB3"),
        Descriptor("serial", "/dev/ttyUSB0", "stemkast base station", "BS-1"),
        Descriptor("serial", "/dev/ttyUSB2"),
    ]


def test_devices_that_cannot_be_listed_leave_those_named_by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    def vanished() -> list[ListPortInfo]:
        raise FileNotFoundError("/sys/class/tty/ttyUSB0/device")

    monkeypatch.setattr(list_ports, "comports", vanished)
    assert SerialTransport(("/dev/ttyUSB3",)).enumerate() == [Descriptor("serial", "/dev/ttyUSB3")]


def test_bytes_go_both_ways_unchanged(device: PtyLine, port: Port) -> None:
    every_byte = bytes(range(256))
    port.write(every_byte)
    assert device.read(0) == every_byte
    device.write(every_byte)
    device.flush(0)
    heard = b""
    while len(heard) < 256:
        heard += port.read(1.0)
    assert heard == every_byte
    assert port.descriptor.path == device.path


def test_when_nothing_comes_a_read_ends(port: Port) -> None:
    start = time.monotonic()
    assert port.read(0.05) == b""
    assert port.read(0.0) == b""
    assert time.monotonic() - start < PATIENCE


def test_frames_arrive_fast_enough_for_a_hall(device: PtyLine, port: Port) -> None:
    """328 votes of one poll, through the line in far less than a second."""
    frames = [Frame(FrameKind.UP, slot, slot, slot, -50, bytes(100)) for slot in range(328)]
    for frame in frames:
        device.write(encode_frame(frame))
    decoder, heard = FrameDecoder(), []
    deadline = time.monotonic() + PATIENCE
    while len(heard) < len(frames) and time.monotonic() < deadline:
        heard += decoder.feed(port.read(0.01))
        device.flush(0)
    assert heard == frames


def test_a_line_is_held_by_one(device: PtyLine, port: Port) -> None:
    with pytest.raises(TransportBusy, match="used by another program"):
        SerialTransport().open(port.descriptor)
    port.close()
    SerialTransport().open(port.descriptor).close()


def test_what_is_no_serial_line_cannot_be_opened(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    for path in (file, tmp_path / "nothing", tmp_path):
        with pytest.raises(TransportError, match="cannot be opened"):
            SerialTransport().open(Descriptor("serial", str(path)))


def test_unplugged_is_gone_whatever_was_going_on(device: PtyLine, port: Port) -> None:
    device.close()
    for _ in range(2):
        with pytest.raises(TransportGone, match="is gone"):
            port.read(0.1)
        with pytest.raises(TransportGone, match="is gone"):
            port.write(b"down")
    port.close()
    port.close()


def test_unplugged_while_a_thread_reads(device: PtyLine, port: Port) -> None:
    gone = threading.Event()

    def read() -> None:
        with suppress(TransportGone):
            while True:
                port.read(5.0)
        gone.set()

    reader = threading.Thread(target=read)
    reader.start()
    device.write(b"up")
    device.flush(0)
    time.sleep(0.02)
    device.close()
    reader.join(PATIENCE)
    assert gone.is_set()


def test_a_closed_port_is_gone(port: Port) -> None:
    port.close()
    with pytest.raises(TransportGone):
        port.read(0.0)
    with pytest.raises(TransportGone):
        port.write(b"down")


def test_a_device_that_takes_nothing_counts_as_gone(device: PtyLine, port: Port) -> None:
    assert os.get_blocking(device.device) is False
    start = time.monotonic()
    with pytest.raises(TransportGone):
        port.write(bytes(1 << 20))
    assert time.monotonic() - start < PATIENCE


def test_closing_does_not_wait_for_a_device_that_takes_nothing(device: PtyLine, port: Port) -> None:
    """Linux waits half a minute for what was written and not taken, so it is dropped where a driver can do that."""
    with pytest.raises(TransportGone):
        port.write(bytes(1 << 20))
    port.close()
    left = 0
    with suppress(OSError):  # the other end is closed
        while data := os.read(device.device, 65_536):
            left += len(data)
    assert left <= TERMINAL_HOLDS


def test_closing_keeps_what_was_written(device: PtyLine, port: Port) -> None:
    port.write(b"last words")
    port.close()
    assert os.read(device.device, 100) == b"last words"


class Held(serial.Serial):
    """A line that the system gives back when it is let, as ttyACM of a device that takes nothing."""

    def __init__(self, path: str) -> None:
        super().__init__(path, timeout=0.1, write_timeout=WRITE_TIMEOUT)
        self.let = threading.Event()
        self.closed_in: list[threading.Thread] = []

    def close(self) -> None:
        if self.is_open:
            self.closed_in.append(threading.current_thread())
            self.let.wait(PATIENCE)
        super().close()


def test_nobody_waits_for_a_line_that_the_system_does_not_give_back(device: PtyLine) -> None:
    line = Held(device.path)
    port = SerialPort(Descriptor("serial", device.path), line)
    start = time.monotonic()
    port.close()
    port.close()
    assert time.monotonic() - start < PATIENCE / 2
    assert line.is_open
    (closing,) = line.closed_in
    assert closing.daemon, "it keeps no process from ending"
    line.let.set()
    closing.join(PATIENCE)
    assert not line.is_open
    assert len(line.closed_in) == 1, "never twice: the number of the file may be another's by then"
