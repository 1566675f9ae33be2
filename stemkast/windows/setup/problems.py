"""What is wrong in a file, a line each; not there where nothing is."""

from collections.abc import Sequence

from PySide6.QtWidgets import QListWidget, QSizePolicy, QVBoxLayout, QWidget

from stemkast.windows.setup.look import BODY, GAP, SMALL, text
from stemkast.windows.shared.typefaces import Weight, font

_MOST = 200
_LINE, _LINES = 26, 5


class Problems(QWidget):
    """A sentence about how many there are, and the lines."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.heading = text(BODY, Weight.SEMIBOLD, "bad")
        self._lines = QListWidget()
        self._lines.setObjectName("problems")
        self._lines.setFont(font(SMALL))
        self._lines.setAccessibleName(name)
        self._lines.setWordWrap(True)
        self._lines.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(GAP)
        rows.addWidget(self.heading)
        rows.addWidget(self._lines)
        self.hide()

    @property
    def lines(self) -> list[str]:
        """What is shown."""
        return [self._lines.item(number).text() for number in range(self._lines.count())]

    def show_lines(self, heading: str, lines: Sequence[str]) -> None:
        """Shows these lines under a heading."""
        self.setVisible(bool(lines))
        if (heading, list(lines[:_MOST])) == (self.heading.text(), self.lines):
            return
        self.heading.setText(heading)
        self._lines.clear()
        self._lines.addItems(list(lines[:_MOST]))
        self._lines.setFixedHeight(min(len(lines), _LINES) * _LINE + 2 * GAP)
