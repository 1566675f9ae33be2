"""Emulated keypads to be pressed by hand, put together: devices on pseudo-terminals, and their window."""

import base64

from firmware_protocol.emulator.fleet import Fleet
from firmware_protocol.emulator.hall import EmulatedHall
from stemkast.app.application import make_application
from stemkast.windows.keypads.connection import Connection
from stemkast.windows.keypads.keypads_window import KeypadsWindow
from stemkast.windows.keypads.model import Handful
from stemkast.windows.keypads.watching import Watching
from stemkast.windows.shared.languages import Language


def run(count: int, seed: int, language: Language) -> int:
    """Shows emulated keypads to be pressed by hand, on lines that a hall can open. Raises OSError."""
    application = make_application(language)
    fleet = Fleet(count, seed)
    watching = Watching()
    with EmulatedHall(fleet, base_stations=1, cradles=1, watch=watching.watch) as devices:
        fleet_key = base64.b64encode(fleet.public_key).decode("ascii")
        connection = Connection(fleet_key, tuple(devices.base_station_paths), tuple(devices.cradle_paths))
        window = KeypadsWindow(Handful(devices, [member.serial for member in fleet.members]), connection)
        watching.told.connect(window.show_told)
        window.show()
        return application.exec()
