"""Pictures of the desk's window for the README: `make screenshots`, or a folder and sizes of one's own.

python -m tests.windows.desk_pictures                    the pictures of the README, in docs/screenshots
python -m tests.windows.desk_pictures --all FOLDER       every state, in both sizes, light and dark
"""

import sys
from io import BytesIO
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, QSize
from PySide6.QtWidgets import QApplication

from stemkast.hall_client.desk_state import DeskState
from stemkast.windows.desk.desk_window import DeskWindow
from stemkast.windows.shared.language import install_language
from stemkast.windows.shared.palette import DARK, LIGHT, Palette
from stemkast.windows.shared.typefaces import load_typefaces
from tests.windows.desk_states import states

SCREENSHOTS = Path(__file__).parents[2] / "docs" / "screenshots"
SHOWN = {"desk-hand-out": "waiting", "desk-keypad-out": "keypad-out"}
"""The pictures of the README, and the states that they show."""
SMALL, LARGE = QSize(1366, 768), QSize(1920, 1080)


def picture(state: DeskState, size: QSize, palette: Palette) -> Image.Image:
    """One state as it is painted. Needs a QApplication with typeface and language."""
    window = DeskWindow(palette)
    window.resize(size)
    window.show_state(state)
    window.show()
    QApplication.processEvents()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    window.grab().save(buffer, "PNG")
    window.close()
    window.deleteLater()
    return Image.open(BytesIO(bytes(buffer.data().data()))).convert("RGB")


def save(image: Image.Image, path: Path) -> None:
    """As a PNG of few colours, which is what a window has."""
    image.quantize(128, dither=Image.Dither.NONE).save(path, optimize=True)


def main(arguments: list[str]) -> None:
    """Makes the pictures."""
    application = QApplication([])
    application.setCursorFlashTime(0)  # a cursor that blinks makes every picture another one
    load_typefaces()
    install_language(application, "nl")
    shown = dict(states())
    if not arguments:
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        for name, state in SHOWN.items():
            save(picture(shown[state], SMALL, LIGHT), SCREENSHOTS / f"{name}.png")
        return
    folder = Path(arguments[-1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, each in shown.items():
        for size in (SMALL, LARGE):
            for palette, word in ((LIGHT, "light"), (DARK, "dark")):
                save(picture(each, size, palette), folder / f"{name}-{size.width()}-{word}.png")


if __name__ == "__main__":
    main(sys.argv[1:])
