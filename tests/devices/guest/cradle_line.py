"""The program in a HID cradle with the face of every line, so that a hand-worked station can be one."""

from itertools import count

from firmware_protocol.framing import Frame, FrameKind
from firmware_protocol.hid_device import HidDevice
from firmware_protocol.line import OVER_CRADLE, Delivered, LinkEvent
from firmware_protocol.packets import Command

_COMMANDS = {FrameKind.UP: Command.KEYPAD, FrameKind.STATION: Command.STATION}
_KINDS = {Command.KEYPAD: FrameKind.DOWN, Command.STATION: FrameKind.STATION, Command.PANEL: FrameKind.PANEL}


class CradleLine:
    """One cradle's end of HID; a read is one report, as the kernel hands them over."""

    def __init__(self) -> None:
        self._device = HidDevice(count(7).__next__)

    def send(self, kind: FrameKind, address: int, payload: bytes, slot: int = 0, signal: int = 0) -> bool:
        """Takes a message. What is said before the hall asked for a channel is lost: it will ask who lies here."""
        self._device.send(_COMMANDS[kind], payload)
        return True

    def receive(self, data: bytes, now: int) -> list[LinkEvent]:
        """What arrived whole."""
        messages = self._device.receive(data, now)
        return [Delivered(Frame(_KINDS[each.command], OVER_CRADLE, 0, 0, 0, each.payload)) for each in messages]

    def outgoing(self, now: int) -> list[bytes]:
        """The reports to be sent."""
        self._device.expire(now)
        return self._device.outgoing()

    def expired(self, now: int) -> list[LinkEvent]:
        """Nothing is given up on this side."""
        return []

    def due(self) -> int | None:
        """Its station looks every few milliseconds."""
        return None
