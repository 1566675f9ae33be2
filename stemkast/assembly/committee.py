"""Rules of what the committee (commissie van stemopneming) does: release a poll, check by sample, compare the root.

- By setting a poll waits for its release; a lot that is drawn afterwards takes the release away.
- Who is asked in a spot check follows from a recorded seed, so that nobody picks whom to ask.
- That a compared root is that of this ledger is not known here: `stemkast verify` looks (V-07).
Sources: RULES "A poll"; setting `committee_releases`.
"""

import hashlib
from collections.abc import Iterable
from datetime import datetime

from stemkast.assembly.events import PollKind, PollReleased, RootCompared, SpotCheckDone, SpotCheckDrawn
from stemkast.assembly.poll_state import COUNTED, PollState
from stemkast.assembly.refusal import Reason, Refusal
from stemkast.assembly.rulebook import Rulebook
from stemkast.assembly.state import SpotCheck, State

RULES = Rulebook()
_RELEASE = "setting committee_releases"
_SPOT_CHECK = "RULES: the committee's spot check"
_ROOT_SIZE = 32


def sample(seed: bytes, codes: Iterable[str], number: int) -> tuple[str, ...]:
    """The first `number` codes in the order of SHA-256(seed ‖ code in ASCII): whoever has the seed draws the same."""
    return tuple(sorted(codes, key=lambda code: hashlib.sha256(seed + code.encode()).digest())[:number])


@RULES.check(PollReleased)
def _check_released(state: State, event: PollReleased) -> Refusal | None:
    if not state.settings.committee_releases:
        return Refusal(Reason.POLL_STATE, "in this assembly no poll waits for the committee", _RELEASE)
    poll = state.polls.get(event.poll)
    if poll is None or poll.kind is not PollKind.REAL or poll.state is not PollState.CLOSED:
        return Refusal(Reason.POLL_STATE, f"poll {event.poll} does not wait for its declaration", _RELEASE)
    if poll.released:
        return Refusal(Reason.ALREADY_EXISTS, f"poll {event.poll} is released already", _RELEASE)
    return None


@RULES.apply(PollReleased)
def _apply_released(state: State, event: PollReleased, _at: datetime) -> None:
    state.polls[event.poll].released = True


@RULES.check(SpotCheckDrawn)
def _check_drawn(state: State, event: SpotCheckDrawn) -> Refusal | None:
    poll = state.polls.get(event.poll)
    if poll is None or poll.state not in COUNTED:
        return Refusal(Reason.POLL_STATE, f"poll {event.poll} is not counted", _SPOT_CHECK)
    if poll.spot_checks:
        return Refusal(Reason.ALREADY_EXISTS, f"a spot check of poll {event.poll} was drawn already", _SPOT_CHECK)
    drawn = sample(event.seed, poll.votes, len(event.municipalities))
    if not event.source or not event.municipalities or event.municipalities != drawn:
        return Refusal(Reason.INCONSISTENT, "this seed draws other municipalities", _SPOT_CHECK)
    return None


@RULES.apply(SpotCheckDrawn)
def _apply_drawn(state: State, event: SpotCheckDrawn, _at: datetime) -> None:
    state.polls[event.poll].spot_checks = dict.fromkeys(event.municipalities, SpotCheck())


@RULES.check(SpotCheckDone)
def _check_done(state: State, event: SpotCheckDone) -> Refusal | None:
    poll = state.polls.get(event.poll)
    if poll is None or event.municipality not in poll.spot_checks:
        return Refusal(Reason.UNKNOWN, f"{event.municipality} was not drawn in poll {event.poll}", _SPOT_CHECK)
    if not event.agreed and not event.remark:
        return Refusal(Reason.INCONSISTENT, "what does not agree is said in words", _SPOT_CHECK)
    return None


@RULES.apply(SpotCheckDone)
def _apply_done(state: State, event: SpotCheckDone, _at: datetime) -> None:
    state.polls[event.poll].spot_checks[event.municipality] = SpotCheck(event.agreed, event.remark)


@RULES.check(RootCompared)
def _check_compared(state: State, event: RootCompared) -> Refusal | None:
    before = state.compared
    if event.size < 1 or len(event.root) != _ROOT_SIZE or (before is not None and event.size < before.size):
        return Refusal(Reason.INCONSISTENT, "no ledger of this assembly has this size and root", "design decision 2")
    return None


@RULES.apply(RootCompared)
def _apply_compared(state: State, event: RootCompared, _at: datetime) -> None:
    state.compared = event
