"""COSE envelopes and the keys behind them: P-15 to P-19, P-21, P-22."""

import hmac
import json
from pathlib import Path

import cbor2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firmware_protocol import cbor, codec, ed25519, envelope
from firmware_protocol import messages as m
from firmware_protocol.codec import MAX_UINT
from firmware_protocol.ed25519 import SigningKey
from firmware_protocol.envelope import EnvelopeFault, EnvelopeRefused

KEY, OTHER = SigningKey(b"k" * 32), SigningKey(b"o" * 32)
SHARED_KEY = b"r" * 32
PAYLOAD = codec.encode(m.Vote(12, 3, 5, 1))
SIGNED = envelope.sign(PAYLOAD, KEY, b"aad")
MACED = envelope.authenticate(PAYLOAD, SHARED_KEY)


def remade(data: bytes, at: int, value: object, tag: int | None = None) -> bytes:
    """An envelope with one of its four parts exchanged, still deterministic."""
    whole = cbor2.loads(data)
    parts = list(whole.value)
    parts[at] = value
    return cbor.encode(cbor2.CBORTag(tag or whole.tag, parts))


def test_p15_the_bytes_of_a_signed_envelope() -> None:
    signature = KEY.sign(cbor.encode(["Signature1", b"\xa1\x01\x27", b"aad", PAYLOAD]))
    expected = b"\xd2\x84\x43\xa1\x01\x27\xa0\x46" + PAYLOAD + b"\x58\x40" + signature
    assert expected == SIGNED
    assert envelope.is_signed(SIGNED)
    assert not envelope.is_authenticated(SIGNED)


def test_p16_the_bytes_of_an_authenticated_envelope() -> None:
    tag = hmac.digest(SHARED_KEY, cbor.encode(["MAC0", b"\xa1\x01\x05", b"", PAYLOAD]), "sha256")
    expected = b"\xd1\x84\x43\xa1\x01\x05\xa0\x46" + PAYLOAD + b"\x58\x20" + tag
    assert expected == MACED
    assert envelope.is_authenticated(MACED)
    assert not envelope.is_signed(MACED)


@given(st.binary(max_size=200), st.binary(max_size=80))
def test_p15_an_envelope_opens_under_its_key_and_what_is_bound(payload: bytes, bound: bytes) -> None:
    signed = envelope.sign(payload, KEY, bound)
    assert envelope.open_signed(signed, KEY.public_key, bound) == payload
    assert envelope.peek(signed) == payload
    refused = EnvelopeRefused(EnvelopeFault.SIGNATURE)
    assert envelope.open_signed(signed, OTHER.public_key, bound) == refused
    assert envelope.open_signed(signed, KEY.public_key, bound + b"x") == refused


@given(st.binary(max_size=200))
def test_p16_an_authenticated_envelope_opens_under_its_key(payload: bytes) -> None:
    maced = envelope.authenticate(payload, SHARED_KEY)
    assert envelope.open_authenticated(maced, SHARED_KEY) == payload
    assert envelope.open_authenticated(maced, b"x" * 32) == EnvelopeRefused(EnvelopeFault.TAG)


@pytest.mark.parametrize("unprotected", [0, b"", "", [], {4: b"11"}, {1: 5}])
def test_p15_there_is_one_form_of_an_empty_header(unprotected: object) -> None:
    """A second form would be a second hash of the same vote, and make an honest keypad look cloned."""
    assert isinstance(envelope.open_signed(remade(SIGNED, 1, unprotected), KEY.public_key, b"aad"), EnvelopeRefused)
    assert isinstance(envelope.open_authenticated(remade(MACED, 1, unprotected), SHARED_KEY), EnvelopeRefused)


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        (remade(SIGNED, 0, b"\xa1\x01\x26"), EnvelopeFault.SHAPE),  # another algorithm
        (remade(SIGNED, 0, b"\xa1\x01\x05"), EnvelopeFault.SHAPE),
        (remade(SIGNED, 0, b""), EnvelopeFault.SHAPE),
        (remade(SIGNED, 0, b"\xa2\x01\x27\x04\x41\x31"), EnvelopeFault.SHAPE),  # one header more
        (remade(SIGNED, 2, "text"), EnvelopeFault.SHAPE),
        (remade(SIGNED, 3, bytes(63)), EnvelopeFault.SHAPE),
        (remade(SIGNED, 3, bytes(65)), EnvelopeFault.SHAPE),
        (remade(SIGNED, 3, "text"), EnvelopeFault.SHAPE),
        (remade(SIGNED, 3, bytes(64)), EnvelopeFault.SIGNATURE),
        (remade(SIGNED, 3, SIGNED[-64:], tag=17), EnvelopeFault.SHAPE),
        (SIGNED[1:], EnvelopeFault.SHAPE),  # untagged
        (SIGNED[:-1], EnvelopeFault.CBOR),
        (SIGNED + b"\0", EnvelopeFault.CBOR),
        (b"\xd8\x12" + SIGNED[1:], EnvelopeFault.CBOR),  # the tag in two bytes
        (b"\xd2\x83" + SIGNED[2:], EnvelopeFault.CBOR),
        (cbor.encode(cbor2.CBORTag(18, [b"\xa1\x01\x27", {}, PAYLOAD])), EnvelopeFault.SHAPE),
        (cbor.encode(cbor2.CBORTag(18, 0)), EnvelopeFault.SHAPE),
        (MACED, EnvelopeFault.SHAPE),
        (b"", EnvelopeFault.CBOR),
    ],
)
def test_p15_any_other_form_is_refused(changed: bytes, fault: EnvelopeFault) -> None:
    assert envelope.open_signed(changed, KEY.public_key, b"aad") == EnvelopeRefused(fault)
    looked_at = envelope.peek(changed)
    assert looked_at == (PAYLOAD if fault is EnvelopeFault.SIGNATURE else EnvelopeRefused(fault))


