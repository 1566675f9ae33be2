"""COBS, beside a library that this project did not write."""

import pytest
from cobs import cobs as library
from hypothesis import given
from hypothesis import strategies as st

from firmware_protocol import cobs

PIECES = st.lists(st.binary(max_size=4) | st.integers(250, 260).map(lambda size: b"x" * size), max_size=5)
"""Around 254 bytes without a zero the encoding changes."""


@given(PIECES.map(b"\0".join) | PIECES.map(b"".join) | st.binary(max_size=1100))
def test_p03_it_is_what_the_library_makes_of_it(data: bytes) -> None:
    encoded = cobs.encode(data)
    assert encoded == library.encode(data)
    assert cobs.decode(encoded) == data


@given(st.binary(max_size=20) | PIECES.map(b"\0".join))
def test_p02_the_library_refuses_the_same_bytes(encoded: bytes) -> None:
    try:
        expected = bytes(library.decode(encoded))
    except library.DecodeError:
        expected = None
    assert cobs.decode(encoded) == expected


@pytest.mark.parametrize("size", [253, 254, 255, 508])
def test_p03_a_full_last_block_is_followed_by_nothing(size: int) -> None:
    assert cobs.encode(b"x" * size) == library.encode(b"x" * size)
