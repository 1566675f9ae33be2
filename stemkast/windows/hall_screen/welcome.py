"""Welcome: which assembly this is, and how many are here."""

from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QColor

from stemkast.assembly.shown import Welcome
from stemkast.windows.shared.fitting import TextStyle
from stemkast.windows.shared.numbers import long_weekday, whole
from stemkast.windows.shared.sheet import Run, Sheet
from stemkast.windows.shared.typefaces import Weight

translate = QCoreApplication.translate


def paint_welcome(sheet: Sheet, state: Welcome) -> None:
    """The name large, day and place under it, attendance and its weight at the bottom."""
    palette = sheet.palette
    sheet.line([Run(translate("HallScreen", "Welcome"), palette.soft)], QPointF(sheet.left, 190), sheet.content, 56)
    room = QRectF(sheet.left, 246, sheet.content, 300)
    style = TextStyle(136, weight=Weight.BOLD, lines=3, leading=1.08)
    name = sheet.text(state.meeting.name, room, style, palette.ink)
    where = "  ·  ".join(part for part in (long_weekday(state.meeting.date), state.meeting.place) if part)
    if where:
        sheet.line([Run(where, palette.soft)], QPointF(sheet.left, name.bottom() + 96), sheet.content, 52)
    rule = QRectF(sheet.left, sheet.height - 366, sheet.content, 4)
    sheet.painter.fillRect(rule, QColor(palette.line))
    half = sheet.content / 2
    here = translate("HallScreen", "of %1 municipalities present").replace("%1", whole(state.municipalities))
    votes = translate("HallScreen", "of %1 votes present").replace("%1", whole(state.votes))
    for number, words, left in ((state.present, here, sheet.left), (state.present_votes, votes, sheet.left + half)):
        figure = QPointF(left, sheet.height - 176)
        sheet.line([Run(whole(number), palette.ink, Weight.BOLD)], figure, half - 48, 176)
        sheet.line([Run(words, palette.soft)], QPointF(left, sheet.height - 96), half - 48, 44)
