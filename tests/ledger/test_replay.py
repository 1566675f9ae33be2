"""The fold of a ledger."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from stemkast.assembly.assembly import Assembly
from stemkast.assembly.event_codec import to_data
from stemkast.assembly.events import Phase, RootShown
from stemkast.ledger.canonical import encode
from stemkast.ledger.entry import Entry, to_body
from stemkast.ledger.replay import Replayed, ReplayRefused, replay, take
from stemkast.ledger.tree import Tree, leaf_hash, root_of


def test_a_whole_assembly(bodies: list[bytes]) -> None:
    assembly, tree = Assembly(), Tree()
    assert replay(bodies, assembly, tree) is None
    assert assembly.phase is Phase.CLOSED
    result = assembly.polls[2].result(assembly.settings)
    assert result is not None
    assert result.percentage == "98,68"
    assert (tree.size, tree.root()) == (len(bodies), root_of([leaf_hash(body) for body in bodies]))


@pytest.mark.parametrize("at", [1, 20])
def test_goes_on_where_it_stopped(bodies: list[bytes], at: int) -> None:
    whole, parts = (Assembly(), Tree()), (Assembly(), Tree())
    replay(bodies, *whole)
    assert replay(bodies[:at], *parts) is None
    assert replay(bodies[at:], *parts) is None
    assert parts[0] == whole[0]
    assert parts[1].root() == whole[1].root()


def test_hands_over_each_entry_with_its_event(bodies: list[bytes]) -> None:
    assembly, tree = Assembly(), Tree()
    taken = take(bodies[0], assembly, tree)
    assert isinstance(taken, Replayed)
    assert (taken.entry.index, taken.entry.by, taken.event) == (0, "hall", assembly.initialised)


@pytest.mark.parametrize(
    ("change", "text"),
    [
        (lambda body: body + b" ", "not canonical JSON: other_form"),
        (lambda body: body.replace(b'"mandate_issued"', b'"mandate_forged"'), "there is no event called"),
        (lambda body: body.replace(b'"mayor"', b'"king"'), "mandate_issued: role: 'king' is none of"),
        (lambda body: body.replace(b"GM0344", b"GM9999"), "mandate_issued: GM9999 is not in the register"),
        (lambda _: encode({"at": "now", "by": "", "data": {}, "event": ""}), "'now' is not a time"),
    ],
)
def test_stops_at_the_first_entry_that_makes_no_sense(
    bodies: list[bytes], change: Callable[[bytes], bytes], text: str
) -> None:
    index = next(index for index, body in enumerate(bodies) if b'"mandate_issued"' in body)
    assembly, tree = Assembly(), Tree()
    refused = replay([*bodies[:index], change(bodies[index]), *bodies[index + 1 :]], assembly, tree)
    assert isinstance(refused, ReplayRefused)
    assert refused.index == index == tree.size
    assert text in refused.text
    assert assembly.mandates == {}
    assert replay(bodies[index:], assembly, tree) is None


def test_a_hall_that_shows_the_fingerprint_of_another_ledger_is_not_followed(bodies: list[bytes]) -> None:
    """Whoever follows has the root of the entries before it: a screen and a committee cannot be told different ones."""
    assembly, tree = Assembly(), Tree()
    assert replay(bodies[:4], assembly, tree) is None
    at = datetime(2023, 6, 14, 18, tzinfo=UTC)
    for wrong in (RootShown(4, b"r" * 32), RootShown(3, tree.root())):
        body = to_body(Entry(4, at, "voorzitter", "root_shown", to_data(wrong)))
        assert isinstance(body, bytes)
        refused = take(body, assembly, tree)
        assert isinstance(refused, ReplayRefused)
        assert "have another root" in refused.text
    body = to_body(Entry(4, at, "voorzitter", "root_shown", to_data(RootShown(4, tree.root()))))
    assert isinstance(body, bytes)
    assert isinstance(take(body, assembly, tree), Replayed)
