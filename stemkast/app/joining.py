"""A computer that is no station yet: listens for halls, and joins one with the code that somebody types."""

import threading

from PySide6.QtCore import QObject, QThread, Signal

from stemkast.app.application import Look, make_application, system_palette
from stemkast.assembly.events import Role
from stemkast.hall_client.connection.discovery import FoundHall, find_halls, places_of
from stemkast.hall_client.connection.enrolment import Enrolled, NotEnrolled, enrol, enrol_near
from stemkast.windows.joining.joining_window import JoiningWindow

_LISTEN, _PAUSE = 2.0, 2.0
"""Seconds of listening, and between two times."""
_PORT = 8420
"""Of a hall whose address is typed without one."""


def join(role: Role, look: Look) -> Enrolled | None:
    """Shows the window until this computer is a station; None where somebody closed it before."""
    application = make_application(look.language)
    joining = Joining(role)
    joining.joined.connect(application.quit)
    joining.start()
    try:
        application.exec()
    finally:
        joining.end()
    return joining.enrolled


class Joining(QObject):
    """The window, and the two threads behind it.

    Signals: joined(): `enrolled` is there.

    Attributes:
        window: what asks for the code.
        enrolled: what this computer is now; None before.
    """

    joined = Signal()

    def __init__(self, role: Role) -> None:
        super().__init__()
        self.window = JoiningWindow(role, system_palette())
        self.enrolled: Enrolled | None = None
        self._found: tuple[FoundHall, ...] = ()
        self._listening = _Listening(self)
        self._enrolling: _Enrolling | None = None
        self._listening.heard.connect(self._heard)
        self.window.wanted.connect(self._enrol)

    def start(self) -> None:
        """Shows the window, and listens."""
        self._listening.start()
        self.window.show()

    def end(self) -> None:
        """Closes the window and waits for the threads."""
        self.window.close()
        self._listening.end()
        if self._enrolling is not None:
            self._enrolling.wait()

    def _heard(self, found: tuple[FoundHall, ...]) -> None:
        self._found = found
        self.window.show_halls(found)

    def _enrol(self, code: str, address: str) -> None:
        self.window.show_busy()
        at = address if ":" in address or not address else f"{address}:{_PORT}"
        self._enrolling = _Enrolling(code, at, places_of(self._found), self)
        self._enrolling.answered.connect(self._answered)
        self._enrolling.start()

    def _answered(self, answer: Enrolled | NotEnrolled) -> None:
        if isinstance(answer, NotEnrolled):
            self.window.show_fault(answer.fault)
        else:
            self.enrolled = answer
            self.joined.emit()


class _Listening(QThread):
    """Signals: heard(tuple[FoundHall, …])."""

    heard = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._ending = threading.Event()

    def run(self) -> None:
        """Listens until `end`."""
        while not self._ending.is_set():
            self.heard.emit(find_halls(_LISTEN))
            self._ending.wait(_PAUSE)

    def end(self) -> None:
        """Waits until it has heard enough."""
        self._ending.set()
        self.wait()


class _Enrolling(QThread):
    """Asks once. Signals: answered(Enrolled | NotEnrolled)."""

    answered = Signal(object)

    def __init__(self, code: str, address: str, places: tuple[str, ...], parent: QObject) -> None:
        super().__init__(parent)
        self._code, self._address, self._places = code, address, places

    def run(self) -> None:
        """Waits for the answer."""
        address = self._address
        self.answered.emit(enrol(address, self._code) if address else enrol_near(self._places, self._code))
