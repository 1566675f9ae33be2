"""Signs that are drawn, not typed, because no typeface is sure to have them; each goes with a word."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen

from stemkast.windows.shared.palette import Palette


def check(painter: QPainter, room: QRectF, colour: str) -> None:
    """A tick that fills `room`."""
    _stroke(painter, room, colour, ((0.06, 0.56), (0.38, 0.88), (0.96, 0.16)))


def cross(painter: QPainter, room: QRectF, colour: str) -> None:
    """A diagonal cross that fills `room`."""
    _stroke(painter, room, colour, ((0.12, 0.12), (0.88, 0.88)))
    _stroke(painter, room, colour, ((0.88, 0.12), (0.12, 0.88)))


def dash(painter: QPainter, room: QRectF, colour: str) -> None:
    """A horizontal stroke: neither for nor against."""
    _stroke(painter, room, colour, ((0.08, 0.5), (0.92, 0.5)))


def pause(painter: QPainter, room: QRectF, colour: str) -> None:
    """Two upright bars."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    wide = room.width() * 0.32
    for left in (room.left(), room.right() - wide):
        painter.drawRoundedRect(QRectF(left, room.top(), wide, room.height()), wide / 5, wide / 5)


def hatch(painter: QPainter, room: QPainterPath, ground: str, stripes: str, pitch: float) -> None:
    """Fills `room` with diagonal stripes, `pitch` units apart, that start at its left edge; nothing where none fits."""
    if pitch <= 0:
        return
    painter.save()
    painter.setClipPath(room, Qt.ClipOperation.IntersectClip)
    box = room.boundingRect()
    painter.fillRect(box, QColor(ground))
    painter.setPen(QPen(QColor(stripes), pitch * 0.42, c=Qt.PenCapStyle.FlatCap))
    start = box.left() - box.height()
    while start < box.right() + pitch:
        painter.drawLine(
            QPointF(start - pitch, box.bottom() + pitch), QPointF(start + box.height() + pitch, box.top() - pitch)
        )
        start += pitch
    painter.restore()


def swatch(painter: QPainter, room: QRectF, palette: Palette, kind: str) -> None:
    """The sample of a legend: "favour" plain, "against" hatched, "abstain" outlined, "absent" dashed."""
    inset = room.adjusted(1.5, 1.5, -1.5, -1.5)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(Qt.PenStyle.NoPen)
    if kind == "favour":
        painter.setBrush(QBrush(QColor(palette.favour)))
        painter.drawRect(room)
    elif kind == "against":
        path = QPainterPath()
        path.addRect(room)
        hatch(painter, path, palette.against, palette.paper, room.width() / 2.6)
        painter.setPen(QPen(QColor(palette.against), 3))
        painter.drawRect(inset)
    else:
        dashed = Qt.PenStyle.SolidLine if kind == "abstain" else Qt.PenStyle.DotLine
        painter.setPen(QPen(QColor(palette.abstain), 3, dashed))
        painter.drawRect(inset)


def _stroke(painter: QPainter, room: QRectF, colour: str, points: tuple[tuple[float, float], ...]) -> None:
    pen = QPen(QColor(colour), room.width() * 0.17)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    path = QPainterPath()
    for number, (x, y) in enumerate(points):
        point = QPointF(room.left() + room.width() * x, room.top() + room.height() * y)
        if number == 0:
            path.moveTo(point)
        else:
            path.lineTo(point)
    painter.drawPath(path)
