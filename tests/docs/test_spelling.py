"""No word is misspelled: in the documents, and on the screens of the hall."""

import importlib.util
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.pages import DUTCH, ROOT, documents, prose
from tests.docs.test_screen_texts import translations

_WORD = re.compile(r"(?<![\w.'/-])[^\W\d_]+(?:['-][^\W\d_]+)*(?![\w/])")
_ADDRESS = re.compile(r"\]\([^)]*\)")
_OURS = frozenset(
    {
        "Eén",
        "Excel-bestand",
        "Ja-toets",
        "Labelvel",
        "Koppelvariabele",
        "medeondersteuners",
        "Medeondersteuners",
        "meebewaren",
        "natelling",
        "onth",
        "Ctrl",
        "Esc",
        "base",
        "cbs",
        "hall-server",
        "ok",
        "population",
    }
)
"""Words that the dictionary does not know, or that are none: compounds of the field, names of keys and files."""
_DUTCH_IN_ENGLISH = "als,bundel,controle,doen,stap,te"
"""Dutch words that codespell takes for English ones, in documents that quote Dutch."""


def unknown(text: str) -> set[str]:
    """The words that the Dutch dictionary does not know. A word in capitals is a name."""
    words = sorted({word for word in _WORD.findall(_ADDRESS.sub("]", text)) if not word.isupper()} - _OURS)
    asked = ["hunspell", "-i", "utf-8", "-d", "nl_NL", "-l"]
    answer = subprocess.run(asked, input="\n".join(words), capture_output=True, text=True, check=True)
    return set(answer.stdout.split())


@pytest.fixture(scope="module")
def hunspell() -> None:
    """A dictionary of Dutch: `make spelling` installs one where it can."""
    if shutil.which("hunspell") is None:
        pytest.skip("there is no hunspell here")
    known = subprocess.run(["hunspell", "-D"], input="", capture_output=True, text=True, check=False)
    if "nl_NL" not in known.stderr + known.stdout:
        pytest.skip("hunspell has no Dutch dictionary here")


@pytest.mark.parametrize("path", DUTCH, ids=lambda path: str(path.relative_to(ROOT)))
def test_what_staff_read_is_spelled_right(path: Path, hunspell: None) -> None:
    assert unknown(prose(path)) == set()


def test_what_stands_on_screens_is_spelled_right(hunspell: None) -> None:
    assert unknown("\n".join(translations())) == set()


def test_a_misspelling_is_found(hunspell: None) -> None:
    assert unknown("De voorzitter opend de steming.") == {"opend", "steming"}


def test_what_developers_read_is_spelled_right() -> None:
    if importlib.util.find_spec("codespell_lib") is None:
        pytest.skip("codespell is not installed here")
    english = [str(path) for path in documents() if path not in DUTCH]
    asked = [sys.executable, "-m", "codespell_lib", "--config", "/dev/null", "-L", _DUTCH_IN_ENGLISH, *english]
    answer = subprocess.run(asked, capture_output=True, text=True, check=False)
    assert answer.stdout + answer.stderr == ""
