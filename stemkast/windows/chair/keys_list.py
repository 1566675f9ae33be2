"""F1: every action of the chair with its key, also those that are not possible at this moment."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from stemkast.hall_client.chair.actions import ChairAction
from stemkast.hall_client.chair.state import ChairState
from stemkast.windows.chair.labels import (
    AT_AGENDA,
    AT_CHAIR,
    AT_MATTER,
    AT_SCREEN,
    ENTER_ALONE,
    KEYS,
    label,
)
from stemkast.windows.chair.look import BODY, GAP, HEADING, WIDE, text
from stemkast.windows.shared.native import sized
from stemkast.windows.shared.palette import LIGHT
from stemkast.windows.shared.typefaces import Weight

translate = QCoreApplication.translate


class KeysList(QDialog):
    """Stands beside the window and holds up nothing."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Chair", "Keys"))
        self.resize(620, 700)
        heading = text(HEADING, Weight.BOLD)
        heading.setText(translate("Chair", "Enter is always the one next thing: what the large button says."))
        explained = text(BODY, colour=LIGHT.soft)
        explained.setText(translate("Chair", "A key does nothing while the rules do not allow its action."))
        self._table = QTableWidget(0, 2)
        self._table.setShowGrid(False)
        self._table.horizontalHeader().hide()
        self._table.verticalHeader().hide()
        self._table.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        self._table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self._table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self._table.setAccessibleName(translate("Chair", "Keys"))
        self._table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        sized(self._table, BODY)
        groups = (
            (translate("Chair", "The matter and its poll"), (*ENTER_ALONE, *AT_MATTER)),
            (translate("Chair", "The agenda"), AT_AGENDA),
            (translate("Chair", "What the hall sees"), AT_SCREEN),
            (translate("Chair", "The chair"), (*AT_CHAIR, ChairAction.UNDO)),
        )
        for name, actions in groups:
            self._group(name, [(label(action), keys_of(action)) for action in actions])
        self._group(translate("Chair", "In the lists"), _in_lists())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        layout.setSpacing(GAP)
        for widget in (heading, explained, self._table):
            layout.addWidget(widget)

    def show_state(self, _state: ChairState) -> None:
        """The keys are the same at every moment."""

    def _group(self, name: str, rows: list[tuple[str, str]]) -> None:
        face = self._table.font()
        face.setWeight(Weight.SEMIBOLD.value)
        self._row(name, "").setFont(face)
        for says, keys in rows:
            self._row(f"   {says}", keys)

    def _row(self, says: str, keys: str) -> QTableWidgetItem:
        number = self._table.rowCount()
        self._table.insertRow(number)
        first = QTableWidgetItem(says)
        self._table.setItem(number, 0, first)
        self._table.setItem(number, 1, QTableWidgetItem(keys))
        return first


def keys_of(action: ChairAction) -> str:
    """The key of an action, as it stands on a keyboard."""
    if action in ENTER_ALONE:
        return translate("Chair", "Enter")
    return QKeySequence(KEYS[action]).toString(QKeySequence.SequenceFormat.NativeText)


def _in_lists() -> list[tuple[str, str]]:
    return [
        (translate("Chair", "Agenda: take several proposals together"), translate("Chair", "Ctrl+Space, then F2")),
        (translate("Chair", "Speakers: give the floor"), translate("Chair", "Enter")),
        (translate("Chair", "Speakers: off the list"), QKeySequence("Del").toString()),
        (translate("Chair", "Put a list away"), QKeySequence("Esc").toString()),
    ]
