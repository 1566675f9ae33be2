"""The display of a keypad: two lines on a glass."""

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from firmware_protocol.display import Lines
from stemkast.windows.keypads.pages import pages
from stemkast.windows.keypads.style import GLASS, GLASS_OFF
from stemkast.windows.shared.fitting import advance
from stemkast.windows.shared.palette import LIGHT
from stemkast.windows.shared.typefaces import Weight, font

_PAGE_TIME = 2500
"""Milliseconds that a part of a line stands."""
_HEIGHT, _SIDE, _MARK = 74, 12, 13
_SIZES = ((21, 19, 17), (19, 17, 16))
_BASELINES = 30, 59
_WEIGHTS = Weight.SEMIBOLD, Weight.REGULAR


class Glass(QWidget):
    """Shows two lines; one that is too long even in smaller letters comes in parts, with "1/3" beside it.

    Attributes:
        seen: what stands on the glass right now, of each line.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: Lines = ("", "")
        self._is_on = True
        self._scale = 1.0
        self._turn = 0
        self._set: list[tuple[int, tuple[str, ...]]] = [(0, ("",)), (0, ("",))]
        self._timer = QTimer(self)
        self._timer.setInterval(_PAGE_TIME)
        self._timer.timeout.connect(self.turn_page)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_scale(1.0)

    @property
    def seen(self) -> tuple[str, str]:
        """What stands on the glass right now."""
        first, second = (parts[self._turn % len(parts)] for _size, parts in self._set)
        return first, second

    def set_scale(self, scale: float) -> None:
        """Everything at this scale."""
        self._scale = scale
        self.setFixedHeight(round(_HEIGHT * scale))
        self._lay_out()

    def show_lines(self, lines: Lines, is_on: bool) -> None:
        """Shows these lines, or a dark glass."""
        if (lines, is_on) == (self._lines, self._is_on):
            return
        self._lines, self._is_on, self._turn = lines, is_on, 0
        self.setToolTip("\n".join(filter(None, lines)))
        self._lay_out()

    def turn_page(self) -> None:
        """Shows the next part of what is too long."""
        self._turn += 1
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width takes other sizes."""
        super().resizeEvent(event)
        self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Glass and lines."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        glass = QPainterPath()
        glass.addRoundedRect(QRectF(self.rect()), 6 * self._scale, 6 * self._scale)
        painter.fillPath(glass, QColor(GLASS if self._is_on else GLASS_OFF))
        if self._is_on:
            for number, text in enumerate(self.seen):
                self._paint_line(painter, number, text)
        painter.end()

    def _paint_line(self, painter: QPainter, number: int, text: str) -> None:
        size, parts = self._set[number]
        baseline = round(_BASELINES[number] * self._scale)
        painter.setPen(QColor(LIGHT.ink))
        painter.setFont(font(size, _WEIGHTS[number]))
        painter.drawText(round(_SIDE * self._scale), baseline, text)
        if len(parts) > 1:
            painter.setPen(QColor(LIGHT.soft))
            painter.setFont(font(_MARK * self._scale))
            mark = f"{self._turn % len(parts) + 1}/{len(parts)}"
            room = QRectF(0, 0, self.width() - _SIDE * self._scale, baseline + 4 * self._scale)
            painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, mark)

    def _lay_out(self) -> None:
        self._set = [self._setting(number, text) for number, text in enumerate(self._lines)]
        if any(len(parts) > 1 for _size, parts in self._set):
            self._timer.start()
        else:
            self._timer.stop()
        self.update()

    def _setting(self, number: int, text: str) -> tuple[int, tuple[str, ...]]:
        """The largest size at which a line fits whole, else the smallest, in parts that leave room for the mark."""
        weight, room = _WEIGHTS[number], self.width() - 2 * _SIDE * self._scale
        sizes = [round(size * self._scale) for size in _SIZES[number]]
        for size in sizes:
            if advance(text, size, weight) <= room:
                return size, (text,)
        narrow = room - advance(" 9/99", _MARK * self._scale, Weight.REGULAR)
        return sizes[-1], pages(text, lambda part: advance(part, sizes[-1], weight) <= narrow)
