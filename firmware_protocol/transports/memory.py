"""A line inside one process, for emulators and tests that look at rules rather than at the wire."""

import queue

from firmware_protocol.errors import TransportError, TransportGone
from firmware_protocol.transports.base import Descriptor, Port


class MemoryPort:
    """One end of a line. What one end writes, the other reads."""

    def __init__(
        self, descriptor: Descriptor, incoming: "queue.SimpleQueue[bytes]", outgoing: "queue.SimpleQueue[bytes]"
    ) -> None:
        self._descriptor = descriptor
        self._incoming = incoming
        self._outgoing = outgoing
        self._closed = False

    @property
    def descriptor(self) -> Descriptor:
        """What was opened."""
        return self._descriptor

    def read(self, timeout: float) -> bytes:
        """The next bytes written at the other end, or nothing after `timeout` seconds. Raises TransportGone."""
        try:
            data = b"" if self._closed else self._incoming.get(timeout=timeout)
        except queue.Empty:
            return b""
        if not data:
            self._closed = True
            raise TransportGone(f"{self._descriptor.path} is gone")
        return data

    def write(self, data: bytes) -> None:
        """Hands the bytes to the other end. Raises TransportGone."""
        if self._closed:
            raise TransportGone(f"{self._descriptor.path} is gone")
        if data:  # nothing at all is how the other end hears of the end
            self._outgoing.put(data)

    def close(self) -> None:
        """Ends the line for both ends."""
        if not self._closed:
            self._closed = True
            self._outgoing.put(b"")


class MemoryTransport:
    """Lines by name; `plug` makes one and returns its device end."""

    def __init__(self) -> None:
        self._lines: dict[str, MemoryPort] = {}

    def plug(self, name: str) -> MemoryPort:
        """Makes a line called `name`; returns the end that a device holds."""
        descriptor = Descriptor("memory", name)
        up: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        down: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self._lines[name] = MemoryPort(descriptor, up, down)
        return MemoryPort(descriptor, down, up)

    def enumerate(self) -> list[Descriptor]:
        """The lines that were plugged in and not opened."""
        return [port.descriptor for port in self._lines.values()]

    def open(self, descriptor: Descriptor) -> Port:
        """Takes the hall's end of a line. Raises TransportError."""
        port = self._lines.pop(descriptor.path, None)
        if port is None:
            raise TransportError(f"{descriptor.path} is not there")
        return port
