"""The committee's station put together: its replica, the recount of it in a thread of its own, and its windows."""

import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, QSize, QThread, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from hall_server.disk.folder import LEDGER
from stemkast.app.application import system_palette
from stemkast.assembly.assembly import Assembly
from stemkast.assembly.commands import Command, Record
from stemkast.assembly.events import ScreenView
from stemkast.assembly.refusal import Refusal
from stemkast.assembly.screen_state import ScreenState, screen_state
from stemkast.hall_client.chair.roll_call_state import HEARD
from stemkast.hall_client.committee.anchors import keep_anchors, read_anchors
from stemkast.hall_client.committee.chronicle import Chronicler
from stemkast.hall_client.committee.own_acts import OwnActs
from stemkast.hall_client.committee.state import Checkpoint, CommitteeState, Witness, committee_state, recount_is_due
from stemkast.hall_client.connection.commands import CommandSender
from stemkast.hall_client.connection.enrolment import Enrolled
from stemkast.hall_client.following import witnessed
from stemkast.hall_client.following.control_station import ControlStation
from stemkast.hall_client.qt_bridge import ANEW, DISBELIEVED, Aside, AssemblyView, HallBridge
from stemkast.verifier import Anchors, Report, verify
from stemkast.windows.committee.committee_window import CommitteeWindow
from stemkast.windows.roll_call.roll_call_window import RollCallWindow
from stemkast.windows.shared.palette import Palette

_SIZE = QSize(1366, 768)
_AGAIN = 1000
"""Milliseconds until a replica that could not be read is tried again."""
_A_WHILE, _STEP = 0.5, 0.1
"""Seconds until a recount says how far it is, and between two such words."""
_RECENT = 16
"""Checkpoints whose fingerprint can still stand on another screen."""


class _Recounting(QThread):
    """Recounts the replica, read-only, whenever it is asked; what is asked meanwhile is one recount more.

    Signals:
        counted(Report | Unusable).
        counting(int, int): how many entries are recounted, and of how many; of a recount that takes a while.

    Attributes:
        anchors: what the next recount compares the ledger with.
    """

    counted = Signal(object)
    counting = Signal(int, int)

    def __init__(self, ledger: Path, anchors: Anchors, parent: QObject) -> None:
        super().__init__(parent)
        self._ledger = ledger
        self.anchors = anchors
        self._wanted = threading.Event()
        self._ending = False

    def ask(self) -> None:
        """From any thread."""
        self._wanted.set()

    def run(self) -> None:
        """Recounts until `end`."""
        while self._wanted.wait() and not self._ending:
            self._wanted.clear()
            self._next = time.monotonic() + _A_WHILE
            self.counted.emit(verify(self._ledger, running=True, anchors=self.anchors, progress=self._tell))

    def _tell(self, done: int, of: int) -> None:
        if time.monotonic() >= self._next:
            self._next = time.monotonic() + _STEP
            self.counting.emit(done, of)

    def end(self) -> None:
        """Waits for the recount that runs."""
        self._ending = True
        self._wanted.set()
        self.wait()


