"""What the committee's window shows: one frozen value, a pure function of what this station knows.

- For each poll that was closed three columns must agree: recounted here, said by the hall, shown on the screen.
- How a municipality voted comes from polls that are closed only; of a running one nothing shows.
- A recount that is older than the last change of a poll says nothing of it: it is being counted.
"""

from dataclasses import dataclass
from enum import StrEnum

from stemkast.assembly.assembly import Assembly
from stemkast.assembly.declaration import in_other_words
from stemkast.assembly.events import PollKind, ResultDeclared, VoteRefused
from stemkast.assembly.hashes import fingerprint
from stemkast.assembly.poll_state import PollState
from stemkast.assembly.proposals import Option
from stemkast.assembly.screen_state import result_of, screen_state
from stemkast.assembly.shown import ScreenState
from stemkast.assembly.state import Poll, SpotCheck
from stemkast.hall_client.chair.actions import waits_for_committee
from stemkast.hall_client.chair.roll_call_state import RollCallState, roll_call_state
from stemkast.hall_client.committee.chronicle import Chronicle, Recorded
from stemkast.hall_client.committee.count import Figures, recounted, said, shown
from stemkast.verifier import Report

_PUBLIC = frozenset({PollState.DECLARED, PollState.CONTESTED, PollState.FINAL})


class Agreement(StrEnum):
    """Whether the columns of a poll say the same. COUNTING: the recount of it is not there yet."""

    COUNTING = "counting"
    AGREES = "agrees"
    DIFFERS = "differs"


@dataclass(frozen=True, slots=True)
class PollRow:
    """A poll that was closed or voided. A column is None where that source says nothing of it yet.

    declared   whether the hall's column is what the chair declared, else what stands in its books
    on_screen  whether the hall sees it now; what was declared before stands in the column as it was shown
    """

    number: int
    subject: str
    kind: PollKind
    roll_call: bool
    recounted: Figures | None
    said: Figures | None
    shown: Figures | None
    declared: bool
    on_screen: bool
    agreement: Agreement
    waits_for_release: bool
    released: bool


@dataclass(frozen=True, slots=True)
class Voter:
    """A municipality in a closed poll. `option` is None where no vote stands; `serial` is empty in a roll call.

    refused: the reasons of votes that did not count, in order.
    """

    code: str
    name: str
    weight: int
    option: Option | None
    serial: str
    refused: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A municipality of a spot check, and what was counted for it."""

    voter: Voter
    check: SpotCheck


@dataclass(frozen=True, slots=True)
class Notice:
    """Something unusual. `municipality` and `subject` of a proposal, where it is about one.

    `new`: since the poll before the last.
    """

    recorded: Recorded
    municipality: str
    serial: str
    new: bool
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A beginning of the ledger that the hall signed and this station cosigned: `size` entries, `root` of 32 bytes."""

    size: int
    root: bytes

    @property
    def groups(self) -> tuple[str, ...]:
        """The fingerprint of the root, as people read it aloud: sixteen groups of four."""
        return fingerprint(self.root)


@dataclass(frozen=True, slots=True)
class Witness:
    """The key of this station.

    name       that of its verifier key, with the key id behind a plus sign where that is known
    enrolled   whether the hall's ledger names it
    cosigned   checkpoints, the newest last
    kept       how many entries the newest has of which the hall says that it keeps the cosignature; 0 for none
    shown      what the hall screen was made to show last, which this station found in its own copy
    on_screen  whether that stands there now
    """

    name: str
    enrolled: bool
    cosigned: tuple[Checkpoint, ...] = ()
    kept: int = 0
    shown: Checkpoint | None = None
    on_screen: bool = False

    @property
    def last(self) -> Checkpoint | None:
        """The checkpoint that was cosigned last."""
        return self.cosigned[-1] if self.cosigned else None

    @property
    def read_aloud(self) -> Checkpoint | None:
        """The fingerprint that people read: what stands on the hall screen, otherwise what was cosigned last."""
        return self.shown if self.on_screen else self.last

    def compared(self, typed: str) -> Checkpoint | None:
        """The checkpoint whose first two groups a person typed, the newest that fits; None where none does."""
        said = "".join(typed.split()).upper()
        known = (self.shown, *self.cosigned) if self.shown is not None else self.cosigned
        fits = (each for each in reversed(known) if len(said) == 8 and "".join(each.groups[:2]) == said)
        return next(fits, None)


@dataclass(frozen=True, slots=True)
class CommitteeState:
    """One moment of the committee's window.

    polls     the newest first; `chosen` is the number of the one that is looked into, 0 before the first
    voters    of the chosen poll, in the order of their names; `drawn` its spot check
    notices   the newest first
    failed    checks of the recount that failed: number and rule in Dutch, and what it says
    counted   how many entries the recount covers
    anchored  what was known from elsewhere and compared by it, by the names that VERIFY.md gives them
    compared  how many entries the root had that a member compared last; 0 before the first
    compare_again  polls were closed or changed after those entries
    """

    meeting: str
    polls: tuple[PollRow, ...]
    chosen: int
    voters: tuple[Voter, ...]
    drawn: tuple[Drawn, ...]
    notices: tuple[Notice, ...]
    witness: Witness
    failed: tuple[tuple[str, str], ...] = ()
    counted: int = 0
    anchored: tuple[str, ...] = ()
    compared: int = 0
    compare_again: bool = False
    releases: bool = False
    roll_call: RollCallState | None = None

    @property
    def differing(self) -> tuple[int, ...]:
        """The polls that shout."""
        return tuple(row.number for row in self.polls if row.agreement is Agreement.DIFFERS)

    @property
    def to_release(self) -> PollRow | None:
        """The poll that waits for this committee, once its recount agrees."""
        rows = (row for row in self.polls if row.waits_for_release and row.agreement is Agreement.AGREES)
        return next(rows, None)