def test_p16_any_other_form_is_refused() -> None:
    assert envelope.open_authenticated(SIGNED, SHARED_KEY) == EnvelopeRefused(EnvelopeFault.SHAPE)
    assert envelope.open_authenticated(MACED[:-1], SHARED_KEY) == EnvelopeRefused(EnvelopeFault.CBOR)


@given(st.sampled_from([SIGNED, MACED]), st.data())
def test_p15_p16_no_changed_byte_goes_unnoticed(original: bytes, data: st.DataObject) -> None:
    changed = bytearray(original)
    at = data.draw(st.integers(0, len(changed) - 1))
    changed[at] ^= data.draw(st.integers(1, 255))
    assert isinstance(envelope.open_signed(bytes(changed), KEY.public_key, b"aad"), EnvelopeRefused)
    assert isinstance(envelope.open_authenticated(bytes(changed), SHARED_KEY), EnvelopeRefused)


@given(st.binary(max_size=150))
def test_p15_p16_any_bytes_are_refused_without_an_error(data: bytes) -> None:
    assert isinstance(envelope.open_signed(data, KEY.public_key), EnvelopeRefused)
    assert isinstance(envelope.open_authenticated(data, SHARED_KEY), EnvelopeRefused)
    assert isinstance(envelope.peek(data), EnvelopeRefused)


def test_p17_a_vote_is_bound_to_announcement_and_acceptance() -> None:
    announcement, acceptance = b"announcement as signed", b"acceptance as signed"
    bound = envelope.vote_aad(announcement, acceptance)
    assert bound == b"\x82\x58\x20" + envelope.sha256(announcement) + b"\x58\x20" + envelope.sha256(acceptance)
    vote = envelope.sign(PAYLOAD, KEY, bound)
    assert envelope.open_signed(vote, KEY.public_key, bound) == PAYLOAD
    for other in ((b"another", acceptance), (announcement, b"another"), (acceptance, announcement)):
        assert isinstance(envelope.open_signed(vote, KEY.public_key, envelope.vote_aad(*other)), EnvelopeRefused)


def test_p19_the_longest_vote_fits_two_reports_of_a_usb_device() -> None:
    largest = codec.encode(m.Vote(MAX_UINT, MAX_UINT, MAX_UINT, 9))
    assert len(envelope.sign(largest, KEY, bytes(64))) == 105 <= 116


def test_p21_the_receipt_key_is_hkdf() -> None:
    """HKDF as RFC 5869 has it: a salt of zeros where there is none, one block of output."""
    extracted = hmac.digest(bytes(32), SHARED_KEY, "sha256")
    expected = hmac.digest(extracted, b"\x82\x67SK-0417\x0c" + b"\x01", "sha256")
    assert envelope.receipt_key(SHARED_KEY, "SK-0417", 12) == expected
    others = {
        envelope.receipt_key(SHARED_KEY, serial, pairing) for serial in ("SK-0417", "SK-0418") for pairing in (1, 2)
    }
    assert len(others) == 4


def test_p15_examples_of_the_cose_working_group(shared: Path) -> None:
    """None is in the one form of this protocol: each names its key or another algorithm in a header."""
    seen = 0
    for path in sorted((shared / "vectors" / "cose").glob("*.json")):
        seen += 1
        case = json.loads(path.read_text())
        message = bytes.fromhex(case["output"]["cbor"])
        assert isinstance(envelope.peek(message), EnvelopeRefused), path.name
    assert seen == 11


def test_p15_what_is_signed_is_what_the_cose_working_group_signs(shared: Path) -> None:
    case = json.loads((shared / "vectors" / "cose" / "eddsa-examples-eddsa-sig-01.json").read_text())
    protected, _, payload, signature = cbor2.loads(bytes.fromhex(case["output"]["cbor"])).value
    to_sign = cbor.encode(["Signature1", protected, b"", payload])
    assert to_sign.hex() == case["intermediates"]["ToBeSign_hex"].lower()
    key = SigningKey(bytes.fromhex(case["input"]["sign0"]["key"]["d_hex"]))
    assert key.public_key.hex() == case["input"]["sign0"]["key"]["x_hex"]
    assert key.sign(to_sign) == signature
    assert ed25519.verify(key.public_key, to_sign, signature)


@given(
    payload=st.binary(max_size=700), size=st.sampled_from([32, 64]), cut=st.integers(0, 12), place=st.integers(0, 12)
)
def test_the_short_way_of_reading_is_the_long_one(payload: bytes, size: int, cut: int, place: int) -> None:
    """Also where a length has a second form, something is missing, or there is more behind it."""
    tag, protected = (18, b"\xa1\x01\x27") if size == 64 else (17, b"\xa1\x01\x05")
    whole = cbor.encode(cbor2.CBORTag(tag, [protected, {}, payload, bytes(size)]))
    longer_head = whole[:7] + b"\x59" + len(payload).to_bytes(2, "big") + payload + whole[-size - 2 :]
    for each in (whole, whole[cut:], whole[: len(whole) - cut], whole + b"\0" * cut, longer_head):
        harmed = each[:place] + bytes([each[place] ^ 1]) + each[place + 1 :] if place < len(each) else each
        for data in (each, harmed):
            assert envelope._parts(data, tag, protected, size) == envelope._read_parts(data, tag, protected, size)
