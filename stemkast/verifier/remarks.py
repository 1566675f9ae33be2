"""What is no fault, and yet worth asking about: told from the entries that say so, in English and Dutch."""

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import pairwise
from typing import Any

from stemkast.verifier.recount import Entry


@dataclass(frozen=True, slots=True)
class Remark:
    """`entry`: which one, counting from 0; what it says, in two languages."""

    entry: int
    text: str
    tekst: str


_SENTENCES: dict[str, dict[str, str]] = tomllib.loads(
    files("stemkast.verifier").joinpath("remarks.toml").read_text("utf-8")
)
_UNSURE = {"spot_check_done": ("agreed", False), "pairing_ended": ("reason", "lost")}  # only where it says this


def remarks(entries: Sequence[Entry]) -> Iterator[Remark]:
    """In the order of the entries; those about votes that never came at the end."""
    latest = ""
    for index, entry in enumerate(entries):
        if entry.at < latest:
            yield _remark(index, "clock", {"at": entry.at, "latest": latest})
        latest = entry.at
        field, value = _UNSURE.get(entry.event, ("", None))
        if entry.event in _SENTENCES and entry.data.get(field) == value:
            yield _remark(index, entry.event, entry.data)
    yield from _votes_that_never_came(entries)


def _votes_that_never_came(entries: Sequence[Entry]) -> Iterator[Remark]:
    """A keypad counts what it signs, over all polls: a number that is skipped is a vote that is not here."""
    serials = {each.data["pairing"]: each.data["serial"] for each in entries if each.event == "keypad_paired"}
    signed: dict[str, dict[int, int]] = {}  # by keypad: counter and entry
    for index, entry in enumerate(entries):
        if entry.event in ("vote_accepted", "vote_refused"):
            serial = serials.get(entry.data["pairing"], "?")
            signed.setdefault(serial, {}).setdefault(entry.data["counter"], index)
    for serial, counters in signed.items():
        for before, after in pairwise(sorted(counters)):
            if after > before + 1:
                data = {"serial": serial, "number": after - before - 1, "before": counters[before]}
                yield _remark(counters[after], "skipped", data)


def _remark(index: int, kind: str, data: dict[str, Any]) -> Remark:
    said = {key: value.hex() if isinstance(value, bytes) else value for key, value in data.items()}
    return Remark(index, _SENTENCES[kind]["en"].format(**said), _SENTENCES[kind]["nl"].format(**said))