def committee_state(
    assembly: Assembly,
    chronicle: Chronicle,
    witness: Witness,
    report: Report | None = None,
    chosen: int = 0,
    screen: ScreenState | None = None,
) -> CommitteeState:
    """The committee's window as things stand; `report` is the last recount.

    `chosen` is the poll that a person chose, 0 for the newest; `screen` what the hall screen shows, None for what a
    screen that follows this ledger shows.
    """
    seen = screen if screen is not None else screen_state(assembly)
    polls = [poll for poll in assembly.polls.values() if not poll.running]
    looked_into = next((poll for poll in polls if poll.number == chosen), polls[-1] if polls else None)
    voters = _voters(assembly, chronicle, looked_into) if looked_into is not None else ()
    by_code = {each.code: each for each in voters}
    checks = looked_into.spot_checks.items() if looked_into is not None else ()
    compared = assembly.compared.size if assembly.compared is not None else 0
    return CommitteeState(
        meeting=assembly.initialised.name if assembly.initialised is not None else "",
        polls=tuple(_row(assembly, chronicle, poll, report, seen) for poll in reversed(polls)),
        chosen=looked_into.number if looked_into is not None else 0,
        voters=voters,
        drawn=tuple(Drawn(by_code[code], check) for code, check in checks),
        notices=_notices(assembly, chronicle),
        witness=witness,
        failed=_failed(report),
        counted=report.entries if report is not None else 0,
        anchored=report.anchors if report is not None else (),
        compared=compared,
        compare_again=recount_is_due(chronicle, compared),
        releases=assembly.settings.committee_releases,
        roll_call=roll_call_state(assembly),
    )


def recount_is_due(chronicle: Chronicle, counted: int) -> bool:
    """Whether a poll changed after the `counted` entries of the last recount."""
    return any(index >= counted for _, index in chronicle.changed)


def _row(assembly: Assembly, chronicle: Chronicle, poll: Poll, report: Report | None, screen: ScreenState) -> PollRow:
    here = None
    if report is not None and chronicle.last_change(poll.number) < report.entries:
        here = recounted(report, poll.number)
    hall = said(poll, assembly.settings)
    seen = shown(screen, poll.number)
    on_screen = seen is not None
    if seen is None and poll.state in _PUBLIC:
        seen = shown(result_of(assembly, poll), poll.number)
    agreement = Agreement.COUNTING
    if len({each for each in (here, hall, seen) if each is not None}) > 1:
        agreement = Agreement.DIFFERS
    elif here is not None:
        agreement = Agreement.AGREES
    return PollRow(
        number=poll.number,
        subject=poll.question.subject,
        kind=poll.kind,
        roll_call=poll.roll_call,
        recounted=here,
        said=hall,
        shown=seen,
        declared=poll.declared is not None,
        on_screen=on_screen,
        agreement=agreement,
        waits_for_release=waits_for_committee(assembly, poll),
        released=poll.released,
    )


def _voters(assembly: Assembly, chronicle: Chronicle, poll: Poll) -> tuple[Voter, ...]:
    refused: dict[str, list[str]] = {}
    for each in chronicle.recorded:
        if isinstance(each.event, VoteRefused) and each.event.poll == poll.number:
            pairing = assembly.pairings.get(each.event.pairing)
            if pairing is not None:
                refused.setdefault(pairing.municipality, []).append(each.event.reason)
    voters = []
    for row in assembly.register.values():
        vote = poll.votes.get(row.code)
        pairing = assembly.pairings.get(vote.pairing) if vote is not None else None
        voters.append(
            Voter(
                row.code,
                row.name,
                row.weight,
                poll.question.option(vote.choice) if vote is not None else None,
                pairing.serial if pairing is not None and not poll.roll_call else "",
                tuple(refused.get(row.code, ())),
            )
        )
    return tuple(voters)


def _notices(assembly: Assembly, chronicle: Chronicle) -> tuple[Notice, ...]:
    closings = sorted(dict(reversed(chronicle.changed)).values())
    since = closings[-2] if len(closings) > 1 else -1
    unusual = (each for each in reversed(chronicle.recorded) if not _is_as_ever(assembly, each))
    return tuple(_notice(assembly, each, since) for each in unusual)


def _is_as_ever(assembly: Assembly, recorded: Recorded) -> bool:
    """Most results are declared in the words that follow from them."""
    return isinstance(recorded.event, ResultDeclared) and not in_other_words(assembly, recorded.event)


def _notice(assembly: Assembly, recorded: Recorded, since: int) -> Notice:
    pairing = assembly.pairings.get(getattr(recorded.event, "pairing", 0))
    code = pairing.municipality if pairing is not None else getattr(recorded.event, "municipality", "")
    row = assembly.register.get(code)
    serial = pairing.serial if pairing is not None else ""
    proposal = getattr(recorded.event, "proposal", "")
    subject = assembly.subject_of(proposal) if proposal in assembly.proposals else ""
    return Notice(recorded, row.name if row is not None else "", serial, recorded.index > since, subject)


def _failed(report: Report | None) -> tuple[tuple[str, str], ...]:
    checks = report.checks if report is not None else ()
    return tuple((f"{each.id} {each.rule.regel}", each.rule.betekent) for each in checks if not each.ok)
