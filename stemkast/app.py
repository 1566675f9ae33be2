"""The composition root: puts servers, clients, windows and replays together. Nobody but `__main__` imports this."""

import base64
import dataclasses
import json
import os
import sys
import tempfile
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs
from PySide6.QtCore import QObject, QPoint, QSize, QStandardPaths, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from serial.tools.list_ports import comports

from firmware_protocol.emulator.fleet import Fleet
from firmware_protocol.emulator.hall import EmulatedHall
from firmware_protocol.emulator.people import VotingPeople
from hall_server.disk import folder as hall_folder
from hall_server.disk.folder import Wanted
from stemkast import app_committee, app_desk
from stemkast.assembly.assembly import Assembly
from stemkast.assembly.events import Role
from stemkast.assembly.screen_state import screen_state
from stemkast.assembly.shown import ScreenState
from stemkast.demo.agenda_file import Decision
from stemkast.demo.following import Following, HallBroken
from stemkast.demo.plan import Plan
from stemkast.demo.replay import Progress, Replay
from stemkast.demo.results import Row, equal_polls, row_of
from stemkast.demo.showing import console as terminal
from stemkast.demo.showing import progress_bar, show_table
from stemkast.documents.publication import publish
from stemkast.documents.typesetting import TemplateBroken
from stemkast.hall_client.address import HallAddress
from stemkast.hall_client.chair_view import ChairView, Snapshot
from stemkast.hall_client.commands import CommandSender, HallUnreachable
from stemkast.hall_client.control_station import ControlStation
from stemkast.hall_client.enrolment import Enrolled
from stemkast.hall_client.local_hall import HallDidNotStart, LocalHall
from stemkast.hall_client.qt_bridge import DISBELIEVED, HallBridge, StreamMaker
from stemkast.hall_client.roll_call_state import Sign
from stemkast.hall_client.stream import EntryStream
from stemkast.ledger.export import Exported, ExportRefused, export
from stemkast.ledger.halls import hall_vkey
from stemkast.ledger.store import LedgerStore
from stemkast.windows.chair.chair_window import ChairWindow
from stemkast.windows.hall_screen.hall_screen import HallScreen
from stemkast.windows.hall_screen.rendering import render
from stemkast.windows.keypads.connection import Connection
from stemkast.windows.keypads.keypads_window import KeypadsWindow
from stemkast.windows.keypads.model import Handful
from stemkast.windows.keypads.watching import Watching
from stemkast.windows.roll_call.roll_call_window import RollCallWindow
from stemkast.windows.setup.setup_station import SetupStation
from stemkast.windows.shared.language import install_language
from stemkast.windows.shared.palette import DARK, LIGHT
from stemkast.windows.shared.typefaces import load_typefaces

LEDGER = "assembly.ledger"
SCREEN_SIZE = QSize(1920, 1080)
_CHAIR_SIZE = QSize(1366, 768)
_SMALL_SCREEN = QSize(960, 540)
_PACE = 1.5
"""Seconds that a person takes for one thing, at speed 1."""
_FAILED, _UNUSABLE = 1, 2
_PATIENCE = 5.0
_LINGER = 4000
"""Milliseconds that the windows stay after a replay."""


class Unusable(Exception):
    """Raised for what a person can mend; the text is one sentence."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A matter that was dealt with: its row, and what the hall saw."""

    row: Row
    screen: ScreenState


def has_screen() -> bool:
    """Whether windows can be shown here."""
    if sys.platform != "linux":
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def make_application() -> QApplication:
    """The Qt application, offscreen where there is no screen, with typeface and language."""
    if not has_screen():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    existing = QGuiApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(["stemkast"])
    load_typefaces()
    install_language(application, "nl")
    return application


