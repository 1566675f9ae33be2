"""A roll call: who is called, very large, and who come next."""

from PySide6.QtCore import QCoreApplication, QPointF, QRectF

from stemkast.assembly.shown import RollCallShown
from stemkast.windows.hall_screen.frame import header, question
from stemkast.windows.hall_screen.turnout import turnout_strip
from stemkast.windows.shared.fitting import TextStyle
from stemkast.windows.shared.sheet import Run, Sheet
from stemkast.windows.shared.typefaces import Weight

translate = QCoreApplication.translate


def paint_roll_call(sheet: Sheet, state: RollCallShown) -> None:
    """The direction is nowhere; what is said aloud the hall hears."""
    palette = sheet.palette
    header(sheet, state.meeting, state.topic, state.ballot)
    end = question(sheet, state.topic.subject, 190)
    below = turnout_strip(sheet, state.turnout, sheet.height - 72)
    says = translate("HallScreen", "Roll call")
    calling = state.calling or translate("HallScreen", "Everybody was called")
    top = max(end + 90, 330.0)
    sheet.line([Run(says, palette.soft)], QPointF(sheet.left, top), sheet.content, 48)
    high = below - 60 - (top + 44)
    name = QRectF(sheet.left, top + 44, sheet.content * 0.62, high)
    sheet.text(calling, name, TextStyle(150, weight=Weight.BOLD, lines=2, leading=1.05), palette.ink)
    for number, each in enumerate(state.following):
        row = QRectF(
            sheet.left + sheet.content * 0.66, top + 40 + number * high / 4, sheet.content * 0.34, high / 4 - 8
        )
        sheet.text(each, row, TextStyle(44, lines=1, leading=1.1), palette.soft)
