"""The chair's window and the hall screen, put together for one hall."""

from functools import partial

from PySide6.QtCore import QObject, QPoint, QSize, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from stemkast.app.application import AS_IT_IS, Look
from stemkast.assembly.commands import Command, Record
from stemkast.assembly.events import Role
from stemkast.assembly.refusal import Refusal
from stemkast.hall_client import streams
from stemkast.hall_client.chair.roll_call_state import HEARD, Sign
from stemkast.hall_client.chair.view import ChairView, Snapshot
from stemkast.hall_client.connection.address import HallAddress
from stemkast.hall_client.connection.commands import CommandSender
from stemkast.hall_client.following.hall_time import HallTime
from stemkast.hall_client.qt_bridge import HallBridge, StreamMaker
from stemkast.windows.chair.chair_window import ChairWindow
from stemkast.windows.hall_screen.hall_screen import HallScreen
from stemkast.windows.roll_call.roll_call_window import RollCallWindow
from stemkast.windows.shared.palette import DARK, LIGHT

CHAIR_SIZE = QSize(1366, 768)
_SMALL_SCREEN = QSize(960, 540)
_LINGER = 4000
"""Milliseconds that the windows stay after a replay."""


class HallWindows(QObject):
    """The chair's window and the hall screen of one hall.

    Signals:
        served: the `HallAddress` at which the hall can be reached; sent from any thread.
        over: the replay is over; sent from its thread.

    Attributes:
        roll_call: shows itself while a roll call is open; None where this station takes no part.
    """

    served = Signal(object)
    over = Signal()

    def __init__(self, role: Role = Role.CHAIR, look: Look = AS_IT_IS) -> None:
        super().__init__()
        self._role = role
        self._time = HallTime()
        palette, moving = DARK if look.dark else LIGHT, False if look.still else None
        self.screen, preview = (HallScreen(palette=palette, clock=self._time.now, moving=moving) for _ in range(2))
        self.chair = ChairWindow(preview, preview.show_state, clock=self._time.now)
        self.roll_call: RollCallWindow | None = None
        self._bridge: HallBridge | None = None
        self.served.connect(self.follow)
        self.over.connect(lambda: QTimer.singleShot(_LINGER, QApplication.quit))

    def follow(self, hall: HallAddress, make_stream: StreamMaker | None = None, name: str = "") -> None:
        """Shows this hall, by its plain stream or another one; `name` is that of this station."""
        make = make_stream or partial(streams.plain, hall)
        timed: StreamMaker = lambda entry, state, aside: make(entry, state, self._time.also(aside))  # noqa: E731
        bridge = HallBridge(timed, CommandSender(hall), self, ChairView(name))
        bridge.snapshot.connect(self._show)
        bridge.connected.connect(self.screen.show_connected)
        bridge.connected.connect(self.chair.show_connected)
        for window in (self.screen, self.chair):
            bridge.trouble.connect(window.show_trouble)
        bridge.refused.connect(self._refuse)
        self.chair.command.connect(bridge.send)
        self._bridge = bridge
        bridge.start()
        self.screen.offer_full_screen()
        self._place()

    def call_rolls(self, witness: str, sign: Sign) -> None:
        """Takes part in roll calls, with the key of the witness of this name."""
        self.roll_call = RollCallWindow(witness, sign)
        if self._bridge is not None:
            self.roll_call.command.connect(self._bridge.send)

    def _place(self) -> None:
        """The hall screen fills a second monitor where there is one; else it stands small beside the chair's window."""
        first, *others = QGuiApplication.screens()
        if self._role is Role.SCREEN:
            self.screen.setGeometry((others or [first])[0].geometry())
            self.screen.showFullScreen()
            return
        self.chair.resize(CHAIR_SIZE)
        self.chair.move(first.availableGeometry().topLeft())
        if others:
            self.screen.setGeometry(others[0].geometry())
            self.screen.showFullScreen()
        else:
            self.screen.resize(_SMALL_SCREEN)
            self.screen.move(
                first.availableGeometry().bottomRight() - QPoint(_SMALL_SCREEN.width(), _SMALL_SCREEN.height())
            )
            self.screen.show()
        self.chair.show()

    def end(self) -> None:
        """Stops following."""
        if self._bridge is not None:
            self._bridge.stop()

    def _refuse(self, refusal: Refusal, command: Command) -> None:
        """To the window that asked."""
        if self.roll_call is not None and isinstance(command, Record) and isinstance(command.event, HEARD):
            self.roll_call.show_refusal(refusal, command.event)
        else:
            self.chair.show_refusal(refusal)

    def _show(self, snapshot: Snapshot) -> None:
        self.chair.show_state(snapshot.chair, snapshot.screen)
        self.screen.show_state(snapshot.screen)
        if self.roll_call is not None:
            self.roll_call.show_state(snapshot.roll_call)
