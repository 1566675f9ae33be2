"""Desks with their windows at a real hall: a server process, keypads on pseudo-terminals, a cradle at every desk."""

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from firmware_protocol.emulator.fleet import Fleet
from firmware_protocol.emulator.hall import EmulatedHall
from firmware_protocol.emulator.people import People
from firmware_protocol.transports.serial_line import SerialTransport
from hall_server.disk import folder as hall_folder
from hall_server.disk.folder import Wanted
from hall_server.stations.access import Access
from stemkast.app.desk import DeskStation
from stemkast.assembly.assembly import Assembly
from stemkast.assembly.commands import Command, IssueForms, Record
from stemkast.assembly.events import KeypadEnrolled, MandateIssued, RepresentativeRole, Role, SettingsAdopted
from stemkast.assembly.register import Register
from stemkast.assembly.settings import Settings
from stemkast.hall_client.connection.address import HallAddress
from stemkast.hall_client.connection.commands import Accepted, CommandSender
from stemkast.hall_client.connection.enrolment import Enrolled
from stemkast.hall_client.connection.lending import Lending
from stemkast.hall_client.desk.state import DeskState
from stemkast.hall_client.desk.visit import DeskAction
from stemkast.hall_client.following.stream import EntryStream
from stemkast.ledger.replay import replay
from stemkast.ledger.store import LedgerStore
from stemkast.ledger.tree import Tree
from stemkast.windows.desk.printing import Paper
from stemkast.windows.desk.questions import Question
from stemkast.windows.desk.search_field import SearchField
from tests.hall_server.house import free_port
from tests.hall_server.small_hall import Following, Server
from tests.patience import MILLISECONDS as PATIENCE

_SIZE = QSize(1366, 768)


class Desk:
    """One desk with its window, and the cradle `cradle` of the emulated hall."""

    def __init__(
        self,
        qtbot: QtBot,
        devices: EmulatedHall,
        enrolled: Enrolled,
        cradle: int,
        folder: Path,
        cards: Paper | None = None,
        size: QSize = _SIZE,
        lends: bool = False,
    ) -> None:
        self._qtbot = qtbot
        self._devices = devices
        self._cradle = cradle
        self.keys = 0
        hall, path = enrolled.hall, devices.cradle_paths[cradle]
        self._lending = Lending(hall, "houder", SerialTransport((path,)), path=path) if lends else None
        self.station = DeskStation(
            enrolled,
            lambda entry, state, aside: EntryStream(hall, entry, state, on_aside=aside),
            folder,
            cradle="" if lends else path,
            use_printer=False,
            cards=cards,
        )
        self.window = self.station.window
        self.window.resize(size)
        self.search = self.window.findChildren(SearchField)[0]
        self.station.start()
        self.window.show()
        if self._lending is not None:
            self._lending.start()

    def end(self) -> None:
        """Closes the window, and takes the cradle back."""
        self.station.end()
        self.window.close()
        if self._lending is not None:
            self._lending.stop()

    @property
    def state(self) -> DeskState:
        return self.station.work.state

    def wait(self, action: DeskAction) -> None:
        """Until this is the next thing to do."""

        def is_next() -> None:
            state = self.state
            assert state.next is action, (state.next, state.query, state.keypad, state.notice, state.card)

        self._qtbot.waitUntil(is_next, timeout=PATIENCE)

    def type(self, text: str) -> None:
        self._qtbot.keyClicks(self.search, text)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """In the question that is asked, else in the window; keys that are no letters are of the active one only."""
        self.keys += 1
        question = self.window.findChild(Question)
        window = question or self.window
        if not window.isActiveWindow() and (question is not None or key != Qt.Key.Key_Return):
            window.activateWindow()
            self._qtbot.waitUntil(lambda: window.isAncestorOf(QApplication.focusWidget()), timeout=PATIENCE)
        self._qtbot.keyClick(QApplication.focusWidget() if question is not None else self.search, key, modifier)
        if question is not None:
            self._qtbot.waitUntil(lambda: self.window.findChild(Question) is None, timeout=PATIENCE)

    def asked(self) -> None:
        """Until a question is asked."""
        self._qtbot.waitUntil(lambda: self.window.findChild(Question) is not None, timeout=PATIENCE)

    def enter(self) -> None:
        self.press(Qt.Key.Key_Return)

    def choose(self, text: str) -> None:
        self.type(text)
        self.enter()

    def place(self, serial: str) -> None:
        self._devices.insert(self._cradle, serial)
        self._qtbot.waitUntil(lambda: self.state.keypad.serial == serial, timeout=PATIENCE)

    def lift(self) -> None:
        self._devices.remove(self._cradle)
        self._qtbot.waitUntil(lambda: not self.state.keypad.serial, timeout=PATIENCE)


