"""Results and voting behaviour as CSV and as a spreadsheet.

CSV with `;` and a UTF-8 BOM, as Excel reads it in Dutch. A cell that a spreadsheet would take for a formula is written
as text.
"""

import csv
import io
from collections.abc import Iterable, Sequence

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from stemkast.documents.dutch import moment
from stemkast.documents.proceedings import Proceedings
from stemkast.documents.tables import choice_of, choice_rows, outcome_of, result_rows

_RESULTS = (
    *("stemming", "agendapunt", "soort", "onderwerp", "indieners", "vereiste meerderheid", "uitkomst", "percentage"),
    *("optie", "stemmen", "gemeenten", "aanwezige stemmen", "aanwezige gemeenten", "wijze", "vervallen"),
)
_CHOICES = ("cbs_code", "gemeente", "stemmen", "stemming", "agendapunt", "onderwerp", "keuze")
_INK, _PAPER = "0F2136", "F7F5F0"
_COLOUR = {"Voor": "1F6F78", "Tegen": "B4552D"}
_QUIET = "6E675A"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_Value = str | int


def results_csv(proceedings: Proceedings) -> bytes:
    """Every option of every poll."""
    return _csv(_RESULTS, _result_values(proceedings))


def voting_behaviour_csv(proceedings: Proceedings) -> bytes:
    """Every municipality in every poll."""
    rows = choice_rows(proceedings)
    values = ((r.code, r.municipality, r.votes, r.poll, r.item, r.subject, r.choice) for r in rows)
    return _csv(_CHOICES, values)


def spreadsheet(proceedings: Proceedings) -> bytes:
    """An XLSX with a sheet of results, and one with a row for each municipality and a column for each poll."""
    book = Workbook()
    results = book.active
    if not isinstance(results, Worksheet):
        raise TypeError("a new workbook has a sheet")
    results.title = "Uitslagen"
    _fill(results, _RESULTS, _result_values(proceedings))
    for column, width in zip(
        "ABCDEFGHIJKLMNO", (10, 12, 16, 70, 26, 20, 18, 12, 40, 10, 11, 12, 12, 12, 11), strict=True
    ):
        results.column_dimensions[column].width = width
    _behaviour(book.create_sheet("Stemgedrag"), proceedings)
    book.properties.title = f"Uitslagen en stemgedrag, {proceedings.meeting.name}"
    book.properties.creator = "stemkast"
    book.properties.created = moment(proceedings.meeting.date).replace(tzinfo=None)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _result_values(proceedings: Proceedings) -> Iterable[Sequence[_Value]]:
    for r in result_rows(proceedings):
        yield (
            *(r.poll, r.item, r.kind, r.subject, r.movers, r.majority, r.outcome, r.percentage),
            *(r.option, r.votes, r.municipalities, r.present_votes, r.present, r.way, "ja" if r.voided else "nee"),
        )


def _csv(header: Sequence[str], rows: Iterable[Sequence[_Value]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([_as_text(each) for each in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _as_text(value: _Value) -> _Value:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _behaviour(sheet: Worksheet, proceedings: Proceedings) -> None:
    polls = proceedings.results
    header = ["cbs_code", "gemeente", "stemmen", *(f"{poll.number}. {poll.topic.subject}" for poll in polls)]
    rows: list[Sequence[_Value]] = [
        (row.code, row.name, row.weight, *(choice_of(poll, row.code) for poll in polls))
        for row in proceedings.register.values()
    ]
    _fill(sheet, header, rows)
    last = sheet.max_row
    sheet.append(("", "Uitkomst", "", *(outcome_of(poll) for poll in polls)))
    sheet.append(("", "Percentage", "", *(poll.percentage or "" for poll in polls)))
    for cell in (*sheet[last + 1], *sheet[last + 2]):
        cell.font = Font(bold=True, color=_INK)
    sheet.row_dimensions[1].height = 90
    for column, width in zip("ABC", (10, 32, 10), strict=True):
        sheet.column_dimensions[column].width = width
    for place in range(4, 4 + len(polls)):
        sheet.column_dimensions[get_column_letter(place)].width = 22
    sheet.freeze_panes = "D2"


def _fill(sheet: Worksheet, header: Sequence[str], rows: Iterable[Sequence[_Value]]) -> None:
    sheet.append(list(header))
    for row in rows:
        sheet.append(list(row))
    for cells in sheet.iter_rows(min_row=2):
        for cell in cells:
            if isinstance(cell, Cell):
                _dress(cell)
    for cell in sheet[1]:
        cell.font = Font(bold=True, color=_INK)
        cell.fill = PatternFill("solid", fgColor=_PAPER)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.row_dimensions[1].height = 30  # two lines
    sheet.auto_filter.ref = sheet.dimensions
    sheet.freeze_panes = "A2"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"


def _dress(cell: Cell) -> None:
    value = cell.value
    if isinstance(value, str):
        cell.data_type = "s"  # text, also where it begins as a formula would
        if value in _COLOUR:
            cell.font = Font(color=_COLOUR[value], bold=value == "Voor")
        elif value in ("niet gestemd", "afwezig", "Onthouding"):
            cell.font = Font(color=_QUIET, italic=True)
