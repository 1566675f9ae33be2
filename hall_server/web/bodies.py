"""What is sent to the hall and answered by it in JSON, apart from commands; the OpenAPI document is made from these."""

from typing import Annotated, Literal, TypeVar

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from hall_server.stations.access import LONGEST_NAME
from stemkast.assembly.events import Role
from stemkast.assembly.refusal import Reason

_T = TypeVar("_T")
_Count = Annotated[int, msgspec.Meta(ge=0)]


class Enrolment(msgspec.Struct, forbid_unknown_fields=True):
    """The code of an invitation, as people type it."""

    code: Annotated[str, msgspec.Meta(max_length=64)]


class Invited(msgspec.Struct, forbid_unknown_fields=True):
    """Who is to be let in. The name is of printable characters; the role is not `hall`."""

    name: Annotated[str, msgspec.Meta(min_length=1, max_length=LONGEST_NAME, extra_json_schema={"format": "printable"})]
    role: Annotated[Role, msgspec.Meta(extra_json_schema={"not": {"const": Role.HALL.value}})]


class Said(msgspec.Struct, forbid_unknown_fields=True):
    """Why there is no other answer, in one sentence."""

    text: str


class Refused(msgspec.Struct, forbid_unknown_fields=True):
    """The rules do not allow it: why, in one sentence, and by which rule."""

    reason: Reason
    text: str
    rule: str


class Done(msgspec.Struct, forbid_unknown_fields=True):
    """The entries that a command became; none for an offer to a keypad."""

    indexes: list[_Count]


class Health(msgspec.Struct, forbid_unknown_fields=True):
    """The number of durable entries, and who asked."""

    size: _Count
    station: str
    role: Role


class Entries(msgspec.Struct, forbid_unknown_fields=True):
    """Bodies of entries in order, each canonical JSON (LEDGER.md)."""

    entries: list[str]


class Code(msgspec.Struct, forbid_unknown_fields=True):
    """The code of an invitation: good once, for ten minutes."""

    code: str


class Token(msgspec.Struct, forbid_unknown_fields=True):
    """What a station shows from now on, and what it is."""

    token: str
    name: str
    role: Role


class Listed(msgspec.Struct, forbid_unknown_fields=True):
    """A station that is let in.

    heard      when it asked something last, since the hall started; null for never
    following  whether it follows the stream now
    kept       how many entries it keeps, if it keeps the ledger and is connected
    witness    the verifier key under which it cosigns, as it said since the hall started; empty where it said none
    """

    name: str
    role: Role
    heard: str | None
    following: bool
    kept: _Count | None
    witness: str


class Stations(msgspec.Struct, forbid_unknown_fields=True):
    """Every station that is let in."""

    stations: list[Listed]


class Placed(msgspec.Struct, forbid_unknown_fields=True):
    """What lies in a cradle: what it says of itself, and whether it signed a challenge with the key that it shows.

    Key and certificate are in base64, `battery` is a percentage.
    """

    cradle: str
    serial: str
    key: str
    certificate: str
    firmware: str
    battery: _Count
    proof: Literal["asked", "given", "failed"]


class Seen(msgspec.Struct, forbid_unknown_fields=True):
    """How a keypad that is out said last that it is: `battery` in percent, `signal` in dBm, 0 where it cannot tell."""

    serial: str
    battery: _Count
    signal: Annotated[int, msgspec.Meta(le=0)]
    station: str
    at: str


class Keypads(msgspec.Struct, forbid_unknown_fields=True):
    """What lies in the cradles now, and how each keypad that is out said last that it is."""

    placed: list[Placed]
    seen: list[Seen]


class SentAway(msgspec.Struct, forbid_unknown_fields=True):
    """The station that is let in no more."""

    name: str


class Switches(msgspec.Struct, forbid_unknown_fields=True):
    """Which pages for everybody are served."""

    scherm: bool
    overlay: bool
    uitslagen: bool


class Switched(msgspec.Struct, forbid_unknown_fields=True):
    """Whether a page for everybody is served."""

    on: bool


async def body_of(request: Request, most: int) -> bytes | None:
    """The body of a question; None, and the rest unread, where it is longer than `most` bytes."""
    raw = bytearray()
    async for part in request.stream():
        raw += part
        if len(raw) > most:
            return None
    return bytes(raw)


async def asked(request: Request, kind: type[_T], most: int) -> _T | None:
    """What was asked, if it is exactly that and no longer than `most` bytes."""
    raw = await body_of(request, most)
    try:
        return None if raw is None else msgspec.json.decode(raw, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def not_offered(_request: Request, error: Exception) -> Response:
    """The answer to a path or method that the hall does not offer, in the form of every other: `Said`."""
    assert isinstance(error, HTTPException)
    return JSONResponse({"text": error.detail}, error.status_code, error.headers)


def number(text: str) -> int | None:
    """A whole number in a question; None for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else None
