"""An emulated keypad on a bench: one keypad at the end of a serial line of its own, with a panel (P-83)."""

from collections.abc import Callable

from firmware_protocol import codec
from firmware_protocol import messages as m
from firmware_protocol.addresses import radio_address
from firmware_protocol.ballot import Light
from firmware_protocol.framing import Frame, FrameKind
from firmware_protocol.keypad import Key, Keypad
from firmware_protocol.line import OVER_CRADLE, Delivered
from firmware_protocol.link import Link

KEYS: dict[int, int | Key] = {key: key for key in range(1, 10)} | {m.YES_KEY: Key.YES, m.NO_KEY: Key.NO}
"""The keys of a keypad by their numbers in a press message."""
NUMBERS = {key: number for number, key in KEYS.items()}
"""And the other way."""
_LIGHTS = {
    Light.OFF: m.PanelLight.OFF,
    Light.WAITING: m.PanelLight.WAITING,
    Light.GREEN: m.PanelLight.GREEN,
    Light.RED: m.PanelLight.RED,
}
LIGHT_OF = {panel: light for light, panel in _LIGHTS.items()}
"""The light that a panel message says."""


class KeypadOnBench:
    """`made` gives the keypad as it is when power comes; it is asked again for every loss of power."""

    def __init__(self, made: Callable[[], Keypad], clock: Callable[[], int]) -> None:
        self._made = made
        self._clock = clock
        self._keypad = made()
        self._link = Link()
        self._shown = b""

    def exchange(self, data: bytes) -> bytes:
        """Bytes of the line in, bytes out; to be called again whenever some come, and a few times a second."""
        now = self._clock()
        for event in self._link.receive(data, now):
            if isinstance(event, Delivered):
                self._take(event.frame)
        self._say(self._keypad.tick())
        self._link.expired(now)
        return b"".join(self._link.outgoing(now))

    def _take(self, frame: Frame) -> None:
        match frame.kind:
            case FrameKind.DOWN:
                self._say(self._keypad.receive(frame.payload, frame.slot == OVER_CRADLE))
            case FrameKind.BROADCAST:
                self._say(self._keypad.receive(frame.payload))
            case FrameKind.PANEL:
                self._on_panel(codec.decode(frame.payload))
            case _:
                pass

    def _on_panel(self, message: m.Message | codec.MessageRefused) -> None:
        match message:
            case m.Press():
                self._say(self._keypad.press(KEYS[message.key]))
                self._show(True)
            case m.Restart():
                self._keypad = self._made()
                self._say(self._keypad.joined(0))
            case _:
                pass

    def _say(self, messages: list[bytes]) -> None:
        for message in messages:
            self._link.send(FrameKind.UP, radio_address(self._keypad.serial), message)
        self._show(False)

    def _show(self, always: bool) -> None:
        panel = codec.encode(panel_of(self._keypad))
        if always or panel != self._shown:
            self._shown = panel
            self._link.send(FrameKind.PANEL, 0, panel)


def panel_of(keypad: Keypad) -> m.Panel:
    """What the display and the light of a keypad are."""
    line1, line2 = keypad.display
    return m.Panel(line1, line2, _LIGHTS[keypad.light], keypad.state)
