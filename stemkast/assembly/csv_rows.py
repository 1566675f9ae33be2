"""Rows of the CSV files that people have, and what can be wrong in them.

Comma, semicolon or tab; UTF-8 with or without a byte order mark, else Windows-1252, of which Latin-1 is a part.
"""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

DELIMITERS = (";", ",", "\t")
_PLACE = re.compile(r"%([1-9])")


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
    """What is wrong in a file: `row` as in `Row`, 0 for the file as a whole; `column` empty for the whole row.

    `says` is the sentence with %1, %2, … where `values` belong, so that a window can say it in another language.
    """

    row: int
    column: str
    says: str
    values: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The sentence."""
        return filled(self.says, self.values)

    def __str__(self) -> str:
        where = [f"row {self.row}"] * (self.row > 0) + [f"column {self.column}"] * bool(self.column)
        return ", ".join(where) + (": " if where else "") + self.text


@dataclass(frozen=True, slots=True)
class ImportRefused:
    """Why a file cannot be used: every problem that was found, in order of the rows."""

    problems: tuple[Problem, ...]

    def __str__(self) -> str:
        return "; ".join(str(problem) for problem in self.problems)


def filled(says: str, values: Iterable[str]) -> str:
    """A sentence with its values in their places; what looks like a place within a value stays as it is."""
    known = dict(enumerate(values, start=1))
    return _PLACE.sub(lambda place: known.get(int(place[1]), place[0]), says)


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
            row = Row(start, tuple(composed(cell) for cell in cells))
            start = reader.line_num + 1
            if row.filled:
                rows.append(row)
    except csv.Error as error:
        return refused([Problem(start, "", "this is no CSV: %1", (str(error),))])
    return rows


def composed(cell: str) -> str:
    """Composed letters (NFC); spaces of any kind as one plain space; nothing around it."""
    return " ".join(unicodedata.normalize("NFC", cell).split())
