"""From the emulator's thread to the window's."""

from PySide6.QtCore import QObject, Signal

from firmware_protocol.ballot import Light
from firmware_protocol.display import Lines


class Watching(QObject):
    """Is told by the emulator, in its thread, and waits for nobody; whoever is connected is told in his own thread.

    Signals:
        told: serial number, two lines and `Light` of a keypad that may have changed.
    """

    told = Signal(str, object, object)

    def watch(self, serial: str, lines: Lines, light: Light) -> None:
        """Hand this to `EmulatedHall`."""
        self.told.emit(serial, lines, light)
