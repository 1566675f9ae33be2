"""The command `hall-server`."""

import base64
import binascii
import json
import os
import resource
import shutil
import socket
import sys
import threading
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import structlog
import typer

from firmware_protocol.transports.base import Transport
from firmware_protocol.transports.hid import HidTransport, system_library
from firmware_protocol.transports.serial_line import SerialTransport
from hall_server import asking
from hall_server.app import HallServer
from hall_server.asking import end
from hall_server.collecting import kept_for_good
from hall_server.disk import folder as folders
from hall_server.disk import sealed
from hall_server.disk.book import LedgerUnreadable
from hall_server.disk.certificate import CertificateUnusable
from hall_server.disk.clock import now
from hall_server.disk.folder import FolderInUse, FolderUnusable, Wanted
from hall_server.disk.keys import HallKeys, KeysUnusable
from hall_server.disk.page_switches import Page, PageSwitches
from hall_server.disk.succession_key import SuccessionKey
from hall_server.doctor import of_folder as doctors
from hall_server.doctor import over_http as doctor_over_http
from hall_server.keypads.sequence import SequenceUnusable
from hall_server.log import Log
from hall_server.stations.access import LONGEST_NAME, StationsUnusable
from hall_server.stations.this_computer import is_this_computer
from hall_server.takeover import NotTakenOver, take_over
from hall_server.web.advertise import Advertisement
from stemkast import private_file
from stemkast.assembly.events import Role
from stemkast.ledger.errors import LedgerError

_FAILED = 1
_UNREACHABLE = 30_000
"""Milliseconds after which a connection ends whose other end takes nothing."""
_AT_ONCE = 1_024
"""Connections that may wait to be taken: a whole hall that opens a page at once."""
_MOST_FILES = 8_192
"""Files and connections that the hall asks the system for: a reader of a page takes one."""
_CANNOT_SERVE = (
    KeysUnusable,
    StationsUnusable,
    CertificateUnusable,
    FolderUnusable,
    SequenceUnusable,
    LedgerError,
    LedgerUnreadable,
)
_Words = Annotated[
    Path | None, typer.Option("--words", help="A file with the 24 words of the succession key; asked for without it.")
]
_IsOff = Annotated[bool, typer.Option("--old-machine-is-off", help="Says so without being asked.")]
app = typer.Typer(help="The hall: one process that writes the ledger of one assembly.", no_args_is_help=True)


@app.command()
def init(
    folder: Annotated[Path, typer.Argument(help="A new or empty folder.")],
    fleet_key: Annotated[str, typer.Option(help="Public key that certified the keypads, 32 bytes in base64.")],
    name: Annotated[str, typer.Option(help="Name of the assembly.")] = "Algemene Ledenvergadering",
    on: Annotated[str, typer.Option("--date", help="Its date, YYYY-MM-DD; today without it.")] = "",
    place: Annotated[str, typer.Option(help="Where it meets.")] = "",
    passphrase: Annotated[
        bool, typer.Option("--passphrase", help="Seal the hall's keys; it is asked for, here and at every start.")
    ] = False,
) -> None:
    """Make the keys, the tokens and the ledger of an assembly.

    The succession key stands on FOLDER/succession.html alone: print that page, put it in an envelope, wipe the file.

    Example: hall-server init alv-2023 --fleet-key "$(cat fleet.pub)" --name "ALV VNG" --date 2023-06-14
    """
    try:
        key = base64.b64decode(fleet_key, validate=True)
        day = date.fromisoformat(on) if on else datetime.now(UTC).date()
        folders.init(folder, Wanted(name, day.isoformat(), place, key), asking.new_passphrase() if passphrase else "")
    except binascii.Error:
        end("--fleet-key is not base64")
    except (FolderInUse, OSError, LedgerError, ValueError) as error:
        end(str(error))
    sys.stdout.write(f"{folder / folders.VKEY} is the key to hand to the committee; keep hall.keys safe.\n")
    sys.stdout.write(f"{folder / folders.SHEET}: print it, put it in a closed envelope, and wipe the file.\n")


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
    source: Annotated[
        list[Path] | None,
        typer.Option(
            "--from", help="Take over first: the folder of a station, or of a hall that is off. Repeat for every copy."
        ),
    ] = None,
    words: _Words = None,
    old_machine_is_off: _IsOff = False,
    until_input_ends: Annotated[bool, typer.Option(help="Stop when standard input is closed.")] = False,
) -> None:
    """Serve the assembly in a folder until interrupted.

    Prints {"listening": "HOST:PORT", "fingerprint": …} once it can be reached, and a line for every invitation.

    Example: hall-server serve alv-2023 --listen 0.0.0.0:8420 --line /dev/ttyUSB0 --invite admin:beheer
    Example: hall-server serve alv-here --from /media/stick/voorzitter --words envelope.txt
    """
    structlog.configure(logger_factory=lambda *_: Log(sys.stderr))
    invited = [_invited(each) for each in invite or ()]
    if source:
        _take_over(source, folder, words, old_machine_is_off)
    passphrase = asking.passphrase_of(folder)
    _raise_limit_of_files()
    listening = _listen(listen)
    tls = not is_this_computer(listening.getsockname()[0])
    try:
        with kept_for_good():
            server = HallServer(folder, _transports(tuple(line or ())), tls, passphrase)
    except _CANNOT_SERVE as error:
        listening.close()
        end(str(error))
    host, port = listening.getsockname()[:2]
    _say({"listening": f"{host}:{port}", "fingerprint": server.fingerprint.hex()})
    for role, name in invited:
        _say({"invitation": server.invitations.invite(name, role), "role": role.value, "name": name})
    if until_input_ends:
        threading.Thread(target=_stop_at_end_of_input, args=(server,), daemon=True).start()
    advertisement = _advertise(server, host, port) if tls else None
    try:
        sound = server.run(listening)
    finally:
        if advertisement is not None:
            advertisement.end()
    if not sound:
        raise typer.Exit(_FAILED)


