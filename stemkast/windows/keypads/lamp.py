"""The light of a keypad: colour, sign and word, so that nobody has to tell green from red."""

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from firmware_protocol.ballot import Light
from stemkast.windows.keypads.style import BODY, GREEN, RED, UNLIT, WAITING
from stemkast.windows.shared.fitting import CAPITAL, advance
from stemkast.windows.shared.marks import check, cross
from stemkast.windows.shared.palette import LIGHT
from stemkast.windows.shared.typefaces import Weight, font

translate = QCoreApplication.translate

_COLOURS = {Light.OFF: UNLIT, Light.WAITING: WAITING, Light.GREEN: GREEN, Light.RED: RED}
_HEIGHT, _ROUND, _LETTERS, _GAP, _RIM = 26, 24, 15, 8, 2


class Lamp(QWidget):
    """A round lamp with its word at the left: an empty ring while off, then dots, a tick or a cross."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._light = Light.OFF
        self._scale = 1.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_scale(1.0)

    @property
    def light(self) -> Light:
        """What it shows."""
        return self._light

    @property
    def word(self) -> str:
        """What stands beside it."""
        words = {
            Light.OFF: translate("Keypads", "light off"),
            Light.WAITING: translate("Keypads", "waiting"),
            Light.GREEN: translate("Keypads", "green"),
            Light.RED: translate("Keypads", "red"),
        }
        return words[self._light]

    def set_scale(self, scale: float) -> None:
        """Everything at this scale."""
        self._scale = scale
        self.setFixedHeight(round(_HEIGHT * scale))
        self.update()

    def show_light(self, light: Light) -> None:
        """Shows this light."""
        self._light = light
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Word, lamp and sign."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        across = _ROUND * self._scale
        lamp = QRectF(self.width() - across, (self.height() - across) / 2, across, across)
        self._paint_word(painter, lamp.left() - _GAP * self._scale)
        rim = _RIM * self._scale
        colour = QColor(_COLOURS[self._light])
        painter.setPen(QPen(colour, rim))
        painter.setBrush(Qt.BrushStyle.NoBrush if self._light is Light.OFF else colour)
        painter.drawEllipse(lamp.adjusted(rim, rim, -rim, -rim))
        self._paint_sign(painter, lamp)
        painter.end()

    def _paint_word(self, painter: QPainter, right: float) -> None:
        size = _LETTERS * self._scale
        weight = Weight.REGULAR if self._light is Light.OFF else Weight.BOLD
        painter.setFont(font(size, weight))
        painter.setPen(QColor(UNLIT if self._light is Light.OFF else LIGHT.paper))
        baseline = (self.height() + size * CAPITAL) / 2
        painter.drawText(QPointF(right - advance(self.word, size, weight), baseline), self.word)

    def _paint_sign(self, painter: QPainter, lamp: QRectF) -> None:
        inset = lamp.width() * 0.29
        room = lamp.adjusted(inset, inset, -inset, -inset)
        match self._light:
            case Light.GREEN:
                check(painter, room, BODY)
            case Light.RED:
                cross(painter, room, BODY)
            case Light.WAITING:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(BODY))
                for part in (0.0, 0.5, 1.0):
                    dot = QPointF(room.left() + room.width() * part, room.center().y())
                    painter.drawEllipse(dot, lamp.width() * 0.075, lamp.width() * 0.075)
            case Light.OFF:
                pass
