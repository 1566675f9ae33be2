"""Lines inside one process."""

import threading

import pytest

from firmware_protocol.errors import TransportError, TransportGone
from firmware_protocol.transports.base import Descriptor, Port, Transport
from firmware_protocol.transports.memory import MemoryPort, MemoryTransport
from tests.patience import PATIENCE


@pytest.fixture
def transport() -> MemoryTransport:
    return MemoryTransport()


def test_it_is_a_transport_like_any_other(transport: MemoryTransport) -> None:
    device = transport.plug("BS-1")
    as_any: Transport = transport
    (descriptor,) = as_any.enumerate()
    assert descriptor == Descriptor("memory", "BS-1")
    hall: Port = as_any.open(descriptor)
    assert hall.descriptor == device.descriptor == descriptor


def test_what_one_end_writes_the_other_reads(transport: MemoryTransport) -> None:
    device = transport.plug("BS-1")
    hall = transport.open(device.descriptor)
    hall.write(b"down")
    device.write(b"up")
    device.write(b"and up")
    assert device.read(0.0) == b"down"
    assert (hall.read(0.0), hall.read(0.0), hall.read(0.001)) == (b"up", b"and up", b"")


def test_writing_nothing_is_nothing(transport: MemoryTransport) -> None:
    device = transport.plug("BS-1")
    hall = transport.open(device.descriptor)
    device.write(b"")
    device.write(b"up")
    assert hall.read(0.0) == b"up"


def test_a_line_is_opened_once(transport: MemoryTransport) -> None:
    descriptor = transport.plug("BS-1").descriptor
    transport.open(descriptor)
    assert transport.enumerate() == []
    with pytest.raises(TransportError, match="BS-1 is not there"):
        transport.open(descriptor)


@pytest.mark.parametrize("who_ends", ["device", "hall"])
def test_when_one_end_closes_both_are_gone(transport: MemoryTransport, who_ends: str) -> None:
    device = transport.plug("BS-1")
    hall = transport.open(device.descriptor)
    assert isinstance(hall, MemoryPort)
    ends = {"device": device, "hall": hall}
    ending, other = ends.pop(who_ends), *ends.values()
    ending.write(b"last words")
    ending.close()
    ending.close()
    assert other.read(0.0) == b"last words"
    for _ in range(2):
        with pytest.raises(TransportGone, match="BS-1 is gone"):
            other.read(0.0)
        with pytest.raises(TransportGone, match="BS-1 is gone"):
            other.write(b"x")
        with pytest.raises(TransportGone, match="BS-1 is gone"):
            ending.read(0.0)


def test_a_reader_waits_for_what_comes(transport: MemoryTransport) -> None:
    device = transport.plug("BS-1")
    hall = transport.open(device.descriptor)
    heard: list[bytes] = []
    reader = threading.Thread(target=lambda: heard.append(hall.read(PATIENCE)))
    reader.start()
    device.write(b"up")
    reader.join(PATIENCE)
    assert heard == [b"up"]
