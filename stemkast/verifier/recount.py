"""The recount: reads every entry once, in order, and says what is wrong under the number of a check. Start here."""

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any, NamedTuple

from stemkast.verifier import committee, decisions, desk, polls, roll_call
from stemkast.verifier.catalogue import EVENTS, read
from stemkast.verifier.checks import Anchors
from stemkast.verifier.envelopes import Key
from stemkast.verifier.history import History
from stemkast.verifier.log import encode_base64, parse, roots
from stemkast.verifier.reading import Material
from stemkast.verifier.state import Data, Left, Matter, State

# What happens at an entry: the functions with the name of its event, in this order.
_MODULES: tuple[ModuleType, ...] = (desk, polls, roll_call, decisions, committee)
HANDLERS: dict[str, list[Callable[[State, Data], None]]] = {
    event: [getattr(module, event) for module in _MODULES if hasattr(module, event)] for event in EVENTS
}
_KEYS = {"at", "by", "data", "event"}
_LONGEST = 65_535  # bytes of an entry
_STRIDE = 256  # entries between two words about progress
_TIME = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z", re.ASCII)


class Entry(NamedTuple):
    """An entry that is well formed: when, by which station, which event, and its fields."""

    at: str
    by: str
    event: str
    data: dict[str, Any]


@dataclass(slots=True)
class Findings:
    """`faults`: the number of a check and a sentence. `hall_key`: of the hall that wrote last; `root` of the whole."""

    faults: list[tuple[str, str]]
    entries: list[Entry] = field(default_factory=list)
    root: bytes = b""
    hall_key: str | None = None
    matters: tuple[Matter, ...] = ()
    register: dict[str, Data] = field(default_factory=dict)

    def need(self, good: object, check: str, text: str) -> None:
        """Notes a fault unless `good`."""
        if not good:
            self.faults.append((check, text))


def recount(
    material: Material, known: Anchors, running: bool, progress: Callable[[int, int], None] = lambda _done, _of: None
) -> Findings:
    """Every check of a ledger. `running` accepts an assembly that is not closed; `progress` hears how far, in entries.

    Nothing after V-05 is looked at where an entry cannot be read, or it is not known which assembly this is.
    """
    found = Findings(list(material.faults))
    size = len(material.bodies)
    _read_entries(material.bodies, found, progress)
    state = _first_entry(found, known)
    if state is None:
        found.root = roots(material.bodies, [size])[size]
        return found
    for index, entry in enumerate(found.entries):
        take(state, index, entry)
        if index % _STRIDE == 0:
            progress((size + 2 * index) // 3, size)
    progress(size, size)
    found.faults += state.faults
    found.matters, found.register = tuple(decisions.matters(state)), state.register
    _check_view(state, material, found)
    _check_end(material, running, found)
    history = History(state, material, known)
    found.faults += history.faults()
    found.root, found.hall_key = history.tree[size], history.halls[-1][1].vkey
    return found


def take(state: State, index: int, entry: Entry) -> None:
    """What happens at this entry, behind those before it: V-10 to V-25, V-33, V-38 and V-39."""
    state.index, state.by = index, entry.by
    with suppress(Left):
        if entry.event in polls.STEPS:
            polls.step(state, entry.event, entry.data)
        for handler in HANDLERS[entry.event]:
            handler(state, entry.data)


def _read_entries(bodies: Sequence[bytes], found: Findings, progress: Callable[[int, int], None]) -> None:
    """Every entry alone: V-03 and V-04. About a third of the work."""
    for index, body in enumerate(bodies):
        if index % _STRIDE == 0:
            progress(index // 3, len(bodies))
        check = "V-03"
        try:
            value = parse(body)
            if not isinstance(value, dict) or value.keys() != _KEYS or len(body) > _LONGEST:
                raise ValueError("it does not have exactly at, by, data and event, or is too long")
            at, by, event = value["at"], value["by"], value["event"]
            if not (type(at) is type(by) is type(event) is str and _TIME.fullmatch(at)):
                raise ValueError("its time, station or event is not written as it should be")
            check = "V-04"
            if event not in EVENTS:
                raise ValueError(f"there is no event {event!r}")
            found.entries.append(Entry(at, by, event, read(event, value["data"], event)))
        except ValueError as error:
            found.faults.append((check, f"entry {index}: {error}"))


def _first_entry(found: Findings, known: Anchors) -> State | None:
    """The state that the first entry gives, if it says which assembly this is (V-05); the keys in it (V-35, V-36)."""
    if any(check in ("V-03", "V-04") for check, _ in found.faults):
        return None
    places = [index for index, entry in enumerate(found.entries) if entry.event == "assembly_initialised"]
    found.need(places == [0], "V-05", f"the entries that say which assembly this is are {places[:5]}, not [0]")
    if places != [0]:
        return None
    first = found.entries[0].data
    hall, succession, fleet = (Key.of(first[name]) for name in ("hall_key", "succession_key", "fleet_key"))
    if hall is None or succession is None or fleet is None or first["epoch"] < 1:
        found.need(False, "V-05", "entry 0: a key is not acceptable, or the epoch is not 1 or higher")
        return None
    for check, given, key in ("V-35", known.fleet_key, fleet), ("V-36", known.succession_key, succession):
        written = encode_base64(key.raw)
        found.need(given is None or given.strip() == written, check, f"entry 0: the key in the ledger is {written}")
    return State(first, hall, succession, fleet, first["epoch"], [(0, hall)])


def _check_view(state: State, material: Material, found: Findings) -> None:
    """What other programs show is what was recounted: V-26."""
    votes = [
        (poll.number, code.encode(), vote.pairing.weight, vote.choice, vote.index, int(poll.standing[code] is vote))
        for poll in state.polls.values()
        for vote in poll.votes
        for code in [vote.pairing.municipality]
        if poll.closed
    ]
    same = material.votes == sorted(votes, key=lambda vote: vote[4])
    found.need(same, "V-26", "who opens the file with other programs sees other votes than these")


def _check_end(material: Material, running: bool, found: Findings) -> None:
    """Nothing is cut off, nothing added: V-09."""
    covered = max((size for size, _ in material.checkpoints), default=0)
    size = len(found.entries)
    closed = [index for index, entry in enumerate(found.entries) if entry.event == "assembly_closed"]
    found.need(closed[:1] in ([], [size - 1]), "V-09", f"entry {closed[:1]}: something follows the closing entry")
    found.need(closed or running, "V-09", "the assembly is not closed: the end may have been cut off")
    whole = covered == size or running
    found.need(whole, "V-09", f"entry {covered}: nothing from here on is covered by a checkpoint")
