"""One point of the check list: its name, how it stands, what to do, and a button to go on without it."""

from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from stemkast.hall_client.chair.check_list import CheckPoint, CheckRow, Standing
from stemkast.windows.chair import check_words
from stemkast.windows.chair.look import BODY, GAP, SMALL, text
from stemkast.windows.shared.check_points import check_point
from stemkast.windows.shared.native import sized
from stemkast.windows.shared.palette import LIGHT
from stemkast.windows.shared.typefaces import Weight

translate = QCoreApplication.translate
_MOST_NAMED = 6
_COLOURS = {
    Standing.DONE: LIGHT.favour,
    Standing.OPEN: LIGHT.against,
    Standing.UNKNOWN: LIGHT.against,
    Standing.WAIVED: LIGHT.abstain,
}


class CheckLine(QWidget):
    """Signals: waive(CheckPoint): somebody wants to go on although this point is open."""

    waive = Signal(object)

    def __init__(self, point: CheckPoint, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = text(BODY, Weight.SEMIBOLD)
        self._title.setText(check_point(point))
        self._standing = text(BODY, Weight.SEMIBOLD)
        for label in (self._title, self._standing):
            label.setWordWrap(False)
        self._brief = text(SMALL, colour=LIGHT.soft)
        self._says = text(SMALL)
        self._button = QPushButton(translate("Chair", "Go on without…"))
        sized(self._button, SMALL)
        self._button.setAccessibleName(translate("Chair", "Go on without: %1").replace("%1", check_point(point)))
        self._button.clicked.connect(partial(self.waive.emit, point))
        head = QHBoxLayout()
        head.setSpacing(GAP)
        head.addWidget(self._title)
        head.addWidget(self._brief, 1)
        head.addWidget(self._standing)
        head.addWidget(self._button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._says)

    def show_row(self, row: CheckRow) -> None:
        """Shows how the point stands now."""
        self._standing.setText(check_words.standing(row))
        _coloured(self._standing, _COLOURS[row.standing])
        found = check_words.says(row)
        names = _names(row)
        found = f"{found.rstrip('.')}: {names}." if names else found
        said = " ".join(part for part in (found, check_words.to_do(row)) if part)
        self._brief.setText("" if row.bad else said)
        self._says.setText(said)
        self._says.setVisible(row.bad)
        self._button.setVisible(row.can_be_waived)
        self.setAccessibleName(f"{self._title.text()}: {self._standing.text()}. {said}")


def _names(row: CheckRow) -> str:
    if not row.bad or not row.names:
        return ""
    named = ", ".join(row.names[:_MOST_NAMED])
    more = row.count - min(len(row.names), _MOST_NAMED)
    if more <= 0:
        return named
    return translate("Chair", "%1 and %2 more").replace("%1", named).replace("%2", str(more))


def _coloured(label: QLabel, colour: str) -> None:
    palette = label.palette()
    palette.setColor(palette.ColorRole.WindowText, colour)
    label.setPalette(palette)
