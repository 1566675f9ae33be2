"""How each municipality voted: three columns by name, pages that turn by themselves, and a legend with the votes.

Nothing here depends on the shape of the screen, so that every screen of a hall is on the same page.
"""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QColor, QPainterPath

from stemkast.assembly.proposals import Meaning, Option
from stemkast.assembly.shown import MunicipalityVote, VotingBehaviourShown
from stemkast.windows.hall_screen.frame import LABEL, header, question
from stemkast.windows.hall_screen.legend import not_voted
from stemkast.windows.hall_screen.result import extra_words
from stemkast.windows.shared import words
from stemkast.windows.shared.fitting import CAPITAL, SMALLEST, TextStyle, advance
from stemkast.windows.shared.marks import swatch
from stemkast.windows.shared.numbers import whole
from stemkast.windows.shared.sheet import Align, Run, Sheet
from stemkast.windows.shared.typefaces import Weight

translate = QCoreApplication.translate

PAGE_SECONDS = 6
"""342 municipalities pass in less than a minute."""
_COLUMNS = 3
_GUTTER = 48.0
_ROWS, _ROWS_OF_TWO, _ROWS_OF_MORE = 13, 11, 8
"""In a column, by how much room the legend needs: for and against, two options, more than two."""
_HIGHEST_ROW = 84.0
_TOP, _BOTTOM, _FOOT = 322.0, 116.0, 56.0
_LARGEST = 34
_LONG = 24
_MARK = 30.0
_ENTRIES = 4
_KINDS = {Meaning.FOR: "favour", Meaning.AGAINST: "against", Meaning.ABSTAIN: "abstain"}


