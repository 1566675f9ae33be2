"""What a committee wants to know afterwards and the assembly forgets: the unusual entries, and when polls changed.

It is fed by the thread of the stream and read by the one that makes snapshots.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from stemkast.assembly import event_codec
from stemkast.assembly.events import (
    BY_TYPE,
    ContestRejected,
    Event,
    HallSucceeded,
    LotDrawn,
    MandateWithdrawn,
    PairingEnd,
    PairingEnded,
    PollClosed,
    PollExtended,
    PollHeld,
    PollVoided,
    ProposalRestored,
    ReadinessWaived,
    ReplicationWaived,
    ResultContested,
    ResultDeclared,
    RollCallAnnounced,
    RollCallClosed,
    SpotCheckDone,
    VoteRefused,
)
from stemkast.hall_client.committee.own_acts import ACTS
from stemkast.hall_client.following.hall_trouble import NO_TROUBLE, HallTrouble, arisen, from_aside
from stemkast.ledger.entry import Entry, from_body

UNUSUAL = (
    VoteRefused,
    PairingEnded,
    MandateWithdrawn,
    PollExtended,
    PollHeld,
    PollVoided,
    LotDrawn,
    ResultDeclared,
    ResultContested,
    ContestRejected,
    ReplicationWaived,
    ReadinessWaived,
    ProposalRestored,
    RollCallAnnounced,
    HallSucceeded,
    SpotCheckDone,
    PollClosed,
)
_CHANGING = (PollClosed, RollCallClosed, LotDrawn, PollVoided)
_USUAL_ENDS = frozenset({PairingEnd.RETURNED, PairingEnd.LEFT_EARLY})
_MARKS = tuple(f'"event":"{BY_TYPE[each].name}"}}'.encode() for each in {*UNUSUAL, *_CHANGING, *ACTS})


@dataclass(frozen=True, slots=True)
class Recorded:
    """Entry `index`, which is unusual; or what the hall said of itself when the ledger had so many: no `event` then.

    `foreign`: in the name of this station, which did not ask for it.
    """

    index: int
    at: datetime | None
    event: Event | None = None
    trouble: HallTrouble = NO_TROUBLE
    foreign: bool = False


@dataclass(frozen=True, slots=True)
class Chronicle:
    """What was kept, oldest first; `changed`: a poll and the entry that changed what it comes to, closing first."""

    recorded: tuple[Recorded, ...] = ()
    changed: tuple[tuple[int, int], ...] = ()

    def last_change(self, poll: int) -> int:
        """The entry before which a recount of this poll is too old; -1 for one that was never closed."""
        return max((index for number, index in self.changed if number == poll), default=-1)


class Chronicler:
    """Keeps the chronicle of one hall. Every method may be called from any thread.

    `name` is that of this station, and `made` says whether it asked for an act of a committee itself.
    """

    def __init__(self, name: str = "", made: Callable[[Event], bool] = lambda _event: True) -> None:
        self._name, self._made = name, made
        self._lock = threading.Lock()
        self._chronicle = Chronicle()
        self._size = 0
        self._trouble = NO_TROUBLE

    @property
    def now(self) -> Chronicle:
        """As it stands."""
        return self._chronicle

    def anew(self) -> None:
        """Every entry is told again, from the first on."""
        with self._lock:
            self._chronicle, self._size = Chronicle(), 0

    def take(self, index: int, body: bytes) -> None:
        """The next entry of the stream."""
        self._size = index + 1
        if not body.endswith(_MARKS):
            return
        entry = from_body(index, body)
        event = event_codec.from_data(entry.event, entry.data) if isinstance(entry, Entry) else None
        if isinstance(entry, Entry) and isinstance(event, Event):
            changed = ((event.poll, index),) if isinstance(event, _CHANGING) else ()
            foreign = isinstance(event, ACTS) and entry.by == self._name and not self._made(event)
            recorded = Recorded(index, entry.at, event, foreign=foreign)
            self._keep((recorded,) if foreign or _is_unusual(event) else (), changed)

    def aside(self, kind: str, value: object) -> None:
        """What the hall says beside its entries: what is the matter is kept when it arises."""
        if kind == "hall":
            before, self._trouble = self._trouble, from_aside(value)
            self._keep(tuple(Recorded(self._size, None, None, each) for each in arisen(before, self._trouble)), ())

    def _keep(self, recorded: tuple[Recorded, ...], changed: tuple[tuple[int, int], ...]) -> None:
        with self._lock:
            before = self._chronicle
            self._chronicle = Chronicle(before.recorded + recorded, before.changed + changed)


def _is_unusual(event: Event) -> bool:
    if isinstance(event, PairingEnded):
        return event.reason not in _USUAL_ENDS
    if isinstance(event, PollClosed):
        return any(each.frames for each in event.noise)
    if isinstance(event, SpotCheckDone):
        return not event.agreed
    return isinstance(event, UNUSUAL)
