"""Finds halls on the network by their name (DNS-SD over multicast DNS)."""

import time
from dataclasses import dataclass

from zeroconf import InterfaceChoice, ServiceBrowser, ServiceListener, Zeroconf

from hall_server.web.advertise import SERVICE

_QUESTION = 1500
"""Milliseconds that a hall has to say where it is."""


@dataclass(frozen=True, slots=True)
class FoundHall:
    """A hall that says it is there; `address` is HOST:PORT."""

    name: str
    address: str


class _Names(ServiceListener):
    """Remembers what was heard."""

    def __init__(self) -> None:
        self.heard: set[str] = set()

    def add_service(self, _zc: Zeroconf, _type: str, name: str) -> None:
        self.heard.add(name)

    def update_service(self, _zc: Zeroconf, _type: str, name: str) -> None:
        self.heard.add(name)

    def remove_service(self, _zc: Zeroconf, _type: str, name: str) -> None:
        self.heard.discard(name)


def find_halls(seconds: float, interfaces: list[str] | None = None) -> tuple[FoundHall, ...]:
    """Every hall that was heard within so many seconds, by name. Empty where the network says nothing. Never raises."""
    try:
        network = Zeroconf(interfaces=interfaces or InterfaceChoice.Default)
    except OSError:
        return ()
    names = _Names()
    try:
        browser = ServiceBrowser(network, SERVICE, names)
        time.sleep(seconds)
        browser.cancel()
        found = [_where(network, name) for name in sorted(names.heard)]
    finally:
        network.close()
    return tuple(each for each in found if each is not None)


def _where(network: Zeroconf, name: str) -> FoundHall | None:
    info = network.get_service_info(SERVICE, name, timeout=_QUESTION)
    addresses = info.parsed_scoped_addresses() if info is not None else []
    if info is None or info.port is None or not addresses:
        return None
    return FoundHall(name.removesuffix(f".{SERVICE}"), f"{addresses[0]}:{info.port}")
