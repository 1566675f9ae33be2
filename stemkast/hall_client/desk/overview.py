"""How far handing out is, for everybody at the desks, and the same as a list for an office: CSV and XLSX."""

import csv
import io
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from stemkast.assembly.majority import percentage
from stemkast.hall_client.desk.book import DeskHall, MunicipalityRow, Standing
from stemkast.hall_client.desk.history import Did

_HEAD = ("cbs_code", "gemeente", "stemmen", "stand", "stemkastje", "rol", "naam", "uitgegeven", "door", "ingeleverd")
_STANDING = {
    Standing.EXPECTED: "verwacht",
    Standing.PRESENT: "aanwezig",
    Standing.WITHOUT_KEYPAD: "zonder stemkastje",
    Standing.HANDED_IN: "ingeleverd",
    Standing.LEFT_EARLY: "eerder weg",
}
_ROLE = {
    "mayor": "burgemeester",
    "alderman": "wethouder",
    "secretary": "gemeentesecretaris",
    "clerk": "griffier",
    "councillor": "raadslid",
}
_WIDTHS = (11, 32, 9, 18, 13, 20, 32, 20, 20, 20)


@dataclass(frozen=True, slots=True)
class OutRow:
    """A keypad that is out, or was lost. `battery` is None while it is not low; `since` and `by` are of handing out."""

    serial: str
    municipality: str
    weight: int
    since: datetime | None
    by: str
    battery: int | None
    lost: bool


@dataclass(frozen=True, slots=True)
class Overview:
    """`share` of the votes that are present, as in "98,58", or empty without a register."""

    share: str
    out: tuple[OutRow, ...]
    absent: tuple[MunicipalityRow, ...]
    low: int


def overview(hall: DeskHall) -> Overview:
    """What is out and who is not there, by name."""
    rows = hall.municipalities.values()
    out = [_out(hall, row) for row in rows if row.standing is Standing.PRESENT]
    lost = [
        OutRow(each.serial, _loser(hall, each.serial), 0, None, "", None, True)
        for each in hall.keypads.values()
        if each.lost
    ]
    return Overview(
        share=percentage(Fraction(hall.present_votes, hall.votes)) if hall.votes else "",
        out=(*lost, *out),
        absent=tuple(row for row in rows if row.standing is not Standing.PRESENT),
        low=sum(each.battery is not None for each in out),
    )


def attendance_csv(hall: DeskHall) -> bytes:
    """Every municipality in a row, in UTF-8 with a mark by which spreadsheets know that, with semicolons."""
    written = io.StringIO()
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    writer.writerow(_HEAD)
    writer.writerows([_unformulated(each) for each in row] for row in _rows(hall))
    return written.getvalue().encode("utf-8-sig")


def attendance_xlsx(hall: DeskHall) -> bytes:
    """The same as a workbook with one sheet."""
    book = Workbook()
    sheet = book.active
    if sheet is None:
        raise AssertionError("a new workbook has a sheet")
    sheet.title = "presentielijst"
    sheet.append(_HEAD)
    for row in _rows(hall):
        sheet.append([_unformulated(each) for each in row])
    for number, width in enumerate(_WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
        sheet.cell(1, number).font = Font(bold=True)
    sheet.freeze_panes = "A2"
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _rows(hall: DeskHall) -> list[tuple[str | int, ...]]:
    rows: list[tuple[str | int, ...]] = []
    for row in hall.municipalities.values():
        out = next((each for each in reversed(row.happened) if each.did is Did.HANDED_OUT), None)
        ended = row.happened[-1] if row.happened and row.standing in (Standing.HANDED_IN, Standing.LEFT_EARLY) else None
        mandate = row.mandate
        rows.append(
            (
                row.code,
                row.name,
                row.weight,
                _STANDING[row.standing],
                row.serial,
                _ROLE[mandate.role.value] if mandate is not None else "",
                mandate.name if mandate is not None else "",
                _moment(out.at) if out is not None else "",
                out.by if out is not None else "",
                _moment(ended.at) if ended is not None else "",
            )
        )
    return rows


def _unformulated(cell: str | int) -> str | int:
    """A name that a spreadsheet would take for a formula is only a name."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


def _moment(at: datetime) -> str:
    return at.astimezone().strftime("%Y-%m-%d %H:%M:%S")


def _out(hall: DeskHall, row: MunicipalityRow) -> OutRow:
    out = next((each for each in reversed(row.happened) if each.did is Did.HANDED_OUT), None)
    since, by = (out.at, out.by) if out is not None else (None, "")
    return OutRow(row.serial, row.name, row.weight, since, by, hall.now.low.get(row.serial), False)


def _loser(hall: DeskHall, serial: str) -> str:
    by = next((each.municipality for each in reversed(hall.keypads[serial].happened) if each.municipality), "")
    return hall.municipalities[by].name if by in hall.municipalities else ""
