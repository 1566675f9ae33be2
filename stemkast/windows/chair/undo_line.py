"""The line at the bottom that says what Ctrl+Z will do, or why it does nothing."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from stemkast.hall_client.chair.actions import ChairAction
from stemkast.hall_client.chair.state import ChairState
from stemkast.hall_client.chair.undo import WhyNot
from stemkast.windows.chair.labels import KEYS, label
from stemkast.windows.chair.look import GAP, SMALL, text
from stemkast.windows.chair.undo_words import undo_words
from stemkast.windows.shared.native import sized
from stemkast.windows.shared.palette import LIGHT


class UndoLine(QWidget):
    """Signals: wanted(ChairAction). Nothing stands there before something was done."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        keys = QKeySequence(KEYS[ChairAction.UNDO])
        self._button = QPushButton(
            f"{label(ChairAction.UNDO)}   {keys.toString(QKeySequence.SequenceFormat.NativeText)}"
        )
        sized(self._button, SMALL)
        self._words = text(SMALL, colour=LIGHT.soft)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._button.clicked.connect(self._want)
        self._shortcut = QShortcut(keys, self, self._want)
        self._shortcut.setAutoRepeat(False)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        layout.addWidget(self._button)
        layout.addWidget(self._words, 1)

    def show_state(self, state: ChairState) -> None:
        """Shows what can be undone."""
        possible = bool(state.undo.commands)
        said = undo_words(state.undo)
        self._shortcut.setEnabled(possible)
        self._button.setVisible(possible)
        self._button.setAccessibleName(f"{label(ChairAction.UNDO)}: {said}")
        self._words.setText(said)
        self.setVisible(state.undo.why is not WhyNot.NOTHING)

    def _want(self) -> None:
        self.wanted.emit(ChairAction.UNDO)
