"""Whatever is handed over as a list is read or refused in one sentence."""

import io
import random
import zipfile
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemkast.assembly.csv_rows import ImportRefused
from stemkast.preparation.cells import MOST_BYTES, read_cells
from tests.preparation.sheets import csv, xlsx


def cells(data: bytes) -> list[tuple[str, ...]]:
    rows = read_cells(data)
    assert not isinstance(rows, ImportRefused), rows
    return [row.cells for row in rows]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_csv_of_every_kind(separator: str, encoding: str) -> None:
    data = csv(separator.join(("gemeente", "naam")), "", separator.join(("Súdwest-Fryslân", " A ")), encoding=encoding)
    assert cells(data) == [("gemeente", "naam"), ("Súdwest-Fryslân", "A")]


def test_a_sheet_is_read_as_a_person_reads_it() -> None:
    rows = [
        ["nr", "op"],
        [None, None],
        [1, date(2023, 5, 31)],
        [2.0, datetime.fromisoformat("2023-05-31T12:30")],
        [2.5, True],
    ]
    assert cells(xlsx(rows)) == [
        ("nr", "op"),
        ("1", "2023-05-31"),
        ("2", "2023-05-31T12:30"),
        ("2.5", "true"),
    ]


def _bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * 110_000_000)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "the file is empty"),
        (b"\r\n;;\r\n", "the file is empty"),
        (random.Random(1).randbytes(10_000_000), "larger than 5 MB"),
        (random.Random(1).randbytes(MOST_BYTES), "no text and no Excel file"),
        (b"PK\x03\x04 no zip", "this Excel file cannot be read"),
        (xlsx([["a"]])[:-200], "this Excel file cannot be read"),
        (b"\xd0\xcf\x11\xe0 old", "old Excel"),
        (b"%PDF-1.7", "this is a PDF"),
        ("nr;titel".encode("utf-16"), "UTF-16"),
        (xlsx([["nr"], ["=A1"]]), "holds a formula"),
        (b"a\n" * 20_001, "more than 20,000 rows"),
        (_bomb(), "unpacks to more than 100 MB"),
        (b'nr;titel\n"1;no end' + b"x" * 200_000, "this is no CSV"),
    ],
)
def test_what_is_no_list_is_refused_in_one_sentence(data: bytes, says: str) -> None:
    answer = read_cells(data)
    assert isinstance(answer, ImportRefused)
    assert len(answer.problems) == 1
    assert says in str(answer)


@given(st.binary(max_size=400))
def test_nothing_raises(data: bytes) -> None:
    read_cells(data)
    read_cells(b"PK\x03\x04" + data)
