"""What an admin asks of the hall beside commands: who is let in, invitations, how the keypads are, if all is well."""

import base64
import hashlib
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote

import httpx

from hall_server.disk.page_switches import Page
from hall_server.doctor import over_http
from hall_server.doctor.finding import Finding
from hall_server.stations.invitations import SECONDS
from stemkast.assembly.events import KeypadEnrolled, Role
from stemkast.hall_client.connection.address import HallAddress
from stemkast.hall_client.connection.commands import HallUnreachable
from stemkast.ledger.note import COSIGNATURE, VerifierKey, parse_verifier_key

_TIMEOUT = 10.0


@dataclass(frozen=True, slots=True)
class Invited:
    """A code for one station, until a moment."""

    name: str
    role: Role
    code: str
    until: datetime


@dataclass(frozen=True, slots=True)
class ListedStation:
    """A station that is let in: when it was heard last, whether it follows now, how many entries it keeps.

    `witness` is the key under which it says that it cosigns, None where it said none.
    """

    name: str
    role: Role
    heard: datetime | None
    following: bool
    kept: int | None
    witness: VerifierKey | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """A keypad in a cradle: what it says of itself, and whether it proved that (`asked`, `given`, `failed`)."""

    keypad: KeypadEnrolled
    firmware: str
    battery: int
    proof: str


@dataclass(frozen=True, slots=True)
class Heard:
    """How a keypad that is out said last that it is; `signal` in dBm, 0 where it cannot tell."""

    serial: str
    battery: int
    signal: int
    at: datetime


@dataclass(frozen=True, slots=True)
class WebPage:
    """A page for everybody: its name, whether it is served now, and where a browser opens it."""

    page: Page
    is_on: bool
    address: str


@dataclass(frozen=True, slots=True)
class KeypadsNow:
    """What lies in the cradles, and what was heard of keypads that are out."""

    placed: tuple[Placed, ...] = ()
    heard: tuple[Heard, ...] = ()


class HallAdmin:
    """Asks over one connection, and waits for the answers: not for the thread of a window.

    Every question raises HallUnreachable where the hall does not answer as a hall does, with its own words if it gave
    any.
    """

    def __init__(self, hall: HallAddress, now: Callable[[], datetime]) -> None:
        self._hall = hall
        self._now = now
        self._client = httpx.Client(
            headers=hall.headers, verify=hall.context() or False, timeout=_TIMEOUT, trust_env=False
        )

    def invite(self, name: str, role: Role) -> Invited:
        """A code with which a station of this name is let in, once."""
        fields = self._ask("POST", "/invitations", {"name": name, "role": role.value})
        return Invited(name, role, str(fields["code"]), self._now() + timedelta(seconds=SECONDS))

    def stations(self) -> tuple[ListedStation, ...]:
        """Those that are let in."""
        return tuple(_listed(each) for each in self._ask("GET", "/stations")["stations"])

    def send_away(self, name: str) -> None:
        """Lets a station in no more, from now on."""
        self._ask("DELETE", f"/stations/{quote(name, safe='')}")

    def keypads(self) -> KeypadsNow:
        """How the keypads are now."""
        fields = self._ask("GET", "/keypads")
        return KeypadsNow(tuple(map(_placed, fields["placed"])), tuple(map(_heard, fields["seen"])))

    def pages(self) -> tuple[WebPage, ...]:
        """The pages for everybody."""
        fields = self._ask("GET", "/switches")
        return tuple(WebPage(page, bool(fields[page.value]), f"{self._hall.http}/{page.value}") for page in Page)

    def switch(self, page: Page, on: bool) -> None:
        """Switches a page on or off."""
        self._ask("PUT", f"/switches/{page.value}", {"on": on})

    def examine(self) -> tuple[Finding, ...]:
        """What the doctor says of this hall, in sentences. Never raises."""
        fingerprint = ""
        if self._hall.certificate:
            fingerprint = hashlib.sha256(ssl.PEM_cert_to_DER_cert(self._hall.certificate)).hexdigest()
        return over_http.examine(self._hall.http, self._hall.token, fingerprint, self._now)

    def close(self) -> None:
        """Ends the connection."""
        self._client.close()

    def _ask(self, method: str, path: str, body: object = None) -> dict[str, Any]:
        try:
            answer = self._client.request(method, f"{self._hall.http}{path}", json=body)
            fields = answer.json()
            if answer.status_code == httpx.codes.OK and isinstance(fields, dict):
                return fields
            raise HallUnreachable(str(fields["text"]))
        except (httpx.HTTPError, ValueError, KeyError, TypeError) as error:
            raise HallUnreachable("the hall does not answer") from error


def _listed(fields: dict[str, Any]) -> ListedStation:
    heard = datetime.fromisoformat(fields["heard"]) if fields["heard"] else None
    key = parse_verifier_key(fields["witness"], COSIGNATURE)
    return ListedStation(
        fields["name"],
        Role(fields["role"]),
        heard,
        fields["following"],
        fields["kept"],
        key if isinstance(key, VerifierKey) else None,
    )


def _placed(fields: dict[str, Any]) -> Placed:
    key, certificate = (base64.b64decode(fields[name]) for name in ("key", "certificate"))
    keypad = KeypadEnrolled(fields["serial"], key, certificate)
    return Placed(keypad, fields["firmware"], fields["battery"], fields["proof"])


def _heard(fields: dict[str, Any]) -> Heard:
    return Heard(fields["serial"], fields["battery"], fields["signal"], datetime.fromisoformat(fields["at"]))
