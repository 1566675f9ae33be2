"""What a person got wrong ends a command in one line and status 2."""

import sys
from pathlib import Path
from typing import NoReturn

import typer

_UNUSABLE = 2


def end(text: str) -> NoReturn:
    """Ends the command with this line on standard error."""
    sys.stderr.write(f"stemkast: {text}\n")
    raise typer.Exit(_UNUSABLE)


def read(path: Path) -> bytes:
    """The whole file; where it cannot be read, the command ends."""
    try:
        return path.read_bytes()
    except OSError as error:
        end(f"{path} cannot be read: {error.strerror}")
