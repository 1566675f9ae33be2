"""The desk's window: it assembles panels, gets frozen states and gives what a person does; it holds nothing else."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from stemkast.hall_client.desk.state import DeskState
from stemkast.hall_client.desk.visit import DeskAction, Said
from stemkast.hall_client.following.hall_trouble import NO_TROUBLE, HallTrouble
from stemkast.windows.desk.action_bar import ActionBar
from stemkast.windows.desk.card_panel import CardPanel
from stemkast.windows.desk.found_list import FoundList
from stemkast.windows.desk.labels import KEYS, STILL
from stemkast.windows.desk.look import BODY, GAP, ROOM, WIDE, style
from stemkast.windows.desk.overview_panel import EXPORT_KEYS, OverviewPanel
from stemkast.windows.desk.printing import Printed
from stemkast.windows.desk.questions import question_for
from stemkast.windows.desk.ready_panel import ReadyPanel
from stemkast.windows.desk.search_field import SearchField
from stemkast.windows.desk.sentences import printed, saved
from stemkast.windows.desk.summary_line import SummaryLine
from stemkast.windows.shared.native import house_palette, rescale, sized
from stemkast.windows.shared.palette import LIGHT, Palette
from stemkast.windows.shared.troubles import trouble_words
from stemkast.windows.shared.typefaces import Weight, font

translate = QCoreApplication.translate
_DRAWN = (1366, 768)
_LEFT, _WIDEST_LEFT = 0.3, 560
_SMALLEST_SCALE, _LARGEST_SCALE, _SCALE_STEP = 0.72, 1.6, 0.02


class DeskWindow(QMainWindow):
    """Hands out and takes in keypads.

    Signals:
        typed(str): what stands in the search field.
        moved(int): so many rows down in what was found.
        pressed(DeskAction, Said): what a person does, with the answer to its question.
        export(str): the overview is wanted as a file, "csv" or "xlsx".
    """

    typed = Signal(str)
    moved = Signal(int)
    pressed = Signal(object, object)
    export = Signal(str)

    def __init__(self, palette: Palette = LIGHT) -> None:
        super().__init__()
        self._state: DeskState | None = None
        self._trouble = NO_TROUBLE
        self._factor = 1.0
        self.setWindowTitle(translate("Desk", "Desk"))
        self.setMinimumSize(940, 500)
        self.setFont(font(BODY))
        self._strip = QLabel()
        self._strip.setObjectName("strip")
        self._strip.setWordWrap(True)
        self._strip.hide()
        sized(self._strip, BODY, Weight.SEMIBOLD)
        self._left = QWidget()
        self._search = SearchField()
        self._found = FoundList()
        self._summary = SummaryLine()
        self._ready, self._card, self._overview = ReadyPanel(), CardPanel(), OverviewPanel()
        self._pages = QStackedWidget()
        for page in (self._ready, self._card, self._overview):
            self._pages.addWidget(page)
        self._bar = ActionBar()
        self._search.typed.connect(self.typed)
        self._search.moved.connect(self._move)
        self._search.entered.connect(self._enter)
        self._found.picked.connect(self._pick)
        self._bar.wanted.connect(self.do)
        self._overview.export.connect(self.export)
        for action, key in KEYS.items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(partial(self.do, action))
        for kind, key in EXPORT_KEYS.items():
            QShortcut(QKeySequence(key), self).activated.connect(partial(self._save, kind))
        self._lay_out()
        self.show_palette(palette)
        self._search.setFocus()

    def show_state(self, state: DeskState) -> None:
        """Shows one moment. What other desks do changes the figures only, and costs no more than these."""
        before, self._state = self._state, state
        if state == before:
            return
        self._summary.show_state(state)
        if before is not None and state.overview is None and replace(state, summary=before.summary) == before:
            return
        self._search.show_text(state.query)
        self._found.show_state(state)
        page: ReadyPanel | CardPanel | OverviewPanel = self._card if state.card is not None else self._ready
        if state.overview is not None:
            page = self._overview
        page.show_state(state)
        self._pages.setCurrentWidget(page)
        self._bar.show_state(state)
        self._show_strip()

    def show_trouble(self, trouble: object) -> None:
        """What is the matter with the hall, a `HallTrouble`."""
        if isinstance(trouble, HallTrouble):
            self._trouble = trouble
            self._show_strip()

    def show_printed(self, what: object) -> None:
        """What became of the last voting card, a `Printed`."""
        if isinstance(what, Printed):
            self._summary.show_paper(printed(what))

    def show_saved(self, path: str, failed: str = "") -> None:
        """A list was saved here, or why not."""
        self._summary.show_paper(saved(path, failed))

    def show_palette(self, palette: Palette) -> None:
        """Light or dark."""
        self.setPalette(house_palette(palette))
        self.setStyleSheet(style(palette))

    def do(self, action: DeskAction) -> None:
        """Tells what a person wants, after its question if it has one; nothing where it is not possible now."""
        state = self._state
        if state is None or (action is not state.next and action not in state.others) or action in STILL:
            return
        question = question_for(action, state, self)
        if question is None:
            self.pressed.emit(action, Said())
            return
        question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        question.answered.connect(lambda said: self.pressed.emit(action, said))
        question.finished.connect(lambda _result: self._search.setFocus())
        question.open()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Letters grow with the window, and shrink where a screen at 200 % leaves little room."""
        super().resizeEvent(event)
        self._left.setFixedWidth(min(_WIDEST_LEFT, round(self.width() * _LEFT)))
        factor = min(self.width() / _DRAWN[0], self.height() / _DRAWN[1])
        factor = min(_LARGEST_SCALE, max(_SMALLEST_SCALE, factor))
        if abs(factor - self._factor) > _SCALE_STEP:
            self._factor = factor
            rescale(self, factor)

    def showEvent(self, event: QShowEvent) -> None:
        """The field has the focus from the first moment."""
        super().showEvent(event)
        self._search.setFocus()

    def _enter(self) -> None:
        if self._state is not None:
            self.do(self._state.next)

    def _save(self, kind: str) -> None:
        if self._state is not None and self._state.overview is not None:
            self.export.emit(kind)

    def _move(self, rows: int) -> None:
        if self._state is not None and self._state.overview is not None:
            self._overview.scroll_lists(rows)
        else:
            self.moved.emit(rows)

    def _pick(self, row: int) -> None:
        if self._state is not None:
            at = next((number for number, each in enumerate(self._state.found) if each.selected), 0)
            self.moved.emit(row - at)

    def _show_strip(self) -> None:
        says = trouble_words(self._trouble)
        if self._state is not None and not self._state.connected:
            says = translate(
                "Desk",
                "The hall does not answer. You can look things up; handing out and in has to wait. "
                "This goes on by itself.",
            )
        self._strip.setText(says)
        self._strip.setVisible(bool(says))

    def _lay_out(self) -> None:
        self._left.setObjectName("left")
        column = QVBoxLayout(self._left)
        column.setContentsMargins(ROOM + 4, ROOM + 4, ROOM + 4, ROOM)
        column.setSpacing(ROOM)
        column.addWidget(self._search)
        column.addWidget(self._found, 1)
        column.addWidget(self._summary)
        right = QVBoxLayout()
        right.setContentsMargins(WIDE + GAP, ROOM + 4, WIDE + GAP, ROOM)
        right.setSpacing(GAP)
        right.addWidget(self._pages, 1)
        right.addWidget(self._bar)
        line = QFrame()
        line.setObjectName("line")
        line.setFixedWidth(1)
        both = QHBoxLayout()
        both.setSpacing(0)
        both.addWidget(self._left)
        both.addWidget(line)
        both.addLayout(right, 1)
        whole = QWidget()
        rows = QVBoxLayout(whole)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self._strip)
        rows.addLayout(both, 1)
        self.setCentralWidget(whole)
