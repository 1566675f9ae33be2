"""A table in a file: the columns that are known by one of their names, and the rows below them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from stemkast.assembly.csv_rows import ImportRefused, Problem, Row, refused
from stemkast.preparation.cells import read_cells

_LOOKED_AT = 15
"""Rows in which the header is looked for: offices put titles above their lists."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table: its number in the file, and its cells by what they hold; absent columns are empty."""

    number: int
    cells: Mapping[str, str]
    labels: Mapping[str, str]

    def __getitem__(self, holds: str) -> str:
        return self.cells.get(holds, "")

    def wrong(self, holds: str, says: str, *values: str) -> Problem:
        """Something is wrong in this cell."""
        return Problem(self.number, self.labels.get(holds, ""), says, values)


def read_table(data: bytes, names: Mapping[str, str], required: Sequence[str]) -> list[Line] | ImportRefused:
    """The rows of the table in a file. Never raises.

    `names`: for what a column can hold, the words by which it is called, in small letters with `_` for what lies
    between, separated by spaces. `required`: what has to be there; "code|name" for one of the two. Columns that nobody
    knows are passed over.
    """
    rows = read_cells(data)
    if isinstance(rows, ImportRefused):
        return rows
    meanings = {word: holds for holds, words in names.items() for word in words.split()}
    places, header = _best_header(rows, meanings)
    labels = {holds: rows[header].cells[place] for holds, place in places.items()}
    problems = [
        Problem(rows[header].number if places else 0, "", "no column is called %1", (_called(each, names),))
        for each in required
        if not any(one in places for one in each.split("|"))
    ]
    if problems:
        return refused(problems)
    return [Line(row.number, _cells(row, places), labels) for row in rows[header + 1 :]]


def _best_header(rows: Sequence[Row], meanings: Mapping[str, str]) -> tuple[dict[str, int], int]:
    """The row among the first that names most columns; the place of the first column of each kind."""
    found = [(_places(row, meanings), number) for number, row in enumerate(rows[:_LOOKED_AT])]
    return max(found, key=lambda each: len(each[0]))


def _places(row: Row, meanings: Mapping[str, str]) -> dict[str, int]:
    places: dict[str, int] = {}
    for place, cell in enumerate(row.cells):
        holds = meanings.get(plain_word(cell))
        if holds is not None:
            places.setdefault(holds, place)
    return places


def plain_word(cell: str) -> str:
    """The name of a column in small letters, with `_` for what lies between its words."""
    return "_".join("".join(letter if letter.isalnum() else " " for letter in cell.lower()).split())


def _called(holds: str, names: Mapping[str, str]) -> str:
    return " / ".join(names[each].split()[0] for each in holds.split("|"))


def _cells(row: Row, places: Mapping[str, int]) -> dict[str, str]:
    return {holds: row.cells[place] if place < len(row.cells) else "" for holds, place in places.items()}
