"""The word that a matter ended with, as a badge: filled with a tick, or outlined with a cross or a dash."""

from enum import Enum

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPen

from stemkast.windows.shared import marks
from stemkast.windows.shared.fitting import CAPITAL, TextStyle
from stemkast.windows.shared.sheet import Sheet
from stemkast.windows.shared.typefaces import Weight

_LARGEST = 84


class Verdict(Enum):
    """What the badge says besides its word: by fill and by sign, not only by hue."""

    YES = "yes"
    NO = "no"
    NEITHER = "neither"


def badge(sheet: Sheet, room: QRectF, word: str, verdict: Verdict, largest: int = _LARGEST) -> QRectF:
    """The badge at the left of `room`, as wide as its word needs; `room` is as high as the badge is to be."""
    palette = sheet.palette
    padding = room.height() * 0.3
    style = TextStyle(largest, weight=Weight.BOLD)
    side = largest * CAPITAL * 1.05
    indent = padding + side + side * 0.55
    text_room = QRectF(room.left() + indent, room.top(), room.width() - indent - padding, room.height())
    setting = sheet.fit(word, text_room, style)
    box = QRectF(room.left(), room.top(), indent + setting.width + padding, room.height())
    colour = {Verdict.YES: palette.favour, Verdict.NO: palette.against, Verdict.NEITHER: palette.abstain}[verdict]
    filled = verdict is Verdict.YES
    front = palette.on_fill if filled else colour
    inset = box.adjusted(4, 4, -4, -4)
    sheet.painter.setPen(QPen(QColor(colour), 8))
    sheet.painter.setBrush(QColor(colour) if filled else Qt.BrushStyle.NoBrush)
    sheet.painter.drawRoundedRect(inset, 14, 14)
    sign = QRectF(box.left() + padding, box.center().y() - side / 2, side, side)
    draw = {Verdict.YES: marks.check, Verdict.NO: marks.cross, Verdict.NEITHER: marks.dash}[verdict]
    draw(sheet.painter, sign, front)
    sheet.text(word, text_room, style, front, vertical=0.5, ground=colour if filled else None)
    return box
