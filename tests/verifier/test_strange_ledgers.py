"""However strange the entries that the hall signed: the recount ends in a report."""

import copy
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemkast.verifier import Report, verify
from tests.verifier.ledger_maker import Entry, Hall, bodies_of, write_ledger


class Mangler:
    """Changes entries at random: leaves them out, moves and repeats them, exchanges values for others of their kind."""

    def __init__(self, entries: list[Entry], chance: random.Random) -> None:
        self.entries = copy.deepcopy(entries)
        self.chance = chance
        self.values: dict[type, list[Any]] = {}
        for entry in self.entries:
            self._collect(entry["data"])

    def _collect(self, value: object) -> None:
        self.values.setdefault(type(value), []).append(value)
        for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            self._collect(each)

    def mangle(self) -> None:
        """One change."""
        place, other = (self.chance.randrange(1, len(self.entries)) for _ in range(2))
        match self.chance.randrange(6):
            case 0:
                del self.entries[place]
            case 1:
                self.entries.insert(other, self.entries.pop(place))
            case 2:
                self.entries.insert(other, copy.deepcopy(self.entries[place]))
            case _:
                self._exchange(self.entries[place]["data"])

    def _exchange(self, data: Any) -> None:  # noqa: ANN401 - an object or a list
        keys = list(data) if isinstance(data, dict) else list(range(len(data)))
        if not keys:
            return
        key = self.chance.choice(keys)
        value = data[key]
        if isinstance(value, dict | list) and self.chance.random() < 0.8:
            self._exchange(value)
        else:
            data[key] = copy.deepcopy(self.chance.choice(self.values[type(value)]))


@settings(max_examples=60)
@given(seed=st.integers(0, 2**32), changes=st.integers(1, 12))
def test_a_mangled_story_ends_in_a_report(
    seed: int, changes: int, whole_story: Hall, tmp_path_factory: pytest.TempPathFactory
) -> None:
    entries = whole_story.end()
    mangler = Mangler(entries, random.Random(seed))
    for _ in range(changes):
        mangler.mangle()
    path = tmp_path_factory.mktemp("strange") / "x.ledger"
    report = verify(write_ledger(path, bodies_of(mangler.entries)))
    assert isinstance(report, Report)
    assert report.text()


def test_the_mangler_of_these_tests_changes_something(whole_story: Hall, tmp_path: Path) -> None:
    mangler = Mangler(whole_story.end(), random.Random(1))
    for _ in range(30):
        mangler.mangle()
    assert mangler.entries != whole_story.end()