class CommitteeStation(QObject):
    """One committee: what its windows show and ask, and the replica in `folder`. Raises OSError and LedgerError.

    What the committee knows from elsewhere is kept there too, and every recount compares the ledger with it.

    `screen` tells what the hall screen shows; as it stands, what a screen shows that follows the same ledger.

    Attributes:
        window: the committee's window; `roll_call` shows itself while a roll call is open.
        state: what the window shows, None before the first.
    """

    def __init__(
        self,
        enrolled: Enrolled,
        folder: Path,
        palette: Palette | None = None,
        screen: Callable[[Assembly], ScreenState] = screen_state,
    ) -> None:
        super().__init__()
        self._screen = screen
        self._enrolled, self._folder = enrolled, folder
        self._acts = OwnActs(folder)
        self._chronicler = Chronicler(enrolled.name, self._acts.made)
        self._cosigned: tuple[Checkpoint, ...] = ()
        self._report: Report | None = None
        self._chosen = 0
        self._kept: Mapping[str, int] = {}
        self.state: CommitteeState | None = None
        self.window = CommitteeWindow(palette or system_palette())
        self._recounting = _Recounting(folder / LEDGER, read_anchors(folder), self)
        self.window.show_anchors(self._recounting.anchors)
        self._bridge = HallBridge(self._make_stream, CommandSender(enrolled.hall), self, AssemblyView(self._look))
        self.roll_call = RollCallWindow(self.station.witness_name, self.station.sign)
        self._recounting.counted.connect(self._count)
        self._recounting.counting.connect(self.window.show_counting)
        self._bridge.snapshot.connect(self._show)
        self._bridge.connected.connect(self.window.show_connected)
        self._bridge.trouble.connect(self.window.show_trouble)
        self._bridge.refused.connect(self._refuse)
        self.window.command.connect(self._ask)
        self.roll_call.command.connect(self._bridge.send)
        self.window.chosen.connect(self._choose)
        self.window.recount.connect(self._recounting.ask)
        self.window.known.connect(self._compare_with)
        if palette is None:
            QGuiApplication.styleHints().colorSchemeChanged.connect(self._recolour)

    def start(self) -> None:
        """Begins to follow the hall."""
        self._recounting.start()
        self._bridge.start()

    def end(self) -> None:
        """Stops following."""
        self._bridge.stop()
        self._recounting.end()

    def _make_stream(
        self, entry: Callable[[int, bytes], None], connected: Callable[[bool], None], aside: Aside
    ) -> ControlStation:
        def take(index: int, body: bytes) -> None:
            self._chronicler.take(index, body)
            entry(index, body)

        def tell(kind: str, value: object) -> None:
            self._chronicler.aside(kind, value)
            if kind == witnessed.KIND:
                self._kept = witnessed.from_aside(value)
                self._bridge.refresh()
            aside(kind, value)

        def anew() -> None:
            self._chronicler.anew()
            aside(ANEW, None)

        hall, name = self._enrolled.hall, self._enrolled.name
        self.station = ControlStation(
            hall,
            self._folder,
            name,
            take,
            connected,
            tell,
            lambda why: aside(DISBELIEVED, why),
            self._keep_checkpoint,
            anew,
        )
        return self.station

    def _refuse(self, refusal: Refusal, command: Command) -> None:
        """To the window that asked."""
        if isinstance(command, Record) and isinstance(command.event, HEARD):
            self.roll_call.show_refusal(refusal, command.event)
        else:
            self.window.show_refusal(refusal)

    def _keep_checkpoint(self, size: int, root: bytes) -> None:
        """In the stream's thread."""
        self._cosigned = (*self._cosigned, Checkpoint(size, root))[-_RECENT:]
        self._bridge.refresh()

    def _look(self, assembly: Assembly, _entries: int) -> CommitteeState:
        """In the follower's thread."""
        chronicle, report = self._chronicler.now, self._report
        if recount_is_due(chronicle, report.entries if report is not None else 0):
            self._recounting.ask()
        enrolled = assembly.witnesses.get(self.station.witness_name) == self.station.witness_public_key
        name, root = self.station.witness_name, assembly.root
        shown = Checkpoint(root.size, root.root) if root is not None else None
        on_screen = assembly.view is ScreenView.FINGERPRINT
        witness = Witness(
            self.station.witness_called, enrolled, self._cosigned, self._kept.get(name, 0), shown, on_screen
        )
        return committee_state(assembly, chronicle, witness, report, self._chosen, self._screen(assembly))

    def _count(self, counted: object) -> None:
        if isinstance(counted, Report):
            self.window.show_counting(counted.entries, counted.entries)
            self._report = counted
            self._bridge.refresh()
        else:
            QTimer.singleShot(_AGAIN, self._recounting.ask)

    def _ask(self, command: Command) -> None:
        """What is done here is known here, before the hall knows of it."""
        try:
            if isinstance(command, Record):
                self._acts.keep(command.event)
        except OSError as error:
            self.window.show_unkept_act(error.strerror or str(error))
        self._bridge.send(command)

    def _compare_with(self, anchors: Anchors) -> None:
        """Kept first: what was compared once is compared after a restart, too."""
        try:
            keep_anchors(self._folder, anchors)
        except OSError as error:
            self.window.show_unkept(error.strerror or str(error))
        self._recounting.anchors = anchors
        self.window.show_anchors(anchors)
        self._recounting.ask()

    def _choose(self, poll: int) -> None:
        self._chosen = poll
        self._bridge.refresh()

    def _show(self, state: CommitteeState) -> None:
        newest = state.polls[0].number if state.polls else 0
        before = self.state.polls[0].number if self.state is not None and self.state.polls else 0
        if newest != before and state.chosen != newest:  # a poll that was just closed is looked into first
            self._choose(0)
        self.state = state
        self.window.show_state(state)
        self.roll_call.show_state(state.roll_call)

    def _recolour(self) -> None:
        self.window.show_palette(system_palette())


def run(application: QApplication, enrolled: Enrolled, folder: Path) -> int:
    """The committee until its window is closed; its replica is kept in `folder`. Raises OSError and LedgerError."""
    station = CommitteeStation(enrolled, folder)
    station.window.resize(_SIZE)
    station.start()
    station.window.show()
    try:
        return application.exec()
    finally:
        station.end()
