"""How far a recount is; there only while one takes long enough to be waited for."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QProgressBar, QWidget

from stemkast.windows.committee.look import SMALL
from stemkast.windows.shared.numbers import whole
from stemkast.windows.shared.typefaces import font

translate = QCoreApplication.translate


class CountingBar(QProgressBar):
    """Filled from the first entry to the last, then gone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(font(SMALL))
        self.setAccessibleName(translate("Committee", "How far the recount is"))
        self.hide()

    def show_progress(self, done: int, of: int) -> None:
        """So many entries of so many are recounted."""
        self.setRange(0, of)
        self.setValue(done)
        says = translate("Committee", "Recounting: entry %1 of %2")
        self.setFormat(says.replace("%1", whole(done)).replace("%2", whole(of)))
        self.setVisible(done < of)
