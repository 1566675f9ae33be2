"""Rows of the files that an office sends: CSV with whatever separates its cells, or a sheet of Excel (XLSX).

A cell is text, as a person reads it: whole numbers without ".0", dates as 2023-05-31, moments as 2023-05-31T12:30. What
cannot be read, or says something else on another computer (a formula), is refused in one sentence.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from xml.etree.ElementTree import ParseError

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from stemkast.assembly.csv_rows import DELIMITERS, ImportRefused, Problem, Row, composed, read_rows, refused, text_of

MOST_BYTES = 5_000_000
_MOST_UNPACKED = 100_000_000
_MOST_ROWS, _MOST_CELLS = 20_000, 100
_XLSX, _OLD_EXCEL, _PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF"
_MIDNIGHT = re.compile(r"T00:00$")
_UNREADABLE = (InvalidFileException, zipfile.BadZipFile, ParseError, KeyError, ValueError, TypeError, OSError, EOFError)
"""What openpyxl raises for a file that is no sheet, or a broken one."""


def read_cells(data: bytes) -> list[Row] | ImportRefused:
    """The rows that are not empty, of the first sheet that has any; or why not. Never raises."""
    if len(data) > MOST_BYTES:
        return _no("this file is larger than 5 MB; a list of municipalities is not")
    if data.startswith(_OLD_EXCEL):
        return _no("this is a file of an old Excel (.xls); save it as .xlsx or as CSV")
    if data.startswith(_PDF):
        return _no("this is a PDF; ask for the list as Excel or as CSV")
    rows = _of_sheet(data) if data.startswith(_XLSX) else _of_text(data)
    if isinstance(rows, ImportRefused):
        return rows
    if not rows:
        return _no("the file is empty")
    if len(rows) > _MOST_ROWS:
        return _no("this file has more than 20,000 rows; a list of municipalities has not")
    return rows


def _of_text(data: bytes) -> list[Row] | ImportRefused:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _no("this file is in UTF-16; save it as CSV in UTF-8, or as .xlsx")
    if b"\0" in data:
        return _no("this is no text and no Excel file")
    text = text_of(data)
    lines = text.splitlines()[:50]
    delimiter = max(DELIMITERS, key=lambda each: max((line.count(each) for line in lines), default=0))
    return read_rows(text, delimiter)


def _of_sheet(data: bytes) -> list[Row] | ImportRefused:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(each.file_size for each in packed.infolist()) > _MOST_UNPACKED:
                return _no("this Excel file unpacks to more than 100 MB; a list of municipalities does not")
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True)
        try:
            for sheet in book.worksheets:
                rows = _rows(sheet.iter_rows(max_row=_MOST_ROWS + 1, max_col=_MOST_CELLS))
                if rows:
                    return rows
        finally:
            book.close()
    except _UNREADABLE:
        return _no("this Excel file cannot be read; open it, and save it again as .xlsx or as CSV")
    return []


def _rows(cells: Iterator[tuple[object, ...]]) -> list[Row] | ImportRefused:
    rows: list[Row] = []
    formulas: list[Problem] = []
    for number, line in enumerate(cells, start=1):
        texts = tuple(_text(getattr(cell, "value", None)) for cell in line)
        width = max((place for place, text in enumerate(texts, start=1) if text), default=0)
        row = Row(number, texts[:width])  # a sheet has empty columns without end
        if any(getattr(cell, "data_type", "") == "f" for cell in line):
            formulas.append(Problem(number, "", "holds a formula; paste its value instead"))
        if row.filled:
            rows.append(row)
    return refused(formulas) if formulas else rows


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case float() if value.is_integer():
            return str(int(value))
        case datetime():
            return _MIDNIGHT.sub("", value.isoformat(timespec="minutes"))
        case date():
            return value.isoformat()
        case _:
            return composed(str(value))


def _no(says: str) -> ImportRefused:
    return refused([Problem(0, "", says)])
