"""The command `stemkast` in a process that can be asked whether its windows live (`-m tests.faults.watched ARG…`).

A line on standard input is answered by the event loop of the windows, as JSON in one line: the longest time in
milliseconds in which the loop did nothing, and what each hall screen shows, as a hash of its picture. A loop that
hangs answers nothing. `hang N` lets it hang for N seconds, so that a test can see that it is noticed; `end` closes all
windows.
"""

import hashlib
import json
import os
import sys
import time

from PySide6.QtCore import QObject, QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication

from stemkast.__main__ import cli
from stemkast.windows.hall_screen.hall_screen import HallScreen

_BEAT = 20
"""Milliseconds."""


class Watch(QObject):
    """Answers in the loop of the windows, and measures its longest silence."""

    def __init__(self) -> None:
        super().__init__()
        self._beat_at, self._longest = time.monotonic(), 0.0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._beat)
        self._timer.start(_BEAT)
        self._asked = QSocketNotifier(0, QSocketNotifier.Type.Read, self)
        self._asked.activated.connect(self._read)

    def _beat(self) -> None:
        now = time.monotonic()
        self._longest, self._beat_at = max(self._longest, now - self._beat_at), now

    def _read(self) -> None:
        said = os.read(0, 4096).decode().split()
        if not said or "end" in said:
            self._asked.setEnabled(False)
            QApplication.quit()
        elif said[0] == "hang":
            time.sleep(float(said[1]))
        else:
            self._beat()
            answer = {"longest": round(self._longest * 1000), "pictures": [_picture(each) for each in _screens()]}
            sys.stdout.write(json.dumps(answer) + "\n")
            sys.stdout.flush()


def _screens() -> list[HallScreen]:
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, HallScreen) and each.isVisible()]


def _picture(screen: HallScreen) -> str:
    image = screen.grab().toImage()
    return hashlib.sha256(bytes(image.constBits())).hexdigest()


def main() -> None:
    """Makes the application first: the command takes the one that is there."""
    application = QApplication(["stemkast"])
    watch = Watch()
    watch.setParent(application)
    cli(sys.argv[1:])


if __name__ == "__main__":
    main()
