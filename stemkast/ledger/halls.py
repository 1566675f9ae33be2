"""Which key signs for a ledger: that in its first entry, or in the last succession."""

from collections.abc import Iterable

from stemkast.assembly import event_codec
from stemkast.assembly.events import AssemblyInitialised, HallSucceeded
from stemkast.ledger.checkpoint import origin_of, vkey_of
from stemkast.ledger.entry import Entry, from_body

_SUCCESSION = b'"hall_succeeded"'


def hall_vkey(bodies: Iterable[bytes]) -> str | None:
    """The verifier key of the hall that wrote last; None where the first entry is not that of an assembly.

    Looks at no rules: a ledger that breaks them can be exported too, for whoever is to find that.
    """
    vkey = None
    for index, body in enumerate(bodies):
        vkey = vkey_after(vkey, index, body)
    return vkey


def vkey_after(vkey: str | None, index: int, body: bytes) -> str | None:
    """The verifier key after entry `index`, if it was `vkey` before."""
    if index > 0 and _SUCCESSION not in body:
        return vkey
    entry = from_body(index, body)
    event = event_codec.from_data(entry.event, entry.data) if isinstance(entry, Entry) else None
    if index == 0:
        return vkey_of(origin_of(event.assembly), event.hall_key) if isinstance(event, AssemblyInitialised) else None
    if vkey is None or not isinstance(event, HallSucceeded):
        return vkey
    return vkey_of(vkey.partition("+")[0], event.hall_key)
