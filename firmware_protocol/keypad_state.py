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


class KeypadEvent(StrEnum):
    """What happens to a keypad. `resumed_voted`: resumed while an earlier vote of this poll is confirmed."""

    OFFER = "offer"
    YES = "yes"
    NO = "no"
    ANNOUNCEMENT = "announcement"
    OPEN = "open"
    PRESS = "press"
    RECEIPT = "receipt"
    REFUSAL = "refusal"
    HOLD = "hold"
    RESUME = "resume"
    RESUMED_VOTED = "resumed_voted"
    STOP = "stop"
    VOID = "void"
    RELEASE = "release"


_S, _E = KeypadState, KeypadEvent
_VOTING = (_S.OPEN, _S.WAITING, _S.CONFIRMED, _S.REFUSED)
_ASSIGNED = (_S.IDLE, _S.ANNOUNCED, *_VOTING, _S.HELD, _S.CLOSED)

TRANSITIONS: Mapping[tuple[KeypadState, KeypadEvent], KeypadState] = MappingProxyType(
    {
        (_S.UNASSIGNED, _E.OFFER): _S.OFFERED,
        (_S.OFFERED, _E.OFFER): _S.OFFERED,
        (_S.OFFERED, _E.YES): _S.IDLE,
        (_S.OFFERED, _E.NO): _S.UNASSIGNED,
        **{(state, _E.ANNOUNCEMENT): _S.ANNOUNCED for state in (_S.IDLE, _S.ANNOUNCED, _S.CLOSED)},
        (_S.ANNOUNCED, _E.OPEN): _S.OPEN,
        **{(state, _E.PRESS): _S.WAITING for state in _VOTING},
        (_S.WAITING, _E.RECEIPT): _S.CONFIRMED,
        (_S.WAITING, _E.REFUSAL): _S.REFUSED,
        **{(state, _E.HOLD): _S.HELD for state in _VOTING},
        (_S.HELD, _E.RECEIPT): _S.HELD,
        (_S.HELD, _E.REFUSAL): _S.HELD,
        (_S.HELD, _E.RESUME): _S.OPEN,
        (_S.HELD, _E.RESUMED_VOTED): _S.CONFIRMED,
        **{(state, _E.STOP): _S.CLOSED for state in (_S.ANNOUNCED, *_VOTING, _S.HELD, _S.CLOSED)},
        (_S.CLOSED, _E.RECEIPT): _S.CLOSED,
        (_S.CLOSED, _E.REFUSAL): _S.CLOSED,
        **{(state, _E.VOID): _S.IDLE for state in (_S.ANNOUNCED, *_VOTING, _S.HELD, _S.CLOSED)},
        **{(state, _E.RELEASE): _S.UNASSIGNED for state in _ASSIGNED},
    }
)


def diagram() -> str:
    """The table as a Mermaid state diagram."""
    lines = ["stateDiagram-v2", "    [*] --> unassigned"]
    lines += [
        f"    {source.name.lower()} --> {target.name.lower()}: {event}"
        for (source, event), target in TRANSITIONS.items()
    ]
    return "\n".join(lines) + "\n"
