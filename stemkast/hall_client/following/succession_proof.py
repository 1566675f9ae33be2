"""Whether a succession is what the succession key signed: without that nobody is another hall (design decision 8)."""

from firmware_protocol import codec, envelope
from firmware_protocol import messages as m
from stemkast.assembly import event_codec
from stemkast.assembly.events import AssemblyInitialised, HallSucceeded
from stemkast.ledger.entry import Entry, from_body

_SUCCESSION = b'"hall_succeeded"'


def is_proven(first: bytes, index: int, body: bytes) -> bool:
    """Whether entry `index` is no succession, or one that is signed as the ledger with this first entry asks."""
    if _SUCCESSION not in body:
        return True
    entry, beginning = from_body(index, body), from_body(0, first)
    if not isinstance(entry, Entry) or not isinstance(beginning, Entry):
        return False
    event = event_codec.from_data(entry.event, entry.data)
    known = event_codec.from_data(beginning.event, beginning.data)
    if not isinstance(event, HallSucceeded):
        return True  # another event that has these words in it
    if not isinstance(known, AssemblyInitialised):
        return False
    signed = envelope.open_signed(event.succession, known.succession_key)
    said = m.Succession(known.assembly, event.epoch, event.hall_key, event.size, event.root)
    return isinstance(signed, bytes) and codec.decode(signed) == said
