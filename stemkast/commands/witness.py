"""`stemkast witness`: says the key with which a station cosigns, and enrols it at the hall."""

import sys
from typing import Annotated

import platformdirs
import typer

from stemkast.assembly.commands import Record
from stemkast.assembly.events import Role, WitnessEnrolled
from stemkast.assembly.refusal import Refusal
from stemkast.commands.mistakes import end
from stemkast.hall_client.connection import enrolment
from stemkast.hall_client.connection.commands import CommandSender, HallUnreachable
from stemkast.hall_client.connection.enrolment import Enrolled, NotEnrolled
from stemkast.hall_client.following.control_station import witness_of
from stemkast.ledger.note import COSIGNATURE, NoteRefused, parse_verifier_key


def witness(
    role: Annotated[Role | None, typer.Option(help="Which station of this computer: chair, committee, desk.")] = None,
    enrol: Annotated[
        str, typer.Option(help="On the admin's computer: the line that another station said, to be enrolled.")
    ] = "",
) -> None:
    """Say the key with which the station on this computer signs, or enrol such a key at the hall.

    What the committee cosigns counts once its key is enrolled, and a roll call takes two stations that are.

    Example: stemkast witness --role committee
    Example: stemkast witness --enrol "commissie+8f1c20de+BPk0…"
    """
    if (role is None) == (not enrol):
        end("give --role to hear the key of a station here, or --enrol to have one enrolled")
    if enrol:
        _enrol(enrol)
        return
    assert role is not None
    station = _station(role)
    folder = platformdirs.user_data_path("stemkast") / "replicas" / station.hall.name / role.value
    try:
        sys.stdout.write(f"{witness_of(folder, station.name)}\n")
    except OSError as error:
        end(f"{folder}: {error.strerror}")


def _enrol(line: str) -> None:
    key = parse_verifier_key(line.strip(), COSIGNATURE)
    if isinstance(key, NoteRefused):
        end("this is not the line that stemkast witness --role says; mind that it is whole")
    sender = CommandSender(_station(Role.ADMIN).hall)
    try:
        answer = sender.send(Record(WitnessEnrolled(key.name, key.public_key)))
    except HallUnreachable as error:
        end(str(error))
    finally:
        sender.close()
    if isinstance(answer, Refusal):
        end(answer.text)
    sys.stdout.write(f"{key.name} is enrolled.\n")


def _station(role: Role) -> Enrolled:
    """The station that this computer is in this role."""
    found = enrolment.load(platformdirs.user_data_path("stemkast") / "stations" / f"{role.value}.json")
    if isinstance(found, NotEnrolled):
        end(found.text)
    return found
