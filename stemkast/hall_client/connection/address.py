"""Where a hall is, who this station is there, and the one certificate that it believes."""

import hashlib
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field

from stemkast.pinned_tls import pinned


class Elsewhere:
    """Where the hall was found after it went silent, HOST:PORT; empty as long as it is where it was.

    Everything in this process that speaks with the hall shares one: what one connection found, all of them use.

    Attributes:
        remember: told where it was found, from any thread, so that this station begins there the next time.
    """

    def __init__(self) -> None:
        self.place = ""
        self.remember: Callable[[str], object] = lambda _place: None

    def went_to(self, place: str) -> None:
        """It was found there."""
        self.place = place
        self.remember(place)


@dataclass(frozen=True, slots=True)
class HallAddress:
    """`address` is HOST:PORT at the enrolment, `token` this station's.

    `certificate` is the hall's, in PEM, pinned at enrolment: nothing else is believed, whoever signed it. Without one
    the hall is on this computer, and spoken to without TLS. `elsewhere` is written by `search` alone.
    """

    address: str
    token: str
    certificate: str = ""
    elsewhere: Elsewhere = field(default_factory=Elsewhere, compare=False, repr=False)

    @property
    def place(self) -> str:
        """Where the hall is now: HOST:PORT."""
        return self.elsewhere.place or self.address

    @property
    def http(self) -> str:
        """The address for questions; it may be another one for the next."""
        return f"{'https' if self.certificate else 'http'}://{self.place}"

    @property
    def websocket(self) -> str:
        """The address for the stream; it may be another one for the next connection."""
        return f"{'wss' if self.certificate else 'ws'}://{self.place}"

    @property
    def headers(self) -> dict[str, str]:
        """The header that names this station."""
        return {"Authorization": f"Bearer {self.token}"}

    @property
    def name(self) -> str:
        """A name for a folder about this hall: from its certificate, which stays when its machine does not."""
        return hashlib.sha256(self.certificate.encode()).hexdigest()[:16] if self.certificate else "here"

    def context(self) -> ssl.SSLContext | None:
        """TLS 1.3 with the pinned certificate; None where the hall is on this computer."""
        return pinned(self.certificate) if self.certificate else None
