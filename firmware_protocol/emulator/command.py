"""The command `keypad-emulator`."""

import base64
import json
import signal
import sys
import threading
from collections.abc import Callable
from typing import Annotated

import typer

from firmware_protocol.emulator.fleet import Fleet
from firmware_protocol.emulator.hall import EmulatedHall

_BASE_STATIONS, _CRADLES = 2, 1

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@app.command()
def emulate(
    count: Annotated[int, typer.Option("--count", min=1, max=100_000, help="How many keypads.")],
    pty: Annotated[bool, typer.Option("--pty", help="Hang them on base stations and run until interrupted.")] = False,
    seed: Annotated[int, typer.Option("--seed", help="The same seed makes the same keypads.")] = 1,
) -> None:
    """Emulated keypads, for trying out a hall.

    Prints one JSON object a line: first the fleet key, with --pty the serial lines to open, then every keypad.
    Without --pty that is all: there are no lines, and the command ends.

    Example: keypad-emulator --count 328 --pty --seed 7
    """
    fleet = Fleet(count, seed)
    _say({"fleet_key": _text(fleet.public_key)})
    if not pty:
        _say_keypads(fleet)
        return
    stop = threading.Event()
    _on_interrupt(stop.set)
    try:
        emulated = EmulatedHall(fleet, _BASE_STATIONS, _CRADLES)
    except OSError as error:
        sys.stderr.write(f"keypad-emulator: no pseudo-terminal to be had: {error.strerror}\n")
        raise typer.Exit(2) from None
    with emulated as hall:
        for path in hall.base_station_paths:
            _say({"base_station": path})
        for path in hall.cradle_paths:
            _say({"cradle": path})
        _say_keypads(fleet)
        stop.wait()


def _on_interrupt(action: Callable[[], None]) -> None:
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: action())


def _say_keypads(fleet: Fleet) -> None:
    for member in fleet.members:
        _say(
            {
                "serial": member.serial,
                "public_key": _text(member.public_key),
                "certificate": _text(member.certificate),
            }
        )


def _say(line: dict[str, str]) -> None:
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")


def main() -> None:
    """Entry point of the command."""
    app()
