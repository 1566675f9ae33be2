"""The command `hall-server`."""

import base64
import binascii
import json
import os
import shutil
import socket
import sys
import threading
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, NoReturn

import structlog
import typer

from firmware_protocol.transports.base import Transport
from firmware_protocol.transports.hid import HidTransport, system_library
from firmware_protocol.transports.serial_line import SerialTransport
from firmware_protocol.transports.several import SeveralTransports
from hall_server import doctor as doctors
from hall_server import doctor_over_http
from hall_server import folder as folders
from hall_server.access import LONGEST_NAME, StationsUnusable
from hall_server.app import HallServer
from hall_server.book import LedgerUnreadable
from hall_server.certificate import CertificateUnusable
from hall_server.folder import FolderInUse, FolderUnusable, Wanted
from hall_server.keys import KeysUnusable
from hall_server.sequence import SequenceUnusable
from hall_server.this_computer import is_this_computer
from stemkast.assembly.events import Role
from stemkast.ledger.errors import LedgerError

_FAILED, _UNUSABLE = 1, 2
_CANNOT_SERVE = (
    KeysUnusable,
    StationsUnusable,
    CertificateUnusable,
    FolderUnusable,
    SequenceUnusable,
    LedgerError,
    LedgerUnreadable,
)
app = typer.Typer(help="The hall: one process that writes the ledger of one assembly.", no_args_is_help=True)


def _end(text: str) -> NoReturn:
    sys.stderr.write(f"hall-server: {text}\n")
    raise typer.Exit(_UNUSABLE)


@app.command()
def init(
    folder: Annotated[Path, typer.Argument(help="A new or empty folder.")],
    fleet_key: Annotated[str, typer.Option(help="Public key that certified the keypads, 32 bytes in base64.")],
    name: Annotated[str, typer.Option(help="Name of the assembly.")] = "Algemene Ledenvergadering",
    on: Annotated[str, typer.Option("--date", help="Its date, YYYY-MM-DD; today without it.")] = "",
    place: Annotated[str, typer.Option(help="Where it meets.")] = "",
) -> None:
    """Make the keys, the tokens and the ledger of an assembly.

    Example: hall-server init alv-2023 --fleet-key "$(cat fleet.pub)" --name "ALV VNG" --date 2023-06-14
    """
    try:
        key = base64.b64decode(fleet_key, validate=True)
        day = date.fromisoformat(on) if on else datetime.now(UTC).date()
        folders.init(folder, Wanted(name, day.isoformat(), place, key))
    except binascii.Error:
        _end("--fleet-key is not base64")
    except (FolderInUse, OSError, LedgerError, ValueError) as error:
        _end(str(error))
    sys.stdout.write(f"{folder / folders.VKEY} is the key to hand to the committee; keep hall.keys safe.\n")


@app.command()
def serve(
    folder: Annotated[Path, typer.Argument(help="A folder made by init.")],
    listen: Annotated[
        str, typer.Option(help="HOST:PORT; port 0 takes a free one. Other hosts than 127.0.0.1 are spoken to in TLS.")
    ] = "127.0.0.1:8420",
    invite: Annotated[
        list[str] | None, typer.Option(help="ROLE:NAME of a station to invite; its code is printed. Repeatable.")
    ] = None,
    line: Annotated[list[str] | None, typer.Option(help="Serial line of a base station or cradle; repeatable.")] = None,
    until_input_ends: Annotated[bool, typer.Option(help="Stop when standard input is closed.")] = False,
) -> None:
    """Serve the assembly in a folder until interrupted.

    Prints {"listening": "HOST:PORT", "fingerprint": …} once it can be reached, and a line for every invitation.

    Example: hall-server serve alv-2023 --listen 0.0.0.0:8420 --line /dev/ttyUSB0 --invite admin:beheer
    """
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(sys.stderr))
    invited = [_invited(each) for each in invite or ()]
    listening = _listen(listen)
    tls = not is_this_computer(listening.getsockname()[0])
    try:
        server = HallServer(folder, _transport(tuple(line or ())), tls)
    except _CANNOT_SERVE as error:
        listening.close()
        _end(str(error))
    host, port = listening.getsockname()[:2]
    _say({"listening": f"{host}:{port}", "fingerprint": server.fingerprint.hex()})
    for role, name in invited:
        _say({"invitation": server.invitations.invite(name, role), "role": role.value, "name": name})
    if until_input_ends:
        threading.Thread(target=_stop_at_end_of_input, args=(server,), daemon=True).start()
    if not server.run(listening):
        raise typer.Exit(_FAILED)


@app.command()
def doctor(
    target: Annotated[str, typer.Argument(help="A folder made by init, or http(s)://HOST:PORT of a running hall.")],
    token: Annotated[
        str, typer.Option(envvar="HALL_TOKEN", help="Token of this station, for a running hall.", show_default=False)
    ] = "",
    fingerprint: Annotated[
        str, typer.Option(help="Of the hall's certificate, as `serve` prints it; without it no token is sent in TLS.")
    ] = "",
) -> None:
    """Look whether all is well with an assembly, and say what to do where it is not. Changes nothing.

    Ends with 0 if all is well, 1 if something needs attention, 2 if something is broken.

    Example: hall-server doctor alv-2023
    """
    if target.startswith(("http://", "https://")):
        found = doctor_over_http.examine(target, token, fingerprint, folders.now)
    else:
        folder = Path(target)
        free = shutil.disk_usage(folder).free if folder.is_dir() else 0
        found = doctors.examine(folder, free, folders.now)
    for each in found:
        sys.stdout.write(f"{each.state.name.lower():<9}  {each.about}: {each.text}\n")
    raise typer.Exit(max(each.state for each in found))


def _transport(lines: tuple[str, ...]) -> Transport:
    return SeveralTransports({"serial": SerialTransport(lines), "hid": HidTransport(system_library())})


def _say(line: dict[str, str]) -> None:
    sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def _invited(text: str) -> tuple[Role, str]:
    role, _, name = text.partition(":")
    if role not in set(Role) - {Role.HALL} or not 1 <= len(name) <= LONGEST_NAME or not name.isprintable():
        roles = ", ".join(sorted(set(Role) - {Role.HALL}))
        _end(f"--invite is ROLE:NAME with one of the roles {roles}, not {text!r}")
    return Role(role), name


def _stop_at_end_of_input(server: HallServer) -> None:
    while os.read(0, 4096):
        pass
    server.stop()


def _listen(address: str) -> socket.socket:
    host, _, port = address.rpartition(":")
    if not port.isdecimal() or int(port) > 65_535:
        _end(f"--listen is HOST:PORT, not {address!r}")
    # The protocol is named so that asyncio switches off the delay of small packets (it looks at this number).
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, int(port)))
        listening.listen(128)
    except OSError as error:
        listening.close()
        _end(f"cannot listen on {address}: {error.strerror}")
    return listening


def main() -> None:
    """Entry point of the command."""
    app()


if __name__ == "__main__":
    main()
