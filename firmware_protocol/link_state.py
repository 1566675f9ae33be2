"""The states of the two halves of a link, and the tables of their transitions (P-42).

`link-states.md` is made from these tables; a test holds them equal. What is not in a table changes no state.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import TypeVar


class SenderState(StrEnum):
    """Of who sends frames."""

    STARTING = "starting"
    RUNNING = "running"


class SenderEvent(StrEnum):
    """What happens to a sender.

    `acknowledged`: an ACK with the session in force. `unknown`: an ACK with session 0. `exhausted`: a frame was sent as
    often as it may be.
    """

    ACKNOWLEDGED = "acknowledged"
    UNKNOWN = "unknown"
    EXHAUSTED = "exhausted"


class ReceiverState(StrEnum):
    """Of who receives them."""

    IDLE = "idle"
    RECEIVING = "receiving"


class ReceiverEvent(StrEnum):
    """`start`: a START of a session that was not in force before. `data`: a frame that is not of kind *link*."""

    START = "start"
    DATA = "data"


SENDER: Mapping[tuple[SenderState, SenderEvent], SenderState] = MappingProxyType(
    {
        (SenderState.STARTING, SenderEvent.ACKNOWLEDGED): SenderState.RUNNING,
        (SenderState.RUNNING, SenderEvent.ACKNOWLEDGED): SenderState.RUNNING,
        (SenderState.RUNNING, SenderEvent.UNKNOWN): SenderState.STARTING,
        (SenderState.RUNNING, SenderEvent.EXHAUSTED): SenderState.STARTING,
    }
)
RECEIVER: Mapping[tuple[ReceiverState, ReceiverEvent], ReceiverState] = MappingProxyType(
    {
        (ReceiverState.IDLE, ReceiverEvent.START): ReceiverState.RECEIVING,
        (ReceiverState.RECEIVING, ReceiverEvent.START): ReceiverState.RECEIVING,
        (ReceiverState.RECEIVING, ReceiverEvent.DATA): ReceiverState.RECEIVING,
    }
)


_S = TypeVar("_S", bound=StrEnum)
_E = TypeVar("_E", bound=StrEnum)


def document() -> str:
    """The whole of `link-states.md`."""
    return (
        "# States of a link\n\n"
        "Made from the tables in `link_state.py`. "
        "Each direction has a sender at one end and a receiver at the other.\n\n"
        + _part("Sender", "starting", SENDER)
        + "\n"
        + _part("Receiver", "idle", RECEIVER)
    )


def _part(title: str, first: str, table: Mapping[tuple[_S, _E], _S]) -> str:
    arrows = "".join(f"    {state} --> {after}: {event}\n" for (state, event), after in table.items())
    rows = "".join(f"| {state} | {event} | {after} |\n" for (state, event), after in table.items())
    return (
        f"## {title}\n\n```mermaid\nstateDiagram-v2\n    [*] --> {first}\n{arrows}```\n\n"
        f"| state | event | next state |\n|---|---|---|\n{rows}"
    )
