"""Who may ask what: a token names a station and its role.

Tokens are random and stored as hashes, for the owner of the folder only; whoever reads the file can let nobody in.
A station is let in by who has the folder (`enrol`), or by an invitation (`invitations.py`), and sent away at once.
"""

import hashlib
import hmac
import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from stemkast import private_file
from stemkast.assembly.events import Role

FILE = "stations.json"
SUCCESSION = "stemkast-succession"
"""The header in which a station shows the succession that it knows, in base64."""
KEEP_THE_LEDGER = frozenset({Role.ADMIN, Role.DESK, Role.CHAIR, Role.COMMITTEE})
"""The roles of control stations: each keeps a verified replica, and can become the hall."""
LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class Station:
    """A station of the hall: its name in the ledger, what it may do, and SHA-256 of its token in hexadecimal."""

    name: str
    role: Role
    token_hash: str = ""


class StationsUnusable(Exception):
    """Raised by `Access.load`; the text says in one sentence what is the matter."""


class Access:
    """The stations that are let in. Changes are in the file before they count, and `changed` is told of them then."""

    def __init__(self, folder: Path, stations: dict[str, Station]) -> None:
        self._folder = folder
        self._stations = stations
        self._heard: dict[str, datetime] = {}
        self.changed: Callable[[], None] = lambda: None

    @classmethod
    def make(cls, folder: Path) -> "Access":
        """No stations yet. Raises OSError."""
        access = cls(folder, {})
        access._save({})
        return access

    @classmethod
    def load(cls, folder: Path) -> "Access":
        """Reads the stations. Raises StationsUnusable."""
        try:
            rows = json.loads((folder / FILE).read_text(encoding="utf-8"))
            if not isinstance(rows, list):
                raise TypeError("stations are a list")
            stations = [Station(str(row["name"]), Role(row["role"]), _hash(row["token_sha256"])) for row in rows]
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise StationsUnusable(f"{folder / FILE} holds no stations; was `hall-server init` run here?") from error
        return cls(folder, {each.name: each for each in stations})

    @property
    def stations(self) -> tuple[Station, ...]:
        """Those that are let in."""
        return tuple(self._stations.values())

    def enrol(self, name: str, role: Role) -> str:
        """Lets a station in and returns its token; an earlier station of that name is sent away. Raises OSError.

        ValueError for the hall itself, and for a name that is empty, too long or not printable.
        """
        if role is Role.HALL or not 1 <= len(name) <= LONGEST_NAME or not name.isprintable():
            raise ValueError(f"{name!r} is no name of a station, or {role.value} no role of one")
        token = secrets.token_urlsafe(24)
        self._save(self._stations | {name: Station(name, role, _sha256(token))})
        return token

    def revoke(self, name: str) -> bool:
        """Sends a station away; False if there is none of that name. Raises OSError."""
        if name not in self._stations:
            return False
        self._save({each.name: each for each in self.stations if each.name != name})
        return True

    def station(self, authorization: str) -> Station | None:
        """The station whose token stands in an Authorization header, or None."""
        scheme, _, token = authorization.partition(" ")
        if scheme.lower() != "bearer":
            return None
        given = _sha256(token)
        found = next((each for each in self.stations if hmac.compare_digest(each.token_hash, given)), None)
        if found is not None:
            self._heard[found.name] = datetime.now(UTC)
        return found

    def heard(self, station: Station) -> datetime | None:
        """When this station asked something last, since the hall started."""
        return self._heard.get(station.name)

    def lets_in(self, station: Station) -> bool:
        """Whether this station is still let in, with this token."""
        return self._stations.get(station.name) == station

    def _save(self, stations: dict[str, Station]) -> None:
        rows = [{"name": each.name, "role": each.role, "token_sha256": each.token_hash} for each in stations.values()]
        private_file.replace(self._folder / FILE, json.dumps(rows).encode())
        self._stations = stations
        self.changed()


def _sha256(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogateescape")).hexdigest()


def _hash(text: object) -> str:
    if not isinstance(text, str) or len(bytes.fromhex(text)) != hashlib.sha256().digest_size:
        raise ValueError("a token is stored as SHA-256")
    return text
