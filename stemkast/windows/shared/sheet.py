"""The sheet that a screen is painted on: 1080 units high, whatever the pixels, and it remembers every text on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from stemkast.windows.shared.fitting import CAPITAL, DESCENT, SMALLEST, FittedText, Fitter, TextStyle, advance
from stemkast.windows.shared.palette import Palette
from stemkast.windows.shared.typefaces import Weight, font

HEIGHT = 1080.0
_NARROWEST = 1440.0
_MARGIN = 96.0
_WIDEST_CONTENT = 2000.0


class Align(Enum):
    """Where a line stands in its room."""

    LEFT = 0.0
    CENTRE = 0.5
    RIGHT = 1.0


@dataclass(frozen=True, slots=True)
class Placed:
    """A text as painted, in units of the sheet: the room that its letters take, and whether it fits its own."""

    text: str
    room: QRectF
    size: int
    fits: bool
    colour: str
    ground: str


@dataclass(frozen=True, slots=True)
class Run:
    """A part of a line in its own colour and weight."""

    text: str
    colour: str
    weight: Weight = Weight.REGULAR


class Sheet:
    """A painter with a palette, in units that scale with the height.

    width, height   of the sheet; a screen narrower than 4:3 gets a higher sheet
    left, right     where the content begins and ends
    placed          every text painted so far
    """

    def __init__(self, painter: QPainter, pixels: tuple[float, float], palette: Palette, fitter: Fitter) -> None:
        scale = min(pixels[1] / HEIGHT, pixels[0] / _NARROWEST)
        self.painter = painter
        self.palette = palette
        self.width, self.height = pixels[0] / scale, pixels[1] / scale
        margin = max(_MARGIN, (self.width - _WIDEST_CONTENT) / 2)
        self.left, self.right = margin, self.width - margin
        self.placed: list[Placed] = []
        self._fitter = fitter
        # Before scaling and smoothing: an edge that falls between two pixels would mix with what was there before.
        painter.fillRect(QRectF(0, 0, *pixels), QColor(palette.paper))
        painter.scale(scale, scale)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)

    @property
    def content(self) -> float:
        """The width between the margins."""
        return self.right - self.left

    def fit(self, text: str, room: QRectF, style: TextStyle) -> FittedText:
        """How `text` would be set in `room`, without painting it."""
        return self._fitter.fit(text, room.width(), room.height(), style)

    def text(
        self,
        text: str,
        room: QRectF,
        style: TextStyle,
        colour: str,
        align: Align = Align.LEFT,
        vertical: float = 0.0,
        ground: str | None = None,
    ) -> QRectF:
        """Paints `text` in `room`; gives the room from its first capital to its last baseline.

        `vertical`: 0 at the top, 0.5 in the middle, 1 at the bottom; `ground`: what lies under it, if not paper.
        """
        setting = self.fit(text, room, style)
        top = room.top() + (room.height() - setting.height) * vertical
        for number, line in enumerate(setting.lines):
            baseline = top + setting.size * (CAPITAL + number * style.leading)
            wide = advance(line, setting.size, style.weight)
            left = room.left() + (room.width() - wide) * align.value
            run = Run(line, colour, style.weight)
            self._paint(run, QPointF(left, baseline), setting.size, wide, setting.fits, ground)
        left = room.left() + (room.width() - setting.width) * align.value
        return QRectF(left, top, setting.width, setting.height)

    def line(
        self,
        runs: Sequence[Run],
        at: QPointF,
        width: float,
        size: int,
        align: Align = Align.LEFT,
        smallest: int = SMALLEST,
        ground: str | None = None,
    ) -> QRectF:
        """Paints one line of runs on the baseline `at`, shrunk to `width`; `at` is its left, middle or right."""
        while size > smallest and _width(runs, size) > width:
            size -= 1
        whole = _width(runs, size)
        left = at.x() - whole * align.value
        start = left
        for run in runs:
            wide = advance(run.text, size, run.weight)
            self._paint(run, QPointF(start, at.y()), size, wide, whole <= width + 0.5, ground)
            start += wide
        return QRectF(left, at.y() - size * CAPITAL, whole, size * CAPITAL)

    def _paint(self, run: Run, at: QPointF, size: int, wide: float, fits: bool, ground: str | None) -> None:
        self.painter.setFont(font(size, run.weight))
        self.painter.setPen(QColor(run.colour))
        self.painter.drawText(at, run.text)
        room = QRectF(at.x(), at.y() - size * CAPITAL, wide, size * (CAPITAL + DESCENT))
        self.placed.append(Placed(run.text, room, size, fits, run.colour, ground or self.palette.paper))


def _width(runs: Sequence[Run], size: int) -> float:
    return sum(advance(run.text, size, run.weight) for run in runs)
