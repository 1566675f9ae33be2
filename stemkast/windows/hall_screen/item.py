"""An agenda item: its number and title."""

from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QColor

from stemkast.assembly.shown import ItemShown
from stemkast.windows.hall_screen.frame import header
from stemkast.windows.shared import words
from stemkast.windows.shared.fitting import TextStyle
from stemkast.windows.shared.sheet import Run, Sheet
from stemkast.windows.shared.typefaces import Weight

translate = QCoreApplication.translate


def paint_item(sheet: Sheet, state: ItemShown) -> None:
    """The number very large, the title under it, and whether it is there to be decided."""
    palette = sheet.palette
    header(sheet, state.meeting)
    label = Run(translate("HallScreen", "Agenda item"), palette.soft)
    sheet.line([label], QPointF(sheet.left, 300), sheet.content, 52)
    number = Run(state.item.number, palette.ink, Weight.BOLD)
    sheet.line([number], QPointF(sheet.left - 8, 524), sheet.content, 280)
    sheet.painter.fillRect(QRectF(sheet.left, 594, 160, 10), QColor(palette.favour))
    room = QRectF(sheet.left, 668, sheet.content, 230)
    style = TextStyle(96, weight=Weight.SEMIBOLD, lines=3, leading=1.12)
    sheet.text(state.item.title, room, style, palette.ink)
    kind = Run(words.item_kind(state.item.kind), palette.soft)
    sheet.line([kind], QPointF(sheet.left, sheet.height - 80), sheet.content, 44)
