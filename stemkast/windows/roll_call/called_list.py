"""Everybody who is called, and where each stands; one can be chosen to be heard again."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from stemkast.hall_client.chair.roll_call_state import Called, RollCallState
from stemkast.windows.shared.numbers import whole
from stemkast.windows.shared.typefaces import font

translate = QCoreApplication.translate


class CalledList(QWidget):
    """Signals: selected(Called): somebody is to be heard again.

    Attributes:
        chosen: who was selected by hand, None where the next in order is heard.
    """

    selected = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._called: tuple[Called, ...] = ()
        self._code = ""
        self._list = QListWidget()
        self._list.setFont(font(15))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setAccessibleName(translate("RollCall", "Everybody who is called"))
        self._list.itemClicked.connect(self._choose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._list)

    @property
    def chosen(self) -> Called | None:
        """As it stands now."""
        return next((each for each in self._called if each.code == self._code), None)

    def clear_choice(self) -> None:
        """The next in order is heard again."""
        self._code = ""

    def show_state(self, state: RollCallState, following: Called | None) -> None:
        """Fills the list when something changed, and keeps the one that is heard next in sight."""
        if state.called == self._called:
            return
        self._called = state.called
        self._list.clear()
        for each in state.called:
            line = QListWidgetItem(f"{each.name}   {whole(each.weight)}   {_standing(each)}")
            self._list.addItem(line)
            if following is not None and each.code == following.code:
                self._list.setCurrentItem(line)
                self._list.scrollToItem(line, QListWidget.ScrollHint.PositionAtCenter)

    def _choose(self, _line: QListWidgetItem) -> None:
        self._code = self._called[self._list.currentRow()].code
        self.selected.emit(self.chosen)


def _standing(called: Called) -> str:
    if called.stands and called.heard is None:
        return translate("RollCall", "in")
    return translate("RollCall", "heard by one station") if called.heard is not None else ""
