"""Reading a register from the files that people have: this project's own CSV and exports of CBS StatLine as they are.

StatLine separates by semicolons, quotes its header, puts metadata above and below the table, writes names such as
"'s-Gravenhage (gemeente)" and thousands with a point or a space. Every fault is reported with its row and column, all
of them at once.
"""

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass

from stemkast.assembly.events import MergedPart
from stemkast.assembly.register import Municipality, Register

_CODE = re.compile(r"GM\d{4}")
_WHOLE = re.compile(r"\d{1,3}([. \u00a0]\d{3})+|\d+")
_CODE_COLUMNS = ("cbs_code", "code", "gemeentecode", "regios", "regio's (codes)", "regions", "regio's")
_NAME_COLUMNS = ("name", "naam", "gemeente", "gemeentenaam", "regio's", "regions", "regios")
_KNOWN = {"date", "perioden", "periods", "id", "merged_from"}
_MERGED = re.compile(r"(GM\d{4}) (.+?) (\d+)")


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in a file: the row counts from 1, the header included; 0 is the file as a whole."""

    row: int
    column: str
    text: str

    def __str__(self) -> str:
        where = [f"row {self.row}"] * (self.row > 0) + [f"column {self.column}"] * bool(self.column)
        return ", ".join(where) + (": " if where else "") + self.text


@dataclass(frozen=True, slots=True)
class ImportRefused:
    """Why a file is no register; every problem that was found."""

    problems: tuple[Problem, ...]

    def __str__(self) -> str:
        return "; ".join(str(problem) for problem in self.problems)


@dataclass(frozen=True, slots=True)
class _Columns:
    code: int | None
    name: int
    population: int
    period: int | None
    merged: int | None


def read_register(
    data: bytes, reference_date: str = "", codes: Mapping[str, str] | None = None
) -> Register | ImportRefused:
    """The register in a CSV file.

    `reference_date` is for files that do not say it. `codes` maps names to CBS codes, for StatLine exports that have
    names only. Never raises.
    """
    lines = _text(data).splitlines()
    for number, line in enumerate(lines):
        delimiter = ";" if line.count(";") >= line.count(",") else ","
        header = next(csv.reader([line], delimiter=delimiter), [])
        columns = _columns(header)
        if isinstance(columns, _Columns):
            unknown = _unknown(header, columns)
            if unknown:
                return ImportRefused(tuple(Problem(number + 1, each, "is not a known column") for each in unknown))
            rows = list(csv.reader(io.StringIO("\n".join(lines[number + 1 :])), delimiter=delimiter))
            return _read(rows, number + 2, len(header), columns, reference_date, codes or {})
    text = "no line names a column with the municipality's code (cbs_code) or name and one with its population"
    return ImportRefused((Problem(0, "", text),))


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _columns(header: list[str]) -> _Columns | None:
    low = [each.strip().lower() for each in header]
    populations = [number for number, each in enumerate(low) if each == "population" or "bevolking" in each]
    code = next((low.index(each) for each in _CODE_COLUMNS[:4] if each in low), None)
    name = next((low.index(each) for each in _NAME_COLUMNS if each in low and low.index(each) != code), code)
    if len(populations) != 1 or name is None:
        return None
    period = next((low.index(each) for each in ("date", "perioden", "periods") if each in low), None)
    return _Columns(code, name, populations[0], period, low.index("merged_from") if "merged_from" in low else None)


def _unknown(header: list[str], columns: _Columns) -> list[str]:
    used = {columns.code, columns.name, columns.population, columns.period, columns.merged}
    return [each for number, each in enumerate(header) if number not in used and each.strip().lower() not in _KNOWN]


def _read(
    rows: list[list[str]],
    first: int,
    width: int,
    columns: _Columns,
    reference_date: str,
    codes: Mapping[str, str],
) -> Register | ImportRefused:
    problems: list[Problem] = []
    found: dict[str, Municipality] = {}
    periods: set[str] = set()
    for number, row in enumerate(rows, start=first):
        if not any(row) or (len(row) == 1 and row[0].lower().lstrip("\u00a9 ").startswith(("bron", "source", "cbs"))):
            continue
        if len(row) != width:
            problems.append(Problem(number, "", f"{len(row)} fields where the header has {width}"))
            continue
        read = _municipality(row, number, columns, codes)
        if isinstance(read, Problem):
            problems.append(read)
        elif read.code in found:
            problems.append(Problem(number, "code", f"{read.code} stands twice"))
        else:
            found[read.code] = read
            if columns.period is not None:
                periods.add(_date(row[columns.period]))
    if len(periods) > 1:
        problems.append(Problem(0, "date", f"several dates: {', '.join(sorted(periods))}; a register has one"))
    if not found and not problems:
        problems.append(Problem(0, "", "there is no municipality in this file"))
    if problems:
        return ImportRefused(tuple(problems))
    return Register(next(iter(periods), reference_date), "CBS StatLine, bewerkt", tuple(found.values()))


def _municipality(row: list[str], number: int, columns: _Columns, codes: Mapping[str, str]) -> Municipality | Problem:
    name = row[columns.name].strip().removesuffix(" (gemeente)")
    code = row[columns.code].strip() if columns.code is not None else codes.get(name, "")
    if not _CODE.fullmatch(code):
        text = f"{code!r} is no CBS code such as GM0344" if code else f"the CBS code of {name!r} is not known"
        return Problem(number, "code", text)
    population = _whole(row[columns.population])
    if population is None:
        return Problem(number, "population", f"{row[columns.population].strip()!r} is not a whole number")
    parts: list[MergedPart] = []
    for text in row[columns.merged].split("+") if columns.merged is not None and row[columns.merged].strip() else ():
        part = _MERGED.fullmatch(text.strip())
        if part is None:
            return Problem(number, "merged_from", f"{text.strip()!r} is not 'GM0501 Brielle 17594'")
        parts.append(MergedPart(part[1], part[2], int(part[3])))
    if parts and sum(part.population for part in parts) != population:
        return Problem(number, "merged_from", f"the parts do not add up to {population}")
    return Municipality(code, name, population, tuple(parts))


def _whole(text: str) -> int | None:
    text = text.strip()
    return int(re.sub(r"[. \u00a0]", "", text)) if _WHOLE.fullmatch(text) and len(text) < 16 else None


def _date(text: str) -> str:
    year = re.fullmatch(r"(\d{4})(JJ00)?", text.strip())
    return f"{year[1]}-01-01" if year else text.strip()
