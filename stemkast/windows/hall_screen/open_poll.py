"""An open poll: the question, the keys, the countdown, and how much is in."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor

from stemkast.assembly.shown import PollOpenShown
from stemkast.windows.hall_screen.frame import header, question
from stemkast.windows.hall_screen.keys import key_rows
from stemkast.windows.hall_screen.turnout import turnout_strip
from stemkast.windows.shared import marks
from stemkast.windows.shared.ring import countdown_ring, seconds_left, whole_seconds
from stemkast.windows.shared.sheet import Align, Run, Sheet
from stemkast.windows.shared.typefaces import Weight

translate = QCoreApplication.translate
_LARGEST_RING = 460.0
_RING_BESIDE_MANY = 280.0
_MANY = 6


def paint_open_poll(sheet: Sheet, state: PollOpenShown, now: datetime) -> None:
    """Painted again and again while the countdown runs."""
    header(sheet, state.meeting, state.topic, state.ballot)
    end = question(sheet, state.topic.subject, 236)
    below = turnout_strip(sheet, state.turnout, sheet.height - 72)
    top = max(end + 64, 300.0)
    room = QRectF(sheet.left, top, sheet.content, below - 56 - top)
    largest = _RING_BESIDE_MANY if len(state.ballot.options) >= _MANY else _LARGEST_RING
    diameter = min(largest, room.height() - 44)
    middle = QPointF(sheet.right - diameter / 2, room.top() + diameter / 2)
    _countdown(sheet, state, middle, diameter, now)
    left = QRectF(room.left(), room.top(), room.width() - diameter - 72, room.height())
    says = _held(sheet, left) if state.held else _open(sheet, left)
    key_rows(sheet, QRectF(left.left(), says, left.width(), left.bottom() - says), state.ballot.options)


def _open(sheet: Sheet, room: QRectF) -> float:
    says = Run(translate("HallScreen", "Voting is open"), sheet.palette.ink, Weight.BOLD)
    line = sheet.line([says], QPointF(room.left(), room.top() + 36), room.width(), 52)
    return line.bottom() + 44


def _held(sheet: Sheet, room: QRectF) -> float:
    palette = sheet.palette
    says = Run(translate("HallScreen", "Voting is interrupted"), palette.on_accent, Weight.BOLD)
    box = QRectF(room.left(), room.top() - 18, min(room.width(), 760), 76)
    sheet.painter.setPen(Qt.PenStyle.NoPen)
    sheet.painter.setBrush(QColor(palette.accent))
    sheet.painter.drawRoundedRect(box, 10, 10)
    at = QPointF(box.left() + 28, box.center().y() + 16)
    sheet.line([says], at, box.width() - 56, 52, ground=palette.accent)
    stands = Run(translate("HallScreen", "A vote that was confirmed stands"), palette.soft)
    line = sheet.line([stands], QPointF(room.left(), box.bottom() + 44), room.width(), 40)
    return line.bottom() + 30


def _countdown(sheet: Sheet, state: PollOpenShown, middle: QPointF, diameter: float, now: datetime) -> None:
    palette = sheet.palette
    caption = QPointF(middle.x(), middle.y() + diameter / 2 + 44)
    if state.held:
        countdown_ring(sheet.painter, middle, diameter, 0.0, palette)
        sign = QRectF(middle.x() - diameter * 0.13, middle.y() - diameter * 0.16, diameter * 0.26, diameter * 0.32)
        marks.pause(sheet.painter, sign, palette.ink)
        return
    if state.seconds == 0:
        countdown_ring(sheet.painter, middle, diameter, 1.0, palette)
        word = Run(translate("HallScreen", "open"), palette.ink, Weight.BOLD)
        size = round(diameter * 0.24)
        sheet.line([word], middle + QPointF(0, size * 0.26), diameter * 0.8, size, Align.CENTRE)
        until = Run(translate("HallScreen", "until the chair closes it"), palette.soft)
        sheet.line([until], caption, diameter + 60, 34, Align.CENTRE)
        return
    left = seconds_left(state.opened_at, state.seconds, now)
    countdown_ring(sheet.painter, middle, diameter, left / state.seconds, palette)
    size = round(diameter * 0.42)
    figure = Run(str(whole_seconds(left)), palette.ink, Weight.BOLD)
    sheet.line([figure], middle + QPointF(0, size * 0.33), diameter * 0.8, size, Align.CENTRE)
    seconds = Run(translate("HallScreen", "seconds"), palette.soft)
    sheet.line([seconds], caption, diameter, 34, Align.CENTRE)
