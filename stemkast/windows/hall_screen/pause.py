"""Pause."""

from PySide6.QtCore import QCoreApplication, QPointF, QRectF

from stemkast.assembly.shown import Pause
from stemkast.windows.hall_screen.frame import header
from stemkast.windows.shared import marks
from stemkast.windows.shared.sheet import Run, Sheet
from stemkast.windows.shared.typefaces import Weight

translate = QCoreApplication.translate


def paint_pause(sheet: Sheet, state: Pause) -> None:
    """The word and its sign, and that it goes on."""
    header(sheet, state.meeting)
    middle = sheet.height / 2
    sign = QRectF(sheet.left, middle - 130, 148, 172)
    marks.pause(sheet.painter, sign, sheet.palette.ink)
    word = Run(translate("HallScreen", "Break"), sheet.palette.ink, Weight.BOLD)
    left = sign.right() + 72
    sheet.line([word], QPointF(left, middle + 42), sheet.right - left, 260)
    after = Run(translate("HallScreen", "The meeting will continue shortly"), sheet.palette.soft)
    sheet.line([after], QPointF(sheet.left, middle + 160), sheet.content, 56)
