"""The overview of handing out, and the same as lists that an office opens."""

import csv
import io

from openpyxl import load_workbook

from stemkast.assembly.events import MandateIssued, PairingEnd, PairingEnded, RepresentativeRole
from stemkast.hall_client.desk.book import DeskHall
from stemkast.hall_client.desk.overview import attendance_csv, attendance_xlsx, overview
from tests.assembly.hall import code
from tests.hall_client.desk_table import OTHER, Table


def handed_out() -> Table:
    table = Table()
    for number in range(4):
        table.do(MandateIssued(code(number), RepresentativeRole.CLERK, "=A1+B. Naam", ""))
        table.do(table.hall.pairing(number, f"SK-{number:04d}"))
    table.do(PairingEnded(2, PairingEnd.LEFT_EARLY), PairingEnded(3, PairingEnd.LOST))
    table.told.low = {"SK-0003": 7}
    table.look()
    return table


def test_what_is_out_what_is_lost_and_who_is_not_there() -> None:
    shown = overview(handed_out().work.hall)
    assert [(row.serial, row.municipality, row.battery, row.lost) for row in shown.out] == [
        ("SK-0002", "Gemeente 2", None, True),
        ("SK-0000", "Gemeente 0", None, False),
        ("SK-0003", "Gemeente 3", 7, False),
    ]
    assert {row.by for row in shown.out[1:]} == {OTHER}
    assert [row.name for row in shown.absent] == ["Gemeente 1", "Gemeente 2", "Gemeente 4"]
    assert (shown.share, shown.low) == ("57,23", 1)


def test_without_a_register_there_is_nothing() -> None:
    shown = overview(DeskHall())
    assert (shown.share, shown.out, shown.absent) == ("", (), ())


def test_both_lists_hold_every_municipality_and_no_formula() -> None:
    hall = handed_out().work.hall
    rows = list(csv.reader(io.StringIO(attendance_csv(hall).decode("utf-8-sig")), delimiter=";"))
    assert rows[0][:4] == ["cbs_code", "gemeente", "stemmen", "stand"]
    assert [row[3] for row in rows[1:]] == ["aanwezig", "eerder weg", "zonder stemkastje", "aanwezig", "verwacht"]
    assert rows[1][5:7] == ["griffier", "'=A1+B. Naam"]
    assert rows[2][9], "when it was handed in"
    sheet = load_workbook(io.BytesIO(attendance_xlsx(hall))).active
    assert sheet is not None
    cells = [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    assert cells == rows