class _Run:
    """One replay in a data folder of its own, from init to the exported bundle."""

    def __init__(self, plan: Plan, out: Path, speed: float | None, seed: int) -> None:
        self._plan = plan
        self._out = out
        self._pace = 0.0 if speed is None else _PACE / speed
        self._seed = seed
        self.seen: list[Seen] = []

    def go(self, progress: Callable[[Progress], None], served: Callable[[LocalHall], None]) -> None:
        """Replays; `served` is told of the hall once it can be reached. Raises HallBroken and its like."""
        fleet = Fleet(len(self._plan.present), self._seed)
        agenda = self._plan.agenda
        with tempfile.TemporaryDirectory(prefix="stemkast-") as made:
            folder = Path(made)
            hall_folder.init(folder, Wanted(agenda.assembly, agenda.date, agenda.place, fleet.public_key))
            people = VotingPeople(self._choice, self._pace * 2, self._seed)
            with (
                EmulatedHall(fleet, people=people) as devices,
                LocalHall(folder, devices.base_station_paths + devices.cradle_paths) as hall,
            ):
                served(hall)
                Replay(self._plan, hall, devices, self._pace, progress, self._settled).run()
            _keep(folder / hall_folder.LEDGER, self._out)

    def _choice(self, poll: int, municipality: str) -> int | None:
        return self._plan.choices[poll].get(municipality)

    def _settled(self, decision: Decision, assembly: Assembly) -> None:
        self.seen.append(Seen(row_of(len(self.seen) + 1, decision, assembly), screen_state(assembly)))


def _keep(ledger: Path, out: Path) -> None:
    """Puts the finished ledger and its bundle into the folder of results."""
    out.mkdir(parents=True, exist_ok=True)
    (out / LEDGER).unlink(missing_ok=True)
    (out / LEDGER).write_bytes(ledger.read_bytes())
    export_bundle(out / LEDGER, out / "bundle")


def export_bundle(ledger: Path, to: Path) -> Exported:
    """Writes the bundle of a ledger. Raises Unusable, LedgerError."""
    with LedgerStore.open_read_only(ledger) as store:
        vkey = hall_vkey(store.entries())
        if vkey is None:
            raise Unusable(f"{ledger} does not begin as a ledger does")
        exported = export(store, vkey, to)
    if isinstance(exported, ExportRefused):
        raise Unusable(exported.text)
    return exported


def publish_papers(ledger: Path, to: Path, templates: Path | None) -> Exported:
    """Writes the publication of a ledger. Raises Unusable, LedgerError."""
    with LedgerStore.open_read_only(ledger) as store:
        vkey = hall_vkey(store.entries())
        if vkey is None:
            raise Unusable(f"{ledger} does not begin as a ledger does")
        try:
            published = publish(store, vkey, to, templates)
        except TemplateBroken as error:
            raise Unusable(f"a template cannot be set: {error}") from error
    if isinstance(published, ExportRefused):
        raise Unusable(published.text)
    return published


def replay(plan: Plan, out: Path, headless: bool, speed: float, seed: int = 1) -> int:
    """Replays a plan, with windows or without; returns the exit status: 0 only if everything agrees."""
    console = terminal()
    windowed = not headless and has_screen()
    application = make_application()
    run = _Run(plan, out, speed if windowed else None, seed)
    try:
        if windowed:
            _with_windows(application, run)
        else:
            with progress_bar(console) as progress:
                run.go(progress, lambda _hall: None)
    except (HallBroken, HallUnreachable, HallDidNotStart) as error:
        console.print(f"De herhaling brak af: {error}")
        return _FAILED
    rows = [seen.row for seen in run.seen]
    _save_pictures([seen.screen for seen in run.seen], out / "screens")
    (out / "results.json").write_text(
        json.dumps([dataclasses.asdict(row) | {"agrees": row.agrees} for row in rows], ensure_ascii=False, indent=1),
        encoding="utf-8",
    )
    show_table(console, rows)
    equal, of = equal_polls(rows)
    return 0 if equal == of and all(row.agrees for row in rows if row.said_outcome) else _FAILED


def _save_pictures(screens: list[ScreenState], to: Path) -> None:
    to.mkdir(parents=True, exist_ok=True)
    for old in to.glob("*.png"):
        old.unlink()
    for number, state in enumerate(screens, start=1):
        render(state, SCREEN_SIZE).save(
            str(to / f"{number:02d}-{type(state).__name__.removesuffix('Shown').lower()}.png")
        )


