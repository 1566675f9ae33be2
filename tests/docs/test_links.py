"""Every link leads somewhere, every document and every picture is reached, and pictures stay small."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from PIL import Image

from tests.docs.pages import ROOT, anchors, documents, prose

_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_ELSEWHERE = re.compile(r"[a-z]+:")
_TEST = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
_LARGEST = 150_000
_PICTURES = ROOT / "docs" / "screenshots"
every_document = pytest.mark.parametrize("path", documents(), ids=lambda path: str(path.relative_to(ROOT)))


def links(path: Path) -> list[str]:
    """Where the document leads, inside the project."""
    return [unquote(found) for found in _LINK.findall(prose(path)) if not _ELSEWHERE.match(found)]


def target(path: Path, link: str) -> Path:
    """The file that a link of this document is about."""
    place = link.partition("#")[0]
    return (path.parent / place).resolve() if place else path


@every_document
def test_every_link_and_anchor_exists(path: Path) -> None:
    for link in links(path):
        found = target(path, link)
        assert found.exists(), f"{link}: there is no such file"
        anchor = link.partition("#")[2]
        assert not anchor or anchor in anchors(found), f"{link}: there is no such heading"


def test_the_index_leads_to_every_document() -> None:
    """In as many steps as it takes, from the two pages that a visitor sees first."""
    reached: set[Path] = set()
    waiting = [ROOT / "README.md", ROOT / "LEESMIJ.md"]
    while waiting:
        path = waiting.pop()
        if path in reached or not path.is_file() or path.suffix != ".md":
            continue
        reached.add(path)
        for link in links(path):
            found = target(path, link)
            waiting += sorted(found.glob("*.md")) if found.is_dir() else [found]
    assert {str(path.relative_to(ROOT)) for path in set(documents()) - reached} == set()


def test_every_picture_is_shown_and_small() -> None:
    shown = {target(path, link) for path in documents() for link in links(path) if link.endswith(".png")}
    assert {path.name for path in set(_PICTURES.glob("*.png")) - shown} == set()
    for path in shown:
        assert path.stat().st_size < _LARGEST, f"{path.name} is too large for a document"
        with Image.open(path) as picture:
            assert picture.width <= 1366, path.name


def test_every_test_that_is_named_exists() -> None:
    named = [found for path in documents() for found in _TEST.findall(path.read_text("utf-8"))]
    assert len(named) >= 12
    for file, name in named:
        assert re.search(rf"^def {name}\(", (ROOT / file).read_text("utf-8"), re.MULTILINE), f"{file}::{name}"
