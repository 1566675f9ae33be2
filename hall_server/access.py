"""Who may ask what: a token names a station and its role.

`init` makes one token for every role, in a file that its owner alone reads; each station gets the one it needs.
"""

import hmac
import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from stemkast.assembly.events import Role

FILE = "stations.json"
_NAMES = {
    Role.ADMIN: "beheer",
    Role.DESK: "stembalie",
    Role.CHAIR: "voorzitter",
    Role.SCREEN: "zaalscherm",
    Role.COMMITTEE: "commissie",
}


@dataclass(frozen=True, slots=True)
class Station:
    """A station of the hall: its name in the ledger, what it may do, and its token."""

    name: str
    role: Role
    token: str


class StationsUnusable(Exception):
    """Raised by `Access.load`; the text says in one sentence what is the matter."""


class Access:
    """The stations that are let in."""

    def __init__(self, stations: list[Station]) -> None:
        self.stations = stations

    @classmethod
    def make(cls) -> "Access":
        """One station for every role, with new tokens."""
        return cls([Station(name, role, secrets.token_urlsafe(24)) for role, name in _NAMES.items()])

    def save(self, folder: Path) -> None:
        """Writes the tokens, for the owner only."""
        handle = os.open(folder / FILE, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump([{"name": each.name, "role": each.role, "token": each.token} for each in self.stations], file)

    @classmethod
    def load(cls, folder: Path) -> "Access":
        """Reads the tokens. Raises StationsUnusable."""
        try:
            rows = json.loads((folder / FILE).read_text(encoding="utf-8"))
            stations = [Station(str(row["name"]), Role(row["role"]), str(row["token"])) for row in rows]
            if not _NAMES.keys() <= {each.role for each in stations} or not all(each.token for each in stations):
                raise ValueError("a role without a token")
            return cls(stations)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise StationsUnusable(f"{folder / FILE} holds no stations; was `hall-server init` run here?") from error

    def station(self, authorization: str) -> Station | None:
        """The station whose token stands in an Authorization header, or None."""
        scheme, _, token = authorization.partition(" ")
        if scheme.lower() != "bearer":
            return None
        given = token.encode()
        return next((each for each in self.stations if hmac.compare_digest(each.token.encode(), given)), None)

    def of(self, role: Role) -> Station:
        """The station of a role."""
        return next(each for each in self.stations if each.role is role)
