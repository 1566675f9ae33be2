"""Fills the window when the hall is not believed any more: why, and what to do."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stemkast.windows.committee.look import ROOM, TITLE, WIDE, text
from stemkast.windows.shared.typefaces import Weight

translate = QCoreApplication.translate


class Disbelieved(QWidget):
    """Nothing else is shown beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("disbelieved")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        title = text(48, Weight.BOLD)
        title.setText(translate("Committee", "This station no longer believes the hall"))
        self._why = text(TITLE, Weight.SEMIBOLD)
        todo = text(TITLE)
        todo.setText(
            translate(
                "Committee",
                "1.  Call the chair: the assembly is interrupted now.\n"
                "2.  Leave this computer on: it keeps everything that the hall said until this moment.\n"
                "3.  Let the other stations look whether they still believe the hall.\n"
                "4.  Go on only from a copy that the committee trusts (hall-server serve --from).",
            )
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(WIDE * 2, WIDE * 2, WIDE * 2, WIDE * 2)
        layout.setSpacing(ROOM * 2)
        for widget in (title, self._why, todo):
            layout.addWidget(widget)
        layout.addStretch(1)

    def show_why(self, why: str) -> None:
        """The sentence of the station, in the language of the window where it is one of those that are known."""
        known = {
            "the hall sends a checkpoint that it did not sign": translate(
                "Committee", "The hall sends a checkpoint that it did not sign."
            ),
            "the hall took over without the succession key": translate(
                "Committee", "Another hall says that it took over, and the succession key did not sign that."
            ),
            "the hall changed entries that it had sent before": translate(
                "Committee", "The hall changed entries that it had sent before."
            ),
        }
        self._why.setText(known.get(why, why))