class Desks:
    """A prepared hall with its desks. A context manager that ends everything."""

    def __init__(
        self,
        qtbot: QtBot,
        path: Path,
        register: Register,
        count: int,
        keypads: int,
        people: People | None = None,
        mandates: Sequence[str] = (),
        cards: Paper | None = None,
        size: QSize = _SIZE,
        lend: bool = False,
    ) -> None:
        self._cards, self._size, self._lend = cards, size, lend
        self.path = path
        self.fleet = Fleet(keypads, seed=5)
        self.folder = path / "hall"
        hall_folder.init(self.folder, Wanted("ALV", "2023-06-14", "Groningen", self.fleet.public_key))
        access = Access.load(self.folder)
        self._names = [f"balie {number}" for number in range(1, count + 1)]
        self._tokens = [access.enrol(name, Role.DESK) for name in self._names]
        self.devices = EmulatedHall(self.fleet, base_stations=1, cradles=count, people=people)
        self._port = free_port()
        self._qtbot, self._register, self._mandates = qtbot, register, mandates
        self.desks: list[Desk] = []

    def serve(self) -> Server:
        cradles = () if self._lend else self.devices.cradle_paths
        lines = (*self.devices.base_station_paths, *cradles)
        self.server = Server(self.folder, lines, self._port)
        return self.server

    def ask(self, role: Role, *commands: Command) -> None:
        sender = CommandSender(self.server.station(role))
        for command in commands:
            answer = sender.send(command)
            assert isinstance(answer, Accepted), answer
        sender.close()

    def __enter__(self) -> "Desks":
        with ExitStack() as opening:
            self._open(opening)
            self._opened = opening.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._opened.close()

    def _open(self, opening: ExitStack) -> None:
        """What is opened is ended, in whatever state, also where the next thing does not open."""
        self.devices.start()
        opening.callback(self.devices.stop)
        self.serve()
        opening.callback(lambda: self.server.stop())
        settings = Settings(test_poll_first=False)
        events = [SettingsAdopted(settings), *self._register.events(settings.weight)]
        events += [KeypadEnrolled(it.serial, it.public_key, it.certificate) for it in self.fleet.members]
        events += [MandateIssued(code, RepresentativeRole.ALDERMAN, "", "") for code in self._mandates]
        self.ask(Role.ADMIN, *(Record(event) for event in events))
        self.following = Following(self.server.station(Role.SCREEN))
        opening.enter_context(self.following)
        opening.callback(self._end_desks)
        for number, (name, token) in enumerate(zip(self._names, self._tokens, strict=True)):
            enrolled = Enrolled(HallAddress(self.server.address, token), name, Role.DESK)
            desk = Desk(
                self._qtbot, self.devices, enrolled, number, self.path / name, self._cards, self._size, self._lend
            )
            self.desks.append(desk)
        known = len(self._register.municipalities)
        for desk in self.desks:
            self._qtbot.waitUntil(
                lambda desk=desk: (
                    desk.state.summary.municipalities == known and desk.state.summary.desks == len(self.desks)
                ),
                timeout=PATIENCE,
            )

    @property
    def assembly(self) -> Assembly:
        """What stands in the ledger: the hall writes before it tells, so all that a desk saw is in it."""
        assembly = Assembly()
        with LedgerStore.open_read_only(self.folder / hall_folder.LEDGER) as store:
            replay(store.entries(), assembly, Tree())
        return assembly

    def _end_desks(self) -> None:
        for desk in self.desks:
            desk.end()

    def issue_forms(self) -> dict[str, str]:
        """Issues a form to everybody; what the QR codes say, by municipality."""
        self.ask(Role.ADMIN, IssueForms(()))
        self.following.wait(lambda it: len(it.assembly.forms) == len(it.assembly.register))
        return {code: form.code for code, form in self.following.assembly.forms.items()}
