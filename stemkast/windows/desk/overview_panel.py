"""Everybody at a glance: figures on top, the keypads that are out at the left, who is not there at the right."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from stemkast.hall_client.desk.book import MunicipalityRow, Standing
from stemkast.hall_client.desk.overview import OutRow, Overview
from stemkast.hall_client.desk.state import DeskState
from stemkast.windows.desk.look import BODY, GAP, HEADING, ROOM, SMALL, TITLE, Tone, text
from stemkast.windows.desk.words import moment, standing
from stemkast.windows.shared.native import sized
from stemkast.windows.shared.numbers import percent_in_sentence, whole
from stemkast.windows.shared.typefaces import Weight

translate = QCoreApplication.translate
EXPORT_KEYS = {"csv": "Ctrl+S", "xlsx": "Ctrl+Shift+S"}
"""The key under which the list is saved in each form, while it is shown."""


class OverviewPanel(QWidget):
    """Shows `DeskState.overview`, which is there when this is shown.

    Signals: export(str): the list is wanted as a file, "csv" or "xlsx".
    """

    export = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._shown: Overview | None = None
        self._present = text(TITLE, Weight.BOLD)
        self._figures = text(BODY, tone=Tone.SOFT)
        self._out_title, self._absent_title = text(HEADING, Weight.BOLD), text(HEADING, Weight.BOLD)
        self._out = _table(
            translate("Desk", "Keypads that are out"),
            (
                translate("Desk", "Keypad"),
                translate("Desk", "Municipality"),
                translate("Desk", "Votes"),
                translate("Desk", "Handed out"),
            ),
        )
        self._absent = _table(
            translate("Desk", "Municipalities that are not there"),
            (translate("Desk", "Municipality"), translate("Desk", "Votes"), translate("Desk", "Standing")),
        )
        head = QHBoxLayout()
        head.addWidget(self._present, 1)
        for kind, key in EXPORT_KEYS.items():
            button = QPushButton(f"{key}  {kind.upper()}")
            button.setObjectName("key")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setAccessibleName(translate("Desk", "Save the list as %1").replace("%1", kind.upper()))
            sized(button, SMALL)
            button.clicked.connect(lambda _checked=False, kind=kind: self.export.emit(kind))
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        tables = QHBoxLayout()
        tables.setSpacing(ROOM)
        for title, table, share in ((self._out_title, self._out, 12), (self._absent_title, self._absent, 8)):
            column = QVBoxLayout()
            column.setSpacing(GAP)
            column.addWidget(title)
            column.addWidget(table, 1)
            tables.addLayout(column, share)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        layout.addLayout(head)
        layout.addWidget(self._figures)
        layout.addLayout(tables, 1)

    def show_state(self, state: DeskState) -> None:
        """Shows the figures and both lists."""
        if state.overview is None:
            return
        figures, shown = state.summary, state.overview
        present = translate("Desk", "%1 of %2 present")
        self._present.setText(
            present.replace("%1", whole(figures.present)).replace("%2", whole(figures.municipalities))
        )
        said = translate("Desk", "%1 of %2 votes · %3 · %4 handed out in the last 10 minutes")
        said = said.replace("%1", whole(figures.present_votes)).replace("%2", whole(figures.votes))
        said = said.replace("%3", percent_in_sentence(shown.share) if shown.share else "–")
        said = said.replace("%4", whole(figures.last_ten_minutes))
        if shown.low:
            said += " · " + translate("Desk", "low batteries: %1").replace("%1", whole(shown.low))
        self._figures.setText(said)
        if shown == self._shown:
            return
        self._shown = shown
        self._out_title.setText(translate("Desk", "Keypads out: %1").replace("%1", whole(len(shown.out))))
        self._absent_title.setText(translate("Desk", "Not there: %1").replace("%1", whole(len(shown.absent))))
        _fill(self._out, [(_which(each), _whose(each), whole(each.weight), _since(each)) for each in shown.out])
        _fill(self._absent, [(row.name, whole(row.weight), _standing(row)) for row in shown.absent])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Heads of tables have letters of their own, which grow along."""
        super().resizeEvent(event)
        for table in (self._out, self._absent):
            for column in range(table.columnCount()):
                head = table.horizontalHeaderItem(column)
                if head is not None:
                    head.setFont(table.font())

    def scroll_lists(self, rows: int) -> None:
        """Both lists so many rows down, since the keys are the search field's."""
        for table in (self._out, self._absent):
            bar = table.verticalScrollBar()
            bar.setValue(bar.value() + rows)


def _whose(row: OutRow) -> str:
    return translate("Desk", "%1 (lost)").replace("%1", row.municipality) if row.lost else row.municipality


def _which(row: OutRow) -> str:
    if row.battery is None:
        return row.serial
    return f"{row.serial} · " + translate("Desk", "battery %1 %").replace("%1", whole(row.battery))


def _since(row: OutRow) -> str:
    return f"{moment(row.since)} · {row.by}" if row.since is not None else ""


def _standing(row: MunicipalityRow) -> str:
    return "" if row.standing is Standing.EXPECTED else standing(row.standing)


def _table(name: str, head: tuple[str, ...]) -> QTableWidget:
    table = QTableWidget(0, len(head))
    table.setHorizontalHeaderLabels(head)
    table.setAccessibleName(name)
    table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
    table.setShowGrid(False)
    table.verticalHeader().hide()
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    table.horizontalHeader().setSectionResizeMode(head.index(translate("Desk", "Municipality")), _STRETCH)
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
    table.horizontalHeader().setHighlightSections(False)
    sized(table, SMALL)
    return table


_STRETCH = QHeaderView.ResizeMode.Stretch


def _fill(table: QTableWidget, rows: list[tuple[str, ...]]) -> None:
    table.setRowCount(len(rows))
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            table.setItem(number, column, QTableWidgetItem(cell))
