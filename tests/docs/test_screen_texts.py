"""What the Dutch guides quote stands on a screen: every bold text and every key are those of the windows."""

import ast
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QTabBar

import firmware_protocol.display
import hall_server.keypads.result_text
import stemkast.windows.translations
from stemkast.windows.chair.labels import KEYS as CHAIR_KEYS
from stemkast.windows.chair.labels import label as chair_label
from stemkast.windows.committee.committee_window import CommitteeWindow
from stemkast.windows.desk.labels import KEYS as DESK_KEYS
from stemkast.windows.desk.labels import label as desk_label
from stemkast.windows.shared.language import install_language
from tests.docs.pages import DUTCH, ROOT, prose

_TRANSLATIONS = Path(stemkast.windows.translations.__file__).parent
_BOLD = re.compile(r"\*\*([^*]+)\*\*")
_BEHIND = re.compile(r"\*\*([^*]+)\*\* \(`([^`]+)`\)")
"""**Stemming sluiten** (`F5`)"""
_BEFORE = re.compile(r"^\| `([^`]+)` \| \*\*([^*]+)\*\*", re.MULTILINE)
"""The first two columns of a table of keys."""
_PLACE = re.compile(r"%\d")
_SENTENCE = re.compile(r"(?<=[.:;!?])\s+")
_EXPLAINED = "Vet"
every_guide = pytest.mark.parametrize("path", DUTCH, ids=lambda path: str(path.relative_to(ROOT)))


def translations() -> list[str]:
    """Every Dutch text of a window."""
    return [
        message.findtext("translation", "")
        for source in sorted(_TRANSLATIONS.glob("*_nl.ts"))
        for message in ET.parse(source).getroot().iter("message")
    ]


def of_keypads() -> list[str]:
    """Every text in the modules that write on the display of a keypad."""
    modules = (firmware_protocol.display, hall_server.keypads.result_text)
    trees = [ast.parse(Path(module.__file__ or "").read_text("utf-8")) for module in modules]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    return [node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)]


@pytest.fixture(scope="module")
def on_screens() -> frozenset[str]:
    """Whole texts and their sentences; … is what is filled in."""
    texts = [_PLACE.sub("…", text).strip() for text in (*translations(), *of_keypads())]
    return frozenset(sentence for text in texts for sentence in (text, *_SENTENCE.split(text)) if sentence)


@pytest.fixture(scope="module")
def keys(qapp: QApplication) -> dict[str, set[str]]:
    """The keys of an action by what its button says, in whatever window."""
    install_language(qapp, "nl")
    found: dict[str, set[str]] = {}
    for action, key in CHAIR_KEYS.items():
        found.setdefault(chair_label(action), set()).add(key)
    for desk_action, key in DESK_KEYS.items():
        found.setdefault(desk_label(desk_action), set()).add(key)
    window = CommitteeWindow()
    tabs = [bar.tabText(number) for bar in window.findChildren(QTabBar) for number in range(bar.count())]
    for text in [*tabs, *(button.text() for button in window.findChildren(QPushButton))]:
        name, _, key = text.rpartition("   ")
        found.setdefault(name, set()).add(key)
    found.setdefault("Vrijgeven", set()).add("F9")  # its button shows the key once something waits for it
    window.deleteLater()
    return found


@every_guide
def test_every_text_that_is_quoted_stands_on_a_screen(path: Path, on_screens: frozenset[str]) -> None:
    quoted = {text for text in _BOLD.findall(prose(path)) if text != _EXPLAINED}
    assert quoted - on_screens == set()


@every_guide
def test_every_key_belongs_to_its_button(path: Path, keys: dict[str, set[str]]) -> None:
    text = path.read_text("utf-8")
    named = _BEHIND.findall(text) + [(name, key) for key, name in _BEFORE.findall(text)]
    for name, key in named:
        if key != "Enter" and name in keys:
            assert key in keys[name], f"{name}: {key}, and the window has {sorted(keys[name])}"
        else:
            assert key in ("Enter", "F9"), f"{name} has no key in any window"


def test_guides_quote_much() -> None:
    """These tests are about something."""
    assert sum(len(_BOLD.findall(prose(path))) for path in DUTCH) > 100
    assert sum(len(_BEHIND.findall(path.read_text("utf-8"))) for path in DUTCH) > 20
