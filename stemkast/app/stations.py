"""The windows of a station: of one at a hall elsewhere, and of the computer that serves the hall itself."""

from collections.abc import Callable, Mapping
from pathlib import Path

import platformdirs
from PySide6.QtCore import QStandardPaths
from serial.tools.list_ports import comports

from stemkast.app import committee, desk
from stemkast.app.application import Look, make_application, system_palette
from stemkast.app.hall_windows import CHAIR_SIZE, HallWindows
from stemkast.app.leading import until_closed
from stemkast.assembly.events import Role
from stemkast.hall_client import streams
from stemkast.hall_client.connection.address import HallAddress
from stemkast.hall_client.connection.enrolment import Enrolled
from stemkast.hall_client.following.control_station import ControlStation
from stemkast.hall_client.hall_here.local_hall import LocalHall
from stemkast.windows.setup.setup_station import SetupStation
from stemkast.windows.shared.ending_hall import EndingHall


def station(enrolled: Enrolled, folder: Path, lines: Mapping[str, str], look: Look) -> int:
    """The windows of a station at a hall elsewhere. One that controls something keeps the ledger in `folder`.

    A desk lends the hall the cradles on `lines`, path by name. Raises OSError, LedgerError where nothing can be kept.
    """
    if enrolled.role is Role.ADMIN:
        return _prepare(enrolled.hall, enrolled.name, folder, look)
    if enrolled.role is Role.COMMITTEE:
        return committee.run(make_application(look.language), enrolled, folder)
    application = make_application(look.language)
    kept: list[ControlStation] = []

    def keeping(
        entry: Callable[[int, bytes], None], state: Callable[[bool], None], aside: Callable[[str, object], None]
    ) -> ControlStation:
        kept.append(streams.keeping(enrolled.hall, folder, enrolled.name, entry, state, aside))
        return kept[-1]

    if enrolled.role is Role.DESK:
        return desk.run(application, enrolled, keeping, _papers(), lines)
    windows = HallWindows(enrolled.role, look)
    windows.follow(enrolled.hall, keeping if enrolled.role is not Role.SCREEN else None, enrolled.name)
    for each in kept:
        windows.call_rolls(each.witness_name, each.sign)
    try:
        return application.exec()
    finally:
        windows.end()


def prepare(folder: Path, look: Look) -> int:
    """Serves the assembly in `folder` on this computer and opens the setup window. Raises HallDidNotStart, OSError."""
    make_application(look.language)
    with LocalHall(folder, []) as hall:
        return _prepare(hall.address(Role.ADMIN), "", None, look)


def _prepare(hall: HallAddress, name: str, copy: Path | None, look: Look) -> int:
    """The setup window on a hall; `copy` is where this station keeps the ledger, if it is not the hall's computer."""
    application = make_application(look.language)
    halls = platformdirs.user_data_path("stemkast") / "halls"
    station = SetupStation(hall, name, copy, halls, serial_lines, system_palette())
    station.window.resize(CHAIR_SIZE)
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


def lead(folder: Path, look: Look) -> int:
    """Serves the assembly in `folder` on this computer and opens the chair's window and the hall screen."""
    application = make_application(look.language)
    windows = HallWindows(look=look)
    with LocalHall(folder, []) as hall:
        EndingHall(windows.chair).confirmed.connect(application.quit)
        return until_closed(application, windows, hall, folder)
