"""The command `keypad-emulator`."""

import base64
import json
import random
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from typing import Annotated

import typer

from firmware_protocol.emulator.air import AirParameters
from firmware_protocol.emulator.faults import Faults
from firmware_protocol.emulator.fleet import Fleet, monotonic
from firmware_protocol.emulator.hall import EmulatedHall, HallParameters
from firmware_protocol.emulator.keypad_port import KeypadOnBench
from firmware_protocol.emulator.people import NoPeople, People, VotingPeople
from firmware_protocol.emulator.pty_line import PtyLine

_MOST_OPTIONS = 2  # for and against, which every poll has
_BENCH_GRAIN = 0.002

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@app.command()
def emulate(
    count: Annotated[int, typer.Option("--count", min=1, max=100_000, help="How many keypads.")],
    pty: Annotated[bool, typer.Option("--pty", help="Hang them on base stations and run until interrupted.")] = False,
    seed: Annotated[int, typer.Option("--seed", help="The same seed makes the same keypads, people and faults.")] = 1,
    base_stations: Annotated[int, typer.Option(min=0, max=64, help="How many base stations.")] = 2,
    cradles: Annotated[int, typer.Option(min=0, max=64, help="How many cradles.")] = 1,
    baud: Annotated[int, typer.Option(min=0, help="Speed of the serial lines; 0 is as fast as it goes.")] = 0,
    loss: Annotated[float, typer.Option(min=0, max=1, help="Share that gets lost, on the air and on lines.")] = 0.0,
    duplication: Annotated[float, typer.Option(min=0, max=1, help="Share that comes twice.")] = 0.0,
    corruption: Annotated[float, typer.Option(min=0, max=1, help="Share that is changed on the way.")] = 0.0,
    voters: Annotated[
        bool, typer.Option("--voters", help="People say yes at the desk, and vote in every poll.")
    ] = False,
    bench: Annotated[bool, typer.Option("--bench", help="One keypad on a bench, for keypad-conformance.")] = False,
) -> None:
    """Emulated keypads, for trying out a hall.

    Prints one JSON object a line: first the fleet key, with --pty the serial lines to open, then every keypad.
    Without --pty or --bench that is all: there are no lines, and the command ends.

    Example: keypad-emulator --count 328 --pty --seed 7 --loss 0.05 --voters
    """
    fleet = Fleet(count, seed)
    _say({"fleet_key": _text(fleet.public_key)})
    if not pty and not bench:
        _say_keypads(fleet)
        return
    stop = threading.Event()
    _on_interrupt(stop.set)
    try:
        if bench:
            _on_bench(fleet, stop)
            return
        faults = Faults(loss, duplication, corruption)
        parameters = HallParameters(AirParameters(faults=faults), baud, faults, seed=seed)
        people: People = VotingPeople(_choice(seed), pace=3.0, seed=seed) if voters else NoPeople()
        emulated = EmulatedHall(fleet, base_stations, cradles, people, parameters)
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


def _on_bench(fleet: Fleet, stop: threading.Event) -> None:
    serial = fleet.members[0].serial
    device = KeypadOnBench(lambda: fleet.switched_on(serial, fleet.storages[serial], monotonic), monotonic)
    with closing(PtyLine()) as line:
        _say({"keypad": line.path})
        while not stop.wait(_BENCH_GRAIN):
            line.write(device.exchange(line.read(0)))
            line.flush(0)


def _choice(seed: int) -> Callable[[int, str], int]:
    return lambda poll, municipality: random.Random(f"{seed} {poll} {municipality}").randint(1, _MOST_OPTIONS)


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
