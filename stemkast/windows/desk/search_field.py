"""The one field: a name, a CBS code, a serial number or what a scanner types. It always has the focus."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from stemkast.windows.desk.look import FIELD
from stemkast.windows.shared.native import sized

translate = QCoreApplication.translate
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}


class SearchField(QLineEdit):
    """Signals: typed(str): what stands in it now; moved(int): so many rows down; entered(): Enter, once a press."""

    typed = Signal(str)
    moved = Signal(int)
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("search")
        sized(self, FIELD)
        self.setPlaceholderText(translate("Desk", "Name, code or scan"))
        self.setAccessibleName(translate("Desk", "Find a municipality"))
        self.setAccessibleDescription(
            translate("Desk", "Type a part of a name or a CBS code, scan a form, or type the number of a keypad")
        )
        self.setMinimumHeight(56)
        self.textEdited.connect(self.typed)

    def show_text(self, query: str) -> None:
        """Shows what is searched for now."""
        if query != self.text():
            self.setText(query)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down move through what was found; Enter is told once, however long it is held."""
        key = Qt.Key(event.key())
        if key in _MOVES:
            self.moved.emit(_MOVES[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.entered.emit()
        else:
            super().keyPressEvent(event)
