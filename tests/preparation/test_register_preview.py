"""What a register comes to, and what differs from last time: the real figures."""

from pathlib import Path

from stemkast.assembly.register import Register
from stemkast.assembly.register_import import read_register
from stemkast.assembly.weights import WeightRule
from stemkast.preparation.register_preview import preview

RULE = WeightRule()


def register(path: Path) -> Register:
    read = read_register(path.read_bytes())
    assert isinstance(read, Register), read
    return read


def test_the_register_of_2023(shared: Path) -> None:
    seen = preview(register(shared / "data" / "gemeenten_2022_op_indeling_2023.csv"), RULE)
    assert (len(seen.rows), seen.votes, seen.at_maximum, seen.at_minimum) == (342, 12_972, 50, 1)
    assert "Voorne aan Zee" in [row.name for row in seen.merged]
    assert seen.changes is None


def test_what_differs_from_the_year_before(shared: Path) -> None:
    before = register(shared / "data" / "gemeenten_2022.csv").rows(RULE)
    seen = preview(register(shared / "data" / "gemeenten_2022_op_indeling_2023.csv"), RULE, before)
    assert seen.changes is not None
    new = {each.name for each in seen.changes if each.before is None}
    gone = {each.name for each in seen.changes if each.now is None}
    assert "Voorne aan Zee" in new
    assert {"Brielle", "Hellevoetsluis", "Westvoorne"} <= gone
    assert preview(register(shared / "data" / "gemeenten_2022.csv"), RULE, before).changes == ()
    later = preview(register(shared / "data" / "gemeenten_2024.csv"), RULE, before)
    assert later.changes is not None
    weights = [each for each in later.changes if each.before and each.now]
    assert all(each.before.weight != each.now.weight or each.before.name != each.now.name for each in weights)  # type: ignore[union-attr]
    assert weights
