"""The quiet list of pages at the left, with a mark at what is done."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from stemkast.hall_client.setup.state import SetupState, Step
from stemkast.windows.setup.look import HEADING
from stemkast.windows.setup.page import Place
from stemkast.windows.shared.typefaces import font

translate = QCoreApplication.translate
_DONE_BY: Mapping[Place, Step] = {
    Place.REGISTER: Step.REGISTER,
    Place.RULES: Step.RULES,
    Place.AGENDA: Step.AGENDA,
    Place.MANDATES: Step.MANDATES,
    Place.KEYPADS: Step.KEYPADS,
}


class SideList(QListWidget):
    """One line for each page; Ctrl+1 … Ctrl+9 are its keys.

    Signals: picked(Place).
    """

    picked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("side")
        self.setFont(font(HEADING))
        self.setAccessibleName(translate("Setup", "Pages"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._names = {
            Place.ASSEMBLY: translate("Setup", "Assembly"),
            Place.REGISTER: translate("Setup", "Register"),
            Place.RULES: translate("Setup", "Rules"),
            Place.AGENDA: translate("Setup", "Agenda"),
            Place.MANDATES: translate("Setup", "Mandates"),
            Place.KEYPADS: translate("Setup", "Keypads"),
            Place.STATIONS: translate("Setup", "Stations"),
            Place.WEB: translate("Setup", "Web pages"),
            Place.HALL: translate("Setup", "Hall"),
        }
        for place, name in self._names.items():
            item = QListWidgetItem(name, self)
            item.setToolTip(f"Ctrl+{place.value + 1}")
        self.currentRowChanged.connect(lambda row: self.picked.emit(Place(row)))

    def show_state(self, state: SetupState) -> None:
        """Marks what is done."""
        done = {each.step for each in state.steps if each.is_done}
        for place, name in self._names.items():
            is_done = _DONE_BY.get(place) in done
            item = self.item(place.value)
            item.setText(f"{name}  ✓" if is_done else name)
            said = translate("Setup", "done") if is_done else ""
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name}, {said}" if said else name)
