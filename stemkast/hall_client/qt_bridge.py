"""From the hall to the windows and back, across threads: the one module of the client that knows Qt.

    entries of the stream ─(stream's thread)→ Follower ─frozen snapshots→ window
    window ─command→ Sender ─(its own thread)→ hall ─refusal→ window

The thread of the windows waits for nothing: it gets frozen values and gives commands away.
"""

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThread, Signal, Slot

from stemkast.assembly.assembly import Assembly
from stemkast.assembly.commands import Command
from stemkast.assembly.refusal import Reason, Refusal
from stemkast.hall_client.chair.view import ChairView
from stemkast.hall_client.connection.commands import Accepted, HallUnreachable
from stemkast.hall_client.following.hall_trouble import HallTrouble, from_aside
from stemkast.hall_client.following.model import HallModel
from stemkast.hall_client.following.not_followed import NotFollowed, ReplicaFault
from stemkast.ledger.replay import Replayed

_INTERVAL = 0.03
_NOTHING = b""
ANEW = "anew"
"""The aside with which a stream says that every entry comes again: the hall lacks the last of those before."""
DISBELIEVED = "disbelieved"
"""The aside with which a stream says, as a `NotFollowed`, why it follows the hall no more."""


class Stream(Protocol):
    """What follows the hall; `stream.EntryStream` is one."""

    def start(self) -> None:
        """Begins to follow."""

    def stop(self) -> None:
        """Ends; no call follows."""


class Sender(Protocol):
    """What asks the hall; `commands.CommandSender` is one. Raises HallUnreachable."""

    def send(self, command: Command) -> Accepted | Refusal:
        """The hall's answer."""

    def close(self) -> None:
        """Ends the connection."""


Aside = Callable[[str, object], None]
StreamMaker = Callable[[Callable[[int, bytes], None], Callable[[bool], None], Aside], Stream]
"""Makes a stream of: what takes entries, what is told of the connection, and what is told of asides."""


class View(Protocol):
    """What a window shows of the hall, kept up to date in the thread that follows it.

    asides  the kinds of asides that it is told of
    """

    asides: frozenset[str]

    def take(self, taken: Replayed, assembly: Assembly) -> None:
        """An entry that the assembly has taken over."""

    def aside(self, kind: str, value: object) -> None:
        """Something that no entry says."""

    def anew(self) -> None:
        """Everything is told again, from the first entry on."""

    def snapshot(self, assembly: Assembly, entries: int) -> object:
        """A frozen value of this moment, which is made of so many entries."""


Look = Callable[[Assembly, int], object]
"""Makes a frozen value of the assembly and its number of entries; in the follower's thread."""


class AssemblyView:
    """A view of which all is in the assembly: `look` makes it."""

    asides: frozenset[str] = frozenset()

    def __init__(self, look: Look) -> None:
        self._look = look

    def take(self, taken: Replayed, assembly: Assembly) -> None:
        """Nothing is kept beside the assembly."""

    def aside(self, kind: str, value: object) -> None:
        """Nothing is shown that no entry says."""

    def anew(self) -> None:
        """Nothing is to be forgotten."""

    def snapshot(self, assembly: Assembly, entries: int) -> object:
        """What is shown now."""
        return self._look(assembly, entries)


class HallBridge(QObject):
    """Follows one hall and sends it commands. `view` makes what is shown; left out, a `Snapshot`.

    Signals:
        snapshot: what the view makes, about once in 30 ms, always the newest in the end; a `Snapshot` of its own.
        connected: whether the hall can be heard; after the snapshot of what was heard before.
        refused: a `Refusal`, and the command to which it is the answer.
        trouble: a `HallTrouble`, whenever it changes.
        broken: in words, why this station no longer believes the hall.
    """

    snapshot = Signal(object)
    connected = Signal(bool)
    refused = Signal(object, object)
    trouble = Signal(object)
    broken = Signal(str)

    def __init__(
        self, make_stream: StreamMaker, sender: Sender, parent: QObject | None = None, view: View | None = None
    ) -> None:
        super().__init__(parent)
        self._follower = follower = _Follower(make_stream, view or ChairView(), self)
        self._asker = asker = _Asker(sender, self)
        # What is under way from the threads is on its way to this object, and not to who listens, who may be gone then.
        follower.snapshot.connect(self.snapshot)
        follower.connected.connect(self.connected)
        follower.trouble.connect(self.trouble)
        follower.broken.connect(self.broken)
        asker.refused.connect(self.refused)

    def start(self) -> None:
        """Begins to follow."""
        self._asker.start()
        self._follower.start()

    def stop(self) -> None:
        """Ends both threads; no signal follows."""
        self._follower.end()
        self._asker.end()
        QCoreApplication.removePostedEvents(self, QEvent.Type.MetaCall.value)

    def refresh(self) -> None:
        """Makes a snapshot anew, because something changed that no entry says."""
        self._follower.refresh()

    @Slot(object)
    def send(self, command: Command) -> None:
        """Asks the hall; the answer comes as entries, or as `refused`. Commands are sent in order."""
        self._asker.ask(command)


