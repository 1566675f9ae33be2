"""Every municipality of the chosen poll as rows: sorted by a click, filtered by a choice and by words."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt

from stemkast.hall_client.committee.state import Voter
from stemkast.windows.committee.words import choice_words, keypad_words, refusal_words
from stemkast.windows.shared.numbers import whole

translate = QCoreApplication.translate
SORTED = Qt.ItemDataRole.UserRole
VOTER = Qt.ItemDataRole.UserRole + 1
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class VotersTable(QAbstractTableModel):
    """The municipalities of one poll; `SORTED` is what a column is sorted by, `VOTER` the `Voter` of a row."""

    def __init__(self) -> None:
        super().__init__()
        self._voters: tuple[Voter, ...] = ()
        self._heads = (
            translate("Committee", "Municipality"),
            translate("Committee", "Votes"),
            translate("Committee", "Choice"),
            translate("Committee", "Keypad"),
            translate("Committee", "Refused"),
        )

    def show_voters(self, voters: tuple[Voter, ...]) -> None:
        """Replaces what is shown, if it changed."""
        if voters != self._voters:
            self.beginResetModel()
            self._voters = voters
            self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """One for each municipality."""
        return 0 if parent.isValid() else len(self._voters)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Name, weight, choice, keypad, refusals."""
        return 0 if parent.isValid() else len(self._heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - as Qt has it
        """The names of the columns."""
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return self._heads[section]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - as Qt has it
        """Words for people, numbers to sort by."""
        voter = self._voters[index.row()]
        if role == VOTER:
            return voter
        if role == SORTED and index.column() == 0:
            return index.row()  # they come in the order of the names, 's-Gravenhage under the G
        if role == SORTED and index.column() == 1:
            return voter.weight
        if role in (Qt.ItemDataRole.DisplayRole, SORTED):
            refused = " ".join(refusal_words(each) for each in voter.refused)
            cells = (voter.name, whole(voter.weight), choice_words(voter), keypad_words(voter), refused)
            return cells[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == 1:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None
