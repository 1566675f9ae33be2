"""Becoming a station of a hall: a one-time code in, a token and the pinned certificate out.

A code names the certificate of its hall. So with a code alone a computer knows which of the halls on the network it is.
"""

import contextlib
import hashlib
import json
import logging
import socket
import ssl
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from pathlib import Path

import httpx

from hall_server.stations.invitations import is_code, names
from stemkast import private_file
from stemkast.assembly.events import Role
from stemkast.hall_client.connection.address import HallAddress
from stemkast.pinned_tls import pinned

_TIMEOUT = 10.0
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Enrolled:
    """A computer that is a station: where, under which name, in which role."""

    hall: HallAddress
    name: str
    role: Role


class Fault(Enum):
    """Why a computer became no station."""

    NO_CODE = auto()
    SILENT = auto()
    OTHER_HALL = auto()
    REFUSED = auto()
    NO_HALL = auto()
    NOWHERE = auto()
    NO_STATION = auto()


@dataclass(frozen=True, slots=True)
class NotEnrolled:
    """Why not, in one sentence; `fault` is the same for who speaks another language."""

    text: str
    fault: Fault = field(default=Fault.NO_STATION, compare=False)


def enrol(address: str, code: str) -> Enrolled | NotEnrolled:
    """Redeems a code at the hall at HOST:PORT, after seeing that the code is of this hall. Never raises."""
    if not is_code(code):
        return NotEnrolled("a code has 20 letters and digits, like K7QF-3M2P-9XW4-T6ZA-1BCD", Fault.NO_CODE)
    try:
        der = _certificate_of(address)
    except (OSError, ValueError):
        return NotEnrolled(f"no hall answers in TLS at {address}", Fault.SILENT)
    if not names(code, hashlib.sha256(der).digest()):
        return NotEnrolled(f"what answers at {address} is not the hall that gave this code", Fault.OTHER_HALL)
    certificate = ssl.DER_cert_to_PEM_cert(der)
    try:
        answer = httpx.post(
            f"https://{address}/enrol",
            json={"code": code},
            verify=pinned(certificate),
            timeout=_TIMEOUT,
            trust_env=False,
        )
        fields = answer.json()
        if answer.status_code != httpx.codes.OK:
            return NotEnrolled(str(fields["text"]), Fault.REFUSED)
        hall = HallAddress(address, str(fields["token"]), certificate)
        return Enrolled(hall, str(fields["name"]), Role(fields["role"]))
    except (httpx.HTTPError, ValueError, KeyError, TypeError):
        return NotEnrolled(f"the hall at {address} does not answer as a hall does", Fault.NO_HALL)


def enrol_near(places: Sequence[str], code: str) -> Enrolled | NotEnrolled:
    """The same at whichever of these places the hall is that gave the code; the others never see it. Never raises."""
    for place in places:
        answer = enrol(place, code)
        if isinstance(answer, Enrolled) or answer.fault not in (Fault.SILENT, Fault.OTHER_HALL):
            return answer
    return NotEnrolled("none of the halls that were found on this network gave this code", Fault.NOWHERE)


def save(enrolled: Enrolled, path: Path) -> None:
    """Keeps it for the owner of this account only. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fields = {
        "address": enrolled.hall.address,
        "token": enrolled.hall.token,
        "certificate": enrolled.hall.certificate,
        "name": enrolled.name,
        "role": enrolled.role,
    }
    private_file.replace(path, json.dumps(fields, ensure_ascii=False).encode())


def load(path: Path) -> Enrolled | NotEnrolled:
    """What `save` kept. Never raises."""
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        fields = json.loads(path.read_text(encoding="utf-8"))
        hall = HallAddress(str(fields["address"]), str(fields["token"]), str(fields["certificate"]))
        return Enrolled(hall, str(fields["name"]), Role(fields["role"]))
    return NotEnrolled(f"this computer is no station yet: {path} is missing or no enrolment")


def keep_up_to_date(enrolled: Enrolled, path: Path) -> None:
    """Where the hall is found elsewhere, what `save` kept says so from then on; what cannot be kept is logged."""

    def remember(place: str) -> None:
        try:
            save(replace(enrolled, hall=replace(enrolled.hall, address=place)), path)
        except OSError as error:
            _log.warning("where the hall is now cannot be kept: %s", error)

    enrolled.hall.elsewhere.remember = remember


def _certificate_of(address: str) -> bytes:
    """The certificate that answers, before anything is believed. Raises OSError, ValueError."""
    host, _, port = address.rpartition(":")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    with (
        socket.create_connection((host, int(port)), timeout=_TIMEOUT) as plain,
        context.wrap_socket(plain) as secure,
    ):
        return secure.getpeercert(binary_form=True) or b""
