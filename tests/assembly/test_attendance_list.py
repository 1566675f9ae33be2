"""The attendance list of 14 June 2023, and lists with mistakes."""

from importlib.resources import files

import pytest

from stemkast.assembly.attendance_list import read_attendance
from stemkast.assembly.csv_rows import ImportRefused
from stemkast.assembly.register import Municipality, Register
from stemkast.assembly.register_import import read_register
from stemkast.assembly.weights import WeightRule

DATA = files("stemkast.demo") / "data"
SMALL = Register(
    "2022-01-01",
    "test",
    (
        Municipality("GM0344", "Utrecht", 361_699),
        Municipality("GM0518", "'s-Gravenhage", 553_417),
        Municipality("GM0088", "Schiermonnikoog", 947),
    ),
)


def test_the_attendance_of_14_june_2023() -> None:
    register = read_register((DATA / "gemeenten_2022_op_indeling_2023.csv").read_bytes())
    assert isinstance(register, Register)
    present = read_attendance((DATA / "aanwezig-2023-06-14.csv").read_bytes(), register)
    assert isinstance(present, dict), present
    codes = {municipality.code for municipality in present.values()}
    weights = {row.code: row.weight for row in register.rows(WeightRule())}
    assert (len(present), len(codes), sum(weights[code] for code in codes)) == (328, 328, 12_576)
    assert present["Den Haag"].name == "'s-Gravenhage"


def test_columns_in_another_order_with_semicolons_and_without_names() -> None:
    present = read_attendance(b"\xef\xbb\xbfcbs_code;aantekening\r\nGM0344;x\r\nGM0518\r\n", SMALL)
    assert isinstance(present, dict)
    assert {name: each.code for name, each in present.items()} == {"Utrecht": "GM0344", "'s-Gravenhage": "GM0518"}


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("", ["row 1, column cbs_code: an attendance list has this column, with a row for each municipality"]),
        ("gemeente\nUtrecht\n", ["row 1, column cbs_code: an attendance list has this column"]),
        ("cbs_code\n", ["there is no municipality in this file"]),
        (
            "naam_in_notulen,cbs_naam,cbs_code\n"
            "Utrecht,Utrecht (gemeente),GM0344\n"
            "Ergens,Ergens,GM9999\n"
            "Utrecht,Utrecht,GM0344\n"
            "Den Haag,Haagstad,GM0518\n"
            ",,\n"
            "Leeg,,\n"
            "Utrecht,Schiermonnikoog,GM0088\n",
            [
                "row 3, column cbs_code: 'GM9999' is not in the register",
                "row 4, column cbs_code: 'GM0344' stands in row 2 too",
                "row 5, column cbs_naam: GM0518 is ''s-Gravenhage' in the register, not 'Haagstad'",
                "row 7, column cbs_code: is missing",
                "row 8, column naam_in_notulen: 'Utrecht' stands in row 2 too",
            ],
        ),
        ('cbs_code\n"' + "x" * 200_000, ["row 2: this is no CSV: field larger"]),
    ],
)
def test_every_mistake_has_its_row(text: str, problems: list[str]) -> None:
    refused = read_attendance(text.encode(), SMALL)
    assert isinstance(refused, ImportRefused)
    found = [str(each) for each in refused.problems]
    assert len(found) == len(problems), found
    assert all(each.startswith(problem) for each, problem in zip(found, problems, strict=True)), found
