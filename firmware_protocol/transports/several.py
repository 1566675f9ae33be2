"""Several transports as one: what one of them cannot enumerate does not hide what the others can."""

from firmware_protocol.errors import TransportError
from firmware_protocol.transports.base import Descriptor, Port, Transport


class SeveralTransports:
    """By the name in a descriptor, which each transport gives to what it finds."""

    def __init__(self, transports: dict[str, Transport]) -> None:
        self._transports = transports

    def enumerate(self) -> list[Descriptor]:
        """What any of them finds now."""
        return [found for transport in self._transports.values() for found in transport.enumerate()]

    def open(self, descriptor: Descriptor) -> Port:
        """Takes a device. Raises TransportError, TransportBusy."""
        transport = self._transports.get(descriptor.transport)
        if transport is None:
            raise TransportError(f"{descriptor.path}: there is no transport {descriptor.transport!r}")
        return transport.open(descriptor)
