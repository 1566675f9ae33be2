"""A replay put together: an emulated hall full of keypads, a hall server, and windows or pictures of what they show."""

import dataclasses
import json
import tempfile
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from firmware_protocol.emulator.fleet import Fleet
from firmware_protocol.emulator.hall import EmulatedHall
from firmware_protocol.emulator.people import VotingPeople
from hall_server.disk import folder as hall_folder
from hall_server.disk.folder import Wanted
from stemkast.app.application import has_screen, make_application
from stemkast.app.hall_windows import HallWindows
from stemkast.assembly.assembly import Assembly
from stemkast.assembly.events import Role
from stemkast.assembly.screen_state import screen_state
from stemkast.assembly.shown import ScreenState
from stemkast.demo.agenda_file import Decision
from stemkast.demo.following import HallBroken
from stemkast.demo.plan import Plan
from stemkast.demo.replay import Progress, Replay
from stemkast.demo.results import Row, equal_polls, row_of
from stemkast.demo.showing import console as terminal
from stemkast.demo.showing import progress_bar, show_table
from stemkast.hall_client.connection.commands import HallUnreachable
from stemkast.hall_client.hall_here.local_hall import HallDidNotStart, LocalHall
from stemkast.ledger.export import ExportRefused, export_file
from stemkast.windows.hall_screen.rendering import render

LEDGER = "assembly.ledger"
SCREEN_SIZE = QSize(1920, 1080)
PACE = 1.5
"""Seconds that a person takes for one thing, at speed 1."""
_FAILED = 1


@dataclass(frozen=True, slots=True)
class Seen:
    """A matter that was dealt with: its row, and what the hall saw."""

    row: Row
    screen: ScreenState


class _Run:
    """One replay in a data folder of its own, from init to the exported bundle."""

    def __init__(self, plan: Plan, out: Path, speed: float | None, seed: int) -> None:
        self._plan = plan
        self._out = out
        self._pace = 0.0 if speed is None else PACE / speed
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
    """Puts the finished ledger and its bundle into the folder of results. Raises HallBroken, LedgerError, OSError."""
    out.mkdir(parents=True, exist_ok=True)
    (out / LEDGER).unlink(missing_ok=True)
    (out / LEDGER).write_bytes(ledger.read_bytes())
    exported = export_file(out / LEDGER, out / "bundle")
    if isinstance(exported, ExportRefused):
        raise HallBroken(exported.text)


def run(plan: Plan, out: Path, headless: bool, speed: float, seed: int = 1) -> int:
    """Replays a plan, with windows or without; returns the exit status: 0 only if everything agrees."""
    console = terminal()
    windowed = not headless and has_screen()
    application = make_application()
    replaying = _Run(plan, out, speed if windowed else None, seed)
    try:
        if windowed:
            _with_windows(application, replaying)
        else:
            with progress_bar(console) as progress:
                replaying.go(progress, lambda _hall: None)
    except (HallBroken, HallUnreachable, HallDidNotStart) as error:
        console.print(f"De herhaling brak af: {error}")
        return _FAILED
    rows = [seen.row for seen in replaying.seen]
    _save_pictures([seen.screen for seen in replaying.seen], out / "screens")
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


def _with_windows(application: QApplication, replaying: _Run) -> None:
    windows = HallWindows()
    failures: list[BaseException] = []

    def work() -> None:
        try:
            replaying.go(lambda _progress: None, lambda hall: windows.served.emit(hall.address(Role.CHAIR)))
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
