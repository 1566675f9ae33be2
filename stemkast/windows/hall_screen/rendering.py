"""Pictures of the hall screen without a window: for files, previews and tests."""

from datetime import UTC, datetime

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter

from stemkast.assembly.shown import ScreenState
from stemkast.windows.hall_screen.pages import paint_state
from stemkast.windows.shared.fitting import Fitter
from stemkast.windows.shared.palette import LIGHT, Palette
from stemkast.windows.shared.sheet import Placed


def render(state: ScreenState, size: QSize, palette: Palette = LIGHT, now: datetime | None = None) -> QImage:
    """A picture of `state` in `size` pixels; `now` for a countdown. Needs a QGuiApplication with its typefaces."""
    return render_placed(state, size, palette, now)[0]


def render_placed(
    state: ScreenState, size: QSize, palette: Palette = LIGHT, now: datetime | None = None
) -> tuple[QImage, tuple[Placed, ...]]:
    """The picture, and every text on it with its place."""
    image = QImage(size, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    pixels = (float(size.width()), float(size.height()))
    placed = paint_state(painter, pixels, state, palette, now or datetime.now(UTC), Fitter())
    painter.end()
    return image, placed
