"""The command `keypad-conformance`."""

import json
import sys
from typing import Annotated, NoReturn

import typer

from firmware_protocol.conformance.bench import DeviceSilent, LineBench
from firmware_protocol.conformance.report import Tried, by_rule, run
from firmware_protocol.conformance.sessions import SESSIONS
from firmware_protocol.errors import TransportError, TransportGone
from firmware_protocol.transports.base import Descriptor
from firmware_protocol.transports.serial_line import BAUD, SerialTransport

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@app.command()
def conformance(
    port: Annotated[str, typer.Argument(help="The serial line of a keypad on a bench.")],
    baud: Annotated[int, typer.Option(help="Its speed.")] = BAUD,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object on standard output.")] = False,
) -> None:
    """Try a keypad against the rules of SPEC.md, as a hall of its own with new keys. Takes some ten seconds.

    Exit status 0: everything holds; 1: something does not; 2: the device cannot be reached.

    Example: keypad-conformance /dev/ttyACM0
    """
    try:
        line = SerialTransport(baud=baud).open(Descriptor("serial", port))
        bench = LineBench(line)
        bench.connect()
        tried = run(bench, SESSIONS, lambda name: None if as_json else _say(f"… {name}"))
        line.close()
    except (TransportError, TransportGone, DeviceSilent) as error:
        _end(str(error))
    if as_json:
        sys.stdout.write(
            json.dumps({rule: [_row(each) for each in found] for rule, found in by_rule(tried).items()}) + "\n"
        )
    else:
        _print(tried)
    raise typer.Exit(1 if any(each.why for each in tried) else 0)


def _row(tried: Tried) -> dict[str, str]:
    return {"session": tried.session.name, "result": "failed" if tried.why else "passed", "why": tried.why}


def _print(tried: list[Tried]) -> None:
    for rule, found in by_rule(tried).items():
        failed = [each for each in found if each.why]
        sys.stdout.write(f"{rule}  {'FAILED' if failed else 'passed'}  ({len(found)} tried)\n")
        for each in failed:
            sys.stdout.write(f"      {each.session.name}: {each.why}\n")


def _say(text: str) -> None:
    sys.stderr.write(text + "\n")


def _end(text: str) -> NoReturn:
    sys.stderr.write(f"keypad-conformance: {text}\n")
    raise typer.Exit(2)


def main() -> None:
    """Entry point of the command."""
    app()
