"""Messages to bytes and back: rules P-11 to P-14."""

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firmware_protocol import cbor, codec
from firmware_protocol import messages as m
from firmware_protocol.codec import MAX_UINT, MessageFault, MessageRefused
from firmware_protocol.framing import MAX_PAYLOAD
from tests.firmware_protocol.samples import ASSEMBLY, HASH, MESSAGES, NUMBERS, wrong_values

NAMES = [type(each).__name__ for each in MESSAGES]
FAULTY = [
    (message, place, field, value)
    for message in MESSAGES
    for place, (field, values) in enumerate(wrong_values(message).items(), start=1)
    for value in values
]

uints = st.integers(0, MAX_UINT)
positive = st.integers(1, MAX_UINT)
ids, hashes = st.binary(min_size=16, max_size=16), st.binary(min_size=32, max_size=32)


def texts(longest: int) -> st.SearchStrategy[str]:
    return st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=longest)


OPTIONS = st.lists(st.tuples(st.integers(1, 9), texts(10)), min_size=2, max_size=9, unique_by=lambda each: each[0]).map(
    lambda pairs: tuple(sorted(pairs))
)
ANY_MESSAGE: st.SearchStrategy[m.Message] = st.one_of(
    st.builds(
        m.Announcement,
        ids,
        positive,
        uints,
        positive,
        st.sampled_from(m.PollKind),
        hashes,
        hashes,
        ids,
        st.sampled_from(m.Revote),
        OPTIONS,
        texts(64),
    ),
    st.builds(m.Control, ids, positive, uints, positive, st.sampled_from(m.Action), hashes, uints),
    st.builds(m.Offer, st.binary(max_size=300), hashes),
    st.builds(m.Assignment, ids, positive, texts(16), texts(64), uints, positive, texts(16), hashes, hashes),
    st.builds(m.Vote, positive, positive, positive, st.integers(1, 9)),
    st.builds(m.Receipt, positive, hashes, uints),
    st.builds(m.VoteRefused, positive, hashes, st.sampled_from(m.RefusalReason)),
    st.builds(m.Release, positive),
    st.builds(m.Information, texts(16), hashes, texts(32), hashes, st.integers(0, 100), st.binary(max_size=300)),
    st.builds(m.Removed, texts(16)),
    st.builds(m.Declined, texts(16), positive),
    st.just(m.Identify()),
    st.builds(m.StationInformation, texts(32), st.sampled_from(m.StationRole), st.integers(0, 1024)),
    st.builds(m.Certificate, texts(16), hashes),
)


def test_there_is_a_sample_of_every_message() -> None:
    assert {type(each) for each in MESSAGES} == set(m.Message.__args__)
    assert all(list(wrong_values(each)) == [field.name for field in fields(each)] for each in MESSAGES)


@pytest.mark.parametrize(("message", "number"), list(zip(MESSAGES, NUMBERS, strict=True)), ids=NAMES)
def test_a_message_is_an_array_that_begins_with_its_number(message: m.Message, number: int) -> None:
    """P-11."""
    encoded = codec.encode(message)
    value = cbor.decode(encoded)
    assert value[0] == number
    assert len(value) == 1 + len(fields(message))
    assert codec.decode(encoded) == message


@given(ANY_MESSAGE)
def test_every_message_comes_back_the_same(message: m.Message) -> None:
    """P-11."""
    encoded = codec.encode(message)
    assert codec.decode(encoded) == message
    assert codec.encode(codec.decode(encoded)) == encoded


@pytest.mark.parametrize("number", [*sorted(set(range(120)) - set(NUMBERS)), 2**53, 2**64 - 1])
def test_an_unknown_type_is_refused(number: int) -> None:
    """P-12: 41 too, which is kept for the status of a keypad."""
    assert codec.decode(cbor.encode([number, 1])) == MessageRefused(MessageFault.UNKNOWN_TYPE, str(number))


@pytest.mark.parametrize("value", [0, b"", "", [], {}, [b"\1"], ["1"], [[1]], [{}]], ids=repr)
def test_what_has_no_type_is_no_message(value: object) -> None:
    """P-11."""
    assert codec.decode(cbor.encode(value)) == MessageRefused(MessageFault.NOT_A_MESSAGE)


