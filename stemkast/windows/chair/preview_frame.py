"""A frame that shows the hall screen in its shape, as large as there is room for."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

_LOWEST = 110
_BORDER = 1


class PreviewFrame(QFrame):
    """Holds `preview` at 16:9; gives way to what stands below it, as long as one still sees what the hall sees."""

    def __init__(self, preview: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview = preview
        self.setObjectName("screen")
        self.setMinimumHeight(_LOWEST)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        preview.setParent(self)
        preview.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps the shape, in the middle."""
        room, high = self.width() - 2 * _BORDER, self.height() - 2 * _BORDER
        wide = room if high >= room * 9 // 16 else high * 16 // 9
        self._preview.setGeometry(_BORDER + (room - wide) // 2, _BORDER, wide, high)
        super().resizeEvent(event)

    def highest(self, wide: int) -> int:
        """The height at which the preview fills this width."""
        return (wide - 2 * _BORDER) * 9 // 16 + 2 * _BORDER
