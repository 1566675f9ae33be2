"""Voting cards: a PDF in a folder where there is no printer, and a failure that is told and stops nothing."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from stemkast.app.desk import paper
from stemkast.documents.cards import CardSize
from stemkast.hall_client.desk.visit import CardWanted
from stemkast.windows.desk.printing import CardPrinter, Paper, Printed

CARD = CardWanted("ALV", "2023-06-14", "Groningen", "GM0344", "Utrecht", 75, "SK-0417", 12)


def test_a_card_becomes_a_pdf_of_its_pairing(qtbot: QtBot, tmp_path: Path) -> None:
    printer = CardPrinter(paper(CardSize.LABEL), tmp_path / "papers", use_printer=False)
    printer.start()
    with qtbot.waitSignal(printer.printed, timeout=20_000) as told:
        printer.print_card(CARD)
    printer.end()
    (printed,) = told.args
    assert printed == Printed(CARD, path=str(tmp_path / "papers" / "stemkaartje-GM0344-12.pdf"))
    assert Path(printed.path).read_bytes().startswith(b"%PDF-")


def test_a_card_that_cannot_be_printed_is_told_and_the_next_one_is_printed(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "papers").write_text("no folder")
    printer = CardPrinter(Paper(lambda _card: b"%PDF-", lambda _card: b"", 300), tmp_path / "papers", use_printer=False)
    printer.start()
    with qtbot.waitSignal(printer.printed, timeout=20_000) as told:
        printer.print_card(CARD)
    assert told.args[0].failed
    (tmp_path / "papers").unlink()
    with qtbot.waitSignal(printer.printed, timeout=20_000) as told:
        printer.print_card(CARD)
    assert told.args[0].path
    printer.end()


def test_the_picture_for_a_printer_is_as_large_as_the_card() -> None:
    png = paper(CardSize.A6).picture(CARD)
    width, height = (int.from_bytes(png[at : at + 4], "big") for at in (16, 20))
    assert (round(width / 300 * 25.4), round(height / 300 * 25.4)) == (148, 105)
