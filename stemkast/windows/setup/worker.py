"""The thread that does what the setup window asks, one thing after the other."""

import queue
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QThread, Signal, Slot

from stemkast.hall_client.setup.asks import Answer, Ask


class Work(Protocol):
    """What is done in the thread; `hall_client.setup_work.SetupWork` is one. Raises nothing."""

    def do(self, ask: Ask, progress: Callable[[int, int], object]) -> Answer:
        """Does one thing."""

    def close(self) -> None:
        """Ends."""


class Worker(QThread):
    """Does what is asked.

    Signals: progress(int, int): done and of; answered(Ask, Answer).
    """

    progress = Signal(int, int)
    answered = Signal(object, object)

    def __init__(self, work: Work, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._asks: queue.SimpleQueue[Ask | None] = queue.SimpleQueue()

    @Slot(object)
    def ask(self, ask: object) -> None:
        """Puts it in the row."""
        if isinstance(ask, Ask):
            self._asks.put(ask)

    def run(self) -> None:
        """Works until `end`."""
        while (ask := self._asks.get()) is not None:
            self.answered.emit(ask, self._work.do(ask, self.progress.emit))

    def end(self) -> None:
        """Lets what was asked before be done, waits for the thread and ends the connections."""
        self._asks.put(None)
        self.quit()
        self.wait()
        self._work.close()
