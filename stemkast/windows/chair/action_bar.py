"""The bottom of the window: the one next action, large, with its key on it, and why the last one was refused."""

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QSpinBox, QVBoxLayout, QWidget

from stemkast.hall_client.chair.actions import ChairAction
from stemkast.hall_client.chair.state import ChairState
from stemkast.windows.chair.labels import hint, large_label
from stemkast.windows.chair.look import BODY, ROOM, TITLE, WIDE, text
from stemkast.windows.shared.native import sized
from stemkast.windows.shared.palette import LIGHT
from stemkast.windows.shared.refusals import sentence
from stemkast.windows.shared.typefaces import Weight

translate = QCoreApplication.translate

_STILL = frozenset({ChairAction.WAIT, ChairAction.WAIT_FOR_COMMITTEE, ChairAction.CALLING, ChairAction.FINISHED})
_TIMED = frozenset({ChairAction.ANNOUNCE, ChairAction.ANNOUNCE_TEST, ChairAction.OPEN, ChairAction.RESUME})
_LONGEST = 600


class ActionBar(QWidget):
    """Signals: wanted(ChairAction): the large button or Enter.

    For `settle` milliseconds after the next action became another one the button does nothing, so that pressing
    twice does not do two things. `undo` stands below the sentences.
    """

    wanted = Signal(object)

    def __init__(self, seconds: int, settle: int, undo: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._action: ChairAction | None = None
        self._said = ""
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(settle)
        self._settling.timeout.connect(self._enable)
        self._hint = text(BODY, colour=LIGHT.soft)
        self._refusal = text(BODY, Weight.BOLD, LIGHT.against)
        self._refusal.hide()
        self._label = text(BODY)
        self._label.setText(translate("Chair", "Seconds to vote"))
        self._label.setWordWrap(False)
        self._seconds = QSpinBox()
        self._seconds.setRange(0, _LONGEST)
        self._seconds.setSingleStep(5)
        self._seconds.setValue(seconds)
        sized(self._seconds, BODY)
        self._seconds.setSpecialValueText(translate("Chair", "open-ended"))
        self._seconds.setAccessibleName(translate("Chair", "Seconds to vote, 0 is open-ended"))
        self._label.setBuddy(self._seconds)
        self._button = QPushButton()
        self._button.setObjectName("primary")
        sized(self._button, TITLE, Weight.BOLD)
        self._button.setMinimumHeight(72)
        self._button.setMinimumWidth(420)
        self._button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._button.clicked.connect(self.press)
        self.setFocusProxy(self._button)
        self._lay_out(undo)

    @property
    def seconds(self) -> int:
        """The countdown that is set; 0 is open-ended."""
        return self._seconds.value()

    def show_state(self, state: ChairState) -> None:
        """Offers the next action."""
        refusal = state.refusal
        says = sentence(refusal) if refusal is not None else self._said
        self._refusal.setVisible(bool(says))
        self._refusal.setText(says)
        self._refusal.setToolTip(f"{refusal.rule}: {refusal.text}" if refusal is not None else "")
        timed = state.next in _TIMED
        self._label.setVisible(timed)
        self._seconds.setVisible(timed)
        if state.next is self._action and not self._settling.isActive():
            self._enable()
        if state.next is not self._action:
            first = self._action is None
            self._action = state.next
            self._say(state.next)
            self._button.setEnabled(first and state.next not in _STILL)
            if not first:
                self._settling.start()

    def say(self, sentence: str) -> None:
        """Why nothing was asked of the hall, where a refusal would stand; empty to say nothing."""
        if sentence != self._said:
            self._said = sentence
            self._refusal.setText(sentence)
            self._refusal.setVisible(bool(sentence))

    def press(self) -> None:
        """The large button, or Enter."""
        if self._action is not None and self._button.isEnabled() and self._action not in _STILL:
            self.wanted.emit(self._action)

    def _say(self, action: ChairAction) -> None:
        key = "" if action in _STILL else "   " + translate("Chair", "Enter")
        self._button.setText(large_label(action) + key)
        self._button.setAccessibleName(large_label(action))
        self._button.setAccessibleDescription(hint(action))
        self._hint.setText(hint(action))

    def _enable(self) -> None:
        self._button.setEnabled(self._action is not None and self._action not in _STILL)

    def _lay_out(self, undo: QWidget) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(WIDE, ROOM, WIDE, ROOM)
        layout.setSpacing(ROOM)
        sentences = QVBoxLayout()
        sentences.setSpacing(2)
        sentences.addStretch(1)
        sentences.addWidget(self._refusal)
        sentences.addWidget(self._hint)
        sentences.addWidget(undo)
        sentences.addStretch(1)
        layout.addLayout(sentences, 1)
        for widget in (self._label, self._seconds, self._button):
            layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
