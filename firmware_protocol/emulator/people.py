"""Scripted people: what the holder of a keypad presses, and after how long."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from firmware_protocol.ballot import Light
from firmware_protocol.keypad import Key, Keypad
from firmware_protocol.keypad_state import KeypadState


@dataclass(frozen=True, slots=True)
class Press:
    """A key that is pressed `after` so many seconds."""

    key: int | Key
    after: float


class People(Protocol):
    """Told of every keypad that may have changed; answers with what its holder presses."""

    def on_change(self, keypad: Keypad) -> list[Press]:
        """The presses that this change leads to."""


class NoPeople:
    """Nobody: keypads are pressed from outside only."""

    def on_change(self, keypad: Keypad) -> list[Press]:  # noqa: ARG002 - the interface names it
        """Nothing is pressed."""
        return []


class VotingPeople:
    """They say yes to an offer, and vote once when a poll opens; who gets no answer presses again.

    `choice` gives the key for (poll number, municipality), or None for who does not vote. `pace` is the longest time in
    seconds that somebody takes; how long each one takes in each poll follows from the seed alone.
    """

    def __init__(self, choice: Callable[[int, str], int | None], pace: float, seed: int) -> None:
        self._choice = choice
        self._pace = pace
        self._seed = seed
        self._planned: set[tuple[str, int]] = set()
        self._unanswered: set[str] = set()
        self._offered: dict[str, int] = {}

    def on_change(self, keypad: Keypad) -> list[Press]:
        """Yes to a new offer; one vote in an open poll, and another where a keypad says that nobody answered it."""
        assignment = keypad.assignment
        if assignment is None:
            return []
        if keypad.state is KeypadState.OFFERED:
            if self._offered.get(keypad.serial) == assignment.pairing:
                return []
            self._offered[keypad.serial] = assignment.pairing
            return [Press(Key.YES, 0.0)]
        poll = keypad.poll
        if poll is None:
            return []
        turn = (keypad.serial, poll.poll)
        if keypad.state is KeypadState.HELD and keypad.light is Light.OFF:
            # Whoever presses now presses in vain, and will do so again when the poll is resumed.
            self._planned.discard(turn)
        if keypad.state is not KeypadState.UNCONFIRMED:
            self._unanswered.discard(keypad.serial)
        elif keypad.serial not in self._unanswered:
            self._unanswered.add(keypad.serial)
            self._planned.discard(turn)
        if keypad.state not in (KeypadState.OPEN, KeypadState.UNCONFIRMED) or turn in self._planned:
            return []
        self._planned.add(turn)
        key = self._choice(poll.poll, assignment.municipality)
        return [] if key is None else [Press(key, self._time(keypad.serial, poll.poll))]

    def _time(self, serial: str, poll: int) -> float:
        return random.Random(f"{self._seed} {serial} {poll}").uniform(0, self._pace)
