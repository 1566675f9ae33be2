"""The window of emulated keypads: it assembles panels, hands gestures to the model and shows what changed."""

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QMainWindow, QScrollArea, QWidget

from firmware_protocol.ballot import Light
from firmware_protocol.display import Lines
from stemkast.windows.keypads.arrangement import GAP, Arrangement, arrange
from stemkast.windows.keypads.connection import Connection
from stemkast.windows.keypads.connection_panel import ConnectionPanel
from stemkast.windows.keypads.keypad_panel import KeypadPanel
from stemkast.windows.keypads.model import Gesture, Handful, KeypadView
from stemkast.windows.keypads.style import keypad_style, window_style

translate = QCoreApplication.translate

SIZE = QSize(1366, 768)
_SMALLEST = QSize(740, 600)
_LARGEST_SCALE, _STEP = 1.5, 0.05
_BAR = 14
"""Room that is left for a scroll bar at the right."""


class KeypadsWindow(QMainWindow):
    """Shows the keypads of a `Handful`, to be pressed by hand, and how a hall gets to them."""

    def __init__(self, handful: Handful, connection: Connection) -> None:
        super().__init__()
        self._handful = handful
        self._arranged = Arrangement(0, 0.0)
        self._scale = 0.0
        self.setWindowTitle(translate("Keypads", "Emulated keypads"))
        self.setMinimumSize(_SMALLEST)
        self._panels = {view.serial: KeypadPanel(view) for view in handful.views}
        for panel in self._panels.values():
            panel.gesture.connect(self._do)
        self._side = ConnectionPanel(connection)
        self._keypads = QWidget()
        self._keypads.setObjectName("keypads")
        self._grid = QGridLayout(self._keypads)
        self._grid.setContentsMargins(GAP, GAP, GAP, GAP)
        self._grid.setSpacing(GAP)
        self._grid.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._keypads)
        self._lay_out()
        self.resize(SIZE)
        next(iter(self._panels.values())).setFocus()

    def panel(self, serial: str) -> KeypadPanel:
        """The panel of a keypad."""
        return self._panels[serial]

    def show_told(self, serial: str, lines: Lines, light: Light) -> None:
        """The emulator said what a keypad shows."""
        self._show(self._handful.told(serial, lines, light))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keypads and letters grow with the window."""
        super().resizeEvent(event)
        self._fit()

    def _do(self, gesture: Gesture) -> None:
        for view in self._handful.do(gesture):
            self._show(view)

    def _show(self, view: KeypadView) -> None:
        self._panels[view.serial].show_view(view)

    def _fit(self) -> None:
        wanted = min(self.width() / SIZE.width(), self.height() / SIZE.height())
        scale = round(min(_LARGEST_SCALE, max(1.0, wanted)) / _STEP) * _STEP
        if scale != self._scale:
            self._scale = scale
            self.setStyleSheet(window_style(scale))
            self._side.set_scale(scale)
        room = self.width() - self._side.width() - 2 * GAP - _BAR
        arranged = arrange(len(self._panels), room, self.height() - 2 * GAP)
        if arranged != self._arranged:
            self._arrange(arranged)

    def _arrange(self, arranged: Arrangement) -> None:
        if arranged.scale != self._arranged.scale:
            self._keypads.setStyleSheet(keypad_style(arranged.scale))
        self._arranged = arranged
        for number, panel in enumerate(self._panels.values()):
            panel.set_scale(arranged.scale)
            self._grid.addWidget(panel, *divmod(number, arranged.columns))

    def _lay_out(self) -> None:
        edge = QFrame()
        edge.setObjectName("edge")
        edge.setFixedWidth(1)
        whole = QWidget()
        whole.setObjectName("whole")
        columns = QHBoxLayout(whole)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(0)
        columns.addWidget(self._scroll, 1)
        columns.addWidget(edge)
        columns.addWidget(self._side)
        self.setCentralWidget(whole)
