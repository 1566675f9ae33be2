"""The check list before the first real poll: what is in order, what is open, and what was waived."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from stemkast.hall_client.chair.actions import ChairAction
from stemkast.hall_client.chair.check_list import CheckList, CheckPoint
from stemkast.hall_client.chair.state import ChairState
from stemkast.windows.chair.check_line import CheckLine
from stemkast.windows.chair.look import BODY, GAP, HEADING, ROOM, text
from stemkast.windows.shared.palette import LIGHT
from stemkast.windows.shared.typefaces import Weight

translate = QCoreApplication.translate


class CheckPanel(QFrame):
    """Stands there by itself while an open point keeps the first real poll back, and whenever it is asked for.

    Signals: waive(CheckPoint).
    """

    waive = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._asked_for = False
        self._needed = self._due = False
        self._checks: CheckList | None = None
        heading = text(HEADING, Weight.BOLD)
        heading.setText(translate("Chair", "Before the first poll"))
        self._sum = text(BODY, colour=LIGHT.soft)
        self._lines = {point: CheckLine(point) for point in CheckPoint}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(ROOM, ROOM, ROOM, ROOM)
        layout.setSpacing(GAP)
        layout.addWidget(heading)
        layout.addWidget(self._sum)
        for line in self._lines.values():
            line.waive.connect(self.waive)
            layout.addWidget(line)
        self.hide()

    def show_state(self, state: ChairState) -> None:
        """Shows the list."""
        self._needed, self._due = state.next is ChairAction.WAIVE, state.checks.due
        self._look()
        if state.checks == self._checks:
            return
        self._checks = state.checks
        for row in state.checks.rows:
            self._lines[row.point].show_row(row)
        self._sum.setText(_sum(state.checks))

    def toggle(self) -> None:
        """Asked for, or put away again."""
        self._asked_for = self.isHidden()
        self._look()

    def _look(self) -> None:
        self.setVisible(self._due and (self._needed or self._asked_for))


def _sum(checks: CheckList) -> str:
    if any(row.open for row in checks.rows):
        left = sum(row.open for row in checks.rows)
        if left == 1:
            return translate("Chair", "One point is open. The first poll waits for it.")
        return translate("Chair", "%1 points are open. The first poll waits for them.").replace("%1", str(left))
    if any(row.bad for row in checks.rows):
        return translate("Chair", "Everything is in order or was waived.")
    return translate("Chair", "Everything is in order.")
