"""A speaker: the name large, for whom, on what, and the time that is left."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QPointF, QRectF

from stemkast.assembly.shown import SpeakerShown
from stemkast.windows.hall_screen.frame import header
from stemkast.windows.shared.fitting import TextStyle
from stemkast.windows.shared.ring import countdown_ring, minutes, seconds_left
from stemkast.windows.shared.sheet import Align, Run, Sheet
from stemkast.windows.shared.typefaces import Weight

translate = QCoreApplication.translate
_RING = 400.0


def paint_speaker(sheet: Sheet, state: SpeakerShown, now: datetime) -> None:
    """Painted again and again while the speaking time runs."""
    palette = sheet.palette
    header(sheet, state.meeting)
    sheet.line(
        [Run(translate("HallScreen", "Has the floor"), palette.soft)], QPointF(sheet.left, 300), sheet.content, 52
    )
    wide = sheet.content - (_RING + 100 if state.seconds else 0)
    name = QRectF(sheet.left, 352, wide, 260)
    big = TextStyle(120, weight=Weight.BOLD, lines=2, leading=1.08)
    sheet.text(state.name or state.on_behalf, name, big, palette.ink)
    if state.name and state.on_behalf:
        style = TextStyle(72, lines=2, leading=1.1)
        sheet.text(state.on_behalf, QRectF(sheet.left, 616, wide, 160), style, palette.ink)
    if state.seconds:
        _time_left(sheet, state, now)
    if state.topic is not None:
        about = QRectF(sheet.left, sheet.height - 236, sheet.content, 150)
        style = TextStyle(46, lines=2, leading=1.12)
        sheet.text(state.topic.subject, about, style, palette.soft, vertical=1.0)


def _time_left(sheet: Sheet, state: SpeakerShown, now: datetime) -> None:
    palette = sheet.palette
    middle = QPointF(sheet.right - _RING / 2, 320 + _RING / 2)
    left = seconds_left(state.since, state.seconds, now)
    countdown_ring(sheet.painter, middle, _RING, left / state.seconds, palette)
    figure = Run(minutes(left), palette.ink, Weight.BOLD)
    sheet.line([figure], middle + QPointF(0, 44), _RING * 0.8, 128, Align.CENTRE)
    over = translate("HallScreen", "time is up") if left <= 0 else translate("HallScreen", "left to speak")
    sheet.line(
        [Run(over, palette.soft)], QPointF(middle.x(), middle.y() + _RING / 2 + 52), _RING + 100, 36, Align.CENTRE
    )
