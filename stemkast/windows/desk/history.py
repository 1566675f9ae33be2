"""What happened, newest first, under a line and a heading."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from stemkast.windows.desk.look import BODY, GAP, HEADING, Tone, text
from stemkast.windows.shared.typefaces import Weight

translate = QCoreApplication.translate


class History(QWidget):
    """Shows a heading and lines that were put into words already."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = QFrame()
        line.setObjectName("line")
        line.setFixedHeight(1)
        self._title = text(HEADING, Weight.BOLD)
        self._lines = text(BODY, tone=Tone.SOFT)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, GAP, 0, 0)
        layout.setSpacing(GAP)
        for widget in (line, self._title, self._lines):
            layout.addWidget(widget)

    def show_lines(self, title: str, lines: tuple[str, ...]) -> None:
        """Shows these."""
        self._title.setText(title)
        self._lines.setText("\n".join(lines) or translate("Desk", "nothing yet"))
