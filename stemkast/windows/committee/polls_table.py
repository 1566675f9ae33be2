"""The polls, and for each the three columns that must agree: a row that does not shouts, the others are quiet."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from stemkast.hall_client.committee.state import Agreement, CommitteeState, PollRow
from stemkast.windows.committee.look import BODY, SMALL
from stemkast.windows.committee.loud_rows import LoudRows
from stemkast.windows.committee.words import agreement_words, figures_words, poll_words
from stemkast.windows.shared.palette import LIGHT, Palette
from stemkast.windows.shared.typefaces import Weight, font

translate = QCoreApplication.translate
_LINES = 56
_SHARES = (22, 22, 22, 22)


class PollsTable(QWidget):
    """Signals: chosen(int): the number of the poll that a person looks into."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._palette = LIGHT
        self._polls: tuple[PollRow, ...] = ()
        self._filling = False
        self.table = QTableWidget(0, 5)
        self.table.setAccessibleName(translate("Committee", "Polls, and what three sources say of each"))
        self.table.setFont(font(BODY))
        self.table.horizontalHeader().setFont(font(SMALL))
        self.table.verticalHeader().hide()
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.setItemDelegate(LoudRows(self.table))
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.setHorizontalHeaderLabels(
            [
                translate("Committee", "Poll"),
                translate("Committee", "Recounted here"),
                translate("Committee", "Said by the hall"),
                translate("Committee", "Shown on the screen"),
                translate("Committee", "Do they agree?"),
            ]
        )
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.currentCellChanged.connect(self._choose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.table)
        self.setFocusProxy(self.table)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The columns share the room; the figures have what they need at the smallest size."""
        super().resizeEvent(event)
        for column, hundredths in enumerate(_SHARES):
            self.table.setColumnWidth(column, self.width() * hundredths // 100)

    def show_palette(self, palette: Palette) -> None:
        """Light or dark."""
        self._palette = palette
        self._fill(self._polls)

    def show_state(self, state: CommitteeState) -> None:
        """One row for each poll, the newest first."""
        if state.polls != self._polls:
            self._fill(state.polls)
        for row, poll in enumerate(self._polls):
            if poll.number == state.chosen and self.table.currentRow() != row:
                self._filling = True
                self.table.setCurrentCell(row, 0)
                self._filling = False

    def _fill(self, polls: tuple[PollRow, ...]) -> None:
        self._polls, self._filling = polls, True
        self.table.setRowCount(len(polls))
        for row, poll in enumerate(polls):
            said = translate("Committee", "Declared: ") if poll.declared else ""
            texts = (
                poll_words(poll),
                figures_words(poll.recounted),
                said + figures_words(poll.said),
                figures_words(poll.shown),
                agreement_words(poll),
            )
            for column, says in enumerate(texts):
                self.table.setItem(row, column, self._item(poll, says))
            self.table.setRowHeight(row, _LINES)
        self._filling = False

    def _item(self, poll: PollRow, says: str) -> QTableWidgetItem:
        item = QTableWidgetItem(says)
        item.setToolTip(says)
        if poll.agreement is Agreement.DIFFERS:
            item.setFont(font(BODY, Weight.BOLD))
            item.setBackground(QBrush(QColor(self._palette.against)))
            item.setForeground(QBrush(QColor(self._palette.on_fill)))
        elif poll.agreement is Agreement.COUNTING:
            item.setForeground(QBrush(QColor(self._palette.soft)))
        return item

    def _choose(self, row: int, _column: int, _before: int, _before_column: int) -> None:
        if not self._filling and 0 <= row < len(self._polls):
            self.chosen.emit(self._polls[row].number)
