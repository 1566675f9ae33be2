"""A matter that ended without a poll: by acclamation, withdrawn, held over or taken off the agenda."""

from PySide6.QtCore import QCoreApplication, QPointF, QRectF

from stemkast.assembly.shown import Decided, Decision
from stemkast.windows.hall_screen.badge import Verdict, badge
from stemkast.windows.hall_screen.frame import header, question
from stemkast.windows.shared.sheet import Run, Sheet

translate = QCoreApplication.translate


def paint_decided(sheet: Sheet, state: Decided) -> None:
    """The question, and in one word how it ended."""
    header(sheet, state.meeting, state.topic)
    end = question(sheet, state.topic.subject, 330, largest=104)
    word, says, verdict = _words(state.decision)
    middle = (end + sheet.height) / 2
    box = badge(sheet, QRectF(sheet.left, middle - 150, sheet.content, 196), word, verdict, largest=120)
    sheet.line([Run(says, sheet.palette.soft)], QPointF(sheet.left, box.bottom() + 84), sheet.content, 52)


def _words(decision: Decision) -> tuple[str, str, Verdict]:
    match decision:
        case Decision.ACCLAMATION:
            says = translate("HallScreen", "by acclamation: nobody asked for a vote")
            return translate("HallScreen", "Adopted"), says, Verdict.YES
        case Decision.WITHDRAWN:
            says = translate("HallScreen", "by those who moved it: there will be no vote")
            return translate("HallScreen", "Withdrawn"), says, Verdict.NEITHER
        case Decision.HELD_OVER:
            says = translate("HallScreen", "until a later assembly: there will be no vote")
            return translate("HallScreen", "Held over"), says, Verdict.NEITHER
        case Decision.TAKEN_OFF:
            says = translate("HallScreen", "after a decision on the order of business")
            return translate("HallScreen", "Off the agenda"), says, Verdict.NEITHER
