"""A register: lookups, sums, and the entries by which it is adopted."""

from stemkast.assembly.events import MergedPart, RegisterAdopted, RegisterChunk
from stemkast.assembly.hashes import register_hash
from stemkast.assembly.register import Municipality, Register, alphabetical, bare_name
from stemkast.assembly.weights import WeightRule

PARTS = (MergedPart("GM0501", "Brielle", 17_704), MergedPart("GM0614", "Westvoorne", 14_960))
REGISTER = Register(
    "2022-01-01",
    "CBS",
    (
        Municipality("GM0344", "Utrecht", 361_699),
        Municipality("GM1992", "Voorne aan Zee", 32_664, PARTS),
        *(Municipality(f"GM{number:04d}", f"Gemeente {number}", 1_000 * number) for number in range(1, 251)),
    ),
)


def test_a_municipality_is_found_by_code_and_by_name() -> None:
    utrecht = REGISTER.municipalities[0]
    assert REGISTER.coded("GM0344") == REGISTER.named("Utrecht") == REGISTER.named("Utrecht (gemeente)") == utrecht
    assert REGISTER.coded("GM9999") is REGISTER.named("utrecht") is None
    assert bare_name(" 's-Gravenhage (gemeente)") == "'s-Gravenhage"


def test_what_adopts_it_holds_every_row_once_and_its_sums() -> None:
    rule = WeightRule()
    *chunks, adopted = REGISTER.events(rule)
    assert isinstance(adopted, RegisterAdopted)
    rows = tuple(row for chunk in chunks if isinstance(chunk, RegisterChunk) for row in chunk.municipalities)
    assert rows == REGISTER.rows(rule)
    assert [chunk.chunk for chunk in chunks if isinstance(chunk, RegisterChunk)] == [0, 1, 2]
    assert (adopted.chunks, adopted.municipalities, adopted.population) == (3, 252, REGISTER.population)
    assert adopted.votes == REGISTER.votes(rule) == sum(row.weight for row in rows)
    assert adopted.register_hash == register_hash(rows)
    assert rows[1].merged_from == PARTS


def test_names_in_order() -> None:
    names = ["Zwolle", "'s-Gravenhage", "Súdwest-Fryslân", "Gouda", "Sluis", "Ärea"]
    assert sorted(names, key=alphabetical) == ["Ärea", "Gouda", "'s-Gravenhage", "Sluis", "Súdwest-Fryslân", "Zwolle"]
