"""`stemkast` by itself: leads the hall of this computer, or is a station of another."""

import signal
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

import platformdirs
import typer

from hall_server.disk import folder as hall_folder
from hall_server.stations.access import StationsUnusable
from stemkast.app import application, joining, stations, try_out
from stemkast.app.application import Look
from stemkast.assembly.events import Role
from stemkast.commands.mistakes import end
from stemkast.demo.assembly_of_2023 import plan_of_2023
from stemkast.demo.following import HallBroken
from stemkast.demo.plan import PlanRefused
from stemkast.hall_client.connection import base_host, enrolment
from stemkast.hall_client.connection.commands import HallUnreachable
from stemkast.hall_client.connection.discovery import find_halls, places_of
from stemkast.hall_client.connection.enrolment import Enrolled, Fault, NotEnrolled
from stemkast.hall_client.hall_here.local_hall import HallDidNotStart
from stemkast.ledger.errors import LedgerError
from stemkast.windows.shared.languages import Language

_LISTEN_SECONDS, _LISTEN_TIMES = 2.0, 3


def start(
    folder: Path | None,
    role: Role | None,
    hall: str,
    code: str,
    lines: list[str],
    dark: bool,
    still: bool,
    language: Language,
) -> NoReturn:
    """The windows of what was asked for, until they are closed."""
    look = Look(dark, still, language)
    if role is not None and (folder is None or role is not Role.ADMIN):
        _be_station(role, hall, code, lines, look)
    if folder is not None and not (folder / hall_folder.LEDGER).is_file():
        end(f"{folder} holds no assembly; hall-server init makes one")
    if not application.has_screen():
        end("there is no screen to open windows on; try: stemkast demo --headless")
    try:
        if folder is None:
            raise typer.Exit(_try_out(look))
        raise typer.Exit(stations.prepare(folder, look) if role is Role.ADMIN else stations.lead(folder, look))
    except (StationsUnusable, HallDidNotStart, HallBroken, HallUnreachable, OSError) as error:
        end(str(error))


def _be_station(role: Role, hall: str, code: str, lines: list[str], look: Look) -> NoReturn:
    """Enrols with a code, or goes on as the station that this computer is."""
    named = base_host.line_names(lines)
    if named is None or (role is Role.BASE and not named):
        end("--role base lends lines: give --line for each, and no two with the same last name")
    data = platformdirs.user_data_path("stemkast")
    enrolled = _enrolled(role, hall, code, data, look)
    role = enrolled.role
    if role is not Role.BASE and not application.has_screen():
        end("there is no screen to open windows on")
    try:
        if role is Role.BASE:
            _host(enrolled, named)
        copy = data / "replicas" / enrolled.hall.name / role.value
        raise typer.Exit(stations.station(enrolled, copy, named, look))
    except (LedgerError, OSError) as error:
        end(str(error))


def _enrolled(role: Role, hall: str, code: str, data: Path, look: Look) -> Enrolled:
    """The station that this computer is, or becomes: with this code, or one that somebody types in a window."""
    kept = enrolment.load(_place(data, role))
    if hall:
        enrolled = enrolment.enrol(hall, code)
    elif code:
        enrolled = _found_by(code)
    elif isinstance(kept, NotEnrolled) and role is not Role.BASE and application.has_screen():
        enrolled = _joined(role, look)
        role = enrolled.role  # what it is in the end is said by the code
    else:
        enrolled = kept
    if isinstance(enrolled, NotEnrolled):
        end(enrolled.text if hall or code else f"{enrolled.text}; {_halls_near()}")
    if enrolled.role is not role:
        end(f"this code is for the role {enrolled.role.value}, not {role.value}")
    place = _place(data, role)
    try:
        if enrolled is not kept:
            enrolment.save(enrolled, place)
    except OSError as error:
        end(str(error))
    enrolment.keep_up_to_date(enrolled, place)
    return enrolled


def _found_by(code: str) -> Enrolled | NotEnrolled:
    """At the hall on this network that gave the code; it is listened for more than once."""
    enrolled: Enrolled | NotEnrolled = NotEnrolled("no hall was found on this network: give --hall HOST:PORT, too")
    for _ in range(_LISTEN_TIMES):
        found = find_halls(_LISTEN_SECONDS)
        if found:
            enrolled = enrolment.enrol_near(places_of(found), code)
        if isinstance(enrolled, Enrolled) or enrolled.fault not in (Fault.NO_STATION, Fault.NOWHERE):
            break
    return enrolled


def _joined(role: Role, look: Look) -> Enrolled:
    """What this computer becomes in the window; whoever closes it wants nothing more."""
    enrolled = joining.join(role, look)
    if enrolled is None:
        raise typer.Exit
    if enrolled.role is Role.BASE:
        end("this code is for base stations: stemkast --role base --line LINE --code CODE")
    return enrolled


def _place(data: Path, role: Role) -> Path:
    return data / "stations" / f"{role.value}.json"


def _host(enrolled: Enrolled, lines: dict[str, str]) -> NoReturn:
    """Lends lines until Ctrl-C, or until it is ended otherwise."""
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    sys.stdout.write(f"This is {enrolled.name}, at the hall at {enrolled.hall.address}. Ctrl-C ends it.\n")
    sys.stdout.flush()
    base_host.host(enrolled.hall, lines, _say_now, stop)
    raise typer.Exit


def _say_now(text: str) -> None:
    sys.stdout.write(f"{datetime.now().astimezone():%H:%M:%S}  {text}\n")
    sys.stdout.flush()


def _halls_near() -> str:
    found = find_halls(_LISTEN_SECONDS)
    if not found:
        return "no hall was found on this network: give --hall HOST:PORT and --code"
    near = ", ".join(f"{each.name} at {each.address}" for each in found)
    return f"give the --code of one that was found: {near}"


def _try_out(look: Look) -> int:
    plan = plan_of_2023()
    if isinstance(plan, PlanRefused):
        end("\n  ".join(plan.problems))
    folder = platformdirs.user_data_path("stemkast") / datetime.now(UTC).strftime("%Y-%m-%dT%H-%M-%S")
    sys.stdout.write(f"The ledger is kept in {folder}\n")
    return try_out.run(plan, folder, look)
