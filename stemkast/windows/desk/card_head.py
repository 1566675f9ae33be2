"""The top of the card: which municipality, why it has so many votes, and how it stands with it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from stemkast.hall_client.desk.book import Standing
from stemkast.hall_client.desk.state import Card
from stemkast.windows.desk.look import BODY, ROOM, SMALL, TITLE, Tone, marked, text
from stemkast.windows.desk.words import standing, weight
from stemkast.windows.shared.native import sized
from stemkast.windows.shared.typefaces import Weight


class CardHead(QWidget):
    """Shows the name, the weight and the standing of a `Card`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = text(TITLE, Weight.BOLD)
        self._weight = text(BODY, tone=Tone.SOFT)
        self._standing = QLabel()
        self._standing.setObjectName("pill")
        sized(self._standing, SMALL, Weight.SEMIBOLD)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(ROOM)
        layout.setVerticalSpacing(0)
        layout.setColumnStretch(0, 1)
        layout.addWidget(self._name, 0, 0)
        layout.addWidget(self._standing, 0, 1, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        layout.addWidget(self._weight, 1, 0, 1, 2)

    def show_card(self, card: Card) -> None:
        """Shows this municipality."""
        self._name.setText(card.name)
        self._weight.setText(weight(card))
        self._standing.setText(standing(card.standing))
        marked(self._standing, "good", "true" if card.standing is Standing.PRESENT else "false")
        self.setAccessibleName(f"{card.name}. {weight(card)}. {standing(card.standing)}")
