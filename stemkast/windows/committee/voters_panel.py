"""The list per municipality of the chosen poll: search, filter, sort."""

from functools import partial

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QHeaderView, QLineEdit, QTableView, QVBoxLayout, QWidget

from stemkast.assembly.municipality_search import is_meant
from stemkast.hall_client.committee.state import CommitteeState, Voter
from stemkast.windows.committee.look import BODY, GAP, SMALL, Tone, text
from stemkast.windows.committee.voters_table import SORTED, VOTER, VotersTable
from stemkast.windows.committee.words import choice_words
from stemkast.windows.shared.numbers import whole
from stemkast.windows.shared.typefaces import font

translate = QCoreApplication.translate
_ALL, _REFUSED = "", "!"
_WIDTHS = (300, 90, 180, 140, 300)


class _Sieve(QSortFilterProxyModel):
    """Lets through who has the words in its name, code or keypad, and the choice that was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self._words, self._choice = "", _ALL
        self.setSortRole(SORTED)
        self.setSortCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setSortLocaleAware(True)

    def ask(self, words: str, choice: str) -> None:
        """What is let through from now on."""
        self._words, self._choice = words.strip(), choice
        self.invalidate()

    def filterAcceptsRow(self, row: int, parent: QModelIndex | QPersistentModelIndex) -> bool:
        """As Qt asks it."""
        voter = self.sourceModel().index(row, 0, parent).data(VOTER)
        if not isinstance(voter, Voter):
            return False
        named = is_meant(self._words, voter.code, voter.name) or self._words.casefold() in voter.serial.casefold()
        fits = bool(voter.refused) if self._choice == _REFUSED else self._choice in (_ALL, choice_words(voter))
        return named and fits


class VotersPanel(QWidget):
    """Attributes: search: the field that takes a part of a name, a code or the number of a keypad."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: tuple[str, ...] = ()
        self.search = QLineEdit()
        self.search.setFont(font(BODY))
        self.search.setPlaceholderText(translate("Committee", "Municipality, code or keypad (Ctrl+F)"))
        self.search.setAccessibleName(translate("Committee", "Search a municipality, a code or a keypad"))
        self.filter = QComboBox()
        self.filter.setFont(font(BODY))
        self.filter.setAccessibleName(translate("Committee", "Which choices are listed"))
        self._found = text(SMALL, tone=Tone.SOFT)
        self._table = VotersTable()
        self._sieve = _Sieve()
        self._sieve.setSourceModel(self._table)
        self.view = QTableView()
        self.view.setModel(self._sieve)
        self.view.setFont(font(BODY))
        self.view.setAccessibleName(translate("Committee", "Municipalities and their votes in this poll"))
        self.view.setSortingEnabled(True)
        self.view.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.view.verticalHeader().hide()
        self.view.verticalHeader().setDefaultSectionSize(30)
        self.view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.view.setTabKeyNavigation(False)
        self.view.setShowGrid(False)
        self.view.horizontalHeader().setFont(font(SMALL))
        head = self.view.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in enumerate(_WIDTHS):
            self.view.setColumnWidth(column, width)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(4, QHeaderView.ResizeMode.Stretch)
        for column in range(self._table.columnCount()):
            keys = QShortcut(QKeySequence(f"Alt+{column + 1}"), self)
            keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            keys.activated.connect(partial(self._sort, column))
        self.search.textChanged.connect(self._ask)
        self.filter.currentIndexChanged.connect(self._ask)
        self._lay_out()

    def show_state(self, state: CommitteeState) -> None:
        """The municipalities of the chosen poll."""
        self._table.show_voters(state.voters)
        choices = tuple(dict.fromkeys(sorted(choice_words(each) for each in state.voters)))
        if choices != self._choices:
            self._choices = choices
            self._offer()
        self._count()

    def _offer(self) -> None:
        before = self.filter.currentData()
        self.filter.blockSignals(True)
        self.filter.clear()
        self.filter.addItem(translate("Committee", "All choices"), _ALL)
        for choice in self._choices:
            self.filter.addItem(choice, choice)
        self.filter.addItem(translate("Committee", "With a refused vote"), _REFUSED)
        self.filter.setCurrentIndex(max(0, self.filter.findData(before)))
        self.filter.blockSignals(False)
        self._ask()

    def _ask(self) -> None:
        self._sieve.ask(self.search.text(), str(self.filter.currentData() or _ALL))
        self._count()

    def _sort(self, column: int) -> None:
        """By this column; the other way round if it is by that already."""
        head = self.view.horizontalHeader()
        up = head.sortIndicatorSection() != column or head.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
        self.view.sortByColumn(column, Qt.SortOrder.AscendingOrder if up else Qt.SortOrder.DescendingOrder)

    def _count(self) -> None:
        rows = [self._sieve.index(row, 0).data(VOTER) for row in range(self._sieve.rowCount())]
        says = translate("Committee", "%1 municipalities, %2 votes · Alt+1 to Alt+5 sort")
        weight = sum(each.weight for each in rows)
        self._found.setText(says.replace("%1", whole(len(rows))).replace("%2", whole(weight)))

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(GAP)
        line.addWidget(self.search, 3)
        line.addWidget(self.filter, 2)
        line.addWidget(self._found, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, GAP, 0, 0)
        layout.setSpacing(GAP)
        layout.addLayout(line)
        layout.addWidget(self.view, 1)
        self.setFocusProxy(self.search)
