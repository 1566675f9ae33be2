"""Who may vote and with how much weight: settings, register, keypads, mandates and pairings (V-10 to V-14, V-33).

`Desk`, `Polls` and `Decisions` read the entries once, in order. A method is named after the event that it is about and
gets its fields; it notes what is wrong under the number of a check, and goes on.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

import cbor2

from stemkast.verifier.envelopes import Key
from stemkast.verifier.log import canonical, sha256

_DEFAULTS = {
    "weight": {"divisor": 1000, "minimum": 1, "maximum": 75, "rounding": "down"},  # statutes, article 10
    "merged_sum": True, "abstentions_count": False, "tie": "rejected", "revote": "last",
    "keypad_vote_by_name": False, "contest_by_weight": True, "test_poll_first": True,
    "receipts": "replicated", "committee_releases": False,
}  # fmt: skip
Data = dict[str, Any]
_K = TypeVar("_K")
_V = TypeVar("_V")


@dataclass(slots=True)
class Pairing:
    """A keypad that stands for a municipality; `accepted` is the hash of its signed acceptance."""

    number: int
    municipality: str
    serial: str
    weight: int
    key: Key
    accepted: bytes


def shortened(text: str, longest: int) -> str:
    """Text as it fits on the display of a keypad."""
    return text if len(text) <= longest else text[: longest - 1] + "…"


class Left(Exception):
    """Raised in an entry that has a fault with which the rest of it means nothing; `take` goes on with the next."""


class Desk:
    """The entries about who may vote; `index` is the entry that is read."""

    def __init__(self, first: Data, hall: Key, succession: Key, fleet: Key) -> None:
        self.first, self.hall, self._succession, self._fleet = first, hall, succession, fleet
        self.epoch: int = first["epoch"]
        self.halls = [(0, hall)]  # the entry from which a key is the hall's
        self.index = 0
        self.faults: list[tuple[str, str]] = []
        self.settings: Data = _DEFAULTS
        self.register: dict[str, Data] = {}
        self.register_hash = b""
        self.pairings: dict[int, Pairing] = {}
        self.current: dict[str, Pairing] = {}  # by municipality
        self._chunks, self._rows = 0, hashlib.sha256()
        self._keypads: dict[str, Key] = {}
        self._enrolled: set[str | bytes] = set()
        self._mandates: set[str] = set()
        self._newest: dict[str, int] = {}  # the last number of a pairing, by municipality
        self._out: set[str] = set()  # serials of keypads that stand for a municipality
        self._lost: set[str] = set()  # and of those that were reported lost

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

    def _hall_succeeded(self, data: Data) -> None:
        """Another machine is the hall: the succession key says so, and from which entries it goes on."""
        epoch, key, size = data["epoch"], Key.of(data["hall_key"]), data["size"]
        said = [5, self.first["assembly"], epoch, data["hall_key"], size, data["root"]]
        signed = self._succession.opened(data["succession"]) == cbor2.dumps(said)
        self.need(signed, "V-33", "the succession key did not sign this: whoever writes from here on took the hall")
        self.need(epoch > self.epoch, "V-33", f"epoch {epoch} does not follow epoch {self.epoch}")
        self.need(size == self.index, "V-33", f"the new hall says that it goes on from {size} entries")
        self.need(key, "V-33", "the key of the new hall is not acceptable")
        if key is not None and signed:
            self.hall, self.epoch = key, epoch
            self.halls.append((self.index, key))

    def _settings_adopted(self, data: Data) -> None:
        rule = data["settings"]["weight"]
        sound = rule["divisor"] > 0 and rule["minimum"] <= rule["maximum"] and not self._chunks
        self.need(sound, "V-10", "settings that change after the register began, or give no weights")
        self.settings = data["settings"] if sound else self.settings

    def _register_chunk(self, data: Data) -> None:
        self.need(self.settings is not _DEFAULTS, "V-10", "the register begins before settings are adopted")
        in_order = data["chunk"] == self._chunks and not self.register_hash
        self.need(in_order, "V-11", "this part of the register is not the next one")
        self._chunks += 1
        for row in data["municipalities"]:
            code, parts = row["code"], [part["population"] for part in row["merged_from"]]
            self.need(code not in self.register, "V-11", f"{code!r} stands twice in the register")
            summed = not parts or (self.settings["merged_sum"] and sum(parts) == row["population"])
            self.need(summed, "V-11", f"the population of {code!r} is not the sum of what was merged into it")
            weight = self._weigh(row["population"])
            self.need(row["weight"] == weight, "V-11", f"{code!r} has {row['weight']} votes, but gets {weight}")
            self.register[code] = row
            self._rows.update(canonical(row) + b"\n")

    def _weigh(self, population: int) -> int:
        """Statutes, article 10, with the numbers of the settings."""
        rule = self.settings["weight"]
        divisor = rule["divisor"]
        more = {"down": 0, "nearest": divisor, "up": 2 * divisor - 2}[rule["rounding"]]
        return int(min(max((2 * population + more) // (2 * divisor), rule["minimum"]), rule["maximum"]))

    def _register_adopted(self, data: Data) -> None:
        self.need(not self.register_hash, "V-11", "a register is adopted twice")
        rows = self.register.values()
        sums = (self._chunks, len(rows), sum(row["population"] for row in rows), sum(row["weight"] for row in rows))
        said = tuple(data[name] for name in ("chunks", "municipalities", "population", "votes"))
        self.need(said == sums, "V-11", f"chunks, municipalities, population, votes are {sums}, not {said}")
        self.register_hash = self._rows.digest()
        self.need(data["register_hash"] == self.register_hash, "V-11", "the register has another hash")

    def _keypad_enrolled(self, data: Data) -> None:
        serial, raw = data["serial"], data["public_key"]
        self.need(not self._enrolled & {serial, raw}, "V-12", f"keypad {serial!r} or its key is enrolled twice")
        self._enrolled |= {serial, raw}
        certified = self._fleet.opened(data["certificate"]) == cbor2.dumps([70, serial, raw])
        self.need(certified, "V-12", f"keypad {serial!r} has no certificate of the fleet key: it may be anybody's")
        key = Key.of(raw)
        self.must(key, "V-12", f"the key of keypad {serial!r} is not acceptable")
        self._keypads |= {serial: key} if key else {}

    def _mandate_issued(self, data: Data) -> None:
        code = data["municipality"]
        self.need(self.register_hash and code in self.register, "V-13", f"a mandate for {code!r}, not in the register")
        self._mandates.add(code)

    def _mandate_withdrawn(self, data: Data) -> None:
        code = data["municipality"]
        ends = code in self._mandates and code not in self.current
        self.need(ends, "V-13", f"{code!r} has no mandate to withdraw, or still has a keypad")
        self._mandates.discard(code)

    def _keypad_paired(self, data: Data) -> None:
        number, code, serial, weight = (data[name] for name in ("pairing", "municipality", "serial", "weight"))
        row = self.find(self.register, code, "V-13", f"{code!r} is not in the register")
        key = self.find(self._keypads, serial, "V-13", f"keypad {serial!r} is not enrolled")
        self.need(code in self._mandates, "V-13", f"{code!r} gets a keypad without a mandate")
        one = code not in self.current and serial not in self._out
        self.need(one, "V-13", f"{code!r} has two keypads, or keypad {serial!r} stands for two municipalities")
        self.need(serial not in self._lost, "V-13", f"keypad {serial!r} was reported lost and not found")
        new = number not in self.pairings and number > self._newest.get(code, 0)
        self.need(new, "V-13", f"pairing {number} is not a new number")
        self.need(weight == row["weight"], "V-13", f"{code!r} gets another weight than the register says")
        accepted = [11, self.first["assembly"], self.epoch, code, shortened(row["name"], 64), weight, number]
        accepted += [serial, self.hall.raw, self.first["succession_key"]]
        signed = key.opened(data["acceptance"]) == cbor2.dumps(accepted)
        self.need(signed, "V-14", f"keypad {serial!r} did not sign that it stands for {code!r} in this way")
        pairing = Pairing(number, code, serial, row["weight"], key, sha256(data["acceptance"]))
        self.current[code] = self.pairings[number] = pairing
        self._newest[code] = number
        self._out.add(serial)

    def _pairing_ended(self, data: Data) -> None:
        text = f"there is no pairing {data['pairing']} to end"
        pairing = self.find(self.pairings, data["pairing"], "V-13", text)
        self.must(self.current.get(pairing.municipality) is pairing, "V-13", text)
        del self.current[pairing.municipality]
        self._out.discard(pairing.serial)
        self._lost |= {pairing.serial} if data["reason"] == "lost" else set()

    def _keypad_found(self, data: Data) -> None:
        self.need(data["serial"] in self._lost, "V-13", f"keypad {data['serial']!r} is found and was not lost")
        self._lost.discard(data["serial"])
