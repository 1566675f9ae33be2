"""Both posts of a roll call at the hall's own computer, for a hall without another station: two people, two windows.

Each post has a key of its own, and presses what it heard without seeing the other's key. The keys are enrolled when the
first roll call opens: an assembly that needs none has no entry of it. One computer is less than two, and the ledger
says so: what was entered is of the chair, what was confirmed of the admin, both of this computer.
"""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QGuiApplication

from stemkast.app.hall_windows import HallWindows
from stemkast.assembly.commands import Command, Record
from stemkast.assembly.events import Role, WitnessEnrolled
from stemkast.assembly.refusal import Refusal
from stemkast.hall_client import streams
from stemkast.hall_client.chair.roll_call_state import HEARD, RollCallState, roll_call_state
from stemkast.hall_client.connection.address import HallAddress
from stemkast.hall_client.connection.commands import CommandSender
from stemkast.hall_client.following.control_station import signing_key
from stemkast.hall_client.qt_bridge import AssemblyView, HallBridge
from stemkast.ledger.cosignature import witness_name
from stemkast.windows.roll_call.roll_call_window import RollCallWindow

_POSTS = "posts"
_ENOUGH = 4
"""Signs of a key that tell two keys of one name apart: a hall that moved has other keys."""


class RollCallHere(QObject):
    """The two posts: that of the chair in `windows`, and one of the admin at `hall`. Keys are kept in `folder`.

    `names` are those of chair and admin on this computer. Raises OSError.

    Attributes:
        second: the window of the second post; it shows itself while a roll call is open.
    """

    def __init__(self, hall: HallAddress, folder: Path, names: tuple[str, str], windows: HallWindows) -> None:
        super().__init__()
        roles = (Role.CHAIR, Role.ADMIN)
        keys = [signing_key(folder / _POSTS / role.value) for role in roles]
        witnesses = [
            witness_name(f"{name} {bytes(key.verify_key).hex()[:_ENOUGH]}")
            for name, key in zip(names, keys, strict=True)
        ]
        self._enrolled = [
            WitnessEnrolled(name, bytes(key.verify_key)) for name, key in zip(witnesses, keys, strict=True)
        ]
        self._asked: set[str] = set()
        windows.call_rolls(witnesses[0], lambda said: keys[0].sign(said).signature)
        self.second = RollCallWindow(witnesses[1], lambda said: keys[1].sign(said).signature)
        self._bridge = HallBridge(
            partial(streams.plain, hall),
            CommandSender(hall),
            self,
            AssemblyView(lambda assembly, _entries: roll_call_state(assembly)),
        )
        self._bridge.snapshot.connect(self._show)
        self._bridge.refused.connect(self._refuse)
        self.second.command.connect(self._bridge.send)

    def start(self) -> None:
        """Begins to follow."""
        self._bridge.start()

    def end(self) -> None:
        """Stops following."""
        self._bridge.stop()

    def _refuse(self, refusal: Refusal, command: Command) -> None:
        if isinstance(command, Record) and isinstance(command.event, HEARD):
            self.second.show_refusal(refusal, command.event)

    def _show(self, state: RollCallState | None) -> None:
        for event in self._enrolled:
            if state is not None and event.name not in state.witnesses | self._asked:
                self._asked.add(event.name)
                self._bridge.send(Record(event))
        was_hidden = not self.second.isVisible()
        self.second.show_state(state)
        if state is not None and was_hidden:
            corner = QGuiApplication.primaryScreen().availableGeometry().bottomRight()
            self.second.move(corner - QPoint(self.second.width(), self.second.height()))
