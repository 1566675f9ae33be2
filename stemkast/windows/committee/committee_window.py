"""The committee's window: it assembles panels, gets frozen states and gives commands; it holds nothing else."""

from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QMainWindow, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from stemkast.assembly.commands import Record
from stemkast.assembly.events import Event
from stemkast.assembly.refusal import Refusal
from stemkast.hall_client.committee.state import CommitteeState
from stemkast.hall_client.following.hall_trouble import NO_TROUBLE, HallTrouble
from stemkast.verifier import Anchors
from stemkast.windows.committee.action_bar import ActionBar
from stemkast.windows.committee.anchors_dialog import AnchorsDialog
from stemkast.windows.committee.compare_dialog import CompareDialog
from stemkast.windows.committee.counting_bar import CountingBar
from stemkast.windows.committee.disbelieved import Disbelieved
from stemkast.windows.committee.draw_dialog import DrawDialog
from stemkast.windows.committee.look import BODY, GAP, HEADING, ROOM, WIDE, Tone, style, text
from stemkast.windows.committee.notices_panel import NoticesPanel
from stemkast.windows.committee.polls_table import PollsTable
from stemkast.windows.committee.spot_check_panel import SpotCheckPanel
from stemkast.windows.committee.voters_panel import VotersPanel
from stemkast.windows.committee.witness_line import WitnessLine
from stemkast.windows.committee.words import summary_words
from stemkast.windows.shared.native import house_palette
from stemkast.windows.shared.palette import LIGHT, Palette
from stemkast.windows.shared.refusals import sentence
from stemkast.windows.shared.system_words import system_words
from stemkast.windows.shared.troubles import trouble_words
from stemkast.windows.shared.typefaces import Weight, font

translate = QCoreApplication.translate


