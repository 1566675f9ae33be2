"""One keypad and its place: serial number, light, display, keys, and the cradle under it."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from firmware_protocol.keypad import Key
from stemkast.windows.keypads.arrangement import HEIGHT, WIDTH
from stemkast.windows.keypads.glass import Glass
from stemkast.windows.keypads.key_block import KeyBlock
from stemkast.windows.keypads.lamp import Lamp
from stemkast.windows.keypads.model import KeypadView, Placed, Pressed, Switched, TakenOut

translate = QCoreApplication.translate

_MARGIN, _GAP, _CRADLE = 14, 9, 34
_DIGITS = range(Qt.Key.Key_1, Qt.Key.Key_9 + 1)
_KEYS: dict[int, Key] = {
    Qt.Key.Key_Return: Key.YES,
    Qt.Key.Key_Enter: Key.YES,
    Qt.Key.Key_Backspace: Key.NO,
    Qt.Key.Key_Delete: Key.NO,
}


class KeypadPanel(QFrame):
    """Shows a `KeypadView`; takes the mouse, and the keyboard while it has the focus.

    Signals:
        gesture: what a hand does: `Pressed`, `Placed`, `TakenOut` or `Switched`.
    """

    gesture = Signal(object)

    def __init__(self, view: KeypadView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self.setObjectName("place")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._serial = QLabel(view.serial)
        self._serial.setObjectName("serial")
        self._lamp = Lamp()
        self._glass = Glass()
        self._keys = KeyBlock()
        self._keys.pressed.connect(lambda key: self._did(Pressed(self._view.serial, key)))
        self._keys.switched.connect(lambda on: self._did(Switched(self._view.serial, on)))
        self._cradle = QPushButton()
        self._cradle.setProperty("kind", "cradle")
        self._cradle.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._cradle.clicked.connect(self._move)
        self._lay_out()
        self.set_scale(1.0)
        self.show_view(view)

    @property
    def view(self) -> KeypadView:
        """What it shows."""
        return self._view

    def set_scale(self, scale: float) -> None:
        """Everything at this scale."""
        margin, gap = round(_MARGIN * scale), round(_GAP * scale)
        self.setFixedSize(round(WIDTH * scale), round(HEIGHT * scale))
        self._rows.setContentsMargins(margin, gap, margin, margin)
        self._rows.setSpacing(gap)
        self._place.setContentsMargins(gap // 2, gap // 2, gap // 2, gap // 2)
        self._place.setSpacing(gap // 2)
        self._cradle.setFixedHeight(round(_CRADLE * scale))
        for part in (self._lamp, self._glass, self._keys):
            part.set_scale(scale)

    def show_view(self, view: KeypadView) -> None:
        """Shows one moment."""
        moved = view.in_cradle is not self._view.in_cradle or self.property("inCradle") is None
        self._view = view
        self._lamp.show_light(view.light)
        self._glass.show_lines(view.lines, view.is_on)
        self._keys.show_power(view.is_on)
        self.setAccessibleName(view.serial)
        self.setAccessibleDescription(", ".join(filter(None, (*view.lines, self._lamp.word))))
        if moved:
            self._cradle.setText(
                translate("Keypads", "Take out of the cradle") if view.in_cradle else translate("Keypads", "Cradle")
            )
            self.setProperty("inCradle", view.in_cradle)
            self.style().unpolish(self)
            self.style().polish(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits, yes and no, the cradle and the switch."""
        if event.isAutoRepeat():
            return
        key = event.key()
        if key in _DIGITS:
            self._keys.press(_DIGITS.index(key) + 1)
        elif key in _KEYS:
            self._keys.press(_KEYS[key])
        elif key == Qt.Key.Key_F2:
            self._move()
        elif key == Qt.Key.Key_F4 and not event.modifiers():
            self._keys.switch()
        else:
            super().keyPressEvent(event)

    def _move(self) -> None:
        serial = self._view.serial
        self._did(TakenOut(serial) if self._view.in_cradle else Placed(serial))

    def _did(self, gesture: object) -> None:
        self.setFocus()
        self.gesture.emit(gesture)

    def _lay_out(self) -> None:
        body = QFrame()
        body.setObjectName("body")
        head = QHBoxLayout()
        head.addWidget(self._serial)
        head.addWidget(self._lamp, 1)
        self._rows = QVBoxLayout(body)
        self._rows.addLayout(head)
        self._rows.addWidget(self._glass)
        self._rows.addWidget(self._keys)
        self._place = QVBoxLayout(self)
        self._place.addWidget(body, 1)
        self._place.addWidget(self._cradle)
