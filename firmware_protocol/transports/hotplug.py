"""What was plugged in and pulled out since the last look."""

from dataclasses import dataclass

from firmware_protocol.transports.base import Descriptor, Transport


@dataclass(frozen=True, slots=True)
class Plugged:
    """A device that was not there before."""

    descriptor: Descriptor


@dataclass(frozen=True, slots=True)
class Unplugged:
    """A device that is not there any more."""

    descriptor: Descriptor


class Watch:
    """Compares what a transport enumerates with the last time. Whoever asks decides how often; nothing waits here."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport
        self._there: dict[tuple[str, str], Descriptor] = {}

    def poll(self) -> list[Plugged | Unplugged]:
        """What changed: first what went, then what came. The first time everything came."""
        now = {(each.transport, each.path): each for each in self._transport.enumerate()}
        before, self._there = self._there, now
        # The same path with another serial number is another device, however quickly it was exchanged.
        went = [each for place, each in before.items() if now.get(place) != each]
        came = [each for place, each in now.items() if before.get(place) != each]
        return [*map(Unplugged, went), *map(Plugged, came)]
