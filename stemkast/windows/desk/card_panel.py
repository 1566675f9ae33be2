"""One municipality: head, what is odd, the three steps, and below them what happened with it."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from stemkast.hall_client.desk.state import DeskState
from stemkast.windows.desk import steps
from stemkast.windows.desk.card_head import CardHead
from stemkast.windows.desk.history import History
from stemkast.windows.desk.look import BODY, GAP, ROOM, Tone, text
from stemkast.windows.desk.step_card import StepCard
from stemkast.windows.desk.words import happened

translate = QCoreApplication.translate
_MOST_ODD = 3


class CardPanel(QWidget):
    """Shows `DeskState.card`, which is there when this is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._head = CardHead()
        self._odd = [text(BODY, tone=Tone.KNOW) for _ in range(_MOST_ODD)]
        self._mandate = StepCard(1, translate("Desk", "Mandate"))
        self._keypad = StepCard(2, translate("Desk", "Keypad"))
        self._confirm = StepCard(3, translate("Desk", "Confirm"))
        self._history = History()
        self._confirm.add_below(self._history)
        column = QWidget()
        column.setObjectName("column")
        rows = QVBoxLayout(column)
        rows.setContentsMargins(0, 0, GAP, 0)
        rows.setSpacing(ROOM)
        rows.addWidget(self._head)
        for label in self._odd:
            rows.addWidget(label)
        beside = QHBoxLayout()
        beside.setSpacing(ROOM)
        beside.addWidget(self._mandate, 1)
        beside.addWidget(self._keypad, 1)
        rows.addLayout(beside)
        rows.addWidget(self._confirm, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.viewport().setAutoFillBackground(False)
        scroll.setWidget(column)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)

    def show_state(self, state: DeskState) -> None:
        """Shows the municipality at hand."""
        card = state.card
        if card is None:
            return
        self._head.show_card(card)
        self._mandate.show_lines(steps.mandate(card), card.step == 1)
        self._keypad.show_lines(steps.keypad(state, card), card.step == 2)
        self._confirm.show_lines(steps.confirming(state, card), card.step == 3)
        odd = steps.worth_knowing(card)
        for number, label in enumerate(self._odd):
            label.setVisible(number < len(odd))
            label.setText(odd[number].text if number < len(odd) else "")
        title = translate("Desk", "What happened with %1").replace("%1", card.name)
        self._history.show_lines(title, tuple(happened(each) for each in reversed(card.happened)))
