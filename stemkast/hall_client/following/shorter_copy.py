"""A hall that took over from a shorter copy than this station has: what both share, and where the next hall went on.

When a machine dies in the middle of a poll, the copies of stations end at different entries, and the admin may take
over from one that is not the longest. What only longer ones have was signed by nobody; of a poll it is void. Then a
station puts its copy aside and follows on. A hall that lacks what was signed, or has no succession to show, is not
believed.
"""

from collections.abc import Iterator, Sequence

import httpx

from stemkast.assembly.assembly import Assembly
from stemkast.hall_client.connection.address import HallAddress
from stemkast.hall_client.connection.commands import HallUnreachable
from stemkast.hall_client.following.succession_proof import is_proven
from stemkast.ledger.replay import replay
from stemkast.ledger.tree import Tree

_SUCCESSION = b'"hall_succeeded"'
_PAGE = 1_000
_TIMEOUT = 5.0


def went_on_at(own: Sequence[bytes], verified: int, told: Iterator[bytes]) -> int | None:
    """At how many entries the next hall went on, if it lacks only what nobody signed; None where that is not so.

    `own` are the entries of this station, `verified` of them under a checkpoint; `told` are the hall's from there on.
    The succession has to fit the entries before it, and the succession key has to have signed it.
    """
    for size, body in enumerate(told, start=verified):
        if size < len(own) and body == own[size]:
            continue
        if size >= len(own) or _SUCCESSION not in body:
            return None
        refused = replay([*own[:size], body], Assembly(), Tree())
        return size if refused is None and is_proven(own[0], size, body) else None
    return None


def entries_of(hall: HallAddress, start: int) -> Iterator[bytes]:
    """The entries that a hall has from `start` on. Raises HallUnreachable where it does not answer as a hall does."""
    try:
        with httpx.Client(
            base_url=hall.http, headers=hall.headers, verify=hall.context() or False, timeout=_TIMEOUT, trust_env=False
        ) as client:
            while page := client.get("/entries", params={"start": start, "limit": _PAGE}).json()["entries"]:
                yield from (body.encode() for body in page)
                start += len(page)
    except (httpx.HTTPError, ValueError, KeyError, TypeError) as error:
        raise HallUnreachable("the hall does not show its entries") from error
