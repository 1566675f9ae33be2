"""The setup window: a list of pages at the left, the page at hand, and a sentence about what was done."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from stemkast.hall_client.connection.hall_admin import Invited, KeypadsNow
from stemkast.hall_client.following.hall_trouble import HallTrouble
from stemkast.hall_client.hall_here.taking_over import SucceedingHall
from stemkast.hall_client.setup import asks as a
from stemkast.hall_client.setup.draft import SetupDraft
from stemkast.hall_client.setup.keypad_checks import measured
from stemkast.hall_client.setup.state import SetupState
from stemkast.windows.setup import answer_words
from stemkast.windows.setup.agenda_page import AgendaPage
from stemkast.windows.setup.assembly_page import AssemblyPage
from stemkast.windows.setup.hall_page import HallPage
from stemkast.windows.setup.keypads_page import KeypadsPage
from stemkast.windows.setup.look import BODY, GAP, ROOM, SMALL, WIDE, paint, text
from stemkast.windows.setup.mandates_page import MandatesPage
from stemkast.windows.setup.notice import Notice
from stemkast.windows.setup.page import Page, Place, Shown
from stemkast.windows.setup.register_page import RegisterPage
from stemkast.windows.setup.rules_page import RulesPage
from stemkast.windows.setup.side_list import SideList
from stemkast.windows.setup.stations_page import StationsPage
from stemkast.windows.setup.take_over_dialog import TakeOverDialog
from stemkast.windows.setup.web_pages_page import WebPagesPage
from stemkast.windows.shared.palette import LIGHT, Palette
from stemkast.windows.shared.typefaces import Weight, font

translate = QCoreApplication.translate
_SIDE = 216
_LOOK_AGAIN = 2000
"""Milliseconds after which stations and keypads are looked at again, while their page is open."""
_QUIET = (a.LookAtStations, a.LookAtKeypads, a.LookAtPages)


class SetupWindow(QMainWindow):
    """Prepares an assembly, and takes over when a hall is gone.

    Signals: asked(Ask): what is to be done beside this thread; its answer comes to `show_answer`.

    `copy` is the folder in which this station keeps the ledger, None where it keeps none; `lines` names the serial
    lines of this computer; `port` is the hall's.
    """

    asked = Signal(object)

    def __init__(
        self,
        copy: Path | None = None,
        lines: Callable[[], Sequence[str]] = tuple,
        port: int = 0,
        colours: Palette = LIGHT,
    ) -> None:
        super().__init__()
        self._copy = copy
        self._lines = lines
        self._port = port
        self._shown = Shown(SetupState(), SetupDraft(), {}, can_take_over=copy is not None)
        self.setWindowTitle(translate("Setup", "Preparation"))
        self.setMinimumSize(640, 360)
        self.setFont(font(BODY))
        self.side = SideList()
        self.notice = Notice()
        self.keypads = KeypadsPage()
        self.hall = HallPage()
        self.pages: dict[Place, Page] = {
            Place.ASSEMBLY: AssemblyPage(),
            Place.REGISTER: RegisterPage(),
            Place.RULES: RulesPage(),
            Place.AGENDA: AgendaPage(),
            Place.MANDATES: MandatesPage(),
            Place.KEYPADS: self.keypads,
            Place.STATIONS: StationsPage(),
            Place.WEB: WebPagesPage(),
            Place.HALL: self.hall,
        }
        self._stack = QStackedWidget()
        for place, page in self.pages.items():
            self._stack.addWidget(page)
            page.asked.connect(self._ask)
            page.drafted.connect(self._draft)
            page.go.connect(self.go)
            QShortcut(QKeySequence(f"Ctrl+{place.value + 1}"), self, lambda place=place: self.go(place))
        self.hall.take_over.connect(self._ask_take_over)
        self.side.picked.connect(self._turn_to)
        self._connected = text(SMALL, Weight.SEMIBOLD)
        self._lay_out()
        self.show_colours(colours)
        self._again = QTimer(self)
        self._again.setInterval(_LOOK_AGAIN)
        self._again.timeout.connect(self._look_again)
        self._again.start()
        self.side.setCurrentRow(0)
        self.side.setFocus()

    @property
    def shown(self) -> Shown:
        """What is shown now."""
        return self._shown

    def show_state(self, state: object) -> None:
        """The assembly as it is now, a `SetupState`."""
        if isinstance(state, SetupState):
            self._show(replace(self._shown, state=state))
            self.setWindowTitle(translate("Setup", "Preparation: %1").replace("%1", state.name))

    def show_connected(self, connected: bool) -> None:
        """Whether the hall can be heard."""
        self._show(replace(self._shown, connected=connected))

    def show_trouble(self, trouble: object) -> None:
        """What is the matter with the hall, a `HallTrouble`."""
        if isinstance(trouble, HallTrouble):
            self._show(replace(self._shown, trouble=trouble))

    def show_progress(self, done: int, of: int) -> None:
        """How far what was asked is."""
        self.notice.show_progress(done, of)

    def show_answer(self, ask: object, answer: object) -> None:
        """What came of what was asked, an `Ask` and its `Answer`."""
        quiet = isinstance(ask, _QUIET)
        shown = self._shown if quiet else replace(self._shown, busy=False)
        match answer:
            case KeypadsNow():
                known = measured(shown.measurements, answer, shown.state.keypads)
                shown = replace(shown, measurements=known)
                self.keypads.show_placed(answer.placed)
            case a.StationsSeen(stations=stations):
                shown = replace(shown, stations=stations)
            case a.PagesSeen(pages=pages):
                shown = replace(shown, web=pages)
            case a.Examined(findings=findings):
                shown = replace(shown, findings=findings)
            case Invited():
                shown = replace(shown, invited=answer)
            case SucceedingHall():
                shown = replace(shown, succeeding=answer, can_take_over=False)
            case _:
                shown = replace(shown, draft=shown.draft.after(answer))  # type: ignore[arg-type]
        if not quiet:
            says, voice = answer_words.sentence(answer)  # type: ignore[arg-type]
            self.notice.show_sentence(says, voice) if says else self.notice.hide()
        self._show(shown)
        if isinstance(answer, Invited | a.SentAway):
            self.asked.emit(a.LookAtStations())

    def show_colours(self, colours: Palette) -> None:
        """Light or dark."""
        paint(self, colours)
        for page in self.pages.values():
            page.show_colours(colours)

    def go(self, place: Place) -> None:
        """Turns to a page."""
        self.side.setCurrentRow(place.value)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Looks at nothing any more."""
        self._again.stop()
        super().closeEvent(event)

    def _turn_to(self, place: Place) -> None:
        self._stack.setCurrentIndex(place.value)
        self.pages[place].show_all(self._shown)
        self._look_again()

    def _look_again(self) -> None:
        """Asks how stations and keypads are, while somebody looks at them."""
        place = Place(self._stack.currentIndex())
        if not self._shown.connected or self._shown.busy:
            return
        if place in (Place.STATIONS, Place.HALL):
            self.asked.emit(a.LookAtStations())
        elif place is Place.WEB:
            self.asked.emit(a.LookAtPages())
        elif place is Place.KEYPADS:
            self.asked.emit(a.LookAtKeypads())

    def _ask(self, ask: object) -> None:
        if self._shown.busy or (isinstance(ask, a.Send) and not ask.commands):
            return
        self._show(replace(self._shown, busy=True))
        self.notice.show_progress(0, 0)
        self.asked.emit(ask)

    def _draft(self, draft: object) -> None:
        if isinstance(draft, SetupDraft):
            self._show(replace(self._shown, draft=draft))

    def _ask_take_over(self) -> None:
        if self._copy is None:
            return
        dialog = TakeOverDialog(self._copy, self._shown.state.entries, tuple(self._lines()), self._port, self)
        dialog.answered.connect(lambda wanted: self._ask(a.BecomeHall(wanted)))
        dialog.open()

    def _show(self, shown: Shown) -> None:
        self._shown = shown
        self.side.show_state(shown.state)
        self.pages[Place(self._stack.currentIndex())].show_all(shown)
        says = translate("Setup", "● hall") if shown.connected else translate("Setup", "○ hall does not answer")
        self._connected.setText(says)

    def _lay_out(self) -> None:
        side = QFrame()
        side.setObjectName("side")
        side.setFixedWidth(_SIDE)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, WIDE, 0, ROOM)
        column.setSpacing(GAP)
        column.addWidget(self.side, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(ROOM, 0, ROOM, 0)
        foot.addWidget(self._connected)
        column.addLayout(foot)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self._stack, 1)
        below = QHBoxLayout()
        below.setContentsMargins(WIDE, 0, WIDE, ROOM)
        below.addWidget(self.notice)
        right.addLayout(below)
        whole = QWidget()
        line = QHBoxLayout(whole)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(side)
        line.addLayout(right, 1)
        self.setCentralWidget(whole)
