"""The countdown: a ring that empties clockwise, and how many seconds are left."""

import math
from datetime import datetime

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from stemkast.windows.shared.palette import Palette

_FULL_TURN = 360 * 16
_TOP = 90 * 16


def seconds_left(opened_at: datetime, seconds: int, now: datetime) -> float:
    """What is left of a countdown, from `seconds` down to 0."""
    gone = (now - opened_at).total_seconds()
    return min(float(seconds), max(0.0, seconds - gone))


def whole_seconds(left: float) -> int:
    """As a clock says it: 30 at the start, 1 in the last second, then 0."""
    return math.ceil(left)


def minutes(left: float) -> str:
    """Minutes and seconds, as a clock says them: 3:00, 0:07."""
    whole = whole_seconds(left)
    return f"{whole // 60}:{whole % 60:02d}"


def countdown_ring(painter: QPainter, middle: QPointF, diameter: float, share: float, palette: Palette) -> None:
    """The ring, `share` of it (0 to 1) still filled, ending at the top."""
    thick = diameter * 0.062
    room = QRectF(middle.x() - diameter / 2, middle.y() - diameter / 2, diameter, diameter)
    room.adjust(thick / 2, thick / 2, -thick / 2, -thick / 2)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(palette.line), thick))
    painter.drawEllipse(room)
    if share > 0:
        painter.setPen(QPen(QColor(palette.ink), thick, c=Qt.PenCapStyle.FlatCap))
        painter.drawArc(room, _TOP, round(_FULL_TURN * share))
