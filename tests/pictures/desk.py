"""Pictures of the desk's window.

python -m tests.pictures.desk FOLDER       every state, in both sizes, light and dark
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QSize

from stemkast.hall_client.desk.state import DeskState
from stemkast.windows.desk.desk_window import DeskWindow
from stemkast.windows.shared.palette import DARK, LIGHT, Palette
from tests.pictures.painting import LARGE, SMALL, application, grab, save
from tests.windows.desk_states import states

_SHOWN = {
    "desk-ready": "ready",
    "desk-hand-out": "waiting",
    "desk-keypad-out": "keypad-out",
    "desk-handed-out": "handed-out",
}
"""The pictures of the documents, and the states that they show."""


def picture(state: DeskState, size: QSize = SMALL, palette: Palette = LIGHT) -> Image.Image:
    """One state as it is painted. Needs a QApplication with typeface and language."""
    window = DeskWindow(palette)
    window.resize(size)
    window.show_state(state)
    return grab(window)


def pictures() -> Iterator[tuple[str, Image.Image]]:
    """What the documents show of the desk."""
    shown = dict(states())
    for name, state in _SHOWN.items():
        yield name, picture(shown[state])


def main(folder: Path) -> None:
    """Makes the pictures of every state."""
    _application = application()
    folder.mkdir(parents=True, exist_ok=True)
    for name, each in states():
        for size in (SMALL, LARGE):
            for palette, word in ((LIGHT, "light"), (DARK, "dark")):
                save(picture(each, size, palette), folder / f"{name}-{size.width()}-{word}.png")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
