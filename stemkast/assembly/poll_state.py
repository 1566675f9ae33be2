"""The states of a poll and the one table of transitions between them.

    draft → announced → open ⇄ held → closing → closed → declared → (contested → voided) | final

The diagram in `poll-states.md` is made from this table; a test holds them equal.
Sources: RULES "A poll"; BW 2:13 (3) and (4) for declaration and contest.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class PollState(StrEnum):
    """Where a poll is. A draft is a proposal that was called and not announced yet: it is in no ledger entry."""

    DRAFT = "draft"
    ANNOUNCED = "announced"
    OPEN = "open"
    HELD = "held"
    CLOSING = "closing"
    CLOSED = "closed"
    DECLARED = "declared"
    CONTESTED = "contested"
    VOIDED = "voided"
    FINAL = "final"


class PollStep(StrEnum):
    """What moves a poll on. Each step but `finalise` is an event of the same meaning."""

    ANNOUNCE = "announce"
    OPEN = "open"
    HOLD = "hold"
    RESUME = "resume"
    CLOSING = "closing"
    CLOSE = "close"
    DECLARE = "declare"
    CONTEST = "contest"
    REJECT_CONTEST = "reject_contest"
    VOID = "void"
    FINALISE = "finalise"


_S, _T = PollState, PollStep

TRANSITIONS: Mapping[tuple[PollState, PollStep], PollState] = MappingProxyType(
    {
        (_S.DRAFT, _T.ANNOUNCE): _S.ANNOUNCED,
        (_S.ANNOUNCED, _T.OPEN): _S.OPEN,
        (_S.OPEN, _T.HOLD): _S.HELD,
        (_S.HELD, _T.RESUME): _S.OPEN,
        (_S.OPEN, _T.CLOSING): _S.CLOSING,
        (_S.HELD, _T.CLOSING): _S.CLOSING,
        (_S.CLOSING, _T.CLOSE): _S.CLOSED,
        (_S.CLOSED, _T.DECLARE): _S.DECLARED,
        (_S.DECLARED, _T.CONTEST): _S.CONTESTED,
        (_S.CONTESTED, _T.REJECT_CONTEST): _S.DECLARED,
        (_S.DECLARED, _T.FINALISE): _S.FINAL,
        (_S.CONTESTED, _T.VOID): _S.VOIDED,
        (_S.ANNOUNCED, _T.VOID): _S.VOIDED,
        (_S.OPEN, _T.VOID): _S.VOIDED,
        (_S.HELD, _T.VOID): _S.VOIDED,
        (_S.CLOSING, _T.VOID): _S.VOIDED,
        (_S.CLOSED, _T.VOID): _S.VOIDED,
    }
)

RUNNING = frozenset({PollState.ANNOUNCED, PollState.OPEN, PollState.HELD, PollState.CLOSING})
"""States in which nobody sees the direction of a poll."""

COUNTED = frozenset({PollState.CLOSED, PollState.DECLARED, PollState.CONTESTED, PollState.FINAL})
"""States in which a poll has a result."""

PUBLIC = COUNTED - {PollState.CLOSED}
"""States in which everybody may see how a real poll went."""


def step(state: PollState, by: PollStep) -> PollState | None:
    """The state that follows, or None where the table has no such transition."""
    return TRANSITIONS.get((state, by))


def diagram() -> str:
    """The table as a Mermaid state diagram."""
    lines = ["stateDiagram-v2", "    [*] --> draft"]
    lines += [f"    {source} --> {target}: {by}" for (source, by), target in TRANSITIONS.items()]
    ends = [state for state in PollState if all(source is not state for source, _ in TRANSITIONS)]
    lines += [f"    {state} --> [*]" for state in ends]
    return "\n".join(lines) + "\n"
