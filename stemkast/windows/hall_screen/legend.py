"""The votes behind a result: for, against, abstained, and who was present and did not vote."""

from PySide6.QtCore import QCoreApplication, QPointF, QRectF

from stemkast.assembly.proposals import Meaning
from stemkast.assembly.shown import ResultShown, Turnout
from stemkast.windows.shared import words
from stemkast.windows.shared.marks import swatch
from stemkast.windows.shared.numbers import whole
from stemkast.windows.shared.sheet import Run, Sheet
from stemkast.windows.shared.typefaces import Weight

translate = QCoreApplication.translate
_SWATCH = 30.0
_KINDS = {Meaning.FOR: "favour", Meaning.AGAINST: "against"}


def legend(sheet: Sheet, state: ResultShown, top: float) -> None:
    """Columns of equal width under the bar; `top` is the baseline of their labels."""
    palette = sheet.palette
    colours = {Meaning.FOR: palette.favour, Meaning.AGAINST: palette.against}
    columns = [
        (
            words.option(tally.option),
            tally.votes,
            tally.municipalities,
            colours[tally.option.meaning],
            _KINDS[tally.option.meaning],
        )
        for tally in state.tallies
    ]
    if state.abstained is not None:
        tally = state.abstained
        columns.append((words.option(tally.option), tally.votes, tally.municipalities, palette.abstain, "abstain"))
    votes, municipalities = not_voted(state.turnout)
    columns.append((translate("HallScreen", "Did not vote"), votes, municipalities, palette.soft, "absent"))
    wide = sheet.content / len(columns)
    for number, (label, weight, count, colour, kind) in enumerate(columns):
        left = sheet.left + number * wide
        swatch(sheet.painter, QRectF(left, top - 27, _SWATCH, _SWATCH), palette, kind)
        name = Run(label, colour, Weight.BOLD)
        sheet.line([name], QPointF(left + _SWATCH + 14, top), wide - _SWATCH - 40, 36)
        figure = sheet.line([Run(whole(weight), palette.ink, Weight.BOLD)], QPointF(left, top + 80), wide - 24, 72)
        sheet.line([Run(municipalities_of(count), palette.soft)], QPointF(left, figure.bottom() + 46), wide - 24, 30)


def municipalities_of(number: int) -> str:
    """'1 gemeente', '73 gemeenten'."""
    if number == 1:
        return translate("HallScreen", "1 municipality")
    return translate("HallScreen", "%1 municipalities").replace("%1", whole(number))


def not_voted(turnout: Turnout) -> tuple[int, int]:
    """Votes and municipalities that were present and did not vote."""
    return turnout.present_votes - turnout.voted_votes, turnout.present - turnout.voted
