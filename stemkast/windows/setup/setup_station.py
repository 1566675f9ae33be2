"""The setup window at a hall: what follows it, what works for it, and the hall that it becomes."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from stemkast.hall_client import streams
from stemkast.hall_client.connection.address import HallAddress
from stemkast.hall_client.connection.commands import CommandSender
from stemkast.hall_client.following.stream import EntryStream
from stemkast.hall_client.hall_here.taking_over import SucceedingHall
from stemkast.hall_client.qt_bridge import Aside, AssemblyView, HallBridge, Stream
from stemkast.hall_client.setup.state import setup_state
from stemkast.hall_client.setup.work import SetupWork
from stemkast.windows.setup.setup_window import SetupWindow
from stemkast.windows.setup.worker import Worker
from stemkast.windows.shared.ending_hall import EndingHall
from stemkast.windows.shared.palette import LIGHT, Palette


class SetupStation(QObject):
    """A window on one hall, and on the next one when this station takes over.

    `copy` is where the station called `name` keeps the ledger, None on the computer of the hall itself; `halls` is the
    folder for a hall that this station becomes.
    """

    def __init__(
        self,
        hall: HallAddress,
        name: str,
        copy: Path | None,
        halls: Path,
        lines: Callable[[], Sequence[str]] = tuple,
        colours: Palette = LIGHT,
    ) -> None:
        super().__init__()
        self._name = name
        self._copy = copy
        self._halls = halls
        self.succeeding: SucceedingHall | None = None
        port = int(hall.address.rpartition(":")[2])
        self.window = SetupWindow(copy, lines, port, colours)
        self._follow(hall)

    def end(self) -> None:
        """Stops following, and ends the hall that this station became."""
        self._leave()
        if self.succeeding is not None:
            self.succeeding.close()

    def _follow(self, hall: HallAddress) -> None:
        self._bridge = HallBridge(
            lambda *told: self._stream(hall, *told), CommandSender(hall), self, AssemblyView(setup_state)
        )
        self._bridge.snapshot.connect(self.window.show_state)
        self._bridge.connected.connect(self.window.show_connected)
        self._bridge.trouble.connect(self.window.show_trouble)
        self._worker = Worker(SetupWork(hall, self._halls), self)
        self._worker.progress.connect(self.window.show_progress)
        self._worker.answered.connect(self._answered)
        self.window.asked.connect(self._worker.ask)
        self._bridge.start()
        self._worker.start()

    def _leave(self) -> None:
        self.window.asked.disconnect(self._worker.ask)
        self._bridge.stop()
        self._worker.end()

    def _stream(
        self, hall: HallAddress, entry: Callable[[int, bytes], None], state: Callable[[bool], None], aside: Aside
    ) -> Stream:
        if self._copy is None:
            return EntryStream(hall, entry, state, on_aside=aside)
        return streams.keeping(hall, self._copy, self._name, entry, state, aside)

    def _answered(self, ask: object, answer: object) -> None:
        if isinstance(answer, SucceedingHall):
            self._leave()
            self.succeeding = answer
            EndingHall(self.window)
            self._follow(answer.address)
        self.window.show_answer(ask, answer)
