"""Looks for a hall that went silent: another machine may have gone on as the hall, at an address of its own.

Whoever takes over has the hall's certificate (decision 0004). So nothing that the network says is believed: a hall is
where the key of the pinned certificate answers, and before it did, no token is shown to anybody.
"""

import asyncio
import logging
import time

from stemkast.hall_client.connection.address import HallAddress
from stemkast.hall_client.connection.discovery import halls_on_network, places_of

SILENCE = 5.0
"""Seconds without a word from the hall until it is looked for, and between two looks. A restart takes less."""
_LISTEN = 1.5
"""Seconds that halls have to say where they are."""
_HANDSHAKE = 3.0
_log = logging.getLogger(__name__)


class Search:
    """For one connection that is kept up: `heard` whenever the hall said something, `look` whenever it did not."""

    def __init__(self, hall: HallAddress) -> None:
        self._hall = hall
        self._since = time.monotonic()

    def heard(self) -> None:
        """The hall is where this station thought."""
        self._since = time.monotonic()

    async def look(self) -> None:
        """Where the hall has been silent for long enough: finds out where it is now, if it is anywhere."""
        if not self._hall.certificate or time.monotonic() < self._since + SILENCE:
            return
        near = places_of(await halls_on_network(_LISTEN))
        for place in (self._hall.address, *near):  # where it was at first: it may be back there
            if place != self._hall.place and await _has_the_certificate(self._hall, place):
                _log.warning("the hall does not answer at %s; it is at %s now", self._hall.place, place)
                self._hall.elsewhere.went_to(place)
                break
        self.heard()  # the next look is as far away


async def _has_the_certificate(hall: HallAddress, place: str) -> bool:
    """Whether who answers there has the key of this hall's certificate: TLS 1.3 ends no handshake without it."""
    host, _, port = place.rpartition(":")
    try:
        async with asyncio.timeout(_HANDSHAKE):
            _reader, writer = await asyncio.open_connection(host, int(port), ssl=hall.context())
    except (OSError, ValueError):  # with TimeoutError and ssl.SSLError among the first
        return False
    writer.transport.abort()  # nothing was said, so there is nothing to wait for
    return True
