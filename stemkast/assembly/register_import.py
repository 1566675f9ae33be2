"""Reading a register from the files that people have: this project's own CSV and exports of CBS StatLine as they are.

StatLine separates by semicolons, quotes its header, puts metadata above and below the table, writes names such as
"'s-Gravenhage (gemeente)" and thousands with a point or a space. Every fault is reported with its row and column, all
of them at once.
"""

import re
from collections.abc import Sequence
from datetime import date

from stemkast.assembly.csv_rows import DELIMITERS, ImportRefused, Problem, Row, read_rows, refused, text_of
from stemkast.assembly.events import MergedPart
from stemkast.assembly.register import Municipality, Register, bare_name
from stemkast.assembly.register_columns import Column, Holds, Table, find_table

__all__ = ["ImportRefused", "Problem", "read_register"]

SOURCE = "Bron: CBS, StatLine; bewerkt"

_CODE = re.compile(r"GM[0-9]{4}")
_OTHER_REGION = re.compile(r"(NL|LD|PV|CR)[0-9]{2}")
_WHOLE = re.compile(r"[0-9]{1,3}([. ][0-9]{3})+|[0-9]{1,9}")
_MERGED = re.compile(r"(GM[0-9]{4}) (.+) ([0-9]{1,9})")
_YEAR = re.compile(r"([0-9]{4})(JJ00)?\*{0,2}")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TOTAL = re.compile(r"(totaal|total)\b.*|T001038|10000|T001019", re.IGNORECASE)
_MISSING = {
    Holds.CODE: "no column has CBS codes (cbs_code); for a StatLine export choose the topic "
    "'Koppelvariabele regio code' too",
    Holds.NAME: "no column has the names of the municipalities (name, or Regio's in a StatLine export)",
    Holds.POPULATION: "no column has the population (population, or Totale bevolking in a StatLine export)",
}


def read_register(data: bytes, reference_date: str = "") -> Register | ImportRefused:
    """The register in a CSV file, or everything that is wrong with it. Never raises.

    `reference_date` (YYYY-MM-DD) is for files that do not say theirs, and decides between several years in one file.
    Rows of the country, parts of it, provinces and COROP areas are passed over.
    """
    rows = _rows(text_of(data))
    if isinstance(rows, ImportRefused):
        return rows
    if not rows:
        return refused([Problem(0, "", "the file is empty")])
    table = find_table(rows)
    problems = _wrong_columns(table)
    if problems:
        return refused(problems)
    return _Reading(table, reference_date).register()


def _rows(text: str) -> list[Row] | ImportRefused:
    """The rows by the delimiter that the file has most of in the row that has most of it."""
    lines = text.splitlines()
    delimiter = max(DELIMITERS, key=lambda each: max((line.count(each) for line in lines), default=0))
    return read_rows(text, delimiter)


def _wrong_columns(table: Table) -> list[Problem]:
    number = table.header.number
    unknown = [Problem(number, each.label, "is not a known column") for each in table.columns if each.holds is None]
    missing = [Problem(number, "", text) for holds, text in _MISSING.items() if not table.holding(holds)]
    single = (Holds.CODE, Holds.NAME, Holds.PERIOD, Holds.MERGED)
    twice = [
        Problem(number, each.label, "another column has %1 already", (holds.value,))
        for holds in single
        for each in table.holding(holds)[1:]
    ]
    return unknown + missing + twice


