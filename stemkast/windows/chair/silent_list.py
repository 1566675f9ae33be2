"""Who is present and has not voted yet, for the ushers."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QListWidget, QVBoxLayout, QWidget

from stemkast.hall_client.chair.poll_view import Silent
from stemkast.hall_client.chair.state import ChairState
from stemkast.windows.chair.look import BODY, GAP, HEADING, WIDE, text
from stemkast.windows.shared.native import sized
from stemkast.windows.shared.numbers import whole
from stemkast.windows.shared.typefaces import Weight

translate = QCoreApplication.translate


class SilentList(QDialog):
    """Follows the poll while it is open; stands beside the window and holds up nothing."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown: tuple[Silent, ...] | None = None
        self.setWindowTitle(translate("Chair", "Who has not voted"))
        self.resize(420, 560)
        self._heading = text(HEADING, Weight.BOLD)
        self._list = QListWidget()
        sized(self._list, BODY)
        self._list.setAccessibleName(translate("Chair", "Who has not voted"))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        layout.setSpacing(GAP)
        layout.addWidget(self._heading)
        layout.addWidget(self._list)

    def show_state(self, state: ChairState) -> None:
        """Shows who is missing, the heaviest first."""
        silent = state.poll.silent if state.poll is not None else ()
        if silent == self._shown:
            return
        self._shown = silent
        votes = sum(each.votes for each in silent)
        says = translate("Chair", "%1 municipalities with %2 votes")
        self._heading.setText(says.replace("%1", whole(len(silent))).replace("%2", whole(votes)))
        self._list.clear()
        for each in silent:
            self._list.addItem(f"{each.name}   {whole(each.votes)}")
