"""Rows of the CSV files that people have, and what can be wrong in them.

Comma, semicolon or tab; UTF-8 with or without a byte order mark, else Windows-1252, of which Latin-1 is a part.
"""

import csv
import io
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

DELIMITERS = (";", ",", "\t")


@dataclass(frozen=True, slots=True)
class Row:
    """A row: the number of its first line in the file, counted from 1, and its cells, composed and trimmed."""

    number: int
    cells: tuple[str, ...]

    @property
    def filled(self) -> int:
        """How many cells are not empty."""
        return sum(bool(cell) for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in a file: `row` as in `Row`, 0 for the file as a whole; `column` empty for the whole row."""

    row: int
    column: str
    text: str

    def __str__(self) -> str:
        where = [f"row {self.row}"] * (self.row > 0) + [f"column {self.column}"] * bool(self.column)
        return ", ".join(where) + (": " if where else "") + self.text


@dataclass(frozen=True, slots=True)
class ImportRefused:
    """Why a file cannot be used: every problem that was found, in order of the rows."""

    problems: tuple[Problem, ...]

    def __str__(self) -> str:
        return "; ".join(str(problem) for problem in self.problems)


def refused(problems: Iterable[Problem]) -> ImportRefused:
    """All problems, in order of the rows."""
    return ImportRefused(tuple(sorted(problems, key=lambda each: each.row)))


def text_of(data: bytes) -> str:
    """The text in a file."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def read_rows(text: str, delimiter: str) -> list[Row] | ImportRefused:
    """The rows that are not empty; refused when it is no CSV (a cell without an end, too large)."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows: list[Row] = []
    start = 1
    try:
        for cells in reader:
            row = Row(start, tuple(_tidy(cell) for cell in cells))
            start = reader.line_num + 1
            if row.filled:
                rows.append(row)
    except csv.Error as error:
        return refused([Problem(start, "", f"this is no CSV: {error}")])
    return rows


def _tidy(cell: str) -> str:
    """Composed letters (NFC); spaces of any kind as one plain space; nothing around it."""
    return " ".join(unicodedata.normalize("NFC", cell).split())
