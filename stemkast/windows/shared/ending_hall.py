"""Asks before a window is closed with which the hall on this computer ends: one click too many would stop a poll."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from stemkast.windows.shared.typefaces import font

translate = QCoreApplication.translate
_BODY = 16


class EndingHall(QObject):
    """The question about `window`; closing goes on once somebody says that the hall may stop.

    Signals: confirmed(): the window is closed, and the hall is to end.
    """

    confirmed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._is_confirmed = False
        self._question: QMessageBox | None = None
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keeps the window open until the answer is there."""
        if event.type() != QEvent.Type.Close or self._is_confirmed:
            return super().eventFilter(watched, event)
        event.ignore()
        if self._question is None:
            self._ask()
        return True

    def _ask(self) -> None:
        self._question = asked = QMessageBox(self._window)
        asked.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asked.setFont(font(_BODY))
        asked.setPalette(self._window.palette())
        asked.setWindowTitle(translate("EndingHall", "Stop the hall?"))
        asked.setText(translate("EndingHall", "This computer is the hall. If this window closes, the hall stops."))
        asked.setInformativeText(
            translate("EndingHall", "Nobody can vote then until it is started again. What is recorded stays.")
        )
        stop = asked.addButton(translate("EndingHall", "Stop the hall"), QMessageBox.ButtonRole.DestructiveRole)
        stay = asked.addButton(translate("EndingHall", "Leave it open"), QMessageBox.ButtonRole.RejectRole)
        asked.setDefaultButton(stay)
        asked.setEscapeButton(stay)
        for button in asked.buttons():
            button.setFont(font(_BODY))
        stop.clicked.connect(self._confirm)
        asked.finished.connect(self._answered)
        asked.open()

    def _answered(self) -> None:
        self._question = None

    def _confirm(self) -> None:
        self._is_confirmed = True
        self._window.close()
        self.confirmed.emit()
