"""Canonical JSON against an independent writer, and everything that is not canonical."""

import hashlib
import json
import unicodedata
from datetime import UTC, datetime
from decimal import Decimal

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from stemkast.assembly.event_codec import value_to_data
from stemkast.assembly.events import RegisterRow
from stemkast.assembly.hashes import question_hash, register_hash
from stemkast.assembly.proposals import Question
from stemkast.ledger.canonical import MAX_DEPTH, MAX_INTEGER, NotCanonical, Reason, decode, encode, write

TEXT = st.text().map(lambda text: unicodedata.normalize("NFC", text))
ASCII = st.text(st.characters(max_codepoint=127))


def _values(text: st.SearchStrategy[str]) -> st.SearchStrategy[object]:
    return st.recursive(
        st.none() | st.booleans() | st.integers(-MAX_INTEGER, MAX_INTEGER) | text,
        lambda inner: st.lists(inner) | st.dictionaries(text, inner),
    )


VALUES = _values(TEXT)


@given(VALUES | _values(ASCII))
def test_is_what_an_independent_writer_writes_and_reads_back(value: object) -> None:
    raw = encode(value)
    assert raw == rfc8785.dumps(value)  # type: ignore[arg-type]
    assert decode(raw) == value
    assert write(value) == raw


@pytest.mark.parametrize("number", range(128))
def test_every_character_of_ascii_has_one_form(number: int) -> None:
    value = {chr(number): [f"a{chr(number)}b"]}
    assert encode(value) == rfc8785.dumps(value)  # type: ignore[arg-type]
    assert decode(encode(value)) == value


def test_orders_keys_by_utf16_code_units_and_escapes_as_rfc_8785_says() -> None:
    # RFC 8785 section 3.2.3: the emoji begins with a surrogate and so comes before U+FB33.
    value = {"\ufb33": 1, "\U0001f600": 2, "€": 3, "\r": 4, "ö": 5, "1": 6, "\x80": 7}
    assert list(json.loads(encode({"\ufb01": 1, "\U0001f600": 2, "€": 3, "\r": 4}))) == [
        "\r",
        "€",
        "\U0001f600",
        "\ufb01",
    ]
    assert write(value) == NotCanonical(Reason.NOT_NFC)  # U+FB33 itself decomposes
    assert encode('\x00\x08\t\n\x0b\x0c\r\x1f"\\/\x7f') == b'"\\u0000\\b\\t\\n\\u000b\\f\\r\\u001f\\"\\\\/\x7f"'


@pytest.mark.parametrize(
    ("raw", "reason", "position"),
    [
        (b'{"a":1,"a":1}', Reason.DUPLICATE_KEY, None),
        (b'{"a": 1}', Reason.OTHER_FORM, 5),
        (b" 1", Reason.OTHER_FORM, 0),
        (b"1\n", Reason.OTHER_FORM, 1),
        (b'{"b":1,"a":1}', Reason.OTHER_FORM, 2),
        (b"1.0", Reason.NOT_AN_INTEGER, None),
        (b"1e2", Reason.NOT_AN_INTEGER, None),
        (b"1E400", Reason.NOT_AN_INTEGER, None),
        (b"NaN", Reason.NOT_AN_INTEGER, None),
        (b"-Infinity", Reason.NOT_AN_INTEGER, None),
        (b"-0", Reason.OTHER_FORM, 0),
        (b"01", Reason.NOT_JSON, 1),
        (b"9007199254740992", Reason.INTEGER_TOO_BIG, None),
        (b"-9007199254740992", Reason.INTEGER_TOO_BIG, None),
        (b"9" * 10_000, Reason.INTEGER_TOO_BIG, None),
        ('"e\u0301"'.encode(), Reason.NOT_NFC, None),
        ('{"e\u0301":1}'.encode(), Reason.NOT_NFC, None),
        (b'"\\ud800"', Reason.LONE_SURROGATE, None),
        (b'{"\\udfff":1}', Reason.LONE_SURROGATE, None),
        (b'"\xed\xa0\x80"', Reason.NOT_UTF8, 1),
        (b'"\xff"', Reason.NOT_UTF8, 1),
        (b"\xef\xbb\xbf1", Reason.NOT_JSON, 0),
        (b'"\\u0041"', Reason.OTHER_FORM, 1),
        (b'"\\/"', Reason.OTHER_FORM, 1),
        (b'"\\u00e9"', Reason.OTHER_FORM, 1),
        (b'"\\u001F"', Reason.OTHER_FORM, 6),
        (b'"\n"', Reason.NOT_JSON, 1),
        (b"", Reason.NOT_JSON, 0),
        (b"1 2", Reason.NOT_JSON, 2),
        ('["é",]'.encode(), Reason.NOT_JSON, 6),
        (b"'a'", Reason.NOT_JSON, 0),
    ],
)
def test_any_other_form_is_a_refusal(raw: bytes, reason: Reason, position: int | None) -> None:
    assert decode(raw) == NotCanonical(reason, position)


