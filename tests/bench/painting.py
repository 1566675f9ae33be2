"""A window in a process of its own: what it took to be there, and what one painting takes."""

import json
import sys
import time

from PySide6.QtWidgets import QApplication, QWidget

_SIZE = (1920, 1080)
_PAINTINGS = 30


def tell(application: QApplication, window: QWidget) -> None:
    """Shows the window, paints it a few times and prints one JSON object, in seconds of processor.

    start     of the whole process until the window was painted for the first time
    painting  of one painting after that
    """
    window.resize(*_SIZE)
    window.show()
    application.processEvents()
    start = time.process_time()
    for _ in range(_PAINTINGS):
        window.repaint()
    sys.stdout.write(json.dumps({"start": start, "painting": (time.process_time() - start) / _PAINTINGS}))
