"""What stands around every picture: the line at the top, the question, and the border of a test poll."""

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen

from stemkast.assembly.events import PollKind
from stemkast.assembly.proposals import Recommendation
from stemkast.assembly.shown import Ballot, Meeting, Topic
from stemkast.windows.shared import words
from stemkast.windows.shared.fitting import SMALLEST, TextStyle, advance
from stemkast.windows.shared.numbers import long_date
from stemkast.windows.shared.palette import Palette
from stemkast.windows.shared.sheet import Align, Run, Sheet
from stemkast.windows.shared.typefaces import Weight

translate = QCoreApplication.translate

LABEL = 34
HEADER_BASELINE = 108.0
QUESTION_TOP = 152.0
_BORDER = 24.0
_GAP = 64.0


def header(sheet: Sheet, meeting: Meeting, topic: Topic | None = None, ballot: Ballot | None = None) -> None:
    """The line at the top: agenda item, kind and advice at the left, the day at the right; PROEF in a test poll.

    Where both do not fit, the day gives way to what is at hand.
    """
    about = _about(sheet, meeting, topic, ballot)
    test = ballot is not None and ballot.kind is PollKind.TEST
    day = translate("HallScreen", "Assembly of %1").replace("%1", long_date(meeting.date)) if meeting.date else ""
    room = sheet.content
    if test:
        room -= _test_tag(sheet) + _GAP
    elif day:
        left = room - advance(day, LABEL, Weight.REGULAR) - _GAP
        if sum(advance(run.text, SMALLEST, run.weight) for run in about) <= left:
            at = QPointF(sheet.right, HEADER_BASELINE)
            sheet.line([Run(day, sheet.palette.soft)], at, sheet.content / 3, LABEL, Align.RIGHT)
            room = left
    sheet.line(about, QPointF(sheet.left, HEADER_BASELINE), room, LABEL)


def _about(sheet: Sheet, meeting: Meeting, topic: Topic | None, ballot: Ballot | None) -> list[Run]:
    runs: list[Run] = []
    if topic is not None:
        parts = [items_of(topic.items)] if topic.items else []
        if ballot is not None and ballot.kind is PollKind.TEST:
            parts.append(translate("HallScreen", "Test poll: these votes do not count"))
        if topic.kind is not None:
            parts.append(words.proposal_kind(topic.kind))
        if topic.round > 1:
            parts.append(translate("HallScreen", "Round %1").replace("%1", str(topic.round)))
        runs.append(Run("  ·  ".join(parts), sheet.palette.soft))
        if topic.recommendation is not None:
            advice = translate("HallScreen", "board advises:")
            runs.append(Run(f"{'  ·  ' if parts else ''}{advice} ", sheet.palette.soft))
            colour = advice_colour(topic.recommendation, sheet.palette)
            runs.append(Run(words.recommendation(topic.recommendation), colour, Weight.BOLD))
    else:
        runs.append(Run(meeting.name, sheet.palette.soft))
    return runs


def question(sheet: Sheet, text: str, height: float, largest: int = 72, vertical: float = 0.0) -> float:
    """The question in full, in ink, in `height` units under the header; gives where it ends."""
    room = QRectF(sheet.left, QUESTION_TOP, sheet.content, height)
    style = TextStyle(largest, weight=Weight.SEMIBOLD, lines=4)
    return sheet.text(text, room, style, sheet.palette.ink, vertical=vertical).bottom()


def items_of(numbers: tuple[str, ...]) -> str:
    """'Agendapunt 07b', 'Agendapunten 06b en 06c'; what has no number ("orde") stands by itself."""
    if len(numbers) == 1 and not numbers[0][:1].isdigit():
        return numbers[0].capitalize()
    if len(numbers) == 1:
        return translate("HallScreen", "Agenda item %1").replace("%1", numbers[0])
    several = translate("HallScreen", "%1 and %2").replace("%1", ", ".join(numbers[:-1])).replace("%2", numbers[-1])
    return translate("HallScreen", "Agenda items %1").replace("%1", several)


def advice_colour(advice: Recommendation, palette: Palette) -> str:
    """The colour of the board's advice; the word itself always stands there."""
    if advice is Recommendation.ADOPT:
        return palette.favour
    return palette.against if advice is Recommendation.ADVISE_AGAINST else palette.abstain


def test_border(sheet: Sheet) -> None:
    """The accent border all round, by which nobody takes a test poll for a real one."""
    half = _BORDER / 2
    sheet.painter.setBrush(Qt.BrushStyle.NoBrush)
    sheet.painter.setPen(QPen(QColor(sheet.palette.accent), _BORDER, j=Qt.PenJoinStyle.MiterJoin))
    sheet.painter.drawRect(QRectF(half, half, sheet.width - _BORDER, sheet.height - _BORDER))


def connection_lost(sheet: Sheet) -> None:
    """In small print at the bottom: this is the last state that is known."""
    _small_print(sheet, translate("HallScreen", "No connection: this is the last known state"))


def lights_wait(sheet: Sheet) -> None:
    """In small print at the bottom: who waits for a green light is not forgotten."""
    _small_print(sheet, translate("HallScreen", "Confirmation takes a moment: votes that were sent are not lost"))


def _small_print(sheet: Sheet, says: str) -> None:
    at = QPointF(sheet.right, sheet.height - 32)
    sheet.line([Run(says, sheet.palette.soft)], at, sheet.content, SMALLEST, Align.RIGHT)


def _test_tag(sheet: Sheet) -> float:
    """PROEF on accent at the top right; gives how wide it is."""
    palette = sheet.palette
    tag = QRectF(sheet.right - 260, 0, 260, 124)
    sheet.painter.fillRect(tag, QColor(palette.accent))
    style = TextStyle(72, weight=Weight.BOLD)
    word = translate("HallScreen", "TEST")
    room = tag.adjusted(20, 36, -20, -20)
    sheet.text(word, room, style, palette.on_accent, Align.CENTRE, 0.5, ground=palette.accent)
    return tag.width()
