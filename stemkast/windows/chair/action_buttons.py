"""What else can be done at this moment: plain buttons, each with its key, in the panel that they belong to."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from stemkast.hall_client.chair.actions import ChairAction
from stemkast.hall_client.chair.state import ChairState
from stemkast.windows.chair.labels import KEYS, label
from stemkast.windows.chair.look import BODY, GAP, SMALL, text
from stemkast.windows.shared.native import sized
from stemkast.windows.shared.palette import LIGHT


class ActionButtons(QWidget):
    """Signals: wanted(ChairAction).

    One button for each of `actions`; those that the rules do not allow now are not there and their keys do nothing.
    The key of the next action works too, although its button is the large one. Hidden while nothing is possible.
    """

    wanted = Signal(object)

    def __init__(
        self, actions: tuple[ChairAction, ...], columns: int, heading: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._columns = columns
        self._shown: tuple[ChairAction, ...] | None = None
        self._grid = QGridLayout()
        self._grid.setSpacing(GAP)
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        if heading:
            title = text(BODY, colour=LIGHT.soft)
            title.setText(heading)
            layout.addWidget(title)
        layout.addLayout(self._grid)
        self._buttons = {action: self._button(action) for action in actions}
        self._shortcuts = {action: self._shortcut(action) for action in actions}

    def show_state(self, state: ChairState) -> None:
        """Shows what is possible."""
        for action, shortcut in self._shortcuts.items():
            shortcut.setEnabled(action in state.others or action is state.next)
        possible = tuple(action for action in self._buttons if action in state.others)
        if possible == self._shown:
            return
        self._shown = possible
        for action, button in self._buttons.items():
            self._grid.removeWidget(button)
            button.setVisible(action in possible)
        for number, action in enumerate(possible):
            self._grid.addWidget(self._buttons[action], number // self._columns, number % self._columns)
        self.setVisible(bool(possible) or self.parent() is None)

    def _button(self, action: ChairAction) -> QPushButton:
        keys = QKeySequence(KEYS[action]).toString(QKeySequence.SequenceFormat.NativeText)
        button = QPushButton(f"{label(action)}   {keys}", self)
        sized(button, SMALL)
        button.setMinimumHeight(32)
        button.setAccessibleName(label(action))
        button.clicked.connect(partial(self.wanted.emit, action))
        button.hide()
        return button

    def _shortcut(self, action: ChairAction) -> QShortcut:
        shortcut = QShortcut(QKeySequence(KEYS[action]), self)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.setAutoRepeat(False)
        shortcut.setEnabled(False)
        shortcut.activated.connect(partial(self.wanted.emit, action))
        return shortcut
