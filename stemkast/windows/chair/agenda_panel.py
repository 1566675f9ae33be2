"""The agenda at the left: every item with its proposals, where each stands, and which is at hand."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFont
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from stemkast.assembly.state import OPEN_STATUS, ProposalStatus
from stemkast.hall_client.agenda_order import Stop
from stemkast.hall_client.chair_state import AgendaRow, ChairState
from stemkast.windows.chair.look import GAP, HEADING, SMALL, sized, text
from stemkast.windows.chair.statuses import proposal_status
from stemkast.windows.chair.wrapped_text import WrappedText
from stemkast.windows.shared.palette import LIGHT
from stemkast.windows.shared.typefaces import Weight

translate = QCoreApplication.translate
_STOP = Qt.ItemDataRole.UserRole
_AT_HAND = "#DCEBEA"


class AgendaPanel(QWidget):
    """Signals: selected(Stop | None): the matter under the cursor, if it can be called. `buttons` stand below it."""

    selected = Signal(object)

    def __init__(self, buttons: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[AgendaRow, ...] = ()
        heading = text(HEADING, Weight.BOLD)
        heading.setText(translate("Chair", "Agenda"))
        self._tree = QTreeWidget()
        self._tree.setColumnCount(2)
        self._tree.setHeaderHidden(True)
        self._tree.setRootIsDecorated(False)
        self._tree.setIndentation(14)
        self._tree.setWordWrap(True)
        sized(self._tree, SMALL)
        self._tree.setUniformRowHeights(False)
        self._tree.setItemsExpandable(False)
        self._tree.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._tree.header().setStretchLastSection(False)
        self._tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._tree.setItemDelegateForColumn(0, WrappedText(self._tree))
        self._tree.setAccessibleName(translate("Chair", "Agenda"))
        self._tree.currentItemChanged.connect(self._tell)
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
        kept: Stop | None = at.data(0, _STOP) if at is not None else None
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
        self._tree.blockSignals(False)
        self._restore(kept, moved)

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

    def _restore(self, kept: Stop | None, moved: bool) -> None:
        for line in self._lines():
            if moved and line.background(0).color() == QColor(_AT_HAND):
                self._tree.scrollToItem(line, QAbstractItemView.ScrollHint.PositionAtCenter)
            if kept is not None and line.data(0, _STOP) == kept:
                self._tree.setCurrentItem(line)
        self._tell()

    def _lines(self) -> list[QTreeWidgetItem]:
        items = [self._tree.topLevelItem(number) for number in range(self._tree.topLevelItemCount())]
        return [line for item in items if item is not None for line in (item, *_children(item))]

    def _tell(self) -> None:
        line = self._tree.currentItem()
        self.selected.emit(line.data(0, _STOP) if line is not None else None)


def _children(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    children = (item.child(number) for number in range(item.childCount()))
    return [child for child in children if child is not None]


def _status_colour(status: ProposalStatus) -> str:
    if status in (ProposalStatus.ADOPTED, ProposalStatus.CHOSEN):
        return LIGHT.favour
    return LIGHT.against if status is ProposalStatus.REJECTED else LIGHT.abstain
