"""A page of the setup window: title, a sentence, and what is on it, in a column that scrolls."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from stemkast.hall_client.connection.hall_admin import Invited, ListedStation, WebPage
from stemkast.hall_client.following.hall_trouble import NO_TROUBLE, HallTrouble
from stemkast.hall_client.hall_here.taking_over import SucceedingHall
from stemkast.hall_client.setup.asks import Findings
from stemkast.hall_client.setup.draft import SetupDraft
from stemkast.hall_client.setup.keypad_checks import Measurements
from stemkast.hall_client.setup.state import SetupState
from stemkast.windows.setup.look import BODY, GAP, ROOM, TITLE, WIDE, text
from stemkast.windows.setup.table import Table
from stemkast.windows.shared.palette import Palette
from stemkast.windows.shared.typefaces import Weight


class Place(Enum):
    """The pages, in their order."""

    ASSEMBLY = 0
    REGISTER = 1
    RULES = 2
    AGENDA = 3
    MANDATES = 4
    KEYPADS = 5
    STATIONS = 6
    WEB = 7
    HALL = 8


@dataclass(frozen=True, slots=True)
class Shown:
    """All that pages show: the assembly, what is drafted, what was asked, and whether something is being done.

    `succeeding` is the hall that this station became, None where it took over from nobody.
    """

    state: SetupState
    draft: SetupDraft
    measurements: Measurements
    stations: tuple[ListedStation, ...] = ()
    invited: Invited | None = None
    findings: Findings = ()
    web: tuple[WebPage, ...] = ()
    trouble: HallTrouble = NO_TROUBLE
    connected: bool = True
    busy: bool = False
    can_take_over: bool = False
    succeeding: SucceedingHall | None = None


class Page(QScrollArea):
    """Base of the pages; each fills `column`.

    Signals: asked(Ask); drafted(SetupDraft): another draft; go(Place).
    """

    asked = Signal(object)
    drafted = Signal(object)
    go = Signal(object)

    def __init__(self, title: str, says: str) -> None:
        super().__init__()
        self.title = text(TITLE, Weight.BOLD, says=title)
        self.subtitle = text(BODY, voice="soft", says=says)
        inner = QWidget()
        inner.setObjectName("page")
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(WIDE, ROOM, WIDE, ROOM)
        self.column.setSpacing(ROOM)
        head = QVBoxLayout()
        head.setSpacing(0)
        head.addWidget(self.title)
        head.addWidget(self.subtitle)
        self.column.addLayout(head)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_all(self, shown: Shown) -> None:
        """Shows one moment."""
        raise NotImplementedError

    def show_colours(self, colours: Palette) -> None:
        """Other colours: tables draw their tones themselves."""
        tones = {"good": colours.favour, "bad": colours.against, "soft": colours.soft}
        for table in self.findChildren(Table):
            table.set_tones({tone: QColor(colour) for tone, colour in tones.items()})

    def row(self, *widgets: QWidget, stretch: bool = True) -> QHBoxLayout:
        """Puts widgets beside each other, at the left."""
        line = QHBoxLayout()
        line.setSpacing(GAP)
        for widget in widgets:
            line.addWidget(widget)
        if stretch:
            line.addStretch(1)
        self.column.addLayout(line)
        return line
