"""Returned mandates: what counts, what is left out and why, who is missing."""

from importlib.resources import files

from stemkast.assembly.csv_rows import ImportRefused
from stemkast.assembly.events import MandateIssued, RegisterRow, RepresentativeRole
from stemkast.assembly.register import Register
from stemkast.assembly.register_import import read_register
from stemkast.assembly.weights import WeightRule
from stemkast.preparation.finding import Finder
from stemkast.preparation.mandate_list import MandateReport, read_mandates
from tests.preparation.sheets import csv, xlsx

_READ = read_register((files("stemkast.demo") / "data" / "gemeenten_2022_op_indeling_2023.csv").read_bytes())
assert isinstance(_READ, Register)
ROWS: tuple[RegisterRow, ...] = _READ.rows(WeightRule())


def report(data: bytes, known: dict[str, MandateIssued] | None = None) -> MandateReport:
    read = read_mandates(data, ROWS, known or {})
    assert isinstance(read, MandateReport), read
    return read


def test_every_name_of_the_register_is_found() -> None:
    finder = Finder(ROWS)
    for row in ROWS:
        for text in (row.code, row.code[2:], row.name, row.name.upper(), f" {row.name} (gemeente)"):
            assert finder.find(text) == row, text


def test_names_as_people_write_them() -> None:
    finder = Finder(ROWS)
    known = {
        "Den Haag": "GM0518",
        "'s-Gravenhage": "GM0518",
        "Den Bosch": "GM0796",
        "Sudwest Fryslan": "GM1900",
        "Gemeente Utrecht": "GM0344",
        "bergen nh": "GM0373",
    }
    for name, code in known.items():
        found = finder.find(name)
        assert found is not None, name
        assert found.code == code
    assert finder.find("Bergen") is None, "there are two"
    assert finder.find("") is None


def test_a_list_as_an_office_sends_it() -> None:
    data = xlsx(
        [
            ["Ontvangen machtigingen ALV"],
            [],
            ["Gemeente", "Naam", "Functie", "Opmerking"],
            ["Den Haag", "", "Wethouder", "per post"],
            ["GM0344", None, "burgemeester", None],
            [344, "", "burgemeester", None],
            ["Groningen", "", "raadslid", None],
            ["groningen", "", "griffier", None],
            ["Atlantis", "", "wethouder", None],
            ["Assen", "", "directeur", None],
            ["", "", "griffier", None],
        ]
    )
    read = report(data)
    assert [(each.municipality, each.role) for each in read.ready] == [
        ("GM0518", RepresentativeRole.ALDERMAN),
        ("GM0344", RepresentativeRole.MAYOR),
    ]
    assert [str(each) for each in read.problems] == [
        "row 8, column Gemeente: 'groningen' stands in row 7 too, with somebody else; neither counts",
        "row 9, column Gemeente: 'Atlantis' is not in the register",
        "row 10, column Functie: 'directeur' is no role of a representative: "
        "burgemeester, wethouder, secretaris, griffier, raadslid",
        "row 11, column Gemeente: no municipality is named",
    ]
    assert len(read.missing) == 342 - 2
    assert read.same == 0


def test_what_stands_in_the_ledger_is_told_from_what_changes() -> None:
    known = {
        "GM0344": MandateIssued("GM0344", RepresentativeRole.MAYOR, "", ""),
        "GM0014": MandateIssued("GM0014", RepresentativeRole.CLERK, "", ""),
    }
    read = report(csv("cbs_code;rol", "GM0344;burgemeester", "GM0014;raadslid", "GM0106;wethouder"), known)
    assert [each.municipality for each in read.ready] == ["GM0014", "GM0106"]
    assert read.changed == ("GM0014",)
    assert read.same == 1
    assert len(read.missing) == 342 - 3


def test_code_and_name_have_to_agree() -> None:
    read = report(csv("code;gemeente;rol", "GM0344;Groningen;raadslid", "GM9999;Utrecht;raadslid"))
    assert [each.text for each in read.problems] == [
        "GM0344 is 'Utrecht' in the register, not 'Groningen'",
        "'GM9999' is not in the register",
    ]
    assert read.ready == ()


def test_a_list_without_its_columns_is_refused() -> None:
    refused = read_mandates(csv("aap;noot", "1;2"), ROWS, {})
    assert isinstance(refused, ImportRefused)
    assert [each.text for each in refused.problems] == [
        "no column is called cbs_code / gemeente",
        "no column is called rol",
    ]


def test_the_attendance_list_of_2023_names_328() -> None:
    present = (files("stemkast.demo") / "data" / "aanwezig-2023-06-14.csv").read_text(encoding="utf-8").splitlines()
    rows = [present[0] + ",functie", *(line + ",wethouder" for line in present[1:] if line)]
    read = report(csv(*rows))
    assert (len(read.ready), len(read.missing), read.problems) == (328, 14, ())
