"""One-time codes with which a station is let in: short enough to type, ten minutes, five tries.

    K7QF-3M2P-9XW4-T6ZA-1BCD
    └ 8 random ┘ └ 12 of the certificate's fingerprint ┘

The first part says which invitation, the second lets the station see that it speaks to this hall and nobody between.
Letters and digits are those of Crockford's base 32; small letters, spaces and dashes do not matter, and O, I and L are
read as 0 and 1.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass

from stemkast.assembly.events import Role

SECONDS = 600.0
TRIES = 5
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_RANDOM, _OF_FINGERPRINT, _GROUP = 8, 12, 4
SIGNS = _RANDOM + _OF_FINGERPRINT
"""Letters and digits of a code, without what stands between its groups."""
_READ_AS = str.maketrans("OIL", "011", "- ")


@dataclass(frozen=True, slots=True)
class Invitation:
    """For a station of this name and role; `until` by the clock of the hall, in seconds."""

    name: str
    role: Role
    until: float


class Invitations:
    """Open invitations of one hall. `clock` counts seconds."""

    def __init__(self, fingerprint: bytes, clock: Callable[[], float]) -> None:
        self._fingerprint = fingerprint
        self._clock = clock
        self._open: dict[str, Invitation] = {}
        self._wrong = 0

    def invite(self, name: str, role: Role) -> str:
        """A code for one station."""
        secret = "".join(secrets.choice(_ALPHABET) for _ in range(_RANDOM))
        self._open[secret] = Invitation(name, role, self._clock() + SECONDS)
        self._wrong = 0
        return grouped(secret + of_fingerprint(self._fingerprint))

    def redeem(self, code: str) -> Invitation | None:
        """What a code invites to, once; None for a wrong or late one. Five wrong ones close every open invitation."""
        now = self._clock()
        self._open = {secret: each for secret, each in self._open.items() if each.until > now}
        found = self._open.pop(plain(code)[:_RANDOM], None)
        if found is None:
            self._wrong += 1
            if self._wrong >= TRIES:
                self._open.clear()
        return found


def plain(code: str) -> str:
    """A code as it was meant by who typed it."""
    return code.upper().translate(_READ_AS)


def is_code(code: str) -> bool:
    """Whether this has the form of a code."""
    typed = plain(code)
    return len(typed) == SIGNS and set(typed) <= set(_ALPHABET)


def names(code: str, fingerprint: bytes) -> bool:
    """Whether the code is of the hall with this certificate: SHA-256 of it, as 32 bytes."""
    return is_code(code) and plain(code)[_RANDOM:] == of_fingerprint(fingerprint)


def of_fingerprint(fingerprint: bytes) -> str:
    """The first 60 bits of a fingerprint in twelve letters and digits."""
    bits = int.from_bytes(fingerprint, "big") >> (8 * len(fingerprint) - 5 * _OF_FINGERPRINT)
    return "".join(_ALPHABET[bits >> (5 * place) & 31] for place in reversed(range(_OF_FINGERPRINT)))


def grouped(code: str) -> str:
    """In groups of four, as people read it."""
    return "-".join(code[at : at + _GROUP] for at in range(0, len(code), _GROUP))
