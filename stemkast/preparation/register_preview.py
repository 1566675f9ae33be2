"""What a register comes to before it is adopted: sums, mergers, and what differs from the last time."""

from collections.abc import Sequence
from dataclasses import dataclass

from stemkast.assembly.events import RegisterRow
from stemkast.assembly.register import Register, by_name
from stemkast.assembly.weights import Limit, WeightRule


@dataclass(frozen=True, slots=True)
class Change:
    """A municipality that is otherwise than last time; `before` None if it is new, `now` None if it is gone."""

    code: str
    name: str
    before: RegisterRow | None
    now: RegisterRow | None


@dataclass(frozen=True, slots=True)
class RegisterPreview:
    """A register under a rule, by name; `merged` are the municipalities that are the sum of others.

    `at_minimum` and `at_maximum`: how many are at a limit. `changes` is None while there is nothing to compare with.
    """

    reference_date: str
    source: str
    rows: tuple[RegisterRow, ...]
    population: int
    votes: int
    merged: tuple[RegisterRow, ...]
    at_minimum: int
    at_maximum: int
    changes: tuple[Change, ...] | None = None


def preview(register: Register, rule: WeightRule, before: Sequence[RegisterRow] | None = None) -> RegisterPreview:
    """The preview of `register` under `rule`, compared with the rows of an earlier one."""
    rows = tuple(by_name(register.rows(rule)))
    limits = [rule.weigh(row.population).limit for row in rows]
    return RegisterPreview(
        reference_date=register.reference_date,
        source=register.source,
        rows=rows,
        population=register.population,
        votes=sum(row.weight for row in rows),
        merged=tuple(row for row in rows if row.merged_from),
        at_minimum=limits.count(Limit.MINIMUM),
        at_maximum=limits.count(Limit.MAXIMUM),
        changes=None if before is None else _changes(before, rows),
    )


def _changes(before: Sequence[RegisterRow], now: Sequence[RegisterRow]) -> tuple[Change, ...]:
    """New and gone ones first, then those of another name or weight. Only another population is no change."""
    was = {row.code: row for row in before}
    new = [Change(row.code, row.name, None, row) for row in now if row.code not in was]
    there = {row.code for row in now}
    gone = [Change(row.code, row.name, row, None) for row in before if row.code not in there]
    other = [
        Change(row.code, row.name, was[row.code], row)
        for row in now
        if row.code in was and (was[row.code].weight, was[row.code].name) != (row.weight, row.name)
    ]
    return (*new, *gone, *other)