class _Windows(QObject):
    """The chair's window and the hall screen of one hall.

    Signals:
        served: the `HallAddress` at which the hall can be reached; sent from any thread.
        over: the replay is over; sent from its thread.
    """

    served = Signal(object)
    over = Signal()

    def __init__(self, role: Role = Role.CHAIR) -> None:
        super().__init__()
        self._role = role
        self.screen = HallScreen()
        preview = HallScreen()
        self.chair = ChairWindow(preview, preview.show_state)
        self._roll_call: RollCallWindow | None = None
        self._bridge: HallBridge | None = None
        self.served.connect(self.follow)
        self.over.connect(lambda: QTimer.singleShot(_LINGER, QApplication.quit))

    def follow(self, hall: HallAddress, make_stream: StreamMaker | None = None, name: str = "") -> None:
        """Shows this hall, by its plain stream or another one; `name` is that of this station."""
        plain: StreamMaker = lambda entry, state, aside: EntryStream(hall, entry, state, on_aside=aside)  # noqa: E731
        bridge = HallBridge(make_stream or plain, CommandSender(hall), self, ChairView(name))
        bridge.snapshot.connect(self._show)
        bridge.connected.connect(self.screen.show_connected)
        bridge.connected.connect(self.chair.show_connected)
        for window in (self.screen, self.chair):
            bridge.trouble.connect(window.show_trouble)
        bridge.refused.connect(self.chair.show_refusal)
        self.chair.command.connect(bridge.send)
        self._bridge = bridge
        bridge.start()
        self.screen.offer_full_screen()
        self._place()

    def call_rolls(self, witness: str, sign: Sign) -> None:
        """Takes part in roll calls, with the key of the witness of this name."""
        self._roll_call = RollCallWindow(witness, sign)
        if self._bridge is not None:
            self._roll_call.command.connect(self._bridge.send)

    def _place(self) -> None:
        """The hall screen fills a second monitor where there is one; else it stands small beside the chair's window."""
        first, *others = QGuiApplication.screens()
        if self._role is Role.SCREEN:
            self.screen.setGeometry((others or [first])[0].geometry())
            self.screen.showFullScreen()
            return
        self.chair.resize(_CHAIR_SIZE)
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

    def _show(self, snapshot: Snapshot) -> None:
        self.chair.show_state(snapshot.chair, snapshot.screen)
        self.screen.show_state(snapshot.screen)
        if self._roll_call is not None:
            self._roll_call.show_state(snapshot.roll_call)


def _with_windows(application: QApplication, run: _Run) -> None:
    windows = _Windows()
    failures: list[BaseException] = []

    def work() -> None:
        try:
            run.go(lambda _progress: None, lambda hall: windows.served.emit(hall.address(Role.CHAIR)))
        except (HallBroken, HallUnreachable, HallDidNotStart) as error:
            failures.append(error)
        finally:
            windows.over.emit()

    worker = threading.Thread(target=work, name="replay")
    worker.start()
    application.setQuitOnLastWindowClosed(False)
    application.exec()
    windows.end()
    worker.join()
    if failures:
        raise failures[0]


def keypads(count: int, seed: int) -> int:
    """Shows emulated keypads to be pressed by hand, on lines that a hall can open. Raises OSError."""
    application = make_application()
    fleet = Fleet(count, seed)
    watching = Watching()
    with EmulatedHall(fleet, base_stations=1, cradles=1, watch=watching.watch) as devices:
        fleet_key = base64.b64encode(fleet.public_key).decode("ascii")
        connection = Connection(fleet_key, tuple(devices.base_station_paths), tuple(devices.cradle_paths))
        window = KeypadsWindow(Handful(devices, [member.serial for member in fleet.members]), connection)
        watching.told.connect(window.show_told)
        window.show()
        return application.exec()


