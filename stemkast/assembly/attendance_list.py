"""Reading who was present: a CSV of municipalities with their CBS codes, held against the register."""

from stemkast.assembly.csv_rows import ImportRefused, Problem, Row, read_rows, refused, text_of
from stemkast.assembly.register import Municipality, Register, bare_name

_CODE = "cbs_code"
_CBS_NAME = "cbs_naam"
_MINUTES_NAME = "naam_in_notulen"


def read_attendance(data: bytes, register: Register) -> dict[str, Municipality] | ImportRefused:
    """The municipalities present, by the name that the minutes give them, in the order of the file; or what is wrong.

    The columns are cbs_code and, if they are there, cbs_naam (which has to be the name in the register) and
    naam_in_notulen (else the name in the register is taken). Never raises.
    """
    text = text_of(data)
    first = text.partition("\n")[0]
    rows = read_rows(text, ";" if first.count(";") > first.count(",") else ",")
    if isinstance(rows, ImportRefused):
        return rows
    if not rows or _CODE not in rows[0].cells:
        return refused([Problem(1, _CODE, "an attendance list has this column, with a row for each municipality")])
    header, *rest = rows
    known = {each.code: each for each in register.municipalities}
    problems: list[Problem] = []
    present: dict[str, Municipality] = {}
    seen: dict[str, int] = {}
    for row in rest:
        fields = _fields(header, row)
        code = fields[_CODE]
        municipality = known.get(code)
        wrong = _wrong(row.number, fields, municipality, seen.get(code))
        if wrong is None and municipality is not None:
            name = fields.get(_MINUTES_NAME) or municipality.name
            seen[code] = row.number
            if name in present:
                wrong = Problem(
                    row.number, _MINUTES_NAME, "'%1' stands in row %2 too", (name, str(seen[present[name].code]))
                )
            present.setdefault(name, municipality)
        problems += [wrong] if wrong is not None else []
    if not rest:
        problems.append(Problem(0, "", "there is no municipality in this file"))
    return refused(problems) if problems else present


def _fields(header: Row, row: Row) -> dict[str, str]:
    """The cells by the name of their column; a row that is too short has empty ones."""
    cells = [*row.cells, *("" for _ in header.cells)]
    return {label: cells[place] for place, label in enumerate(header.cells)}


def _wrong(row: int, fields: dict[str, str], municipality: Municipality | None, seen: int | None) -> Problem | None:
    code, name = fields[_CODE], bare_name(fields.get(_CBS_NAME, ""))
    if not code:
        return Problem(row, _CODE, "is missing")
    if municipality is None:
        return Problem(row, _CODE, "'%1' is not in the register", (code,))
    if seen is not None:
        return Problem(row, _CODE, "'%1' stands in row %2 too", (code, str(seen)))
    if name and name != municipality.name:
        return Problem(row, _CBS_NAME, "%1 is '%2' in the register, not '%3'", (code, municipality.name, name))
    return None
