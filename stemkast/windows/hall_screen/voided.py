"""A poll that has no effect, and why."""

from PySide6.QtCore import QCoreApplication, QRectF

from stemkast.assembly.shown import Voided
from stemkast.windows.hall_screen.badge import Verdict, badge
from stemkast.windows.hall_screen.frame import header, question
from stemkast.windows.shared.fitting import TextStyle
from stemkast.windows.shared.sheet import Sheet

translate = QCoreApplication.translate


def paint_voided(sheet: Sheet, state: Voided) -> None:
    """Says that the votes no longer count; the reason is the one in the ledger."""
    header(sheet, state.meeting, state.topic, state.ballot)
    end = question(sheet, state.topic.subject, 330)
    middle = (end + sheet.height) / 2
    word = translate("HallScreen", "Poll void")
    box = badge(sheet, QRectF(sheet.left, middle - 180, sheet.content, 196), word, Verdict.NEITHER, largest=120)
    says = translate("HallScreen", "The votes of this poll do not count: %1").replace("%1", state.reason)
    room = QRectF(sheet.left, box.bottom() + 48, sheet.content, sheet.height - box.bottom() - 120)
    sheet.text(says, room, TextStyle(52, lines=3), sheet.palette.soft)
