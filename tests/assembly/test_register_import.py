"""Registers as people have them: the project's files, StatLine exports of every form, and every mistake named.

The samples have the form of exports of the StatLine tables 70072ned and 37259eng. Bron: CBS, StatLine; bewerkt.
"""

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemkast.assembly.register import Register
from stemkast.assembly.register_import import ImportRefused, read_register
from stemkast.assembly.weights import WeightRule

OWN = "gemeenten_2022_op_indeling_2023.csv"
REAL = (files("stemkast.demo") / "data" / OWN).read_bytes()

THREE = [
    ("GM0518", "'s-Gravenhage", 553_417),
    ("GM1900", "Súdwest-Fryslân", 90_134),
    ("GM0088", "Schiermonnikoog", 947),
]

POPULATION = "Bevolking/Bevolkingssamenstelling op 1 januari/Totale bevolking (aantal)"
ONE_HEADER_ROW = f"""\
"Perioden";"Regio's";"Regioaanduiding/Koppelvariabele regio code (code)";"{POPULATION}"
"2022";"Nederland";"NL01";"17590672"
"2022";"Fryslân (PV)";"PV21";"654019"
"2022";"'s-Gravenhage (gemeente)";"GM0518";"553417"
"2022";"Súdwest-Fryslân";"GM1900";"90134"
"2022";"Schiermonnikoog";"GM0088";"947"
"""

TABLE = """\
"Regionale kerncijfers Nederland"
""
"Onderwerp";"Regioaanduiding";"Bevolking"
"Onderwerp";"Koppelvariabele regio code";"Totale bevolking"
"Perioden";"2022";"2022"
"Regio's";"code";"aantal"
"'s-Gravenhage (gemeente)";"GM0518";"553 417"
"Súdwest-Fryslân";"GM1900";"90 134"
"Schiermonnikoog";"GM0088";"947"
"Bron: CBS"
"""

UNITS_BELOW = """\
"Population dynamics; birth, death and migration per region"
"Regions";"Codering";"2022"
"";"code";"number"
"'s-Gravenhage (gemeente)";"GM0518";"553.417"
"Súdwest-Fryslân";"GM1900";"90.134"
"Schiermonnikoog";"GM0088";"947"
"Source: CBS";"";""
"\u00a9 Statistics Netherlands, Den Haag/Heerlen 14-6-2023"
"""

IDENTIFIERS = """\
"ID";"Sex";"Regions";"Title";"Periods";"PopulationOn1January_1"
"0";"T001038";"GM0518";"'s-Gravenhage (gemeente)";"2022JJ00";"  553417"
"1";"T001038";"GM1900";"Súdwest-Fryslân";"2022JJ00";"   90134"
"2";"T001038";"GM0088";"Schiermonnikoog";"2022JJ00";"     947"
"""

YEARS = """\
"Perioden";"";"2021";"2022*"
"Onderwerp";"";"Totale bevolking";"Totale bevolking"
"Regio's";"Gemeentecode";"aantal";"aantal"
"'s-Gravenhage (gemeente)";"GM0518";"548.320";"553.417"
"Súdwest-Fryslân";"GM1900";"89.999";"90.134"
"Schiermonnikoog";"GM0088";"936";"947"
"""

YEAR_ROWS = """\
Gemeente;Code;Geslacht;Jaar;Inwoners
's-Gravenhage;GM0518;Totaal mannen en vrouwen;2021;548320
's-Gravenhage;GM0518;Totaal mannen en vrouwen;2022;553417
Súdwest-Fryslân;GM1900;Totaal mannen en vrouwen;2022;90134
Schiermonnikoog;GM0088;Totaal mannen en vrouwen;2022;947
"""


def problems_of(text: str | bytes, reference_date: str = "") -> list[str]:
    found = read_register(text if isinstance(text, bytes) else text.encode(), reference_date)
    assert isinstance(found, ImportRefused), found
    assert found.problems
    assert str(found) == "; ".join(map(str, found.problems))
    return [str(problem) for problem in found.problems]


def figures(register: Register | ImportRefused) -> list[tuple[str, str, int]]:
    assert isinstance(register, Register), str(register)
    return [(each.code, each.name, each.population) for each in register.municipalities]


@pytest.mark.parametrize(
    ("name", "municipalities", "population", "day"),
    [
        ("gemeenten_2022.csv", 345, 17_590_672, "2022-01-01"),
        (OWN, 342, 17_590_672, "2022-01-01"),
        ("gemeenten_2023.csv", 342, 17_811_291, "2023-01-01"),
        ("gemeenten_2024.csv", 342, 17_942_942, "2024-01-01"),
    ],
)
def test_the_files_that_came_with_the_project(
    shared: Path, name: str, municipalities: int, population: int, day: str
) -> None:
    register = read_register((shared / "data" / name).read_bytes(), "1999-01-01")
    assert isinstance(register, Register), str(register)
    assert (len(register.municipalities), register.population) == (municipalities, population)
    assert register.reference_date == day


