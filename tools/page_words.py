"""Writes hall_server/web/pages/words.js from the translations of the windows, so that both say the same.

Run by tools/translations.sh after a text changed.
"""

import json
from pathlib import Path
from xml.etree import ElementTree as ET

ROOT = Path(__file__).parents[1]
WORDS = ROOT / "hall_server" / "web" / "pages" / "words.js"
_TRANSLATIONS = ROOT / "stemkast" / "windows" / "translations"
_FILES = ("hall_screen_nl.ts", "shared_nl.ts")
_CONTEXTS = ("HallScreen", "Words")
_HEAD = "// Made by tools/page_words.py from the translations of the windows: do not change it here.\n"


def page_words() -> str:
    """The module: for every context the Dutch text of each English one. Raises ValueError where one is missing."""
    words: dict[str, dict[str, str]] = {context: {} for context in _CONTEXTS}
    for name in _FILES:
        for context in ET.parse(_TRANSLATIONS / name).iter("context"):
            found = words.get(context.findtext("name", ""))
            if found is None:
                continue
            for message in context.iter("message"):
                source, translation = message.findtext("source", ""), message.find("translation")
                if translation is None or not translation.text or translation.get("type") == "unfinished":
                    raise ValueError(f"{name}: {source!r} is not translated")
                found[source] = translation.text
    listed = json.dumps(words, ensure_ascii=False, indent=4, sort_keys=True)
    return f"{_HEAD}export const WORDS = {listed};\n"


if __name__ == "__main__":
    WORDS.write_text(page_words(), encoding="utf-8")
