"""Everything unusual, the newest first; what came since the poll before stands out."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from stemkast.hall_client.committee.state import CommitteeState, Notice
from stemkast.windows.committee.look import BODY, GAP, SMALL, Tone, text
from stemkast.windows.committee.notice_words import notice_words
from stemkast.windows.shared.typefaces import Weight, font

translate = QCoreApplication.translate


class NoticesPanel(QWidget):
    """A line for each thing that a committee may want to ask about."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notices: tuple[Notice, ...] | None = None
        self._says = text(BODY, tone=Tone.SOFT)
        self.table = QTableWidget(0, 3)
        self.table.setFont(font(BODY))
        self.table.setAccessibleName(translate("Committee", "Everything unusual, the newest first"))
        self.table.horizontalHeader().setFont(font(SMALL))
        self.table.setHorizontalHeaderLabels(
            [translate("Committee", "Entry"), translate("Committee", "Time"), translate("Committee", "What happened")]
        )
        self.table.horizontalHeader().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, GAP, 0, 0)
        layout.setSpacing(GAP)
        layout.addWidget(self._says)
        layout.addWidget(self.table, 1)
        self.setFocusProxy(self.table)

    def show_state(self, state: CommitteeState) -> None:
        """Fills the list when something came."""
        if state.notices == self._notices:
            return
        self._notices = state.notices
        new = sum(each.new for each in state.notices)
        says = translate("Committee", "%1 since the poll before, %2 in all")
        self._says.setText(says.replace("%1", str(new)).replace("%2", str(len(state.notices))))
        self.table.setRowCount(len(state.notices))
        for row, notice in enumerate(state.notices):
            at = notice.recorded.at
            cells = (str(notice.recorded.index), f"{at.astimezone():%H:%M:%S}" if at else "", notice_words(notice))
            for column, cell in enumerate(cells):
                item = QTableWidgetItem(cell)
                item.setToolTip(cell)
                item.setFont(font(BODY, Weight.SEMIBOLD if notice.new else Weight.REGULAR))
                self.table.setItem(row, column, item)
