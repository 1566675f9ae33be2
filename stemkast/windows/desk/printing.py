"""The voting card on paper: to the printer of this computer, or where there is none as a PDF into a folder.

Setting a card takes a tenth of a second and a printer takes its time, so both happen in a thread of their own.
"""

import queue
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMarginsF, QObject, QSizeF, QThread, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from stemkast.hall_client.desk.visit import CardWanted


@dataclass(frozen=True, slots=True)
class Printed:
    """What became of a card: it went to `printer`, else into the file `path`, else `failed` says why it did not."""

    card: CardWanted
    printer: str = ""
    path: str = ""
    failed: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """How a card is set: as a PDF, and as a PNG of `ppi` dots an inch for a printer."""

    pdf: Callable[[CardWanted], bytes]
    picture: Callable[[CardWanted], bytes]
    ppi: int


class CardPrinter(QThread):
    """Signals: printed(Printed), from its thread.

    `paper` sets the cards; `folder` takes the PDFs where `use_printer` is False or no printer is there.
    """

    printed = Signal(object)

    def __init__(
        self,
        paper: Paper,
        folder: Path,
        use_printer: bool = True,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._paper = paper
        self._folder = folder
        self._use_printer = use_printer
        self._wanted: queue.SimpleQueue[CardWanted | None] = queue.SimpleQueue()

    def print_card(self, card: CardWanted) -> None:
        """Puts a card in the row."""
        self._wanted.put(card)

    def end(self) -> None:
        """Prints what was wanted, and waits for the thread."""
        self._wanted.put(None)
        self.quit()
        self.wait()

    def run(self) -> None:
        """One card after the other until `end`."""
        while (card := self._wanted.get()) is not None:
            try:
                self.printed.emit(self._print(card))
            except Exception as error:  # noqa: BLE001 - whatever it is, the desk is told and goes on
                self.printed.emit(Printed(card, failed=str(error) or type(error).__name__))

    def _print(self, card: CardWanted) -> Printed:
        info = QPrinterInfo.defaultPrinter() if self._use_printer else QPrinterInfo()
        if not info.isNull() and _on_printer(info, self._paper.picture(card), self._paper.ppi):
            return Printed(card, printer=info.printerName())
        self._folder.mkdir(parents=True, exist_ok=True)
        path = self._folder / f"stemkaartje-{card.code}-{card.pairing}.pdf"
        path.write_bytes(self._paper.pdf(card))
        return Printed(card, path=str(path))


def _on_printer(info: QPrinterInfo, png: bytes, ppi: int) -> bool:
    printer = QPrinter(info, QPrinter.PrinterMode.HighResolution)
    picture = QImage.fromData(png)
    inches = QSizeF(picture.width() / ppi, picture.height() / ppi)
    size = QPageSize(inches, QPageSize.Unit.Inch)
    printer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF()))
    printer.setFullPage(True)
    painter = QPainter()
    if not painter.begin(printer):
        return False
    painter.drawImage(painter.viewport(), picture)
    return painter.end()
