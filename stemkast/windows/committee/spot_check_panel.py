"""The spot check of the chosen poll: who was drawn, what was counted, and whether the display says the same."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from stemkast.assembly.events import SpotCheckDone
from stemkast.hall_client.committee.state import CommitteeState, Drawn
from stemkast.windows.committee.look import BODY, GAP, SMALL, Tone, text
from stemkast.windows.committee.words import choice_words, keypad_words
from stemkast.windows.shared.typefaces import font

translate = QCoreApplication.translate


class SpotCheckPanel(QWidget):
    """Signals: done(SpotCheckDone): a municipality was asked."""

    done = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._poll = 0
        self._drawn: tuple[Drawn, ...] = ()
        self._says = text(BODY, tone=Tone.SOFT)
        self.table = QTableWidget(0, 4)
        self.table.setFont(font(BODY))
        self.table.horizontalHeader().setFont(font(SMALL))
        self.table.setAccessibleName(translate("Committee", "Municipalities that were drawn"))
        self.table.setHorizontalHeaderLabels(
            [
                translate("Committee", "Municipality"),
                translate("Committee", "Keypad"),
                translate("Committee", "Counted as"),
                translate("Committee", "The display says"),
            ]
        )
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.remark = QLineEdit()
        self.remark.setFont(font(BODY))
        self.remark.setPlaceholderText(translate("Committee", "What the display says, where it is something else"))
        self.remark.setAccessibleName(translate("Committee", "What the display says, where it is something else"))
        self.same = QPushButton(translate("Committee", "The same") + "   F3")
        self.other = QPushButton(translate("Committee", "Something else") + "   F4")
        for button, key in ((self.same, "F3"), (self.other, "F4")):
            button.setFont(font(BODY))
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(button.click)
        self.same.clicked.connect(lambda: self._tell(agreed=True))
        self.other.clicked.connect(lambda: self._tell(agreed=False))
        self.remark.textChanged.connect(self._allow)
        self._lay_out()
        self._allow()

    def show_state(self, state: CommitteeState) -> None:
        """Who was drawn in the chosen poll."""
        if (state.chosen, state.drawn) == (self._poll, self._drawn):
            return
        self._poll, self._drawn = state.chosen, state.drawn
        self._says.setText(self._sentence())
        self.table.setRowCount(len(state.drawn))
        for row, each in enumerate(state.drawn):
            cells = (each.voter.name, keypad_words(each.voter), choice_words(each.voter), _answer(each))
            for column, cell in enumerate(cells):
                self.table.setItem(row, column, QTableWidgetItem(cell))
        waiting = [row for row, each in enumerate(state.drawn) if each.check.agreed is None]
        if waiting:
            self.table.setCurrentCell(waiting[0], 0)
        self._allow()

    def _sentence(self) -> str:
        if not self._drawn:
            return translate("Committee", "No spot check of this poll was drawn. F6 draws one.")
        left = sum(each.check.agreed is None for each in self._drawn)
        if left:
            says = translate("Committee", "Ask each to show the display of the keypad. Still to ask: %1")
            return says.replace("%1", str(left))
        return translate("Committee", "Everybody who was drawn was asked.")

    def _tell(self, *, agreed: bool) -> None:
        row = self.table.currentRow()
        if 0 <= row < len(self._drawn):
            remark = "" if agreed else self.remark.text().strip()
            self.done.emit(SpotCheckDone(self._poll, self._drawn[row].voter.code, agreed, remark))
            self.remark.clear()

    def _allow(self) -> None:
        self.same.setEnabled(bool(self._drawn))
        self.other.setEnabled(bool(self._drawn) and bool(self.remark.text().strip()))

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(GAP)
        line.addWidget(self.same)
        line.addWidget(self.remark, 1)
        line.addWidget(self.other)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, GAP, 0, 0)
        layout.setSpacing(GAP)
        layout.addWidget(self._says)
        layout.addWidget(self.table, 1)
        layout.addLayout(line)
        self.setFocusProxy(self.table)


def _answer(drawn: Drawn) -> str:
    if drawn.check.agreed is None:
        return translate("Committee", "not asked yet")
    return translate("Committee", "the same") if drawn.check.agreed else drawn.check.remark
