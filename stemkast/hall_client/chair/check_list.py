"""The check list before the first real poll: a pure function of the ledger and of what the hall tells beside it.

- The ledger says whether there was a test poll in which anybody voted, and which open points were waived, for which
  reason.
- The hall tells the figures that no ledger holds. While it has not told them, their points are open.
- What is neither in order nor waived keeps the first real poll from being the next action; the chair decides, with a
  reason that the ledger has. The hall itself refuses nothing for a figure that changes by itself: a battery must not
  be able to stop an assembly.
- A roll call needs none of it.
Source: RULES "A poll", the test poll; design decisions 4 and 8 for the replica.
"""

from dataclasses import dataclass
from enum import StrEnum

from stemkast.assembly.assembly import Assembly
from stemkast.assembly.events import PollKind
from stemkast.assembly.poll_state import PollState
from stemkast.assembly.settings import ReceiptPolicy
from stemkast.hall_client.following.readiness import ReadinessNow


class CheckPoint(StrEnum):
    """What is looked at. The value is what the ledger says where it is waived."""

    TEST_POLL = "test_poll"
    KEYPADS = "keypads"
    BATTERIES = "batteries"
    BASE_STATIONS = "base_stations"
    REPLICAS = "replicas"
    COMMITTEE = "committee"


class Standing(StrEnum):
    """How a point stands. `unknown`: the hall has not told; it counts as open."""

    DONE = "done"
    OPEN = "open"
    UNKNOWN = "unknown"
    WAIVED = "waived"


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One point. `names`: who or what it is about, in the order of need; `count` of them in all; `of` so many.

    reason    why it was waived
    waivable  False for a rule of the assembly: it is kept, or the settings say otherwise
    """

    point: CheckPoint
    standing: Standing
    names: tuple[str, ...] = ()
    count: int = 0
    of: int = 0
    reason: str = ""
    waivable: bool = True

    @property
    def bad(self) -> bool:
        """Whether something is the matter, also where it was waived."""
        return self.standing is not Standing.DONE

    @property
    def open(self) -> bool:
        """Whether something is to be done or to be waived."""
        return self.standing in (Standing.OPEN, Standing.UNKNOWN)

    @property
    def can_be_waived(self) -> bool:
        """Whether a reason is enough to go on with it open."""
        return self.open and self.waivable


@dataclass(frozen=True, slots=True)
class CheckList:
    """`due`: no real poll was announced yet. Without rows there is nothing to check."""

    rows: tuple[CheckRow, ...] = ()
    due: bool = False

    @property
    def open(self) -> tuple[CheckRow, ...]:
        """What keeps the first real poll from being next: the points that have to be solved or waived."""
        return tuple(row for row in self.rows if row.can_be_waived) if self.due else ()


NOTHING_TO_CHECK = CheckList()


def check_list(assembly: Assembly, now: ReadinessNow | None) -> CheckList:
    """The list as it stands; `now` is None while the hall has not told how it stands."""
    due = not any(poll.kind is PollKind.REAL for poll in assembly.polls.values())
    if not due or assembly.register_adopted is None:
        return NOTHING_TO_CHECK
    rows = (
        _test_poll(assembly),
        _keypads(assembly, now),
        _batteries(assembly, now),
        _base_stations(now),
        _replicas(assembly, now),
        _committee(now),
    )
    return CheckList(tuple(_waived(assembly, row) for row in rows), due)


def _waived(assembly: Assembly, row: CheckRow) -> CheckRow:
    reason = assembly.waived.get(row.point, "")
    if not row.can_be_waived or not reason:
        return row
    return CheckRow(row.point, Standing.WAIVED, row.names, row.count, row.of, reason)


def _standing(now: ReadinessNow | None, *, good: bool) -> Standing:
    if now is None:
        return Standing.UNKNOWN
    return Standing.DONE if good else Standing.OPEN


def _test_poll(assembly: Assembly) -> CheckRow:
    tests = [poll for poll in assembly.polls.values() if poll.kind is PollKind.TEST and poll.state is PollState.CLOSED]
    if not tests:
        asked = assembly.settings.test_poll_first
        return CheckRow(CheckPoint.TEST_POLL, Standing.OPEN if asked else Standing.DONE, waivable=False)
    best = max(tests, key=lambda poll: poll.voted)
    standing = Standing.DONE if best.voted else Standing.OPEN  # where nobody voted nothing was tried
    return CheckRow(CheckPoint.TEST_POLL, standing, (), best.voted, best.present)


def _keypads(assembly: Assembly, now: ReadinessNow | None) -> CheckRow:
    codes = frozenset(now.silent if now is not None else ())
    silent = sorted((row for code, row in assembly.register.items() if code in codes), key=lambda row: -row.weight)
    count = now.silent_count if now is not None else 0
    good = assembly.present > 0 and count == 0
    names = tuple(row.name for row in silent)
    return CheckRow(CheckPoint.KEYPADS, _standing(now, good=good), names, count, assembly.present)


def _batteries(assembly: Assembly, now: ReadinessNow | None) -> CheckRow:
    low = sorted(now.low.items(), key=lambda item: (item[1], item[0])) if now is not None else []
    names = tuple(f"{assembly.register[code].name} ({percent}%)" for code, percent in low if code in assembly.register)
    return CheckRow(CheckPoint.BATTERIES, _standing(now, good=not names), names, len(names), assembly.present)


def _base_stations(now: ReadinessNow | None) -> CheckRow:
    lost, connected = (now.lost, len(now.connected)) if now is not None else ((), 0)
    good = connected > 0 and not lost
    return CheckRow(CheckPoint.BASE_STATIONS, _standing(now, good=good), lost, len(lost), connected + len(lost))


def _replicas(assembly: Assembly, now: ReadinessNow | None) -> CheckRow:
    keeping = now.keeping if now is not None else ()
    if assembly.settings.receipts is ReceiptPolicy.LOCAL:
        return CheckRow(CheckPoint.REPLICAS, Standing.DONE, keeping, len(keeping))
    return CheckRow(CheckPoint.REPLICAS, _standing(now, good=bool(keeping)), keeping, len(keeping))


def _committee(now: ReadinessNow | None) -> CheckRow:
    following = now.committees if now is not None else ()
    return CheckRow(CheckPoint.COMMITTEE, _standing(now, good=bool(following)), following, len(following))
