"""Where a register stands in a file: which row is the header, and what each column holds.

The project's own files have one header row. CBS StatLine exports come in three forms, in Dutch or English: one header
row with names ("Bevolking/.../Totale bevolking (aantal)"), one with identifiers ("RegioS", "TotaleBevolking_1"), or a
table with a title, rows of topics, years and units above the names of the columns, and the source below.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from stemkast.assembly.csv_rows import Row


class Holds(Enum):
    """What a column holds. `TOTAL` is a dimension of which only the total counts: sex, age, marital status."""

    CODE = "CBS codes"
    NAME = "names"
    POPULATION = "population"
    PERIOD = "date"
    MERGED = "merged_from"
    TOTAL = "total"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its place from 0, its label as the file has it, what it holds, and the year in its header, if any."""

    place: int
    label: str
    holds: Holds | None
    year: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """The header row, its columns, and the rows behind it; notes of the source left out."""

    header: Row
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    def holding(self, what: Holds) -> tuple[Column, ...]:
        """The columns that hold this."""
        return tuple(column for column in self.columns if column.holds is what)


_WORDS = {
    Holds.CODE: "cbs_code code gemeentecode gm_code regiocode regio_code municipality_code region_code "
    "koppelvariabele_regio_code koppelvariabele_regiocode koppelvariabeleregiocode codering",
    Holds.NAME: "name naam cbs_naam gemeente gemeenten gemeentenaam municipality municipalities "
    "regio regios regio's region regions title",
    Holds.POPULATION: "population bevolking inwoners inwonertal aantal_inwoners totale_bevolking totalebevolking "
    "bevolking_op_1_januari bevolkingop1januari bevolking_aan_het_begin_van_de_periode "
    "bevolkingaanhetbeginvandeperiode population_on_1_january populationon1january total_population totalpopulation",
    Holds.PERIOD: "date datum peildatum periode perioden period periods jaar year",
    Holds.MERGED: "merged_from",
    Holds.TOTAL: "geslacht sex leeftijd age burgerlijke_staat burgerlijkestaat marital_status maritalstatus",
    Holds.NOTHING: "id",
}
_HOLDS = {word: holds for holds, words in _WORDS.items() for word in words.split()}
_UNITS = frozenset({"aantal", "number", "code", "naam", "name", "personen", "persons"})
_YEAR = re.compile(r"([0-9]{4})(JJ00)?\*{0,2}")
_SUFFIXES = re.compile(r" ?\((aantal|number|codes?|naam|name|personen|persons)\)$|_[0-9]+$", re.IGNORECASE)
_REGION_CODE = re.compile(r"[A-Z]{2}[0-9]{2,4}")
_MUNICIPALITY_CODE = re.compile(r"GM[0-9]{4}")
_NOTE = re.compile(r"\W*(bron|source|cbs|centraal bureau|statistics netherlands)\b", re.IGNORECASE)


def find_table(rows: Sequence[Row]) -> Table:
    """The table in these rows, at least one. Where no row looks like a header, it is the first with more cells."""
    place = _header_place(rows)
    header = rows[place]
    width = len(header.cells)
    above = [row for row in rows[:place] if len(row.cells) == width]
    units = [row for row in rows[place + 1 : place + 2] if all(_word(cell) in _UNITS for cell in row.cells if cell)]
    words = " ".join(cell for row in rows[:place] for cell in row.cells)
    data = _without_notes(rows[place + 1 + len(units) :], width)
    columns = [_column(number, [row.cells[number] for row in [*above, header]], words) for number in range(width)]
    return Table(header, tuple(_with_codes(column, columns, data) for column in columns), tuple(data))


def _header_place(rows: Sequence[Row]) -> int:
    """The last row before the first code that names a column with municipalities."""
    ends = next((place for place, row in enumerate(rows) if any(map(_MUNICIPALITY_CODE.fullmatch, row.cells))), None)
    named = [place for place, row in enumerate(rows[:ends]) if len(row.cells) > 1 and _names_regions(row.cells)]
    if named:
        return named[-1] if ends is not None else named[0]
    return next((place for place, row in enumerate(rows) if len(row.cells) > 1), 0)


def _names_regions(cells: Iterable[str]) -> bool:
    return any(_HOLDS.get(_word(cell)) in (Holds.CODE, Holds.NAME) for cell in cells)


def _word(label: str) -> str:
    """The last part of a topic, without its unit or number: "Bevolking/Totale bevolking (aantal)", "Regions_2"."""
    return _SUFFIXES.sub("", label.rpartition("/")[2]).strip().lower().replace(" ", "_")


def _column(place: int, cells: list[str], words_above: str) -> Column:
    """A column by the cells of its header, from the top down; units and years name no topic."""
    year = next((found[1] for cell in cells if (found := _YEAR.fullmatch(cell))), "")
    named = [cell for cell in cells if cell and not _YEAR.fullmatch(cell)]
    topics = [cell for cell in named if _word(cell) not in _UNITS] or named
    label = topics[-1] if topics else cells[-1]
    holds = _HOLDS.get(_word(label)) if topics else None
    if holds is None and year and all(_word(cell) in _UNITS for cell in named) and _of_population(words_above):
        holds = Holds.POPULATION
    return Column(place, label or f"number {place + 1}", holds, year)


def _of_population(words: str) -> bool:
    return any(word in words.lower() for word in ("bevolking", "population", "inwoners"))


def _with_codes(column: Column, columns: Sequence[Column], rows: Sequence[Row]) -> Column:
    """StatLine calls a column of identifiers "RegioS" too: what most of its cells are decides."""
    if column.holds is not Holds.NAME or any(each.holds is Holds.CODE for each in columns):
        return column
    cells = [row.cells[column.place] for row in rows if len(row.cells) > column.place]
    codes = sum(_REGION_CODE.fullmatch(cell) is not None for cell in cells)
    return replace(column, holds=Holds.CODE) if codes * 2 > len(cells) else column


def _without_notes(rows: Sequence[Row], width: int) -> list[Row]:
    """The rows without the lines in which CBS names itself as the source, and without what follows in one cell."""
    kept = list(rows)
    while kept and len(kept[-1].cells) == 1 < width and not _REGION_CODE.fullmatch(kept[-1].cells[0]):
        kept.pop()
    return [row for row in kept if row.filled > 1 or not _NOTE.match("".join(row.cells))]
