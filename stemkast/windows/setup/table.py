"""A table to read: rows of text, some with a tone; typing finds a row, the keyboard moves."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from stemkast.windows.setup.look import BODY, SMALL
from stemkast.windows.shared.typefaces import Weight, font

_Index = QModelIndex | QPersistentModelIndex
_ROW = 34


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row: what it is about, its cells, and whether it is `good`, `bad` or `soft`."""

    key: str
    cells: tuple[str, ...]
    tone: str = ""


class Rows(QAbstractTableModel):
    """The rows of a table under their headers; `right` are the columns with numbers."""

    def __init__(self, headers: Sequence[str], right: Sequence[int], parent: QWidget) -> None:
        super().__init__(parent)
        self._headers = tuple(headers)
        self._right = frozenset(right)
        self.rows: tuple[TableRow, ...] = ()
        self.tones: dict[str, QColor] = {}

    def show(self, rows: tuple[TableRow, ...]) -> None:
        """Shows other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        """How many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        """How many columns there are."""
        return 0 if parent.isValid() else len(self._headers)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The headers of the columns."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(section)
        return self._headers[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text, tone and side of a cell; a screen reader is told the whole text, a short cell shows it as a tip."""
        row, column = self.rows[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.cells[column]
            case Qt.ItemDataRole.ToolTipRole:
                return row.cells[column] or None
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{self._headers[column]}: {row.cells[column]}"
            case Qt.ItemDataRole.TextAlignmentRole:
                return self._alignment(column)
            case Qt.ItemDataRole.ForegroundRole:
                return self.tones.get(row.tone)
            case _:
                return None

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignRight if column in self._right else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter


class Table(QTableView):
    """A table that is read, not written; the column `wide` takes the room that is left.

    Signals: picked(str): the key of the row at hand, empty for none; struck(): Delete was pressed.
    """

    picked = Signal(str)
    struck = Signal()

    def __init__(self, name: str, headers: Sequence[str], wide: int = 0, right: Sequence[int] = ()) -> None:
        super().__init__()
        self._model = Rows(headers, right, self)
        self.setModel(self._model)
        self.setAccessibleName(name)
        self.setFont(font(BODY))
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMinimumHeight(5 * _ROW)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setDefaultSectionSize(_ROW)
        header = self.horizontalHeader()
        header.setFont(font(SMALL, Weight.SEMIBOLD))
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(60)
        self.selectionModel().currentRowChanged.connect(lambda now, _: self.picked.emit(self._key(now)))

    @property
    def key(self) -> str:
        """What the row at hand is about, empty for none."""
        return self._key(self.currentIndex())

    @property
    def rows(self) -> tuple[TableRow, ...]:
        """What is shown."""
        return self._model.rows

    def set_tones(self, tones: dict[str, QColor]) -> None:
        """The colours of tones."""
        self._model.tones = tones

    def show_rows(self, rows: Sequence[TableRow]) -> None:
        """Shows these rows and stays at the row at hand; nothing moves where nothing is other."""
        if tuple(rows) == self._model.rows:
            return
        kept = self.key
        self._model.show(tuple(rows))
        self.pick(kept)

    def pick(self, key: str) -> None:
        """Goes to the row that is about this."""
        place = next((number for number, row in enumerate(self._model.rows) if row.key == key), None)
        if place is not None and key:
            self.selectRow(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete strikes the row at hand; the rest is as in every table."""
        if event.key() == Qt.Key.Key_Delete:
            self.struck.emit()
        else:
            super().keyPressEvent(event)

    def _key(self, index: QModelIndex) -> str:
        return self._model.rows[index.row()].key if index.isValid() and index.row() < len(self._model.rows) else ""
