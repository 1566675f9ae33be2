"""Where a hall is, who this station is there, and the one certificate that it believes."""

import hashlib
import ssl
from dataclasses import dataclass

from stemkast.pinned_tls import pinned


@dataclass(frozen=True, slots=True)
class HallAddress:
    """`address` is HOST:PORT, `token` this station's.

    `certificate` is the hall's, in PEM, pinned at enrolment: nothing else is believed, whoever signed it. Without one
    the hall is on this computer, and spoken to without TLS.
    """

    address: str
    token: str
    certificate: str = ""

    @property
    def http(self) -> str:
        """The address for questions."""
        return f"{'https' if self.certificate else 'http'}://{self.address}"

    @property
    def websocket(self) -> str:
        """The address for the stream."""
        return f"{'wss' if self.certificate else 'ws'}://{self.address}"

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
