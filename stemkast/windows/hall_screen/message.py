"""A message of the chair to the hall."""

from PySide6.QtCore import QRectF

from stemkast.assembly.shown import MessageOnScreen
from stemkast.windows.hall_screen.frame import header
from stemkast.windows.shared.fitting import TextStyle
from stemkast.windows.shared.sheet import Sheet
from stemkast.windows.shared.typefaces import Weight


def paint_message(sheet: Sheet, state: MessageOnScreen) -> None:
    """As large as it can be."""
    header(sheet, state.meeting)
    room = QRectF(sheet.left, 240, sheet.content, sheet.height - 340)
    style = TextStyle(128, weight=Weight.SEMIBOLD, lines=7, leading=1.14)
    sheet.text(state.text, room, style, sheet.palette.ink, vertical=0.42)
