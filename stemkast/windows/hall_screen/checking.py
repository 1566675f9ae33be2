"""Voting is over and the result is being checked: nothing of it can be seen yet."""

from PySide6.QtCore import QCoreApplication, QPointF

from stemkast.assembly.shown import Checking
from stemkast.windows.hall_screen.frame import header, question
from stemkast.windows.hall_screen.turnout import turnout_strip
from stemkast.windows.shared.sheet import Run, Sheet
from stemkast.windows.shared.typefaces import Weight

translate = QCoreApplication.translate


def paint_checking(sheet: Sheet, state: Checking) -> None:
    """Asks for patience, and says what is going on and how many voted."""
    palette = sheet.palette
    header(sheet, state.meeting, state.topic, state.ballot)
    end = question(sheet, state.topic.subject, 236, largest=58)
    below = turnout_strip(sheet, state.turnout, sheet.height - 72)
    middle = (end + below) / 2
    wait = Run(translate("HallScreen", "One moment please"), palette.ink, Weight.BOLD)
    sheet.line([wait], QPointF(sheet.left, middle + 20), sheet.content, 168)
    if state.closing:
        text = translate("HallScreen", "Voting is closing: the last votes are coming in")
    else:
        text = translate("HallScreen", "Voting is closed: the result is being checked")
    sheet.line([Run(text, palette.soft)], QPointF(sheet.left, middle + 112), sheet.content, 52)