@app.command()
def move(
    folder: Annotated[Path, typer.Argument(help="The folder of the hall on this machine, which is not served now.")],
    to: Annotated[Path, typer.Argument(help="A new folder, on a stick or a disk of the next machine.")],
    words: _Words = None,
) -> None:
    """Move a prepared assembly to another machine: the folder TO goes on, and this one never serves again.

    Example: hall-server move alv-2023 /media/stick/alv-2023 --words envelope.txt
    """
    try:
        with folders.locked(folder):
            keys = HallKeys.load(folder, asking.passphrase_of(folder))
            with closing(folders.open_book(folder, keys)) as book:
                private_file.replace(folder / sealed.FILE, sealed.of_hall(folder, keys, book.assembly, now()))
            _take_over([folder], to, words, is_off=True)
            folders.retire(folder, f"the hall of this folder went on in {to.name}")
    except (*_CANNOT_SERVE, OSError) as error:
        end(str(error))
    sys.stdout.write(f"Serve it on the next machine: hall-server serve {to}\n")


def _take_over(sources: list[Path], folder: Path, words: Path | None, is_off: bool) -> None:
    if not is_off and not asking.confirmed("Is the machine of the old hall off, or its folder out of reach?"):
        end("two halls would part the keypads between them: turn the old one off, and say so (--old-machine-is-off)")
    key = SuccessionKey.from_words(asking.words(words))
    if key is None:
        end("these are not 24 words of a succession key; mind the order and the spelling")
    try:
        done = take_over(sources, folder, key, asking.unattended_passphrase())
    except (OSError, LedgerError) as error:
        end(str(error))
    if isinstance(done, NotTakenOver):
        end(done.text)
    sys.stderr.write(f"hall-server: epoch {done.epoch} goes on from {done.size} entries of {done.source}\n")


@app.command()
def pages(
    folder: Annotated[Path, typer.Argument(help="The folder of a hall, which may be served meanwhile.")],
    on: Annotated[list[Page] | None, typer.Option(help="A page to switch on; repeatable.")] = None,
    off: Annotated[list[Page] | None, typer.Option(help="A page to switch off; repeatable.")] = None,
) -> None:
    """Say which pages everybody can open in a browser, and switch them on or off; a running hall follows at once.

    Example: hall-server pages alv-2023 --off overlay
    """
    if not (folder / folders.LEDGER).exists():
        end(f"{folder} holds no assembly")
    switches = PageSwitches(folder)
    try:
        for page in on or ():
            switches.switch(page, True)
        for page in off or ():
            switches.switch(page, False)
    except OSError as error:
        end(str(error))
    for page in Page:
        sys.stdout.write(f"/{page.value:<10} {'on' if switches.is_on(page) else 'off'}\n")


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
        found = doctor_over_http.examine(target, token, fingerprint, now)
    else:
        folder = Path(target)
        free = shutil.disk_usage(folder).free if folder.is_dir() else 0
        found = doctors.examine(folder, free, now)
    for each in found:
        sys.stdout.write(f"{each.state.name.lower():<9}  {each.about}: {each.text}\n")
    raise typer.Exit(max(each.state for each in found))


def _advertise(server: HallServer, host: str, port: int) -> Advertisement | None:
    """Says on the network that the hall is here; a hall that cannot is reached by its address."""
    try:
        return Advertisement(server.name, host, port)
    except OSError as error:
        structlog.get_logger().warning("not said on the network", why=str(error))
        return None


def _transports(lines: tuple[str, ...]) -> dict[str, Transport]:
    return {"serial": SerialTransport(lines), "hid": HidTransport(system_library())}


def _say(line: dict[str, str]) -> None:
    sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def _invited(text: str) -> tuple[Role, str]:
    role, _, name = text.partition(":")
    if role not in set(Role) - {Role.HALL} or not 1 <= len(name) <= LONGEST_NAME or not name.isprintable():
        roles = ", ".join(sorted(set(Role) - {Role.HALL}))
        end(f"--invite is ROLE:NAME with one of the roles {roles}, not {text!r}")
    return Role(role), name


def _stop_at_end_of_input(server: HallServer) -> None:
    while os.read(0, 4096):
        pass
    server.stop()


def _raise_limit_of_files() -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _MOST_FILES if hard == resource.RLIM_INFINITY else min(_MOST_FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def _listen(address: str) -> socket.socket:
    host, _, port = address.rpartition(":")
    if not port.isdecimal() or int(port) > 65_535:
        end(f"--listen is HOST:PORT, not {address!r}")
    # The protocol is named so that asyncio switches off the delay of small packets (it looks at this number).
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    # A phone that left takes its place until the system gives it up: not after a quarter of an hour, as it does else.
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, _UNREACHABLE)
    try:
        listening.bind((host, int(port)))
        listening.listen(_AT_ONCE)
    except OSError as error:
        listening.close()
        end(f"cannot listen on {address}: {error.strerror}")
    return listening


def main() -> None:
    """Entry point of the command."""
    app()


if __name__ == "__main__":
    main()
