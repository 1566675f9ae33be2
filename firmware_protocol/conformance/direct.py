"""A bench without a line: a keypad of this process, on a clock that goes when it is told. Writes down what happens.

With the reference keypad and a hall whose random numbers are fixed, what is written down are the session vectors.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from firmware_protocol.conformance.bench import Seen
from firmware_protocol.emulator.clock import VirtualClock
from firmware_protocol.emulator.keypad_port import KEYS, panel_of
from firmware_protocol.keypad import Keypad

Step = dict[str, object]


@dataclass(slots=True)
class DirectBench:
    """`made` gives the keypad as it is when power comes, on this clock. `steps` is what was done and seen so far."""

    made: Callable[[], Keypad]
    clock: VirtualClock
    steps: list[Step] = field(default_factory=list)
    _keypad: Keypad | None = None

    @property
    def keypad(self) -> Keypad:
        """The keypad as it is now."""
        if self._keypad is None:
            self._keypad = self.made()
        return self._keypad

    def hear(self, message: bytes, over_cradle: bool = False, to_all: bool = False) -> Seen:
        """The keypad hears a message."""
        over = "cradle" if over_cradle else "air, to all" if to_all else "air"
        return self._did({"hears": message.hex(), "over": over}, self.keypad.receive(message, over_cradle))

    def press(self, key: int) -> Seen:
        """A key is pressed."""
        return self._did({"press": key}, self.keypad.press(KEYS[key]))

    def restart(self) -> Seen:
        """Power goes and comes back."""
        self._keypad = self.made()
        return self._did({"restart": True}, self.keypad.joined(0))

    def wait(self, milliseconds: int) -> Seen:
        """Time goes by."""
        end, sent = self.clock.now + milliseconds, []
        while (due := self.keypad.due()) is not None and due <= end:
            self.clock.now = max(self.clock.now, due)
            sent += self.keypad.tick()
        self.clock.now = end
        return self._did({"wait_ms": milliseconds}, sent)

    def _did(self, step: Step, sent: list[bytes]) -> Seen:
        panel = panel_of(self.keypad)
        seen: Step = {
            "sends": [each.hex() for each in sent],
            "line1": panel.line1,
            "line2": panel.line2,
            "light": panel.light.name.lower(),
            "state": panel.state,
        }
        self.steps.append(step | seen)
        return Seen(tuple(sent), panel)
