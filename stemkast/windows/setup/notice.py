"""One sentence at the foot of the window: what is being done, or what came of it."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar

from stemkast.windows.setup.look import BODY, GAP, ROOM, button, speak, text

translate = QCoreApplication.translate
_BAR = 220


class Notice(QFrame):
    """Says something in a voice, with progress while something is being done; a person puts it away."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notice")
        self.says = text(BODY)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(_BAR)
        self.bar.setAccessibleName(translate("Setup", "Progress"))
        self.close_button = button(translate("Setup", "Close"))
        self.close_button.clicked.connect(self.hide)
        line = QHBoxLayout(self)
        line.setContentsMargins(ROOM, GAP, ROOM, GAP)
        line.setSpacing(ROOM)
        line.addWidget(self.says, 1)
        line.addWidget(self.bar)
        line.addWidget(self.close_button)
        self.hide()

    def show_progress(self, done: int, of: int) -> None:
        """Something is being done, so far."""
        says = translate("Setup", "Busy: %1 of %2")
        self.says.setText(says.replace("%1", str(done)).replace("%2", str(of)) if of else translate("Setup", "Busy…"))
        self.bar.setRange(0, of)
        self.bar.setValue(done)
        self._show("", busy=True)

    def show_sentence(self, sentence: str, voice: str) -> None:
        """What came of it: `good`, `bad` or neither."""
        self.says.setText(sentence)
        self._show(voice, busy=False)

    def _show(self, voice: str, busy: bool) -> None:
        self.bar.setVisible(busy)
        self.close_button.setVisible(not busy)
        speak(self, voice)
        self.setAccessibleName(self.says.text())
        self.show()
