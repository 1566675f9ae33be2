"""What is the matter with the folder of an assembly, in sentences for a person: looked at, and nothing changed.

It may be looked at while a hall serves the folder. Every check returns findings; none raises.
"""

import fcntl
import os
import stat
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509

from hall_server.disk.certificate import CERTIFICATE_FILE, KEY_FILE, CertificateUnusable, server_context
from hall_server.disk.folder import LEDGER, LOCK, VKEY
from hall_server.disk.keys import FILE as KEYS
from hall_server.disk.keys import HallKeys, KeysUnusable
from hall_server.doctor.finding import Finding, attention, broken, ok
from hall_server.doctor.of_ledger import clock, ledger, read_ledger
from hall_server.stations.access import FILE as STATIONS
from hall_server.stations.access import Access, StationsUnusable

SECRETS = (KEYS, STATIONS, KEY_FILE)
FILES = (*SECRETS, CERTIFICATE_FILE, VKEY, LEDGER)
LITTLE_SPACE, NO_SPACE = 1_000_000_000, 100_000_000
"""Free bytes below which somebody has to look, and below which no assembly is begun."""
_SOON = timedelta(days=30)


def examine(folder: Path, free: int, now: Callable[[], datetime]) -> tuple[Finding, ...]:
    """Everything about a folder. `free`: bytes left on its disk; `now` is asked after the ledger was read."""
    if not folder.is_dir():
        return (broken("folder", f"{folder} is no folder; was `hall-server init` run here?"),)
    if not os.access(folder, os.R_OK | os.X_OK):
        return (broken("folder", f"this account may not look into {folder}; work as the account that serves it."),)
    found = [*files(folder), *secrets(folder), lock(folder), space(free)]
    read = read_ledger(folder / LEDGER)
    if isinstance(read, Finding):
        found.append(read)
    else:
        found += [*ledger(folder, read), clock(read, now())]
    return (*found, certificate_of(folder, now()))


def files(folder: Path) -> list[Finding]:
    """Whether everything is there and can be read."""
    found = [
        broken("files", f"{folder / name} is missing; bring it back from a copy.")
        for name in FILES
        if not (folder / name).exists()
    ]
    found += [
        broken("files", f"{each} cannot be read by this account; work as the account that serves the hall.")
        for each in (folder / name for name in FILES)
        if each.exists() and not os.access(each, os.R_OK)
    ]
    if not os.access(folder, os.W_OK):
        found.append(attention("files", f"this account cannot write in {folder}; serve it with the one that can."))
    return found or [ok("files", f"all {len(FILES)} are there and can be read.")]


def secrets(folder: Path) -> list[Finding]:
    """Whether what is secret is for its owner only, and is what it should be."""
    found = []
    for path in (folder / name for name in SECRETS if (folder / name).exists()):
        mode = stat.S_IMODE(path.stat().st_mode)
        if mode & 0o077:
            found.append(attention("keys", f"other accounts may use {path} (mode {mode:04o}); run: chmod 600 {path}"))
    try:
        HallKeys.load(folder)
        Access.load(folder)
    except (KeysUnusable, StationsUnusable) as error:
        found.append(broken("keys", f"bring the file back from a copy: {error}"))
    return found or [ok("keys", "keys and tokens can be used, and by their owner only.")]


def lock(folder: Path) -> Finding:
    """Whether a hall serves the folder now."""
    try:
        handle = os.open(folder / LOCK, os.O_RDONLY)
    except FileNotFoundError:
        return ok("lock", "no hall serves this folder now.")
    except OSError as error:
        return broken("lock", f"{folder / LOCK} cannot be opened ({error.strerror}); work as the account that serves.")
    try:  # shared, and only for a moment: a hall that starts just now is told that the folder is in use
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return ok("lock", "a hall serves this folder now; a second one would not start.")
    except OSError as error:
        return broken("lock", f"{folder / LOCK} cannot be locked ({error.strerror}); use a disk of this computer.")
    finally:
        os.close(handle)
    return ok("lock", "no hall serves this folder now.")


def space(free: int) -> Finding:
    """Whether so many free bytes are enough."""
    said = f"{free / 1e9:.1f} GB free on this disk"
    if free < NO_SPACE:
        return broken("disk", f"{said}; make room, votes cannot be written for long.")
    if free < LITTLE_SPACE:
        return attention("disk", f"{said}; make room before the assembly begins.")
    return ok("disk", f"{said}.")


def certificate_of(folder: Path, now: datetime) -> Finding:
    """Whether the certificate in the folder belongs to its key, and how long it lasts."""
    try:
        server_context(folder)
        read = x509.load_pem_x509_certificate((folder / CERTIFICATE_FILE).read_bytes())
    except CertificateUnusable as error:
        return broken("certificate", f"{error}; bring both back from a copy.")
    except (OSError, ValueError):
        return broken("certificate", f"{folder / CERTIFICATE_FILE} cannot be read; bring it back from a copy.")
    return certificate(read, now)


def certificate(read: x509.Certificate, now: datetime) -> Finding:
    """Whether a certificate is valid, and for how long."""
    begins, ends = read.not_valid_before_utc, read.not_valid_after_utc
    if now < begins:
        return broken("certificate", f"it is valid from {begins:%Y-%m-%d} on; look whether the clock is right.")
    if now >= ends:
        again = "make another one and invite every station again"
        return broken("certificate", f"it ended on {ends:%Y-%m-%d}, and stations refuse it; {again}.")
    said = f"it is valid until {ends:%Y-%m-%d}, {(ends - now).days} days"
    if ends - now < _SOON:
        return attention(
            "certificate", f"{said}; make another one before the assembly, and invite every station again."
        )
    return ok("certificate", f"{said}.")
