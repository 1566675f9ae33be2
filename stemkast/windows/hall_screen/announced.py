"""A poll that is announced: the question and the keys, and that voting has not begun."""

from PySide6.QtCore import QCoreApplication, QPointF, QRectF

from stemkast.assembly.shown import PollAnnouncedShown
from stemkast.windows.hall_screen.frame import header, question
from stemkast.windows.hall_screen.keys import key_rows
from stemkast.windows.shared import words
from stemkast.windows.shared.fitting import TextStyle
from stemkast.windows.shared.numbers import whole
from stemkast.windows.shared.sheet import Run, Sheet
from stemkast.windows.shared.typefaces import Weight

translate = QCoreApplication.translate
_SIDE = 500.0
_MANY = 6


def paint_announced(sheet: Sheet, state: PollAnnouncedShown) -> None:
    """As the open poll will look, with what it needs and who is there where the countdown will be."""
    header(sheet, state.meeting, state.topic, state.ballot)
    end = question(sheet, state.topic.subject, 250)
    top = max(end + 90, 330.0)
    says = Run(translate("HallScreen", "Voting opens shortly"), sheet.palette.ink, Weight.BOLD)
    sheet.line([says], QPointF(sheet.left, top + 34), sheet.content - _SIDE - 60, 52)
    rows = QRectF(sheet.left, top + 90, sheet.content, sheet.height - 90 - top - 90)
    if len(state.ballot.options) >= _MANY:
        key_rows(sheet, rows, state.ballot.options)
        return
    key_rows(sheet, rows.adjusted(0, 0, -_SIDE - 60, 0), state.ballot.options)
    majority = words.majority(state.ballot.majority)
    y = _fact(sheet, translate("HallScreen", "Required majority"), (majority,), top + 90)
    present = (_municipalities(state.turnout.present), _votes(state.turnout.present_votes))
    _fact(sheet, translate("HallScreen", "Present"), present, y + 56)


def _fact(sheet: Sheet, label: str, values: tuple[str, ...], top: float) -> float:
    """A label and what belongs to it, at the right; gives where it ends."""
    left = sheet.right - _SIDE
    sheet.line([Run(label, sheet.palette.soft)], QPointF(left, top + 24), _SIDE, 34)
    y = top + 50
    for value in values:
        style = TextStyle(56, weight=Weight.SEMIBOLD)
        y = sheet.text(value, QRectF(left, y, _SIDE, 40), style, sheet.palette.ink).bottom() + 26
    return y - 26


def _municipalities(number: int) -> str:
    return translate("HallScreen", "%1 municipalities").replace("%1", whole(number))


def _votes(number: int) -> str:
    return translate("HallScreen", "%1 votes").replace("%1", whole(number))
