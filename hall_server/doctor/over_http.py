"""What is the matter with a hall that runs, asked over HTTP, in sentences for a person.

A token goes only to this computer, or to the hall whose certificate has the fingerprint that was given.
"""

import hashlib
import ssl
from collections.abc import Callable, Mapping
from datetime import datetime
from urllib.parse import SplitResult, urlsplit

import httpx
from cryptography import x509
from prometheus_client.parser import text_string_to_metric_families

from hall_server.doctor.finding import Finding, attention, broken, ok
from hall_server.doctor.of_folder import certificate
from hall_server.stations.this_computer import is_this_computer
from stemkast.pinned_tls import pinned

_TIMEOUT = 10.0
_PORT = 8420
_LOW_BATTERY = 20
"""Percent."""
_SLOW_COMMIT, _MOST_SLOW = "0.04", 0.01
"""Seconds in which a batch should be on disk, as its bucket is called, and the share that may take longer."""
Figures = Mapping[tuple[str, str], float]
"""Value by name, and by the label `serial`, `reason`, `station` or `le` where there is one."""


def examine(url: str, token: str, fingerprint: str, now: Callable[[], datetime]) -> tuple[Finding, ...]:
    """Everything about the hall at a URL. `fingerprint`: of its certificate in hexadecimal; empty if not known."""
    at = _split(url)
    if at is None:
        return (broken("address", f"{url} is no http://HOST:PORT or https://HOST:PORT."),)
    found: list[Finding] = []
    context: ssl.SSLContext | bool = False
    trusted = at.scheme == "http" and _is_here(at.hostname or "")
    if at.scheme == "https":
        presented = _presented(at)
        if presented is None:
            return (_unreachable(url),)
        seen = hashlib.sha256(ssl.PEM_cert_to_DER_cert(presented)).hexdigest()
        found.append(certificate(x509.load_pem_x509_certificate(presented.encode()), now()))
        context, trusted = pinned(presented), _same(seen, fingerprint)
        if fingerprint and not trusted:
            return (*found, broken("certificate", f"it is another one ({seen}); this is not your hall."))
    if token and not trusted:
        found.append(_not_sent(at))
    headers = {"Authorization": f"Bearer {token}"} if token and trusted else {}
    base = f"{at.scheme}://{at.netloc if at.port else f'{at.netloc}:{_PORT}'}"
    with httpx.Client(base_url=base, headers=headers, verify=context, timeout=_TIMEOUT, trust_env=False) as client:
        try:
            return (*found, *_asked(client, url))
        except (httpx.HTTPError, ssl.SSLError):
            return (*found, _unreachable(url))
        except (ValueError, KeyError, TypeError, IndexError):
            return (*found, broken("hall", f"what answers at {url} does not answer as a hall does."))


def read_page(page: str) -> Figures:
    """The figures on a page of `/metrics`. Raises ValueError for another text."""
    samples = (each for family in text_string_to_metric_families(page) for each in family.samples)
    return {(each.name, next(iter(each.labels.values()), "")): each.value for each in samples}


def figures(read: Figures) -> list[Finding]:
    """What the figures of a hall mean."""
    votes, noise = _all(read, "stemkast_votes_total"), _all(read, "stemkast_noise_frames_total")
    refused = _all(read, "stemkast_refusals_total")
    running = "a poll is open" if read["stemkast_poll_open", ""] else "no poll is open"
    said = f"{votes} votes accepted, {refused} refused, {noise} frames of noise since the hall started; {running}."
    return [ok("votes", said), _writing(read), _stations(read), _batteries(read)]


