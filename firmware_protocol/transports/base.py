"""What a transport is: bytes to and from one device, by five verbs.

`enumerate` names what is there, `open` takes it, `write` and `read` move bytes, `close` gives it back. A transport
knows nothing of frames.
"""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Descriptor:
    """A device that could be opened: which transport, where, and what it says of itself."""

    transport: str
    path: str
    product: str = ""
    serial: str = ""


class Port(Protocol):
    """An open device. One thread reads; any thread may write."""

    @property
    def descriptor(self) -> Descriptor:
        """What was opened."""

    def read(self, timeout: float) -> bytes:
        """What arrived, after at most `timeout` seconds; empty when nothing did. Raises TransportGone."""

    def write(self, data: bytes) -> None:
        """Sends all bytes. Raises TransportGone."""

    def close(self) -> None:
        """Gives the device back. Can be called again."""


class Transport(Protocol):
    """A way to reach devices."""

    def enumerate(self) -> list[Descriptor]:
        """The devices that are there now. Never raises: what cannot be asked is left out."""

    def open(self, descriptor: Descriptor) -> Port:
        """Takes a device. Raises TransportError, TransportBusy."""
