"""The two lines that a keypad shows, in Dutch (P-37). A line that is longer than the glass scrolls."""

from firmware_protocol.ballot import Ballot
from firmware_protocol.keypad_state import KeypadState
from firmware_protocol.messages import Assignment, PollKind, RefusalReason

Lines = tuple[str, str]
_NOT_COUNTED, _UNCONFIRMED, _NOT_READY = "niet geteld", "niet bevestigd", "zaal wacht, stem later opnieuw"


def lines(state: KeypadState, serial: str, assignment: Assignment | None, ballot: Ballot | None) -> Lines:
    """What stands on the display. `assignment` is also the one that is offered and not accepted yet."""
    if assignment is None:
        return "", serial
    holder = f"{assignment.name} {assignment.weight}"
    if state is KeypadState.OFFERED:
        return holder, "akkoord?"
    return (holder, "") if ballot is None else _poll_lines(state, ballot)


def _poll_lines(state: KeypadState, ballot: Ballot) -> Lines:
    announcement = ballot.announcement
    labels = dict(announcement.options)
    title = f"PROEF {announcement.title}" if announcement.kind is PollKind.TEST else announcement.title
    stands = f"staat: {labels[ballot.confirmed]}" if ballot.confirmed else ""
    match state:
        case KeypadState.ANNOUNCED:
            return title, "nog niet open"
        case KeypadState.OPEN:
            return title, " ".join(f"{key} {label}" for key, label in announcement.options)
        case KeypadState.WAITING:
            return f"{labels[ballot.last_choice]} …", stands
        case KeypadState.CONFIRMED:
            return f"✓ {labels[ballot.confirmed]}", ""
        case KeypadState.REFUSED:
            return _NOT_READY if ballot.refused is RefusalReason.NOT_READY else _NOT_COUNTED, stands
        case KeypadState.UNCONFIRMED:
            return _UNCONFIRMED, stands
        case KeypadState.HELD:
            return "onderbroken", stands
        case _:
            return ballot.result or "gesloten", _in_vain(ballot) or stands


def _in_vain(ballot: Ballot) -> str:
    """Why the vote that was sent last stands nowhere, for a holder who looks at the light after the poll."""
    if ballot.gave_up:
        return _UNCONFIRMED
    return _NOT_COUNTED if ballot.refused is not None and not ballot.confirmed else ""
