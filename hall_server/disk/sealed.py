"""What the next hall needs and no ledger holds, sealed for whoever has the succession key (design decisions 4 and 8).

Receipt master, certificate, stations and which pages are off: with them keypads believe the next hall's receipts,
stations know it again and are known, and a page stays switched off. Every station keeps the sealed bytes beside its
replica and cannot read them: they are an anonymous box (libsodium crypto_box_seal) for the X25519 form of the
succession key.
"""

import base64
import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from nacl.exceptions import CryptoError
from nacl.public import SealedBox
from nacl.signing import SigningKey, VerifyKey

from hall_server.disk import certificate
from hall_server.disk.keys import HallKeys
from hall_server.disk.page_switches import FILE as PAGES
from hall_server.stations.access import FILE as STATIONS
from stemkast.assembly.assembly import Assembly

FILE = "hall.sealed"
MOST_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Inheritance:
    """`receipt_master` of 32 bytes; the files of certificate and stations, as they are.

    `at` counts milliseconds since 1970: of two that are found the later one holds. `pages` is the file that says which
    pages for everybody are off, empty where none ever was.
    """

    at: int
    receipt_master: bytes
    tls_key: str
    tls_certificate: str
    stations: str
    pages: str = ""


def of_hall(folder: Path, keys: HallKeys, assembly: Assembly, at: datetime) -> bytes:
    """What the next hall needs of the one in this folder, sealed. Raises OSError.

    ValueError for an assembly that does not say yet who may name the next hall.
    """
    if assembly.initialised is None:
        raise ValueError("an assembly names its succession key once it is initialised")
    inheritance = Inheritance(
        int(at.timestamp() * 1000),
        keys.receipt_master,
        (folder / certificate.KEY_FILE).read_text(encoding="ascii"),
        (folder / certificate.CERTIFICATE_FILE).read_text(encoding="ascii"),
        (folder / STATIONS).read_text(encoding="utf-8"),
        (folder / PAGES).read_text(encoding="utf-8") if (folder / PAGES).exists() else "",
    )
    return seal(inheritance, assembly.initialised.succession_key)


def seal(inheritance: Inheritance, succession_key: bytes) -> bytes:
    """Seals it for the holder of the key whose public part this is."""
    fields = {
        "at": inheritance.at,
        "receipts": base64.b64encode(inheritance.receipt_master).decode("ascii"),
        "tls_key": inheritance.tls_key,
        "tls_certificate": inheritance.tls_certificate,
        "stations": inheritance.stations,
        "pages": inheritance.pages,
    }
    box = SealedBox(VerifyKey(succession_key).to_curve25519_public_key())
    return bytes(box.encrypt(json.dumps(fields).encode()))


def unseal(sealed: bytes, succession_seed: bytes) -> Inheritance | None:
    """What was sealed for this key; None if it was not, or is damaged."""
    try:
        plain = SealedBox(SigningKey(succession_seed).to_curve25519_private_key()).decrypt(sealed)
        fields = json.loads(plain)
        return Inheritance(
            int(fields["at"]),
            base64.b64decode(fields["receipts"], validate=True),
            str(fields["tls_key"]),
            str(fields["tls_certificate"]),
            str(fields["stations"]),
            str(fields.get("pages", "")),
        )
    except (CryptoError, ValueError, KeyError, TypeError):
        return None
