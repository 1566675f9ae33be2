"""The keys of a keypad: nine digits, yes, no, and the switch."""

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from firmware_protocol.keypad import Key

translate = QCoreApplication.translate

_HEIGHT, _GAP, _WIDE = 42, 8, 3
_ACROSS = 3
_DIGITS = range(1, 10)


class KeyBlock(QWidget):
    """Three rows of digits, with yes, no and the switch at their right. Keys of a keypad that is off are dead.

    Signals:
        pressed: the key, a digit or a `Key`.
        switched: whether the keypad goes on.
    """

    pressed = Signal(object)
    switched = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_on = True
        self._keys: dict[int | Key, QPushButton] = {digit: self._button("key") for digit in _DIGITS}
        self._keys |= {Key.YES: self._button("key"), Key.NO: self._button("key")}
        self._switch = self._button("switch")
        for key, button in self._keys.items():
            button.setText(_label(key))
            button.setAccessibleName(_label(key))
            button.clicked.connect(partial(self.pressed.emit, key))
        self._switch.clicked.connect(lambda: self.switched.emit(not self._is_on))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        for digit in _DIGITS:
            row, column = divmod(digit - 1, _ACROSS)
            self._grid.addWidget(self._keys[digit], row, column)
        for row, button in enumerate((self._keys[Key.YES], self._keys[Key.NO], self._switch)):
            self._grid.addWidget(button, row, _ACROSS)
        for column in range(_ACROSS + 1):
            self._grid.setColumnStretch(column, _WIDE if column < _ACROSS else _WIDE + 2)
        self.set_scale(1.0)
        self.show_power(is_on=True)

    def set_scale(self, scale: float) -> None:
        """Everything at this scale."""
        self._grid.setSpacing(round(_GAP * scale))
        for button in self.findChildren(QPushButton):
            button.setFixedHeight(round(_HEIGHT * scale))

    def show_power(self, is_on: bool) -> None:
        """Whether the keypad is on: what the switch does, and whether keys do anything."""
        self._is_on = is_on
        for button in self._keys.values():
            button.setEnabled(is_on)
        self._switch.setText(translate("Keypads", "Turn off") if is_on else translate("Keypads", "Turn on"))

    def press(self, key: int | Key) -> None:
        """As a finger does; a dead key does nothing."""
        self._keys[key].click()

    def switch(self) -> None:
        """As a finger does."""
        self._switch.click()

    def _button(self, kind: str) -> QPushButton:
        button = QPushButton(self)
        button.setProperty("kind", kind)
        # A keypad takes the keys of the keyboard as a whole: a stop at each key would be twelve stops a keypad.
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        return button


def _label(key: int | Key) -> str:
    match key:
        case Key.YES:
            return translate("Keypads", "✓ yes")
        case Key.NO:
            return translate("Keypads", "✗ no")
        case int():
            return str(key)