def _writing(read: Figures) -> Finding:
    failed, count = _all(read, "stemkast_commits_failed_total"), _all(read, "stemkast_commit_seconds_count")
    if failed:
        return attention("writing", f"{failed} times the ledger could not be written; look at the disk.")
    slow = count - int(read["stemkast_commit_seconds_bucket", _SLOW_COMMIT])
    if count and slow > count * _MOST_SLOW:
        took = f"{slow} of {count} batches took longer than 40 ms to reach the disk"
        return attention("writing", f"{took}; use a faster disk, or stop what else writes there.")
    mean = 1000 * read["stemkast_commit_seconds_sum", ""] / count if count else 0.0
    size = f"{_all(read, 'stemkast_ledger_entries')} entries"
    return ok("writing", f"{size}; {count} batches, {mean:.1f} ms to disk on average.")


def _stations(read: Figures) -> Finding:
    following, bases = _all(read, "stemkast_stations"), _all(read, "stemkast_base_stations")
    lent = _all(read, "stemkast_lent_lines")
    said = f"{bases} base stations answer, {following} stations follow" + (f", {lent} lines are lent" if lent else "")
    if not bases:
        return attention("stations", f"{said}; look at power and cable of the base stations, and at their hosts.")
    return ok("stations", f"{said}.")


def _batteries(read: Figures) -> Finding:
    battery = {serial: value for (name, serial), value in read.items() if name == "stemkast_battery_percent"}
    low = sorted(serial for serial, value in battery.items() if value < _LOW_BATTERY)
    if low:
        more = f" and {len(low) - 5} more" if len(low) > 5 else ""
        said = f"below {_LOW_BATTERY} percent: {', '.join(low[:5])}{more}"
        return attention("batteries", f"{said}; charge or change them.")
    return ok("batteries", f"{len(battery)} keypads said how they are, none is low.")


def _asked(client: httpx.Client, url: str) -> list[Finding]:
    """What the hall says of itself. Raises httpx.HTTPError; ValueError, KeyError, TypeError, IndexError for other."""
    note = client.get("/checkpoint")
    shown = int(note.text.split("\n")[1]) if note.status_code == httpx.codes.OK else 0
    found = [ok("hall", f"it answers at {url}, and shows everybody {shown} entries.")]
    if "authorization" in client.headers:
        health = client.get("/health")
        if health.status_code == httpx.codes.UNAUTHORIZED:
            found.append(broken("token", "the hall does not know it; let this computer in with a code."))
        else:
            fields = health.json()
            said = f"this is {fields['station']} ({fields['role']}); the ledger has {int(fields['size'])} entries."
            found.append(ok("token", said))
    page = client.get("/metrics")
    if page.status_code == httpx.codes.UNAUTHORIZED:
        return [*found, attention("figures", "they are shown to stations only; give a token with --token.")]
    if page.status_code != httpx.codes.OK:
        return [
            *found,
            attention("figures", f"there are none (HTTP {page.status_code}); the hall may be an older one."),
        ]
    return [*found, *figures(read_page(page.text))]


def _all(read: Figures, name: str) -> int:
    """The sum over the labels; 0 where nothing was counted yet."""
    return int(sum(value for (each, _), value in read.items() if each == name))


def _split(url: str) -> SplitResult | None:
    try:
        at = urlsplit(url)
        usable = at.scheme in ("http", "https") and at.hostname is not None and at.port != 0 and "@" not in at.netloc
    except ValueError:
        return None
    return at if usable else None


def _is_here(host: str) -> bool:
    return host == "localhost" or is_this_computer(host)


def _presented(at: SplitResult) -> str | None:
    """The certificate that answers, in PEM, before anything is believed."""
    try:
        return ssl.get_server_certificate((at.hostname or "", at.port or _PORT), timeout=_TIMEOUT)
    except (OSError, ValueError):
        return None


def _same(seen: str, given: str) -> bool:
    return given.lower().replace(":", "") == seen


def _not_sent(at: SplitResult) -> Finding:
    how = "give the fingerprint that `hall-server serve` printed with --fingerprint"
    if at.scheme == "http":
        how = "ask another computer at https://"
    return attention("token", f"it was not sent, since anybody could be there; {how}.")


def _unreachable(url: str) -> Finding:
    return broken("hall", f"nothing answers at {url}; look whether it is served, and at the network.")
