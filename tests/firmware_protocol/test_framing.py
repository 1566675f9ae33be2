"""Frames on a serial line: P-01 to P-04."""

import struct
import zlib

import pytest
from cobs import cobs
from hypothesis import given
from hypothesis import strategies as st

from firmware_protocol.errors import MessageTooLong
from firmware_protocol.framing import (
    MAX_ENCODED,
    MAX_PAYLOAD,
    BadFrame,
    Frame,
    FrameDecoder,
    FrameFault,
    FrameKind,
    encode_frame,
)

FRAME = Frame(FrameKind.UP, 3, 0xA1B2C3D4, 517, -52, b"\x00vote\x00")
FRAMES = st.builds(
    Frame,
    st.sampled_from(FrameKind),
    st.integers(0, 2**16 - 1),
    st.integers(0, 2**32 - 1),
    st.integers(0, 2**16 - 1),
    st.integers(-128, 127),
    st.binary(max_size=MAX_PAYLOAD),
)


def line(body: bytes) -> bytes:
    """Any bytes as a frame with a right checksum."""
    return bytes(cobs.encode(body + struct.pack(">I", zlib.crc32(body)))) + b"\0"


def test_p01_every_byte_of_a_frame_has_its_place() -> None:
    body = bytes.fromhex("01 01 0003 a1b2c3d4 0205 cc") + b"\x00vote\x00"
    assert encode_frame(FRAME) == line(body)


@given(FRAMES)
def test_p01_a_frame_comes_back_as_it_was(frame: Frame) -> None:
    encoded = encode_frame(frame)
    assert encoded.count(0) == 1
    assert encoded.endswith(b"\0")
    assert FrameDecoder().feed(encoded) == [frame]


@given(st.lists(FRAMES, max_size=4), st.integers(1, 50))
def test_p03_it_does_not_matter_in_what_pieces_bytes_arrive(frames: list[Frame], size: int) -> None:
    whole = b"".join(map(encode_frame, frames))
    decoder = FrameDecoder()
    assert [each for at in range(0, len(whole), size) for each in decoder.feed(whole[at : at + size])] == frames


@pytest.mark.parametrize(
    ("encoded", "fault"),
    [
        (b"\x05ab\0", FrameFault.COBS),
        (line(b"\x01\x01\x00"), FrameFault.TOO_SHORT),
        (line(b"\x02\x01" + bytes(9)), FrameFault.VERSION),
        (line(b"\x01\x00" + bytes(9)), FrameFault.KIND),
        (line(b"\x01\x07" + bytes(9)), FrameFault.KIND),
        (bytes(cobs.encode(b"\x01\x01" + bytes(9) + b"crc!")) + b"\0", FrameFault.CRC),
        (line(b"\x01\x01" + bytes(9 + MAX_PAYLOAD + 1)), FrameFault.TOO_LONG),
        (b"x" * (MAX_ENCODED + 1) + b"\0", FrameFault.TOO_LONG),
    ],
)
def test_p02_each_bad_frame_says_what_is_wrong(encoded: bytes, fault: FrameFault) -> None:
    assert FrameDecoder().feed(encoded) == [BadFrame(fault)]


@given(st.binary(max_size=60).map(lambda data: data.replace(b"\0", b"\1")))
def test_p03_after_garbage_the_next_zero_is_a_new_beginning(garbage: bytes) -> None:
    found = FrameDecoder().feed(garbage + b"\0" + encode_frame(FRAME))
    assert found[-1] == FRAME
    assert len(found) == (2 if garbage else 1)


def test_p03_a_frame_cut_off_costs_only_itself() -> None:
    cut = encode_frame(FRAME)[:9]
    found = FrameDecoder().feed(cut + encode_frame(FRAME) + encode_frame(FRAME))
    assert isinstance(found[0], BadFrame)
    assert found[1:] == [FRAME]


@given(st.binary(max_size=3000))
def test_p02_any_bytes_give_frames_or_refusals(data: bytes) -> None:
    assert all(isinstance(each, Frame | BadFrame) for each in FrameDecoder().feed(data))


@given(FRAMES, st.data())
def test_p02_a_changed_bit_never_gives_another_frame(frame: Frame, data: st.DataObject) -> None:
    encoded = bytearray(encode_frame(frame))
    at = data.draw(st.integers(0, len(encoded) - 1))
    encoded[at] ^= 1 << data.draw(st.integers(0, 7))
    assert frame not in FrameDecoder().feed(bytes(encoded))
    assert all(isinstance(each, BadFrame) for each in FrameDecoder().feed(bytes(encoded)))


def test_p04_a_line_without_a_zero_is_dropped_and_then_heard_again() -> None:
    decoder = FrameDecoder()
    for _ in range(1000):
        assert decoder.feed(b"x" * 1000) == []
    assert decoder.feed(b"\0" + encode_frame(FRAME)) == [BadFrame(FrameFault.TOO_LONG), FRAME]


def test_a_message_that_no_frame_carries_is_a_fault_of_the_caller() -> None:
    longest = Frame(FrameKind.DOWN, 0, 0, 0, 0, bytes(MAX_PAYLOAD))
    assert FrameDecoder().feed(encode_frame(longest)) == [longest]
    with pytest.raises(MessageTooLong, match="1024 bytes, not 1025"):
        encode_frame(Frame(FrameKind.DOWN, 0, 0, 0, 0, bytes(MAX_PAYLOAD + 1)))