@pytest.mark.parametrize("message", MESSAGES, ids=NAMES)
def test_a_field_more_or_less_is_refused(message: m.Message) -> None:
    """P-13."""
    value = cbor.decode(codec.encode(message))
    refused = MessageRefused(MessageFault.WRONG_LENGTH, type(message).__name__)
    assert codec.decode(cbor.encode([*value, 0])) == refused
    if len(value) > 1:
        assert codec.decode(cbor.encode(value[:-1])) == refused


@pytest.mark.parametrize(
    ("message", "place", "field", "wrong"),
    FAULTY,
    ids=[f"{type(message).__name__}.{field}-{number}" for number, (message, _, field, _) in enumerate(FAULTY)],
)
def test_each_field_out_of_range_is_refused_by_name(message: m.Message, place: int, field: str, wrong: object) -> None:
    """P-13."""
    value = cbor.decode(codec.encode(message))
    value[place] = wrong
    assert codec.decode(cbor.encode(value)) == MessageRefused(
        MessageFault.WRONG_FIELD, f"{type(message).__name__}.{field}"
    )


@pytest.mark.parametrize("message", MESSAGES, ids=NAMES)
def test_a_bit_is_a_number_only_where_a_number_is_meant(message: m.Message) -> None:
    """P-10: true and false are numbers to Python, and nothing in this protocol."""
    value = cbor.decode(codec.encode(message))
    for place in range(len(value)):
        changed = [*value[:place], True, *value[place + 1 :]]
        assert codec.decode(cbor.encode(changed)) == MessageRefused(MessageFault.CBOR, "not_allowed")


@given(st.binary(max_size=120))
def test_any_bytes_never_raise(data: bytes) -> None:
    """P-14."""
    got = codec.decode(data)
    assert isinstance(got, MessageRefused) or codec.encode(got) == data


@given(ANY_MESSAGE, st.data())
def test_a_changed_byte_is_another_message_or_none(message: m.Message, data: st.DataObject) -> None:
    """P-14: two encodings of one message do not exist."""
    encoded = bytearray(codec.encode(message))
    place = data.draw(st.integers(0, len(encoded) - 1))
    encoded[place] ^= data.draw(st.integers(1, 255))
    got = codec.decode(bytes(encoded))
    assert isinstance(got, MessageRefused) or (got != message and codec.encode(got) == bytes(encoded))


@given(ANY_MESSAGE, st.data())
def test_a_message_cut_short_or_followed_by_more_is_refused(message: m.Message, data: st.DataObject) -> None:
    """P-14."""
    encoded = codec.encode(message)
    shorter = encoded[: data.draw(st.integers(0, len(encoded) - 1))]
    assert isinstance(codec.decode(shorter), MessageRefused)
    assert isinstance(codec.decode(encoded + data.draw(st.binary(min_size=1, max_size=5))), MessageRefused)


def test_cbor_that_is_refused_is_refused_by_its_fault() -> None:
    """P-10."""
    assert codec.decode(b"\x82\x18\x14\x01") == MessageRefused(MessageFault.CBOR, "not_deterministic")
    assert codec.decode(b"") == MessageRefused(MessageFault.CBOR, "malformed")
    assert codec.decode(bytes(1025)) == MessageRefused(MessageFault.CBOR, "too_long")


def test_lengths_of_text_are_in_characters() -> None:
    """P-13: forty characters of four bytes are forty characters."""
    label = "\N{BALLOT BOX WITH BALLOT}" * 40
    announcement = m.Announcement(
        ASSEMBLY, 1, 1, 1, m.PollKind.TEST, HASH, HASH, ASSEMBLY, m.Revote.FIRST, ((1, label), (9, "tegen")), "é" * 64
    )
    assert codec.decode(codec.encode(announcement)) == announcement


def test_the_largest_announcement_in_dutch_fits_a_frame() -> None:
    """P-04: nine options and a title, all as long as may be, in letters of one byte, with its signature."""
    options = tuple((key, "a" * 40) for key in range(1, 10))
    largest = m.Announcement(
        ASSEMBLY, MAX_UINT, MAX_UINT, MAX_UINT, m.PollKind.REAL, HASH, HASH, ASSEMBLY, m.Revote.LAST, options, "a" * 64
    )
    assert len(codec.encode(largest)) + 75 <= MAX_PAYLOAD
