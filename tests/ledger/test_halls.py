"""The key that signs for a ledger, also after a succession and in a ledger that breaks the rules."""

from datetime import UTC, datetime

from stemkast.assembly import event_codec
from stemkast.assembly.events import Event, HallSucceeded
from stemkast.ledger.checkpoint import origin_of, vkey_of
from stemkast.ledger.entry import Entry, to_body
from stemkast.ledger.halls import hall_vkey
from tests.ledger.conftest import ASSEMBLY


def body_of(index: int, event: Event) -> bytes:
    at = datetime(2023, 6, 14, tzinfo=UTC)
    body = to_body(Entry(index, at, "hall", event_codec.name_of(event), event_codec.to_data(event)))
    assert isinstance(body, bytes)
    return body


def test_the_first_entry_says_it(bodies: list[bytes]) -> None:
    assert hall_vkey(bodies) == vkey_of(origin_of(ASSEMBLY), b"h" * 32)


def test_the_last_succession_says_it(bodies: list[bytes]) -> None:
    for epoch, key in ((2, b"n" * 32), (3, b"m" * 32)):
        bodies = [*bodies, body_of(len(bodies), HallSucceeded(epoch, key, len(bodies), bytes(32), b"signed"))]
    assert hall_vkey(bodies) == vkey_of(origin_of(ASSEMBLY), b"m" * 32)


def test_what_does_not_begin_as_a_ledger_has_none(bodies: list[bytes]) -> None:
    assert hall_vkey([]) is None
    assert hall_vkey(bodies[1:]) is None
    assert hall_vkey([b"noise", *bodies]) is None
    assert hall_vkey([bodies[0], b'noise "hall_succeeded"']) == hall_vkey(bodies[:1])
