"""The verifier's own reading of a published register, against what the hall's importer makes of the same files."""

from pathlib import Path

import pytest

from stemkast.verifier.published import differences, published
from tests.assembly.test_register_import import IDENTIFIERS, ONE_HEADER_ROW, REAL, TABLE, THREE, UNITS_BELOW


@pytest.mark.parametrize("text", [ONE_HEADER_ROW, TABLE, UNITS_BELOW, IDENTIFIERS])
def test_exports_of_statline_are_read_as_they_are(text: str) -> None:
    assert published(text.encode("utf-8-sig")) == {code: population for code, _, population in THREE}


def test_the_register_of_the_demo_is_read() -> None:
    figures = published(REAL)
    assert (len(figures), sum(figures.values())) == (342, 17_590_672)


def row(code: str, population: int, *parts: dict[str, object]) -> dict[str, object]:
    return {"code": code, "name": code, "population": population, "merged_from": list(parts)}


def test_a_merged_municipality_is_published_whole_or_in_parts() -> None:
    parts = row("GM0501", 17_439), row("GM0530", 40_312), row("GM0614", 15_487)
    register = {"GM1992": row("GM1992", 73_238, *parts), "GM0088": row("GM0088", 944)}
    head = b"code,population\nGM0088,944\n"
    whole = head + b"GM1992,73238\n"
    in_parts = head + b"GM0501,17439\nGM0530,40312\nGM0614,15487\n"
    assert list(differences(register, whole)) == []
    assert list(differences(register, in_parts)) == []
    other = in_parts.replace(b"40312", b"40313")
    assert list(differences(register, other)) == ["GM0530 'GM0530' has 40312 inhabitants; published is 40313"]


def test_who_is_left_out_or_invented_is_named() -> None:
    register = {"GM0088": row("GM0088", 944), "GM9999": row("GM9999", 5)}
    found = list(differences(register, b"code;bevolking\nGM0088;944\nGM0014;234 950\n"))
    assert found == [
        "GM9999 'GM9999' has 5 inhabitants; published is None",
        "GM0014 is published with 234950 inhabitants, and is not in the register",
    ]


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"code;bevolking\n", b"code,a,b\nGM0014,1,2\nGM0088,3,4\n"])
def test_a_file_that_is_not_clear_confirms_nothing(content: bytes) -> None:
    assert list(differences({}, content)) == ["the file that you gave has no column of codes and one of population"]


def test_the_register_of_the_old_division_confirms_that_of_the_new_one(shared: Path) -> None:
    figures = published((shared / "data" / "gemeenten_2022.csv").read_bytes())
    assert (len(figures), sum(figures.values())) == (345, 17_590_672)
