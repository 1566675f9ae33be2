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
    origin = vkey = None
    for index, body in enumerate(bodies):
        if index > 0 and _SUCCESSION not in body:
            continue
        entry = from_body(index, body)
        event = event_codec.from_data(entry.event, entry.data) if isinstance(entry, Entry) else None
        if index == 0 and isinstance(event, AssemblyInitialised):
            origin = origin_of(event.assembly)
            vkey = vkey_of(origin, event.hall_key)
        elif origin is not None and isinstance(event, HallSucceeded):
            vkey = vkey_of(origin, event.hall_key)
    return vkey
