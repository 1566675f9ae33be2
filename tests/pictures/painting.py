"""From a widget to a small PNG."""

from io import BytesIO
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, QLoggingCategory, QSize, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from stemkast.windows.shared.language import install_language
from stemkast.windows.shared.typefaces import load_typefaces

SMALL, LARGE = QSize(1366, 768), QSize(1920, 1080)
_COLOURS = 128


def application() -> QApplication:
    """Qt, with typeface and language."""
    # The offscreen platform has no window manager that could hold a dialog to its size, and says so.
    QLoggingCategory.setFilterRules("default.warning=false")
    made = QApplication([])
    made.setCursorFlashTime(0)  # a cursor that blinks makes every picture another one
    load_typefaces()
    install_language(made, "nl")
    return made


def grab(widget: QWidget, size: QSize | None = None) -> Image.Image:
    """A window as it is painted, in `size` pixels or as large as it wants to be; it is closed after that."""
    if size is not None:
        widget.resize(size)
    widget.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    widget.show()
    QApplication.processEvents()
    image = of_qt(widget.grab())
    widget.close()
    widget.deleteLater()
    return image


def of_qt(picture: QPixmap | QImage) -> Image.Image:
    """The same picture, for pillow."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    return Image.open(BytesIO(bytes(buffer.data().data()))).convert("RGB")


def save(image: Image.Image, path: Path) -> None:
    """As a PNG of few colours, which is what a window has."""
    image.quantize(_COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