def station(enrolled: Enrolled, folder: Path, lines: Mapping[str, str]) -> int:
    """The windows of a station at a hall elsewhere. One that controls something keeps the ledger in `folder`.

    A desk lends the hall the cradles on `lines`, path by name. Raises OSError, LedgerError where nothing can be kept.
    """
    if enrolled.role is Role.ADMIN:
        return _prepare(enrolled.hall, enrolled.name, folder)
    if enrolled.role is Role.COMMITTEE:
        return app_committee.run(make_application(), enrolled, folder)
    application = make_application()
    kept: list[ControlStation] = []

    def keeping(
        entry: Callable[[int, bytes], None], state: Callable[[bool], None], aside: Callable[[str, object], None]
    ) -> ControlStation:
        kept.append(
            ControlStation(
                enrolled.hall, folder, enrolled.name, entry, state, aside, lambda why: aside(DISBELIEVED, why.text)
            )
        )
        return kept[-1]

    if enrolled.role is Role.DESK:
        return app_desk.run(application, enrolled, keeping, _papers(), lines)
    windows = _Windows(enrolled.role)
    windows.follow(enrolled.hall, keeping if enrolled.role is not Role.SCREEN else None, enrolled.name)
    for each in kept:
        windows.call_rolls(each.witness_name, each.sign)
    status = application.exec()
    windows.end()
    return status


def prepare(folder: Path) -> int:
    """Serves the assembly in `folder` on this computer and opens the setup window. Raises HallDidNotStart, OSError."""
    make_application()
    with LocalHall(folder, []) as hall:
        return _prepare(hall.address(Role.ADMIN), "", None)


def _prepare(hall: HallAddress, name: str, copy: Path | None) -> int:
    """The setup window on a hall; `copy` is where this station keeps the ledger, if it is not the hall's computer."""
    application = make_application()
    halls = platformdirs.user_data_path("stemkast") / "halls"
    dark = application.styleHints().colorScheme() is Qt.ColorScheme.Dark
    station = SetupStation(hall, name, copy, halls, serial_lines, DARK if dark else LIGHT)
    station.window.resize(_CHAIR_SIZE)
    station.window.show()
    try:
        return application.exec()
    finally:
        station.end()


def serial_lines() -> tuple[str, ...]:
    """The serial lines of this computer, as the system names them."""
    return tuple(each.device for each in comports())


def _papers() -> Path:
    """Where people look for what was saved for them."""
    place = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(place)) / "stemkast"


def lead(folder: Path) -> int:
    """Serves the assembly in `folder` on this computer and opens the chair's window and the hall screen."""
    application = make_application()
    windows = _Windows()
    with LocalHall(folder, []) as hall:
        windows.follow(hall.address(Role.CHAIR), name=hall.name(Role.CHAIR))
        status = application.exec()
        windows.end()
    return status


class _Answers:
    """What emulated people answer to whatever is asked, found by the question of the poll."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self.following: Following | None = None

    def choice(self, poll: int, municipality: str) -> int | None:
        """What a municipality presses in this poll."""
        if self.following is None:
            return None
        question = self.following.wait(lambda now: now.polls[poll].question if poll in now.polls else None, _PATIENCE)
        return self._plan.choice(question, municipality)


def try_out(plan: Plan, folder: Path, seed: int = 1) -> int:
    """Prepares a planned assembly in `folder`, hands out emulated keypads, and lets a person lead it by hand.

    Whatever the order of the matters, the emulated people vote as planned for each.
    """
    application = make_application()
    windows = _Windows()
    fleet = Fleet(len(plan.present), seed)
    hall_folder.init(folder, Wanted(plan.agenda.assembly, plan.agenda.date, plan.agenda.place, fleet.public_key))
    answers = _Answers(plan)
    people = VotingPeople(answers.choice, _PACE * 2, seed)
    with (
        EmulatedHall(fleet, people=people) as devices,
        LocalHall(folder, devices.base_station_paths + devices.cradle_paths) as hall,
    ):
        Replay(plan, hall, devices, 0.0, lambda _progress: None, lambda _decision, _assembly: None).prepare()
        with Following(hall.address(Role.SCREEN)) as following:
            answers.following = following
            windows.follow(hall.address(Role.CHAIR), name=hall.name(Role.CHAIR))
            status = application.exec()
            windows.end()
    return status