@dataclass(frozen=True, slots=True)
class _Aside:
    """What the hall told beside its entries, in its turn among them."""

    kind: str
    value: object


@dataclass(frozen=True, slots=True)
class _State:
    """Whether the hall can be heard, from here on."""

    connected: bool


class _Follower(QThread):
    """Turns the entries that arrive in the stream's thread into snapshots, at its own pace, in this one.

    Whether the hall can be heard is told in its turn: what came before it is shown before it.
    """

    snapshot = Signal(object)
    connected = Signal(bool)
    trouble = Signal(object)
    broken = Signal(str)

    def __init__(self, make_stream: StreamMaker, view: View, parent: QObject) -> None:
        super().__init__(parent)
        self._view = view
        self._arrived: queue.SimpleQueue[bytes | _Aside | _State | None] = queue.SimpleQueue()
        self._stream = make_stream(self._take, self._state, self._aside)
        self._ending = threading.Event()
        self._not_followed: NotFollowed | None = None
        self._model = HallModel()
        self._is_connected = self._has_news = False

    def run(self) -> None:
        """Follows until `end`."""
        self._stream.start()
        while (arrived := self._arrived.get()) is not None and self._fold(arrived):
            self._emit()
            self._ending.wait(_INTERVAL)
        self._stream.stop()
        self._tell(False)

    def end(self) -> None:
        """Stops the stream and waits for the thread."""
        self._ending.set()
        self._arrived.put(None)
        self.quit()
        self.wait()

    def refresh(self) -> None:
        """A snapshot, although no entry came."""
        self._arrived.put(_NOTHING)

    def _take(self, _index: int, body: bytes) -> None:
        self._arrived.put(body)

    def _state(self, connected: bool) -> None:
        self._arrived.put(_State(connected))

    def _aside(self, kind: str, value: object) -> None:
        if kind == DISBELIEVED and isinstance(value, NotFollowed):
            self._not_followed = value
            self.trouble.emit(HallTrouble(value))
        elif kind == "hall" and (self._not_followed is None or self._not_followed.is_of_this_station):
            self.trouble.emit(replace(from_aside(value), not_followed=self._not_followed))
        elif kind == ANEW or kind in self._view.asides:
            self._arrived.put(_Aside(kind, value))

    def _fold(self, arrived: bytes | _Aside | _State) -> bool:
        """Takes over what arrived and everything that waits; False when there is nothing more to show."""
        waiting: bytes | _Aside | _State | None = arrived
        while waiting is not None:
            if isinstance(waiting, _State):
                self._emit()
                self._tell(waiting.connected)
            else:
                self._learn(waiting)
            broken = self._model.broken
            if broken is not None:
                self.broken.emit(broken.text)
                against = NotFollowed(ReplicaFault.AGAINST_THE_RULES, broken.text, entries=broken.index)
                self.trouble.emit(HallTrouble(against))
                return False
            try:
                waiting = self._arrived.get_nowait()
            except queue.Empty:
                return True
        return False

    def _learn(self, arrived: bytes | _Aside) -> None:
        self._has_news = True
        if isinstance(arrived, _Aside) and arrived.kind == ANEW:
            self._model = HallModel()
            self._view.anew()
        elif isinstance(arrived, _Aside):
            self._view.aside(arrived.kind, arrived.value)
        elif arrived != _NOTHING:
            taken = self._model.take(arrived)
            if taken is not None:
                self._view.take(taken, self._model.assembly)

    def _tell(self, connected: bool) -> None:
        if connected != self._is_connected:
            self._is_connected = connected
            self.connected.emit(connected)

    def _emit(self) -> None:
        """A snapshot, where the last one lacks something."""
        if not self._has_news:
            return
        self._has_news = False
        self.snapshot.emit(self._view.snapshot(self._model.assembly, self._model.tree.size))


class _Asker(QThread):
    """Sends one command after the other, and waits for the answers in this thread."""

    refused = Signal(object, object)

    def __init__(self, sender: Sender, parent: QObject) -> None:
        super().__init__(parent)
        self._sender = sender
        self._commands: queue.SimpleQueue[Command | None] = queue.SimpleQueue()

    def ask(self, command: Command) -> None:
        """Puts a command in the row."""
        self._commands.put(command)

    def run(self) -> None:
        """Sends until `end`."""
        while (command := self._commands.get()) is not None:
            try:
                answer = self._sender.send(command)
            except HallUnreachable as error:
                answer = Refusal(Reason.NOT_READY, str(error), "the hall does not answer")
            if isinstance(answer, Refusal):
                self.refused.emit(answer, command)

    def end(self) -> None:
        """Lets what was asked before go out, waits for the thread and ends the connection."""
        self._commands.put(None)
        self.quit()
        self.wait()
        self._sender.close()
