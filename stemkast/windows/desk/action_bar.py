"""The bottom: what was done last or why not, what else is possible with its keys, and the one filled button."""

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from stemkast.hall_client.desk.state import DeskState
from stemkast.hall_client.desk.visit import GOOD, DeskAction, Notice
from stemkast.windows.desk.labels import KEYS, OF_THE_DESK, OF_THE_VISITOR, STILL, key, label, large_label
from stemkast.windows.desk.look import BODY, FIELD, ROOM, SMALL, Tone, text, toned
from stemkast.windows.desk.sentences import notice
from stemkast.windows.shared.native import sized
from stemkast.windows.shared.typefaces import Weight

translate = QCoreApplication.translate
_FULL = 3


class ActionBar(QWidget):
    """Signals: wanted(DeskAction): a button was clicked; keys are the window's."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._action = DeskAction.FIND
        self._notice: Notice | None = None
        self._said = text(BODY, Weight.SEMIBOLD)
        self._keys = {action: self._key(action) for action in KEYS}
        self._button = QPushButton()
        self._button.setObjectName("primary")
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._button.setMinimumHeight(60)
        self._button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        sized(self._button, FIELD, Weight.BOLD)
        self._button.clicked.connect(lambda: self.wanted.emit(self._action))
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addStretch(1)
        left.addWidget(self._said)
        self._rows = (QHBoxLayout(), QHBoxLayout())
        for row, actions in zip(self._rows, (OF_THE_VISITOR, OF_THE_DESK), strict=True):
            row.setSpacing(6)
            for action in actions:
                row.addWidget(self._keys[action])
            row.addStretch(1)
            left.addLayout(row)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(ROOM)
        layout.addLayout(left, 1)
        layout.addWidget(self._button, 0, Qt.AlignmentFlag.AlignBottom)

    def show_state(self, state: DeskState) -> None:
        """Shows the next thing to do, what else can be done, and what was done."""
        self._action = state.next
        still = state.next in STILL
        self._button.setText(large_label(state.next) + ("" if still else "   ⏎"))
        self._button.setAccessibleName(large_label(state.next) + ("" if still else ", Enter"))
        self._button.setEnabled(not still)
        for action, button in self._keys.items():
            button.setVisible(action in state.others)
        self._make_room(sum(action in state.others for action in OF_THE_VISITOR))
        self._say(state.notice)

    def _make_room(self, of_the_visitor: int) -> None:
        """The last key of the visitor's, which is the longest, goes to the row below where its own is full."""
        button = self._keys[OF_THE_VISITOR[-1]]
        row = self._rows[of_the_visitor > _FULL]
        if row.indexOf(button) < 0:
            row.insertWidget(row.count() - 1, button)

    def _say(self, said: Notice | None) -> None:
        if said == self._notice:
            return
        self._notice = said
        self._said.setText(notice(said) if said is not None else "")
        if said is not None:
            toned(self._said, Tone.GOOD if said.tell in GOOD else Tone.WRONG)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._said, self._said.text()))

    def _key(self, action: DeskAction) -> QPushButton:
        button = QPushButton(f"{key(action)} {label(action)}")
        button.setObjectName("key")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setAccessibleName(f"{label(action)}, {key(action)}")
        sized(button, SMALL)
        button.clicked.connect(partial(self.wanted.emit, action))
        return button
