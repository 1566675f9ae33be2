"""The page of commands is what the commands say, and documents name no command or option that is not there."""

import re
import shlex
from pathlib import Path

import pytest
import typer

from tests.docs.pages import ROOT, documents
from tools.commands_page import APPS, PAGE, commands_page

_FENCED = re.compile(r"^ *```[a-z]*\n(.*?)^ *```", re.DOTALL | re.MULTILINE)
_CODE = re.compile(r"`([^`\n]+)`")
_COMMAND = re.compile(rf"^(?:\.venv/bin/)?({'|'.join(APPS)})(?: |$)")
_STARTED = re.compile(r"^ExecStart=/opt/stemkast/\.venv/bin/(.*)$", re.MULTILINE)
_MADE = re.compile(r"\\\n\s*")
_SIGNED = ("stemkast roll call", "stemkast mandate")
"""Lines that are signed begin so, and are no commands."""
_UNITS = tuple(sorted((ROOT / "docs" / "systemd").glob("*.service")))
every_document = pytest.mark.parametrize("path", documents() + _UNITS, ids=lambda path: str(path.relative_to(ROOT)))


def named(path: Path) -> list[list[str]]:
    """The words of every command that the document names, in a block or in a sentence."""
    text = _MADE.sub(" ", path.read_text("utf-8"))
    lines = [line.strip() for block in _FENCED.findall(text) for line in block.splitlines()]
    lines += _CODE.findall(_FENCED.sub("", text))
    lines += _STARTED.findall(text)
    return [
        shlex.split(line.removeprefix(".venv/bin/").replace("'", ""), comments=True)
        for line in lines
        if _COMMAND.match(line) and not line.startswith(_SIGNED)
    ]


def options(words: list[str]) -> tuple[set[str], str]:
    """What the command takes, and the command in full."""
    command = typer.main.get_command(APPS[words[0]])
    below = getattr(command, "commands", {})
    if len(words) > 1 and words[1] in below:
        command = below[words[1]]
    elif below and len(words) > 1 and not words[1].startswith("-"):
        raise AssertionError(f"{words[0]} has no command {words[1]}")
    return {name for each in command.params for name in each.opts} | {"--help"}, " ".join(words[:2])


def test_the_page_is_what_the_commands_say() -> None:
    assert PAGE.read_text("utf-8") == commands_page(), "due: python -m tools.commands_page"


@every_document
def test_every_command_that_is_named_exists_with_its_options(path: Path) -> None:
    for words in named(path):
        known, full = options(words)
        for word in words:
            if word.startswith("--"):
                assert word.partition("=")[0].rstrip("]") in known, f"{full} has no {word}"
