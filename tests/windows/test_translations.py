"""The translation is whole, and what Qt reads was made from what people read."""

import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import PySide6
import pytest

import stemkast.windows.translations

TRANSLATIONS = Path(stemkast.windows.translations.__file__).parent
SOURCES = sorted(TRANSLATIONS.glob("*_nl.ts"))
WINDOWS = TRANSLATIONS.parent
TOOLS = Path(PySide6.__file__).parent
every_folder = pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)


def messages(path: Path) -> dict[tuple[str, str], ET.Element]:
    """Context and source text -> translation."""
    found = {}
    for context in ET.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            found[context.findtext("name", ""), message.findtext("source", "")] = translation
    return found


def tool(name: str, *arguments: str) -> None:
    subprocess.run([TOOLS / name, *arguments], check=True, capture_output=True)


def test_every_folder_of_windows_has_its_translation_and_no_other_is_there() -> None:
    folders = {path.parent.name for path in WINDOWS.rglob("*.py") if "tr(" in path.read_text("utf-8")}
    assert {source.name for source in SOURCES} == {f"{name}_nl.ts" for name in folders}
    assert {path.name for path in TRANSLATIONS.glob("*.qm")} == {f"{name}_nl.qm" for name in folders}


@every_folder
def test_every_text_of_the_windows_is_in_the_translation_and_no_other(source: Path, tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.ts"
    modules = [str(path) for path in sorted((WINDOWS / source.stem.removesuffix("_nl")).rglob("*.py"))]
    tool("lupdate", *modules, "-ts", str(fresh))
    assert messages(fresh).keys() == messages(source).keys(), "due: tools/translations.sh"


@every_folder
def test_every_text_is_translated_and_its_places_are_kept(source: Path) -> None:
    for (context, text), translation in messages(source).items():
        where = f"{context}: {text}"
        assert translation.get("type") is None, where
        assert translation.text, where
        for place in ("%1", "%2", "%3", "%4"):
            assert (place in text) == (place in translation.text), where


@every_folder
def test_the_compiled_translation_is_the_one_that_people_read(source: Path, tmp_path: Path) -> None:
    compiled = tmp_path / "fresh.qm"
    tool("lrelease", "-silent", str(source), "-qm", str(compiled))
    assert compiled.read_bytes() == source.with_suffix(".qm").read_bytes(), "due: tools/translations.sh"
