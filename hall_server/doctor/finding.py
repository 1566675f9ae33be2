"""What somebody who looks at a hall is told: one sentence about one thing."""

from dataclasses import dataclass
from enum import IntEnum


class State(IntEnum):
    """How bad it is; the worst one is the exit status of the command."""

    OK = 0
    ATTENTION = 1
    BROKEN = 2


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence about one thing; where it is not well, with what to do."""

    state: State
    about: str
    text: str


def ok(about: str, text: str) -> Finding:
    """It is well."""
    return Finding(State.OK, about, text)


def attention(about: str, text: str) -> Finding:
    """It works, and somebody has to do something."""
    return Finding(State.ATTENTION, about, text)


def broken(about: str, text: str) -> Finding:
    """It does not work, or must not be used."""
    return Finding(State.BROKEN, about, text)
