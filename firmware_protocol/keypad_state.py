"""The states of a keypad and the one table of transitions (SPEC, "Keypad states"; P-30).

The diagram in `keypad-states.md` is made from this table; a test holds them equal. What is not in the table changes
nothing: the keypad ignores it.
"""

from collections.abc import Mapping
from enum import IntEnum, StrEnum
from types import MappingProxyType


class KeypadState(IntEnum):
    """Where a keypad is; the light follows from the vote, not from the state alone."""

    UNASSIGNED = 0
    OFFERED = 1
    IDLE = 2
    ANNOUNCED = 3
    OPEN = 4
    WAITING = 5
    CONFIRMED = 6
    REFUSED = 7
    HELD = 8
    CLOSED = 9
    UNCONFIRMED = 10


class KeypadEvent(StrEnum):
    """What happens to a keypad.

    A resumed poll goes back to what the light says: `resume` with the light off, the others with what is named.
    `gave_up`: the vote was repeated as often as it may be, and nobody answered (P-80).
    `missed`: a poll runs whose announcement was not verified (P-33). `lifted`: taken out of the cradle (P-31).
    """

    OFFER = "offer"
    YES = "yes"
    NO = "no"
    LIFTED = "lifted"
    ANNOUNCEMENT = "announcement"
    OPEN = "open"
    PRESS = "press"
    RECEIPT = "receipt"
    REFUSAL = "refusal"
    GAVE_UP = "gave_up"
    HOLD = "hold"
    RESUME = "resume"
    RESUME_WAITING = "resume_waiting"
    RESUME_GREEN = "resume_green"
    RESUME_RED = "resume_red"
    RESUME_UNCONFIRMED = "resume_unconfirmed"
    STOP = "stop"
    VOID = "void"
    MISSED = "missed"
    RELEASE = "release"


_S, _E = KeypadState, KeypadEvent
_VOTING = (_S.OPEN, _S.WAITING, _S.CONFIRMED, _S.REFUSED, _S.UNCONFIRMED)
_RUNNING = (_S.ANNOUNCED, *_VOTING, _S.HELD)
_IN_POLL = (*_RUNNING, _S.CLOSED)
_ASSIGNED = (_S.IDLE, *_IN_POLL)

TRANSITIONS: Mapping[tuple[KeypadState, KeypadEvent], KeypadState] = MappingProxyType(
    {
        (_S.UNASSIGNED, _E.OFFER): _S.OFFERED,
        (_S.OFFERED, _E.OFFER): _S.OFFERED,
        (_S.OFFERED, _E.YES): _S.IDLE,
        (_S.OFFERED, _E.NO): _S.UNASSIGNED,
        (_S.OFFERED, _E.LIFTED): _S.UNASSIGNED,
        **{(state, _E.ANNOUNCEMENT): _S.ANNOUNCED for state in _ASSIGNED},
        (_S.ANNOUNCED, _E.OPEN): _S.OPEN,
        **{(state, _E.PRESS): _S.WAITING for state in _VOTING},
        (_S.WAITING, _E.RECEIPT): _S.CONFIRMED,
        (_S.WAITING, _E.REFUSAL): _S.REFUSED,
        (_S.WAITING, _E.GAVE_UP): _S.UNCONFIRMED,
        (_S.UNCONFIRMED, _E.RECEIPT): _S.CONFIRMED,
        (_S.UNCONFIRMED, _E.REFUSAL): _S.REFUSED,
        **{(state, _E.HOLD): _S.HELD for state in (_S.ANNOUNCED, *_VOTING)},
        (_S.HELD, _E.RECEIPT): _S.HELD,
        (_S.HELD, _E.REFUSAL): _S.HELD,
        (_S.HELD, _E.GAVE_UP): _S.HELD,
        (_S.ANNOUNCED, _E.RESUME): _S.OPEN,
        (_S.HELD, _E.RESUME): _S.OPEN,
        (_S.HELD, _E.RESUME_WAITING): _S.WAITING,
        (_S.HELD, _E.RESUME_GREEN): _S.CONFIRMED,
        (_S.HELD, _E.RESUME_RED): _S.REFUSED,
        (_S.HELD, _E.RESUME_UNCONFIRMED): _S.UNCONFIRMED,
        **{(state, _E.STOP): _S.CLOSED for state in _IN_POLL},
        (_S.CLOSED, _E.RECEIPT): _S.CLOSED,
        (_S.CLOSED, _E.REFUSAL): _S.CLOSED,
        (_S.CLOSED, _E.GAVE_UP): _S.CLOSED,
        **{(state, _E.VOID): _S.IDLE for state in _IN_POLL},
        **{(state, _E.MISSED): _S.IDLE for state in _IN_POLL},
        **{(state, _E.RELEASE): _S.UNASSIGNED for state in _ASSIGNED},
    }
)


class StateMachine:
    """Where a keypad is; moves by the table and in no other way (P-30)."""

    def __init__(self, state: KeypadState) -> None:
        self.state = state

    def step(self, event: KeypadEvent) -> bool:
        """Moves if the table says so; whether it did."""
        after = TRANSITIONS.get((self.state, event))
        if after is None:
            return False
        self.state = after
        return True


def diagram() -> str:
    """The table as a Mermaid state diagram; events that lead the same way share an arrow."""
    arrows: dict[tuple[KeypadState, KeypadState], list[str]] = {}
    for (source, event), target in TRANSITIONS.items():
        arrows.setdefault((source, target), []).append(event)
    lines = ["stateDiagram-v2", "    [*] --> unassigned"]
    lines += [
        f"    {source.name.lower()} --> {target.name.lower()}: {', '.join(events)}"
        for (source, target), events in arrows.items()
    ]
    return "\n".join(lines) + "\n"


def document() -> str:
    """The whole of `keypad-states.md`: the diagram, and the table for who builds a keypad from it."""
    rows = [
        f"| {source.value} {source.name.lower()} | {event} | {target.name.lower()} |"
        for (source, event), target in sorted(TRANSITIONS.items(), key=lambda each: each[0][0])
    ]
    return (
        "# States of a keypad\n\n"
        "Made from the table in `keypad_state.py`. What is not here changes nothing.\n\n"
        f"```mermaid\n{diagram()}```\n\n"
        "| state | event | next state |\n|---|---|---|\n" + "\n".join(rows) + "\n"
    )
