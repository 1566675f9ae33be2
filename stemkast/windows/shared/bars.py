"""Bars: the votes of a result with the required majority as a line, one option of a choice, and the turnout."""

from enum import Enum
from fractions import Fraction

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from stemkast.windows.shared.marks import hatch
from stemkast.windows.shared.palette import Palette

_PITCH = 34.0
_SLIVER = 14.0


class Fill(Enum):
    """How a part of a bar looks: hue and pattern together, never one of them alone."""

    FAVOUR = "favour"
    AGAINST = "against"
    ABSTAIN = "abstain"
    INK = "ink"


def vote_bar(painter: QPainter, room: QRectF, parts: list[tuple[Fill, Fraction]], palette: Palette) -> None:
    """A bar of parts, each with its share of the whole, in order from the left; what is left stays empty.

    A part that is not nothing is at least a sliver wide; the largest part gives it the room.
    """
    frame = QPainterPath()
    frame.addRoundedRect(room, 8, 8)
    painter.fillPath(frame, QColor(palette.paper))
    left = room.left()
    for (fill, _share), wide in zip(parts, _widths([share for _fill, share in parts], room.width()), strict=True):
        if wide > 0:
            _part(painter, frame, QRectF(left, room.top(), wide, room.height()), fill, palette)
        left += wide
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(palette.ink), 3))
    painter.drawPath(frame)


def option_bar(painter: QPainter, room: QRectF, share: Fraction, fill: Fill, palette: Palette) -> None:
    """One option: a track as wide as all votes cast, filled to its share."""
    frame = QPainterPath()
    frame.addRoundedRect(room, 6, 6)
    painter.fillPath(frame, QColor(palette.line))
    if share > 0:
        wide = max(4.0, room.width() * float(share))
        _part(painter, frame, QRectF(room.left(), room.top(), wide, room.height()), fill, palette)


def turnout_bar(painter: QPainter, room: QRectF, share: Fraction, palette: Palette) -> None:
    """How much of the weight present is in; without direction, so without the colours of one."""
    frame = QPainterPath()
    frame.addRoundedRect(room, room.height() / 2, room.height() / 2)
    painter.fillPath(frame, QColor(palette.line))
    if share > 0:
        filled = QPainterPath()
        filled.addRect(QRectF(room.left(), room.top(), room.width() * float(share), room.height()))
        painter.fillPath(frame.intersected(filled), QColor(palette.ink))


def majority_line(painter: QPainter, top: QPointF, bottom: QPointF, palette: Palette, wide_line: float = 6) -> None:
    """The required majority across a bar: ink with a rim of paper, so that it shows on any fill."""
    for colour, wide in ((palette.paper, 2 * wide_line + 2), (palette.ink, wide_line)):
        painter.setPen(QPen(QColor(colour), wide, c=Qt.PenCapStyle.FlatCap))
        painter.drawLine(top, bottom)


def _widths(shares: list[Fraction], whole: float) -> list[float]:
    widths = [max(whole * float(share), _SLIVER) if share > 0 else 0.0 for share in shares]
    excess = sum(widths) - whole * float(sum(shares))
    if excess > 0:
        widths[widths.index(max(widths))] -= excess
    return widths


def _part(painter: QPainter, frame: QPainterPath, room: QRectF, fill: Fill, palette: Palette) -> None:
    part = QPainterPath()
    part.addRect(room)
    path = frame.intersected(part)
    match fill:
        case Fill.FAVOUR:
            painter.fillPath(path, QColor(palette.favour))
        case Fill.INK:
            painter.fillPath(path, QColor(palette.ink))
        case Fill.AGAINST:
            hatch(painter, path, palette.against, palette.against_shade, _PITCH)
        case Fill.ABSTAIN:
            hatch(painter, path, palette.abstain, palette.abstain_shade, _PITCH / 2)
