"""The picture of the window in which a computer becomes a station."""

from collections.abc import Iterator

from PIL import Image
from PySide6.QtCore import QSize

from stemkast.assembly.events import Role
from stemkast.hall_client.connection.discovery import FoundHall
from stemkast.windows.joining.joining_window import JoiningWindow
from stemkast.windows.shared.palette import LIGHT
from tests.pictures.painting import grab

_SIZE = QSize(720, 600)


def pictures() -> Iterator[tuple[str, Image.Image]]:
    """What the documents show of it: the code is typed, and a hall was heard. Needs a QApplication."""
    window = JoiningWindow(Role.DESK, LIGHT)
    window.resize(_SIZE)
    window.show_halls((FoundHall("Algemene ledenvergadering 14 juni 2023", ("192.168.1.10:8420",)),))
    window.code.insert("K7QF-3M2P-9XW4-T6ZA-1BCD")
    window.code.textEdited.emit(window.code.text())
    yield "joining", grab(window)
