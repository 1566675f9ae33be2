"""The stembalie put together: the hall's stream, the desk at work, its window and its printer."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from firmware_protocol.transports.serial_line import SerialTransport
from stemkast.app.application import system_palette
from stemkast.assembly.refusal import Refusal
from stemkast.assembly.shown import Meeting
from stemkast.documents.cards import CardSize, VotingCard, voting_card, voting_card_picture
from stemkast.hall_client.connection.commands import CommandSender
from stemkast.hall_client.connection.enrolment import Enrolled
from stemkast.hall_client.connection.lending import Lending
from stemkast.hall_client.desk.book import DeskBook, DeskHall
from stemkast.hall_client.desk.overview import attendance_csv, attendance_xlsx
from stemkast.hall_client.desk.state import DeskState
from stemkast.hall_client.desk.visit import CardWanted, DeskAction, Said
from stemkast.hall_client.desk.work import DeskWork
from stemkast.hall_client.qt_bridge import HallBridge, StreamMaker
from stemkast.windows.desk.desk_window import DeskWindow
from stemkast.windows.desk.printing import CardPrinter, Paper

_SIZE = QSize(1366, 768)
_PPI = 300
_CRADLE = "desk/cradle"
_LABELS = "desk/labels"


def paper(size: CardSize = CardSize.A6) -> Paper:
    """Voting cards of this size."""
    return Paper(
        lambda card: voting_card(_as_set(card), size), lambda card: voting_card_picture(_as_set(card), size, _PPI), _PPI
    )


def _as_set(card: CardWanted) -> VotingCard:
    return VotingCard(Meeting(card.meeting, card.date, card.place), card.municipality, card.votes, card.serial)


class DeskStation(QObject):
    """One desk: the window, what it shows and what it asks. `folder` takes cards that were not printed, and lists.

    `keep_cradle` is told which cradle was chosen for this desk, `cradle` is the one that was chosen before.
    """

    def __init__(
        self,
        enrolled: Enrolled,
        make_stream: StreamMaker,
        folder: Path,
        *,
        cradle: str = "",
        keep_cradle: Callable[[str], object] = lambda _cradle: None,
        use_printer: bool = True,
        cards: Paper | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        super().__init__()
        self._folder = folder
        self._clock = clock
        self._keep_cradle = keep_cradle
        self.window = DeskWindow(system_palette())
        self.printer = CardPrinter(cards or paper(), folder, use_printer, self)
        self._bridge = HallBridge(make_stream, CommandSender(enrolled.hall), self, DeskBook())
        self.work = DeskWork(
            enrolled.name, self._bridge.send, self._show, self.printer.print_card, clock=clock, cradle=cradle
        )
        self._bridge.snapshot.connect(self._look)
        self._bridge.connected.connect(self.work.hear)
        self._bridge.refused.connect(self._refuse)
        self._bridge.trouble.connect(self.window.show_trouble)
        self.printer.printed.connect(self.window.show_printed)
        self.window.typed.connect(self.work.type)
        self.window.moved.connect(self.work.move)
        self.window.pressed.connect(self._press)
        self.window.export.connect(self._export)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._recolour)

    def start(self) -> None:
        """Begins to follow the hall."""
        self.window.show_state(self.work.state)
        self.printer.start()
        self._bridge.start()

    def end(self) -> None:
        """Stops following; cards that were wanted are printed first."""
        self._bridge.stop()
        self.printer.end()

    def _look(self, hall: object) -> None:
        if isinstance(hall, DeskHall):
            self.work.look(hall)

    def _refuse(self, refusal: object, _command: object) -> None:
        if isinstance(refusal, Refusal):
            self.work.refuse(refusal)

    def _show(self, state: DeskState) -> None:
        self.window.show_state(state)

    def _press(self, action: DeskAction, said: Said) -> None:
        self.work.press(action, said)
        if action is DeskAction.CRADLE:
            self._keep_cradle(said.cradle)

    def _export(self, kind: str) -> None:
        hall = self.work.hall
        content = attendance_xlsx(hall) if kind == "xlsx" else attendance_csv(hall)
        path = self._folder / f"presentielijst-{self._clock().astimezone():%Y-%m-%d-%H%M%S}.{kind}"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        except OSError as error:
            self.window.show_saved("", error.strerror or str(error))
        else:
            self.window.show_saved(str(path))

    def _recolour(self) -> None:
        self.window.show_palette(system_palette())


def run(
    application: QApplication,
    enrolled: Enrolled,
    make_stream: StreamMaker,
    folder: Path,
    lines: Mapping[str, str],
) -> int:
    """The desk until its window is closed. Cards that find no printer, and lists, go into `folder`.

    `lines` are the serial lines of cradles at this computer, path by name: they are lent to the hall.
    """
    settings = QSettings("stemkast", "stemkast")
    size = CardSize.LABEL if settings.value(_LABELS, False, bool) else CardSize.A6
    desk = DeskStation(
        enrolled,
        make_stream,
        folder,
        cradle=str(settings.value(_CRADLE, "")),
        keep_cradle=lambda cradle: settings.setValue(_CRADLE, cradle),
        cards=paper(size),
    )
    desk.window.resize(_SIZE)
    lendings = [Lending(enrolled.hall, name, SerialTransport((path,)), path=path) for name, path in lines.items()]
    for each in lendings:
        each.start()
    desk.start()
    desk.window.show()
    try:
        return application.exec()
    finally:
        desk.end()
        for each in lendings:
            each.stop()
