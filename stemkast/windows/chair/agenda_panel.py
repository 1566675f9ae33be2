"""The agenda at the left: every item with its proposals, where each stands, and which is at hand."""

from PySide6.QtCore import QCoreApplication, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFont
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidgetItem, QVBoxLayout, QWidget

from stemkast.assembly.state import OPEN_STATUS, ProposalStatus
from stemkast.hall_client.chair.agenda_order import Stop
from stemkast.hall_client.chair.state import AgendaRow, ChairState
from stemkast.windows.chair.agenda_tree import AgendaTree
from stemkast.windows.chair.look import GAP, HEADING, SMALL, text
from stemkast.windows.chair.statuses import proposal_status
from stemkast.windows.chair.wrapped_text import WrappedText
from stemkast.windows.shared.native import sized
from stemkast.windows.shared.palette import LIGHT
from stemkast.windows.shared.typefaces import Weight

translate = QCoreApplication.translate
_STOP = Qt.ItemDataRole.UserRole
_AT_HAND = "#DCEBEA"


class AgendaPanel(QWidget):
    """`buttons` stand below it.

    Signals:
        selected(tuple[Stop, ...]): everything that is selected, items and open proposals, in the order of the agenda.
        ordered(tuple[str, ...]): the numbers of all items in the order that somebody dragged them into.
    """

    selected = Signal(object)
    ordered = Signal(object)

    def __init__(self, buttons: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[AgendaRow, ...] = ()
        heading = text(HEADING, Weight.BOLD)
        heading.setText(translate("Chair", "Agenda"))
        self._tree = AgendaTree()
        self._tree.setColumnCount(2)
        self._tree.setHeaderHidden(True)
        self._tree.setRootIsDecorated(False)
        self._tree.setIndentation(14)
        self._tree.setWordWrap(True)
        sized(self._tree, SMALL)
        self._tree.setUniformRowHeights(False)
        self._tree.setItemsExpandable(False)
        self._tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._tree.header().setStretchLastSection(False)
        self._tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._tree.setItemDelegateForColumn(0, WrappedText(self._tree))
        self._tree.setAccessibleName(translate("Chair", "Agenda"))
        self._tree.itemSelectionChanged.connect(self._tell)
        self._tree.dragged.connect(self._drag)
        self.setFocusProxy(self._tree)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        layout.addWidget(heading)
        layout.addWidget(self._tree)
        layout.addWidget(buttons)

    def show_state(self, state: ChairState) -> None:
        """Shows the agenda as it stands; the cursor stays where it is."""
        if state.agenda != self._rows:
            self._fill(state.agenda)

    def refresh(self) -> None:
        """The letters have another size now."""
        self._fill(self._rows)

    def _fill(self, rows: tuple[AgendaRow, ...]) -> None:
        moved = [row for row in rows if row.current] != [row for row in self._rows if row.current]
        at = self._tree.currentItem()
        cursor = at.data(0, _STOP) if at is not None else None
        chosen = [line.data(0, _STOP) for line in self._tree.selectedItems()]
        self._rows = rows
        self._tree.blockSignals(True)
        self._tree.clear()
        under = self._tree.invisibleRootItem()
        for row in rows:
            if row.proposal:
                self._proposal(under, row)
            else:
                under = self._item(row)
        self._tree.expandAll()
        self._restore(cursor, chosen, moved)
        self._tree.blockSignals(False)
        self._tell()

    def _item(self, row: AgendaRow) -> QTreeWidgetItem:
        line = QTreeWidgetItem(self._tree, [f"{row.item}  {row.text}", ""])
        line.setFont(0, self._face(Weight.SEMIBOLD))
        line.setData(0, _STOP, Stop(row.item, (), row.text))
        self._mark(line, row)
        return line

    def _proposal(self, item: QTreeWidgetItem, row: AgendaRow) -> None:
        status = row.status or ProposalStatus.PENDING
        line = QTreeWidgetItem(item, [row.text, proposal_status(status)])
        line.setFont(1, self._face(Weight.SEMIBOLD))
        line.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if status in OPEN_STATUS:
            line.setData(0, _STOP, Stop(row.item, (row.proposal,), row.text))
        else:
            line.setForeground(0, QBrush(QColor(LIGHT.soft)))
        line.setForeground(1, QBrush(QColor(_status_colour(status))))
        self._mark(line, row)

    def _face(self, weight: Weight) -> QFont:
        face = QFont(self._tree.font())
        face.setWeight(weight.value)
        return face

    def _mark(self, line: QTreeWidgetItem, row: AgendaRow) -> None:
        if not row.current:
            return
        for column in (0, 1):
            line.setBackground(column, QBrush(QColor(_AT_HAND)))
            line.setForeground(column, QBrush(QColor(LIGHT.ink)))
        line.setFont(0, self._face(Weight.BOLD))
        at_hand = translate("Chair", "now")
        line.setText(1, line.text(1) or at_hand)

    def _restore(self, cursor: Stop | None, chosen: list[Stop | None], moved: bool) -> None:
        for line in self._lines():
            if moved and line.background(0).color() == QColor(_AT_HAND):
                self._tree.scrollToItem(line, QAbstractItemView.ScrollHint.PositionAtCenter)
            stop = line.data(0, _STOP)
            if stop is not None and stop == cursor:
                self._tree.setCurrentItem(line, 0, QItemSelectionModel.SelectionFlag.NoUpdate)
            line.setSelected(stop is not None and stop in chosen)

    def _lines(self) -> list[QTreeWidgetItem]:
        items = [self._tree.topLevelItem(number) for number in range(self._tree.topLevelItemCount())]
        return [line for item in items if item is not None for line in (item, *_children(item))]

    def _tell(self) -> None:
        stops = [line.data(0, _STOP) for line in self._lines() if line.isSelected()]
        self.selected.emit(tuple(stop for stop in stops if isinstance(stop, Stop)))

    def _drag(self, moved: int, before: int) -> None:
        items = list(dict.fromkeys(row.item for row in self._rows))
        item = items.pop(moved)
        items.insert(before - 1 if before > moved else before, item)
        self.ordered.emit(tuple(items))


def _children(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    children = (item.child(number) for number in range(item.childCount()))
    return [child for child in children if child is not None]


def _status_colour(status: ProposalStatus) -> str:
    if status in (ProposalStatus.ADOPTED, ProposalStatus.CHOSEN):
        return LIGHT.favour
    return LIGHT.against if status is ProposalStatus.REJECTED else LIGHT.abstain
