"""The result of a choice or an election: what was chosen, and a bar for every option."""

from fractions import Fraction

from PySide6.QtCore import QCoreApplication, QPointF, QRectF

from stemkast.assembly.majority import percentage as share_in_words
from stemkast.assembly.outcome import Outcome
from stemkast.assembly.shown import OptionTally, ResultShown
from stemkast.windows.hall_screen.badge import badge
from stemkast.windows.hall_screen.frame import header, question
from stemkast.windows.hall_screen.legend import municipalities_of, not_voted
from stemkast.windows.hall_screen.result import extra_words, percentage, verdict_of
from stemkast.windows.shared import marks, words
from stemkast.windows.shared.bars import Fill, majority_line, option_bar
from stemkast.windows.shared.fitting import CAPITAL, SMALLEST, TextStyle
from stemkast.windows.shared.numbers import percent_on_screen, whole
from stemkast.windows.shared.sheet import Align, Run, Sheet
from stemkast.windows.shared.typefaces import Weight

translate = QCoreApplication.translate
_FEW = 3
_LINE = 3
_NARROWEST_FIGURES = 360.0
_ONE_LINE = 200.0


def paint_choice_result(sheet: Sheet, state: ResultShown) -> None:
    """The percentage belongs to the option that was chosen or leads; its name stands beside it."""
    header(sheet, state.meeting, state.topic, state.ballot)
    few = len(state.tallies) <= _FEW
    end = question(sheet, state.topic.subject, 150, largest=62)
    tight = end > _ONE_LINE and not few
    size = 260 if few else 130 if tight else 190
    baseline = end + (50 if tight else 90) + size * CAPITAL
    left = sheet.left
    if state.percentage is not None:
        left = percentage(sheet, state.percentage, QPointF(sheet.left, baseline), size) + 72
    _outcome(sheet, state, QRectF(left, baseline - size * CAPITAL, sheet.right - left, size * CAPITAL))
    top = baseline + (92 if tight else 124)
    rows = QRectF(sheet.left, top, sheet.content, sheet.height - 136 - top)
    _rows(sheet, state, rows)
    _rest(sheet, state)


def _outcome(sheet: Sheet, state: ResultShown, room: QRectF) -> None:
    palette = sheet.palette
    if state.outcome is None:
        text = translate("HallScreen", "Test poll: no decision")
        sheet.text(text, room, TextStyle(72, weight=Weight.BOLD, lines=2), palette.ink, vertical=1.0)
        return
    if state.outcome is not Outcome.CHOSEN or state.leading is None:
        _not_chosen(sheet, state, state.outcome, room)
        return
    side = min(44.0, room.height() * 0.3)
    marks.check(sheet.painter, QRectF(room.left(), room.top(), side, side), palette.favour)
    label = Run(words.outcome(state.outcome) + extra_words(state), palette.favour, Weight.BOLD)
    at = QPointF(room.left() + side + 20, room.top() + side * 0.86)
    sheet.line([label], at, room.width() - side - 20, round(side * 1.2))
    style = TextStyle(84, weight=Weight.BOLD, lines=3, leading=1.06, comfortable=SMALLEST)
    name = QRectF(room.left(), room.top() + side + 22, room.width(), room.height() - side - 22)
    sheet.text(state.leading, name, style, palette.ink, vertical=1.0)


def _not_chosen(sheet: Sheet, state: ResultShown, outcome: Outcome, room: QRectF) -> None:
    """No majority, a tie or no votes, and who has most."""
    high = min(118.0, room.height() * 0.62)
    box = QRectF(room.left(), room.top(), room.width(), high)
    badge(sheet, box, words.outcome(outcome), verdict_of(outcome), largest=round(high * 0.7))
    if state.leading is not None:
        says = translate("HallScreen", "the most votes cast: %1").replace("%1", state.leading) + extra_words(state)
        below = QRectF(room.left(), box.bottom() + 12, room.width(), room.height() - high - 12)
        style = TextStyle(40, lines=2, leading=1.05, comfortable=SMALLEST)
        sheet.text(says, below, style, sheet.palette.soft, vertical=1.0)


def _rows(sheet: Sheet, state: ResultShown, room: QRectF) -> None:
    pitch = min(150.0, room.height() / len(state.tallies))
    names, figures = sheet.content * 0.35, max(sheet.content * 0.21, _NARROWEST_FIGURES)
    bars = QRectF(room.left() + names, room.top(), room.width() - names - figures, pitch * len(state.tallies))
    for number, tally in enumerate(state.tallies):
        row = QRectF(room.left(), room.top() + number * pitch, room.width(), pitch)
        _row(sheet, state, tally, row, QRectF(bars.left(), row.top(), bars.width(), pitch * 0.72))
    if state.ballot.is_choice and state.cast:
        x = bars.left() + bars.width() * float(state.ballot.majority.fraction)
        bottom = bars.bottom() - pitch * 0.28
        majority_line(sheet.painter, QPointF(x, bars.top() - 16), QPointF(x, bottom + 12), sheet.palette, _LINE)
        text = Run(words.majority(state.ballot.majority), sheet.palette.ink, Weight.SEMIBOLD)
        sheet.line([text], QPointF(x, bars.top() - 28), bars.width(), 34, Align.CENTRE)


def _row(sheet: Sheet, state: ResultShown, tally: OptionTally, row: QRectF, bar: QRectF) -> None:
    palette = sheet.palette
    leads = tally.option.label == state.leading
    weight = Weight.BOLD if leads else Weight.REGULAR
    high = row.height() * 0.94
    name = QRectF(row.left(), bar.center().y() - high / 2, bar.left() - row.left() - 32, high)
    size = max(SMALLEST, min(48, round(bar.height() * 0.66)))
    style = TextStyle(size, weight=weight, lines=2, leading=1.02, comfortable=SMALLEST)
    sheet.text(words.option(tally.option), name, style, palette.ink, vertical=0.5)
    share = Fraction(tally.votes, state.cast) if state.cast else Fraction(0)
    option_bar(sheet.painter, bar, share, Fill.FAVOUR if leads else Fill.ABSTAIN, palette)
    middle = bar.center().y() + size * CAPITAL / 2
    votes = Run(whole(tally.votes), palette.ink, Weight.BOLD)
    room = row.right() - bar.right()
    sheet.line([votes], QPointF(bar.right() + room * 0.46, middle), room * 0.44, size, Align.RIGHT)
    if state.cast:
        text = Run(percent_on_screen(share_in_words(share)), palette.soft)
        sheet.line([text], QPointF(row.right(), middle), room * 0.5, max(26, size - 8), Align.RIGHT)


def _rest(sheet: Sheet, state: ResultShown) -> None:
    """Abstained, and present without a vote, on one line at the bottom."""
    votes, municipalities = not_voted(state.turnout)
    parts = []
    if state.abstained is not None:
        parts.append((translate("HallScreen", "Abstention"), state.abstained.votes, state.abstained.municipalities))
    parts.append((translate("HallScreen", "Did not vote"), votes, municipalities))
    runs = []
    for number, (label, weight, count) in enumerate(parts):
        runs.append(Run(f"{'      ' if number else ''}{label} ", sheet.palette.soft))
        runs.append(Run(whole(weight), sheet.palette.ink, Weight.BOLD))
        runs.append(Run(f" ({municipalities_of(count)})", sheet.palette.soft))
    sheet.line(runs, QPointF(sheet.left, sheet.height - 72), sheet.content, 38)
