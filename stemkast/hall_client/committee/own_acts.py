"""What this committee's station recorded itself, kept in its own folder: nobody signs a release or a spot check.

A hall could write one in the committee's name. The station then sees an act that it never asked for, and says so.
"""

from collections.abc import Iterable
from pathlib import Path

from stemkast import private_file
from stemkast.assembly import event_codec
from stemkast.assembly.events import Event, PollReleased, RootCompared, SpotCheckDone, SpotCheckDrawn
from stemkast.ledger import canonical

ACTS = (PollReleased, SpotCheckDrawn, SpotCheckDone, RootCompared)
"""What only a committee does, and without a signature."""
_FILE = "own-acts"


class OwnActs:
    """The acts of the station that keeps its ledger in `folder`, a line each. Raises OSError for unreadable ones."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / _FILE
        self._known = frozenset(self._path.read_bytes().splitlines() if self._path.exists() else ())

    def keep(self, event: Event) -> None:
        """Before it is asked of the hall, so that a loss of power in between makes nothing foreign.

        Raises OSError where it could not be written; until the station ends it is known all the same.
        """
        self._known |= {_line(event)}
        private_file.replace(self._path, _lines(self._known))

    def made(self, event: Event) -> bool:
        """Whether this was asked for here; from any thread."""
        return _line(event) in self._known


def _line(event: Event) -> bytes:
    return canonical.encode([event_codec.name_of(event), event_codec.to_data(event)])


def _lines(known: Iterable[bytes]) -> bytes:
    return b"".join(line + b"\n" for line in sorted(known))