def pages_of(state: VotingBehaviourShown) -> tuple[tuple[MunicipalityVote, ...], ...]:
    """The municipalities in pages of about the same length; one page without any, where nobody was present."""
    everybody = state.municipalities
    pages = max(1, -(-len(everybody) // (_COLUMNS * _rows(state))))
    length = max(1, -(-len(everybody) // pages))
    return tuple(everybody[at : at + length] for at in range(0, len(everybody), length)) or ((),)


def page_at(state: VotingBehaviourShown, now: datetime) -> int:
    """Which page is shown at this moment, from 0; the pages turn, too, where a clock is behind that of the ledger."""
    return int((now - state.since).total_seconds() / PAGE_SECONDS) % len(pages_of(state))


def paint_voting_behaviour(sheet: Sheet, state: VotingBehaviourShown, now: datetime) -> None:
    """One page of it; from the first rows one reads every name, from the last the colours of the hall."""
    header(sheet, state.meeting, state.topic, state.ballot)
    question(sheet, state.topic.subject, 116, largest=48)
    pages, number = pages_of(state), page_at(state, now)
    baseline = _TOP - 26
    turns = translate("HallScreen", "page %1 of %2").replace("%1", str(number + 1)).replace("%2", str(len(pages)))
    end = sheet.right
    if len(pages) > 1:
        run = Run(turns, sheet.palette.soft)
        end = sheet.line([run], QPointF(sheet.right, baseline), 300, LABEL, Align.RIGHT).left() - 36
    says = Run(translate("HallScreen", "Voting behaviour"), sheet.palette.ink, Weight.BOLD)
    extra = Run(extra_words(state), sheet.palette.soft)
    sheet.line([says, extra], QPointF(sheet.left, baseline), end - sheet.left, LABEL)
    bottom = sheet.height - _BOTTOM - (_ROWS - _rows(state)) * (sheet.height - _TOP - _BOTTOM) / _ROWS
    _list(sheet, state, pages[number], QRectF(sheet.left, _TOP, sheet.content, bottom - _TOP))
    _legend(sheet, state, QRectF(sheet.left, bottom + 20, sheet.content, sheet.height - _FOOT - bottom - 20))


def _rows(state: VotingBehaviourShown) -> int:
    if not state.ballot.is_choice:
        return _ROWS
    return _ROWS_OF_TWO if len(state.tallies) <= 2 else _ROWS_OF_MORE


def _list(sheet: Sheet, state: VotingBehaviourShown, page: tuple[MunicipalityVote, ...], room: QRectF) -> None:
    in_column = max(1, -(-len(page) // _COLUMNS))
    pitch = min(_HIGHEST_ROW, room.height() / max(in_column, min(_rows(state), len(page))))
    wide = (room.width() - _GUTTER * (_COLUMNS - 1)) / _COLUMNS
    indent = _MARK + 20
    heaviest = max((each.votes for each in state.municipalities), default=0)
    size = round(min(_LARGEST, pitch * 0.76))
    size = _size(state, wide - indent - 16 - advance(whole(heaviest), size, Weight.REGULAR), size)
    end = advance(whole(heaviest), size, Weight.REGULAR) + 16
    style = TextStyle(size, lines=2, leading=1.0, comfortable=SMALLEST)
    for number, each in enumerate(page):
        column, row = divmod(number, in_column)
        place = QRectF(room.left() + column * (wide + _GUTTER), room.top() + row * pitch, wide, pitch)
        sheet.painter.fillRect(QRectF(place.left(), place.bottom() - 1, wide, 2), QColor(sheet.palette.line))
        _mark(sheet, state, each.choice, QRectF(place.left(), place.center().y() - _MARK / 2, _MARK, _MARK))
        name = QRectF(place.left() + indent, place.top(), wide - indent - end, pitch)
        colour = sheet.palette.ink if each.choice else sheet.palette.soft
        sheet.text(each.name, name, style, colour, vertical=0.5)
        votes = QPointF(place.right(), place.center().y() + size * CAPITAL / 2)
        sheet.line([Run(whole(each.votes), sheet.palette.soft)], votes, end, size, Align.RIGHT)


def _size(state: VotingBehaviourShown, room: float, largest: int) -> int:
    """The same for all names but the very long, which get smaller letters or two lines."""
    names = (each.name for each in state.municipalities if len(each.name) <= _LONG)
    widest = max((advance(name, largest, Weight.REGULAR) for name in names), default=room)
    return max(SMALLEST, min(largest, int(largest * room / widest)))


def _mark(sheet: Sheet, state: VotingBehaviourShown, choice: int, room: QRectF) -> None:
    """As in the legend: the shape of for, against, abstained or not voted, or the key of an option."""
    option = next((each for each in state.ballot.options if each.key == choice), None)
    if option is None:
        swatch(sheet.painter, room, sheet.palette, "absent")
    elif option.meaning is Meaning.OPTION:
        box = room.adjusted(0, -2, 4, 2)
        cap = QPainterPath()
        cap.addRoundedRect(box, 6, 6)
        sheet.painter.fillPath(cap, QColor(sheet.palette.ink))
        style = TextStyle(SMALLEST, weight=Weight.BOLD)
        sheet.text(str(choice), box, style, sheet.palette.paper, Align.CENTRE, 0.5, ground=sheet.palette.ink)
    else:
        swatch(sheet.painter, room, sheet.palette, _KINDS[option.meaning])


def _legend(sheet: Sheet, state: VotingBehaviourShown, room: QRectF) -> None:
    """What each mark means and how many votes that were; in several rows where there are many."""
    entries = _entries(state)
    rows = -(-len(entries) // _ENTRIES)
    columns = -(-len(entries) // rows)
    wide, high = room.width() / columns, room.height() / rows
    style = TextStyle(30, weight=Weight.SEMIBOLD, lines=5, leading=1.1, comfortable=SMALLEST)
    for number, (option, label, votes) in enumerate(entries):
        row, column = divmod(number, columns)
        left, top = room.left() + column * wide, room.top() + row * high
        _mark(sheet, state, option.key if option is not None else 0, QRectF(left, top, _MARK, _MARK))
        text = QRectF(left + _MARK + 20, top + 4, wide - _MARK - 32, high - 8)
        sheet.text(f"{label}  {whole(votes)}", text, style, sheet.palette.ink)


def _entries(state: VotingBehaviourShown) -> list[tuple[Option | None, str, int]]:
    tallies = (*state.tallies, *((state.abstained,) if state.abstained is not None else ()))
    entries: list[tuple[Option | None, str, int]] = [
        (tally.option, words.option(tally.option), tally.votes) for tally in tallies
    ]
    return [*entries, (None, translate("HallScreen", "Did not vote"), not_voted(state.turnout)[0])]
