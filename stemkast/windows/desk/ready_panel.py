"""Nobody is in front of the desk: what to do when the next one comes, and what was done here last."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from stemkast.hall_client.desk.state import DeskState
from stemkast.windows.desk.history import History
from stemkast.windows.desk.look import BODY, GAP, HEADING, ROOM, TITLE, Tone, text
from stemkast.windows.desk.words import done_here
from stemkast.windows.shared.typefaces import Weight

translate = QCoreApplication.translate


class ReadyPanel(QWidget):
    """Shows three sentences for someone who started this morning, and `DeskState.latest`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._meeting = text(BODY, tone=Tone.SOFT)
        title = text(TITLE, Weight.BOLD)
        title.setText(translate("Desk", "Who is next?"))
        says = (
            translate("Desk", "Scan the mandate form, or type a part of the name of the municipality."),
            translate("Desk", "Put a keypad in the cradle: it is recognised by itself."),
            translate("Desk", "Brought back? Put that keypad in the cradle, and nothing else."),
        )
        card = QFrame()
        card.setObjectName("card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(ROOM + GAP, ROOM, ROOM + GAP, ROOM)
        inside.setSpacing(GAP)
        for sentence in says:
            line = text(HEADING)
            line.setText(f"·  {sentence}")
            inside.addWidget(line)
        self._history = History()
        inside.addWidget(self._history)
        inside.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        layout.addWidget(self._meeting)
        layout.addWidget(title)
        layout.addWidget(card, 1)

    def show_state(self, state: DeskState) -> None:
        """Shows which assembly it is, and what this desk did last."""
        self._meeting.setText(state.meeting)
        title = translate("Desk", "Done last at %1").replace("%1", state.station)
        self._history.show_lines(title, tuple(done_here(each, name) for each, name in state.latest))
