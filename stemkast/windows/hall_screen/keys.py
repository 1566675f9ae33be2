"""The keys of a poll: number, colour, pattern and word of each, as they are on the keypad."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainterPath

from stemkast.assembly.proposals import Meaning, Option
from stemkast.windows.shared import words
from stemkast.windows.shared.fitting import SMALLEST, TextStyle
from stemkast.windows.shared.marks import hatch
from stemkast.windows.shared.sheet import Align, Sheet
from stemkast.windows.shared.typefaces import Weight

_HIGHEST_ROW = 150.0
_COLUMNS_FROM = 6
_TIGHT_ROW = 64.0


def key_rows(sheet: Sheet, room: QRectF, options: tuple[Option, ...]) -> None:
    """One row per key; in two columns when there are many."""
    columns = 2 if len(options) >= _COLUMNS_FROM else 1
    in_column = -(-len(options) // columns)
    pitch = min(_HIGHEST_ROW, room.height() / in_column)
    gutter = 48.0
    wide = (room.width() - gutter * (columns - 1)) / columns
    for number, option in enumerate(options):
        column, row = divmod(number, in_column)
        left = room.left() + column * (wide + gutter)
        _row(sheet, QRectF(left, room.top() + row * pitch, wide, pitch), option)


def _row(sheet: Sheet, room: QRectF, option: Option) -> None:
    side = room.height() * 0.82
    cap = QRectF(room.left(), room.top(), side, side)
    key_cap(sheet, cap, option)
    size = min(84, max(SMALLEST, round(side * 0.6)))
    style = TextStyle(size, weight=Weight.SEMIBOLD, lines=2, leading=1.06, comfortable=SMALLEST)
    left = cap.right() + side * 0.32
    high = room.height() * (0.74 if room.height() > _TIGHT_ROW else 0.98)
    text = QRectF(left, cap.center().y() - high / 2, room.right() - left, high)
    sheet.text(words.option(option), text, style, sheet.palette.ink, vertical=0.5)


def key_cap(sheet: Sheet, cap: QRectF, option: Option) -> None:
    """The key itself: for plain, against hatched, abstention and options in their own colour."""
    palette = sheet.palette
    fill = {Meaning.FOR: palette.favour, Meaning.AGAINST: palette.against, Meaning.ABSTAIN: palette.abstain}
    colour = fill.get(option.meaning, palette.ink)
    figure = palette.paper if option.meaning is Meaning.OPTION else palette.on_fill
    path = QPainterPath()
    path.addRoundedRect(cap, cap.width() * 0.17, cap.width() * 0.17)
    if option.meaning is Meaning.AGAINST:
        hatch(sheet.painter, path, palette.against, palette.against_shade, cap.width() * 0.28)
    else:
        sheet.painter.fillPath(path, QColor(colour))
    style = TextStyle(max(SMALLEST, round(cap.height() * 0.56)), weight=Weight.BOLD)
    sheet.text(str(option.key), cap, style, figure, Align.CENTRE, 0.5, ground=colour)
