"""What was found: name, votes and how it stands with each."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from stemkast.hall_client.desk.book import Standing
from stemkast.hall_client.desk.state import DeskState, FoundRow
from stemkast.windows.desk.look import BODY, GAP, SMALL, Tone, text
from stemkast.windows.desk.words import standing, votes
from stemkast.windows.shared.native import sized
from stemkast.windows.shared.numbers import whole

translate = QCoreApplication.translate


class FoundList(QWidget):
    """Signals: picked(int): the row that was clicked."""

    picked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[FoundRow, ...] = ()
        self._count = text(SMALL, tone=Tone.SOFT)
        self._list = QTreeWidget()
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setColumnCount(2)
        self._list.setHeaderHidden(True)
        self._list.setRootIsDecorated(False)
        self._list.setUniformRowHeights(True)
        self._list.setAllColumnsShowFocus(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.header().setStretchLastSection(False)
        self._list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._list.setAccessibleName(translate("Desk", "Municipalities that were found"))
        self._list.itemClicked.connect(lambda item: self.picked.emit(self._list.indexOfTopLevelItem(item)))
        sized(self._list, BODY)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        layout.addWidget(self._count)
        layout.addWidget(self._list, 1)

    def show_state(self, state: DeskState) -> None:
        """Shows what fits, and which is selected."""
        self._count.setText(_counted(state))
        if state.found != self._rows:
            self._rows = state.found
            self._list.clear()
            self._list.addTopLevelItems([self._line(row) for row in state.found])
        selected = next((number for number, row in enumerate(state.found) if row.selected), -1)
        line = self._list.topLevelItem(selected)
        if line is not None:
            self._list.setCurrentItem(line)

    def _line(self, row: FoundRow) -> QTreeWidgetItem:
        beside = votes(row.weight) if row.standing is Standing.EXPECTED else standing(row.standing)
        line = QTreeWidgetItem([row.name, beside])
        line.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        said = f"{row.name}, {votes(row.weight)}, {standing(row.standing)}"
        line.setData(0, Qt.ItemDataRole.AccessibleTextRole, said)
        line.setToolTip(0, row.name)
        if row.selected:
            bold = QFont()  # only the weight: the size is the list's, which grows with the window
            bold.setBold(True)
            line.setFont(0, bold)
        return line


def _counted(state: DeskState) -> str:
    number = len(state.found)
    if not state.query:
        return ""
    if number == 0:
        return translate("Desk", "No municipality of that name")
    if number == 1:
        return translate("Desk", "1 municipality")
    return translate("Desk", "%1 municipalities").replace("%1", whole(number))
