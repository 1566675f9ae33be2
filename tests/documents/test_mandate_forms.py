import csv
import io
from pathlib import Path

import pytest

from stemkast.assembly.assembly import Assembly
from stemkast.documents.form_code import FormCode, read
from stemkast.documents.mandate_forms import MandateForms, forms_of, mail_merge, mandate_forms
from tests.documents.paper import codes, has_clear_edges, needs_poppler, pictures, texts

WHY = {
    "'s-Gravenhage": "553.417 inwoners op 1 januari 2022. Eén stem per volle 1.000 inwoners, met een maximum van 75.",
    "Schiermonnikoog": "944 inwoners op 1 januari 2022. Eén stem per volle 1.000 inwoners, met een minimum van 1.",
    "Voorne aan Zee": (
        "73.238 inwoners op 1 januari 2022, de som van Brielle (17.704), Hellevoetsluis (40.574) en "
        "Westvoorne (14.960). Eén stem per volle 1.000 inwoners."
    ),
}
ROLES = ("burgemeester", "wethouder", "gemeentesecretaris", "griffier", "raadslid")


@needs_poppler
def test_each_page_carries_the_code_of_its_municipality(assembly: Assembly, tmp_path: Path) -> None:
    pages = pictures(mandate_forms(forms_of(assembly)), tmp_path)
    assert len(pages) == len(assembly.register)
    for page, code in zip(pages, assembly.register, strict=True):
        (scanned,) = codes(page)
        assert read(scanned, assembly) == FormCode(code, 1)
        assert has_clear_edges(page)


@needs_poppler
def test_a_code_is_read_from_a_bad_scan(assembly: Assembly, tmp_path: Path) -> None:
    (page,) = pictures(mandate_forms(forms_of(assembly).only(["GM0518"])), tmp_path, dpi=90)
    (scanned,) = codes(page.rotate(7, fillcolor=255))
    assert read(scanned, assembly) == FormCode("GM0518", 1)


@needs_poppler
def test_each_page_says_what_a_secretary_must_know(assembly: Assembly, tmp_path: Path) -> None:
    pages = texts(mandate_forms(forms_of(assembly)), tmp_path)
    for page, row in zip(pages, assembly.register.values(), strict=True):
        assert row.name in page
        assert f"{row.weight} {'stem' if row.weight == 1 else 'stemmen'}" in page
        assert WHY.get(row.name, "Eén stem per volle 1.000 inwoners") in page
        assert "woensdag 14 juni 2023 · Groningen" in page
        assert "Algemene ledenvergadering van de Vereniging van Nederlandse Gemeenten" in page
        assert f"{row.code} · formulier 1" in page
        for words in (*ROLES, "Naam", "Handtekening", "Plaats en datum", "bij de stembalie af"):
            assert words in page


def test_only_who_was_issued_one_gets_a_page(assembly: Assembly) -> None:
    del assembly.forms["GM0518"]
    assert [each.municipality for each in forms_of(assembly).forms] == ["GM0820", "GM0088", "GM1900", "GM1992"]


def test_without_forms_there_is_nothing_to_print(assembly: Assembly) -> None:
    with pytest.raises(ValueError, match="no form"):
        mandate_forms(forms_of(assembly).only([]))
    with pytest.raises(ValueError, match="register"):
        forms_of(Assembly())


def test_the_same_forms_are_the_same_bytes(assembly: Assembly) -> None:
    forms = forms_of(assembly)
    assert mandate_forms(forms) == mandate_forms(forms)


def test_the_list_for_the_mail(assembly: Assembly) -> None:
    forms: MandateForms = forms_of(assembly)
    raw = mail_merge(forms)
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig")), delimiter=";"))
    assert [(row["cbs_code"], row["gemeente"], int(row["stemmen"])) for row in rows] == [
        (row.code, row.name, row.weight) for row in assembly.register.values()
    ]
    assert {row["gemeente"]: row["toelichting"] for row in rows}.items() >= WHY.items()
    assert [row["bestand"] for row in rows][:2] == [
        "machtiging-gm0518-s-gravenhage-1.pdf",
        "machtiging-gm0820-nuenen-gerwen-en-nederwetten-1.pdf",
    ]
    assert len({row["bestand"] for row in rows}) == len(rows)
