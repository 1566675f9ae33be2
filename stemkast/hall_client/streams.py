"""The streams that a `HallBridge` is made with: one that keeps nothing, and one that keeps the ledger."""

from collections.abc import Callable
from pathlib import Path

from stemkast.hall_client.connection.address import HallAddress
from stemkast.hall_client.following.control_station import ControlStation
from stemkast.hall_client.following.stream import EntryStream
from stemkast.hall_client.qt_bridge import ANEW, DISBELIEVED, Aside

_Entry = Callable[[int, bytes], None]
_State = Callable[[bool], None]


def plain(hall: HallAddress, entry: _Entry, state: _State, aside: Aside) -> EntryStream:
    """Keeps nothing, and is told everything anew where the hall lacks the last of what it told before."""
    return EntryStream(hall, entry, state, on_aside=aside, on_anew=lambda: aside(ANEW, None))


def keeping(hall: HallAddress, folder: Path, name: str, entry: _Entry, state: _State, aside: Aside) -> ControlStation:
    """The station `name`, which keeps the ledger in `folder`. Raises OSError, LedgerError."""
    return ControlStation(
        hall,
        folder,
        name,
        entry,
        state,
        aside,
        lambda why: aside(DISBELIEVED, why),
        on_anew=lambda: aside(ANEW, None),
    )
