"""Where each event finds its two rules: may it happen (`check`), and what does it change (`apply`).

Every event of the catalogue has both in exactly one of the rule modules; a test says so.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any, TypeVar

from stemkast.assembly.events import Event
from stemkast.assembly.refusal import Refusal
from stemkast.assembly.state import State

Check = Callable[[State, Any], Refusal | None]
Apply = Callable[[State, Any, datetime], None]
_C = TypeVar("_C", bound=Check)
_A = TypeVar("_A", bound=Apply)


class Rulebook:
    """The rules of one part of the assembly; filled by decorators, merged with others by `merged`."""

    def __init__(self) -> None:
        self.checks: dict[type[Event], Check] = {}
        self.applies: dict[type[Event], Apply] = {}

    def check(self, event: type[Event]) -> Callable[[_C], _C]:
        """Registers the check of an event."""

        def register(rule: _C) -> _C:
            self.checks[event] = rule
            return rule

        return register

    def apply(self, event: type[Event]) -> Callable[[_A], _A]:
        """Registers what an event changes."""

        def register(rule: _A) -> _A:
            self.applies[event] = rule
            return rule

        return register

    @classmethod
    def merged(cls, books: Iterable["Rulebook"]) -> "Rulebook":
        """One book with the rules of all."""
        whole = cls()
        for book in books:
            whole.checks |= book.checks
            whole.applies |= book.applies
        return whole


def first(*refusals: Refusal | None) -> Refusal | None:
    """The first refusal among them, if any."""
    return next((refusal for refusal in refusals if refusal is not None), None)
