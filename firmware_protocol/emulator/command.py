"""The command `keypad-emulator`."""

import base64
import json
import signal
import sys
import threading
from typing import Annotated

import typer

from firmware_protocol.emulator.fleet import Fleet
from firmware_protocol.emulator.hall import EmulatedHall

_BASE_STATIONS, _CRADLES = 2, 1


def emulate(
    count: Annotated[int, typer.Option("--count", min=1, max=100_000, help="How many keypads.")],
    pty: Annotated[bool, typer.Option("--pty", help="Hang them on base stations and run until interrupted.")] = False,
    seed: Annotated[int, typer.Option("--seed", help="The same seed makes the same keypads.")] = 1,
) -> None:
    """Emulated keypads, for trying out a hall.

    Prints one JSON object a line: first the fleet key, with --pty the lines to open, then every keypad.

    Example: keypad-emulator --count 328 --pty --seed 7
    """
    fleet = Fleet(count, seed)
    _say({"fleet_key": _text(fleet.public_key)})
    if not pty:
        _say_keypads(fleet)
        return
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    with EmulatedHall(fleet, _BASE_STATIONS, _CRADLES) as hall:
        for path in hall.base_station_paths:
            _say({"base_station": path})
        for path in hall.cradle_paths:
            _say({"cradle": path})
        _say_keypads(fleet)
        stop.wait()


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
    typer.run(emulate)
