"""A proposal that is discussed: its words, who moves it, what the board advises, what it needs."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from stemkast.assembly.majority import MORE_THAN_HALF
from stemkast.assembly.proposals import Recommendation
from stemkast.assembly.shown import MatterShown, Topic
from stemkast.windows.hall_screen.frame import QUESTION_TOP, advice_colour, header, question
from stemkast.windows.shared import marks, words
from stemkast.windows.shared.fitting import SMALLEST, TextStyle
from stemkast.windows.shared.sheet import Run, Sheet
from stemkast.windows.shared.typefaces import Weight

translate = QCoreApplication.translate
_MOVERS_NAMED = 4
_TIGHTEST_CHOICE = 44.0


def paint_matter(sheet: Sheet, state: MatterShown) -> None:
    """The question as large as it can be; at the bottom what the hall should know before it votes."""
    header(sheet, state.meeting, _without_advice(state.topic))
    facts = _facts(sheet, state)
    bottom = sheet.height - 250 if facts else sheet.height - 90
    free = bottom - QUESTION_TOP - 40
    if state.options:
        pitch = min(110.0, max(_TIGHTEST_CHOICE, free * 0.55 / len(state.options)))
        high = pitch * len(state.options)
        end = question(sheet, state.topic.subject, free - 80 - high, largest=104, vertical=0.3)
        _choices(sheet, state.options, QRectF(sheet.left, end + 80, sheet.content, high))
    else:
        question(sheet, state.topic.subject, free, largest=128, vertical=0.42)
    if not facts:
        return
    sheet.painter.fillRect(QRectF(sheet.left, sheet.height - 216, sheet.content, 4), QColor(sheet.palette.line))
    wide = sheet.content / len(facts)
    for number, (label, value, colour, sign) in enumerate(facts):
        left = sheet.left + number * wide
        at = QPointF(left, sheet.height - 156)
        sheet.line([Run(label, sheet.palette.soft)], at, wide - 40, 34)
        if sign is not None:
            sign(sheet.painter, QRectF(left, sheet.height - 126, 42, 42), colour)
            left += 62
        room = QRectF(left, sheet.height - 132, number * wide + sheet.left + wide - 40 - left, 72)
        style = TextStyle(56, weight=Weight.SEMIBOLD, lines=2, leading=1.05)
        sheet.text(value, room, style, colour, vertical=0.3)


Sign = Callable[[QPainter, QRectF, str], None]


def _facts(sheet: Sheet, state: MatterShown) -> list[tuple[str, str, str, Sign | None]]:
    """Label, words, colour and sign of each."""
    facts: list[tuple[str, str, str, Sign | None]] = []
    topic = state.topic
    if topic.movers:
        named = topic.movers[:_MOVERS_NAMED]
        text = ", ".join(named)
        if len(topic.movers) > len(named):
            text = translate("HallScreen", "%1 and others").replace("%1", text)
        facts.append((translate("HallScreen", "Moved by"), text, sheet.palette.ink, None))
    if topic.recommendation is not None:
        label = translate("HallScreen", "The board advises")
        colour = advice_colour(topic.recommendation, sheet.palette)
        facts.append((label, words.recommendation(topic.recommendation), colour, _sign(topic.recommendation)))
    if state.majority != MORE_THAN_HALF:
        label = translate("HallScreen", "Required majority")
        facts.append((label, words.majority(state.majority), sheet.palette.ink, None))
    return facts


def _sign(advice: Recommendation) -> Sign:
    if advice is Recommendation.ADOPT:
        return marks.check
    return marks.cross if advice is Recommendation.ADVISE_AGAINST else marks.dash


def _without_advice(topic: Topic) -> Topic:
    """The advice stands at the bottom of this picture, not in its header."""
    return Topic(topic.items, topic.subject, topic.kind, topic.movers, None, topic.round)


def _choices(sheet: Sheet, options: tuple[str, ...], room: QRectF) -> None:
    pitch = room.height() / len(options)
    for number, label in enumerate(options):
        row = QRectF(room.left(), room.top() + number * pitch, room.width(), pitch)
        sheet.painter.fillRect(QRectF(row.left(), row.top(), 10, pitch * 0.7), QColor(sheet.palette.line))
        size = max(SMALLEST, min(64, round(pitch * 0.64)))
        style = TextStyle(size, lines=2, leading=1.05, comfortable=SMALLEST)
        sheet.text(label, row.adjusted(40, 0, 0, -pitch * 0.3), style, sheet.palette.ink, vertical=0.5)
