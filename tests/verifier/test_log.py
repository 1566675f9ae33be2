"""The verifier's own canonical JSON, tree, notes and tiles against those of the ledger, and its table of events."""

import dataclasses
import types
import typing
from enum import StrEnum
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemkast.assembly.events import CATALOGUE
from stemkast.ledger import canonical as of_ledger
from stemkast.ledger.tiles import WIDTH, entry_bundle, hash_tiles
from stemkast.ledger.tree import leaf_hash, root_of
from stemkast.verifier import polls
from stemkast.verifier.bundle import tiles
from stemkast.verifier.catalogue import EVENTS, RECORDS, WITH_EFFECT, WITHOUT_EFFECT
from stemkast.verifier.envelopes import Key
from stemkast.verifier.log import Signer, canonical, decode_base64, parse, roots
from stemkast.verifier.recount import HANDLERS
from tests.verifier.ledger_maker import HALL, ORIGIN, VKEY, note_over

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
NAME = st.text(st.characters(max_codepoint=127), max_size=8)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**54), 2**54) | TEXT,
    lambda part: st.lists(part, max_size=4) | st.dictionaries(NAME, part, max_size=4),
    max_leaves=12,
)


@given(VALUES)
def test_the_same_values_are_canonical_here_and_in_the_ledger(value: object) -> None:
    raw = canonical(value)
    written = of_ledger.write(value)
    if not isinstance(written, of_ledger.NotCanonical):
        assert written == raw
        assert parse(raw) == value
    else:
        with pytest.raises(ValueError, match=r"."):
            parse(raw)


@given(st.binary(max_size=40) | VALUES.map(canonical).map(lambda raw: raw.replace(b",", b" ,")))
def test_the_same_bytes_are_canonical_here_and_in_the_ledger(raw: bytes) -> None:
    theirs = of_ledger.decode(raw)
    try:
        assert parse(raw) == theirs
    except ValueError:
        assert isinstance(theirs, of_ledger.NotCanonical)


@pytest.mark.parametrize("text", ["QQ", "QQ==\n", "QR==", "Q Q==", "QQ===", "Q\u00e9==", "-_=="])
def test_base64_has_one_form(text: str) -> None:
    assert decode_base64("QQ==") == b"A"
    assert decode_base64(text) is None


@pytest.mark.parametrize("size", [*range(20), 255, 256, 257, 511, 512, 600])
def test_roots_and_tiles_are_those_of_the_ledger(size: int) -> None:
    bodies = [b"%d" % number for number in range(size)]
    hashes = [leaf_hash(body) for body in bodies]
    found = roots(bodies, [*range(size + 1), size + 5])
    assert found == {part: root_of(hashes[:part]) for part in range(size + 1)}
    theirs = [*hash_tiles(hashes)]
    theirs += [entry_bundle(at // WIDTH, bodies[at : at + WIDTH]) for at in range(0, size, WIDTH)]
    assert tiles(bodies) == {tile.path: tile.content for tile in theirs}


def test_tiles_of_a_large_log_are_numbered_in_groups() -> None:
    bodies = [b""] * (1_001 * WIDTH + 1)
    paths = tiles(bodies).keys()
    assert {"tile/entries/999", "tile/entries/x001/000", "tile/entries/x001/001.p/1", "tile/2/000.p/3"} <= paths


def test_notes_are_signed_once_by_the_hall() -> None:
    key = Key.of(HALL.public_key)
    assert key is not None
    hall = Signer(ORIGIN, key)
    assert hall.vkey == VKEY
    text, _, line = note_over([b"{}"]).encode().partition(b"\n\n")
    line = line.removesuffix(b"\n")
    assert hall.signed(line, text + b"\n")
    dashed = line.replace("— ".encode(), b"- ")
    for other in (line[:-1], line + b"\n", b"x" + line, line + b"\n" + line, b"", dashed):
        assert not hall.signed(other, text + b"\n")
    assert not hall.signed(line, text)
    assert not Signer(f"{ORIGIN}0", key).signed(line, text + b"\n")


def kind_of(kind: typing.Any) -> str:  # noqa: ANN401 - a type hint
    """The kind that the table of events should have for a field with this type hint."""
    if typing.get_origin(kind) is tuple:
        return f"{kind_of(typing.get_args(kind)[0])}*"
    if typing.get_origin(kind) in (typing.Union, types.UnionType):
        return f"{kind_of(next(each for each in typing.get_args(kind) if each is not type(None)))}?"
    if dataclasses.is_dataclass(kind):
        return str(sorted(shape_of(typing.cast(type, kind)).items()))
    if issubclass(kind, StrEnum):
        return "|".join(sorted(member.value for member in kind))
    return {bool: "bool", int: "int", str: "text", Fraction: "fraction", bytes: "bytes"}[kind]


def shape_of(cls: type) -> dict[str, str]:
    hints = typing.get_type_hints(cls)
    return {each.name: kind_of(hints[each.name]) for each in dataclasses.fields(cls)}


def own_kind(kind: str) -> str:
    """The same for a kind of the table, with the names of records resolved."""
    if kind[-1] in "*?":
        return own_kind(kind[:-1]) + kind[-1]
    if kind in RECORDS:
        return str(sorted((name, own_kind(each)) for name, each in RECORDS[kind].items()))
    return "|".join(sorted(kind.split("|"))).rstrip("0123456789")


def test_the_table_of_events_is_that_of_the_assembly() -> None:
    assert set(CATALOGUE) == set(EVENTS)
    for name, declaration in CATALOGUE.items():
        own = {field: own_kind(kind) for field, kind in RECORDS[name].items()}
        assert own == shape_of(declaration.event), name


def test_an_event_is_read_unless_it_is_declared_to_have_no_effect() -> None:
    """A new event is a line in one of two tables; in the first it needs a function, in the second it has none."""
    began = {"assembly_initialised", *polls.STEPS}
    assert {name for name in WITH_EFFECT if not HANDLERS[name]} <= began
    assert not {name for name in WITHOUT_EFFECT if HANDLERS[name] or name in polls.STEPS}


def test_a_function_is_called_once_at_its_event() -> None:
    """A module that imports a function with the name of an event would have it called a second time."""
    for event, handlers in HANDLERS.items():
        assert len(set(handlers)) == len(handlers), event
