"""The register: population per municipality on the reference date, and the weights that follow from it."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from stemkast.assembly.events import MergedPart, RegisterAdopted, RegisterChunk, RegisterRow
from stemkast.assembly.hashes import register_hash
from stemkast.assembly.weights import WeightRule

_CHUNK = 100
_SUFFIX = " (gemeente)"


@dataclass(frozen=True, slots=True)
class Municipality:
    """CBS code, name and inhabitants; a merged one shows what it is the sum of."""

    code: str
    name: str
    population: int
    merged_from: tuple[MergedPart, ...] = ()


@dataclass(frozen=True, slots=True)
class Register:
    """The municipalities in the order of their source. `reference_date` is YYYY-MM-DD."""

    reference_date: str
    source: str
    municipalities: tuple[Municipality, ...]

    @property
    def population(self) -> int:
        """All inhabitants."""
        return sum(each.population for each in self.municipalities)

    def votes(self, rule: WeightRule) -> int:
        """All votes under `rule`."""
        return sum(row.weight for row in self.rows(rule))

    def coded(self, code: str) -> Municipality | None:
        """The municipality with this CBS code."""
        return next((each for each in self.municipalities if each.code == code), None)

    def named(self, name: str) -> Municipality | None:
        """The municipality with exactly this CBS name, with or without "(gemeente)" behind it."""
        bare = bare_name(name)
        return next((each for each in self.municipalities if each.name == bare), None)

    def rows(self, rule: WeightRule) -> tuple[RegisterRow, ...]:
        """Every municipality with its weight under `rule`."""
        return tuple(
            RegisterRow(each.code, each.name, each.population, rule.weigh(each.population).votes, each.merged_from)
            for each in self.municipalities
        )

    def events(self, rule: WeightRule) -> tuple[RegisterChunk | RegisterAdopted, ...]:
        """What is written to adopt this register: its chunks, closed by sums and hash."""
        rows = self.rows(rule)
        chunks = [rows[start : start + _CHUNK] for start in range(0, len(rows), _CHUNK)]
        adopted = RegisterAdopted(
            reference_date=self.reference_date,
            source=self.source,
            chunks=len(chunks),
            municipalities=len(rows),
            population=self.population,
            votes=sum(row.weight for row in rows),
            register_hash=register_hash(rows),
        )
        return (*(RegisterChunk(number, chunk) for number, chunk in enumerate(chunks)), adopted)


def bare_name(name: str) -> str:
    """The name without the "(gemeente)" by which CBS tells a municipality from a province of the same name."""
    return name.strip().removesuffix(_SUFFIX)


def alphabetical(name: str) -> str:
    """The key by which names are put in order: without accents, and 's-Gravenhage under the G."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return plain.removeprefix("'s-").removeprefix("'t ")


def by_name(rows: Iterable[RegisterRow]) -> list[RegisterRow]:
    """The rows in the one order in which people see municipalities, whatever the order of the source."""
    return sorted(rows, key=lambda row: alphabetical(row.name))
