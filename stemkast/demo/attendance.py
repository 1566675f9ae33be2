"""Reading who was present: a CSV with CBS codes, held against the register."""

import csv
import io

from stemkast.assembly.register import Municipality, Register
from stemkast.assembly.register_import import ImportRefused, Problem

_CODE = "cbs_code"
_NAME = "naam_in_notulen"


def read_attendance(data: bytes, register: Register) -> dict[str, Municipality] | ImportRefused:
    """The municipalities present by every name that the file gives them, in its order; or all that is wrong with it."""
    try:
        rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    except UnicodeDecodeError:
        return ImportRefused((Problem(0, "", "the attendance list is not written in UTF-8"),))
    if not rows or _CODE not in rows[0]:
        return ImportRefused(
            (Problem(1, _CODE, "an attendance list has this column, and a row for each municipality"),)
        )
    known = {each.code: each for each in register.municipalities}
    problems: list[Problem] = []
    present: dict[str, Municipality] = {}
    seen: set[str] = set()
    for number, row in enumerate(rows, start=2):
        code = (row[_CODE] or "").strip()
        if code not in known:
            problems.append(Problem(number, _CODE, f"{code!r} is not in the register"))
        elif code in seen:
            problems.append(Problem(number, _CODE, f"{code} stands twice"))
        else:
            seen.add(code)
            present[row.get(_NAME) or known[code].name] = known[code]
    return ImportRefused(tuple(problems)) if problems else present