def test_the_file_in_the_package() -> None:
    register = read_register(REAL)
    assert isinstance(register, Register)
    assert (len(register.municipalities), register.population) == (342, 17_590_672)
    assert (register.votes(WeightRule()), register.source) == (12_972, "Bron: CBS, StatLine; bewerkt")
    assert [each.name for each in register.municipalities if each.merged_from] == ["Amsterdam", "Voorne aan Zee"]


@pytest.mark.parametrize(
    "text", [ONE_HEADER_ROW, TABLE, UNITS_BELOW, IDENTIFIERS, YEARS, YEAR_ROWS],
    ids=["one header row", "table", "units below", "identifiers", "years in columns", "years in rows"],
)  # fmt: skip
@pytest.mark.parametrize(
    "written",
    [
        lambda text: text.encode(),
        lambda text: b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode(),
        lambda text: text.encode("latin-1"),
        lambda text: text.replace(".", "\u00a0").encode(),
        lambda text: text.replace(";", "\t").encode(),
    ],
    ids=["utf-8", "byte order mark", "latin-1", "no-break spaces", "tabs"],
)
def test_exports_of_statline_as_they_are(text: str, written: Callable[[str], bytes]) -> None:
    register = read_register(written(text), "2022-01-01")
    assert figures(register) == THREE
    assert isinstance(register, Register)
    assert register.reference_date == "2022-01-01"


def test_without_a_code_the_message_says_how_to_get_one() -> None:
    text = '"Regio\'s";"Perioden";"Bevolking op 1 januari (aantal)"\n"Utrecht (gemeente)";"2022";"361699"\n'
    assert problems_of(text) == [
        "row 1: no column has CBS codes (cbs_code); for a StatLine export choose the topic "
        "'Koppelvariabele regio code' too"
    ]


def test_several_years_need_a_choice() -> None:
    assert problems_of(YEARS) == [
        "row 3, column Totale bevolking: there are figures of 2021 and 2022; a register has one"
    ]
    assert problems_of(YEAR_ROWS, "2020-01-01") == [
        "column Jaar: there are figures of 2021-01-01 and 2022-01-01; a register has one date"
    ]


def test_the_date_is_that_of_the_file_or_the_one_that_is_given() -> None:
    text = "cbs_code,name,population\nGM0344,Utrecht,361699\n"
    register = read_register(text.encode(), "2022-01-01")
    assert isinstance(register, Register)
    assert register.reference_date == "2022-01-01"
    assert problems_of(text) == ["the file does not say of which date its figures are"]


def row(cells: str) -> str:
    return f"cbs_code,name,population,date,merged_from\nGM0344,Utrecht,361699,2022-01-01,\n{cells}\n"


