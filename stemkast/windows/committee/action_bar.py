"""What the committee can do, each with its key; releasing is the one filled button."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from stemkast.assembly.events import PollReleased
from stemkast.hall_client.committee.state import CommitteeState
from stemkast.windows.committee.look import BODY, GAP, HEADING
from stemkast.windows.shared.typefaces import Weight, font

translate = QCoreApplication.translate


class ActionBar(QWidget):
    """The bottom of the window.

    Signals:
        recount: the replica is to be recounted now.
        draw: a spot check of the chosen poll is wanted.
        compare: a member wants to compare the fingerprint.
        anchors: a member wants to say what is known from elsewhere.
        release(PollReleased): the poll that waits is released.
    """

    recount = Signal()
    draw = Signal()
    compare = Signal()
    anchors = Signal()
    release = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._poll = 0
        self._again = _button(translate("Committee", "Recount"), "F5")
        self._draw = _button(translate("Committee", "Spot check"), "F6")
        self._compare = _button(translate("Committee", "Compare fingerprint"), "F7")
        self._anchors = _button(translate("Committee", "Known from elsewhere"), "F8")
        self._release = _button(translate("Committee", "Release"), "F9")
        self._release.setObjectName("primary")
        self._release.setFont(font(HEADING, Weight.BOLD))
        for button, key in (
            (self._again, "F5"),
            (self._draw, "F6"),
            (self._compare, "F7"),
            (self._anchors, "F8"),
            (self._release, "F9"),
        ):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(button.click)  # does nothing where the button is not enabled
        self._again.clicked.connect(self.recount)
        self._draw.clicked.connect(self.draw)
        self._compare.clicked.connect(self.compare)
        self._anchors.clicked.connect(self.anchors)
        self._release.clicked.connect(self._let_go)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        for button in (self._again, self._draw, self._compare, self._anchors):
            layout.addWidget(button)
        layout.addStretch(1)
        layout.addWidget(self._release)

    def show_state(self, state: CommitteeState) -> None:
        """Enables what is possible."""
        waits = state.to_release
        self._poll = waits.number if waits is not None else 0
        self._release.setVisible(state.releases)
        self._release.setEnabled(waits is not None)
        says = translate("Committee", "Release poll %1").replace("%1", str(self._poll))
        text = says if waits is not None else translate("Committee", "Nothing waits for release")
        self._release.setText(text + ("   F9" if waits is not None else ""))
        self._release.setAccessibleName(text)
        self._draw.setEnabled(not state.drawn and any(each.option is not None for each in state.voters))
        self._compare.setEnabled(state.witness.last is not None)

    def _let_go(self) -> None:
        if self._poll:
            self.release.emit(PollReleased(self._poll))


def _button(says: str, key: str) -> QPushButton:
    button = QPushButton(f"{says}   {key}")
    button.setFont(font(BODY))
    button.setAccessibleName(says)
    return button
