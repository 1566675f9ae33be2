"""The translation is whole, and what Qt reads was made from what people read."""

import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import PySide6

import stemkast.windows.translations

TRANSLATIONS = Path(stemkast.windows.translations.__file__).parent
SOURCE = TRANSLATIONS / "stemkast_nl.ts"
WINDOWS = TRANSLATIONS.parent
TOOLS = Path(PySide6.__file__).parent


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


def test_every_text_of_the_windows_is_in_the_translation_and_no_other(tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.ts"
    modules = [str(path) for path in sorted(WINDOWS.rglob("*.py"))]
    tool("lupdate", *modules, "-ts", str(fresh))
    assert messages(fresh).keys() == messages(SOURCE).keys()


def test_every_text_is_translated_and_its_places_are_kept() -> None:
    for (context, source), translation in messages(SOURCE).items():
        where = f"{context}: {source}"
        assert translation.get("type") is None, where
        assert translation.text, where
        for place in ("%1", "%2", "%3", "%4"):
            assert (place in source) == (place in translation.text), where


def test_the_compiled_translation_is_the_one_that_people_read(tmp_path: Path) -> None:
    compiled = tmp_path / "fresh.qm"
    tool("lrelease", "-silent", str(SOURCE), "-qm", str(compiled))
    assert compiled.read_bytes() == SOURCE.with_suffix(".qm").read_bytes()