class CommitteeWindow(QMainWindow):
    """Recounts, releases, checks by sample and compares.

    Signals:
        command(Command): what the hall is asked.
        chosen(int): the number of the poll that is looked into.
        recount: the replica is to be recounted now.
        known(Anchors): what recounts are to compare the ledger with.
    """

    command = Signal(object)
    chosen = Signal(int)
    recount = Signal()
    known = Signal(object)

    def __init__(self, palette: Palette = LIGHT) -> None:
        super().__init__()
        self._state: CommitteeState | None = None
        self._trouble, self._connected = NO_TROUBLE, True
        self.setWindowTitle(translate("Committee", "Committee"))
        self.setMinimumSize(960, 600)
        self.setFont(font(BODY))
        self._strip = QLabel()
        self._strip.setObjectName("strip")
        self._strip.setWordWrap(True)
        self._strip.setFont(font(BODY, Weight.SEMIBOLD))
        self._strip.hide()
        self._summary = text(HEADING, Weight.SEMIBOLD)
        self._summary.setAccessibleName(translate("Committee", "Does everything agree?"))
        self._anchors = Anchors()
        self._counting = CountingBar()
        self._refusal = text(BODY, Weight.SEMIBOLD, Tone.WRONG)
        self._refusal.hide()
        self.polls = PollsTable()
        self.voters, self.notices, self.spot_check = VotersPanel(), NoticesPanel(), SpotCheckPanel()
        self.tabs = QTabWidget()
        self.tabs.setFont(font(BODY))
        self.tabs.tabBar().setAccessibleName(translate("Committee", "Municipalities, unusual things, spot check"))
        for panel, name in (
            (self.voters, translate("Committee", "Municipalities")),
            (self.notices, translate("Committee", "Unusual")),
            (self.spot_check, translate("Committee", "Spot check")),
        ):
            self.tabs.addTab(panel, f"{name}   Ctrl+{self.tabs.count() + 1}")
        self._witness = WitnessLine()
        self._bar = ActionBar()
        self._disbelieved = Disbelieved()
        self._pages = QStackedWidget()
        self.polls.chosen.connect(self.chosen)
        self.spot_check.done.connect(self._ask)
        self._bar.recount.connect(self.recount)
        self._bar.draw.connect(self._draw)
        self._bar.compare.connect(self._compare)
        self._bar.anchors.connect(self._ask_anchors)
        self._bar.release.connect(self._ask)
        for number in range(self.tabs.count()):
            QShortcut(QKeySequence(f"Ctrl+{number + 1}"), self).activated.connect(partial(self._turn, number))
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(partial(self._turn, 0))
        QShortcut(QKeySequence("F2"), self).activated.connect(self.polls.setFocus)
        self._lay_out()
        self.show_palette(palette)
        self.polls.setFocus()

    def show_state(self, state: CommitteeState) -> None:
        """Shows one moment."""
        if state == self._state:
            return
        if self._state is not None and state.polls != self._state.polls:
            self._refusal.hide()  # otherwise it stays until something else is asked
        self._state = state
        self.setWindowTitle(translate("Committee", "Committee") + (f" · {state.meeting}" if state.meeting else ""))
        shouts = bool(state.differing or state.failed)
        self._summary.setText(summary_words(state))
        if shouts != (self._summary.objectName() == "shout"):
            self._summary.setObjectName("shout" if shouts else "")
            self._summary.style().unpolish(self._summary)
            self._summary.style().polish(self._summary)
            QCoreApplication.sendEvent(self._summary, QEvent(QEvent.Type.StyleChange))  # else it keeps its old room
        self._summary.setToolTip("\n".join(f"{rule}: {means}" for rule, means in state.failed))
        for panel in (self.polls, self.voters, self.notices, self.spot_check, self._witness, self._bar):
            panel.show_state(state)
        for dialog in self.findChildren(CompareDialog):
            dialog.show_witness(state.witness)

    def show_anchors(self, anchors: Anchors) -> None:
        """What recounts compare the ledger with."""
        self._anchors = anchors

    def show_counting(self, done: int, of: int) -> None:
        """How far a recount is that takes a while."""
        self._counting.show_progress(done, of)

    def show_unkept(self, why: str) -> None:
        """What is known from elsewhere could not be kept here."""
        says = translate("Committee", "This is compared now, but could not be kept for the next start: %1")
        self._refusal.setText(says.replace("%1", system_words(why)))
        self._refusal.show()

    def show_unkept_act(self, why: str) -> None:
        """What was done here could not be noted here."""
        says = translate("Committee", "This is asked of the hall, but could not be noted here: %1")
        self._refusal.setText(says.replace("%1", system_words(why)))
        self._refusal.show()

    def show_trouble(self, trouble: object) -> None:
        """What is the matter with the hall, a `HallTrouble`."""
        if isinstance(trouble, HallTrouble):
            self._trouble = trouble
            if trouble.not_followed is not None:
                self._disbelieved.show_why(trouble.not_followed)
                self._pages.setCurrentWidget(self._disbelieved)
            self._show_strip()

    def show_connected(self, connected: bool) -> None:
        """Whether the hall can be heard."""
        self._connected = connected
        self._show_strip()

    def show_refusal(self, refusal: object) -> None:
        """Why the hall did not do what was asked."""
        if isinstance(refusal, Refusal):
            self._refusal.setText(sentence(refusal))
            self._refusal.setToolTip(f"{refusal.rule}: {refusal.text}")
            self._refusal.show()

    def show_palette(self, palette: Palette) -> None:
        """Light or dark."""
        self.setPalette(house_palette(palette))
        self.setStyleSheet(style(palette))
        self.polls.show_palette(palette)

    def _ask(self, event: Event) -> None:
        self._refusal.hide()
        self.command.emit(Record(event))

    def _turn(self, number: int) -> None:
        self.tabs.setCurrentIndex(number)
        (self.voters, self.notices, self.spot_check)[number].setFocus()

    def _draw(self) -> None:
        if self._state is not None:
            dialog = DrawDialog(self._state, self)
            dialog.drawn.connect(self._ask)
            dialog.drawn.connect(lambda _event: self._turn(2))
            dialog.open()

    def _compare(self) -> None:
        if self._state is not None:
            dialog = CompareDialog(self._state.witness, self)
            dialog.compared.connect(self._ask)
            dialog.open()

    def _ask_anchors(self) -> None:
        dialog = AnchorsDialog(self._anchors, self)
        dialog.known.connect(self.known)
        dialog.open()

    def _show_strip(self) -> None:
        says = trouble_words(self._trouble)
        if not self._connected:
            says = translate(
                "Committee", "The hall does not answer. What was kept here stays to be read; this goes on by itself."
            )
        self._strip.setText(says)
        self._strip.setVisible(bool(says) and self._trouble.not_followed is None)

    def _lay_out(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(WIDE, ROOM, WIDE, ROOM)
        column.setSpacing(GAP + 2)
        column.addWidget(self._summary)
        column.addWidget(self._counting)
        column.addWidget(self._refusal)
        column.addWidget(self.polls, 5)
        column.addWidget(self.tabs, 6)
        column.addWidget(self._witness)
        column.addWidget(self._bar)
        self._pages.addWidget(page)
        self._pages.addWidget(self._disbelieved)
        whole = QWidget()
        rows = QVBoxLayout(whole)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self._strip)
        rows.addWidget(self._pages, 1)
        self.setCentralWidget(whole)
