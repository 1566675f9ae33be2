"""Turnout: how many voted and how much weight that is, of what is present; never in which direction."""

from fractions import Fraction

from PySide6.QtCore import QCoreApplication, QPointF, QRectF

from stemkast.assembly.shown import Turnout
from stemkast.windows.shared.bars import turnout_bar
from stemkast.windows.shared.numbers import whole
from stemkast.windows.shared.sheet import Align, Run, Sheet
from stemkast.windows.shared.typefaces import Weight

translate = QCoreApplication.translate
_BAR_HEIGHT = 44.0
_FIGURE = 84


def turnout_strip(sheet: Sheet, turnout: Turnout, bottom: float) -> float:
    """Two figures and the bar of the weight that is in, ending at `bottom`; gives where it begins."""
    bar = QRectF(sheet.left, bottom - _BAR_HEIGHT, sheet.content, _BAR_HEIGHT)
    share = Fraction(turnout.voted_votes, turnout.present_votes) if turnout.present_votes else Fraction(0)
    turnout_bar(sheet.painter, bar, share, sheet.palette)
    baseline = bar.top() - 30
    half = sheet.content / 2 - 24
    of_municipalities = translate("HallScreen", "of %1 municipalities").replace("%1", whole(turnout.present))
    of_votes = translate("HallScreen", "of %1 votes").replace("%1", whole(turnout.present_votes))
    left = _figure(sheet, turnout.voted, of_municipalities)
    right = _figure(sheet, turnout.voted_votes, of_votes)
    for (number, words), at, align in ((left, sheet.left, Align.LEFT), (right, sheet.right, Align.RIGHT)):
        _pair(sheet, number, words, QPointF(at, baseline), half, align)
    return baseline - _FIGURE * 0.66


def _figure(sheet: Sheet, number: int, words: str) -> tuple[Run, Run]:
    return Run(whole(number), sheet.palette.ink, Weight.BOLD), Run(words, sheet.palette.soft)


def _pair(sheet: Sheet, number: Run, words: Run, at: QPointF, width: float, align: Align) -> None:
    """A large figure and its words on one baseline, together at the left or at the right."""
    if align is Align.LEFT:
        figure = sheet.line([number], at, width / 2, _FIGURE)
        sheet.line([words], QPointF(figure.right() + 18, at.y()), width - figure.width() - 18, 44)
    else:
        text = sheet.line([words], at, width * 0.6, 44, Align.RIGHT)
        sheet.line([number], QPointF(text.left() - 18, at.y()), width - text.width() - 18, _FIGURE, Align.RIGHT)
