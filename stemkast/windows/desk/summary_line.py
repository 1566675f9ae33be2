"""How far it is, at the bottom left: present of all with their votes, hand-outs of the last ten minutes, which desk."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stemkast.hall_client.desk.state import DeskState
from stemkast.windows.desk.look import SMALL, Tone, text
from stemkast.windows.shared.numbers import whole
from stemkast.windows.shared.typefaces import Weight

translate = QCoreApplication.translate


class SummaryLine(QWidget):
    """Shows `DeskState.summary`, and what became of the last voting card."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._present = text(SMALL, Weight.BOLD)
        self._rate = text(SMALL, tone=Tone.SOFT)
        self._printed = text(SMALL, tone=Tone.SOFT)
        self._printed.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for label in (self._printed, self._present, self._rate):
            layout.addWidget(label)

    def show_state(self, state: DeskState) -> None:
        """Shows the figures."""
        figures = state.summary
        said = translate("Desk", "%1 of %2 present · %3 of %4 votes")
        for place, number in enumerate(
            (figures.present, figures.municipalities, figures.present_votes, figures.votes), start=1
        ):
            said = said.replace(f"%{place}", whole(number))
        self._present.setText(said)
        rate = translate("Desk", "last 10 min: %1 handed out").replace("%1", whole(figures.last_ten_minutes))
        if figures.desk:
            beside = translate("Desk", "%1 of %2 desks").replace("%1", state.station)
            rate += " · " + beside.replace("%2", whole(figures.desks))
        self._rate.setText(rate)

    def show_paper(self, said: str) -> None:
        """Says what became of the last voting card, or of a list that was saved."""
        self._printed.setText(said)
        self._printed.setVisible(bool(said))
