import shutil
from pathlib import Path

import pytest

from stemkast.documents import typesetting
from stemkast.documents.typesetting import TemplateBroken, pdf
from tests.documents.paper import needs_poppler, texts

KEYPADS = {"keypads": []}


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    """An office's own copy of the templates."""
    folder = tmp_path / "templates"
    shutil.copytree(str(typesetting.TEMPLATES), folder)
    return folder


@needs_poppler
def test_an_office_changes_its_copy(templates: Path, tmp_path: Path) -> None:
    (templates / "notice.typ").write_text('#import "house.typ": *\n#show: house.with("x")\n#data.words')
    assert texts(pdf("notice.typ", {"words": "*geen* #opmaak"}, "2023-06-14", templates), tmp_path) == [
        "*geen* #opmaak"
    ]


def test_a_template_that_is_broken_says_where(templates: Path) -> None:
    (templates / "house.typ").write_text("#let data = nothing")
    with pytest.raises(TemplateBroken, match=r"(?s)keypad_labels\.typ.*nothing"):
        pdf("keypad_labels.typ", KEYPADS, "2023-06-14", templates)


def test_a_typeface_that_is_not_there_is_said(templates: Path) -> None:
    (templates / "notice.typ").write_text('#set text(font: "Comic Sans MS")\nhello')
    with pytest.raises(TemplateBroken, match="comic sans"):
        pdf("notice.typ", {}, "2023-06-14", templates)


def test_only_the_typeface_of_the_house_is_known() -> None:
    assert {each.family for each in typesetting._fonts().fonts()} == {"Source Sans Pro"}


def test_the_date_in_the_file_is_that_of_the_assembly() -> None:
    assert b"2023-06-14" in pdf("keypad_labels.typ", KEYPADS, "2023-06-14")
    assert pdf("keypad_labels.typ", KEYPADS, "someday") == pdf("keypad_labels.typ", KEYPADS, "")