class _Reading:
    """One reading of a table whose columns are known."""

    def __init__(self, table: Table, reference_date: str) -> None:
        self._table = table
        self._given_date = reference_date
        self._problems: list[Problem] = []
        self._code, self._name = (table.holding(holds)[0] for holds in (Holds.CODE, Holds.NAME))
        self._period, self._merged = (
            next(iter(table.holding(holds)), None) for holds in (Holds.PERIOD, Holds.MERGED)
        )  # fmt: skip

    def register(self) -> Register | ImportRefused:
        """The register, or all problems."""
        population = self._population_column()
        rows = self._of_one_date([row for row in self._table.rows if self._is_whole(row)])
        read = [(row, self._municipality(row, population)) for row, _ in rows]
        self._find_twice([row for row, _ in rows], self._code)
        self._find_twice([row for row, _ in rows], self._name)
        self._find_counted_twice(read)
        if not rows and not self._problems:
            self._wrong(0, "", "there is no municipality in this file")
        day = min({day for _, day in rows} - {""}, default=_first_of(population.year) or self._given_date)
        if not day and not self._problems:
            self._wrong(0, "", "the file does not say of which date its figures are")
        if self._problems:
            return refused(self._problems)
        return Register(day, SOURCE, tuple(each for _, each in read if each is not None))

    def _wrong(self, row: int, column: str, says: str, *values: str) -> None:
        self._problems.append(Problem(row, column, says, values))

    def _population_column(self) -> Column:
        columns = self._table.holding(Holds.POPULATION)
        of_year = [each for each in columns if each.year and self._given_date.startswith(each.year)]
        chosen = of_year if len(columns) > 1 and of_year else columns
        if len(chosen) > 1:
            years = " and ".join(each.year or each.label for each in chosen)
            self._wrong(
                self._table.header.number, chosen[1].label, "there are figures of %1; a register has one", years
            )
        return chosen[0]

    def _is_whole(self, row: Row) -> bool:
        """Whether the row is one of a municipality and as wide as the header; says so when it is not as wide."""
        width = len(self._table.header.cells)
        if len(row.cells) != width:
            self._wrong(row.number, "", "%1 fields where the header has %2", str(len(row.cells)), str(width))
            return False
        return not _OTHER_REGION.fullmatch(row.cells[self._code.place])

    def _of_one_date(self, rows: Sequence[Row]) -> list[tuple[Row, str]]:
        """The rows with their date; where there are several dates, those of the one that was given."""
        if self._period is None:
            return [(row, "") for row in rows]
        dated = [(row, self._date(row, self._period)) for row in rows]
        days = sorted({day for _, day in dated if day})
        if len(days) <= 1:
            return dated
        if self._given_date not in days:
            self._wrong(0, self._period.label, "there are figures of %1; a register has one date", " and ".join(days))
        chosen = self._given_date if self._given_date in days else days[-1]
        return [(row, day) for row, day in dated if day == chosen]

    def _date(self, row: Row, column: Column) -> str:
        text = row.cells[column.place]
        year = _YEAR.fullmatch(text)
        try:
            if year is not None or _DATE.fullmatch(text):
                return date.fromisoformat(_first_of(year[1]) if year else text).isoformat()
        except ValueError:
            year = None
        self._wrong(row.number, column.label, "'%1' is not a date or a year" if text else "is missing", text)
        return ""

    def _municipality(self, row: Row, population: Column) -> Municipality | None:
        before = len(self._problems)
        code, name = row.cells[self._code.place], bare_name(row.cells[self._name.place])
        if not _CODE.fullmatch(code):
            self._wrong(row.number, self._code.label, "'%1' is not a CBS code such as GM0344", code)
        if not name:
            self._wrong(row.number, self._name.label, "is missing")
        for column in self._table.holding(Holds.TOTAL):
            if not _TOTAL.fullmatch(row.cells[column.place]):
                self._wrong(row.number, column.label, "'%1' is not the total", row.cells[column.place])
        people = self._whole(row, population)
        parts = self._parts(row, people)
        return Municipality(code, name, people, parts) if len(self._problems) == before else None

    def _whole(self, row: Row, column: Column) -> int:
        text = row.cells[column.place]
        if _WHOLE.fullmatch(text) and len(text) <= 11:
            return int(re.sub("[. ]", "", text))
        if text in ("", ".", "-"):
            problem = "is missing"
        else:
            negative = text.startswith(("-", "\u2212")) and _WHOLE.fullmatch(text[1:].strip())
            problem = "'%1' is negative" if negative else "'%1' is not a whole number"
        self._wrong(row.number, column.label, problem, text)
        return 0

    def _parts(self, row: Row, population: int) -> tuple[MergedPart, ...]:
        text = row.cells[self._merged.place] if self._merged is not None else ""
        if self._merged is None or not text:
            return ()
        label = self._merged.label
        parts: list[MergedPart] = []
        for each in text.split(" + "):
            form = _MERGED.fullmatch(each)
            if form is None:
                self._wrong(row.number, label, "'%1' is not a code, a name and a number (GM0501 Brielle 17704)", each)
                return ()
            parts.append(MergedPart(form[1], form[2], int(form[3])))
        total = sum(part.population for part in parts)
        if total != population:
            self._wrong(row.number, label, "the parts add up to %1, the population is %2", str(total), str(population))
        return tuple(parts)

    def _find_twice(self, rows: Sequence[Row], column: Column) -> None:
        seen: dict[str, int] = {}
        for row in rows:
            value = bare_name(row.cells[column.place])
            if value and value in seen:
                self._wrong(row.number, column.label, "'%1' stands in row %2 too", value, str(seen[value]))
            seen.setdefault(value, row.number)

    def _find_counted_twice(self, read: Sequence[tuple[Row, Municipality | None]]) -> None:
        """What was merged into a municipality counts nowhere else."""
        counted = {each.code: row.number for row, each in read if each is not None and not each.merged_from}
        for row, each in read:
            for part in each.merged_from if each is not None else ():
                if self._merged is not None and part.code in counted:
                    self._wrong(
                        row.number, self._merged.label, "'%1' counts in row %2 too", part.code, str(counted[part.code])
                    )
                counted[part.code] = row.number


def _first_of(year: str) -> str:
    return f"{year}-01-01" if year else ""
