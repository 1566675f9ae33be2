"""Names as people type them, against the register of 2023."""

import csv
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemkast.assembly.municipality_search import OTHER_NAMES, find, findable

with (files("stemkast.demo") / "data" / "gemeenten_2022_op_indeling_2023.csv").open(encoding="utf-8") as file:
    ROWS = {row["cbs_code"]: row for row in csv.DictReader(file)}
ALL = [
    findable(code, row["name"], (part.split(" ", 1)[1].rsplit(" ", 1)[0] for part in row["merged_from"].split(" + ")))
    if row["merged_from"]
    else findable(code, row["name"])
    for code, row in ROWS.items()
]


def first(question: str) -> str:
    found = find(question, ALL)
    return ROWS[found[0]]["name"] if found else ""


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("utr", "Utrecht"),
        ("heuvelrug", "Utrechtse Heuvelrug"),
        ("UTRECHT", "Utrecht"),
        ("den haag", "'s-Gravenhage"),
        ("'s-grav", "'s-Gravenhage"),
        ("s-gravenhage", "'s-Gravenhage"),
        ("’s-gravenhage", "'s-Gravenhage"),
        ("gravenh", "'s-Gravenhage"),
        ("den bosch", "'s-Hertogenbosch"),
        ("hertog", "'s-Hertogenbosch"),
        ("sudwest", "Súdwest-Fryslân"),
        ("SÚDWEST FRYSLAN", "Súdwest-Fryslân"),
        ("zuidwest-friesland", "Súdwest-Fryslân"),
        ("fryske marren", "De Fryske Marren"),
        ("de friese meren", "De Fryske Marren"),
        ("noordoost-fr", "Noardeast-Fryslân"),
        ("ljouwert", "Leeuwarden"),
        ("tietjerk", "Tytsjerksteradiel"),
        ("brielle", "Voorne aan Zee"),
        ("weesp", "Amsterdam"),
        ("GM0344", "Utrecht"),
        ("gm0344", "Utrecht"),
        ("0344", "Utrecht"),
        ("344", "Utrecht"),
        ("bergen nh", "Bergen (NH.)"),
        ("bergen (l.)", "Bergen (L.)"),
        ("nuenen", "Nuenen, Gerwen en Nederwetten"),
        ("nederwetten", "Nuenen, Gerwen en Nederwetten"),
        ("ijsselstein", "IJsselstein"),
        ("vijfheerenlanden", "Vijfheerenlanden"),
    ],
)
def test_found_first(question: str, name: str) -> None:
    assert first(question) == name


def test_an_own_name_comes_before_another_and_a_beginning_before_a_middle() -> None:
    names = [ROWS[code]["name"] for code in find("bergen", ALL)]
    assert names[:3] == ["Bergen (L.)", "Bergen (NH.)", "Bergen op Zoom"]
    assert {"Haaksbergen", "Steenbergen", "Tubbergen"} <= set(names[3:])
    assert find("", ALL) == find("  ", ALL) == find("'", ALL) == ()
    assert find("xyz", ALL) == ()


@pytest.mark.parametrize("code", ROWS)
def test_every_municipality_is_first_under_its_own_name_and_its_code(code: str) -> None:
    assert find(ROWS[code]["name"], ALL)[0] == code
    assert find(code, ALL)[0] == code


@pytest.mark.parametrize(("code", "name"), [(code, name) for code, names in OTHER_NAMES.items() for name in names])
def test_every_other_name_is_of_a_municipality_and_leads_to_it(code: str, name: str) -> None:
    assert code in ROWS
    assert find(name, ALL)[0] == code


@given(st.text(max_size=30))
def test_any_text_is_a_question(text: str) -> None:
    assert len(set(find(text, ALL))) == len(find(text, ALL))
