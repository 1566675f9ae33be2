"""A label that wraps, is never cut, and asks for no more height than its width needs."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy


class Wrapped(QLabel):
    """Plain text over as many lines as it takes.

    Qt asks for the height of some narrow width; in a column that scrolls, that makes every page too long.
    """

    def __init__(self, says: str) -> None:
        super().__init__(says)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def minimumSizeHint(self) -> QSize:
        """One line of a short word."""
        metrics = self.fontMetrics()
        return QSize(min(4 * metrics.height(), super().minimumSizeHint().width()), metrics.height())
