"""What the command asks a person for, and how it ends when it cannot go on."""

import os
import sys
from pathlib import Path
from typing import NoReturn

import typer

from hall_server.disk.keys import is_sealed

_UNUSABLE = 2
_PASSPHRASE = "STEMKAST_PASSPHRASE"
"""The variable of the environment that a passphrase may stand in, for who starts the hall unattended."""


def end(text: str) -> NoReturn:
    """Says why in one sentence, and ends with status 2."""
    sys.stderr.write(f"hall-server: {text}\n")
    raise typer.Exit(_UNUSABLE)


def confirmed(question: str) -> bool:
    """Whether a person says yes; no where nobody can be asked."""
    return sys.stdin.isatty() and typer.confirm(question, err=True)


def words(file: Path | None) -> str:
    """The words of the succession key, from a file or asked for."""
    try:
        if file is not None:
            return file.read_text(encoding="utf-8")
        return str(typer.prompt("The 24 words of the succession key", hide_input=True, err=True))
    except (OSError, UnicodeDecodeError) as error:
        end(f"the words cannot be read: {error}")


def passphrase_of(folder: Path) -> str:
    """That of the keys in this folder: from the environment, or asked for; empty if they have none."""
    if not is_sealed(folder):
        return ""
    said = os.environ.get(_PASSPHRASE)
    return said if said is not None else str(typer.prompt("Passphrase of the hall's keys", hide_input=True, err=True))


def new_passphrase() -> str:
    """A passphrase for new keys: from the environment, or asked for twice."""
    said = os.environ.get(_PASSPHRASE)
    if said is not None:
        return said
    return str(typer.prompt("A passphrase for the hall's keys", hide_input=True, confirmation_prompt=True, err=True))


def unattended_passphrase() -> str:
    """A passphrase for new keys, if there is one in the environment; empty without."""
    return os.environ.get(_PASSPHRASE, "")
