"""The keypads of this window without Qt: what each shows, where it lies, and what a hand does to them.

What a keypad shows comes from the emulator. Where it lies and whether it is on follows from the hand alone, which is
the only one here; so nobody has to ask the emulator's thread, and wait for it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from firmware_protocol import display
from firmware_protocol.ballot import Light
from firmware_protocol.display import Lines
from firmware_protocol.keypad import Key
from firmware_protocol.keypad_state import KeypadState

_BLANK: Lines = ("", "")


class Devices(Protocol):
    """The emulated devices; `EmulatedHall` is one. No call waits for what it leads to; cradles count from 0."""

    def press(self, serial: str, key: int | Key) -> None:
        """Presses a key."""

    def insert(self, cradle: int, serial: str) -> None:
        """Places a keypad in a cradle; the one that lies there is taken out first."""

    def remove(self, cradle: int) -> None:
        """Takes the keypad out of a cradle."""

    def power(self, serial: str, on: bool) -> None:
        """Switches a keypad."""


@dataclass(frozen=True, slots=True)
class Pressed:
    """A key was pressed."""

    serial: str
    key: int | Key


@dataclass(frozen=True, slots=True)
class Placed:
    """A keypad was placed in the cradle."""

    serial: str


@dataclass(frozen=True, slots=True)
class TakenOut:
    """A keypad was taken out of the cradle."""

    serial: str


@dataclass(frozen=True, slots=True)
class Switched:
    """A keypad was switched on or off."""

    serial: str
    on: bool


Gesture = Pressed | Placed | TakenOut | Switched
"""What a hand does."""


@dataclass(frozen=True, slots=True)
class KeypadView:
    """One keypad as the eye sees it: blank and without light while it is off."""

    serial: str
    lines: Lines
    light: Light = Light.OFF
    is_on: bool = True
    in_cradle: bool = False


class Handful:
    """The keypads with these serial numbers, new from the factory, and one cradle. To be used in one thread."""

    def __init__(self, devices: Devices, serials: Sequence[str]) -> None:
        self._devices = devices
        self._views = {serial: KeypadView(serial, _unassigned(serial)) for serial in serials}

    @property
    def views(self) -> tuple[KeypadView, ...]:
        """Every keypad, in order."""
        return tuple(self._views.values())

    def told(self, serial: str, lines: Lines, light: Light) -> KeypadView:
        """The emulator says what a keypad shows; what it says of one that is off by now is late."""
        view = self._views[serial]
        if view.is_on:
            view = self._views[serial] = replace(view, lines=lines, light=light)
        return view

    def do(self, gesture: Gesture) -> tuple[KeypadView, ...]:
        """Does it, and gives the keypads that look otherwise at once; what they show follows by `told`."""
        before = self.views
        match gesture:
            case Pressed(serial, key):
                self._devices.press(serial, key)
            case Placed(serial):
                self._devices.insert(0, serial)
                self._views = {name: replace(view, in_cradle=name == serial) for name, view in self._views.items()}
            case TakenOut(serial):
                if self._views[serial].in_cradle:
                    self._devices.remove(0)
                    self._views[serial] = replace(self._views[serial], in_cradle=False)
            case Switched(serial, on):
                self._devices.power(serial, on)
                view = self._views[serial]
                if view.is_on is not on:
                    self._views[serial] = replace(view, is_on=on, lines=_BLANK, light=Light.OFF)
        return tuple(view for view, old in zip(self.views, before, strict=True) if view != old)


def _unassigned(serial: str) -> Lines:
    return display.lines(KeypadState.UNASSIGNED, serial, None, None)
