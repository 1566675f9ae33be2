"""How the hall stands before its first real poll, for the chair's check list: what no ledger holds.

Told once a second at most, and only until a real poll is announced; not while a test poll runs, so that no vote waits
for it. What is open on the list and what is waived is for `stemkast/hall_client/following/readiness.py` to say, from
this and from the ledger; the hall refuses nothing for a figure that can change by itself.
"""

from collections import Counter

from hall_server.keypads.base_stations import BaseStations
from hall_server.keypads.keypads_seen import KeypadsSeen
from hall_server.stations.access import Station
from hall_server.writer.event_stream import Aside
from hall_server.writer.replicas import Replicas
from stemkast.assembly.assembly import Assembly
from stemkast.assembly.events import PollKind, Role

KIND = "readiness"
_MOST_NAMED = 400


class Readiness:
    """Owned by the hall's thread."""

    def __init__(self, base_stations: BaseStations, seen: KeypadsSeen, replicas: Replicas) -> None:
        self._base_stations = base_stations
        self._seen = seen
        self._replicas = replicas
        self._following: Counter[Station] = Counter()
        self._told: object = None

    def came(self, station: Station) -> None:
        """A station follows, over one more connection."""
        self._following[station] += 1

    def gone(self, station: Station) -> None:
        """A connection of a station ended."""
        self._following[station] -= 1

    def changed(self, assembly: Assembly) -> Aside | None:
        """The aside, if something is other than it was told last."""
        real = any(poll.kind is PollKind.REAL for poll in assembly.polls.values())
        if real or assembly.running is not None or assembly.register_adopted is None:
            return None
        now = self._now(assembly)
        if now == self._told:
            return None
        self._told = now
        return Aside(KIND, now)

    def _now(self, assembly: Assembly) -> dict[str, object]:
        silent = self._silent(assembly)
        low = {
            assembly.pairings[number].municipality: self._seen.low[serial]
            for serial, number in assembly.keypad_out.items()
            if serial in self._seen.low
        }
        return {
            "silent": silent[:_MOST_NAMED],
            "silent_count": len(silent),
            "low": low,
            "connected": self._base_stations.connected,
            "lost": self._base_stations.lost,
            "keeping": sorted(self._replicas.snapshot),
            "committees": sorted({each.name for each, count in self._following.items() if _is_committee(each, count)}),
        }

    def _silent(self, assembly: Assembly) -> list[str]:
        """Who has a keypad that was not heard over the air since it was handed out, and did not vote in a test poll."""
        answered = {seen.pairing for seen in self._seen.snapshot.values()}
        answered |= {vote.pairing for poll in assembly.polls.values() for vote in poll.votes.values()}
        return [code for code, number in assembly.current_pairing.items() if number not in answered]


def _is_committee(station: Station, connections: int) -> bool:
    return station.role is Role.COMMITTEE and connections > 0
