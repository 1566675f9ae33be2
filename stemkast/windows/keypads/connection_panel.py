"""At the side: that no hall runs here, which lines it is to open, and which keys of the keyboard press a keypad."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from stemkast.windows.keypads.connection import Connection

translate = QCoreApplication.translate

SIDE = 330
"""Width at scale 1, in pixels."""
_ROOM, _GAP = 16, 8


class ConnectionPanel(QWidget):
    """Three steps to a hall that knows these keypads; commands can be copied."""

    def __init__(self, connection: Connection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: list[QVBoxLayout] = []
        self.setObjectName("side")
        self._column = QVBoxLayout(self)
        self._column.addWidget(_text(translate("Keypads", "No hall runs here"), "title"))
        explained = translate("Keypads", "These keypads are emulated. A hall of your own finds them like this:")
        self._column.addWidget(_text(explained, "soft"))
        self._step(
            translate("Keypads", "1  Make an assembly"),
            [_text(translate("Keypads", "It trusts these keypads."))],
            connection.init_command,
        )
        base, cradle = translate("Keypads", "Base station %1"), translate("Keypads", "Cradle %1")
        lines = [_line(base, number, path) for number, path in enumerate(connection.base_stations, start=1)]
        lines += [_line(cradle, number, path) for number, path in enumerate(connection.cradles, start=1)]
        self._step(translate("Keypads", "2  Let the hall open these lines"), lines, connection.serve_command)
        hand_out = translate("Keypads", "Put a keypad in the cradle. Once the desk offers it, press ✓ yes.")
        self._step(translate("Keypads", "3  Hand out"), [_text(hand_out)])
        self._column.addStretch(1)
        keys = translate("Keypads", "Tab next keypad · 1–9 keys · Enter yes · Backspace no · F2 cradle · F4 on and off")
        self._column.addWidget(_text(keys, "soft"))
        self.set_scale(1.0)

    def set_scale(self, scale: float) -> None:
        """Everything at this scale; letters follow from the sheet of the window."""
        room, gap = round(_ROOM * scale), round(_GAP * scale)
        self.setFixedWidth(round(SIDE * scale))
        self._column.setContentsMargins(room, room, room, room)
        self._column.setSpacing(room - gap // 2)
        for card in self._cards:
            card.setContentsMargins(room, gap, room, gap + gap // 2)
            card.setSpacing(gap)

    def _step(self, title: str, parts: list[QLabel], command: str = "") -> None:
        frame = QFrame()
        frame.setObjectName("card")
        card = QVBoxLayout(frame)
        card.addWidget(_text(title, "step"))
        for part in parts:
            card.addWidget(part)
        if command:
            card.addWidget(_copy_button(command), alignment=Qt.AlignmentFlag.AlignLeft)
        self._cards.append(card)
        self._column.addWidget(frame)


def _copy_button(command: str) -> QPushButton:
    program = " ".join(command.split()[:2])
    button = QPushButton(translate("Keypads", "Copy %1 …").replace("%1", program))
    button.setProperty("kind", "copy")
    button.setToolTip(command)
    button.clicked.connect(lambda: QGuiApplication.clipboard().setText(command))
    return button


def _line(name: str, number: int, path: str) -> QLabel:
    label = _text(f"{name.replace('%1', str(number))}\n{path}", "path")
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _text(text: str, name: str = "") -> QLabel:
    label = QLabel(text)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
