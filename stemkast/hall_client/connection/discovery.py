"""Finds halls on the network by their name (DNS-SD over multicast DNS)."""

import asyncio
from dataclasses import dataclass

from zeroconf import IPVersion, ServiceListener, Zeroconf
from zeroconf.asyncio import AsyncServiceBrowser, AsyncServiceInfo, AsyncZeroconf

from hall_server.web.advertise import SERVICE

_QUESTION = 1500
"""Milliseconds that a hall has to say where it is."""


@dataclass(frozen=True, slots=True)
class FoundHall:
    """A hall that says it is there, at `places`, HOST:PORT each; one at least."""

    name: str
    places: tuple[str, ...]

    @property
    def address(self) -> str:
        """The first of them."""
        return self.places[0]


def places_of(found: tuple[FoundHall, ...]) -> tuple[str, ...]:
    """Every place of every hall."""
    return tuple(place for each in found for place in each.places)


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


def find_halls(seconds: float) -> tuple[FoundHall, ...]:
    """Every hall that was heard within so many seconds, by name. Empty where the network says nothing. Never raises."""
    return asyncio.run(halls_on_network(seconds))


async def halls_on_network(seconds: float) -> tuple[FoundHall, ...]:
    """The same, for who waits in an event loop; it may be cancelled."""
    try:
        network = AsyncZeroconf()
    except (OSError, RuntimeError):  # the second: there is no interface at all
        return ()
    names = _Names()
    try:
        browser = AsyncServiceBrowser(network.zeroconf, SERVICE, names)
        await asyncio.sleep(seconds)
        await browser.async_cancel()
        found = await asyncio.gather(*(_where(network.zeroconf, name) for name in sorted(names.heard)))
    finally:
        await network.async_close()
    return tuple(each for each in found if each is not None)


async def _where(network: Zeroconf, name: str) -> FoundHall | None:
    info = AsyncServiceInfo(SERVICE, name)
    if not await info.async_request(network, _QUESTION) or info.port is None:
        return None
    places = tuple(f"{each}:{info.port}" for each in info.parsed_scoped_addresses(IPVersion.V4Only))
    return FoundHall(name.removesuffix(f".{SERVICE}"), places) if places else None
