"""The keys of a keypad as buttons, each with its digit and its word."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from stemkast.assembly.proposals import Option
from stemkast.windows.shared.typefaces import Weight, font


class ChoiceKeys(QWidget):
    """Signals: chosen(int): the key that was clicked."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._options: tuple[Option, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    def show_options(self, options: tuple[Option, ...]) -> None:
        """One button for each."""
        if options == self._options:
            return
        self._options = options
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for option in options:
            button = QPushButton(f"{option.key}   {option.label}")
            button.setFont(font(22, Weight.SEMIBOLD))
            button.setMinimumHeight(52)
            button.clicked.connect(partial(self.chosen.emit, option.key))
            self._column.addWidget(button)
