"""Deterministic CBOR: rule P-10."""

import json
from pathlib import Path

import cbor2
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from firmware_protocol import cbor
from firmware_protocol.cbor import CborFault, CborRefused

ITEMS = st.recursive(
    st.integers(0, 2**64 - 1) | st.binary(max_size=20) | st.text(max_size=12) | st.just({}),
    lambda inner: st.lists(inner, max_size=4),
    max_leaves=12,
)
"""Of the allowed kinds, though sometimes too deep."""


def depth(value: object) -> int:
    return 1 + max(map(depth, value), default=0) if isinstance(value, list) else 0


def allowed(value: object) -> bool:
    """Written a second time, from SPEC: an unsigned integer, bytes, text, arrays of these, the empty map."""
    if isinstance(value, list):
        return all(map(allowed, value))
    return (isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 2**64) or (
        isinstance(value, bytes | str) or value == {}
    )


def test_the_vectors_of_rfc_8949_that_are_allowed_are_read_and_all_others_refused(shared: Path) -> None:
    vectors = json.loads((shared / "vectors/cbor-appendix-a.json").read_text())
    read, refused = 0, 0
    for vector in vectors:
        data, expected = bytes.fromhex(vector["hex"]), vector.get("decoded")
        if data[:1] == b"\x40":
            expected = b""
        elif data[0] >> 5 == 2:
            expected = data[1:]
        kind_is_carried = "decoded" in vector or data[0] >> 5 == 2
        got = cbor.decode(data)
        if vector["roundtrip"] and kind_is_carried and data[0] >> 5 not in (6, 7) and allowed(expected):
            assert got == expected, vector
            assert cbor.encode(got) == data
            read += 1
        else:
            assert isinstance(got, CborRefused), vector
            refused += 1
    assert (read, refused) == (25, 57)


@given(ITEMS)
def test_what_is_allowed_comes_back_the_same(value: object) -> None:
    encoded = cbor.encode(value)
    if depth(value) > 4:
        assert cbor.decode(encoded) in (CborRefused(CborFault.NOT_ALLOWED), CborRefused(CborFault.MALFORMED))
    else:
        assert cbor.decode(encoded) == value


@given(st.binary(max_size=200))
@example(b"")
@example(bytes.fromhex("5bffffffffffffffff"))
@example(bytes.fromhex("9bffffffffffffffff"))
@example(bytes.fromhex("9b000000003fffffff"))
@example(bytes.fromhex("bbffffffffffffffff"))
@example(bytes.fromhex("5f5f"))
@example(bytes.fromhex("a180"))
@example(bytes.fromhex("a1810001"))
@example(bytes.fromhex("d81c81d81d00"))
@example(bytes.fromhex("d9010280"))
@example(bytes.fromhex("d82366285b"))
@example(bytes.fromhex("c07901002e"))
@example(bytes.fromhex("c48200c2411e"))
@example(bytes.fromhex("d818420000"))
@example(bytes.fromhex("61ff"))
@example(bytes.fromhex("63eda080"))
@example(b"\xd2" * 200)
@example(b"\x81" * 1000 + b"\x00")
@example(b"\xa1" * 1000)
@example(b"\xd1" * 1000)
def test_any_bytes_are_read_as_their_one_form_or_refused(data: bytes) -> None:
    value = cbor.decode(data)
    assert isinstance(value, CborRefused) or cbor.encode(value) == data


@given(ITEMS, st.data())
def test_a_changed_byte_never_raises(value: object, data: st.DataObject) -> None:
    encoded = bytearray(cbor.encode(value))
    encoded[data.draw(st.integers(0, len(encoded) - 1))] = data.draw(st.integers(0, 255))
    again = cbor.decode(bytes(encoded))
    assert isinstance(again, CborRefused) or cbor.encode(again) == bytes(encoded)


FLAT = st.lists(st.integers(0, 2**64 - 1) | st.binary(max_size=300), max_size=26)


@given(FLAT, st.data())
def test_a_flat_array_is_read_as_the_library_reads_it(items: list[int | bytes], data: st.DataObject) -> None:
    encoded = cbor2.dumps(items, canonical=True)
    if len(encoded) > cbor.MAX_SIZE:
        return
    assert cbor.decode(encoded) == items
    cut = encoded[: data.draw(st.integers(0, len(encoded) - 1))]
    assert isinstance(cbor.decode(cut), CborRefused)
    assert isinstance(cbor.decode(encoded + b"\0"), CborRefused)


