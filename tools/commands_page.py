"""Writes docs/COMMANDS.md from the commands themselves: `python -m tools.commands_page`.

A test holds the page to them.
"""

import inspect
from collections.abc import Iterator
from pathlib import Path

import typer

from firmware_protocol.conformance.command import app as keypad_conformance
from firmware_protocol.emulator.command import app as keypad_emulator
from hall_server.__main__ import app as hall_server
from stemkast.__main__ import cli as stemkast

PAGE = Path(__file__).parents[1] / "docs" / "COMMANDS.md"
APPS = {
    "stemkast": stemkast,
    "hall-server": hall_server,
    "keypad-emulator": keypad_emulator,
    "keypad-conformance": keypad_conformance,
}
_NOT_OURS = frozenset({"--help", "--install-completion", "--show-completion"})
_EXAMPLE = "Example: "
_HEAD = """\
# Commands
Made from the commands by `python -m tools.commands_page`; each says the same with `--help`. They live in `.venv/bin`.

A mistake that a person can make ends in one line and status 2.
"""


def commands_page() -> str:
    """The page: every command with what it does, an example, and its arguments and options."""
    lines = [_HEAD]
    for name, app in APPS.items():
        command = typer.main.get_command(app)
        alone = app.registered_callback  # what the command does without another word behind it
        said = inspect.getdoc(alone.callback) if alone is not None and alone.callback is not None else None
        lines += _section(f"## {name}", command, said or command.help or "")
        for below, each in getattr(command, "commands", {}).items():
            lines += _section(f"### {name} {below}", each, each.help or "")
    return "\n".join(lines)


def _section(heading: str, command: typer.core.TyperCommand | typer.core.TyperGroup, said: str) -> Iterator[str]:
    lines = said.strip().splitlines()
    yield heading
    yield "\n".join(line for line in lines if not line.startswith(_EXAMPLE)).strip()
    examples = [line.removeprefix(_EXAMPLE) for line in lines if line.startswith(_EXAMPLE)]
    if examples:
        yield from ("", "```sh", *examples, "```")
    rows = [row for each in command.params if (row := _row(each))]
    if rows:
        yield from ("", "| | what | without it |", "|---|---|---|", *rows)
    yield ""


def _row(parameter: typer.core.TyperArgument | typer.core.TyperOption) -> str:
    if not _NOT_OURS.isdisjoint(parameter.opts):
        return ""
    is_option = parameter.param_type_name == "option"
    name = ", ".join(parameter.opts) if is_option else parameter.opts[0].upper()
    says = parameter.help or ""
    repeats = " May be repeated." if parameter.multiple and "repeat" not in says.lower() else ""
    return f"| `{name}` | {says}{repeats} | {_default(parameter)} |"


def _default(parameter: typer.core.TyperArgument | typer.core.TyperOption) -> str:
    if parameter.required:
        return "*needed*"
    if parameter.default in (None, "", False, ()) or getattr(parameter, "show_default", True) is False:
        return ""
    return f"`{parameter.default}`".replace(".0`", "`")


if __name__ == "__main__":
    PAGE.write_text(commands_page(), encoding="utf-8")