@pytest.mark.parametrize(
    ("cells", "problems"),
    [
        ("GM0518,Den Haag,abc,2022-01-01,", ["row 3, column population: 'abc' is not a whole number"]),
        ("GM0518,Den Haag,12.5,2022-01-01,", ["row 3, column population: '12.5' is not a whole number"]),
        ("GM0518,Den Haag,\u0661,2022-01-01,", ["row 3, column population: '\u0661' is not a whole number"]),
        ("GM0518,Den Haag,9999999999,2022-01-01,", ["row 3, column population: '9999999999' is not a whole number"]),
        ("GM0518,Den Haag,-5,2022-01-01,", ["row 3, column population: '-5' is negative"]),
        ("GM0518,Den Haag,,2022-01-01,", ["row 3, column population: is missing"]),
        ("GM0518,Den Haag,.,2022-01-01,", ["row 3, column population: is missing"]),
        ("GM518,Den Haag,5,2022-01-01,", ["row 3, column cbs_code: 'GM518' is not a CBS code such as GM0344"]),
        (",Den Haag,5,2022-01-01,", ["row 3, column cbs_code: '' is not a CBS code such as GM0344"]),
        ("GM0518,,5,2022-01-01,", ["row 3, column name: is missing"]),
        ("GM0344,Zeist,5,2022-01-01,", ["row 3, column cbs_code: 'GM0344' stands in row 2 too"]),
        ("GM0355,Utrecht (gemeente),5,2022-01-01,", ["row 3, column name: 'Utrecht' stands in row 2 too"]),
        ("GM0355,Zeist,5,gisteren,", ["row 3, column date: 'gisteren' is not a date or a year"]),
        ("GM0355,Zeist,5,2022-02-30,", ["row 3, column date: '2022-02-30' is not a date or a year"]),
        ("GM0355,Zeist,5,0000,", ["row 3, column date: '0000' is not a date or a year"]),
        ("GM0355,Zeist,5,,", ["row 3, column date: is missing"]),
        (
            "GM0355,Zeist,5,2023-01-01,",
            ["column date: there are figures of 2022-01-01 and 2023-01-01; a register has one date"],
        ),
        ("GM0355,Zeist", ["row 3: 2 fields where the header has 5"]),
        ("GM0355,Zeist,5,2022-01-01,,", ["row 3: 6 fields where the header has 5"]),
        ("GM0355", ["row 3: 1 fields where the header has 5"]),
        (
            "GM1992,Voorne,6,2022-01-01,GM0501 Brielle 2 + GM0530 Hellevoetsluis 3",
            ["row 3, column merged_from: the parts add up to 5, the population is 6"],
        ),
        (
            "GM1992,Voorne,6,2022-01-01,GM0501 Brielle + 6",
            [
                "row 3, column merged_from: 'GM0501 Brielle' is not a code, a name and a number "
                "(GM0501 Brielle 17704)"
            ],
        ),
        (
            "GM1992,Voorne,5,2022-01-01,GM0344 Utrecht 2 + GM0530 Hellevoetsluis 3",
            ["row 3, column merged_from: 'GM0344' counts in row 2 too"],
        ),
        (
            "GM1992,Voorne,4,2022-01-01,GM0530 Hellevoetsluis 2 + GM0530 Hellevoetsluis 2",
            ["row 3, column merged_from: 'GM0530' counts in row 3 too"],
        ),
        (
            "GM51,,-1,morgen,x",
            [
                "row 3, column date: 'morgen' is not a date or a year",
                "row 3, column cbs_code: 'GM51' is not a CBS code such as GM0344",
                "row 3, column name: is missing",
                "row 3, column population: '-1' is negative",
                "row 3, column merged_from: 'x' is not a code, a name and a number (GM0501 Brielle 17704)",
            ],
        ),
    ],
)  # fmt: skip
def test_every_mistake_has_its_row_and_column(cells: str, problems: list[str]) -> None:
    assert problems_of(row(cells)) == problems


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("", ["the file is empty"]),
        ("\n;;\n", ["the file is empty"]),
        (
            "foo,bar\n1,2\n",
            [
                "row 1, column foo: is not a known column",
                "row 1, column bar: is not a known column",
                "row 1: no column has CBS codes",
                "row 1: no column has the names",
                "row 1: no column has the population",
            ],
        ),
        ("cbs_code,name\nGM0344,Utrecht\n", ["row 1: no column has the population"]),
        ("code;naam;inwoners;geboorte\n", ["row 1, column geboorte: is not a known column"]),
        ("code;naam;inwoners;\n", ["row 1, column number 4: is not a known column"]),
        ("code;naam;cbs_code;inwoners\n", ["row 1, column cbs_code: another column has CBS codes already"]),
        ("code;naam;Bevolking (x 1 000)\n", ["row 1, column Bevolking (x 1 000): is not a known column", "row 1: no"]),
        ("code;naam;inwoners\n", ["there is no municipality in this file"]),
        ("code;naam;inwoners;bevolking\nGM0344;U;1;2\n", ["row 1, column bevolking: there are figures of inwoners"]),
        ("code;naam;inwoners;geslacht\nGM0344;U;1;Mannen\n", ["row 2, column geslacht: 'Mannen' is not the total"]),
        ('code;naam;inwoners\nGM0344;"' + "x" * 200_000, ["row 2: this is no CSV"]),
    ],
)  # fmt: skip
def test_what_is_no_register(text: str, problems: list[str]) -> None:
    found = problems_of(text, "2022-01-01")
    assert len(found) == len(problems), found
    assert all(each.startswith(problem) for each, problem in zip(found, problems, strict=True)), found


def test_no_row_is_lost_between_notes() -> None:
    text = (
        "name;cbs_code;population\nUtrecht;GM0344;361699\nAalten;;\nBron: CBS;;\nZeist\nHoorn;GM0405;73000\n\nBron: CBS"
    )
    assert problems_of(text, "2022-01-01") == [
        "row 3, column cbs_code: '' is not a CBS code such as GM0344",
        "row 3, column population: is missing",
        "row 5: 1 fields where the header has 3",
    ]


@given(st.binary(max_size=200))
def test_no_bytes_make_it_raise(data: bytes) -> None:
    assert isinstance(read_register(data), ImportRefused)


@given(st.data())
def test_one_damaged_place_in_a_real_file_never_raises_nor_loses_a_municipality(data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(REAL) - 1))
    piece = data.draw(st.binary(min_size=1, max_size=3) | st.sampled_from([b",", b"\n", b'"', b";", b"GM0344"]))
    damaged = REAL[:place] + piece + REAL[place + data.draw(st.integers(0, 2)) :]
    register = read_register(damaged)
    assert isinstance(register, ImportRefused) or len(register.municipalities) == 342


PIECES = ('"', ";", ",", "\n", "GM0344", "Regio's", "code", "bevolking", "2022", "5", "Bron: CBS")


@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_no_table_makes_it_raise(pieces: list[str]) -> None:
    read_register("".join(pieces).encode(), "2022-01-01")
