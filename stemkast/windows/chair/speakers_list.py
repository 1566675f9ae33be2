"""The list of speakers: who asks for the floor, who gets it, and for how long."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from stemkast.assembly.commands import Record
from stemkast.assembly.events import FloorGiven, Speaker, SpeakerStruck
from stemkast.hall_client.chair.commands import listed
from stemkast.hall_client.chair.state import ChairState
from stemkast.windows.chair.look import BODY, GAP, HEADING, SMALL, WIDE, text
from stemkast.windows.shared.native import sized
from stemkast.windows.shared.palette import LIGHT
from stemkast.windows.shared.typefaces import Weight

translate = QCoreApplication.translate
_MINUTES, _LONGEST = 3, 60
_HERE = Qt.ShortcutContext.WidgetShortcut


class SpeakersList(QDialog):
    """Stands beside the window and holds up nothing.

    Signals: command(Command).
    """

    command = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._state: ChairState | None = None
        self._listed: tuple[int, ...] = ()
        self.setWindowTitle(translate("Chair", "Speakers"))
        self.resize(560, 600)
        self._floor = text(HEADING, Weight.BOLD)
        self._list = QListWidget()
        self._list.setAccessibleName(translate("Chair", "Speakers"))
        self._list.itemActivated.connect(self._give)
        self._minutes = QSpinBox()
        self._minutes.setRange(0, _LONGEST)
        self._minutes.setValue(_MINUTES)
        self._minutes.setSuffix(translate("Chair", " minutes"))
        self._minutes.setSpecialValueText(translate("Chair", "no limit"))
        self._minutes.setAccessibleName(translate("Chair", "Speaking time"))
        self._name = self._field(translate("Chair", "Name, or empty"))
        self._on_behalf = self._field(translate("Chair", "Municipality, or for whom"))
        self._announced = QCheckBox(translate("Chair", "announced beforehand"))
        self._give_button = self._button(translate("Chair", "Give the floor"), self._give)
        self._strike_button = self._button(translate("Chair", "Off the list"), self._strike)
        QShortcut(QKeySequence(Qt.Key.Key_Delete), self._list, self._strike, context=_HERE)
        add = self._button(translate("Chair", "Add to the list"), self._add)
        for field in (self._name, self._on_behalf):
            field.returnPressed.connect(add.click)
        for widget in (self._list, self._minutes, self._name, self._on_behalf):
            sized(widget, BODY)
        sized(self._announced, SMALL)
        self._lay_out(add)

    def show_state(self, state: ChairState) -> None:
        """Shows the list; the cursor stays where it is."""
        before = self._state
        self._state = state
        floor = state.floor.speaker if state.floor is not None else None
        self._floor.setText(
            translate("Chair", "Nobody has the floor")
            if floor is None
            else translate("Chair", "Has the floor: %1").replace("%1", _called(floor))
        )
        if before is None or before.speakers != state.speakers:
            self._fill(state.speakers)
        for button in (self._give_button, self._strike_button):
            button.setEnabled(bool(state.speakers))

    def _fill(self, speakers: tuple[Speaker, ...]) -> None:
        at = self._list.currentRow()
        self._list.clear()
        for each in speakers:
            spontaneous = "" if each.announced else translate("Chair", " (spontaneous)")
            self._list.addItem(_called(each) + spontaneous)
        self._listed = tuple(each.number for each in speakers)
        self._list.setCurrentRow(min(max(at, 0), len(speakers) - 1))

    def _selected(self) -> int:
        return self._listed[self._list.currentRow()] if self._listed else 0

    def _give(self) -> None:
        if self._selected():
            self.command.emit(Record(FloorGiven(self._selected(), 60 * self._minutes.value())))

    def _strike(self) -> None:
        if self._selected():
            self.command.emit(Record(SpeakerStruck(self._selected())))

    def _add(self) -> None:
        name, on_behalf = self._name.text().strip(), self._on_behalf.text().strip()
        if self._state is None or not (name or on_behalf):
            return
        self.command.emit(listed(self._state, name, on_behalf, announced=self._announced.isChecked()))
        self._name.clear()
        self._on_behalf.clear()
        self._name.setFocus()

    def _field(self, says: str) -> QLineEdit:
        field = QLineEdit()
        field.setPlaceholderText(says)
        field.setAccessibleName(says)
        return field

    def _button(self, says: str, does: Callable[[], None]) -> QPushButton:
        button = QPushButton(says)
        button.setAutoDefault(False)
        sized(button, BODY)
        button.clicked.connect(does)
        return button

    def _lay_out(self, add: QPushButton) -> None:
        giving, adding = QHBoxLayout(), QHBoxLayout()
        giving.addWidget(self._give_button)
        giving.addWidget(self._minutes)
        giving.addWidget(self._strike_button)
        adding.addWidget(self._announced)
        adding.addWidget(add)
        ask = text(BODY, colour=LIGHT.soft)
        ask.setText(translate("Chair", "Somebody asks for the floor"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        layout.setSpacing(GAP)
        layout.addWidget(self._floor)
        layout.addWidget(self._list, 1)
        layout.addLayout(giving)
        layout.addSpacing(WIDE)
        layout.addWidget(ask)
        layout.addWidget(self._name)
        layout.addWidget(self._on_behalf)
        layout.addLayout(adding)


def _called(speaker: Speaker) -> str:
    return ", ".join(each for each in (speaker.name, speaker.on_behalf) if each)
