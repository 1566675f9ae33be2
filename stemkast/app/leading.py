"""Leading the hall of this computer: its windows and both posts of a roll call, until the last window is closed."""

from pathlib import Path

from PySide6.QtWidgets import QApplication

from stemkast.app.hall_windows import HallWindows
from stemkast.app.roll_call_here import RollCallHere
from stemkast.assembly.events import Role
from stemkast.hall_client.hall_here.local_hall import LocalHall


def until_closed(application: QApplication, windows: HallWindows, hall: LocalHall, folder: Path) -> int:
    """Shows the hall that serves `folder`; the status with which the application ended. Raises OSError."""
    chair, admin = hall.name(Role.CHAIR), hall.name(Role.ADMIN)
    windows.follow(hall.address(Role.CHAIR), name=chair)
    try:
        posts = RollCallHere(hall.address(Role.ADMIN), folder, (chair, admin), windows)
        posts.start()
        try:
            return application.exec()
        finally:
            posts.end()
    finally:
        windows.end()
