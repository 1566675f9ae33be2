"""Fills the window when the hall is not followed any more: why, and what to do."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stemkast.hall_client.following.not_followed import NotFollowed
from stemkast.windows.committee.look import ROOM, TITLE, WIDE, text
from stemkast.windows.shared.troubles import not_followed_words
from stemkast.windows.shared.typefaces import Weight

translate = QCoreApplication.translate


class Disbelieved(QWidget):
    """Nothing else is shown beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("disbelieved")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = text(48, Weight.BOLD)
        self._why = text(TITLE, Weight.SEMIBOLD)
        self._todo = text(TITLE)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(WIDE * 2, WIDE * 2, WIDE * 2, WIDE * 2)
        layout.setSpacing(ROOM * 2)
        for widget in (self._title, self._why, self._todo):
            layout.addWidget(widget)
        layout.addStretch(1)

    def show_why(self, why: NotFollowed) -> None:
        """What was found. A station that cannot write says nothing of the hall."""
        self._why.setText(not_followed_words(why))
        if why.is_of_this_station:
            self._title.setText(translate("Committee", "This station stands still"))
            self._todo.setText(
                translate(
                    "Committee",
                    "1.  It cannot keep its copy any more: that is of this computer, the hall is not at fault.\n"
                    "2.  Solve it and start this program again: it goes on from what it kept.\n"
                    "3.  Tell the chair if a poll waits for your release.",
                )
            )
            return
        self._title.setText(translate("Committee", "This station no longer believes the hall"))
        self._todo.setText(
            translate(
                "Committee",
                "1.  Call the chair: the assembly is interrupted now.\n"
                "2.  Leave this computer on: it keeps everything that the hall said until this moment.\n"
                "3.  Let the other stations look whether they still believe the hall.\n"
                "4.  Go on only from a copy that the committee trusts (hall-server serve --from).",
            )
        )
