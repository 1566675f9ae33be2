"""What a running hall counts and measures, in the text form that Prometheus reads.

Nothing here says how anybody voted: votes are counted together whatever their choice, also while a poll is open
(design decision 7). Counters begin at zero whenever the hall starts. Each hall has a registry of its own.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from hall_server.disk.book import Written
from hall_server.writer.durations import Durations

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_COMMIT_BUCKETS = (0.001, 0.002, 0.005, 0.01, 0.02, 0.04, 0.08, 0.16)
_VOTE_BUCKETS = (*_COMMIT_BUCKETS, 0.32, 0.64, 1.28)
# Canonical JSON: a quotation mark inside a text is escaped, so no text that somebody typed can look like this.
_ACCEPTED = b'"event":"vote_accepted"'
_REFUSED = b'"event":"vote_refused"'
_MOST_STATIONS = 64
_OTHERS = "(others)"


@dataclass(frozen=True, slots=True)
class HallNow:
    """How a hall stands when it is asked.

    entries        durable ones           ledger_bytes   size of the file and of the log beside it
    stations       that follow the stream base_stations  that answer
    lent_lines     that stations lend now
    battery        percent by serial number of the keypads that said how they are
    """

    entries: int
    ledger_bytes: int
    stations: int
    base_stations: int
    battery: Mapping[str, int]
    lent_lines: int = 0


class HallMetrics:
    """The figures of one hall. Counting takes microseconds and may be done in any thread; `page` in one at a time."""

    def __init__(self) -> None:
        registry = self._registry = CollectorRegistry()
        self._votes = Counter("stemkast_votes", "Votes accepted into the ledger.", registry=registry)
        self._refusals = Counter("stemkast_refusals", "Votes refused, by reason.", ["reason"], registry=registry)
        self._noise = Counter(
            "stemkast_noise_frames",
            "Frames that were no valid message of an enrolled keypad, by the station that carried them.",
            ["station"],
            registry=registry,
        )
        self._noisy: set[str] = set()
        self._dropped = Counter(
            "stemkast_votes_dropped", "Votes of a keypad that sent too many at once.", ["serial"], registry=registry
        )
        self._too_many = Counter(
            "stemkast_questions_refused", "Questions of a station that asked too much.", ["station"], registry=registry
        )
        self._commit_seconds = Histogram(
            "stemkast_commit_seconds",
            "Duration of writing a batch of entries to disk.",
            buckets=_COMMIT_BUCKETS,
            registry=registry,
        )
        self._not_written = Counter(
            "stemkast_commits_failed", "Batches that could not be written to disk.", registry=registry
        )
        self._vote_seconds = Durations(
            "stemkast_vote_seconds",
            "From the arrival of a vote's frame until its answer was handed to the line.",
            _VOTE_BUCKETS,
            registry,
        )
        self._poll_open = Gauge(
            "stemkast_poll_open", "1 from the opening of a poll until it is closed, else 0.", registry=registry
        )
        self._entries = Gauge("stemkast_ledger_entries", "Durable entries of the ledger.", registry=registry)
        self._bytes = Gauge("stemkast_ledger_bytes", "Size of the ledger's files on disk.", registry=registry)
        self._stations = Gauge("stemkast_stations", "Stations that follow the stream.", registry=registry)
        self._base_stations = Gauge("stemkast_base_stations", "Base stations that answer.", registry=registry)
        self._lent_lines = Gauge(
            "stemkast_lent_lines", "Lines of base stations and cradles that stations lend.", registry=registry
        )
        self._held_back = Counter(
            "stemkast_lines_held_back",
            "Times that a lent line waited because it brought more than a cable carries, by station.",
            ["station"],
            registry=registry,
        )
        self._battery = Gauge(
            "stemkast_battery_percent",
            "Battery of a keypad, as it said last since the hall started.",
            ["serial"],
            registry=registry,
        )

    def entered(self, written: Written) -> None:
        """Entries became durable: the votes among them are counted."""
        self._votes.inc(sum(_ACCEPTED in body for body in written.bodies))
        for body in written.bodies:
            if _REFUSED in body:
                self._refusals.labels(json.loads(body)["data"]["reason"]).inc()

    def committed(self, seconds: float, poll_open: bool) -> None:
        """A batch was written in so many seconds; `poll_open` as it stands after it."""
        self._commit_seconds.observe(seconds)
        self.poll_is_open(poll_open)

    def not_written(self) -> None:
        """A batch could not be written."""
        self._not_written.inc()

    def poll_is_open(self, poll_open: bool) -> None:
        """Whether there is a poll that was opened and is not closed."""
        self._poll_open.set(int(poll_open))

    def answered(self, seconds: float) -> None:
        """A vote was answered, so many seconds after its frame arrived. In the hall's thread alone."""
        self._vote_seconds.observe(seconds)

    def noise(self, station: str) -> None:
        """A frame was no valid message. A device chooses its name: from the 65th name on they are counted together."""
        if station not in self._noisy and len(self._noisy) >= _MOST_STATIONS:
            station = _OTHERS
        else:
            self._noisy.add(station)
        self._noise.labels(station).inc()

    def dropped(self, serial: str) -> None:
        """A keypad of ours voted too often; its vote counts as noise, too."""
        self._dropped.labels(serial).inc()

    def too_many(self, station: str) -> None:
        """A station asked too much, and got no answer."""
        self._too_many.labels(station).inc()

    def held_back(self, station: str) -> None:
        """A line that this station lends brought too much at once."""
        self._held_back.labels(station).inc()

    def page(self, now: HallNow) -> bytes:
        """Everything in the text form, version 0.0.4."""
        self._entries.set(now.entries)
        self._bytes.set(now.ledger_bytes)
        self._stations.set(now.stations)
        self._base_stations.set(now.base_stations)
        self._lent_lines.set(now.lent_lines)
        for serial, percent in now.battery.items():
            self._battery.labels(serial).set(percent)
        return generate_latest(self._registry)