@pytest.mark.parametrize(
    "data",
    [
        "1817",  # 23 in two bytes
        "190018",
        "1a00000018",
        "1b0000000000000018",
        "580100",  # one byte with its length in a byte of its own
        "780161",
        "980100",
        "5f4100ff",  # of indefinite length
        "7f6161ff",
        "9f00ff",
        "bfff",
        "0000",  # an item, and another behind it
        "d8128443a10127a04040",  # tag 18 in two bytes
        "811817",  # the same inside an array, which is read by another way
        "821900ff00",
        "811a0000ffff",
        "811b00000000ffffffff",
        "81580100",
        "81581700" + "00" * 22,
        "81590001" + "00",
        "815f4100ff",
        "980101",
        "8100" + "00",
    ],
)
def test_a_second_form_of_the_same_item_is_refused(data: str) -> None:
    assert cbor.decode(bytes.fromhex(data)) == CborRefused(CborFault.NOT_DETERMINISTIC)


@pytest.mark.parametrize(
    "value",
    [
        -1,
        -8,
        2**64,
        True,
        False,
        None,
        cbor2.undefined,
        0.0,
        1.5,
        {1: 2},
        {"a": {}},
        [0, [True]],
        cbor2.CBORSimpleValue(99),
        cbor2.CBORTag(18, True),
        cbor2.CBORTag(18, [{1: -8}]),
        [cbor2.CBORTag(18, [])],
        cbor2.CBORTag(18, cbor2.CBORTag(17, [])),
        cbor2.CBORTag(16, []),
        cbor2.CBORTag(98, []),
        cbor2.CBORTag(1, 0),
        cbor2.CBORTag(55799, 0),
        cbor2.CBORTag(258, []),
    ],
    ids=repr,
)
def test_other_kinds_are_refused_even_in_their_one_form(value: object) -> None:
    got = cbor.decode(cbor2.dumps(value, canonical=True))
    assert got in (CborRefused(CborFault.NOT_ALLOWED), CborRefused(CborFault.MALFORMED))


@pytest.mark.parametrize("data", ["", "18", "41", "8200", "ff", "1c", "61ff", "63eda080", "a1", "d2"])
def test_what_is_no_item_is_malformed(data: str) -> None:
    assert cbor.decode(bytes.fromhex(data)) == CborRefused(CborFault.MALFORMED)


@pytest.mark.parametrize("levels", range(1, 5))
def test_four_arrays_deep_is_read(levels: int) -> None:
    encoded = b"\x81" * levels + b"\x00"
    assert depth(cbor.decode(encoded)) == levels


@pytest.mark.parametrize("levels", [5, 6, 7, 8, 50, 900, 1023])
@pytest.mark.parametrize("opening", ["81", "a1", "d2", "9f"])
def test_deeper_is_refused(levels: int, opening: str) -> None:
    got = cbor.decode(bytes.fromhex(opening) * levels + b"\x00")
    assert got in (CborRefused(CborFault.NOT_ALLOWED), CborRefused(CborFault.MALFORMED))


def test_a_level_too_many_is_named_as_such() -> None:
    assert cbor.decode(b"\x81" * 5 + b"\x00") == CborRefused(CborFault.NOT_ALLOWED)


def test_the_longest_item_is_1024_bytes() -> None:
    longest = cbor.encode(bytes(1021))
    assert len(longest) == cbor.MAX_SIZE
    assert cbor.decode(longest) == bytes(1021)
    assert cbor.decode(cbor.encode(bytes(1022))) == CborRefused(CborFault.TOO_LONG)


def test_a_cose_tag_around_the_whole_is_read() -> None:
    value = cbor2.CBORTag(18, [b"\xa1\x01\x27", {}, b"payload", bytes(64)])
    got = cbor.decode(cbor.encode(value))
    assert isinstance(got, cbor2.CBORTag)
    assert (got.tag, list(got.value)) == (18, [b"\xa1\x01\x27", {}, b"payload", bytes(64)])
