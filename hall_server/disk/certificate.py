"""The hall's certificate for TLS: made at `init`, signed by nobody else, pinned by its fingerprint at enrolment."""

import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from stemkast import private_file

KEY_FILE, CERTIFICATE_FILE = "tls.key", "tls.crt"
_LASTS = timedelta(days=730)
_NAME = "stemkast hall"


class CertificateUnusable(Exception):
    """Raised by `fingerprint` and `server_context`; the text says in one sentence what is the matter."""


def make(folder: Path) -> None:
    """Writes a new key, for the owner only, and its certificate. Raises OSError, FileExistsError."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, _NAME)])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))  # clocks of stations are not always right
        .not_valid_after(now + _LASTS)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    private_file.create(folder / KEY_FILE, secret)
    (folder / CERTIFICATE_FILE).write_bytes(certificate.public_bytes(serialization.Encoding.PEM))


def fingerprint(folder: Path) -> bytes:
    """SHA-256 of the certificate. Raises CertificateUnusable."""
    try:
        certificate = x509.load_pem_x509_certificate((folder / CERTIFICATE_FILE).read_bytes())
    except (OSError, ValueError) as error:
        raise CertificateUnusable(f"{folder / CERTIFICATE_FILE} holds no certificate of a hall") from error
    return certificate.fingerprint(hashes.SHA256())


def server_context(folder: Path) -> ssl.SSLContext:
    """What the hall speaks with other machines: TLS 1.3 and nothing older. Raises CertificateUnusable."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    # No session tickets: nobody resumes a session, and they come just when a client asks its first question. Where one
    # thread reads and another writes, that can spoil the client's connection (cpython issue 143756).
    context.num_tickets = 0
    try:
        context.load_cert_chain(folder / CERTIFICATE_FILE, folder / KEY_FILE)
    except (OSError, ssl.SSLError) as error:
        raise CertificateUnusable(f"{folder / KEY_FILE} and {CERTIFICATE_FILE} do not belong together") from error
    return context
