"""What the hall sees now, and who is present."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stemkast.assembly.shown import FingerprintShown, ScreenState
from stemkast.hall_client.chair.state import ChairState
from stemkast.hall_client.following.hall_trouble import HallTrouble
from stemkast.windows.chair.look import BODY, GAP, HEADING, ROOM, text
from stemkast.windows.chair.preview_frame import PreviewFrame
from stemkast.windows.shared.numbers import whole
from stemkast.windows.shared.palette import LIGHT
from stemkast.windows.shared.troubles import trouble_words
from stemkast.windows.shared.typefaces import Weight

translate = QCoreApplication.translate
_ALL = 1000


class PreviewPanel(QWidget):
    """`preview` is the widget of the hall screen itself, made elsewhere; `show_screen` hands it a state.

    `views` are the buttons that show something else, `chairing` those that stand at the name of the chair.
    """

    def __init__(
        self,
        preview: QWidget,
        show_screen: Callable[[ScreenState], None],
        views: QWidget,
        chairing: QWidget,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._show_screen = show_screen
        heading = text(HEADING, Weight.BOLD)
        heading.setText(translate("Chair", "The hall sees now"))
        self._frame = PreviewFrame(preview)
        self._fingerprint = text(BODY)
        self._fingerprint.setWordWrap(True)
        self._fingerprint.hide()
        self._present = text(BODY)
        self._chair = text(BODY)
        self._connection = text(BODY, Weight.BOLD, LIGHT.against)
        self._connection.hide()
        self._trouble = text(BODY, Weight.BOLD, LIGHT.against)
        self._trouble.setWordWrap(True)
        self._trouble.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        layout.addWidget(heading)
        layout.addWidget(self._frame, _ALL)
        layout.addWidget(self._fingerprint)
        layout.addWidget(self._connection)
        layout.addWidget(self._trouble)
        layout.addWidget(views)
        layout.addSpacing(ROOM)
        layout.addWidget(self._present)
        layout.addWidget(self._chair)
        layout.addWidget(chairing)
        layout.addStretch(1)

    def show_state(self, state: ChairState, screen: ScreenState) -> None:
        """Shows what the hall sees, the chair and the attendance."""
        self._show_screen(screen)
        self._show_fingerprint(state.fingerprint)
        nobody = translate("Chair", "nobody yet")
        name = f"<b>{_escaped(state.chair) or nobody}</b>"
        self._chair.setText(translate("Chair", "In the chair: %1").replace("%1", name))
        present = translate("Chair", "Present: %1 of %2 municipalities, %3 of %4 votes")
        figures = (state.present, state.municipalities, state.present_votes, state.votes)
        for number, figure in enumerate(figures, start=1):
            present = present.replace(f"%{number}", f"<b>{whole(figure)}</b>")
        self._present.setText(present)

    def _show_fingerprint(self, shown: FingerprintShown | None) -> None:
        self._fingerprint.setVisible(shown is not None)
        if shown is not None:
            says = translate("Chair", "Fingerprint of the first %1 entries: %2").replace("%1", whole(shown.entries))
            self._fingerprint.setText(says.replace("%2", f"<b>{' '.join(shown.groups)}</b>"))

    def show_connected(self, connected: bool) -> None:
        """Says so when the hall cannot be heard."""
        self._connection.setText(translate("Chair", "No connection with the hall: this is the last known state."))
        self._connection.setVisible(not connected)

    def show_trouble(self, trouble: HallTrouble) -> None:
        """Says what is the matter with the hall; nothing, where nothing is."""
        says = trouble_words(trouble)
        self._trouble.setText(says)
        self._trouble.setVisible(bool(says))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The preview is as wide as the panel where that leaves room for everything else."""
        self._frame.setMaximumHeight(self._frame.highest(self.width()))
        super().resizeEvent(event)


def _escaped(value: str) -> str:
    return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
