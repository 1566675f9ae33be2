"""What a station shows that enters or confirms what municipalities say in a roll call."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from stemkast.assembly.events import RollCallConfirmed, RollCallEntered
from stemkast.assembly.refusal import Reason, Refusal
from stemkast.hall_client.chair.roll_call_state import Called, RollCallState, Sign, heard
from stemkast.windows.roll_call.called_list import CalledList
from stemkast.windows.roll_call.choice_keys import ChoiceKeys
from stemkast.windows.shared.native import house_palette
from stemkast.windows.shared.palette import LIGHT
from stemkast.windows.shared.refusals import sentence
from stemkast.windows.shared.typefaces import Weight, font

translate = QCoreApplication.translate
_ROOM = 24


class RollCallWindow(QWidget):
    """One municipality at a time, and the keys that it can have said; the name of the post stands above.

    Signals: command(Command).

    `witness` is the name of this station's key, with which `sign` signs. It cannot be closed while the roll call is
    open: it goes by itself.
    """

    command = Signal(object)

    def __init__(self, witness: str, sign: Sign, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._witness = witness
        self._sign = sign
        self._state: RollCallState | None = None
        self._at_hand: Called | None = None
        self._pressed: dict[tuple[int, str], int] = {}  # by poll and municipality, until the other post is heard
        self._agreed: dict[tuple[int, str], int] = {}  # confirmed unasked, until the hall has written it
        self._unasked: set[tuple[int, str, int]] = set()  # every confirmation that nobody pressed for, with its key
        self._otherwise: set[tuple[int, str]] = set()
        self._refused = ""
        self.setWindowTitle(f"{translate('RollCall', 'Roll call')} · {witness}")
        self.setMinimumSize(760, 520)
        self.setAutoFillBackground(True)
        self.setPalette(house_palette(LIGHT))
        self._post = _label(15, Weight.SEMIBOLD, LIGHT.soft)
        self._post.setText(translate("RollCall", "Post: %1").replace("%1", witness))
        self._subject = _label(18, Weight.SEMIBOLD)
        self._says = _label(16, Weight.REGULAR, LIGHT.soft)
        self._name = _label(56, Weight.BOLD)
        self._votes = _label(18, Weight.REGULAR, LIGHT.soft)
        self._trouble = _label(18, Weight.BOLD, LIGHT.against)
        self._keys = ChoiceKeys()
        self._keys.chosen.connect(self.press)
        self._list = CalledList()
        self._list.selected.connect(self._show)
        self._lay_out()

    @property
    def at_hand(self) -> str:
        """The code of the municipality that this post can hear now, empty for none."""
        can = self._at_hand is not None and self._state is not None and self._witness in self._state.witnesses
        return self._at_hand.code if can and self._at_hand is not None else ""

    def show_state(self, state: RollCallState | None) -> None:
        """Shows whom this station hears next; hides when there is no roll call."""
        before = self._state
        self._state = state
        if state is None:
            self.hide()
            return
        self._subject.setText(state.subject)
        self._keys.show_options(state.options)
        if before != state:
            self._compare(state)
        following = state.next_for(self._witness, self._passed(state))
        self._list.show_state(state, following)
        if before != state:
            self._show(self._list.chosen or following)
        if not self.isVisible():
            self.show()

    def press(self, key: int) -> None:
        """What was heard of the municipality that is shown."""
        state, called = self._state, self._at_hand
        if state is None or called is None or self._witness not in state.witnesses:
            return
        if key in {option.key for option in state.options}:
            self._list.clear_choice()
            self._refused = ""
            self._pressed[state.poll, called.code] = key
            self._otherwise.discard((state.poll, called.code))
            self.command.emit(heard(state, called, key, self._witness, self._sign))

    def show_refusal(self, refusal: Refusal, event: RollCallEntered | RollCallConfirmed) -> None:
        """Why the hall did not take what this post heard.

        Of what was confirmed unasked nothing is said: both posts may do so at once, and the hall takes the first.
        """
        unasked = (
            isinstance(event, RollCallConfirmed) and (event.poll, event.municipality, event.choice) in self._unasked
        )
        state = self._state
        if state is None or (unasked and refusal.reason is not Reason.NOT_READY):
            return
        names = (each.name for each in state.called if each.code == event.municipality)
        self._refused = f"{next(names, event.municipality)}: {sentence(refusal)}"
        self._trouble.setText(self._refused)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The digits are the keys of a keypad."""
        digit = event.text()
        if digit.isdigit() and not event.isAutoRepeat():
            self.press(int(digit))
        else:
            super().keyPressEvent(event)

    def _show(self, called: Called | None) -> None:
        state = self._state
        if state is None:
            return
        self._at_hand = called
        self._trouble.setText(self._trouble_with(state, called) or self._refused)
        self._keys.setEnabled(called is not None and self._witness in state.witnesses)
        if called is None:
            waits = any(each.heard is not None for each in state.called)
            self._name.setText(
                translate("RollCall", "The other station is to confirm")
                if waits
                else translate("RollCall", "Everybody was called")
            )
            self._says.setText("")
            self._votes.setText("")
            return
        self._says.setText(translate("RollCall", "What did this municipality say?"))
        self._name.setText(called.name)
        self._votes.setText(translate("RollCall", "%1 votes").replace("%1", str(called.weight)))

    def _compare(self, state: RollCallState) -> None:
        """Both posts may press at once, and the later press takes the place of the earlier.

        Who heard the same confirms it. Who heard something else is to hear again: what was pressed counts no more.
        """
        for called in state.called:
            place, said = (state.poll, called.code), called.heard
            if said is None or said.witness == self._witness or said.choice != self._agreed.get(place):
                self._agreed.pop(place, None)
            if said is None:
                if called.stands:
                    self._pressed.pop(place, None)
                continue
            key = None if said.witness == self._witness else self._pressed.pop(place, None)
            if key == said.choice:
                self._agreed[place] = key
                self._unasked.add((*place, key))
                self.command.emit(heard(state, called, key, self._witness, self._sign))
            elif key is not None:
                self._otherwise.add(place)

    def _passed(self, state: RollCallState) -> frozenset[str]:
        """Who waits for the hall only: a step back to them would put the next answer under their name."""
        return frozenset(code for poll, code in self._agreed if poll == state.poll)

    def _trouble_with(self, state: RollCallState, called: Called | None) -> str:
        if self._witness not in state.witnesses:
            return translate("RollCall", "The administrator has to enrol the key of this station as a witness first.")
        if called is None or called.heard is None:
            return ""
        if called.heard.witness == self._witness:
            return translate("RollCall", "The other station has not confirmed this yet.")
        if (state.poll, called.code) in self._otherwise:
            return translate("RollCall", "The other station heard something else: call again.")
        return ""

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        for widget in (self._post, self._subject, self._says, self._name, self._votes, self._trouble):
            left.addWidget(widget)
        left.addStretch(1)
        left.addWidget(self._keys)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(_ROOM, _ROOM, _ROOM, _ROOM)
        layout.setSpacing(_ROOM)
        layout.addLayout(left, 3)
        layout.addWidget(self._list, 2)


def _label(size: int, weight: Weight, colour: str = LIGHT.ink) -> QLabel:
    label = QLabel()
    label.setFont(font(size, weight))
    label.setStyleSheet(f"color: {colour}")
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    return label
