"""Returned mandates from the list of an office: who votes for which municipality, and what is missing, double, unknown.

Read before anything is written: the report says everything, and only the rows that are in order become mandates.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from stemkast.assembly.csv_rows import ImportRefused, Problem
from stemkast.assembly.events import MandateIssued, RegisterRow, RepresentativeRole
from stemkast.preparation.finding import Finder
from stemkast.preparation.table import Line, read_table

_COLUMNS = {
    "code": "cbs_code code gemeentecode gm_code municipality_code",
    "municipality": "gemeente gemeentenaam naam_gemeente municipality cbs_naam",
    "name": "naam vertegenwoordiger naam_vertegenwoordiger gemachtigde naam_gemachtigde name representative",
    "role": "rol functie role functie_vertegenwoordiger",
    "form": "formulier formuliernummer nummer form",
}
_ROLES = {
    "burgemeester": RepresentativeRole.MAYOR,
    "wethouder": RepresentativeRole.ALDERMAN,
    "gemeentesecretaris": RepresentativeRole.SECRETARY,
    "secretaris": RepresentativeRole.SECRETARY,
    "griffier": RepresentativeRole.CLERK,
    "raadsgriffier": RepresentativeRole.CLERK,
    "raadslid": RepresentativeRole.COUNCILLOR,
} | {role.value: role for role in RepresentativeRole}


@dataclass(frozen=True, slots=True)
class MandateReport:
    """What a list of returned mandates comes to.

    ready     mandates to be issued, in the order of the file
    changed   of these, codes of municipalities whose earlier mandate is replaced
    same      how many stand in the ledger already, exactly so
    problems  rows that are left out, with why: unknown, double, without a role
    missing   municipalities without a mandate, in the ledger and in the list, in the order of the register
    """

    ready: tuple[MandateIssued, ...]
    changed: tuple[str, ...]
    same: int
    problems: tuple[Problem, ...]
    missing: tuple[RegisterRow, ...]


def read_mandates(
    data: bytes, register: Sequence[RegisterRow], known: Mapping[str, MandateIssued]
) -> MandateReport | ImportRefused:
    """The report on a list in CSV or XLSX; `known` are the mandates in the ledger, by code. Never raises."""
    lines = read_table(data, _COLUMNS, ("code|municipality", "role"))
    if isinstance(lines, ImportRefused):
        return lines
    finder = Finder(register)
    problems: list[Problem] = []
    found: dict[str, tuple[Line, MandateIssued]] = {}
    double: set[str] = set()
    for line in lines:
        mandate = _mandate(line, finder)
        if isinstance(mandate, Problem):
            problems.append(mandate)
        elif mandate.municipality not in found:
            found[mandate.municipality] = line, mandate
        elif found[mandate.municipality][1] != mandate:
            double.add(mandate.municipality)
            first = found[mandate.municipality][0].number
            says = "'%1' stands in row %2 too, with somebody else; neither counts"
            problems.append(line.wrong("municipality", says, line["municipality"] or line["code"], str(first)))
    read = [mandate for code, (_, mandate) in found.items() if code not in double]
    return _report(read, problems, register, known)


def _mandate(line: Line, finder: Finder) -> MandateIssued | Problem:
    by_code = finder.find(line["code"]) if line["code"] else None
    by_name = finder.find(line["municipality"]) if line["municipality"] else None
    row = by_code or by_name
    if not line["code"] and not line["municipality"]:
        return line.wrong("municipality", "no municipality is named")
    if row is None or (line["code"] and by_code is None):
        return line.wrong("municipality", "'%1' is not in the register", line["code"] or line["municipality"])
    if by_code is not None and by_name is not None and by_code != by_name:
        return line.wrong("municipality", "%1 is '%2' in the register, not '%3'", row.code, row.name, by_name.name)
    role = _ROLES.get(line["role"].casefold().strip())
    if role is None:
        says = "'%1' is no role of a representative: burgemeester, wethouder, secretaris, griffier, raadslid"
        return line.wrong("role", says, line["role"]) if line["role"] else line.wrong("role", "is missing")
    return MandateIssued(row.code, role, line["name"], line["form"])


def _report(
    read: Sequence[MandateIssued],
    problems: Sequence[Problem],
    register: Sequence[RegisterRow],
    known: Mapping[str, MandateIssued],
) -> MandateReport:
    ready = tuple(each for each in read if known.get(each.municipality) != each)
    there = {each.municipality for each in read} | known.keys()
    return MandateReport(
        ready=ready,
        changed=tuple(each.municipality for each in ready if each.municipality in known),
        same=len(read) - len(ready),
        problems=tuple(problems),
        missing=tuple(row for row in register if row.code not in there),
    )
