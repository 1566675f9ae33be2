"""From the bytes of a ledger to the state of the assembly: the fold, and the tree beside it.

Used when a hall starts and by everyone who follows one. An entry that is not canonical, no event of the catalogue or
against the rules at that place is refused with its index, and neither assembly nor tree has taken it over.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import msgspec

from stemkast.assembly import event_codec
from stemkast.assembly.assembly import Assembly
from stemkast.assembly.event_codec import EventRefused
from stemkast.assembly.events import Event, HallSucceeded, RootShown
from stemkast.ledger.entry import Entry, EntryRefused, from_body
from stemkast.ledger.tree import Tree, leaf_hash


class Replayed(msgspec.Struct, frozen=True):
    """One entry that was taken over, with the event in it and its hash in the tree."""

    entry: Entry
    event: Event
    leaf_hash: bytes


@dataclass(frozen=True, slots=True)
class ReplayRefused:
    """The entry at which a ledger stops making sense, and why."""

    index: int
    text: str


def take(body: bytes, assembly: Assembly, tree: Tree) -> Replayed | ReplayRefused:
    """Takes over one entry, whose index is the size of the tree. Never raises."""
    entry = from_body(tree.size, body)
    if isinstance(entry, EntryRefused):
        return ReplayRefused(tree.size, entry.text)
    event = event_codec.from_data(entry.event, entry.data)
    if isinstance(event, EventRefused):
        return ReplayRefused(tree.size, f"{entry.event}: {event.path}: {event.text}")
    if isinstance(event, HallSucceeded) and (event.size, event.root) != (tree.size, tree.root()):
        return ReplayRefused(tree.size, f"{entry.event}: it does not go on from the entries before it")
    if isinstance(event, RootShown) and (event.size, event.root) != (tree.size, tree.root()):
        return ReplayRefused(tree.size, f"{entry.event}: the entries before it have another root")
    refusal = assembly.check(event)
    if refusal is not None:
        return ReplayRefused(tree.size, f"{entry.event}: {refusal.text} ({refusal.rule})")
    assembly.apply(event, entry.at)
    hashed = leaf_hash(body)
    tree.append(hashed)
    return Replayed(entry, event, hashed)


def replay(
    bodies: Iterable[bytes], assembly: Assembly, tree: Tree, told: Callable[[Replayed], None] = lambda _replayed: None
) -> ReplayRefused | None:
    """Takes over all of `bodies`, which follow what `assembly` and `tree` hold; stops at the first that is refused.

    `told` hears of each that was taken over, so that nobody has to read them a second time.
    """
    for body in bodies:
        taken = take(body, assembly, tree)
        if isinstance(taken, ReplayRefused):
            return taken
        told(taken)
    return None
