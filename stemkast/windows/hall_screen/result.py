"""The result of a vote for or against: the percentage, the word, the bar with the majority, and the votes."""

from fractions import Fraction

from PySide6.QtCore import QCoreApplication, QPointF, QRectF

from stemkast.assembly.outcome import Outcome
from stemkast.assembly.proposals import Meaning
from stemkast.assembly.shown import ResultShown, VotingBehaviourShown
from stemkast.windows.hall_screen.badge import Verdict, badge
from stemkast.windows.hall_screen.frame import header, question
from stemkast.windows.hall_screen.legend import legend
from stemkast.windows.shared import words
from stemkast.windows.shared.bars import Fill, majority_line, vote_bar
from stemkast.windows.shared.fitting import CAPITAL, TextStyle, advance
from stemkast.windows.shared.numbers import figure, whole
from stemkast.windows.shared.sheet import Align, Run, Sheet
from stemkast.windows.shared.typefaces import Weight

translate = QCoreApplication.translate

_PERCENTAGE = 296
_BAR_TOP, _BAR_HEIGHT = 702.0, 104.0
_BASELINE = 588.0
_OUTCOME_SHARE = 0.44


def paint_result(sheet: Sheet, state: ResultShown) -> None:
    """From the back row one reads the percentage and the word; from the first the rest."""
    header(sheet, state.meeting, state.topic, state.ballot)
    question(sheet, state.topic.subject, 172, largest=62)
    lower = sheet.height - 1080
    baseline = _BASELINE + lower
    left = sheet.left
    if state.percentage is not None:
        left = percentage(sheet, state.percentage, QPointF(sheet.left, baseline), _PERCENTAGE) + 72
    _outcome(sheet, state, left, baseline)
    bar = QRectF(sheet.left, _BAR_TOP + lower, sheet.content, _BAR_HEIGHT)
    vote_bar(sheet.painter, bar, _parts(state), sheet.palette)
    _majority(sheet, state, bar)
    legend(sheet, state, bar.bottom() + 76)


def percentage(sheet: Sheet, text: str, at: QPointF, largest: int) -> float:
    """The figure and a smaller sign on one baseline, leaving room for the outcome; gives where it ends."""
    number = figure(text)
    size = largest
    while size > 120 and _percentage_width(number, size) > sheet.content * (1 - _OUTCOME_SHARE):
        size -= 2
    ink = sheet.palette.ink
    drawn = sheet.line([Run(number, ink, Weight.BOLD)], at - QPointF(size * 0.03, 0), sheet.content, size)
    sign_at = QPointF(drawn.right() + size * 0.07, at.y())
    return sheet.line([Run("%", ink, Weight.BOLD)], sign_at, sheet.content, round(size * 0.5)).right()


def _percentage_width(number: str, size: int) -> float:
    return advance(number, size, Weight.BOLD) + size * 0.07 + advance("%", size * 0.5, Weight.BOLD)


def _outcome(sheet: Sheet, state: ResultShown, left: float, baseline: float) -> None:
    capital = _PERCENTAGE * CAPITAL
    room = QRectF(left, baseline - capital, sheet.right - left, 118)
    cast = translate("HallScreen", "of %1 votes cast in favour").replace("%1", whole(state.cast))
    if state.percentage is None:
        cast = translate("HallScreen", "nobody voted for or against")
    if state.outcome is None:
        text = translate("HallScreen", "Test poll: no decision")
        sheet.line([Run(text, sheet.palette.ink, Weight.BOLD)], QPointF(left, baseline - 76), room.width(), 72)
    else:
        badge(sheet, room, words.outcome(state.outcome), verdict_of(state.outcome))
    below = QRectF(left, room.bottom() + 20, room.width(), baseline - room.bottom() - 20)
    style = TextStyle(44, lines=2, leading=1.1, comfortable=36)
    sheet.text(f"{cast}{extra_words(state)}", below, style, sheet.palette.soft, vertical=1.0)


def verdict_of(outcome: Outcome) -> Verdict:
    """Which badge an outcome gets."""
    if outcome in (Outcome.ADOPTED, Outcome.CHOSEN):
        return Verdict.YES
    return Verdict.NO if outcome is Outcome.REJECTED else Verdict.NEITHER


def extra_words(state: ResultShown | VotingBehaviourShown) -> str:
    """That no keypad signed the votes, that a lot decided, or that the result is contested."""
    said = []
    if state.roll_call:
        said.append(translate("HallScreen", "by roll call, not signed by keypads"))
    if state.by_lot:
        said.append(translate("HallScreen", "decided by lot"))
    if state.contested:
        said.append(translate("HallScreen", "contested"))
    return "".join(f"  ·  {each}" for each in said)


def _parts(state: ResultShown) -> list[tuple[Fill, Fraction]]:
    if state.cast == 0:
        return []
    fills = {Meaning.FOR: Fill.FAVOUR, Meaning.AGAINST: Fill.AGAINST}
    parts = [(fills[tally.option.meaning], Fraction(tally.votes, state.cast)) for tally in state.tallies]
    if state.abstentions_count and state.abstained is not None:
        parts.append((Fill.ABSTAIN, Fraction(state.abstained.votes, state.cast)))
    return parts


def _majority(sheet: Sheet, state: ResultShown, bar: QRectF) -> None:
    x = bar.left() + bar.width() * float(state.ballot.majority.fraction)
    majority_line(sheet.painter, QPointF(x, bar.top() - 20), QPointF(x, bar.bottom() + 14), sheet.palette)
    text = words.majority(state.ballot.majority)
    half = advance(text, 34, Weight.SEMIBOLD) / 2
    middle = min(max(x, sheet.left + half), sheet.right - half)
    run = Run(text, sheet.palette.ink, Weight.SEMIBOLD)
    sheet.line([run], QPointF(middle, bar.top() - 32), sheet.content, 34, Align.CENTRE)
