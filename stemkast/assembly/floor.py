"""Rules of the floor: who asks for it, who has it, and what else is put before the eyes of the hall.

- A speaker stands on the list once, under a number that is never used again; the chair decides on the order.
- Who gets the floor leaves the list; whoever had it until then has had it.
- A fingerprint of the ledger is shown between polls; that it is this ledger's, `ledger.replay` looks.
- How a poll went, and how every municipality voted, is seen once it is declared; a test poll is seen once it is closed.
- Nothing of this decides anything: it is written down because the hall sees it.
Source: the order of an assembly (RULES: a poll, "een race tegen de klok"); the chair leads the discussion.
"""

from datetime import datetime

from stemkast.assembly.events import (
    OF_A_POLL,
    FloorGiven,
    MessageShown,
    PollKind,
    ReadinessWaived,
    RootShown,
    ScreenShown,
    ScreenView,
    SpeakerListed,
    SpeakerStruck,
)
from stemkast.assembly.poll_state import COUNTED, PUBLIC, PollState
from stemkast.assembly.refusal import Reason, Refusal
from stemkast.assembly.rulebook import Rulebook
from stemkast.assembly.state import Floor, ShownRoot, State

RULES = Rulebook()
_FLOOR = "RULES: the chair leads"
_LONGEST_MESSAGE = 280
_LONGEST_NAME = 120
_LONGEST_TIME = 24 * 3600
_ROOT_SIZE = 32


@RULES.check(SpeakerListed)
def _check_listed(state: State, event: SpeakerListed) -> Refusal | None:
    speaker = event.speaker
    if speaker.number != state.last_speaker + 1:
        return Refusal(Reason.INCONSISTENT, f"the next speaker is number {state.last_speaker + 1}", _FLOOR)
    if not speaker.name and not speaker.on_behalf:
        return Refusal(Reason.INCONSISTENT, "a speaker has a name or speaks for somebody", _FLOOR)
    if max(len(speaker.name), len(speaker.on_behalf)) > _LONGEST_NAME:
        return Refusal(Reason.INCONSISTENT, f"a name has at most {_LONGEST_NAME} characters", _FLOOR)
    return None


@RULES.apply(SpeakerListed)
def _apply_listed(state: State, event: SpeakerListed, _at: datetime) -> None:
    state.speakers[event.speaker.number] = event.speaker
    state.last_speaker = event.speaker.number


def _is_listed(state: State, speaker: int) -> Refusal | None:
    if speaker in state.speakers:
        return None
    return Refusal(Reason.UNKNOWN, f"speaker {speaker} is not on the list", _FLOOR)


@RULES.check(SpeakerStruck)
def _check_struck(state: State, event: SpeakerStruck) -> Refusal | None:
    return _is_listed(state, event.speaker)


@RULES.apply(SpeakerStruck)
def _apply_struck(state: State, event: SpeakerStruck, _at: datetime) -> None:
    del state.speakers[event.speaker]


@RULES.check(FloorGiven)
def _check_floor(state: State, event: FloorGiven) -> Refusal | None:
    if not 0 <= event.seconds <= _LONGEST_TIME:
        return Refusal(Reason.INCONSISTENT, "a speaking time is at most a day", _FLOOR)
    if state.running is not None:
        return Refusal(Reason.POLL_RUNNING, "nobody gets the floor while a poll runs", _FLOOR)
    return _is_listed(state, event.speaker)


@RULES.apply(FloorGiven)
def _apply_floor(state: State, event: FloorGiven, at: datetime) -> None:
    state.floor = Floor(state.speakers.pop(event.speaker), at, event.seconds)
    state.view, state.view_poll = ScreenView.SPEAKER, 0


@RULES.check(MessageShown)
def _check_message(_state: State, event: MessageShown) -> Refusal | None:
    if not 0 < len(event.text) <= _LONGEST_MESSAGE:
        return Refusal(Reason.INCONSISTENT, f"a message has 1 to {_LONGEST_MESSAGE} characters", _FLOOR)
    return None


@RULES.apply(MessageShown)
def _apply_message(state: State, event: MessageShown, _at: datetime) -> None:
    state.message = event.text
    state.view, state.view_poll = ScreenView.MESSAGE, 0


@RULES.check(RootShown)
def _check_root(state: State, event: RootShown) -> Refusal | None:
    if event.size < 1 or len(event.root) != _ROOT_SIZE:
        return Refusal(Reason.INCONSISTENT, "no ledger of this assembly has this size and root", "design decision 2")
    if state.running is not None:
        return Refusal(Reason.POLL_RUNNING, "no fingerprint is shown while a poll runs", _FLOOR)
    return None


@RULES.apply(RootShown)
def _apply_root(state: State, event: RootShown, at: datetime) -> None:
    state.root = ShownRoot(event.size, event.root, at)
    state.view, state.view_poll = ScreenView.FINGERPRINT, 0


@RULES.check(ScreenShown)
def _check_shown(state: State, event: ScreenShown) -> Refusal | None:
    if event.view is ScreenView.SPEAKER and state.floor is None:
        return Refusal(Reason.UNKNOWN, "nobody has the floor", _FLOOR)
    if event.view is ScreenView.MESSAGE and not state.message:
        return Refusal(Reason.UNKNOWN, "there is no message to show", _FLOOR)
    if event.view is ScreenView.FINGERPRINT and state.root is None:
        return Refusal(Reason.UNKNOWN, "no fingerprint was shown yet", _FLOOR)
    if event.view not in OF_A_POLL:
        return None
    poll = state.polls.get(event.poll)
    if poll is None:
        return Refusal(Reason.UNKNOWN, f"there is no poll {event.poll}", "RULES: a poll")
    if event.view is ScreenView.RESULT:
        hidden = poll.state not in COUNTED or (poll.kind is PollKind.REAL and poll.state is PollState.CLOSED)
        if hidden:
            return Refusal(Reason.POLL_STATE, f"poll {poll.number} has no declared result", "BW 2:13 (3)")
    if event.view is ScreenView.VOTING_BEHAVIOUR and (poll.kind is PollKind.TEST or poll.state not in PUBLIC):
        text = f"how municipalities voted in poll {poll.number} is seen once its result is declared"
        return Refusal(Reason.POLL_STATE, text, "RULES: results are public")
    return None


@RULES.apply(ScreenShown)
def _apply_shown(state: State, event: ScreenShown, at: datetime) -> None:
    state.view, state.view_poll, state.view_since = event.view, event.poll, at
    if event.view is ScreenView.MATTER:
        state.view_matter = state.matter


@RULES.check(ReadinessWaived)
def _check_waived(state: State, event: ReadinessWaived) -> Refusal | None:
    if not event.open_point or not event.reason:
        return Refusal(Reason.INCONSISTENT, "an open point is waived for a reason in words", _FLOOR)
    if event.open_point in state.waived:
        return Refusal(Reason.ALREADY_EXISTS, f"{event.open_point} was waived already", _FLOOR)
    return None


@RULES.apply(ReadinessWaived)
def _apply_waived(state: State, event: ReadinessWaived, _at: datetime) -> None:
    state.waived[event.open_point] = event.reason
