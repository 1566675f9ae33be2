"""Asks how many municipalities are drawn, and with which seed."""

import secrets

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from stemkast.assembly.committee import sample
from stemkast.assembly.events import SpotCheckDrawn
from stemkast.hall_client.committee.state import CommitteeState
from stemkast.windows.committee.look import BODY, ROOM, WIDE, Tone, text
from stemkast.windows.shared.typefaces import font

translate = QCoreApplication.translate
_USUAL = 5
_SEED_BYTES = 16


class DrawDialog(QDialog):
    """Signals: drawn(SpotCheckDrawn).

    The seed can be thrown in the hall (dice, say), so that not even this computer chooses who is asked; what stands
    there at first is of this computer.
    """

    drawn = Signal(object)

    def __init__(self, state: CommitteeState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._poll = state.chosen
        self._voted = [each.code for each in state.voters if each.option is not None]
        self.setWindowTitle(translate("Committee", "Draw a spot check"))
        self.setMinimumWidth(680)
        says = text(BODY, tone=Tone.SOFT)
        says.setText(
            translate(
                "Committee",
                "Who is asked follows from the seed, and the seed is recorded: anybody can draw again. "
                "Throw dice in the hall and type what they show, or leave what this computer made.",
            )
        )
        self.number = QSpinBox()
        self.number.setRange(1, max(1, len(self._voted)))
        self.number.setValue(min(_USUAL, len(self._voted)))
        self._made = secrets.token_hex(_SEED_BYTES)
        self._of_this_computer = translate("Committee", "made by the committee's computer")
        self.seed, self.source = QLineEdit(self._made), QLineEdit(self._of_this_computer)
        self.seed.textEdited.connect(self._thrown)
        form = QFormLayout()
        form.setSpacing(ROOM)
        for label, field in (
            (translate("Committee", "Municipalities"), self.number),
            (translate("Committee", "Seed"), self.seed),
            (translate("Committee", "Where the seed comes from"), self.source),
        ):
            field.setFont(font(BODY))
            field.setAccessibleName(label)
            field.setMinimumHeight(40)
            form.addRow(label, field)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.button(QDialogButtonBox.StandardButton.Ok).setText(translate("Committee", "Draw"))
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(translate("Committee", "Cancel"))
        buttons.accepted.connect(self._draw)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        layout.setSpacing(ROOM)
        layout.addWidget(says)
        layout.addLayout(form)
        layout.addWidget(buttons)
        for each in (*self.findChildren(QLabel), *self.findChildren(QPushButton)):
            each.setFont(font(BODY))
        self.number.setFocus()

    def _thrown(self, typed: str) -> None:
        """What somebody typed is not of this computer: where it comes from is asked."""
        if typed.strip() != self._made and self.source.text() == self._of_this_computer:
            self.source.clear()

    def _draw(self) -> None:
        seed, source = self.seed.text().strip(), self.source.text().strip()
        if not seed or not source or (seed != self._made and source == self._of_this_computer):
            (self.source if seed else self.seed).setFocus()
        elif self._voted:
            municipalities = sample(seed.encode(), self._voted, self.number.value())
            self.drawn.emit(SpotCheckDrawn(self._poll, seed.encode(), source, municipalities))
            self.accept()
