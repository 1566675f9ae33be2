"""Everything that is remembered while the entries are read once, in order, and how a fault is noted.

What happens at an entry is a function with the name of its event, in `desk`, `polls`, `roll_call`, `decisions` or
`committee`. It gets this state and the fields of the entry, notes what is wrong under the number of a check, and goes
on.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from stemkast.verifier.count import UNCOUNTED, Count
from stemkast.verifier.envelopes import Key
from stemkast.verifier.log import Signer

Data = dict[str, Any]
_K = TypeVar("_K")
_V = TypeVar("_V")
DEFAULTS = {
    "weight": {"divisor": 1000, "minimum": 1, "maximum": 75, "rounding": "down"},  # statutes, article 10
    "merged_sum": True, "abstentions_count": False, "tie": "rejected", "revote": "last",
    "keypad_vote_by_name": False, "contest_by_weight": True, "test_poll_first": True,
    "receipts": "replicated", "committee_releases": False,
}  # fmt: skip
RUNNING = {"announced", "open", "held", "closing", "calling"}


@dataclass(slots=True)
class Pairing:
    """A keypad that stands for a municipality; `accepted` is the hash of its signed acceptance."""

    number: int
    municipality: str
    serial: str
    weight: int
    key: Key
    accepted: bytes


@dataclass(frozen=True, slots=True)
class Vote:
    """A vote that passed every check when it came; `index` is its entry."""

    index: int
    pairing: Pairing
    counter: int
    choice: int


@dataclass(slots=True)
class Poll:
    """A poll as it runs."""

    number: int
    epoch: int
    kind: str
    question: Data
    labels: dict[int | None, str]  # by key: "for", "against", "abstain", or the words of the option
    announced: bytes  # hash of the announcement, empty for a roll call
    state: str
    votes: list[Vote] = field(default_factory=list)
    standing: dict[str, Vote] = field(default_factory=dict)  # by municipality: the vote that counts
    entered: dict[str, tuple[int, str]] = field(default_factory=dict)  # roll call: key and witness, not confirmed yet
    closed: bool = False
    count: Count = UNCOUNTED  # right once it is closed
    released: bool = False
    drawn: list[str] = field(default_factory=list)  # municipalities of the spot check
    declared: Data = field(default_factory=dict)  # what the chair said, empty before
    contest: str = ""  # its ground

    @property
    def chosen(self) -> str | None:
        """The words of the option that was chosen, if any."""
        return self.labels.get(self.count.chosen)


@dataclass(frozen=True, slots=True)
class Matter:
    """One matter in the order in which it was handled; `votes` by "for" and "against" or by the words of an option."""

    id: str
    subject: str
    kind: str
    method: str
    outcome: str | None
    votes: dict[str, int]
    abstained: int
    percentage: str | None
    voided: bool
    words: str = ""


@dataclass(slots=True)
class State:
    """What is known after the entries so far; `index` is the entry that is read, `by` the station that caused it."""

    first: Data  # of the first entry
    hall: Key
    succession: Key
    fleet: Key
    epoch: int
    halls: list[tuple[int, Key]]  # the entry from which a key is the hall's
    index: int = 0
    by: str = ""
    faults: list[tuple[str, str]] = field(default_factory=list)

    settings: Data = field(default_factory=lambda: DEFAULTS)
    register: dict[str, Data] = field(default_factory=dict)
    codes: set[str] = field(default_factory=set)  # of the register, those of former municipalities too
    chunks: int = 0
    rows: "hashlib._Hash" = field(default_factory=hashlib.sha256)
    register_hash: bytes = b""

    keypads: dict[str, Key] = field(default_factory=dict)
    enrolled: set[str | bytes] = field(default_factory=set)
    mandates: set[str] = field(default_factory=set)
    pairings: dict[int, Pairing] = field(default_factory=dict)
    current: dict[str, Pairing] = field(default_factory=dict)  # by municipality
    newest: dict[str, int] = field(default_factory=dict)  # the last number of a pairing, by municipality
    out: set[str] = field(default_factory=set)  # serials of keypads that stand for a municipality
    lost: set[str] = field(default_factory=set)  # and of those that were reported lost

    polls: dict[int, Poll] = field(default_factory=dict)
    sequence: int = -1  # of the last thing that the hall said to all keypads
    used: dict[tuple[int, int], bytes] = field(default_factory=dict)  # pairing and counter: the vote they were used for

    proposals: dict[str, Data] = field(default_factory=dict)
    status: dict[str, str] = field(default_factory=dict)
    called: list[str] = field(default_factory=list)
    objected: set[str] = field(default_factory=set)
    chair: str = ""
    handled: list[Poll | Matter] = field(default_factory=list)

    witnesses: dict[str, Signer] = field(default_factory=dict)
    acted: list[tuple[int, str]] = field(default_factory=list)  # entry and witness of what no keypad and no hall signed
    roots: list[tuple[int, int, bytes, str]] = field(default_factory=list)  # entry, size, root, check: what it says

    def called_by(self, code: str) -> str:
        """Code and name of a municipality, for people."""
        return f"{code} {self.register[code]['name']!r}" if code in self.register else repr(code)

    def need(self, good: object, check: str, text: str) -> bool:
        """Notes a fault of the entry at hand unless `good`; whether it is."""
        if not good:
            self.faults.append((check, f"entry {self.index}: {text}"))
        return bool(good)

    def must(self, good: object, check: str, text: str) -> None:
        """As `need`, and leaves the entry."""
        if not self.need(good, check, text):
            raise Left

    def find(self, known: Mapping[_K, _V], key: _K, check: str, text: str) -> _V:
        """What is known under this key; leaves the entry where nothing is."""
        self.must(key in known, check, text)
        return known[key]


class Left(Exception):
    """Raised in an entry that has a fault with which the rest of it means nothing; the next one is read."""