@pytest.mark.parametrize("opening", [b"[", b'{"a":'])
def test_deep_nesting_is_a_refusal_however_deep(opening: bytes) -> None:
    closing = b"]" if opening == b"[" else b"}"
    assert not isinstance(decode(opening * MAX_DEPTH + b"1" + closing * MAX_DEPTH), NotCanonical)
    for depth in (MAX_DEPTH + 1, 5_000, 200_000):
        raw = opening * depth + b"1" + closing * depth
        assert decode(raw) == NotCanonical(Reason.TOO_DEEP)


@given(st.binary())
def test_never_raises(raw: bytes) -> None:
    value = decode(raw)
    assert isinstance(value, NotCanonical) or encode(value) == raw


@given(VALUES, st.data())
def test_no_byte_can_be_changed_without_notice(value: object, data: st.DataObject) -> None:
    raw = bytearray(encode(value))
    raw[data.draw(st.integers(0, len(raw) - 1))] ^= data.draw(st.integers(1, 255))
    read = decode(bytes(raw))
    assert isinstance(read, NotCanonical) or encode(read) == raw


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (1.0, Reason.NOT_AN_INTEGER),
        (2**53, Reason.INTEGER_TOO_BIG),
        ({1: 2}, Reason.NO_SUCH_TYPE),
        (b"bytes", Reason.NO_SUCH_TYPE),
        ({"a": [{"b": {1}}]}, Reason.NO_SUCH_TYPE),
        ([Decimal(1)], Reason.NO_SUCH_TYPE),
        ([datetime(2023, 6, 14, tzinfo=UTC)], Reason.NO_SUCH_TYPE),
        ([-(2**53)], Reason.INTEGER_TOO_BIG),
        ([2**70], Reason.INTEGER_TOO_BIG),
        ([float("nan")], Reason.NOT_AN_INTEGER),
        ("\ud800", Reason.LONE_SURROGATE),
    ],
)
def test_a_value_without_canonical_form(value: object, reason: Reason) -> None:
    assert write(value) == NotCanonical(reason)
    with pytest.raises(ValueError, match=reason.value):
        encode(value)


def test_says_what_and_where() -> None:
    assert str(NotCanonical(Reason.NOT_NFC)) == "not canonical JSON: not_nfc"
    assert str(NotCanonical(Reason.NOT_JSON, 3)) == "not canonical JSON: not_json at byte 3"


def test_the_hashes_of_the_assembly_are_over_the_same_form() -> None:
    rows = (RegisterRow("GM0344", "Utrecht", 1_000, 1), RegisterRow("GM0093", "Terschelling é", 0, 1))
    assert register_hash(rows) == hashlib.sha256(b"".join(encode(value_to_data(row)) + b"\n" for row in rows)).digest()
    question = Question("Vóór of tégen?", ("07b",))
    assert question_hash(question) == hashlib.sha256(encode(value_to_data(question))).digest()
